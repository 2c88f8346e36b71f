"""Rulings on who is who: remembered for the pair, felt by the siblings, and taken back without a trace of their effects."""

from uuid import UUID

import pytest
from sqlmodel import select

from domain.cycle import EventType, Outcome, Stage, TaskKind
from domain.errors import InvalidFieldsError, NotFoundError, WrongDecisionError, WrongRoleError
from services.cases import CaseFile
from services.rulings import undo_ruling
from services.verification import verify_record
from store.queries.identities import find_link, list_open_candidates, list_paired
from store.queries.matches import find_profile
from store.queries.reservations import find_own
from store.tables.decisions import Decision
from store.tables.identities import LinkBand, PairRuling
from store.tables.people import Membership, Person
from store.tables.requests import AidRequest
from tests.applicants import blur_applicant, invent_applicant
from tests.services.test_duplicates import deliver
from tests.services.test_identities import get_person, list_kinds
from tests.stepping import Steps, count_rows
from tests.world import World


@pytest.fixture
def steps(town: World) -> Steps:
    return Steps(town)


def ask(
    steps: Steps, person: dict[str, object], by: str = "diyaa.registrar", **more: object
) -> tuple[UUID, UUID]:
    """A case whose applicant may be a known person: its id, and the candidate's."""
    request_id = steps.open_case(by, **{**blur_applicant(person), **more})
    with steps.store.registry() as db:
        return request_id, list_open_candidates(db, request_id)[0].person_id


def get_decision(steps: Steps, request_id: UUID) -> UUID:
    file: CaseFile = steps.world.look(request_id, "desk")
    return file.decisions[-1].decision_id


def test_the_same_person_is_tied_by_the_ruling_and_their_overlap_is_seen(steps: Steps) -> None:
    person = invent_applicant()
    steps.open_case(**person)
    unclear, candidate = ask(steps, person)
    steps.decide("desk", unclear, "same_person", person=str(candidate))
    assert get_person(steps, unclear) == candidate
    with steps.store.registry() as db:
        link = find_link(db, unclear)
    assert link is not None
    assert (link.band, link.reason) == (LinkBand.RULED, "ruled_same")
    assert "given" in link.fields
    assert list_kinds(steps, unclear) == [TaskKind.ADJUDICATE]


def test_a_different_person_is_entered_and_the_pair_is_remembered(steps: Steps) -> None:
    person = invent_applicant()
    steps.open_case(**person)
    unclear, candidate = ask(steps, person)
    steps.decide("desk", unclear, "different_person", person=str(candidate))
    own = get_person(steps, unclear)
    assert own not in (None, candidate)
    assert steps.state(unclear).stage == Stage.REVIEW
    with steps.store.registry() as db:
        assert own is not None
        assert list_paired(db, own) == {candidate}
        pair = db.exec(select(PairRuling).where(PairRuling.decision_id == get_decision(steps, unclear))).one()
        reason = db.get_one(Decision, pair.decision_id).text
    assert (pair.ruling, reason) == ("different", "شخص آخر")


def test_a_relative_is_somebody_else_and_lives_in_the_same_household(steps: Steps) -> None:
    person = invent_applicant()
    first = steps.open_case(**person)
    unclear, candidate = ask(steps, person)
    steps.decide("desk", unclear, "relative", person=str(candidate))
    with steps.store.registry() as db:
        one, other = db.get_one(AidRequest, first), db.get_one(AidRequest, unclear)
        assert one.person_id != other.person_id
        assert one.household_id == other.household_id
        assert len(db.exec(select(Membership).where(Membership.household_id == one.household_id)).all()) == 2


def test_taking_back_that_two_are_relatives_parts_their_households(steps: Steps) -> None:
    person = invent_applicant()
    first = steps.open_case(**person)
    unclear, candidate = ask(steps, person)
    steps.decide("desk", unclear, "relative", person=str(candidate))
    steps.undo(get_decision(steps, unclear))
    with steps.store.registry() as db:
        home_id = db.get_one(AidRequest, first).household_id
        members = db.exec(select(Membership.person_id).where(Membership.household_id == home_id)).all()
    assert members == [candidate]


