"""Makes hard invented populations: python -m bench.duplicates.generate --seed 101 --people 2000 --queries 1000 --out DIR."""

import argparse
import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.duplicates.clerk import COLUMNS, Row, write_row
from bench.duplicates.damage import QUERY_DAMAGES, REGISTRY_DAMAGES, apply_damages, cidother
from bench.duplicates.population import Person, World, build_world
from bench.duplicates.strangers import make_stranger

PERSON_COLUMNS = ("person_id", "household_id", "relation", *COLUMNS)
QUERY_COLUMNS = ("query_id", *COLUMNS, "truth_person_id", "truth_household_id", "kind")
DUPLICATE_SHARE = 0.55
# Of the others: members of known households and plain newcomers; the rest resemble someone.
NEWCOMER_SHARE = 0.55
HELD_BACK = 0.14  # share of the world that never registers
DAMAGES = (4, 20, 30, 24, 14, 8)  # weights of 0, 1, 2 … damages in one query
HARSH_DAMAGES = (0, 8, 20, 30, 26, 16)
HARSH_WITHOUT_NUMBER = (
    0.45  # share of rows that lose their civil ID, at the registry and again at the counter
)


def register(world: World, prefix: str) -> tuple[list[Person], list[Person]]:
    """The registered (numbered) and the people held back."""
    registered, held_back = list[Person](), list[Person]()
    for person in world.people:
        (held_back if world.rng.random() < HELD_BACK else registered).append(person)
    world.rng.shuffle(registered)
    for number, person in enumerate(registered, 1):
        person.person_id = f"{prefix}P{number:07d}"
    return registered, held_back


def write_registered(world: World, registered: Iterable[Person]) -> Iterator[Row]:
    for person in registered:
        row = write_row(world.rng, person, at_registry=True)
        if world.rng.random() < 0.22:
            apply_damages(row, person, world, REGISTRY_DAMAGES, world.rng.choice((1, 1, 2)))
        yield {
            "person_id": person.person_id,
            "household_id": person.household,
            "relation": person.relation,
            **row,
        }


def ask_duplicate(world: World, registered: list[Person], harsh: bool) -> Row:
    person = world.rng.choice(registered)
    row = write_row(world.rng, person, at_registry=False)
    wanted = world.rng.choices(range(6), HARSH_DAMAGES if harsh else DAMAGES)[0]
    done = apply_damages(row, person, world, QUERY_DAMAGES, wanted)
    kind = "pos:" + ("+".join(done) or "none")
    return {**row, "truth_person_id": person.person_id, "truth_household_id": person.household, "kind": kind}


def name_newcomer(world: World, person: Person, mates: list[Person]) -> str:
    if not mates:
        return "neg:new_person"
    twin = any(mate.born == person.born for mate in mates if mate.relation == person.relation == "child")
    return "neg:twin_of_member" if twin else f"neg:new_{person.relation}_of_household"


def ask_newcomer(world: World, person: Person) -> Row:
    row = write_row(world.rng, person, at_registry=False)
    mates = [mate for mate in world.households[person.household] if mate.person_id]
    kind = name_newcomer(world, person, mates)
    if mates and world.rng.random() < 0.05 and cidother(row, person, world):
        kind = "neg:uses_number_of_relative"
    apply_damages(row, person, world, QUERY_DAMAGES, world.rng.choices((0, 1, 2), (5, 3, 2))[0])
    return {
        **row,
        "truth_person_id": "",
        "truth_household_id": person.household if mates else "",
        "kind": kind,
    }


def ask_stranger(world: World, registered: list[Person]) -> Row:
    person, resemblance = make_stranger(world, registered)
    row = write_row(world.rng, person, at_registry=False)
    world.households[""] = []
    apply_damages(row, person, world, QUERY_DAMAGES, world.rng.choices((0, 1, 2), (5, 3, 2))[0])
    return {**row, "truth_person_id": "", "truth_household_id": "", "kind": f"neg:{resemblance}"}


def ask_queries(
    world: World, registered: list[Person], held_back: list[Person], count: int, harsh: bool
) -> Iterator[Row]:
    """Queries in random order; each held-back person asks at most once."""
    newcomers = world.rng.sample(held_back, len(held_back))
    for number in range(1, count + 1):
        if world.rng.random() < DUPLICATE_SHARE:
            row = ask_duplicate(world, registered, harsh)
        elif newcomers and world.rng.random() < NEWCOMER_SHARE:
            row = ask_newcomer(world, newcomers.pop())
        else:
            row = ask_stranger(world, registered)
        yield {"query_id": f"Q{number:06d}", **(lose_numbers(world, row) if harsh else row)}


def lose_numbers(world: World, row: Row) -> Row:
    lost = world.rng.random() < HARSH_WITHOUT_NUMBER
    return {**row, "civil_id": ""} if lost else row


def write_csv(path: Path, columns: tuple[str, ...], rows: Iterable[Row], append: bool = False) -> None:
    with path.open("a" if append else "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        if not append:
            writer.writeheader()
        writer.writerows(rows)


def generate(seed: int, people: int, queries: int, out: Path, harsh: bool = False) -> None:
    """Write persons.csv and queries.csv of `seed` into `out`; `harsh` has more damages and few civil IDs."""
    out.mkdir(parents=True, exist_ok=True)
    world = build_world(f"sanad-hard-{seed}", round(people / (1 - HELD_BACK)))
    registered, held_back = register(world, "")
    rows = write_registered(world, registered)
    rows = (lose_numbers(world, row) for row in rows) if harsh else rows
    write_csv(out / "persons.csv", PERSON_COLUMNS, rows)
    write_csv(out / "queries.csv", QUERY_COLUMNS, ask_queries(world, registered, held_back, queries, harsh))


def add_strangers(seed: int, count: int, out: Path) -> None:
    """Append about `count` other registered people to persons.csv; queries and truth stay as they are."""
    for part in range((count + 99_999) // 100_000):
        prefix = f"S{part:03d}"
        world = build_world(f"sanad-strangers-{seed}-{part}", min(100_000, count - part * 100_000), prefix)
        for number, person in enumerate(world.people, 1):
            person.person_id = f"{prefix}P{number:07d}"
        write_csv(out / "persons.csv", PERSON_COLUMNS, write_registered(world, world.people), append=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--strangers", type=int, default=0)
    parser.add_argument("--harsh", action="store_true")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    generate(given.seed, given.people, given.queries, given.out, given.harsh)
    add_strangers(given.seed, given.strangers, given.out)


if __name__ == "__main__":
    main()
