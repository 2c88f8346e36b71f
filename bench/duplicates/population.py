"""Invented residents: people in households, with the relations that make them look like one another."""

import datetime as dt
import random
from dataclasses import dataclass, field, replace

from bench.duplicates.lexicon import Place, read_places
from bench.duplicates.nations import NATIONS, Names, Nation, draw_given, draw_names, inherit_names

CHARITY_PHONES = ("22445566", "22998877", "24812300")
CHECK_WEIGHTS = (2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True)
class Home:
    """A dwelling."""

    place: Place
    block: int
    street: int
    house: str


@dataclass
class Person:
    """One invented resident."""

    names: Names
    nation: Nation
    sex: str
    born: dt.date  # the true date
    paper_born: dt.date  # the date on the papers: 1 January where it was estimated
    civil_id: str
    phone: str
    home: Home
    household: str
    relation: str
    person_id: str = ""


@dataclass
class World:
    """The people of one seed; `households` keeps who lives with whom."""

    rng: random.Random
    prefix: str
    people: list[Person] = field(default_factory=list)
    households: dict[str, list[Person]] = field(default_factory=dict)
    issued: set[str] = field(default_factory=set)


def issue_civil_id(world: World, born: dt.date, serial: int | None = None) -> str:
    # Written apart from domain/civil_ids.py on purpose: a yardstick must not trust what it measures.
    while True:
        number = serial if serial is not None else world.rng.randint(1, 9999)
        body = ("2" if born.year < 2000 else "3") + born.strftime("%y%m%d") + f"{number:04d}"
        check = 11 - sum(int(digit) * weight for digit, weight in zip(body, CHECK_WEIGHTS, strict=True)) % 11
        if check < 10 and body not in world.issued:
            world.issued.add(body)
            return body + str(check)
        serial = None if serial is None or number >= 9990 else number + 1


def draw_phone(rng: random.Random) -> str:
    return rng.choice("569") + f"{rng.randrange(10**7):07d}"


def draw_home(rng: random.Random) -> Home:
    places = read_places()
    place = rng.choices(places, [place.weight for place in places])[0]
    house = str(rng.randint(1, 90)) + (rng.choice("ABC") if rng.random() < 0.05 else "")
    return Home(place, rng.randint(1, 12), rng.randint(1, 120), house)


def draw_day(rng: random.Random, first_year: int, last_year: int) -> dt.date:
    return dt.date(
        rng.randint(first_year, max(first_year, last_year)), rng.randint(1, 12), rng.randint(1, 28)
    )


def add_person(
    world: World, names: Names, nation: Nation, sex: str, born: dt.date, phone: str, home: Home,
    household: str, relation: str, serial: int | None = None,
) -> Person:  # fmt: skip
    rng = world.rng
    paper = dt.date(born.year, 1, 1) if rng.random() < nation.estimated_share else born
    has_civil_id = rng.random() < nation.civil_share
    civil_id = issue_civil_id(world, paper, serial) if has_civil_id else ""
    own = relation != "head" and born.year < 2006 and rng.random() < 0.35
    if rng.random() < 0.02:
        phone, own = rng.choice(CHARITY_PHONES), False
    person = Person(names, nation, sex, born, paper, civil_id, draw_phone(rng) if own else phone, home,
                    household, relation)  # fmt: skip
    world.people.append(person)
    world.households.setdefault(household, []).append(person)
    return person


def next_household(world: World) -> str:
    return f"{world.prefix}H{len(world.households) + 1:06d}"


def add_children(world: World, father: Person, mother: Person | None, household: str, most: int) -> None:
    rng, used, serial = world.rng, set[Names | str](), None
    twin_of: dt.date | None = None
    for _ in range(rng.randint(0, most)):
        sex = rng.choice("MF")
        names = inherit_names(rng, father.nation, sex, father.names, mother.names if mother else None)
        if names.given.latin[0] in used:
            continue
        used.add(names.given.latin[0])
        older = min(father.born.year, mother.born.year if mother else 9999)
        born = twin_of or draw_day(rng, older + 19, min(older + 42, 2024))
        add_person(
            world, names, father.nation, sex, born, father.phone, father.home, household, "child", serial
        )
        twin_of, serial = (
            (born, rng.randint(1, 9000)) if twin_of is None and rng.random() < 0.05 else (None, None)
        )


