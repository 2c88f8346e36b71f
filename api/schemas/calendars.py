"""Shapes of the official calendar, of freezes, and of what each charity may give."""

from datetime import date, time
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator
from pydantic.config import JsonDict

from api.schemas.shapes import Answer, Body, Instant, Text
from domain.freezes import Stop

ID = "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0c01"
DAY: JsonDict = {"on": "2026-12-16", "is_open": False, "circular": "2026-15"}
FREEZE: JsonDict = {
    "from_on": "2026-12-20",
    "to_on": "2026-12-31",
    "categories": ["FURN"],
    "stops": ["registration", "approvals"],
    "reason_ar": "جرد آخر السنة",
    "reason_en": "Year-end stock-taking",
    "circular": "2026-16",
}
GRANT: JsonDict = {"category": "RENT", "on": "2026-12-01", "circular": "2026-17"}


class DayBody(Body):
    """A day to declare: closed, open, or open with other hours (both of them, on the clock of Kuwait)."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [DAY, {**DAY, "is_open": True, "opens": "09:30", "closes": "12:00"}]}
    )

    on: date
    is_open: bool
    opens: time | None = None
    closes: time | None = None
    circular: Text = Field(min_length=1, max_length=60)

    @model_validator(mode="after")
    def _check_hours(self) -> "DayBody":
        if (self.opens is None) != (self.closes is None):
            raise ValueError("hours have a beginning and an end")
        if self.opens and self.closes and self.opens >= self.closes:
            raise ValueError("hours end after they begin")
        return self


class DeclaredAnswer(Answer):
    """How many open tasks are (or would be) due at another instant, and how many of them earlier."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"moved": 214, "earlier": 0}]})

    moved: int
    earlier: int


class CalendarDayRow(Answer):
    """A day: when work opens and closes, null on a day off."""

    on: date
    opens_at: Instant | None
    closes_at: Instant | None
    is_declared: bool


class CalendarAnswer(Answer):
    """The official calendar of some days."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"items": [{"on": "2026-12-16", "opens_at": None, "closes_at": None, "is_declared": True}]}
            ]
        }
    )

    items: list[CalendarDayRow]


class FreezeBody(Body):
    """A freeze to order; without categories it holds for all of them."""

    model_config = ConfigDict(json_schema_extra={"examples": [FREEZE]})

    from_on: Text
    to_on: Text
    categories: tuple[Text, ...] = ()
    stops: tuple[Text, ...]
    reason_ar: Text
    reason_en: Text
    circular: Text


class FreezeEndBody(Body):
    """The last day of a freeze that is to end earlier; yesterday ends it at once."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"last_on": "2026-12-25", "circular": "2026-18"}]}
    )

    last_on: Text
    circular: Text


class FreezeAnswer(Answer):
    """A freeze: both days are included."""

    model_config = ConfigDict(json_schema_extra={"examples": [{**FREEZE, "freeze_id": ID}]})

    freeze_id: UUID
    from_on: date
    to_on: date
    categories: list[str]
    stops: list[Stop]
    reason_ar: str
    reason_en: str
    circular: str


class FreezesAnswer(Answer):
    """The freezes of today and of the days to come."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [{**FREEZE, "freeze_id": ID}]}]})

    items: list[FreezeAnswer]


class GrantBody(Body):
    """A category, and the first day (of a grant) or the last (of its end)."""

    model_config = ConfigDict(json_schema_extra={"examples": [GRANT]})

    category: Text
    on: Text
    circular: Text


class GrantAnswer(Answer):
    """A category that a charity gives, until it is ended if there is no last day."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "charity_id": ID,
                    "charity_ar": "جمعية الواحة",
                    "charity_en": "Waha Society",
                    "category": "RENT",
                    "from_on": "2026-12-01",
                    "to_on": None,
                    "circular": "2026-17",
                }
            ]
        }
    )

    charity_id: UUID
    charity_ar: str
    charity_en: str
    category: str
    from_on: date
    to_on: date | None
    circular: str


class GrantsAnswer(Answer):
    """Who gives what."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": []}]})

    items: list[GrantAnswer]
