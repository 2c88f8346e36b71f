"""Which signatures an amount and its flags ask for, in order, and how many people must agree at each."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from domain.cycle import EventType, Wait
from domain.roles import Role


class Level(StrEnum):
    """The body that gives a signature."""

    AID_MANAGER = "aid_manager"
    COMMITTEE = "committee"
    MINISTRY = "ministry"

    @property
    def role(self) -> Role:
        """The role that gives this signature; a committee's task is kept by its secretary."""
        return _ROLES[self]

    @property
    def wait(self) -> Wait:
        """The named wait of a case that waits for it."""
        return _WAITS[self]


_ROLES = {
    Level.AID_MANAGER: Role.AID_MANAGER,
    Level.COMMITTEE: Role.CHARITY_ADMIN,
    Level.MINISTRY: Role.SUPERVISOR,
}
_WAITS = {
    Level.AID_MANAGER: Wait.AID_MANAGER,
    Level.COMMITTEE: Wait.COMMITTEE,
    Level.MINISTRY: Wait.MINISTRY,
}

SEATS_LIMIT = 9
_CODE = re.compile(r"(?P<body>[a-z_]+)(:(?P<needed>[1-9])/(?P<seats>[1-9]))?")


@dataclass(frozen=True)
class ApprovalLevel:
    """One level of a band: its body, and how many of how many different people must approve.

    Written `aid_manager`, `ministry:2/3` (two of three seats). A committee decides in session: its quorum is the session's.
    """

    body: Level
    needed: int = 1
    seats: int = 1

    @property
    def code(self) -> str:
        """The level as bands and cases keep it."""
        is_single = (self.needed, self.seats) == (1, 1)
        return self.body.value if is_single else f"{self.body.value}:{self.needed}/{self.seats}"


def read_level(code: str) -> ApprovalLevel:
    """The level that a code names. Raises ValueError for a code that names none."""
    match = _CODE.fullmatch(code)
    if match is None:
        raise ValueError("a level is written body or body:needed/seats")
    body = Level(match["body"])
    if match["seats"] is None:
        return ApprovalLevel(body)
    needed, seats = int(match["needed"]), int(match["seats"])
    if needed > seats:
        raise ValueError("a level cannot need more people than it has seats")
    if body is Level.COMMITTEE:
        raise ValueError("a committee decides in session and has no seats here")
    return ApprovalLevel(body, needed, seats)


class Flag(StrEnum):
    """What a case carries beside its amount, and a band may ask for."""

    ESCALATED = "escalated"
    OVERLAP = "overlap"
    EXCEPTION = "exception"
    PILOT = "pilot"


TO_MINISTRY = frozenset({Flag.ESCALATED, Flag.OVERLAP, Flag.EXCEPTION})
"""Flags under which a case always ends at the ministry (product.md §2)."""

FLAGS_OF_EVENTS: Mapping[EventType, Flag] = {
    EventType.ESCALATED_MINISTRY: Flag.ESCALATED,
    EventType.ESCALATED: Flag.ESCALATED,
    EventType.HOLD_RELEASED: Flag.OVERLAP,
    EventType.HOLD_COMPLEMENTED: Flag.OVERLAP,
    EventType.HOLD_EXCEPTED: Flag.EXCEPTION,
    EventType.REOPENED: Flag.ESCALATED,
}
"""What of a case's story asks for more eyes."""


def read_flags(events: Iterable[EventType], *, is_pilot: bool) -> frozenset[Flag]:
    """The flags that a case carries after these events, in a pilot category or not."""
    flags = frozenset(FLAGS_OF_EVENTS[event] for event in events if event in FLAGS_OF_EVENTS)
    return flags | {Flag.PILOT} if is_pilot else flags


@dataclass(frozen=True)
class Band:
    """An approval band of the policy: from `floor_fils` upward, these levels in this order.

    One with `flags` is for the cases that carry any of them, one without for all others.
    """

    floor_fils: int
    levels: tuple[ApprovalLevel, ...]
    flags: frozenset[Flag] = field(default_factory=frozenset)


def levels_for(
    amount_fils: int, bands: Sequence[Band], *, flags: Collection[Flag] = (), ministry_gate: bool
) -> tuple[ApprovalLevel, ...]:
    """The levels that an approval of `amount_fils` passes, in order.

    Of the bands whose floor is not above the amount those for the case's flags come before those for everybody, then
    the highest floor counts, then whichever asks for more people. A case that was escalated, overlaps or is an
    exception, or whose category has the ministry gate, always ends at the ministry.
    """
    carried = frozenset(flags)
    reached = [band for band in bands if band.floor_fils <= amount_fils]
    fitting = [band for band in reached if band.flags & carried] or [b for b in reached if not b.flags]
    band = max(fitting, key=lambda each: (each.floor_fils, sum(level.needed for level in each.levels)))
    is_gated = ministry_gate or not carried.isdisjoint(TO_MINISTRY)
    if is_gated and Level.MINISTRY not in (level.body for level in band.levels):
        return (*band.levels, ApprovalLevel(Level.MINISTRY))
    return band.levels


REJECTION_LEVELS = (ApprovalLevel(Level.AID_MANAGER),)
"""A researcher's advised rejection takes effect under one other person's signature."""


def pass_to_ministry(codes: Sequence[str], level: int) -> tuple[str, ...]:
    """The levels of a case after the signature of `level` (from 0) was passed upward: the ministry's is among what is left."""
    later = [read_level(code).body for code in codes[level + 1 :]]
    return tuple(codes) if Level.MINISTRY in later else (*codes, Level.MINISTRY.value)
