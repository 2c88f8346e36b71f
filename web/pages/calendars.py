"""The official calendar: a year's days off and days with other hours, and declaring a day after a second look."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from domain.calendars import KUWAIT, Calendar, read_day
from domain.declared_days import DayForm, read_declaration
from domain.errors import InvalidFieldsError, NotFoundError
from domain.roles import Role
from services import calendars
from services.calendars import CalendarDay
from services.draft_views import READERS
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import read_calendar, show_page

router = APIRouter(prefix="/calendar")
YEARS_BEFORE, YEARS_AHEAD = 2, 2


@dataclass(frozen=True)
class Stretch:
    """Days that follow one another and are alike: off, or worked with other hours than the usual ones."""

    first_on: date
    last_on: date
    opens_at: datetime | None
    closes_at: datetime | None
    is_declared: bool


@router.get("")
async def show_year(visit: SignedIn, year: int | None = None, done: str = "", moved: int = 0) -> Response:
    """One year of the calendar. Raises WrongRoleError, NotFoundError for a year far away."""
    return await _show(visit, Typed({"state": "closed"}), year=year, done=bool(done), moved=moved)


@router.post("/days")
async def declare_day(visit: SignedIn) -> Response:
    """Show how many deadlines a declared day moves; once that is confirmed, declare it."""
    visit.actor.require(Role.POLICY_OFFICER)
    data = await read_data(visit.request)
    form = read_form(data, DayForm)
    typed = Typed(list_values(form), key=read_text(data, "key"))
    if read_text(data, "again"):
        return await _show(visit, typed)
    submission = read_submission(data, {"act": "declare_day", **list_values(form)})
    try:
        stated = read_declaration(form, today=read_day(visit.at))
    except InvalidFieldsError as error:
        return await _show(visit, replace(typed, problems=error.problems), status=422)
    day = stated.override
    if not read_text(data, "confirmed"):
        return await show_page(
            visit,
            "calendar_check.html",
            section="calendar",
            day=day,
            circular=stated.circular,
            preview=await visit.ask(
                calendars.preview_day, day.on, is_open=day.is_open, hours=day.hours, at=visit.at
            ),
            typed=typed,
        )
    declared = await visit.ask(
        calendars.declare_day,
        day.on,
        is_open=day.is_open,
        hours=day.hours,
        circular=stated.circular,
        submission=submission,
        at=visit.at,
    )
    address = add_query("/calendar", year=str(day.on.year), done="yes", moved=str(declared.moved))
    return RedirectResponse(address, 303)


def list_stretches(days: Iterable[CalendarDay], calendar: Calendar) -> tuple[Stretch, ...]:
    """What of these days is not as usual, declared or computed; days that are alike and follow one another are one."""
    found: list[Stretch] = []
    before: date | None = None
    for day in days:
        is_weekend = day.on.weekday() in calendar.weekend and not day.is_declared
        if not is_weekend:
            one = Stretch(day.on, day.on, day.opens_at, day.closes_at, day.is_declared)
            follows = bool(found) and before == found[-1].last_on and _is_alike(found[-1], one)
            if follows:
                found[-1] = replace(found[-1], last_on=day.on)
            elif not _is_usual(day, calendar):
                found.append(one)
            before = day.on
    return tuple(found)


def _is_usual(day: CalendarDay, calendar: Calendar) -> bool:
    if day.is_declared or day.opens_at is None or day.closes_at is None:
        return False
    usual = calendar.usual_hours
    clocks = tuple(at.astimezone(KUWAIT).time() for at in (day.opens_at, day.closes_at))
    return clocks == (usual.opens, usual.closes)


def _is_alike(one: Stretch, other: Stretch) -> bool:
    """True for two undeclared days with the same hours by the clock; a declared day stands alone, with its circular."""
    clocks = [
        tuple(at and at.astimezone(KUWAIT).time() for at in (each.opens_at, each.closes_at))
        for each in (one, other)
    ]
    return not one.is_declared and not other.is_declared and clocks[0] == clocks[1]


async def _show(
    visit: Visit,
    typed: Typed,
    *,
    year: int | None = None,
    status: int = 200,
    done: bool = False,
    moved: int = 0,
) -> Response:
    visit.actor.require(*READERS)
    today = read_day(visit.at)
    shown = today.year if year is None else year
    years = range(today.year - YEARS_BEFORE, today.year + YEARS_AHEAD + 1)
    if shown not in years:
        raise NotFoundError
    days = await run_in_threadpool(
        calendars.list_days, visit.house.store, date(shown, 1, 1), date(shown, 12, 31)
    )
    calendar = await read_calendar(visit)
    return await show_page(
        visit,
        "calendar.html",
        status,
        section="calendar",
        stretches=list_stretches(days, calendar),
        working=sum(day.opens_at is not None for day in days),
        calendar=calendar,
        year=shown,
        years=years,
        today=today,
        typed=typed,
        may_declare=visit.actor.has_any(Role.POLICY_OFFICER),
        done=done,
        moved=moved,
    )
