"""Everybody registered can be found: whoever is not filed is filed, once, by all that is known of them."""

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlmodel import Session, col, select

from domain.requests import Sex
from matching import Statement, prepare
from services.filings import AT_ONCE, FiledPeople, file_everybody
from store.queries.filings import outdate_profiles
from store.queries.matches import find_profile, look_up
from store.tables.identities import IdentityLink, LinkBand
from store.tables.matches import MatchKey, MatchProfile
from store.tables.people import Person
from tests.applicants import invent_applicant
from tests.stepping import Steps
from tests.world import MATCH_SECRET, World

CIVIL_ID = "290010100011"


def enter_unfiled(world: World, count: int = 1) -> list[UUID]:
    """Persons as an earlier release entered them: nothing leads to them."""
    people = [
        Person(names={"given_ar": "محمد"}, sex=Sex.MALE, civil_id=CIVIL_ID, phone=f"9{number:07d}")
        for number in range(count)
    ]
    with world.store.registry() as db:
        db.add_all(people)
    return [person.id for person in people]


def find(db: Session, secret: bytes = MATCH_SECRET, **stated: str) -> set[UUID]:
    looked = look_up(db, prepare(Statement.from_row(stated)), secret=secret)
    return {UUID(each) for each in looked.numbers}


def list_rows(world: World) -> list[tuple[object, ...]]:
    """Every profile and every key."""
    with world.store.registry() as db:
        profiles = db.execute(text("select number, person_id, packed from match_profile order by 1")).all()
        keys = db.execute(text("select key, number from match_key order by 1, 2")).all()
    return [tuple(row) for row in (*profiles, *keys)]


def test_whoever_is_not_filed_is_filed_and_a_second_run_files_nobody(world: World) -> None:
    (person_id,) = enter_unfiled(world)
    assert file_everybody(world.store, secret=MATCH_SECRET) == FiledPeople(1, anew=False)
    with world.store.registry() as db:
        assert find(db, civil_id=CIVIL_ID) == find(db, phone="90000000") == {person_id}
    before = list_rows(world)
    assert file_everybody(world.store, secret=MATCH_SECRET) == FiledPeople(0, anew=False)
    assert list_rows(world) == before


def test_more_people_than_one_set_are_all_filed_and_progress_is_told(world: World) -> None:
    enter_unfiled(world, AT_ONCE + 3)
    told: list[int] = []
    file_everybody(world.store, secret=MATCH_SECRET, progress=told.append)
    assert told == [AT_ONCE, AT_ONCE + 3]
    with world.store.registry() as db:
        assert len(db.exec(select(MatchProfile)).all()) == AT_ONCE + 3


def test_who_is_filed_anew_keeps_the_number_and_leaves_no_stale_key(world: World) -> None:
    enter_unfiled(world, 5)
    file_everybody(world.store, secret=MATCH_SECRET)
    before = list_rows(world)
    with world.store.registry() as db:
        db.add(MatchKey(key=42, number=1))
    assert file_everybody(world.store, secret=MATCH_SECRET, anew=True) == FiledPeople(5, anew=True)
    assert list_rows(world) == before


def test_another_secret_is_noticed_and_everybody_is_found_by_it(world: World) -> None:
    (person_id,) = enter_unfiled(world)
    file_everybody(world.store, secret=b"an older one")
    assert file_everybody(world.store, secret=MATCH_SECRET) == FiledPeople(1, anew=True)
    with world.store.registry() as db:
        assert find(db, civil_id=CIVIL_ID) == {person_id}
        assert find(db, b"an older one", civil_id=CIVIL_ID) == set()


@pytest.mark.parametrize("outdated", [3, 5])
def test_filing_that_broke_off_goes_on_where_it_was(world: World, outdated: int) -> None:
    enter_unfiled(world, 5)
    file_everybody(world.store, secret=MATCH_SECRET)
    before = list_rows(world)
    with world.store.registry() as db:
        outdate_profiles(db, 1, outdated + 1)
        db.execute(text("delete from match_key where number <= :outdated"), {"outdated": outdated})
    assert file_everybody(world.store, secret=MATCH_SECRET).filed == outdated
    assert list_rows(world) == before


def test_what_a_case_taught_is_filed_again(world: World) -> None:
    steps = Steps(world)
    person = invent_applicant()
    steps.open_case("waha.registrar", **person)
    steps.open_case("diyaa.registrar", **{**person, "phone": "55667788"})
    with world.store.registry() as db:
        assert db.exec(select(IdentityLink.band)).all() == [LinkBand.NEW, LinkBand.LINK]
        (person_id,) = db.exec(select(Person.id)).all()
        taught = find_profile(db, person_id)
    file_everybody(world.store, secret=MATCH_SECRET, anew=True)
    with world.store.registry() as db:
        assert find_profile(db, person_id) == taught
        assert find(db, phone="55667788") == {person_id}


def test_who_was_taken_out_because_the_case_is_somebody_elses_stays_out(world: World) -> None:
    steps = Steps(world)
    steps.open_case("waha.registrar", **invent_applicant())
    with world.store.registry() as db:
        link = db.exec(select(IdentityLink)).one()
        link.undone_at = world.clock()
        db.execute(text("delete from match_profile"))
    assert file_everybody(world.store, secret=MATCH_SECRET).filed == 0
    with world.store.registry() as db:
        assert db.exec(select(MatchProfile).where(col(MatchProfile.person_id) == link.person_id)).all() == []
