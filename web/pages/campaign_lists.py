"""Lists of a campaign: a charity sends one and enters its rows, whoever signs looks at it once more and signs it once."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData, UploadFile

from domain.campaigns import ListRow, read_pasted
from domain.errors import FieldProblem, InvalidFieldsError
from services import campaign_lists, list_files
from services.campaigns import READERS
from services.list_delivery import deliver_signed
from services.list_files import MOST_BYTES
from services.list_views import RowPlace
from web.doors import SignedIn, Visit
from web.downloads import CSV, send_file
from web.forms import Typed, list_values, read_data, read_submission, read_text
from web.frame import REGISTRARS, show_page
from web.pages.campaigns import show_sheet

router = APIRouter()

FORM_BYTES = 2 * MOST_BYTES + 64 * 1024
REFRESH_SECONDS = 4
ROWS_A_PAGE = 100


@dataclass(frozen=True)
class SentList:
    """What a charity types of a list: its fund, and rows that are pasted."""

    fund: str = ""
    rows: str = ""


@router.post("/campaigns/{code}/lists")
async def send_list(visit: SignedIn, code: str) -> Response:
    """Judge every row, and begin to enter those that pass: the worker goes on. Sending it again finds the same list."""
    visit.actor.require(*REGISTRARS)
    data = await read_data(visit.request, limit=FORM_BYTES, files=1)
    form = SentList(read_text(data, "fund"), read_text(data, "rows"))
    try:
        rows = await _read_rows(data, form)
        submission = read_submission(
            data, {"act": "send_list", "campaign": code, "fund": form.fund, "rows": rows}
        )
        view = await visit.ask(campaign_lists.submit_list, code, form.fund, rows, submission, at=visit.at)
    except InvalidFieldsError as error:
        typed = Typed(list_values(form), error.problems, read_text(data, "key"))
        return await show_sheet(visit, code, typed, 422)
    if view.counts.get(RowPlace.WAITING):
        await visit.ask(campaign_lists.enter_list, view.list_id, at=visit.at)
    return RedirectResponse(f"/campaign-lists/{view.list_id}", 303)


@router.get("/campaign-lists/{list_id}")
async def show_list(visit: SignedIn, list_id: UUID, show: RowPlace | None = None, after: int = 0) -> Response:
    """How far a list is, and where its rows stand; while rows are entered or checked the browser asks again by itself."""
    return await _show_list(visit, list_id, show=show, after=after)


@router.get("/campaign-lists/{list_id}/refused.csv")
async def get_refused(visit: SignedIn, list_id: UUID) -> Response:
    """The refused rows with their reasons, to be mended and sent as a list of their own."""
    visit.actor.require(*READERS)
    content = await visit.ask(list_files.print_refused, list_id)
    return send_file(content, "refused.csv", CSV)


@router.get("/campaign-lists/{list_id}/signature")
async def ask_to_sign(visit: SignedIn, list_id: UUID) -> Response:
    """How many rows and how much one signature decides, and what it leaves aside."""
    return await _ask_to_sign(visit, list_id)


@router.post("/campaign-lists/{list_id}/signature")
async def sign_list(visit: SignedIn, list_id: UUID) -> Response:
    """Sign what was shown, and nothing that came meanwhile; every row is decided once."""
    data = await read_data(visit.request)
    _, signing = await visit.ask(campaign_lists.get_signing, list_id)
    if read_text(data, "seen") != mark_signing(signing):
        return await _ask_to_sign(visit, list_id, has_changed=True)
    signed = await visit.ask(campaign_lists.sign_list, list_id, at=visit.at)
    rows = await deliver_signed(visit.house.processes, signed)
    listed, left = await visit.ask(campaign_lists.get_turn, list_id)
    return await show_page(
        visit,
        "campaign_list_signed.html",
        section="campaigns",
        listed=listed,
        rows=rows,
        refused=sum(row.refusal is not None for row in rows),
        signing=left,
    )


def mark_signing(signing: campaign_lists.Signing) -> str:
    """What the signer has seen: the level, the rows and their sum."""
    return f"{signing.level}/{signing.rows}/{signing.total_fils}"


async def _read_rows(data: FormData, form: SentList) -> Sequence[ListRow]:
    """A file is read where one is chosen, else what was pasted. Raises InvalidFieldsError."""
    sent = data.get("file")
    content = await sent.read(MOST_BYTES + 1) if isinstance(sent, UploadFile) else b""
    await data.close()
    if content and form.rows.strip():
        raise InvalidFieldsError([FieldProblem("file", "file_and_rows")])
    return list_files.read_list_file(content) if content else read_pasted(form.rows)


async def _ask_to_sign(visit: Visit, list_id: UUID, *, has_changed: bool = False) -> Response:
    listed, signing = await visit.ask(campaign_lists.get_signing, list_id)
    return await show_page(
        visit,
        "campaign_list_signature.html",
        409 if has_changed else 200,
        section="campaigns",
        listed=listed,
        signing=signing,
        seen=mark_signing(signing),
        has_changed=has_changed,
    )


async def _show_list(visit: Visit, list_id: UUID, *, show: RowPlace | None, after: int) -> Response:
    visit.actor.require(*READERS)
    listed, signing = await visit.ask(campaign_lists.get_turn, list_id)
    found = [row for row in listed.rows if row.position > after and show in (None, row.place)]
    shown = await show_page(
        visit,
        "campaign_list.html",
        section="campaigns",
        listed=listed,
        rows=found[:ROWS_A_PAGE],
        next_after=found[ROWS_A_PAGE - 1].position if len(found) > ROWS_A_PAGE else None,
        places=tuple(place for place in RowPlace if listed.counts.get(place)),
        show=show,
        signing=signing,
    )
    if listed.counts.get(RowPlace.CHECKING) or listed.counts.get(RowPlace.WAITING):
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown
