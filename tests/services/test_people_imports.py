"""The registry filled from a file: everybody once, with household and dwelling, whoever runs it how often."""

from collections import Counter
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, col, select

from domain.imports import PEOPLE_COLUMNS
from matching import Statement, prepare
from services.people_imports import AT_ONCE, ImportedPeople, import_people
from services.sheets import open_sheet
from store.queries.matches import look_up
from store.tables.identities import IdentityLink, LinkBand
from store.tables.matches import MatchProfile
from store.tables.people import (
    Dwelling,
    Household,
    Membership,
    Occupancy,
    Person,
    PersonFact,
    Relation,
)
from store.tables.requests import AidRequest
from tests.files import PERSON_COLUMNS, invent_person, write_csv
from tests.stepping import Steps, count_rows
from tests.world import MATCH_SECRET, World

STATED = ("full_name", "birth_date", "sex", "phone")


def enter(
    world: World, folder: Path, rows: list[dict[str, str]], source: str = "", name: str = "people.csv"
) -> ImportedPeople:
    sheet = open_sheet(write_csv(folder / name, rows, (*PERSON_COLUMNS, "nationality")), PEOPLE_COLUMNS)
    return import_people(world.store, sheet, source=source, secret=MATCH_SECRET, at=world.clock())


def list_members(db: Session, code: str) -> Counter[Relation]:
    query = select(Membership).join(Household, col(Household.id) == Membership.household_id)
    return Counter(row.relation for row in db.exec(query.where(Household.source_code == code)))


def test_a_family_is_entered_with_its_household_and_its_dwelling(world: World, tmp_path: Path) -> None:
    rows = [
        invent_person("P1", "H1", "child", nationality="KW"),
        invent_person("P2", "H1", "head", house="7"),
        invent_person("P3", "H1", ""),
    ]
    result = enter(world, tmp_path, rows)
    assert (result.persons, result.households, result.dwellings, result.memberships) == (3, 1, 1, 3)
    with world.store.registry() as db:
        assert list_members(db, "H1") == {Relation.CHILD: 1, Relation.HEAD: 1, Relation.OTHER: 1}
        assert db.exec(select(Dwelling)).one().address["house"] == "7"
        assert db.exec(select(PersonFact)).one().value == "KW"
        assert {person.civil_id for person in db.exec(select(Person))} == {row["civil_id"] for row in rows}


def test_a_second_run_changes_nothing(world: World, tmp_path: Path) -> None:
    rows = [invent_person(f"P{n}", f"H{n // 3}", house=str(n // 3)) for n in range(30)]
    rows[4]["civil_id"] = rows[5]["civil_id"] = ""
    enter(world, tmp_path, rows)
    before = count_rows(world.store)
    again = enter(world, tmp_path, rows)
    assert (again.rows, again.known, again.persons, again.households) == (30, 30, 0, 0)
    assert count_rows(world.store) == before


def test_a_second_run_in_another_order_changes_nothing(world: World, tmp_path: Path) -> None:
    rows = [invent_person(f"P{n}", f"H{n % 5}") for n in range(20)]
    enter(world, tmp_path, rows)
    before = count_rows(world.store)
    enter(world, tmp_path, rows[::-1])
    assert count_rows(world.store) == before


def test_one_civil_id_is_one_person_within_a_file_and_across_sources(world: World, tmp_path: Path) -> None:
    first = invent_person("P1", "H1")
    twin = {**invent_person("P2", "H2"), "civil_id": first["civil_id"]}
    assert enter(world, tmp_path, [first, twin]).persons == 1
    elsewhere = enter(world, tmp_path, [{**first, "person_id": "Z9"}], source="zakat")
    assert (elsewhere.persons, elsewhere.known, elsewhere.households) == (0, 1, 0)


def test_the_codes_of_two_sources_are_not_mixed_up(world: World, tmp_path: Path) -> None:
    enter(world, tmp_path, [invent_person("P1", "H1")])
    assert enter(world, tmp_path, [invent_person("P1", "H1")], source="zakat").persons == 1
    with world.store.registry() as db:
        assert {row.source_code for row in db.exec(select(Household))} == {"H1", "zakat/H1"}


def test_households_of_one_full_address_share_a_dwelling_and_others_do_not(
    world: World, tmp_path: Path
) -> None:
    rows = [
        invent_person("P1", "H1"),
        invent_person("P2", "H2"),
        invent_person("P3", "H3", house=""),
        invent_person("P4", "H4", house=""),
        invent_person("P5", "H5", area=""),
    ]
    enter(world, tmp_path, rows)
    enter(world, tmp_path, [invent_person("P6", "H6")], name="later.csv")
    with world.store.registry() as db:
        assert Counter(Counter(row.dwelling_id for row in db.exec(select(Occupancy))).values()) == {
            3: 1,
            1: 2,
        }


def test_a_person_known_from_a_request_keeps_the_household_that_cases_hang_on(
    world: World, tmp_path: Path
) -> None:
    row = invent_person("P1", "H1")
    request_id = Steps(world).open_case(document_number=row["civil_id"], birth_date=row["birth_date"])
    result = enter(world, tmp_path, [row, invent_person("P2", "H1", "spouse")])
    assert (result.persons, result.known, result.memberships) == (1, 1, 1)
    with world.store.registry() as db:
        case = db.get_one(AidRequest, request_id)
        homes = db.exec(select(Membership.household_id).where(Membership.person_id == case.person_id)).all()
        assert homes == [case.household_id]


def test_a_request_of_a_registered_person_is_linked_and_the_household_holds_the_next(
    world: World, tmp_path: Path
) -> None:
    husband, wife = invent_person("P1", "H1"), invent_person("P2", "H1", "spouse")
    enter(world, tmp_path, [husband, wife])
    steps = Steps(world)
    first, second = (
        steps.open_case(by, document_number=row["civil_id"], **{name: row[name] for name in STATED})
        for by, row in (("waha.registrar", husband), ("diyaa.registrar", wife))
    )
    assert steps.state(first).stage == "review"
    assert steps.state(second).stage == "duplicate_check"
    with world.store.registry() as db:
        assert {link.band for link in db.exec(select(IdentityLink))} == {LinkBand.LINK}


def test_a_row_that_cannot_be_read_is_kept_aside_and_the_others_are_entered(
    world: World, tmp_path: Path
) -> None:
    rows = [invent_person("P1", "H1"), invent_person("P2", "H1", "uncle"), invent_person("P3", "H1", "child")]
    result = enter(world, tmp_path, rows)
    (refused,) = result.refused
    assert (result.persons, refused.row.number) == (2, 3)
    assert [(problem.field, problem.code) for problem in refused.problems] == [("relation", "unknown_choice")]


def test_a_family_is_one_though_its_rows_come_in_different_transactions(world: World, tmp_path: Path) -> None:
    rows = [{**invent_person(f"P{n}", f"H{n}"), "civil_id": "", "phone": ""} for n in range(AT_ONCE)]
    rows.append(invent_person("LAST", "H0", "child"))
    result = enter(world, tmp_path, rows)
    assert (result.persons, result.households) == (AT_ONCE + 1, AT_ONCE)
    with world.store.registry() as db:
        assert list_members(db, "H0") == {Relation.HEAD: 1, Relation.CHILD: 1}


def test_everybody_entered_is_found_by_any_of_their_keys_and_known_people_are_left_as_they_are(
    world: World, tmp_path: Path
) -> None:
    first, second = invent_person("P1", "H1"), invent_person("P2", "H2", phone="22445566")
    enter(world, tmp_path, [first])
    with world.store.registry() as db:
        before = db.exec(select(MatchProfile)).one()
    again = {**first, "phone": "22998877"}
    enter(world, tmp_path, [again, second])
    with world.store.registry() as db:
        assert db.exec(select(MatchProfile).where(MatchProfile.number == before.number)).one() == before
        for row in (first, second):
            for known in ({"civil_id": row["civil_id"]}, {"phone": row["phone"]}, {**row, "civil_id": ""}):
                looked = look_up(db, prepare(Statement.from_row(known)), secret=MATCH_SECRET)
                found = {db.get_one(Person, UUID(person_id)).civil_id for person_id in looked.numbers}
                assert row["civil_id"] in found
        moved = look_up(db, prepare(Statement(phone="22998877")), secret=MATCH_SECRET)
        assert not moved.numbers


def test_whoever_has_no_number_is_nobody_elses_twin(world: World, tmp_path: Path) -> None:
    rows = [{**invent_person(f"P{n}", f"H{n}"), "civil_id": ""} for n in range(3)]
    assert enter(world, tmp_path, rows).persons == 3


def test_a_number_with_a_wrong_digit_is_not_the_number_it_was_meant_to_be(
    world: World, tmp_path: Path
) -> None:
    wrong = invent_person("P1", "H1", civil_id="290010100010")
    right = invent_person("P2", "H2", civil_id="290010100011")
    assert enter(world, tmp_path, [wrong]).persons == 1
    assert enter(world, tmp_path, [right], name="later.csv").persons == 1
    assert enter(world, tmp_path, [{**wrong, "person_id": "P3"}], name="again.csv").known == 1
