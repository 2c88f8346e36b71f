"""Which signatures an amount and its flags ask for, in order (product.md §2, sign-off)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.cycle import Wait
from domain.roles import Role


class Level(StrEnum):
    """One signature: whose it is."""

    AID_MANAGER = "aid_manager"
    MINISTRY = "ministry"

    @property
    def role(self) -> Role:
        """The role that gives this signature."""
        return Role.AID_MANAGER if self is Level.AID_MANAGER else Role.SUPERVISOR

    @property
    def wait(self) -> Wait:
        """The named wait of a case that waits for it."""
        return Wait.AID_MANAGER if self is Level.AID_MANAGER else Wait.MINISTRY


@dataclass(frozen=True)
class Band:
    """An approval band of the policy: from `floor_fils` upward, these signatures in this order."""

    floor_fils: int
    levels: tuple[Level, ...]


def levels_for(
    amount_fils: int, bands: Sequence[Band], *, escalated: bool, ministry_gate: bool
) -> tuple[Level, ...]:
    """The signatures an approval of `amount_fils` needs.

    The band with the highest floor not above the amount counts. A case that was escalated (overlap, exception,
    breached deadline) or whose category has the ministry gate always ends at the ministry.
    """
    band = max((b for b in bands if b.floor_fils <= amount_fils), key=lambda b: b.floor_fils)
    if (escalated or ministry_gate) and Level.MINISTRY not in band.levels:
        return (*band.levels, Level.MINISTRY)
    return band.levels


REJECTION_LEVELS = (Level.AID_MANAGER,)
"""A researcher's advised rejection takes effect under one other person's signature."""
