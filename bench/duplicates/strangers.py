"""People who were never registered but look as if they had been: relatives, namesakes, housemates."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from bench.duplicates.lexicon import draw_weighted
from bench.duplicates.nations import draw_given, draw_names
from bench.duplicates.population import (
    CHARITY_PHONES,
    Person,
    World,
    draw_day,
    draw_home,
    draw_phone,
    issue_civil_id,
)

Maker = Callable[[World, Person], Person | None]


def renew(world: World, person: Person, **changes: object) -> Person:
    """A different human made from `person`: own dates, number, phone, home unless `changes` keeps them."""
    rng = world.rng
    born = changes.pop("born", None) or draw_day(rng, 1955, 2012)
    assert isinstance(born, dt.date)
    paper = dt.date(born.year, 1, 1) if rng.random() < person.nation.estimated_share else born
    has_number = rng.random() < person.nation.civil_share
    fresh = replace(
        person, born=born, paper_born=paper, civil_id=issue_civil_id(world, paper) if has_number else "",
        phone=draw_phone(rng), home=draw_home(rng), household="", relation="stranger", person_id="",
    )  # fmt: skip
    return replace(fresh, **changes)  # type: ignore[arg-type]


def namesake(world: World, like: Person) -> Person:
    near = world.rng.random() < 0.4
    return renew(
        world, like, born=draw_day(world.rng, like.born.year - near, like.born.year + near) if near else None
    )


def neighbouring_namesake(world: World, like: Person) -> Person:
    home = replace(like.home, street=world.rng.randint(1, 120), house=str(world.rng.randint(1, 90)))
    return renew(world, like, home=home)


def brother_elsewhere(world: World, like: Person) -> Person | None:
    sex = world.rng.choice("MF")
    given = draw_given(world.rng, like.nation, sex)
    if given == like.names.given or not like.names.father:
        return None
    born = draw_day(world.rng, max(1940, like.born.year - 12), like.born.year + 12)
    return renew(world, like, names=replace(like.names, given=given), sex=sex, born=born)


def cousin(world: World, like: Person) -> Person | None:
    father = draw_given(world.rng, like.nation, "M")
    if not like.names.grandfather or father == like.names.father:
        return None
    born = draw_day(world.rng, max(1940, like.born.year - 12), like.born.year + 12)
    names = replace(like.names, father=father)
    if world.rng.random() < 0.5:
        names = replace(names, given=draw_given(world.rng, like.nation, like.sex))
    return renew(world, like, names=names, born=born)


def grandson(world: World, like: Person) -> Person | None:
    """He bears his grandfather's whole first name and family name."""
    if like.sex != "M" or not like.nation.arab or like.born.year > 1970:
        return None
    names = replace(like.names, father=draw_given(world.rng, like.nation, "M"), grandfather=like.names.given)
    home = like.home if world.rng.random() < 0.5 else draw_home(world.rng)
    return renew(world, like, names=names, home=home, born=draw_day(world.rng, like.born.year + 42, 2020))


def housemate(world: World, like: Person) -> Person:
    sex = world.rng.choice("MF")
    return renew(world, like, names=draw_names(world.rng, like.nation, sex), sex=sex, home=like.home)


def fellow_of_charity(world: World, like: Person) -> Person:
    sex = world.rng.choice("MF")
    names = draw_names(world.rng, like.nation, sex)
    return renew(world, like, names=names, sex=sex, phone=world.rng.choice(CHARITY_PHONES))


MAKERS: dict[Maker, float] = {
    namesake: 14, neighbouring_namesake: 4, brother_elsewhere: 7, cousin: 5, grandson: 4, housemate: 9,
    fellow_of_charity: 3,
}  # fmt: skip


def make_stranger(world: World, registered: list[Person]) -> tuple[Person, str]:
    """A never-registered person who resembles a registered one, and the kind of resemblance."""
    while True:
        maker = draw_weighted(world.rng, MAKERS)
        stranger = maker(world, world.rng.choice(registered))
        if stranger is not None:
            return stranger, maker.__name__
