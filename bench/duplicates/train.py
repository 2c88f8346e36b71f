"""Learns the packaged weights from the tuning seeds: python -m bench.duplicates.train --seeds 8 --out FILE."""

import argparse
import json
import math
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.duplicates.samples import TUNING_SEEDS, list_pairs, make_sample
from matching.learn import LabelledPair, learn, make_blank_model
from matching.model import RELATIONS, WEIGHTS_FILE, Model, Relation, dump_model

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


def collect_pairs(seeds: tuple[int, ...], people: int, queries: int) -> Iterator[LabelledPair]:
    for seed in seeds:
        yield from list_pairs(make_sample(seed, people, queries), random.Random(seed))


def add_namesake(model: Model) -> Model:
    """Namesakes are rare by chance and dear: names and sex as for one person, everything else as for strangers."""
    same, stranger, namesake = (
        RELATIONS.index(each) for each in (Relation.SAME, Relation.UNRELATED, Relation.NAMESAKE)
    )
    odds = {field: [list(row) for row in rows] for field, rows in model.odds.items()}
    for field, rows in odds.items():
        source = same if field in ("given", "father", "grandfather", "family", "sex") else stranger
        for row in rows:
            row[namesake] = row[source]
    return replace(model, odds=odds)


def train(seeds: tuple[int, ...], people: int, queries: int, version: str) -> Model:
    blank = make_blank_model(EXPECTED)
    model = add_namesake(learn(collect_pairs(seeds, people, queries), blank, version, strength=4.0))
    return replace(model, temper=0.9)


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
