"""Exclusion lists: those there are, and putting the people of a file on one after it was looked through."""

from dataclasses import replace

from fastapi import APIRouter, Response
from starlette.datastructures import FormData, UploadFile

from domain.errors import FieldProblem, InvalidFieldsError
from domain.exclusions import KNOWN_EXCLUSION_COLUMNS, ListForm
from domain.roles import Role
from services import exclusions
from services.exclusions import MOST_BYTES, MOST_ROWS, ListDiffersError
from web.doors import SignedIn, Visit
from web.downloads import CSV, send_file
from web.forms import Typed, read_data, read_text
from web.frame import show_page
from web.pages.campaigns import map_categories

router = APIRouter(prefix="/exclusions")

FORM_BYTES = 2 * MOST_BYTES + 64 * 1024
NAMES = {"list": "list_code", "from": "from_on", "to": "to_on"}
"""What a problem names → how the field is named on the page."""


@router.get("")
async def show_exclusions(visit: SignedIn) -> Response:
    """Every list, and a form to bring one. Raises WrongRoleError."""
    return await _show(visit, Typed())


@router.post("")
async def bring_exclusions(visit: SignedIn) -> Response:
    """Show what a file would put on a list; once that is confirmed, put it there."""
    visit.actor.require(Role.POLICY_OFFICER)
    data = await read_data(visit.request, limit=FORM_BYTES, files=1)
    content, typed = await _read_content(data), _list_typed(data)
    await data.close()
    form = _read_form(typed)
    if read_text(data, "again"):
        return await _show(visit, typed)
    try:
        if read_text(data, "confirmed"):
            secret = visit.house.match_secret
            done = await visit.ask(exclusions.bring_exclusions, content, form, secret=secret, at=visit.at)
            return await show_page(
                visit, "exclusions_done.html", section="campaigns", form=form, done=done, refused=done.refused
            )
        preview = await visit.ask(exclusions.preview_exclusions, content, form, at=visit.at)
    except InvalidFieldsError as error:
        return await _show(visit, replace(typed, problems=_rename(error.problems)), 422)
    except ListDiffersError as error:
        differs = FieldProblem("list_code", error.code, error.params)
        return await _show(visit, replace(typed, problems=(differs,)), 409)
    return await show_page(
        visit,
        "exclusions_check.html",
        section="campaigns",
        preview=preview,
        refused=preview.refused,
        content=content.decode("utf-8-sig"),
        categories=await map_categories(visit),
        typed=typed,
    )


@router.post("/refused.csv")
async def get_refused(visit: SignedIn) -> Response:
    """The rows of a file that cannot be read, with their reasons, to be mended and brought again."""
    data = await read_data(visit.request, limit=FORM_BYTES)
    form = _read_form(_list_typed(data))
    preview = await visit.ask(exclusions.preview_exclusions, await _read_content(data), form, at=visit.at)
    content = exclusions.print_refused(preview.refused)
    return send_file(content, "refused.csv", CSV)


async def _read_content(data: FormData) -> bytes:
    """The file that was chosen, or what the page before carried of it."""
    sent = data.get("file")
    if isinstance(sent, UploadFile) and (content := await sent.read(MOST_BYTES + 1)):
        return content
    return read_text(data, "content").encode()


def _list_typed(data: FormData) -> Typed:
    names = ("list_code", "name_ar", "name_en", "circular", "from_on", "to_on")
    chosen = tuple(code for code in data.getlist("categories") if isinstance(code, str))
    return Typed({**{name: read_text(data, name) for name in names}, "categories": chosen})


def _read_form(typed: Typed) -> ListForm:
    chosen = typed.values.get("categories", ())
    return ListForm(
        code=typed.get("list_code"),
        name_ar=typed.get("name_ar"),
        name_en=typed.get("name_en"),
        circular=typed.get("circular"),
        categories=",".join(chosen if isinstance(chosen, tuple) else ()),
        from_on=typed.get("from_on"),
        to_on=typed.get("to_on"),
    )


def _rename(problems: tuple[FieldProblem, ...]) -> tuple[FieldProblem, ...]:
    return tuple(FieldProblem(NAMES.get(one.field, one.field), one.code, one.params) for one in problems)


async def _show(visit: Visit, typed: Typed, status: int = 200) -> Response:
    return await show_page(
        visit,
        "exclusions.html",
        status,
        section="campaigns",
        lists=await visit.ask(exclusions.list_exclusions),
        categories=await map_categories(visit),
        columns=KNOWN_EXCLUSION_COLUMNS,
        most_rows=MOST_ROWS,
        may_bring=visit.actor.has_any(Role.POLICY_OFFICER),
        typed=typed,
    )
