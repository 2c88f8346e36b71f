"""Claims: why somebody holds a task."""

from enum import StrEnum


class ClaimReason(StrEnum):
    """Why a task was taken: chosen by hand, or given as the next one because of this."""

    CHOSEN = "chosen"
    FOLLOW_UP = "follow_up"
    OVERDUE = "overdue"
    URGENT = "urgent"
    FAIR_TURN = "fair_turn"
    OLDEST = "oldest"