def test_a_number_used_by_somebody_else_no_longer_leads_to_them(steps: Steps) -> None:
    person, other = invent_applicant(), invent_applicant()
    steps.open_case(**person)
    unclear = steps.open_case("diyaa.registrar", **{**other, "document_number": person["document_number"]})
    with steps.store.registry() as db:
        candidate = list_open_candidates(db, unclear)[0].person_id
    steps.decide("desk", unclear, "number_of_another", person=str(candidate))
    own = get_person(steps, unclear)
    assert own is not None
    with steps.store.registry() as db:
        profile = find_profile(db, own)
        assert db.get_one(Person, own).civil_id is None
    assert profile is not None
    assert profile.numbers == ()
    # The owner of the number asks again: no question arises.
    again = steps.open_case("marfa.registrar", **{**person, "category": "DEBT", "papers": DEBT_PAPERS})
    assert get_person(steps, again) == candidate


DEBT_PAPERS = (
    "identity", "household", "address", "income", "bank_statement", "iban", "undertaking",
    "enforcement_file", "inability_proof",
)  # fmt: skip


def test_a_ruling_names_a_candidate_of_the_case(steps: Steps) -> None:
    person, stranger = invent_applicant(), invent_applicant()
    steps.open_case(**person)
    elsewhere = get_person(steps, steps.open_case(**stranger))
    unclear, _ = ask(steps, person)
    for wrong, code in (("", "required"), (str(elsewhere), "unknown_candidate"), ("x", "unknown_candidate")):
        with pytest.raises(InvalidFieldsError) as refused:
            steps.decide("desk", unclear, "same_person", person=wrong)
        assert [(each.field, each.code) for each in refused.value.problems] == [("person", code)]


def test_after_one_of_two_candidates_is_ruled_out_the_same_hand_is_asked_about_the_other(
    steps: Steps,
) -> None:
    person = invent_applicant()
    steps.open_case(**person)
    twin, first_candidate = ask(steps, person)
    steps.decide("desk", twin, "different_person", person=str(first_candidate))
    shorter = " ".join(str(person["full_name"]).split()[:3])
    unclear, _ = ask(steps, person, "marfa.registrar", full_name=shorter)
    with steps.store.registry() as db:
        candidates = [each.person_id for each in list_open_candidates(db, unclear)]
    assert len(candidates) == 2
    steps.decide("desk", unclear, "different_person", person=str(candidates[0]))
    task = steps.world.look(unclear, "desk").task
    assert task is not None
    assert (task.kind, task.is_mine) == (TaskKind.IDENTIFY, True)
    steps.decide("desk", unclear, "same_person", person=str(candidates[1]))
    assert get_person(steps, unclear) == candidates[1]


def test_a_ruling_has_the_siblings_that_ask_about_the_same_person_looked_at_again(steps: Steps) -> None:
    person = invent_applicant()
    steps.open_case(**person)
    one, candidate = ask(steps, person)
    other, _ = ask(steps, person, "marfa.registrar")
    steps.decide("desk", one, "same_person", person=str(candidate))
    assert other in steps.recheck_all()
    assert get_person(steps, other) == candidate, "the spelling is known now"
    assert list_kinds(steps, other) == [TaskKind.ADJUDICATE]


def test_taking_a_ruling_back_asks_again_and_undoes_what_followed(steps: Steps) -> None:
    person = invent_applicant()
    first = steps.open_case(**person)
    steps.decide("waha.registrar", first, "withdraw")
    unclear, candidate = ask(steps, person)
    steps.decide("desk", unclear, "same_person", person=str(candidate))
    assert steps.state(unclear).stage == Stage.REVIEW
    steps.study(unclear, by="diyaa.researcher")
    steps.undo(get_decision(steps, unclear))
    assert (steps.state(unclear).stage, list_kinds(steps, unclear)) == (
        Stage.DUPLICATE_CHECK,
        [TaskKind.IDENTIFY],
    )
    assert get_person(steps, unclear) is None
    told = [event.type for event in steps.world.look(unclear, "desk").timeline[:3]]
    assert told == [EventType.IDENTITY_HELD, EventType.CHECKED_AGAIN, EventType.RULING_UNDONE]
    with steps.store.registry() as db:
        profile = find_profile(db, candidate)
        assert find_own(db, unclear) is None
    assert profile is not None
    assert len(profile.births) == 1, "what was learnt of the other is forgotten"
    assert unclear in steps.recheck_all()
    steps.decide("desk", unclear, "different_person", person=str(candidate))
    assert steps.state(unclear).stage == Stage.REVIEW
    assert verify_record(steps.store).findings == []


