"""Verified facts of a household that travel with it, by its consent, without saying who verified them (rule 20)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from domain.categories import Paper
from domain.overlaps import add_months
from domain.studies import StudyAnswers

FACT_MONTHS = 6
"""How long a verified fact is good for, unless policy says otherwise."""

CONSENTS_THAT_SHARE = frozenset({"2026-2"})
"""Versions of the consent text in which the applicant lets verified facts travel."""


class FactKind(StrEnum):
    """What of a household is verified by a study."""

    MEMBERS = "members"
    DWELLING = "dwelling"
    INCOME = "income"
    PAPERS = "papers"
    VISIT = "visit"


@dataclass(frozen=True)
class VerifiedFact:
    """One fact as found: its kind and its value, plain JSON; money in fils."""

    kind: FactKind
    value: dict[str, Any]


def list_verified(
    answers: StudyAnswers, accepted: Iterable[Paper], visited_on: date | None
) -> Iterator[VerifiedFact]:
    """What a finished study verified: only what an accepted paper or a visit stands for.

    Debts, notes, the score and the recommendation are opinion or nobody else's matter: they are never among them.
    """
    papers = sorted(set(accepted))
    if answers.members and Paper.HOUSEHOLD in papers:
        rows = answers.to_document()["members"]
        # Health and earnings stay behind: the paper of the household says nothing of them.
        members = [{part: row[part] for part in ("name", "relation", "age", "since_on")} for row in rows]
        yield VerifiedFact(FactKind.MEMBERS, {"members": members})
    if answers.tenure and (visited_on or {Paper.LEASE, Paper.ADDRESS} & set(papers)):
        yield VerifiedFact(
            FactKind.DWELLING,
            {
                "tenure": answers.tenure.value,
                "rent_fils": answers.rent_fils,
                "rooms": answers.rooms,
                "housing_state": answers.housing_state.value if answers.housing_state else None,
            },
        )
    if answers.income_fils is not None and Paper.INCOME in papers:
        yield VerifiedFact(FactKind.INCOME, {"income_fils": answers.income_fils})
    if papers:
        yield VerifiedFact(FactKind.PAPERS, {"papers": [paper.value for paper in papers]})
    if visited_on:
        yield VerifiedFact(FactKind.VISIT, {})


def read_month(on: date) -> date:
    """The month in which something was verified: a day would say more of who did it than anybody needs."""
    return on.replace(day=1)


def compute_expiry(verified_on: date, months: int = FACT_MONTHS) -> date:
    """The first day on which a fact is verified no more, counted by the month: never later than `months` after it."""
    return add_months(read_month(verified_on), months)
