"""A batch that matches too much: a fault in the data, not a flood of duplicates."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

MOST_ROWS = 0.5  # share of a batch that may be linked
MOST_FOR_ONE = 5  # rows that may be linked to one person
LEAST_ROWS = 20  # a smaller batch is nobody's storm


class Storm(StrEnum):
    """What is wrong with a batch."""

    TOO_MANY_ROWS = "too_many_rows"
    ONE_PERSON_TOO_OFTEN = "one_person_too_often"


def find_storm(linked_person_ids: Sequence[str], rows: int) -> Storm | None:
    """Whether a batch of `rows`, of which those persons were linked, should stop and wait for a human."""
    if rows >= LEAST_ROWS and len(linked_person_ids) >= MOST_ROWS * rows:
        return Storm.TOO_MANY_ROWS
    most = max(Counter(linked_person_ids).values(), default=0)
    return Storm.ONE_PERSON_TOO_OFTEN if most > MOST_FOR_ONE else None