def test_a_ruling_taken_back_after_its_order_was_issued_lets_the_payment_go_on(steps: Steps) -> None:
    person = invent_applicant()
    steps.decide("waha.registrar", steps.open_case(**person), "withdraw")
    unclear, candidate = ask(steps, person)
    steps.decide("desk", unclear, "same_person", person=str(candidate))
    ruling = get_decision(steps, unclear)
    steps.study(unclear, by="diyaa.researcher")
    for act in ("diyaa.researcher recommend", "supervisor approve", "diyaa.manager pay"):
        by, code = act.split()
        steps.decide(by, unclear, code)
    steps.undo(ruling)
    assert list_kinds(steps, unclear) == [TaskKind.AUTHORISE]
    assert get_person(steps, unclear) not in (None, candidate)
    assert verify_record(steps.store).findings == []


def test_taking_back_that_two_differ_lets_the_pair_be_asked_about_again(steps: Steps) -> None:
    person = invent_applicant()
    steps.open_case(**person)
    unclear, candidate = ask(steps, person)
    steps.decide("desk", unclear, "different_person", person=str(candidate))
    wrongly_entered = get_person(steps, unclear)
    steps.undo(get_decision(steps, unclear))
    with steps.store.registry() as db:
        assert [each.person_id for each in list_open_candidates(db, unclear)] == [candidate]
        assert wrongly_entered is not None
        assert find_profile(db, wrongly_entered) is None, "nobody is found who was entered by mistake"
        assert list_paired(db, wrongly_entered) == set()


def test_a_ruling_is_taken_back_once_with_a_reason_and_by_the_desk_alone(steps: Steps) -> None:
    person = invent_applicant()
    steps.open_case(**person)
    unclear, candidate = ask(steps, person)
    steps.decide("desk", unclear, "different_person", person=str(candidate))
    decision_id, at = get_decision(steps, unclear), steps.world.clock()
    with pytest.raises(InvalidFieldsError):
        undo_ruling(steps.store, steps.world.actor("desk"), decision_id, " ", at=at)
    for name in ("supervisor", "diyaa.manager"):
        with pytest.raises(WrongRoleError):
            undo_ruling(steps.store, steps.world.actor(name), decision_id, "خطأ", at=at)
    with pytest.raises(NotFoundError):
        undo_ruling(steps.store, steps.world.actor("desk"), unclear, "خطأ", at=at)
    steps.undo(decision_id)
    before = count_rows(steps.store)
    steps.undo(decision_id)
    assert count_rows(steps.store) == before


def test_only_a_ruling_on_who_is_who_is_taken_back(steps: Steps) -> None:
    person = invent_applicant()
    steps.open_case(**person)
    held = steps.open_case("diyaa.registrar", **person)
    steps.decide("desk", held, "release")
    with pytest.raises(WrongDecisionError):
        steps.undo(get_decision(steps, held))


def test_aid_that_was_given_keeps_its_course_and_its_window_goes_with_the_right_person(steps: Steps) -> None:
    person = invent_applicant()
    first = steps.open_case(**person)
    steps.decide("waha.registrar", first, "withdraw")
    unclear, candidate = ask(steps, person)
    steps.decide("desk", unclear, "same_person", person=str(candidate))
    ruling = get_decision(steps, unclear)
    deliver(steps, unclear, by="diyaa")
    waiting = steps.open_case("marfa.registrar", **person)
    assert steps.state(waiting).stage == Stage.DUPLICATE_CHECK
    steps.undo(ruling)
    assert steps.state(unclear).outcome == Outcome.DELIVERED
    assert get_person(steps, unclear) not in (None, candidate)
    assert waiting in steps.recheck_all()
    assert steps.state(waiting).stage == Stage.REVIEW, "the window was somebody else's"
    assert verify_record(steps.store).findings == []


def test_a_hold_released_as_another_person_tells_the_two_apart_for_good(steps: Steps) -> None:
    person = invent_applicant()
    first = steps.open_case(**person)
    held = steps.open_case("diyaa.registrar", **person)
    steps.decide("desk", held, "release", reason="different_person")
    one, other = get_person(steps, first), get_person(steps, held)
    assert one is not None
    assert one != other
    with steps.store.registry() as db:
        assert list_paired(db, one) == {other}
    assert steps.world.look(held, "diyaa.manager").notices == ()
