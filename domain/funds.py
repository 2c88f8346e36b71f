"""Funds: what moves a balance, what a purse may be opened for, and what a person states of either."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.categories import FundSource
from domain.errors import RefusedError
from domain.forms import TEXT_LIMIT, FormReader, read_date
from domain.money import read_dinars

CODE_LIMIT = 40


class NoBalanceError(RefusedError):
    """The fund keeps nothing for this payment yet: it waits until money comes in or is given back."""

    code = "no_balance"


class MovementKind(StrEnum):
    """What a line of a fund's ledger does to its balance."""

    DEPOSIT = "deposit"
    WITHDRAWAL = "withdrawal"
    RESERVE = "reserve"
    RELEASE = "release"
    SPEND = "spend"
    GIVE_BACK = "give_back"


ON_HAND = {
    MovementKind.DEPOSIT: 1,
    MovementKind.WITHDRAWAL: -1,
    MovementKind.SPEND: -1,
    MovementKind.GIVE_BACK: 1,
}
"""How each line moves the money that the fund holds; the others move none."""

RESERVED = {
    MovementKind.RESERVE: 1,
    MovementKind.RELEASE: -1,
    MovementKind.SPEND: -1,
    MovementKind.GIVE_BACK: 1,
}
"""How each line moves what is promised of it: money that came back is promised still."""


class ClaimState(StrEnum):
    """What a promised instalment has of its fund: nothing yet, its amount kept, its amount paid; or it asks no more."""

    WAITING = "waiting"
    RESERVED = "reserved"
    SPENT = "spent"
    ENDED = "ended"


class ZakatClass(StrEnum):
    """The eight on whom zakat is spent (at-Tawba 60)."""

    POOR = "poor"
    NEEDY = "needy"
    COLLECTORS = "collectors"
    HEARTS = "hearts"
    CAPTIVES = "captives"
    DEBTORS = "debtors"
    CAUSE_OF_GOD = "cause_of_god"
    WAYFARER = "wayfarer"


CONDITIONED = frozenset({FundSource.WAQF, FundSource.DONOR})
"""Sources whose money comes with a condition: without its words nobody could keep it."""


@dataclass(frozen=True)
class FundForm:
    """A fund to open, as typed; no class of case named means every class."""

    code: str = ""
    name_ar: str = ""
    name_en: str = ""
    source: str = ""
    zakat_class: str = ""
    condition: str = ""
    case_classes: tuple[str, ...] = ()


@dataclass(frozen=True)
class StatedFund:
    """A fund that can be opened."""

    code: str
    name_ar: str
    name_en: str
    source: FundSource
    zakat_class: ZakatClass | None
    condition: str
    case_classes: frozenset[str]


@dataclass(frozen=True)
class MoneyForm:
    """Money that came into a fund or was taken out of it, as typed."""

    amount: str = ""
    reference: str = ""
    on: str = ""
    text: str = ""


@dataclass(frozen=True)
class StatedMoney:
    """Money that can be booked."""

    amount_fils: int
    reference: str
    on: date | None
    text: str


@dataclass(frozen=True)
class ClassesForm:
    """The classes of case that a fund may pay for; none means every class."""

    case_classes: tuple[str, ...] = ()


def read_fund(form: FundForm, known_classes: frozenset[str], taken: frozenset[str]) -> StatedFund:
    """Judge a fund to open: zakat names its class, an endowment or a donor's gift its condition (rule 13).

    Raises InvalidFieldsError.
    """
    reader = FormReader()
    code = reader.text("code", form.code, required=True, limit=CODE_LIMIT)
    if code in taken:
        reader.blame("code", "code_taken")
    name_ar = reader.text("name_ar", form.name_ar, required=True)
    name_en = reader.text("name_en", form.name_en, required=True)
    source = reader.choice("source", form.source, FundSource)
    zakat_class = None
    if source is FundSource.ZAKAT:
        zakat_class = reader.choice("zakat_class", form.zakat_class, ZakatClass)
    elif form.zakat_class:
        reader.blame("zakat_class", "unknown_choice")
    condition = reader.text("condition", form.condition, required=source in CONDITIONED, limit=TEXT_LIMIT)
    classes = read_classes(reader, form.case_classes, known_classes)
    reader.finish()
    assert source is not None  # noqa: S101 (finish() would have raised)
    return StatedFund(code, name_ar, name_en, source, zakat_class, condition, classes)


def read_classes(reader: FormReader, codes: tuple[str, ...], known: frozenset[str]) -> frozenset[str]:
    """The named classes of case; blamed if one is unknown."""
    if not known.issuperset(codes):
        reader.blame("case_classes", "unknown_choice")
    return frozenset(codes)


def read_money(form: MoneyForm, *, today: date, most_fils: int | None = None) -> StatedMoney:
    """Judge money to book: with `most_fils` it is taken out, needs a reason, and no promised fils may go.

    Raises InvalidFieldsError.
    """
    reader = FormReader()
    amount = reader.value("amount", form.amount, read_dinars, required=True)
    if amount and most_fils is not None and amount > most_fils:
        reader.blame("amount", "above_available", available_fils=most_fils)
    reference = reader.text("reference", form.reference, required=most_fils is None, limit=60)
    on = reader.value("on", form.on, read_date)
    if on and on > today:
        reader.blame("on", "in_the_future")
    text = reader.text("text", form.text, required=most_fils is not None, limit=TEXT_LIMIT)
    reader.finish()
    return StatedMoney(amount or 0, reference, on, text)
