"""A person becomes a row: which script, which spelling, and which slot each name lands in."""

import random

from bench.duplicates.hearing import hear_in_arabic, hear_in_latin, respell
from bench.duplicates.lexicon import Name, draw_weighted
from bench.duplicates.population import Home, Person

Row = dict[str, str]
SLOTS = ("given", "father", "grandfather", "family")
COLUMNS = (
    *(f"{slot}_ar" for slot in SLOTS), *(f"{slot}_en" for slot in SLOTS), "full_name", "sex", "birth_date",
    "civil_id", "phone", "governorate", "area", "block", "street", "house",
)  # fmt: skip


def write_home(row: Row, home: Home) -> None:
    row.update(
        governorate=home.place.governorate, area=home.place.spellings[0], block=str(home.block),
        street=str(home.street), house=home.house,
    )  # fmt: skip


def write_name(rng: random.Random, name: Name, script: str, sloppy: float) -> str:
    """One spelling: the usual one, a known other one, or what the clerk's ear made of it."""
    spellings, roll = (name.arabic if script == "ar" else name.latin), rng.random()
    if roll > sloppy:
        return spellings[0]
    if roll > sloppy * 0.45:
        return rng.choice(spellings)
    if roll > sloppy * 0.2:
        return respell(rng, rng.choice(spellings))
    return hear_in_arabic(rng, name.latin[0]) if script == "ar" else hear_in_latin(rng, name.arabic[0])


def lay_out(rng: random.Random, person: Person) -> dict[str, list[Name]]:
    """Which slot each name lands in: settled for Arabs, a matter of taste for everybody else."""
    roles = person.names.roles()
    laid: dict[str, list[Name]] = {slot: [roles[slot]] for slot in SLOTS if slot in roles}
    if person.nation.arab:
        return laid
    habit = draw_weighted(rng, {"form": 0.68, "joined": 0.14, "late": 0.10, "bunched": 0.08})
    middle = laid.pop("father", [])
    if habit == "form" and middle:
        laid["father"] = middle
    elif habit == "joined":
        laid["given"] = laid["given"] + middle
    elif habit == "late":
        laid["family"] = middle + laid.get("family", [])
    elif habit == "bunched":
        laid = {"given": laid["given"] + middle + laid.get("family", [])}
    return laid


def choose_scripts(rng: random.Random, person: Person, at_registry: bool) -> tuple[str, ...]:
    if person.nation.arab and at_registry:
        return ("ar", "en") if rng.random() < 0.6 else ("ar",)
    weights = {("ar", "en"): 0.38, ("ar",): 0.34, ("en",): 0.28}
    return draw_weighted(rng, weights)


def write_row(rng: random.Random, person: Person, at_registry: bool) -> Row:
    """The row of an honest, ordinary clerk; what goes wrong beyond that is in `damage`."""
    row = dict.fromkeys(COLUMNS, "")
    sloppy = 0.25 if at_registry else 0.4
    sloppy += 0.0 if person.nation.arab else 0.2
    layout = lay_out(rng, person)
    for script in choose_scripts(rng, person, at_registry):
        for slot, names in layout.items():
            row[f"{slot}_{script}"] = " ".join(write_name(rng, name, script, sloppy) for name in names)
    row.update(
        sex=person.sex, birth_date=person.paper_born.isoformat(), civil_id=person.civil_id, phone=person.phone
    )
    write_home(row, person.home)
    return row
