"""One session of a committee: its agenda, who sits, what is decided, the minutes, and their signed scan."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData, UploadFile

from domain.errors import FieldProblem, InputError, InvalidFieldsError, RefusedError
from services import agendas, attendance, committee_sessions, printed_minutes
from services.agendas import MOST_ON_AGENDA, InterestForm, ItemForm, ItemResult
from services.attendance import AttendanceForm
from services.committee_sessions import OpeningForm, SessionView
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, read_data, read_submission, read_text
from web.frame import show_page

router = APIRouter(prefix="/sessions/{session_id}")

FIELDS_OF_ITEM = ("decision", "amount", "reason", "text", "account", "interest")
MOST_FIELDS = MOST_ON_AGENDA * len(FIELDS_OF_ITEM) + 20
AGENDA_FORM_LIMIT = 2 * 2**20
SCAN_FORM_LIMIT = 11 * 2**20
DONE = frozenset({"listed", "opened", "left", "decided", "closed", "signed", "attendance"})


@router.get("")
async def show_session(visit: SignedIn, session_id: UUID, done: str | None = None) -> Response:
    """The session as it stands."""
    return await _show(visit, session_id, done=done if done in DONE else None)


@router.post("/items")
async def put_on_agenda(visit: SignedIn, session_id: UUID) -> Response:
    """Lay the chosen cases before the session."""
    data = await read_data(visit.request, fields=MOST_FIELDS)
    chosen = [found for text in data.getlist("tasks") if (found := _read_id(text))]
    return await _act(
        visit, session_id, "listed", visit.ask(agendas.put_on_agenda, session_id, chosen, at=visit.at)
    )


@router.post("/opening")
async def open_session(visit: SignedIn, session_id: UUID) -> Response:
    """Record who sits and open the session."""
    data = await read_data(visit.request)
    present = tuple(found for text in data.getlist("present") if (found := _read_id(text)))
    form = OpeningForm(present, _read_id(data.get("chair")))
    return await _act(
        visit,
        session_id,
        "opened",
        visit.ask(committee_sessions.open_session, session_id, form, at=visit.at),
    )


@router.post("/attendance")
async def enter_attendance(visit: SignedIn, session_id: UUID) -> Response:
    """Write down that a member came late or left early."""
    data = await read_data(visit.request)
    account_id = _read_id(data.get("account"))
    if account_id is None:
        return await _show(visit, session_id, 422, problems=(FieldProblem("present", "required"),))
    form = AttendanceForm(account_id, has_come=data.get("has_come") == "yes")
    return await _act(
        visit, session_id, "attendance", visit.ask(attendance.enter_attendance, session_id, form, at=visit.at)
    )


@router.post("/items/{item_id}/recusals")
async def declare_interest(visit: SignedIn, session_id: UUID, item_id: UUID) -> Response:
    """Write down that a member leaves one item."""
    data = await read_data(visit.request, limit=AGENDA_FORM_LIMIT, fields=MOST_FIELDS)
    account_id = _read_id(data.get(f"account-{item_id}"))
    if account_id is None:
        return await _show(visit, session_id, 422, problems=(FieldProblem("present", "required"),))
    form = InterestForm(account_id, read_text(data, f"interest-{item_id}"))
    return await _act(
        visit,
        session_id,
        "left",
        visit.ask(agendas.declare_interest, session_id, item_id, form, at=visit.at),
    )


@router.post("/decisions")
async def decide_items(visit: SignedIn, session_id: UUID) -> Response:
    """Write down what was decided, each row by itself; what is wrong stands beside its row."""
    data = await read_data(visit.request, limit=AGENDA_FORM_LIMIT, fields=MOST_FIELDS)
    session = await visit.ask(committee_sessions.get_session, session_id, at=visit.at)
    forms = _read_items(data, session)
    submission = read_submission(data, {"rows": [vars(form) for form in forms]})
    try:
        rows = await visit.ask(agendas.decide_items, session_id, forms, submission, at=visit.at)
    except RefusedError as error:
        return await _show(visit, session_id, 409, refusal=visit.words.error(error))
    wrong = {row.item_id: row for row in rows if row.refusal or row.problems}
    if wrong:
        return await _show(visit, session_id, 422, wrong=wrong)
    return _go_to(session_id, "decided")


@router.post("/closing")
async def close_session(visit: SignedIn, session_id: UUID) -> Response:
    """End the sitting and fix its minutes."""
    return await _act(
        visit, session_id, "closed", visit.ask(committee_sessions.close_session, session_id, at=visit.at)
    )


@router.post("/scan")
async def attach_scan(visit: SignedIn, session_id: UUID) -> Response:
    """Keep the signed minutes: the session is in effect."""
    data = await read_data(visit.request, limit=SCAN_FORM_LIMIT, files=1)
    scan = data.get("scan")
    content = await scan.read() if isinstance(scan, UploadFile) else b""
    await data.close()
    attach = visit.ask(
        lambda store, actor: committee_sessions.attach_scan(
            store, visit.house.papers, actor, session_id, content, at=visit.at
        )
    )
    return await _act(visit, session_id, "signed", attach)


@router.post("/printed-minutes")
async def print_minutes(visit: SignedIn, session_id: UUID) -> Response:
    """The fixed minutes as a numbered paper to sign; printing twice is printing the same paper."""
    await read_data(visit.request)
    paper = await visit.ask(printed_minutes.issue_minutes, session_id, at=visit.at)
    return RedirectResponse(f"/papers/{paper.paper_id}.pdf", 303)


@router.get("/scan")
async def show_scan(visit: SignedIn, session_id: UUID) -> Response:
    """The signed minutes as they were scanned."""
    scan = await visit.ask(
        lambda store, actor: committee_sessions.read_scan(
            store, visit.house.papers, actor, session_id, at=visit.at
        )
    )
    headers = {"Content-Disposition": "inline", "Content-Security-Policy": "sandbox"}
    return Response(scan.content, media_type=scan.kind, headers=headers)


async def _act(visit: Visit, session_id: UUID, done: str, act: object) -> Response:
    """Do what was asked and show the session, or say beside it why not."""
    try:
        await act  # type: ignore[misc] # a coroutine of visit.ask
    except InvalidFieldsError as error:
        return await _show(visit, session_id, 422, problems=error.problems)
    except (RefusedError, InputError) as error:
        status = 409 if isinstance(error, RefusedError) else 422
        return await _show(visit, session_id, status, refusal=visit.words.error(error))
    return _go_to(session_id, done)


def _go_to(session_id: UUID, done: str) -> Response:
    return RedirectResponse(add_query(f"/sessions/{session_id}", done=done), 303)


async def _show(
    visit: Visit,
    session_id: UUID,
    status: int = 200,
    *,
    done: str | None = None,
    problems: tuple[FieldProblem, ...] = (),
    refusal: str | None = None,
    wrong: dict[UUID, ItemResult] | None = None,
) -> Response:
    session = await visit.ask(committee_sessions.get_session, session_id, at=visit.at)
    is_prepared = session.may_keep and session.state in ("drafted", "open")
    waiting = await visit.ask(agendas.list_waiting_cases, session_id) if is_prepared else ()
    return await show_page(
        visit,
        "committee_session.html",
        status,
        session=session,
        waiting=waiting,
        typed=Typed(problems=problems),
        done=done,
        refusal=refusal,
        wrong=wrong or {},
        section="committees",
    )


def _read_items(data: FormData, session: SessionView) -> list[ItemForm]:
    """The rows that say something; `rest` decides alike every case that was decided in no other way."""
    rest = read_text(data, "rest")
    forms = []
    for item in session.items:
        decision, amount, reason, text = (
            read_text(data, f"{name}-{item.item_id}") for name in FIELDS_OF_ITEM[:4]
        )
        decision = decision or ("" if item.decision or item.is_fallen else rest)
        if decision:
            forms.append(ItemForm(item.item_id, decision, amount, reason, text))
    return forms


def _read_id(text: object) -> UUID | None:
    """An id as a form of ours sends it; anything else was sent by none of them."""
    try:
        return UUID(str(text))
    except ValueError:
        return None
