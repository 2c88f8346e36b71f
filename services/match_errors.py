"""The matcher's error report: what the desk ruled, what of it was taken back, and what appeals set aside."""

from dataclasses import dataclass
from datetime import datetime

from domain.cycle import DecisionCode
from domain.decisions import Reason
from domain.identities import RULINGS
from store.queries.match_errors import count_rulings, count_set_aside
from store.scope import Store

_COUNTED = (*RULINGS, DecisionCode.RULE_DUPLICATE, DecisionCode.JOIN)


@dataclass(frozen=True)
class RulingCount:
    """How often the desk ruled so, and how often it took that back."""

    code: DecisionCode
    given: int
    undone: int


@dataclass(frozen=True)
class SetAsideCount:
    """Duplicates that appeals set aside for this reason; `band` says how the person had been found.

    It is a band of the identity's tie (link: by the machine, ruled: by the desk, new), or `kept` if it was right.
    """

    reason: Reason
    band: str
    count: int


@dataclass(frozen=True)
class MatchErrors:
    """What is known of the errors of a time; numbers alone, nothing of a person."""

    rulings: tuple[RulingCount, ...]
    set_aside: tuple[SetAsideCount, ...]


def count_errors(store: Store, *, since: datetime, until: datetime) -> MatchErrors:
    """The errors that became known of rulings and hearings from `since` on and before `until` (aware)."""
    with store.registry() as db:
        rulings = count_rulings(db, [code.value for code in _COUNTED], since=since, until=until)
        set_aside = count_set_aside(db, since=since, until=until)
    return MatchErrors(
        tuple(RulingCount(DecisionCode(code), given, undone) for code, given, undone in rulings),
        tuple(SetAsideCount(Reason(reason), band, count) for reason, band, count in set_aside),
    )
