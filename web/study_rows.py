"""The rows of a study's form as a page names them: `members.0.age` and its like, read, spelled and counted."""

from dataclasses import dataclass, fields, replace
from typing import TypeVar

from starlette.datastructures import FormData

from domain.case_papers import PaperTickForm
from domain.study_forms import DebtForm, IncomeForm, MemberForm, StudyForm
from services.cases import CaseFile
from services.studies import StudyView
from web.amounts import spell_dinars
from web.forms import read_form, read_text

Row = TypeVar("Row", MemberForm, IncomeForm, DebtForm, PaperTickForm)
ROW_PARTS = ("members", "incomes", "debts", "ticks")
ROW_LIMIT = 40
FIELD_LIMIT = 500
"""How many fields a study may have: a large household with its debts and papers, and the decision beside it."""


@dataclass(frozen=True)
class RowCounts:
    """How many rows each part shows: those that are filled, and some to fill."""

    members: int = 4
    incomes: int = 2
    debts: int = 2


def read_study(data: FormData) -> StudyForm:
    """The study as posted, with its rows."""
    return replace(
        read_form(data, StudyForm),
        members=_read_rows(data, "members", MemberForm),
        incomes=_read_rows(data, "incomes", IncomeForm),
        debts=_read_rows(data, "debts", DebtForm),
    )


def read_ticks(data: FormData) -> tuple[PaperTickForm, ...]:
    """The ticks as posted; a paper left as it stands has no state."""
    return _read_rows(data, "ticks", PaperTickForm)


def list_typed_rows(data: FormData) -> dict[str, str]:
    """Every field of a row, by its name on the page."""
    return {name: read_text(data, name) for name in data if name.split(".")[0] in ROW_PARTS}


def list_study_values(study: StudyView | None) -> dict[str, object]:
    """The values of the study's fields when a case is opened; empty where nothing was answered."""
    if study is None:
        return {}
    answers = study.answers
    values: dict[str, object] = {
        "kind": study.kind,
        "visited_on": study.visited_on.isoformat() if study.visited_on else "",
        "income": _spell(answers.stated_income_fils),
        "rent": _spell(answers.rent_fils),
        "summary": study.summary,
        "tenure": answers.tenure or "",
        "rooms": _count(answers.rooms),
        "housing_state": answers.housing_state or "",
        "savings": _spell(answers.savings_fils),
        "property_value": _spell(answers.property_fils),
        "vehicles": _count(answers.vehicles),
    }
    for number, member in enumerate(answers.members):
        row = {
            "name": member.name,
            "relation": member.relation,
            "age": _count(member.age),
            "income": _spell(member.income_fils),
            "health": member.health,
            "since": member.since_on.isoformat() if member.since_on else "",
        }
        values |= {f"members.{number}.{part}": text for part, text in row.items()}
    for number, income in enumerate(answers.incomes):
        values |= {
            f"incomes.{number}.source": income.source,
            f"incomes.{number}.amount": _spell(income.amount_fils),
        }
    for number, debt in enumerate(answers.debts):
        values |= {
            f"debts.{number}.creditor": debt.creditor,
            f"debts.{number}.monthly": _spell(debt.monthly_fils),
            f"debts.{number}.total": _spell(debt.total_fils),
        }
    return values


def count_rows(case: CaseFile) -> RowCounts:
    """How many rows the form of this case shows."""
    answers = case.study.answers if case.study else None
    if answers is None:
        return RowCounts()
    return RowCounts(len(answers.members) + 2, len(answers.incomes) + 2, len(answers.debts) + 2)


def _read_rows(data: FormData, name: str, form: type[Row]) -> tuple[Row, ...]:
    numbers = {
        int(parts[1]) for parts in (key.split(".") for key in data) if parts[0] == name and _is_row(parts)
    }
    names = [spot.name for spot in fields(form)]
    return tuple(
        form(**{part: read_text(data, f"{name}.{number}.{part}") for part in names})
        if number in numbers
        else form()
        for number in range(max(numbers, default=-1) + 1)
    )


def _is_row(parts: list[str]) -> bool:
    return len(parts) == 3 and parts[1].isdecimal() and parts[1].isascii() and int(parts[1][:4]) < ROW_LIMIT


def _spell(fils: int | None) -> str:
    return "" if fils is None else spell_dinars(fils)


def _count(number: int | None) -> str:
    return "" if number is None else str(number)
