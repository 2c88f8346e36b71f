"""The form of a study: which sections a category asks, how they are read as typed, what is still missing."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from domain.digits import convert_digits
from domain.errors import FieldProblem, MalformedCountError
from domain.forms import FormReader, read_date
from domain.money import read_income
from domain.studies import (
    Creditor,
    Debt,
    Health,
    HousingState,
    Income,
    IncomeSource,
    Member,
    MemberRelation,
    Section,
    StudyAnswers,
    Tenure,
)

ROW_LIMIT = 30
AGE_LIMIT = 130
FORMS = Path(__file__).with_name("study_forms.toml")
Row = TypeVar("Row", "MemberForm", "IncomeForm", "DebtForm")


@dataclass(frozen=True)
class MemberForm:
    """A member as typed; the relation is to the head, the income a month, `since` the day of joining the household."""

    name: str = ""
    relation: str = ""
    age: str = ""
    income: str = ""
    health: str = ""
    since: str = ""


@dataclass(frozen=True)
class IncomeForm:
    """An income of the household as typed."""

    source: str = ""
    amount: str = ""


@dataclass(frozen=True)
class DebtForm:
    """A debt as typed: what is paid a month, and what is left of it."""

    creditor: str = ""
    monthly: str = ""
    total: str = ""


@dataclass(frozen=True)
class StudyForm:
    """The study as typed: every field is text and may be empty in a draft; rows of empty fields are no rows.

    `income` is the household's whole income a month where its sources are not told apart.
    """

    kind: str = "desk"
    visited_on: str = ""
    income: str = ""
    rent: str = ""
    summary: str = ""
    members: tuple[MemberForm, ...] = ()
    incomes: tuple[IncomeForm, ...] = ()
    debts: tuple[DebtForm, ...] = ()
    tenure: str = ""
    rooms: str = ""
    housing_state: str = ""
    savings: str = ""
    property_value: str = ""
    vehicles: str = ""


@dataclass(frozen=True)
class AskedForm:
    """Which sections a study of a category asks, in the order of the form, and which it must have."""

    edition: str
    sections: tuple[Section, ...]
    needed: frozenset[Section] = field(default_factory=frozenset)


@cache
def ask_form(kind: str, case_class: str) -> AskedForm:
    """The form for a kind of aid and a class of case; a kind that the file does not name asks what everybody is asked."""
    forms = tomllib.loads(FORMS.read_text(encoding="utf-8"))
    nothing: dict[str, list[str]] = {"must": [], "may": []}
    rules = (
        forms["everybody"],
        forms["kinds"].get(kind, nothing),
        forms["classes"].get(case_class, nothing),
    )
    needed = frozenset(Section(name) for rule in rules for name in rule["must"])
    shown = needed | {Section(name) for rule in rules for name in rule["may"]}
    return AskedForm(forms["edition"], tuple(part for part in Section if part in shown), needed)


def read_answers(reader: FormReader, form: StudyForm, *, today: date) -> StudyAnswers:
    """Read the answers of a form, in any digits; every problem goes to `reader`, a row's under `members.0.age`."""
    return StudyAnswers(
        members=_read_members(reader, form.members, today),
        incomes=tuple(_read_income(*row) for row in _list_filled(reader, "incomes", form.incomes)),
        stated_income_fils=reader.value("income", form.income, read_income),
        debts=tuple(_read_debt(*row) for row in _list_filled(reader, "debts", form.debts)),
        tenure=reader.choice("tenure", form.tenure, Tenure) if form.tenure.strip() else None,
        rent_fils=reader.value("rent", form.rent, read_income),
        rooms=reader.value("rooms", form.rooms, read_count),
        housing_state=reader.choice("housing_state", form.housing_state, HousingState)
        if form.housing_state.strip()
        else None,
        savings_fils=reader.value("savings", form.savings, read_income),
        property_fils=reader.value("property_value", form.property_value, read_income),
        vehicles=reader.value("vehicles", form.vehicles, read_count),
    )


