"""What the parts of the design are shown with: invented figures, names and dates, put through the words of the reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from domain.boards import AGE_BANDS
from domain.calendars import read_day
from domain.cycle import EventType, Outcome, Wait
from domain.errors import FieldProblem
from domain.need_scores import NeedFactor, NeedLine, NeedScore
from domain.policy_changes import ChangeKind
from domain.roles import Role
from language.policies import ToldChange
from language.words import Words
from services.aid_by_kind import AidRange, AidSum, MonthSum
from services.boards import CharityRow, Tally, Tiles, WaitRow
from services.colleagues import ColleagueView
from services.comparison_parts import FieldView
from services.naming import CharityName
from services.policies import KindName
from web.comparing import Line, tell_field
from web.forms import Typed
from web.pages.boards import compute_heat
from web.steps import STAGES, Step
from web.timeline import Telling

NOBODY = UUID(int=0)
CHARITY = CharityName(NOBODY, "جمعية المثال", "Example Charity")
OTHER_CHARITY = CharityName(NOBODY, "جمعية النموذج", "Sample Charity")
KINDS = {"rent": KindName("إيجار", "Rent")}
COLLEAGUE = ColleagueView(NOBODY, "مريم المثال", "Maryam Example", (Role.RESEARCHER,), 3)
MONTHS = ((14, 9), (11, 8), (19, 12), (23, 15), (17, 16), (21, 6))


@dataclass(frozen=True)
class Giver:
    """Who gave an aid, in one of the three ways in which it may be told."""

    charity: CharityName | None = None
    outside: str | None = None
    source: str | None = None
    number: str | None = None
    request_id: UUID = NOBODY


@dataclass(frozen=True)
class Draft:
    """A draft of a circular."""

    draft_id: UUID = NOBODY
    circular: str = "12/2026"


def show_specimens(words: Words, at: datetime) -> dict[str, Any]:
    """Everything that the page of the design shows, by the names of its template."""
    return {
        "at": at,
        "soon": at + timedelta(hours=5),
        "later": at + timedelta(days=6),
        "past": at - timedelta(days=2),
        "today": read_day(at),
        "typed": Typed({"name_good": "أمل المثال", "choice_good": "rent", "told_good": "a"}),
        "wrong": _mistake(),
        "bulk": Typed(),
        "kinds": KINDS,
        "staff": (COLLEAGUE,),
        "steps": _list_steps(words, at),
        "cut_short": _list_steps(words, at, is_ended=True),
        "tellings": _list_tellings(words, at),
        "lines": _list_lines(words),
        "givers": (
            Giver(CHARITY, number="2026-100005-9"),
            Giver(outside="zakat_house"),
            Giver(source="campaign"),
        ),
        "score": _weigh(),
        "cells": tuple((tally, compute_heat(tally)) for tally in _list_cells()),
        "bands": AGE_BANDS,
        "outcomes": tuple(Outcome),
        "stages": STAGES,
        "draft": Draft(),
        "changes": {"kind": _list_changes(words)},
        "faults": (FieldProblem("effective_on", "required"),),
        "nowhere": stay_here,
        **_count(at),
    }


def stay_here(*_asked: object, **_more: object) -> str:
    """The address of every specimen that would lead to a list."""
    return "#main"


def _mistake() -> Typed:
    problems = (
        FieldProblem("document_number", "malformed_civil_id"),
        FieldProblem("amount", "malformed_amount"),
        FieldProblem("kind", "required"),
        FieldProblem("code", "required"),
        FieldProblem("text", "required"),
    )
    return Typed({"document_number": "285031500018", "amount": "كثير"}, problems)


def _list_steps(words: Words, at: datetime, *, is_ended: bool = False) -> tuple[Step, ...]:
    notes = (
        words.day_short(read_day(at - timedelta(days=9))),
        words.say("cases-step_clear"),
        words.say("cases-step_with", who=words.code("role", "researcher"), since=words.since(at, at)),
        words.say("cases-step_sign_off"),
        words.say("cases-step_delivery", payee=words.code("payee_kind", "applicant")),
    )
    states = ("done", "done", "ended" if is_ended else "now", "ahead", "ahead")
    return tuple(map(Step, STAGES, states, notes))


def _list_tellings(words: Words, at: datetime) -> tuple[Telling, ...]:
    who = words.name(COLLEAGUE.name_ar, COLLEAGUE.name_en)
    return (
        Telling(words.event(EventType.STUDY_BEGUN, actor=who), "", at - timedelta(days=1)),
        Telling(words.event(EventType.CLEARED), "", at - timedelta(days=8)),
        Telling(
            words.event(EventType.REGISTERED, actor=who, amount_fils=300_000),
            words.say("design-quote"),
            at - timedelta(days=9),
        ),
    )


def _list_lines(words: Words) -> tuple[Line, ...]:
    views = (
        FieldView("phone", "exact", 7.5, "99120345", "99120345"),
        FieldView("birth", "one_part", 2.1, "1985-03-15", "1985-03-05"),
        FieldView("civil", "differ", -6.2, "285031500013", "285030500021"),
    )
    return tuple(tell_field(view, words) for view in views)


def _list_changes(words: Words) -> tuple[ToldChange, ...]:
    rent = words.name(KINDS["rent"].name_ar, KINDS["rent"].name_en)
    return (
        ToldChange(
            ChangeKind.CHANGED,
            rent,
            words.say("queue-col_amount"),
            words.money(300_000),
            words.money(350_000),
        ),
        ToldChange(ChangeKind.ADDED, words.name(OTHER_CHARITY.name_ar, OTHER_CHARITY.name_en)),
    )


def _weigh() -> NeedScore:
    return NeedScore(
        "2026-1",
        (
            NeedLine(NeedFactor.CROWDING, 6, 10, {"members": 6, "rooms": 2, "per_room": 3}, 3),
            NeedLine(NeedFactor.HOUSING, 8, 10, {"grade": 3}),
            NeedLine(NeedFactor.ASSETS, 0, 10),
        ),
    )


def _list_cells() -> tuple[Tally, ...]:
    return tuple(Tally(each, late) for each, late in ((24, 0), (31, 2), (18, 3), (12, 4), (9, 5), (0, 0)))


def _count(at: datetime) -> Mapping[str, object]:
    unpaid = Tally(12, 3, 4_850_000)
    total = Tally(94, 14)
    return {
        "tiles": Tiles(total, unpaid, Tally(2), at - timedelta(days=3), 6, -2, 0, 1),
        "unpaid": unpaid,
        "waits": (
            WaitRow(Wait.ORDER, Tally(8, 0, 3_250_000)),
            WaitRow(Wait.BALANCE, Tally(4, 3, 1_600_000)),
        ),
        "charity_rows": (CharityRow(CHARITY, Tally(20, 9)), CharityRow(OTHER_CHARITY, Tally(74, 5))),
        "months": tuple(
            MonthSum(date(read_day(at).year, month, 1), AidSum(asked, approved))
            for month, (asked, approved) in enumerate(MONTHS, start=1)
        ),
        "usual": AidRange(40, 180_000, 260_000, 340_000),
    }
