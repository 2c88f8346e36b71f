"""The packaged tables: known names, nicknames, titles, areas; each file begins with its version."""

from collections import defaultdict
from functools import cache
from pathlib import Path

from matching.scripts import fold_text

_DATA = Path(__file__).parent / "data"


@cache
def read_rows(file: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a packaged table, without comments; `_` inside a spelling stands for a blank."""
    lines = (_DATA / file).read_text(encoding="utf-8").splitlines()
    return tuple(
        tuple(field.replace("_", " ") for field in line.split()) for line in lines if line and line[0] != "#"
    )


@cache
def read_titles() -> frozenset[str]:
    return frozenset(fold_text(title) for row in read_rows("titles.txt") for title in row)


@cache
def read_areas() -> dict[str, str]:
    """Folded spelling of an area → its code."""
    areas: dict[str, str] = {}
    for code, (_, *spellings) in enumerate(read_rows("places.txt")):
        for spelling in spellings:
            areas.setdefault(fold_area(spelling), f"#{code}")
    return areas


def fold_area(text: str) -> str:
    """An area's name without blanks and articles."""
    words = [word.removeprefix("ال") for word in fold_text(text).split() if word not in ("al", "el", "ال")]
    return "".join(words)


def group_by_name(rows: tuple[tuple[str, ...], ...]) -> dict[str, frozenset[int]]:
    """Spelling → numbers of the rows it stands in."""
    groups: defaultdict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        for spelling in row:
            groups[spelling].add(number)
    return {spelling: frozenset(numbers) for spelling, numbers in groups.items()}
