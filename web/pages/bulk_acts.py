"""Bulk acts: choose, say why, look at every row, confirm, and watch what becomes of each, now or later."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from domain.bulk_acts import BULK_CODES, BULK_ROLES, MOST_AT_ONCE, BulkForm, BulkKind
from domain.cycle import DecisionCode
from domain.errors import FieldProblem, InvalidFieldsError
from services import bulk_acts, colleagues
from services.bulk_delivery import BulkDelivery
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import show_page
from web.pages.decisions import name_reason
from web.questions import read_kinds

router = APIRouter(prefix="/bulk-acts")

FIELDS_AT_MOST = MOST_AT_ONCE + 50
REFRESH_SECONDS = 3


@router.get("")
async def show_acts(visit: SignedIn) -> Response:
    """One's own acts, the latest first."""
    return await show_page(visit, "bulk_acts.html", acts=await visit.ask(bulk_acts.list_acts))


@router.get("/form")
@router.get("/preview")
async def show_queue_instead(_visit: SignedIn) -> Response:
    """These pages answer a form and have no address of their own; the queue has."""
    return RedirectResponse("/queue", 303)


@router.post("/form")
async def choose_act(visit: SignedIn) -> Response:
    """The act on the chosen rows, with what was typed of it already. Raises WrongRoleError."""
    data = await read_data(visit.request, fields=FIELDS_AT_MOST)
    form = read_bulk_form(data)
    if form.kind in set(BulkKind):
        visit.actor.require(*sorted(BULK_ROLES[BulkKind(form.kind)]))
    return await _show_form(visit, form, Typed(_list_typed(data, form)))


@router.post("/preview")
async def preview(visit: SignedIn) -> Response:
    """What would become of each row; nothing is written."""
    data = await read_data(visit.request, fields=FIELDS_AT_MOST)
    form = read_bulk_form(data)
    try:
        found = await visit.ask(bulk_acts.preview_act, form, at=visit.at)
    except InvalidFieldsError as error:
        return await _show_problems(visit, data, form, error)
    return await show_page(
        visit,
        "bulk_act_preview.html",
        preview=found,
        form=form,
        typed=Typed(_list_typed(data, form)),
        kinds=await read_kinds(visit),
        to=await _find_colleague(visit, form),
    )


@router.post("")
async def begin_act(visit: SignedIn) -> Response:
    """Begin it: rows are done whether the page stays open or not; sending it again finds the same act."""
    data = await read_data(visit.request, fields=FIELDS_AT_MOST)
    form = read_bulk_form(data)
    submission = read_submission(data, {**list_values(form), "tasks": sorted(form.tasks)})
    try:
        act = await visit.ask(bulk_acts.begin_act, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        return await _show_problems(visit, data, form, error)
    house = visit.house
    await BulkDelivery(house.store, house.processes, house.clock).begin(act.act_id)
    return RedirectResponse(f"/bulk-acts/{act.act_id}", 303)


@router.get("/{act_id}")
async def show_act(visit: SignedIn, act_id: UUID, after: int = -1, *, refused: bool = False) -> Response:
    """How far an act is, and its rows; while it runs the browser asks again by itself, script or not."""
    act = await visit.ask(bulk_acts.get_act, act_id)
    page = await visit.ask(bulk_acts.list_items, act_id, after=after, only_refused=refused)
    shown = await show_page(visit, "bulk_act.html", act=act, page=page, refused=refused)
    if not act.is_over:
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown


def read_bulk_form(data: FormData) -> BulkForm:
    """The one act of all rows; each decision has a list of reasons of its own."""
    form = read_form(data, BulkForm)
    values = {**list_values(form), "reason": read_text(data, f"reason_{form.code}") or form.reason}
    return BulkForm(**values)  # type: ignore[arg-type] # the fields of the same class


async def _find_colleague(visit: Visit, form: BulkForm) -> colleagues.ColleagueView | None:
    staff = await visit.ask(colleagues.list_colleagues, at=visit.at) if form.to else ()
    return next((one for one in staff if str(one.account_id) == form.to), None)


async def _show_problems(visit: Visit, data: FormData, form: BulkForm, error: InvalidFieldsError) -> Response:
    problems: tuple[FieldProblem, ...] = error.problems
    if form.code:
        problems = name_reason(error, form.code).problems
    return await _show_form(visit, form, Typed(_list_typed(data, form), problems), 422)


async def _show_form(visit: Visit, form: BulkForm, typed: Typed, status: int = 200) -> Response:
    kind = BulkKind(form.kind) if form.kind in set(BulkKind) else BulkKind.REASSIGN
    staff = await visit.ask(colleagues.list_colleagues, at=visit.at) if kind is BulkKind.REASSIGN else ()
    return await show_page(
        visit,
        "bulk_act_form.html",
        status,
        tasks=form.tasks,
        form=form,
        kind=kind.value,
        endings=list_endings(kind),
        staff=staff,
        typed=typed,
    )


def list_endings(kind: BulkKind) -> tuple[str, ...]:
    """The decisions that may be given to many, in the order of their list."""
    return tuple(code.value for code in DecisionCode if code in BULK_CODES[kind])


def _list_typed(data: FormData, form: BulkForm) -> dict[str, object]:
    reasons = {f"reason_{code}" for codes in BULK_CODES.values() for code in codes}
    typed: dict[str, object] = {name: read_text(data, name) for name in sorted(reasons)}
    return {**typed, **list_values(form), "reason": ""}
