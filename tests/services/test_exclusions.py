"""Exclusion lists: whoever an earlier campaign helped is held, for its categories, between its days, and nobody else."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import col, select

from domain.calendars import read_day
from domain.errors import InvalidFieldsError
from domain.exclusions import EXCLUSION_COLUMNS, HelpForm, ListForm
from services.exclusions import ListDiffersError, import_exclusions, put_delivered
from services.households import join_household
from services.listed_people import ImportedList
from services.sheets import open_sheet
from store.queries.exclusions import find_exclusion
from store.tables.exclusions import Exclusion, ExclusionList
from store.tables.people import Person
from store.tables.requests import AidRequest
from store.tables.reservations import OverlapNotice
from tests.applicants import blur_applicant, invent_applicant
from tests.files import invent_row, write_csv
from tests.forms import CASH_PAPERS
from tests.stepping import Steps, count_rows
from tests.world import MATCH_SECRET, World

HELPED_ON = "2024-05-17"
DEBT_PAPERS = (*CASH_PAPERS[:7], "enforcement_file", "inability_proof")


@pytest.fixture
def world(town: World) -> World:
    return town


def make_form(code: str, **changes: str) -> ListForm:
    form = ListForm(
        code, "حملة الغارمين الأولى", "First debtors campaign", "2025-12", "DEBT, CASH", "2025-01-01"
    )
    return replace(form, **changes)


def enter(world: World, folder: Path, form: ListForm, *rows: dict[str, str]) -> ImportedList:
    columns = ("helped_on", *invent_row())
    sheet = open_sheet(write_csv(folder / "list.csv", rows, columns), EXCLUSION_COLUMNS)
    return import_exclusions(world.store, sheet, form, secret=MATCH_SECRET, at=world.clock())


def invent_helped(**changes: str) -> dict[str, str]:
    return {"helped_on": HELPED_ON, **invent_row(), **changes}


def ask(world: World, row: dict[str, str], **changes: object) -> UUID:
    """The person of a row asks for aid."""
    fields: dict[str, object] = {name: row[name] for name in ("full_name", "birth_date", "phone", "sex")}
    return Steps(world).open_case(
        "waha.registrar", **{**fields, "document_number": row["civil_id"], **changes}
    )


def get_stage(world: World, request_id: UUID) -> str:
    return str(Steps(world).state(request_id).stage)


def deliver(steps: Steps, request_id: UUID) -> None:
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "approve")
    steps.deliver(request_id)


def test_whoever_was_helped_is_held_for_the_categories_of_the_list_and_no_other(
    world: World, tmp_path: Path
) -> None:
    row = invent_helped()
    done = enter(world, tmp_path, make_form("L1", categories="DEBT"), row)
    assert (done.entered, done.persons, done.refused) == (1, 1, [])
    held = ask(world, row, category="DEBT", papers=DEBT_PAPERS)
    assert get_stage(world, held) == "duplicate_check"
    with world.store.registry() as db:
        notice = db.exec(select(OverlapNotice).where(OverlapNotice.request_id == held)).one()
    assert (notice.source, notice.state, notice.month_on.isoformat()) == ("campaign", "given", "2024-05-01")
    assert get_stage(world, ask(world, row)) == "review"


def test_a_second_run_changes_nothing_and_an_earlier_help_gives_way_to_a_later(
    world: World, tmp_path: Path
) -> None:
    form, row = make_form("L2"), invent_helped()
    enter(world, tmp_path, form, row, {**row, "helped_on": "2025-02-01"}, {**row, "helped_on": "2023-02-01"})
    before = count_rows(world.store)
    again = enter(world, tmp_path, form, row)
    assert (again.entered, again.known) == (0, 1)
    assert count_rows(world.store) == before
    with world.store.registry() as db:
        (exclusion,) = _list_exclusions(world, "L2")
        assert exclusion.helped_on.isoformat() == "2025-02-01"
        assert db.exec(select(ExclusionList).where(ExclusionList.code == "L2")).one().categories == [
            "CASH",
            "DEBT",
        ]


def test_a_list_holds_from_its_first_day_to_its_last(world: World, tmp_path: Path) -> None:
    today = read_day(world.clock())
    cases = {-1: (-1, "review"), 0: (0, "duplicate_check")}
    for number, (ends, stage) in cases.items():
        row = invent_helped()
        form = make_form(f"ENDS{number}", to_on=(today + timedelta(days=ends)).isoformat())
        enter(world, tmp_path, form, row)
        assert get_stage(world, ask(world, row)) == stage
    later = invent_helped()
    enter(world, tmp_path, make_form("LATER", from_on=(today + timedelta(days=1)).isoformat()), later)
    assert get_stage(world, ask(world, later)) == "review"


def test_who_lives_from_the_same_purse_is_held_where_the_aid_serves_a_household_and_free_where_it_serves_one(
    world: World, tmp_path: Path
) -> None:
    row = invent_helped()
    enter(world, tmp_path, make_form("HOME", categories="DEBT,CASH"), row)
    (exclusion,) = _list_exclusions(world, "HOME")
    today, wife = read_day(world.clock()), Person(names={"full_name": "زوجة"})
    with world.store.registry() as db:
        case_id = ask(world, row, category="EMERG", papers=(*CASH_PAPERS[:7], "incident_report"))
        home_id = db.get_one(AidRequest, case_id).household_id
        assert home_id
        db.add(wife)
        db.flush()
        join_household(db, wife.id, home_id, at=world.clock())
        found = find_exclusion(db, "CASH", wife.id, home_id, on=today, household=True)
        assert found
        assert (found.list_id, found.helped_on) == (exclusion.list_id, exclusion.helped_on)
        assert find_exclusion(db, "DEBT", wife.id, home_id, on=today) is None
        assert find_exclusion(db, "DEBT", exclusion.person_id, home_id, on=today)
        assert find_exclusion(db, "RENT", exclusion.person_id, home_id, on=today, household=True) is None


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"helped_on": ""}, ("helped_on", "required")),
        ({"helped_on": "1446"}, ("helped_on", "malformed_date")),
        ({"helped_on": "2099-01-01"}, ("helped_on", "in_the_future")),
        ({"civil_id": "12"}, ("civil_id", "malformed_civil_id")),
        (
            {"full_name": "سالم", "civil_id": "", "birth_date": "", "phone": ""},
            ("person", "identity_unclear"),
        ),
    ],
)
def test_a_row_that_cannot_be_read_or_settled_leaves_nothing_behind(
    world: World, tmp_path: Path, changes: dict[str, str], problem: tuple[str, str]
) -> None:
    enter(world, tmp_path, make_form("BAD"))
    before = count_rows(world.store)
    (refused,) = enter(world, tmp_path, make_form("BAD"), invent_helped(**changes)).refused
    assert [(each.field, each.code) for each in refused.problems] == [problem]
    assert count_rows(world.store) == before


def test_nobody_is_put_on_a_list_for_somebody_alike(world: World, tmp_path: Path) -> None:
    person = invent_applicant()
    Steps(world).open_case("waha.registrar", **person)
    blurred = {name: str(value) for name, value in blur_applicant(person).items()}
    done = enter(world, tmp_path, make_form("ALIKE"), {"helped_on": HELPED_ON, "civil_id": "", **blurred})
    assert [refused.problems[0].code for refused in done.refused] == ["identity_unclear"]
    assert not _list_exclusions(world, "ALIKE")


def test_every_problem_of_a_list_is_told_at_once_and_no_row_is_read(world: World, tmp_path: Path) -> None:
    before = count_rows(world.store)
    with pytest.raises(InvalidFieldsError) as refused:
        enter(
            world,
            tmp_path,
            ListForm("", "", "List", "", "DEBT،GOLD", "2026-02-01", "2026-01-01"),
            invent_helped(),
        )
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [
        ("list", "required"),
        ("name_ar", "required"),
        ("circular", "required"),
        ("categories", "unknown_category"),
        ("to", "ends_before_it_begins"),
    ]
    assert count_rows(world.store) == before


@pytest.mark.parametrize(
    "changes",
    [{"circular": "2026-99"}, {"categories": "CASH"}, {"to_on": "2027-01-01"}, {"name_en": "Other"}],
)
def test_a_list_keeps_the_particulars_of_its_circular(
    world: World, tmp_path: Path, changes: dict[str, str]
) -> None:
    enter(world, tmp_path, make_form("KEPT"))
    before = count_rows(world.store)
    with pytest.raises(ListDiffersError):
        enter(world, tmp_path, make_form("KEPT", **changes), invent_helped())
    assert count_rows(world.store) == before


def test_the_record_itself_says_whom_a_campaign_helped(world: World) -> None:
    steps, today = Steps(world), read_day(world.clock()).isoformat()
    paid, unpaid = steps.open_case(), steps.open_case()
    deliver(steps, paid)
    form = make_form("PAID", categories="DEBT")
    first = put_delivered(world.store, form, HelpForm("CASH", today, today), at=world.clock())
    assert (first.helped, first.entered) == (1, 1)
    before = count_rows(world.store)
    again = put_delivered(world.store, form, HelpForm("CASH,RENT", "2026-01-01", today), at=world.clock())
    assert (again.helped, again.entered) == (1, 0)
    assert count_rows(world.store) == before
    with world.store.registry() as db:
        person_id = db.get_one(AidRequest, paid).person_id
        assert db.get_one(AidRequest, unpaid).person_id != person_id
    (exclusion,) = _list_exclusions(world, "PAID")
    assert (exclusion.person_id, exclusion.helped_on.isoformat()) == (person_id, today)
    for categories, day in (("RENT", today), ("CASH", "2024-01-01")):
        other = put_delivered(
            world.store, make_form("NONE"), HelpForm(categories, "2024-01-01", day), at=world.clock()
        )
        assert (other.helped, other.entered) == (0, 0)


def test_what_is_asked_of_the_record_is_checked_like_any_form(world: World) -> None:
    before = count_rows(world.store)
    with pytest.raises(InvalidFieldsError) as refused:
        put_delivered(world.store, make_form("X"), HelpForm("GOLD", "2099-01-01", ""), at=world.clock())
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [
        ("from_delivered", "unknown_category"),
        ("helped_to", "required"),
        ("helped_from", "in_the_future"),
    ]
    assert count_rows(world.store) == before


def _list_exclusions(world: World, code: str) -> list[Exclusion]:
    with world.store.registry() as db:
        query = select(Exclusion).join(ExclusionList, col(ExclusionList.id) == Exclusion.list_id)
        return list(db.exec(query.where(ExclusionList.code == code)))
