"""Whom the aid is for: windows run on the child and the student, rent on the lease and the household (rule 15)."""

from uuid import UUID

import pytest

from domain.cycle import Stage, TaskKind
from services.comparisons import get_comparison
from store.queries.identities import list_open_candidates
from store.queries.requests import get_beneficiary
from store.tables.requests import AidRequest
from tests.applicants import invent_applicant
from tests.forms import COMMON_PAPERS
from tests.services.test_identities import get_person, list_kinds
from tests.stepping import Steps
from tests.world import World

ORPHAN = {
    "category": "ORPH",
    "amount": "50",
    "papers": (*COMMON_PAPERS, "father_death_certificate", "guardianship"),
}
FEES = {"category": "EDU", "amount": "300", "papers": (*COMMON_PAPERS, "school_fee_statement")}
RENT = {"category": "RENT", "amount": "300", "papers": (*COMMON_PAPERS, "lease", "arrears_notice")}
CHILD = {
    "beneficiary_name": "جود فهد ناصر السنعوسي",
    "beneficiary_birth_date": "2017-05-09",
    "beneficiary_number": "317050900110",
    "beneficiary_sex": "F",
}


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def get_child(steps: Steps, request_id: UUID) -> UUID | None:
    with steps.store.registry() as db:
        return get_beneficiary(db, request_id).person_id


def test_both_parents_asking_for_one_child_is_a_hold(steps: Steps) -> None:
    mother, father = invent_applicant(), invent_applicant()
    first = steps.open_case(**{**mother, **ORPHAN, **CHILD})
    second = steps.open_case("diyaa.registrar", **{**father, **ORPHAN, **CHILD})
    assert get_child(steps, first) == get_child(steps, second) is not None
    assert get_person(steps, first) != get_person(steps, second)
    assert (steps.state(first).stage, steps.state(second).stage) == (Stage.REVIEW, Stage.DUPLICATE_CHECK)


def test_two_children_of_one_mother_are_two_needs(steps: Steps) -> None:
    mother = invent_applicant()
    brother = {
        "beneficiary_name": "راكان فهد ناصر السنعوسي",
        "beneficiary_birth_date": "2014-11-20",
        "beneficiary_number": "",
        "beneficiary_sex": "M",
    }
    one = steps.open_case(**{**mother, **ORPHAN, **CHILD})
    other = steps.open_case("diyaa.registrar", **{**mother, **ORPHAN, **brother})
    assert [steps.state(each).stage for each in (one, other)] == [Stage.REVIEW, Stage.REVIEW]
    with steps.store.registry() as db:
        assert db.get_one(AidRequest, one).household_id == db.get_one(AidRequest, other).household_id


def test_a_child_who_may_be_one_already_sponsored_is_asked_about(steps: Steps) -> None:
    mother, grandmother = invent_applicant(), invent_applicant()
    first = steps.open_case(**{**mother, **ORPHAN, **CHILD})
    unclear = {**CHILD, "beneficiary_number": "", "beneficiary_birth_date": "2017-01-01"}
    second = steps.open_case("diyaa.registrar", **{**grandmother, **ORPHAN, **unclear})
    assert list_kinds(steps, second) == [TaskKind.IDENTIFY]
    with steps.store.registry() as db:
        (candidate,) = list_open_candidates(db, second)
    assert (candidate.party, candidate.person_id) == ("beneficiary", get_child(steps, first))
    shown = get_comparison(steps.store, steps.world.actor("desk"), second, at=steps.world.clock())
    assert [(aid.kind, aid.request_id) for aid in shown.candidates[0].aid] == [("orphan", first)]
    steps.decide("desk", second, "same_person", person=str(candidate.person_id))
    assert get_child(steps, second) == get_child(steps, first)
    assert list_kinds(steps, second) == [TaskKind.ADJUDICATE]


def test_a_child_ruled_to_be_another_is_entered_and_has_a_need_of_its_own(steps: Steps) -> None:
    mother, grandmother = invent_applicant(), invent_applicant()
    first = steps.open_case(**{**mother, **ORPHAN, **CHILD})
    unclear = {**CHILD, "beneficiary_number": "", "beneficiary_birth_date": "2017-01-01"}
    second = steps.open_case("diyaa.registrar", **{**grandmother, **ORPHAN, **unclear})
    steps.decide("desk", second, "different_person")
    assert get_child(steps, second) not in (None, get_child(steps, first))
    assert steps.state(second).stage == Stage.REVIEW


def test_school_fees_run_on_the_student_and_the_school_year(steps: Steps) -> None:
    mother, father = invent_applicant(), invent_applicant()
    steps.open_case(**{**mother, **FEES, **CHILD})
    second = steps.open_case("diyaa.registrar", **{**father, **FEES, **CHILD})
    assert steps.state(second).stage == Stage.DUPLICATE_CHECK


def test_a_student_who_asks_for_themselves_is_the_applicant(steps: Steps) -> None:
    student = invent_applicant()
    steps.open_case(**{**student, **FEES})
    assert (
        steps.state(steps.open_case("diyaa.registrar", **{**student, **FEES})).stage == Stage.DUPLICATE_CHECK
    )


def test_rent_runs_on_the_lease_and_on_the_household(steps: Steps) -> None:
    tenant, partner = invent_applicant(), invent_applicant()
    first = steps.open_case(**{**tenant, **RENT, "lease_number": "88/2026-1"})
    same_lease = steps.open_case("diyaa.registrar", **{**partner, **RENT, "lease_number": "٨٨-2026/1"})
    other_lease = steps.open_case("marfa.registrar", **{**tenant, **RENT, "lease_number": "99/2026-7"})
    stages = [steps.state(each).stage for each in (first, same_lease, other_lease)]
    assert stages == [Stage.REVIEW, Stage.DUPLICATE_CHECK, Stage.DUPLICATE_CHECK]
    steps.decide("waha.registrar", first, "withdraw")
    assert steps.recheck_all() == [same_lease], "whoever waited longest, on whichever subject"
    assert steps.state(same_lease).stage == Stage.REVIEW
    assert steps.check(other_lease, "recheck/other").stage == Stage.REVIEW
