"""What a study finds of a household: its members, income, debts, home and means, as the record keeps them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self


class Section(StrEnum):
    """A part of the study form."""

    MEMBERS = "members"
    INCOME = "income"
    DEBTS = "debts"
    HOUSING = "housing"
    ASSETS = "assets"


class MemberRelation(StrEnum):
    """What a member is to the head of the household."""

    HEAD = "head"
    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    OTHER_RELATIVE = "other_relative"


class Health(StrEnum):
    """What of a member's health weighs on the household."""

    WELL = "well"
    CHRONIC_ILLNESS = "chronic_illness"
    SERIOUS_ILLNESS = "serious_illness"
    DISABILITY = "disability"


class IncomeSource(StrEnum):
    """Whence money comes into a household."""

    SALARY = "salary"
    PENSION = "pension"
    PUBLIC_ASSISTANCE = "public_assistance"
    ALIMONY = "alimony"
    BUSINESS = "business"
    RENT_RECEIVED = "rent_received"
    FAMILY_SUPPORT = "family_support"
    OTHER = "other"


class Creditor(StrEnum):
    """To whom a household owes."""

    BANK = "bank"
    FINANCE_COMPANY = "finance_company"
    LANDLORD = "landlord"
    GOVERNMENT = "government"
    SHOP = "shop"
    PRIVATE_PERSON = "private_person"
    OTHER = "other"


class Tenure(StrEnum):
    """By what right a household lives where it lives."""

    RENTED = "rented"
    OWNED = "owned"
    GOVERNMENT_HOUSING = "government_housing"
    WITH_FAMILY = "with_family"
    EMPLOYER = "employer"
    NO_HOME = "no_home"


class HousingState(StrEnum):
    """The condition of a dwelling, as seen or described."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    UNFIT = "unfit"


@dataclass(frozen=True)
class Member:
    """A member of the household; the income in fils a month."""

    name: str
    relation: MemberRelation
    age: int | None = None
    income_fils: int | None = None
    health: Health = Health.WELL
    since_on: date | None = None


@dataclass(frozen=True)
class Income:
    """An income of the household in fils a month."""

    source: IncomeSource
    amount_fils: int


@dataclass(frozen=True)
class Debt:
    """A debt: fils a month, and fils left."""

    creditor: Creditor
    monthly_fils: int
    total_fils: int


@dataclass(frozen=True)
class StudyAnswers:
    """What a study found; None where it was not asked or not answered. Money in fils."""

    members: tuple[Member, ...] = ()
    incomes: tuple[Income, ...] = ()
    stated_income_fils: int | None = None
    debts: tuple[Debt, ...] = ()
    tenure: Tenure | None = None
    rent_fils: int | None = None
    rooms: int | None = None
    housing_state: HousingState | None = None
    savings_fils: int | None = None
    property_fils: int | None = None
    vehicles: int | None = None

    @property
    def earned_fils(self) -> int | None:
        """What the members earn together a month; None if nobody's earnings are known."""
        earned = [each.income_fils for each in self.members if each.income_fils is not None]
        return sum(earned) if earned else None

    @property
    def income_fils(self) -> int | None:
        """The household's income a month: its sources, else what is stated as a whole, else what its members earn."""
        if self.incomes:
            return sum(each.amount_fils for each in self.incomes)
        return self.earned_fils if self.stated_income_fils is None else self.stated_income_fils

    @property
    def monthly_debts_fils(self) -> int:
        """What is paid for debts a month."""
        return sum(each.monthly_fils for each in self.debts)

    @property
    def owed_fils(self) -> int:
        """What is left of all debts."""
        return sum(each.total_fils for each in self.debts)

    def to_document(self) -> dict[str, Any]:
        """The answers as the record keeps them: plain JSON."""
        document = asdict(self)
        for member in document["members"]:
            member["since_on"] = member["since_on"] and member["since_on"].isoformat()
        return document

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """The answers that `to_document` wrote; nothing at all is an answer to nothing."""
        values = dict(document)
        values["members"] = tuple(_restore_member(row) for row in document.get("members", ()))
        values["incomes"] = tuple(
            Income(IncomeSource(row["source"]), row["amount_fils"]) for row in document.get("incomes", ())
        )
        values["debts"] = tuple(
            Debt(Creditor(row["creditor"]), row["monthly_fils"], row["total_fils"])
            for row in document.get("debts", ())
        )
        for name, choices in (("tenure", Tenure), ("housing_state", HousingState)):
            values[name] = choices(document[name]) if document.get(name) else None
        return cls(**values)


def _restore_member(row: Mapping[str, Any]) -> Member:
    since = row["since_on"]
    return Member(
        name=row["name"],
        relation=MemberRelation(row["relation"]),
        age=row["age"],
        income_fils=row["income_fils"],
        health=Health(row["health"]),
        since_on=date.fromisoformat(since) if since else None,
    )
