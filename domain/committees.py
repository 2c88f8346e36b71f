"""Committees and their sessions (rule 18): what may be decided of an item, who leaves it, and when enough people sit."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from uuid import UUID

from domain.cycle import DecisionCode, EventType

SMALLEST_QUORUM = 2
LARGEST_QUORUM = 15


class SessionState(StrEnum):
    """A session is prepared, sits, has fixed its minutes, and takes effect with their signed scan."""

    DRAFTED = "drafted"
    OPEN = "open"
    CLOSED = "closed"
    IN_EFFECT = "in_effect"


class ItemDecision(StrEnum):
    """What a session decides of one case; `put_off` leaves it to the next session."""

    APPROVE = "approve"
    REJECT = "reject"
    RETURN = "return"
    PUT_OFF = "put_off"

    @property
    def code(self) -> DecisionCode | None:
        """The decision it becomes; None if the case goes on waiting for the committee."""
        return None if self is ItemDecision.PUT_OFF else DecisionCode(self.value)


class RecusalGround(StrEnum):
    """Why a member leaves an item: an interest he declares, or an earlier part in the case that the record knows."""

    INTEREST = "interest"
    REGISTERED = "registered"
    ACTED = "acted"


class FallGround(StrEnum):
    """Why an item fell off an agenda before the session decided it, or before its decision took effect."""

    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"
    TAKEN_AWAY = "taken_away"
    OTHERWISE = "otherwise"


_FALLS: Mapping[EventType, FallGround] = {
    EventType.WITHDRAWN: FallGround.WITHDRAWN,
    EventType.SUSPENDED: FallGround.SUSPENDED,
    EventType.HANDED_BACK: FallGround.TAKEN_AWAY,
    EventType.POOLED: FallGround.TAKEN_AWAY,
    EventType.RETURNED_TO_POOL: FallGround.TAKEN_AWAY,
    EventType.REDIRECTED: FallGround.TAKEN_AWAY,
}


def choose_fall_ground(events: Iterable[EventType]) -> FallGround:
    """Why an item fell, from what happened to its case at the instant its task ended."""
    grounds = {_FALLS.get(event, FallGround.OTHERWISE) for event in events}
    return next((ground for ground in FallGround if ground in grounds), FallGround.OTHERWISE)


def is_quorate(present: Collection[UUID], recused: Collection[UUID], quorum: int) -> bool:
    """True if enough of those present have not left the item."""
    return len(set(present) - set(recused)) >= quorum


def choose_presider(chair: UUID, present: Collection[UUID], recused: Collection[UUID]) -> UUID | None:
    """Who signs for an item: the chair, or in his place the first present (in their order) who has not left it."""
    left = set(recused)
    return next((one for one in (chair, *present) if one not in left), None)
