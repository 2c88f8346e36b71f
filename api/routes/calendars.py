"""/calendar: the official working days, and those that the ministry declares otherwise."""

from datetime import date

from fastapi import APIRouter

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.calendars import CalendarAnswer, CalendarDayRow, DayBody, DeclaredAnswer
from domain.calendars import Hours
from domain.errors import WrongRoleError
from services import calendars

router = APIRouter(tags=["policies"])
_OFFICER = WrongRoleError(role="policy_officer")


@router.get("/calendar", responses=describe_refusals(field="to_on"))
def list_days(visit: SignedVisit, from_on: date, to_on: date) -> CalendarAnswer:
    """The official calendar from one day through another."""
    days = calendars.list_days(visit.house.store, from_on, to_on)
    return CalendarAnswer(items=[CalendarDayRow.model_validate(day) for day in days])


@router.post("/calendar/days/preview", responses=describe_refusals(_OFFICER, field="on"))
def preview_day(body: DayBody, visit: SignedVisit) -> DeclaredAnswer:
    """How many deadlines a declared day would move. No Idempotency-Key: it writes nothing."""
    return DeclaredAnswer.model_validate(
        calendars.preview_day(
            visit.house.store,
            visit.actor,
            body.on,
            is_open=body.is_open,
            hours=_read_hours(body),
            at=visit.at,
        )
    )


@router.post("/calendar/days", responses=describe_post_refusals(_OFFICER, field="on"))
def declare_day(body: DayBody, visit: SignedVisit, key: Key) -> DeclaredAnswer:
    """Declare a day; every running deadline keeps the working time it has left."""
    return DeclaredAnswer.model_validate(
        calendars.declare_day(
            visit.house.store,
            visit.actor,
            body.on,
            is_open=body.is_open,
            hours=_read_hours(body),
            circular=body.circular,
            submission=make_submission(key, "declare_day", form=body.model_dump()),
            at=visit.at,
        )
    )


def _read_hours(body: DayBody) -> Hours | None:
    return Hours(body.opens, body.closes) if body.opens and body.closes else None
