"""Who is meant: known, new, or a question for the desk; nobody is merged by a score and nobody refused by a machine."""

import json
from uuid import UUID

import pytest
from sqlmodel import Session, select

from domain.cycle import EventType, Outcome, Stage, TaskKind
from matching import Statement, merge_profiles, prepare
from services.matches import read_person
from store.queries.identities import find_last_check, find_link, list_open_candidates
from store.queries.matches import file_person, find_profile, unfile_person
from store.tables.identities import IdentityCandidate, IdentityCheck, LinkBand
from store.tables.people import Person
from store.tables.requests import AidRequest
from tests.applicants import blur_applicant, invent_applicant
from tests.forms import CASH_PAPERS
from tests.stepping import Steps
from tests.world import MATCH_SECRET, World

FOOD = {"category": "FOOD", "papers": CASH_PAPERS[:7], "amount": "90"}


@pytest.fixture
def steps(town: World) -> Steps:
    return Steps(town)


def get_person(steps: Steps, request_id: UUID) -> UUID | None:
    with steps.store.registry() as db:
        return db.get_one(AidRequest, request_id).person_id


def list_kinds(steps: Steps, request_id: UUID) -> list[str]:
    return [task.kind for task in steps.state(request_id).tasks]


def test_whoever_is_known_by_document_and_name_is_linked_and_the_check_says_on_what(steps: Steps) -> None:
    person = invent_applicant()
    first, again = steps.open_case(**person), steps.open_case("diyaa.registrar", **person, **FOOD)
    assert get_person(steps, first) == get_person(steps, again) is not None
    with steps.store.registry() as db:
        link, check = find_link(db, again), find_last_check(db, again)
    assert link is not None
    assert (link.band, link.reason) == (LinkBand.LINK, "civil_id_agrees")
    assert {"civil", "given", "birth"} <= set(link.fields)
    assert check is not None
    assert check.decision == "link"
    assert check.basis.keys() == {
        "score",
        "rule",
        "model",
        "link_at",
        "adjudicate_at",
        "size",
        "degraded",
        "near",
    }
    assert (check.basis["link_at"], check.basis["adjudicate_at"]) == (4.6, -1.0)


def test_a_person_written_in_the_other_script_is_the_same_and_is_found_by_it_from_then_on(
    steps: Steps,
) -> None:
    person = {**invent_applicant(), "full_name": "خالد منصور سالم العامري", "sex": "M"}
    first = steps.open_case(**person)
    latin = {
        **person,
        "full_name": "Khaled Mansour Salem Al-Ameri",
        "document_kind": "none",
        "document_number": "",
    }
    again = steps.open_case("diyaa.registrar", **latin, **FOOD)
    person_id = get_person(steps, first)
    assert get_person(steps, again) == person_id is not None
    with steps.store.registry() as db:
        profile = find_profile(db, person_id)
    assert profile is not None
    assert len(profile.names) == 2


def test_a_statement_too_thin_to_link_and_too_near_to_be_new_is_asked_of_the_desk(steps: Steps) -> None:
    person = invent_applicant()
    known = get_person(steps, steps.open_case(**person))
    unclear = steps.open_case("diyaa.registrar", **blur_applicant(person))
    assert steps.state(unclear).stage == Stage.DUPLICATE_CHECK
    assert list_kinds(steps, unclear) == [TaskKind.IDENTIFY]
    assert get_person(steps, unclear) is None
    with steps.store.registry() as db:
        (candidate,) = list_open_candidates(db, unclear)
    assert candidate.person_id == known
    assert candidate.key_kinds
    assert steps.world.look(unclear, "desk").timeline[0].type == EventType.IDENTITY_HELD


def test_what_is_kept_of_a_comparison_is_codes_and_bits_and_never_a_value(steps: Steps) -> None:
    person = invent_applicant()
    steps.open_case(**person)
    unclear = steps.open_case("diyaa.registrar", **blur_applicant(person))
    with steps.store.registry() as db:
        kept = [row.evidence for row in db.exec(select(IdentityCandidate))]
        kept += [
            row.basis for row in db.exec(select(IdentityCheck).where(IdentityCheck.request_id == unclear))
        ]
    written = json.dumps(kept, ensure_ascii=False)
    for value in (
        *str(person["full_name"]).split(),
        person["phone"],
        person["document_number"],
        person["birth_date"],
    ):
        assert str(value) not in written


