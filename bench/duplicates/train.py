"""Learns the packaged weights from the tuning seeds: python -m bench.duplicates.train --seeds 8 --out FILE."""

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from bench.duplicates.samples import TUNING_SEEDS, Sample, list_pairs, make_sample
from matching.compare_numbers import AddressLevel, PhoneLevel, name_home
from matching.learn import LabelledPair, learn, make_blank_model
from matching.model import RELATIONS, WEIGHTS_FILE, Model, Relation, dump_model
from matching.spellings import NameLevel

EXPECTED = {
    Relation.SAME: 0.5,
    Relation.SIBLING: 1.2,
    Relation.CHILD: 0.9,
    Relation.PARENT: 1.0,
    Relation.SPOUSE: 0.4,
    Relation.KIN: 2.0,
    Relation.HOUSEMATE: 2.0,
    Relation.NAMESAKE: 0.3,
}
STRANGERS = 80  # unrelated people per query
SLOTS = ("given", "father", "grandfather", "family")
ONE_SCRIPT = (NameLevel.EXACT, NameLevel.SAME, NameLevel.DIFFER)
TWO_SCRIPTS = (NameLevel.CROSS, NameLevel.CROSS_DIFFER)
CROWDED_DOORS = 0.01  # share of doors behind which very many live
MATES_BEHIND = 20  # how many more strangers than usual live behind such a door

Table = list[list[float]]  # P(level | relation) of one field


def collect_pairs(samples: list[Sample], seeds: tuple[int, ...]) -> Iterator[LabelledPair]:
    """Pairs of each population; people of *other* populations are the unrelated ones.

    In one small population too many random pairs live behind one door: a registry of millions is not like that.
    """
    for sample, seed in zip(samples, seeds, strict=True):
        rng = random.Random(seed)
        yield from (pair for pair in list_pairs(sample, rng) if pair[2] is not Relation.UNRELATED)
        strangers = [person.profile for other in samples if other is not sample for person in other.people]
        for query in sample.queries:
            for stranger in rng.sample(strangers, STRANGERS):
                yield query.profile, stranger, Relation.UNRELATED


def count_holders(samples: list[Sample]) -> Counter[str]:
    """How many people of all populations hold each phone and each home."""
    people = [person.profile for sample in samples for person in sample.people]
    phones = Counter(phone for profile in people for phone in profile.phones)
    return phones + Counter(name_home(home) for profile in people for home in profile.homes)


def settle_scripts(model: Model) -> Model:
    """Which scripts two forms happen to be in says nothing about who they are.

    So one share of comparisons across scripts is given to every relation, that of *same*; what counts is how often names
    agree within one script, and how often across two. *Kin* are drawn within one script: they agree across as they do there.
    """
    return _change(model, dict.fromkeys(SLOTS, _settle_slot))


def _settle_slot(table: Table) -> None:
    kin = RELATIONS.index(Relation.KIN)
    agreeing = 1 - table[NameLevel.DIFFER][kin] / sum(table[level][kin] for level in ONE_SCRIPT)
    across = sum(table[level][kin] for level in TWO_SCRIPTS)
    table[NameLevel.CROSS][kin], table[NameLevel.CROSS_DIFFER][kin] = (
        across * agreeing,
        across * (1 - agreeing),
    )
    shares = [[sum(table[level][place] for level in group) for place in range(len(RELATIONS))]
              for group in (ONE_SCRIPT, TWO_SCRIPTS)]  # fmt: skip
    share_across = shares[1][0] / (shares[0][0] + shares[1][0])
    for group, share, wanted in zip(
        (ONE_SCRIPT, TWO_SCRIPTS), shares, (1 - share_across, share_across), strict=True
    ):
        for place in range(len(RELATIONS)):
            for level in group:
                table[level][place] *= wanted * (shares[0][place] + shares[1][place]) / share[place]


def settle_crowds(model: Model) -> Model:
    """Crowds are too rare in small populations to be learned: what is known of them is written here."""
    return _change(model, {"phone": _settle_phones, "address": _settle_doors})


def _settle_phones(table: Table) -> None:
    """A shared phone says what a crowded one does: how many are a crowd depends on the size of the registry."""
    pairs = zip(table[PhoneLevel.SHARED], table[PhoneLevel.CROWD], strict=True)
    halves = [(shared + crowd) / 2 for shared, crowd in pairs]
    table[PhoneLevel.SHARED], table[PhoneLevel.CROWD] = halves, list(halves)


def _settle_doors(table: Table) -> None:
    mate = RELATIONS.index(Relation.HOUSEMATE)
    crowd = [CROWDED_DOORS * share for share in table[AddressLevel.EXACT]]
    crowd[mate] *= MATES_BEHIND
    table[AddressLevel.EXACT] = [
        exact - crowded for exact, crowded in zip(table[AddressLevel.EXACT], crowd, strict=True)
    ]
    table[AddressLevel.CROWD] = crowd


def add_namesake(model: Model) -> Model:
    """Namesakes are rare by chance and dear: names and sex as for one person, everything else as for strangers."""
    same, stranger, namesake = (
        RELATIONS.index(each) for each in (Relation.SAME, Relation.UNRELATED, Relation.NAMESAKE)
    )
    odds = {field: [list(row) for row in rows] for field, rows in model.odds.items()}
    for field, rows in odds.items():
        source = same if field in (*SLOTS, "sex") else stranger
        for row in rows:
            row[namesake] = row[source]
    return replace(model, odds=odds)


def _change(model: Model, changes: dict[str, Callable[[Table], None]]) -> Model:
    """The model with the shares of some fields changed in place."""
    odds = dict(model.odds)
    for field, change in changes.items():
        table = [[math.exp(weight) for weight in row] for row in model.odds[field]]
        change(table)
        odds[field] = [[math.log(share) for share in row] for row in table]
    return replace(model, odds=odds)


def train(seeds: tuple[int, ...], people: int, queries: int, version: str) -> Model:
    samples = [make_sample(seed, people, queries) for seed in seeds]
    pairs = collect_pairs(samples, seeds)
    model = learn(pairs, make_blank_model(EXPECTED), version, strength=4.0, holders=count_holders(samples))
    return replace(add_namesake(settle_crowds(settle_scripts(model))), temper=0.9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--people", type=int, default=2500)
    parser.add_argument("--queries", type=int, default=1500)
    parser.add_argument("--version", default="2026-11-24")
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    given = parser.parse_args()
    model = train(TUNING_SEEDS[: given.seeds], given.people, given.queries, given.version)
    assert all(math.isfinite(weight) for rows in model.odds.values() for row in rows for weight in row)
    given.out.write_text(json.dumps(dump_model(model), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
