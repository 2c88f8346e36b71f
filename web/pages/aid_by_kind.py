"""Aid by kind of a body: the months as a chart with the table behind it, the kinds, and a workbook to take away."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool

from gateways.workbooks import MEDIA_TYPE, Sheet, write_workbook
from services import aid_by_kind
from services.aid_by_kind import AidReport, AidSum
from services.policies import KindName
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.downloads import send_file
from web.frame import show_page
from web.questions import read_kinds

router = APIRouter(prefix="/aid-by-kind")

COLUMNS = ("requests", "approved", "approved_dinars", "paid_dinars", "waiting")
FILS = 1000


@router.get("")
async def show_report(visit: SignedIn, kind: str = "", charity: UUID | None = None) -> Response:
    """What was asked for, approved, paid and still waits, by month and kind. Raises WrongRoleError."""
    report = await visit.ask(aid_by_kind.describe_aid, charity, kind=kind, at=visit.at)
    given = {"kind": kind, "charity": str(charity or "")}
    return await show_page(
        visit,
        "aid_by_kind.html",
        section="aid_by_kind",
        report=report,
        kinds=await read_kinds(visit),
        wanted=given,
        workbook=add_query("/aid-by-kind/workbook", **given),
    )


@router.get("/workbook")
async def download_workbook(visit: SignedIn, kind: str = "", charity: UUID | None = None) -> Response:
    """The same as a workbook: a sheet of months and kinds, one of months, one of kinds. Raises WrongRoleError."""
    report = await visit.ask(aid_by_kind.describe_aid, charity, kind=kind, at=visit.at)
    sheets = list_sheets(visit, report, await read_kinds(visit))
    content = await run_in_threadpool(write_workbook, sheets, is_rtl=visit.words.direction == "rtl")
    return send_file(content, f"aid-by-kind-{report.from_on:%Y-%m}.xlsx", MEDIA_TYPE)


def list_sheets(visit: Visit, report: AidReport, kinds: dict[str, KindName]) -> tuple[Sheet, ...]:
    """The three sheets in the reader's words; months as Excel sorts them."""
    words = visit.words
    heads = [words.say(f"aid_by_kind-{column}") for column in COLUMNS]
    month, kind = words.say("aid_by_kind-month"), words.say("aid_by_kind-kind")

    def name(code: str) -> str:
        return words.name(kinds[code].name_ar, kinds[code].name_en) if code in kinds else code

    total = [words.say("boards-total"), *_spell(report.total)]
    return (
        Sheet(
            words.say("aid_by_kind-sheet_both"),
            [month, kind, *heads],
            [[_name_month(cell.month_on), name(cell.kind), *_spell(cell.total)] for cell in report.cells],
            frozenset({4, 5}),
        ),
        Sheet(
            words.say("aid_by_kind-by_month"),
            [month, *heads],
            [*([_name_month(each.month_on), *_spell(each.total)] for each in report.months), total],
            frozenset({3, 4}),
        ),
        Sheet(
            words.say("aid_by_kind-by_kind"),
            [kind, *heads],
            [*([name(each.kind), *_spell(each.total)] for each in report.kinds), total],
            frozenset({3, 4}),
        ),
    )


def _name_month(on: date) -> str:
    return f"{on:%Y-%m}"


def _spell(each: AidSum) -> list[str | int | float]:
    return [each.requests, each.approved, each.approved_fils / FILS, each.paid_fils / FILS, each.waiting]