def test_two_people_with_one_civil_id_are_a_question_and_not_one_person(steps: Steps) -> None:
    person, other = invent_applicant(), invent_applicant()
    known = get_person(steps, steps.open_case(**person))
    taken = {**other, "document_number": person["document_number"]}
    unclear = steps.open_case("diyaa.registrar", **taken)
    with steps.store.registry() as db:
        (candidate,) = list_open_candidates(db, unclear)
    assert (candidate.person_id, candidate.evidence["rule"]) == (known, "civil_id_of_another")


def test_two_valid_civil_ids_are_never_linked_however_alike_the_rest_is(steps: Steps) -> None:
    person, other = invent_applicant(), invent_applicant()
    steps.open_case(**person)
    alike = steps.open_case("diyaa.registrar", **{**person, "document_number": other["document_number"]})
    assert get_person(steps, alike) is None
    assert list_kinds(steps, alike) == [TaskKind.IDENTIFY]


def test_a_first_name_and_nothing_else_goes_to_the_desk_without_a_candidate(steps: Steps) -> None:
    thin = {
        "full_name": "نوير",
        "document_kind": "none",
        "document_number": "",
        "birth_date": "",
        "phone": "",
        "sex": "F",
    }
    unclear = steps.open_case(**thin)
    with steps.store.registry() as db:
        assert list_open_candidates(db, unclear) == []
    assert list_kinds(steps, unclear) == [TaskKind.IDENTIFY]
    steps.decide("desk", unclear, "different_person")
    assert steps.state(unclear).stage == Stage.REVIEW
    assert get_person(steps, unclear) is not None


def test_the_wife_at_another_charity_waits_behind_the_husbands_food(steps: Steps) -> None:
    home = {"governorate": "الجهراء", "area": "تيماء", "block": "5", "street": "12", "house": "40"}
    husband = {**invent_applicant(), **home, **FOOD, "full_name": "سعود ماجد جابر الفارس", "sex": "M"}
    wife = {
        **invent_applicant(),
        **home,
        **FOOD,
        "full_name": "بدرية حمود تركي الدغيم",
        "sex": "F",
        "phone": husband["phone"],
    }
    steps.open_case(**husband)
    held = steps.open_case("diyaa.registrar", **wife)
    assert steps.state(held).stage == Stage.DUPLICATE_CHECK
    assert list_kinds(steps, held)[0] in (TaskKind.IDENTIFY, TaskKind.ADJUDICATE)


def test_whoever_was_entered_unseen_is_found_before_money_moves(steps: Steps) -> None:
    person = {**invent_applicant(), "full_name": "خالد منصور سالم العامري", "sex": "M"}
    other_spelling = {
        **person,
        "full_name": "Khaled Mansour Salem Al-Ameri",
        "document_kind": "none",
        "document_number": "",
        "phone": "65551234",
    }
    first = steps.open_case("diyaa.registrar", **person)
    first_id = get_person(steps, first)
    assert first_id is not None
    with hidden(steps, first_id):
        second = steps.open_case(**other_spelling)
    assert get_person(steps, second) not in (None, first_id)
    steps.recommend(second)
    steps.decide("supervisor", second, "approve")
    receipt = steps.answer("waha.manager", second, "pay")
    assert [task.kind for task in steps.give_effect(receipt).tasks] == [TaskKind.IDENTIFY]
    steps.decide("desk", second, "same_person", person=str(first_id))
    assert get_person(steps, second) == first_id
    assert list_kinds(steps, second) == [TaskKind.ADJUDICATE]
    assert steps.state(second).stage == Stage.DELIVERY
    steps.decide("desk", second, "rule_duplicate")
    assert steps.state(second).outcome == Outcome.DUPLICATE
    assert all(one.state == "cancelled" for one in steps.world.look(second).instalments)


class hidden:  # noqa: N801 (reads as a context)
    """A person whom no check sees, as if their entry were not committed yet."""

    def __init__(self, steps: Steps, person_id: UUID) -> None:
        self._steps = steps
        self._person_id = person_id

    def __enter__(self) -> None:
        with self._steps.store.registry() as db:
            unfile_person(db, self._person_id, secret=MATCH_SECRET)

    def __exit__(self, *_error: object) -> None:
        with self._steps.store.registry() as db:
            file_as_entered(db, self._person_id)


def file_as_entered(db: Session, person_id: UUID) -> None:
    statement: Statement = read_person(db.get_one(Person, person_id))
    file_person(db, person_id, merge_profiles(prepare(statement)), secret=MATCH_SECRET)
