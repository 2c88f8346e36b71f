"""The desk's comparison: what is laid side by side, for whom, and for how long."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from domain.calendars import read_day
from domain.errors import NotFoundError, WrongRoleError
from domain.exclusions import EXCLUSION_COLUMNS, ListForm
from domain.identities import Party, Ruling
from domain.outside_aid import OUTSIDE_AID_COLUMNS
from domain.overlaps import add_months
from services.comparisons import CandidateView, Comparison, ObstacleView, get_comparison
from services.exclusions import import_exclusions
from services.outside_aid import import_outside_aid
from services.rulings import take_back, undo_ruling
from services.sheets import open_sheet
from store.tables.events import AccessLog
from store.tables.outside_aid import OutsideSource
from store.tables.people import Person
from tests.applicants import invent_applicant, invent_child
from tests.files import invent_row, write_csv
from tests.stepping import Steps
from tests.world import MATCH_SECRET, SPONSORSHIP, World

HOME = {"governorate": "حولي", "area": "السالمية", "block": "4", "street": "12", "house": "7"}


@pytest.fixture(scope="module")
def steps(town: World) -> Steps:
    return Steps(town)


def compare(steps: Steps, request_id: UUID, who: str = "desk") -> Comparison:
    world = steps.world
    return get_comparison(world.store, world.actor(who), request_id, at=world.clock())


def invent_known() -> dict[str, object]:
    """Somebody new, whose name is typed slot by slot."""
    person = invent_applicant()
    slots = ("given_ar", "father_ar", "grandfather_ar", "family_ar")
    parts = str(person["full_name"]).split()
    return {**person, **dict(zip(slots, parts, strict=True)), "full_name": "", "sex": "M"}


def borrow_number(steps: Steps, known: dict[str, object], by: str = "diyaa.registrar") -> UUID:
    """A request of somebody else under the civil ID of a known person: a question for the desk."""
    stranger = {**invent_known(), "given_ar": "هيفاء", "sex": "F"}
    return steps.open_case(by, **{**stranger, "document_number": known["document_number"]})


def get_only(found: Comparison) -> CandidateView:
    (candidate,) = found.candidates
    return candidate


def find_field(candidate: CandidateView, field: str) -> tuple[str, str, str]:
    view = next(view for view in candidate.fields if view.field == field)
    return view.level, view.stated, view.registered


def get_obstacle(steps: Steps, request_id: UUID) -> ObstacleView:
    obstacle = compare(steps, request_id).obstacle
    assert obstacle is not None
    return obstacle


def list_persons_as(steps: Steps, who: str, person_id: UUID) -> list[UUID]:
    """Whose values the login role of this actor can read, asked of the database itself."""
    with steps.store.acting_for(steps.world.actor(who)) as db:
        return list(db.exec(select(Person.id).where(Person.id == person_id)))


def test_the_desk_sees_both_people_field_by_field(steps: Steps) -> None:
    known = {**invent_known(), **HOME}
    first = steps.open_case(**known)
    found = compare(steps, borrow_number(steps, known))
    candidate = get_only(found)
    number = str(known["document_number"])
    assert (candidate.is_open, candidate.rule, candidate.ruling) == (True, "civil_id_of_another", None)
    assert "civil_id" in candidate.key_kinds
    assert find_field(candidate, "civil") == ("exact_other_date", number, number)
    assert find_field(candidate, "given") == ("differ", "هيفاء", known["given_ar"])
    assert find_field(candidate, "sex") == ("differ", "F", "M")
    assert candidate.values is not None
    assert candidate.values.names["family_ar"] == known["family_ar"]
    assert candidate.values.full_name.startswith(str(known["given_ar"]))
    assert candidate.values.civil_id == number
    assert dict(candidate.values.address) == HOME
    assert found.stated.full_name.startswith("هيفاء")
    assert [(aid.request_id, aid.state, aid.amount_fils) for aid in candidate.aid] == [
        (first, "asked", 400_000)
    ]


def test_a_child_in_question_is_compared_as_a_child_and_not_as_whoever_asks(steps: Steps) -> None:
    child = invent_child()
    steps.open_case(**child, **SPONSORSHIP)
    year = str(child["beneficiary_birth_date"])[:4]
    blurred = {**child, "beneficiary_birth_date": f"{year}-01-01", "beneficiary_number": ""}
    candidate = get_only(compare(steps, steps.open_case("diyaa.registrar", **blurred, **SPONSORSHIP)))
    assert candidate.party is Party.BENEFICIARY
    assert len(set(find_field(candidate, "given")[1:]) - {""}) == 1
    assert find_field(candidate, "birth")[1:] == (f"{year}-01-01", child["beneficiary_birth_date"])
    assert {view.stated for view in candidate.fields if view.field in ("phone", "address")} <= {""}


def test_the_comparison_says_on_what_the_check_decided(steps: Steps) -> None:
    known = invent_known()
    steps.open_case(**known)
    found = compare(steps, borrow_number(steps, known))
    basis = found.basis
    assert basis is not None
    assert (basis.link_at, basis.adjudicate_at, basis.degraded) == (4.6, -1.0, ())
    assert basis.rule == get_only(found).rule
    assert basis.size >= 1
    assert found.checked_at is not None


def test_the_strongest_field_stands_first_whichever_way_it_speaks(steps: Steps) -> None:
    known = invent_known()
    steps.open_case(**known)
    bits = [abs(view.bits) for view in get_only(compare(steps, borrow_number(steps, known))).fields]
    assert bits == sorted(bits, reverse=True)


@pytest.mark.parametrize(
    "who", ["waha.registrar", "waha.manager", "diyaa.registrar", "diyaa.manager", "operator", "policy"]
)
def test_who_is_no_desk_supervisor_or_auditor_compares_nobody(steps: Steps, who: str) -> None:
    known = invent_known()
    steps.open_case(**known)
    asked = borrow_number(steps, known)
    with pytest.raises(WrongRoleError):
        compare(steps, asked, who)
    with pytest.raises(WrongRoleError):
        compare(steps, uuid4(), who)


@pytest.mark.parametrize("who", ["desk", "supervisor", "auditor"])
def test_the_ministry_looks_and_each_look_is_written_down(steps: Steps, who: str) -> None:
    known = invent_known()
    steps.open_case(**known)
    asked = borrow_number(steps, known)
    person_id = get_only(compare(steps, asked, who)).person_id
    with steps.store.registry() as db:
        look = db.exec(
            select(AccessLog).where(AccessLog.request_id == asked, AccessLog.purpose == "comparison")
        ).one()
    assert (look.account_id, look.person_ids) == (steps.world.actor(who).account_id, [person_id])


def test_a_file_that_is_not_open_to_the_ministry_is_not_compared(steps: Steps) -> None:
    cleared = steps.open_case(**invent_known())
    for request_id in (cleared, uuid4()):
        with pytest.raises(NotFoundError):
            compare(steps, request_id)


@pytest.mark.parametrize("code", ["same_person", "relative", "number_of_another"])
def test_after_the_ruling_values_and_aid_are_gone_and_the_ruling_stays(steps: Steps, code: str) -> None:
    known = invent_known()
    steps.open_case(**known)
    asked = borrow_number(steps, known)
    person_id = get_only(compare(steps, asked)).person_id
    assert list_persons_as(steps, "desk", person_id) == [person_id]
    steps.decide("desk", asked, code, person=str(person_id), text="قورنت الوثائق")
    candidate = get_only(compare(steps, asked))
    assert (candidate.is_open, candidate.values, candidate.aid) == (False, None, ())
    assert candidate.ruling == {"same_person": "same"}.get(code, code)
    assert candidate.ruling_decision_id is not None
    assert {view.registered for view in candidate.fields} == {""}
    assert list_persons_as(steps, "desk", person_id) == []


def test_a_person_settled_here_stays_closed_here_while_another_case_asks(steps: Steps) -> None:
    known = invent_known()
    steps.open_case(**known)
    asked, still_asking = borrow_number(steps, known), borrow_number(steps, known, "marfa.registrar")
    person_id = get_only(compare(steps, asked)).person_id
    steps.decide("desk", asked, "different_person", person=str(person_id), text="شخص آخر")
    settled = next(each for each in compare(steps, asked).candidates if each.person_id == person_id)
    assert (settled.ruling, settled.values) == (Ruling.DIFFERENT, None)
    assert person_id in [each.person_id for each in compare(steps, still_asking).candidates if each.values]


def test_a_ruling_that_is_taken_back_opens_the_comparison_again(steps: Steps) -> None:
    known = invent_known()
    steps.open_case(**known)
    asked = borrow_number(steps, known)
    person_id = get_only(compare(steps, asked)).person_id
    steps.decide("desk", asked, "different_person", person=str(person_id), text="شخص آخر")
    decision_id = get_only(compare(steps, asked)).ruling_decision_id
    assert decision_id is not None
    at = steps.world.clock()
    undo_ruling(steps.store, steps.world.actor("desk"), decision_id, "وثيقة جديدة", at=at)
    take_back(steps.store, decision_id, secret=MATCH_SECRET, at=at)
    candidate = get_only(compare(steps, asked))
    assert (candidate.is_open, candidate.ruling) == (True, None)
    assert candidate.values is not None


def test_the_case_in_the_way_is_shown_whole_and_may_be_joined_while_it_is_open(steps: Steps) -> None:
    person = invent_known()
    first = steps.open_case(**person)
    held = steps.open_case("diyaa.registrar", **person)
    obstacle = get_obstacle(steps, held)
    assert (obstacle.request_id, obstacle.kind, obstacle.state) == (first, "cash", "asked")
    assert obstacle.charity is not None
    assert (obstacle.charity.name_en, obstacle.amount_fils) == ("Al-Waha Foundation", 400_000)
    assert (obstacle.is_same_person, obstacle.is_open, obstacle.window_ends_on) == (True, True, None)
    assert compare(steps, held).candidates == ()


def test_when_what_held_a_case_ends_whoever_took_its_place_is_shown(steps: Steps) -> None:
    person = invent_known()
    first = steps.open_case(**person)
    second = steps.open_case("diyaa.registrar", **person)
    third = steps.open_case("marfa.registrar", **person)
    steps.decide("waha.registrar", first, "withdraw")
    for held in (second, third):
        assert compare(steps, held).obstacle is None
    steps.recheck_all()
    assert steps.state(second).stage == "review"
    obstacle = get_obstacle(steps, third)
    assert (obstacle.request_id, obstacle.is_open) == (second, True)


def test_aid_that_was_given_says_when_its_window_ends(steps: Steps) -> None:
    person = invent_known()
    first = steps.open_case(**person)
    steps.recommend(first)
    steps.decide("supervisor", first, "approve")
    steps.deliver(first)
    obstacle = get_obstacle(steps, steps.open_case("diyaa.registrar", **person))
    assert (obstacle.state, obstacle.is_open, obstacle.amount_fils) == ("given", False, 300_000)
    assert obstacle.window_ends_on == add_months(read_day(steps.world.clock()), 6)


def test_aid_from_outside_is_shown_with_who_gave_it(steps: Steps, tmp_path: Path) -> None:
    row, today = invent_row(), read_day(steps.world.clock())
    aid = {"code": "Z-1", "kind": "cash", "amount": "120", "given_on": today.isoformat(), **row}
    sheet = open_sheet(write_csv(tmp_path / "aid.csv", [aid]), OUTSIDE_AID_COLUMNS)
    import_outside_aid(
        steps.store, sheet, OutsideSource.ZAKAT_HOUSE, secret=MATCH_SECRET, at=steps.world.clock()
    )
    obstacle = get_obstacle(steps, ask_as(steps, row))
    assert (obstacle.source, obstacle.outside, obstacle.state) == ("outside", "zakat_house", "given")
    assert (obstacle.charity, obstacle.request_id, obstacle.amount_fils) == (None, None, 120_000)
    assert (obstacle.is_same_person, obstacle.is_open) == (True, False)
    assert obstacle.window_ends_on == add_months(today, 6)


def test_an_exclusion_list_is_shown_by_its_name(steps: Steps, tmp_path: Path) -> None:
    row = invent_row()
    sheet = open_sheet(
        write_csv(tmp_path / "list.csv", [{"helped_on": "2024-05-17", **row}]), EXCLUSION_COLUMNS
    )
    form = ListForm("D1", "حملة الغارمين الأولى", "First debtors campaign", "2025-12", "CASH", "2025-01-01")
    import_exclusions(steps.store, sheet, form, secret=MATCH_SECRET, at=steps.world.clock())
    obstacle = get_obstacle(steps, ask_as(steps, row))
    assert (obstacle.source, obstacle.list_ar, obstacle.list_en) == (
        "campaign",
        "حملة الغارمين الأولى",
        "First debtors campaign",
    )
    assert (obstacle.month_on.isoformat(), obstacle.is_same_person, obstacle.is_open) == (
        "2024-05-01",
        True,
        False,
    )


def ask_as(steps: Steps, row: dict[str, str]) -> UUID:
    """The person of a file's row asks for cash."""
    fields = {name: row[name] for name in ("full_name", "birth_date", "phone", "sex")}
    return steps.open_case(document_number=row["civil_id"], **fields)
