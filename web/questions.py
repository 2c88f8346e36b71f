"""What a case asks of the duplicate desk, as its page shows it: whom it may be about, and the endings on offer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from fastapi.concurrency import run_in_threadpool

from domain.bulk_acts import BULK_CODES, BulkKind
from domain.calendars import read_day
from domain.cycle import DecisionCode
from domain.decisions import DEFERRAL_LIMIT
from language.words import Words
from services import policies
from services.cases import CaseFile
from services.comparisons import Comparison, ObstacleView
from services.dossiers import Dossier
from services.policies import KindName
from services.siblings import SiblingRow
from web.amounts import spell_dinars
from web.comparing import Card, Rest, tell_basis, tell_candidates
from web.doors import Visit

ENDINGS = (
    DecisionCode.RELEASE,
    DecisionCode.COMPLEMENT,
    DecisionCode.JOIN,
    DecisionCode.DEFER,
    DecisionCode.EXCEPT,
    DecisionCode.RULE_DUPLICATE,
)
"""The six endings of a hold in the order of the page."""

BULK = tuple(code.value for code in ENDINGS if code in BULK_CODES[BulkKind.CLOSING])
"""Those that may be given to many at once."""


@dataclass(frozen=True)
class Question:
    """The comparison in words, the endings on offer, and who else waits behind the same need."""

    comparison: Comparison
    cards: tuple[Card, ...]
    rest: Rest | None
    endings: tuple[str, ...]
    siblings: tuple[SiblingRow, ...]
    opening: Mapping[str, object] = field(default_factory=dict)

    @property
    def open_cards(self) -> tuple[Card, ...]:
        """The candidates nobody has ruled on."""
        return tuple(card for card in self.cards if card.view.is_open)


def tell_question(dossier: Dossier, words: Words, at: datetime) -> Question | None:
    """The desk's part of a case in words, if the reader compares it."""
    case, comparison = dossier.case, dossier.comparison
    if case.task is None or comparison is None:
        return None
    return Question(
        comparison=comparison,
        cards=tell_candidates(comparison.candidates, words),
        rest=tell_basis(comparison.basis, words) if comparison.basis else None,
        endings=_list_endings(case.task.decisions, comparison.obstacle),
        siblings=dossier.siblings,
        opening=_list_openings(case, comparison.obstacle, at),
    )


async def read_kinds(visit: Visit) -> dict[str, KindName]:
    """What the kinds of aid are called."""
    return await run_in_threadpool(policies.list_kinds, visit.house.store)


def _list_endings(offers: tuple[DecisionCode, ...], obstacle: ObstacleView | None) -> tuple[str, ...]:
    """The endings that this hold can have: only an open case can be joined."""
    may_join = obstacle is not None and obstacle.is_open
    return tuple(
        code.value for code in ENDINGS if code in offers and (code is not DecisionCode.JOIN or may_join)
    )


def _list_openings(case: CaseFile, obstacle: ObstacleView | None, at: datetime) -> dict[str, object]:
    """What most rulings would type: the remainder, and the day on which the need is free again."""
    if obstacle is None:
        return {}
    found: dict[str, object] = {"amount": ""}
    if obstacle.amount_fils and obstacle.amount_fils < case.amount_fils:
        found["amount"] = spell_dinars(case.amount_fils - obstacle.amount_fils)
    today, ends_on = read_day(at), obstacle.window_ends_on
    if ends_on and today < ends_on <= today + DEFERRAL_LIMIT:
        found["until"] = f"{ends_on:%d/%m/%Y}"
    return found
