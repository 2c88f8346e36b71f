"""Aid from outside the cycle: recorded once, as fact, and counted in the window of its kind."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from domain.calendars import read_day
from domain.errors import NotFoundError
from domain.outside_aid import OUTSIDE_AID_COLUMNS
from domain.overlaps import add_months
from services.listed_people import ImportedList
from services.outside_aid import import_outside_aid, list_outside_aid
from services.policies import get_policy
from services.sheets import SheetColumnsError, open_sheet
from services.verification import verify_record
from store.tables.outside_aid import OutsideAid, OutsideSource
from store.tables.people import Person
from store.tables.policies import FamilyRule
from store.tables.requests import AidRequest
from store.tables.reservations import OverlapNotice, Reservation
from tests.applicants import blur_applicant, invent_applicant
from tests.files import invent_row, write_csv
from tests.stepping import Steps, count_rows
from tests.world import MATCH_SECRET, World

COLUMNS = ("code", "kind", "amount", "given_on", "ends_on", "bill_number", *invent_row())


@pytest.fixture
def world(town: World) -> World:
    return town


def describe_days_ago(world: World, days: int) -> str:
    return (read_day(world.clock()) - timedelta(days=days)).isoformat()


def invent_aid(world: World, **changes: str) -> dict[str, str]:
    """Cash for somebody new, given forty days ago."""
    row = invent_row()
    given_on = describe_days_ago(world, 40)
    return {
        "code": f"Z{row['civil_id']}",
        "kind": "cash",
        "amount": "120",
        "given_on": given_on,
        **row,
        **changes,
    }


def enter(
    world: World,
    folder: Path,
    *rows: dict[str, str],
    source: OutsideSource = OutsideSource.ZAKAT_HOUSE,
) -> ImportedList:
    sheet = open_sheet(write_csv(folder / "aid.csv", rows, COLUMNS), OUTSIDE_AID_COLUMNS)
    return import_outside_aid(world.store, sheet, source, secret=MATCH_SECRET, at=world.clock())


def list_problems(done: ImportedList) -> list[tuple[int, list[tuple[str, str]]]]:
    return [
        (refused.row.number, [(problem.field, problem.code) for problem in refused.problems])
        for refused in done.refused
    ]


def ask(world: World, row: dict[str, str], **changes: object) -> tuple[Steps, str]:
    """The person of a row asks for aid: the stage after the check."""
    steps = Steps(world)
    fields = {name: row[name] for name in ("full_name", "birth_date", "phone", "sex")}
    request_id = steps.open_case("waha.registrar", document_number=row["civil_id"], **{**fields, **changes})
    return steps, str(steps.state(request_id).stage)


def test_a_second_run_of_a_file_changes_nothing(world: World, tmp_path: Path) -> None:
    rows = [invent_aid(world), invent_aid(world, amount="", ends_on=describe_days_ago(world, -300))]
    first = enter(world, tmp_path, *rows)
    assert (first.entered, first.persons, first.known, first.refused) == (2, 2, 0, [])
    before = count_rows(world.store)
    again = enter(world, tmp_path, *rows)
    assert (again.entered, again.known, again.rows) == (0, 2, 2)
    assert count_rows(world.store) == before


def test_one_code_at_two_sources_is_two_aids(world: World, tmp_path: Path) -> None:
    row = invent_aid(world)
    enter(world, tmp_path, row)
    done = enter(world, tmp_path, row, source=OutsideSource.PUBLIC_ASSISTANCE)
    assert (done.entered, done.persons) == (1, 0)


def test_aid_from_outside_holds_a_request_of_its_kind_and_tells_only_kind_month_and_source(
    world: World, tmp_path: Path
) -> None:
    row = invent_aid(world)
    enter(world, tmp_path, row)
    assert ask(world, row)[1] == "duplicate_check"
    with world.store.registry() as db:
        aid = db.exec(select(OutsideAid).where(OutsideAid.code == row["code"])).one()
        notice = db.exec(
            select(OverlapNotice)
            .join(AidRequest, col(AidRequest.id) == OverlapNotice.request_id)
            .where(AidRequest.person_id == aid.person_id)
        ).one()
    assert (notice.kind, notice.source, notice.month_on) == ("cash", "outside", aid.given_on.replace(day=1))


def test_it_holds_nobody_who_asks_for_another_kind(world: World, tmp_path: Path) -> None:
    row = invent_aid(world)
    enter(world, tmp_path, row)
    assert ask(world, row, category="DEBT", papers=_papers(world, "DEBT"))[1] == "review"


def test_aid_whose_window_is_over_holds_nobody(world: World, tmp_path: Path) -> None:
    row = invent_aid(world, given_on=describe_days_ago(world, 200))
    enter(world, tmp_path, row)
    assert ask(world, row)[1] == "review"


def test_aid_that_runs_holds_until_its_last_day(world: World, tmp_path: Path) -> None:
    past = describe_days_ago(world, 400)
    running = invent_aid(world, given_on=past, ends_on=describe_days_ago(world, 0))
    over = invent_aid(world, given_on=past, ends_on=describe_days_ago(world, 1))
    enter(world, tmp_path, running, over)
    assert ask(world, running)[1] == "duplicate_check"
    assert ask(world, over)[1] == "review"


def test_where_policy_does_not_count_it_it_holds_nobody_and_is_shown_all_the_same(
    world: World, tmp_path: Path
) -> None:
    row = invent_aid(world, kind="emergency", given_on=describe_days_ago(world, 3))
    assert enter(world, tmp_path, row).entered == 1
    with world.store.registry() as db:
        rule = db.exec(select(FamilyRule).where(FamilyRule.code == "emergency")).one()
        assert not rule.counts_outside
    steps, stage = ask(world, row, category="EMERG", papers=_papers(world, "EMERG"))
    assert stage == "review"
    with world.store.registry() as db:
        case_id = db.exec(
            select(AidRequest.id)
            .join(OutsideAid, col(OutsideAid.person_id) == AidRequest.person_id)
            .where(OutsideAid.code == row["code"])
        ).one()
    (fact,) = list_outside_aid(world.store, world.actor("waha.registrar"), case_id, at=world.clock())
    assert (fact.kind, fact.source) == ("emergency", OutsideSource.ZAKAT_HOUSE)
    assert (fact.amount_fils, fact.given_on, fact.month_on.day) == (None, None, 1)
    assert list_outside_aid(world.store, world.actor("desk"), case_id, at=world.clock()) == ()
    with pytest.raises(NotFoundError):
        list_outside_aid(world.store, world.actor("qalb.registrar"), case_id, at=world.clock())
    steps.recommend(case_id)
    (whole,) = list_outside_aid(world.store, world.actor("desk"), case_id, at=world.clock())
    assert (whole.amount_fils, whole.given_on) == (120_000, read_day(world.clock()) - timedelta(days=3))


def test_a_window_is_that_of_the_policy_in_force(world: World, tmp_path: Path) -> None:
    row = invent_aid(world)
    enter(world, tmp_path, row)
    with world.store.registry() as db:
        aid, window = db.exec(
            select(OutsideAid, Reservation)
            .join(Reservation, col(Reservation.outside_id) == OutsideAid.id)
            .where(OutsideAid.code == row["code"])
        ).one()
    assert (window.family, window.state, window.given_on) == ("cash", "given", aid.given_on)
    assert window.window_ends_on == add_months(aid.given_on, 6)
    assert not verify_record(world.store).findings


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"kind": "gold"}, ("kind", "unknown_kind")),
        ({"given_on": "2099-01-01"}, ("given_on", "in_the_future")),
        ({"given_on": ""}, ("given_on", "required")),
        ({"given_on": "soon"}, ("given_on", "malformed_date")),
        ({"ends_on": "2001-01-01"}, ("ends_on", "ends_before_it_begins")),
        ({"amount": "1,5"}, ("amount", "malformed_amount")),
        ({"code": ""}, ("code", "required")),
        ({"civil_id": "29"}, ("civil_id", "malformed_civil_id")),
        ({"sex": "?"}, ("sex", "unknown_choice")),
        ({"full_name": ""}, ("full_name", "name_needed")),
        (
            {"full_name": "سالم", "civil_id": "", "birth_date": "", "phone": ""},
            ("person", "identity_unclear"),
        ),
    ],
)
def test_a_row_that_cannot_be_recorded_leaves_nothing_behind(
    world: World, tmp_path: Path, changes: dict[str, str], problem: tuple[str, str]
) -> None:
    before = count_rows(world.store)
    done = enter(world, tmp_path, invent_aid(world, **changes))
    assert list_problems(done) == [(2, [problem])]
    assert count_rows(world.store) == before


def test_nobody_is_taken_for_somebody_alike_and_the_rows_beside_are_recorded(
    world: World, tmp_path: Path
) -> None:
    person = invent_applicant()
    Steps(world).open_case("waha.registrar", **person)
    blurred = {name: str(value) for name, value in blur_applicant(person).items() if name in COLUMNS}
    done = enter(world, tmp_path, {**invent_aid(world), "civil_id": "", **blurred}, invent_aid(world))
    assert list_problems(done) == [(2, [("person", "identity_unclear")])]
    assert (done.entered, done.persons) == (1, 1)


def test_somebody_registered_is_not_entered_again(world: World, tmp_path: Path) -> None:
    person = {name: str(value) for name, value in invent_applicant().items()}
    Steps(world).open_case("waha.registrar", **person)
    with world.store.registry() as db:
        before = len(db.exec(select(Person.id)).all())
    done = enter(world, tmp_path, invent_aid(world, civil_id=person.pop("document_number"), **person))
    assert (done.entered, done.persons) == (1, 0)
    with world.store.registry() as db:
        assert len(db.exec(select(Person.id)).all()) == before


def test_an_amount_in_arabic_digits_is_read(world: World, tmp_path: Path) -> None:
    row = invent_aid(world, amount="١٢٠٫٥", given_on="٢٤/١٠/٢٠٢٥")
    assert enter(world, tmp_path, row).entered == 1
    with world.store.registry() as db:
        aid = db.exec(select(OutsideAid).where(OutsideAid.code == row["code"])).one()
    assert (aid.amount_fils, aid.given_on.isoformat()) == (120_500, "2025-10-24")


def test_a_code_stands_for_one_aid(world: World, tmp_path: Path) -> None:
    first = invent_aid(world)
    twin = invent_aid(world, code=first["code"])
    assert list_problems(enter(world, tmp_path, first, twin)) == [(3, [("code", "code_twice")])]
    changed = {**first, "amount": "500"}
    assert list_problems(enter(world, tmp_path, changed)) == [(2, [("code", "recorded_otherwise")])]


def test_a_file_without_its_columns_is_not_begun(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "aid.csv", [{"code": "1", "civil_id": "", "kind": "cash"}])
    with pytest.raises(SheetColumnsError) as refused:
        open_sheet(path, OUTSIDE_AID_COLUMNS)
    assert refused.value.params["columns"] == "full_name/given_ar/given_en, given_on"


def _papers(world: World, category: str) -> tuple[str, ...]:
    return tuple(
        paper.value for paper in get_policy(world.store, at=world.clock()).categories[category].papers
    )
