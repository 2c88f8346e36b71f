"""The invented world's words: names with their spellings in two scripts, and places with theirs."""

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

HERE = Path(__file__).parent
T = TypeVar("T")


@dataclass(frozen=True)
class Name:
    """One name as the papers know it: every Latin and every Arabic spelling seen for it."""

    latin: tuple[str, ...]
    arabic: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """An area with every way it is written."""

    governorate: str
    weight: int
    spellings: tuple[str, ...]


@cache
def read_names(file: str) -> tuple[Name, ...]:
    """Names of one file, the most frequent first."""
    lines = (HERE / "names" / f"{file}.txt").read_text(encoding="utf-8").splitlines()
    halves = [line.split("|") for line in lines if line.strip()]
    return tuple(Name(tuple(latin.split(",")), tuple(arabic.split(","))) for latin, arabic in halves)


@cache
def read_nicknames() -> dict[str, tuple[str, ...]]:
    lines = (HERE / "names" / "nicknames.txt").read_text(encoding="utf-8").splitlines()
    return {key: tuple(rest.split(",")) for key, rest in (line.split("|") for line in lines)}


@cache
def read_places() -> tuple[Place, ...]:
    with (HERE / "places.csv").open(encoding="utf-8") as file:
        return tuple(
            Place(row["governorate"], int(row["weight"]), tuple(row["names"].split(";")))
            for row in csv.DictReader(file)
        )


def draw_by_rank(rng: random.Random, items: Sequence[T]) -> T:
    """One item; the n-th is about 1/(n + 3) as likely as the first, as names are in life."""
    return rng.choices(items, cum_weights=_weigh_ranks(len(items)))[0]


@cache
def _weigh_ranks(count: int) -> list[float]:
    # Summed once, as `choices` would at every draw: the same people, in half the time.
    return list(accumulate(1 / (rank + 3) for rank in range(count)))


def draw_weighted(rng: random.Random, weights: dict[T, float]) -> T:
    return rng.choices(list(weights), list(weights.values()))[0]