def add_spouse(world: World, husband: Person, household: str, phone: str) -> Person:
    rng = world.rng
    nation = husband.nation if rng.random() < 0.93 else rng.choice(NATIONS)
    names = draw_names(rng, nation, "F")
    if nation.arab and rng.random() < 0.15:  # cousins marry
        names = replace(names, family=husband.names.family)
    elif not nation.arab and rng.random() < 0.5:
        names = replace(names, family=husband.names.family or husband.names.given)
    born = draw_day(rng, husband.born.year - 2, husband.born.year + 10)
    return add_person(world, names, nation, "F", born, phone, husband.home, household, "spouse")


def add_family(world: World, head_names: Names, nation: Nation, home: Home, born: dt.date) -> Person:
    rng, household = world.rng, next_household(world)
    head = add_person(world, head_names, nation, "M", born, draw_phone(rng), home, household, "head")
    mother = add_spouse(world, head, household, head.phone) if rng.random() < 0.8 else None
    add_children(world, head, mother, household, 5)
    if nation.arab and rng.random() < 0.06:  # a second wife: another household, the same husband
        second = next_household(world)
        elsewhere = replace(home, house=home.house + "B") if rng.random() < 0.4 else draw_home(rng)
        wife = add_spouse(world, replace(head, home=elsewhere), second, draw_phone(rng))
        add_children(world, replace(head, home=elsewhere, phone=wife.phone), wife, second, 3)
    return head


def add_villa(world: World, nation: Nation) -> None:
    """Several families behind one door: brothers with their families, or strangers who rent rooms."""
    rng, home = world.rng, draw_home(world.rng)
    first = add_family(world, draw_names(rng, nation, "M"), nation, home, draw_day(rng, 1955, 1990))
    for _ in range(rng.randint(1, 3)):
        if rng.random() < 0.55 and nation.arab:
            names = replace(first.names, given=draw_given(rng, nation, "M"))
            add_family(world, names, nation, home, draw_day(rng, first.born.year - 4, first.born.year + 12))
        else:
            other = rng.choices(NATIONS, [each.weight for each in NATIONS])[0]
            add_family(world, draw_names(rng, other, "M"), other, home, draw_day(rng, 1955, 2000))


def add_room(world: World, nation: Nation) -> None:
    """Workers who share a room and nothing else: each is a household of one."""
    rng, home = world.rng, draw_home(world.rng)
    for _ in range(rng.randint(2, 7)):
        mate = nation if rng.random() < 0.7 else rng.choice(NATIONS)
        add_person(world, draw_names(rng, mate, "M"), mate, "M", draw_day(rng, 1965, 2004), draw_phone(rng), home,
                   next_household(world), "head")  # fmt: skip


def add_widow(world: World, nation: Nation) -> None:
    rng, household = world.rng, next_household(world)
    phone, home, born = draw_phone(rng), draw_home(rng), draw_day(rng, 1955, 1995)
    mother = add_person(
        world, draw_names(rng, nation, "F"), nation, "F", born, phone, home, household, "head"
    )
    late = replace(mother, names=draw_names(rng, nation, "M"), sex="M")
    add_children(world, late, mother, household, 5)
    if rng.random() < 0.15:
        worker = rng.choice([each for each in NATIONS if not each.arab])
        add_person(world, draw_names(rng, worker, "F"), worker, "F", draw_day(rng, 1970, 2002), draw_phone(rng), home,
                   next_household(world), "head")  # fmt: skip


def build_world(seed: str, size: int, prefix: str = "") -> World:
    """At least `size` invented people from `seed`, whole households only."""
    world = World(random.Random(seed), prefix)
    while len(world.people) < size:
        nation = world.rng.choices(NATIONS, [each.weight for each in NATIONS])[0]
        shape = world.rng.random()
        if shape < 0.62:
            add_family(world, draw_names(world.rng, nation, "M"), nation, draw_home(world.rng),
                       draw_day(world.rng, 1950, 1996))  # fmt: skip
        elif shape < 0.72:
            add_villa(world, nation)
        elif shape < 0.84:
            add_room(world, nation)
        else:
            add_widow(world, nation)
    return world