def list_gaps(answers: StudyAnswers, asked: AskedForm) -> tuple[FieldProblem, ...]:
    """What the study still has to find out before approval can be recommended, by section and field."""
    gaps = {
        Section.MEMBERS: not answers.members,
        Section.INCOME: answers.income_fils is None,
        Section.DEBTS: not answers.debts,
        Section.HOUSING: answers.tenure is None,
        Section.ASSETS: answers.savings_fils is None,
    }
    problems = [
        FieldProblem(_FIRST_FIELDS[part], "section_needed", {"section": part.value})
        for part in asked.sections
        if part in asked.needed and gaps[part]
    ]
    if answers.tenure is Tenure.RENTED and not answers.rent_fils:
        problems.append(FieldProblem("rent", "rent_needed"))
    if answers.income_fils is not None and answers.income_fils < (answers.earned_fils or 0):
        problems.append(FieldProblem("income", "income_below_members"))
    return tuple(problems)


def read_count(text: str) -> int:
    """A whole number from 0 to AGE_LIMIT, in any digits: an age, rooms, cars. Raises MalformedCountError."""
    digits = convert_digits(text).strip()
    if not digits.isdecimal() or not digits.isascii() or int(digits[:6]) > AGE_LIMIT:
        raise MalformedCountError(limit=AGE_LIMIT)
    return int(digits)


_FIRST_FIELDS = {
    Section.MEMBERS: "members.0.name",
    Section.INCOME: "incomes.0.amount",
    Section.DEBTS: "debts.0.creditor",
    Section.HOUSING: "tenure",
    Section.ASSETS: "savings",
}
"""Where each section begins: what its absence is blamed on."""


def _read_members(reader: FormReader, rows: Sequence[MemberForm], today: date) -> tuple[Member, ...]:
    members = tuple(_read_member(row, typed, today) for row, typed in _list_filled(reader, "members", rows))
    if [each.relation for each in members].count(MemberRelation.HEAD) > 1:
        reader.blame("members.0.relation", "one_head")
    return members


def _read_member(reader: FormReader, typed: MemberForm, today: date) -> Member:
    since_on = reader.value("since", typed.since, read_date)
    if since_on and since_on > today:
        reader.blame("since", "in_the_future")
    health = reader.choice("health", typed.health, Health) if typed.health.strip() else Health.WELL
    return Member(
        name=reader.text("name", typed.name, required=True),
        relation=reader.choice("relation", typed.relation, MemberRelation) or MemberRelation.OTHER_RELATIVE,
        age=reader.value("age", typed.age, read_count),
        income_fils=reader.value("income", typed.income, read_income),
        health=health or Health.WELL,
        since_on=since_on,
    )


def _read_income(reader: FormReader, typed: IncomeForm) -> Income:
    source = reader.choice("source", typed.source, IncomeSource) or IncomeSource.OTHER
    return Income(source, reader.value("amount", typed.amount, read_income, required=True) or 0)


def _read_debt(reader: FormReader, typed: DebtForm) -> Debt:
    creditor = reader.choice("creditor", typed.creditor, Creditor) or Creditor.OTHER
    monthly_fils = reader.value("monthly", typed.monthly, read_income) or 0
    return Debt(creditor, monthly_fils, reader.value("total", typed.total, read_income, required=True) or 0)


def _list_filled(reader: FormReader, name: str, rows: Sequence[Row]) -> list[tuple[FormReader, Row]]:
    """The rows in which something was typed, each with a reader of its own."""
    part = reader.within(name)
    filled = [
        (part.within(str(number)), row)
        for number, row in enumerate(rows)
        if any(text.strip() for text in vars(row).values())
    ]
    if len(filled) > ROW_LIMIT:
        reader.blame(name, "too_many_rows", limit=ROW_LIMIT)
    return filled[:ROW_LIMIT]
