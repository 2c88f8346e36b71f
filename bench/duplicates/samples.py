"""Generated populations as the matcher reads them, and pairs of people whose relation is known."""

import csv
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bench.duplicates.generate import add_strangers, generate
from matching.learn import LabelledPair, find_relation, pair_families
from matching.model import Relation
from matching.records import Profile, Statement, prepare

TUNING_SEEDS = tuple(range(101, 131))
JUDGING_SEEDS = tuple(range(9001, 9011))


@dataclass(frozen=True)
class Person:
    """A registered person, prepared."""

    person_id: str
    household_id: str
    relation: str
    profile: Profile


@dataclass(frozen=True)
class Query:
    """A question with its true answer."""

    query_id: str
    person_id: str
    household_id: str
    kind: str
    profile: Profile


@dataclass(frozen=True)
class Sample:
    """One registry and the questions put to it."""

    people: list[Person]
    queries: list[Query]


def load_sample(folder: Path) -> Sample:
    with (folder / "persons.csv").open(encoding="utf-8") as file:
        people = [
            Person(row["person_id"], row["household_id"], row["relation"], prepare(Statement.from_row(row)))
            for row in csv.DictReader(file)
        ]
    with (folder / "queries.csv").open(encoding="utf-8") as file:
        queries = [
            Query(
                row["query_id"],
                row["truth_person_id"],
                row["truth_household_id"],
                row["kind"],
                prepare(Statement.from_row(row)),
            )
            for row in csv.DictReader(file)
        ]
    return Sample(people, queries)


def make_sample(seed: int, people: int, queries: int, strangers: int = 0, harsh: bool = False) -> Sample:
    with tempfile.TemporaryDirectory() as folder:
        generate(seed, people, queries, Path(folder), harsh)
        add_strangers(seed, strangers, Path(folder))
        return load_sample(Path(folder))


def list_pairs(sample: Sample, rng: random.Random) -> Iterator[LabelledPair]:
    """Labelled pairs: duplicates, families, neighbours, kin, and people who have nothing to do with each other."""
    by_id = {person.person_id: person for person in sample.people}
    households = _group(sample.people)
    yield from _pair_queries(sample.queries, by_id, households)
    yield from pair_families((each.household_id, each.relation, each.profile) for each in sample.people)
    yield from _pair_neighbours(sample.people, rng)
    yield from _pair_kin(sample.people, rng)
    for query in sample.queries:
        for person in rng.sample(sample.people, 20):
            if person.person_id != query.person_id and person.household_id != query.household_id:
                yield query.profile, person.profile, Relation.UNRELATED


def _group(people: Iterable[Person]) -> dict[str, list[Person]]:
    households = defaultdict[str, list[Person]](list)
    for person in people:
        households[person.household_id].append(person)
    return households


def _pair_queries(
    queries: list[Query], by_id: dict[str, Person], households: dict[str, list[Person]]
) -> Iterator[LabelledPair]:
    for query in queries:
        if query.person_id:
            yield query.profile, by_id[query.person_id].profile, Relation.SAME
        role = {"neg:twin_of_member": "child"}.get(
            query.kind, query.kind.removeprefix("neg:new_").split("_")[0]
        )
        if query.person_id:
            role = by_id[query.person_id].relation
        for mate in households.get(query.household_id, ()):
            relation = find_relation(role, mate.relation)
            if relation is not None and mate.person_id != query.person_id:
                yield query.profile, mate.profile, relation


def _pair_neighbours(people: list[Person], rng: random.Random) -> Iterator[LabelledPair]:
    homes = defaultdict[object, list[Person]](list)
    for person in people:
        for home in person.profile.homes:
            if home.is_full():
                homes[home].append(person)
    for mates in homes.values():
        pairs = [pair for pair in combinations(mates, 2) if pair[0].household_id != pair[1].household_id]
        for one, other in rng.sample(pairs, min(len(pairs), 8)):
            yield one.profile, other.profile, Relation.HOUSEMATE


def _pair_kin(people: list[Person], rng: random.Random) -> Iterator[LabelledPair]:
    kin = defaultdict[object, list[Person]](list)
    for person in people:
        for name in person.profile.names[:1]:
            if name.family and name.grandfather:
                kin[(name.family, name.grandfather)].append(person)
            if name.family and name.father and name.grandfather:
                kin[(name.family, name.father, name.grandfather)].append(person)
    for mates in kin.values():
        pairs = [pair for pair in combinations(mates[:8], 2) if pair[0].household_id != pair[1].household_id]
        for one, other in rng.sample(pairs, min(len(pairs), 4)):
            yield one.profile, other.profile, Relation.KIN
