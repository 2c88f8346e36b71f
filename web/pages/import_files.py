"""Files of requests: bring one, look at what would become of every row, confirm, and watch it, now or later."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse
from starlette.datastructures import UploadFile

from domain.errors import InvalidFieldsError
from domain.import_files import MOST_BYTES, MOST_ROWS, FileForm, ImportShow, ImportState
from domain.imports import KNOWN_REQUEST_COLUMNS
from services import import_files, policies
from services.import_delivery import SHORT, ImportDelivery
from web.doors import SignedIn, Visit
from web.downloads import CSV, send_file
from web.forms import Typed, list_values, read_data, read_text
from web.frame import show_page

router = APIRouter(prefix="/import-files")

FORM_BYTES = MOST_BYTES + 64 * 1024
REFRESH_SECONDS = 3
DONE = ("dropped",)


@router.get("")
async def show_files(visit: SignedIn, done: str | None = None) -> Response:
    """The files of one's charity, and a form to bring another. Raises WrongRoleError."""
    return await _show_files(visit, Typed(), done=done if done in DONE else None)


@router.post("")
async def bring_file(visit: SignedIn) -> Response:
    """Keep a file to be looked through; a short one is looked through at once."""
    data = await read_data(visit.request, limit=FORM_BYTES, files=1)
    sent = data.get("file")
    content = await sent.read(MOST_BYTES + 1) if isinstance(sent, UploadFile) else b""
    name = (sent.filename or "") if isinstance(sent, UploadFile) else ""
    form = FileForm(name, read_text(data, "category"), read_text(data, "amount"))
    await data.close()
    try:
        file_id = await visit.ask(import_files.bring_file, form, content, at=visit.at)
    except InvalidFieldsError as error:
        return await _show_files(visit, Typed(list_values(form), error.problems), 422)
    if (await visit.ask(import_files.get_file, file_id)).total <= SHORT:
        await _open_delivery(visit).look(file_id)
    return RedirectResponse(f"/import-files/{file_id}", 303)


@router.get("/{file_id}")
async def show_file(
    visit: SignedIn, file_id: UUID, show: ImportShow | None = None, after: int = 0
) -> Response:
    """How far a file is, and its rows; while something runs the browser asks again by itself, script or not."""
    return await _show_file(visit, file_id, show=show, after=after)


@router.post("/{file_id}/confirm")
async def confirm_file(visit: SignedIn, file_id: UUID) -> Response:
    """Register its rows: they are done whether the page stays open or not; confirming again changes nothing."""
    has_looked = bool(read_text(await read_data(visit.request), "accept_storm"))
    try:
        await visit.ask(import_files.confirm_file, file_id, accept_storm=has_looked, at=visit.at)
    except InvalidFieldsError as error:
        return await _show_file(visit, file_id, typed=Typed({}, error.problems), status=422)
    await _open_delivery(visit).begin(file_id)
    return RedirectResponse(f"/import-files/{file_id}", 303)


@router.get("/{file_id}/drop")
async def ask_drop(visit: SignedIn, file_id: UUID) -> Response:
    """Ask before what stands in a file is forgotten."""
    return await show_page(
        visit, "import_file_drop.html", file=await visit.ask(import_files.get_file, file_id)
    )


@router.post("/{file_id}/drop")
async def drop_file(visit: SignedIn, file_id: UUID) -> Response:
    """Forget what stands in a file; what was registered of it stays."""
    await visit.ask(import_files.drop_file, file_id, at=visit.at)
    return RedirectResponse("/import-files?done=dropped", 303)


@router.get("/{file_id}/refused.csv")
async def get_refused(visit: SignedIn, file_id: UUID) -> Response:
    """The refused rows with their reasons, to be mended and brought again."""
    content = await visit.ask(import_files.print_refused, file_id)
    return send_file(content, "refused.csv", CSV)


def _open_delivery(visit: Visit) -> ImportDelivery:
    house = visit.house
    return ImportDelivery(house.store, house.processes, house.clock, secret=house.match_secret)


async def _show_files(visit: Visit, typed: Typed, status: int = 200, *, done: str | None = None) -> Response:
    return await show_page(
        visit,
        "import_files.html",
        status,
        files=await visit.ask(import_files.list_files),
        categories=await run_in_threadpool(policies.list_categories, visit.house.store, at=visit.at),
        columns=KNOWN_REQUEST_COLUMNS,
        most_rows=MOST_ROWS,
        typed=typed,
        done=done,
    )


async def _show_file(
    visit: Visit,
    file_id: UUID,
    *,
    show: ImportShow | None = None,
    after: int = 0,
    typed: Typed | None = None,
    status: int = 200,
) -> Response:
    file = await visit.ask(import_files.get_file, file_id)
    if show is None:
        # What needs somebody comes first.
        show = ImportShow.REFUSED if file.refused else ImportShow.TWICE if file.again else ImportShow.ALL
    shown = await show_page(
        visit,
        "import_file.html",
        status,
        file=file,
        page=await visit.ask(import_files.list_rows, file_id, show=show, after=after),
        show=show,
        shows=tuple(ImportShow),
        typed=typed or Typed(),
    )
    if file.state in (ImportState.LOOKING, ImportState.RUNNING):
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown
