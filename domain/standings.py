"""The standing of a charity: what the ministry states when it suspends, dissolves or reinstates one (rule 6)."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from domain.forms import TEXT_LIMIT, FormReader

CIRCULAR_LIMIT = 60


class Standing(StrEnum):
    """Whether a charity may act (rule 6)."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    DISSOLVED = "dissolved"


@dataclass(frozen=True)
class StandingForm:
    """A change of standing as typed; `heir` is the charity that goes on with running payments, or empty."""

    standing: str = ""
    circular: str = ""
    reason: str = ""
    heir: str = ""


@dataclass(frozen=True)
class StatedStanding:
    """A change of standing that can be recorded."""

    standing: Standing
    circular: str
    reason: str
    heir_id: UUID | None


def read_standing(form: StandingForm, *, current: Standing, heirs: Collection[UUID]) -> StatedStanding:
    """Judge a change from `current`; `heirs` are the other charities that may act. Raises InvalidFieldsError."""
    reader = FormReader()
    standing = reader.choice("standing", form.standing, Standing)
    if standing is current:
        reader.blame("standing", "standing_unchanged")
    circular = reader.text("circular", form.circular, required=True, limit=CIRCULAR_LIMIT)
    reason = reader.text("reason", form.reason, required=True, limit=TEXT_LIMIT)
    heir_id = next((each for each in heirs if str(each) == form.heir.strip().lower()), None)
    if form.heir.strip() and (heir_id is None or standing is Standing.ACTIVE):
        reader.blame("heir", "cannot_receive")
    reader.finish()
    assert standing is not None  # noqa: S101 (finish() would have raised)
    return StatedStanding(standing, circular, reason, heir_id)
