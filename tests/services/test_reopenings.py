"""Reopening by the ministry: which cases, by whom, where each goes on, and who signs nothing of it afterwards."""

from uuid import UUID

import pytest
from sqlmodel import select

from domain.appeals import Against
from domain.cycle import Outcome, Stage, TaskKind
from domain.errors import ExcludedPersonError, InvalidFieldsError, NotFoundError, WrongRoleError
from domain.messages import MessageTemplate
from domain.reopenings import NotReopenableError, ReopeningForm, ReopeningReason
from services.reopenings import ReopeningView, find_offer, list_of_case, reopen_case
from services.verification import verify_record
from store.tables.messages import Message
from tests.applicants import invent_applicant
from tests.signing import hire
from tests.stepping import Steps
from tests.world import World, submit

FORM = ReopeningForm("new_evidence", "وصل كتاب المستشفى")


@pytest.fixture(scope="module")
def steps(town: World) -> Steps:
    return Steps(town)


def reopen(
    steps: Steps, request_id: UUID, by: str = "supervisor2", form: ReopeningForm = FORM
) -> ReopeningView:
    """Open it again, and do what its next process would do first."""
    actor, at = steps.world.actor(by), steps.world.clock()
    view = reopen_case(steps.store, actor, request_id, form, submit(form), at=at)
    steps.check(request_id)
    return view


def withdraw(steps: Steps) -> UUID:
    request_id = steps.open_case()
    steps.decide("waha.registrar", request_id, "withdraw")
    return request_id


def test_a_withdrawn_case_goes_back_to_its_study_and_is_paid_in_its_next_round(steps: Steps) -> None:
    request_id = withdraw(steps)
    view = reopen(steps, request_id)
    assert (view.round, view.against, view.reason) == (1, None, ReopeningReason.NEW_EVIDENCE)
    state = steps.state(request_id)
    assert (state.round, state.outcome, state.tasks[0].kind) == (2, None, TaskKind.STUDY)
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "approve")
    steps.deliver(request_id)
    assert steps.state(request_id).outcome == Outcome.DELIVERED
    assert verify_record(steps.store).findings == []


def test_a_case_refused_at_a_signature_goes_back_to_it_and_whoever_opened_it_again_signs_nothing(
    steps: Steps,
) -> None:
    hire(steps.world, "supervisor5", "supervisor")
    request_id = steps.open_case()
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "reject")
    assert reopen(steps, request_id).against is Against.SIGNATURE
    assert steps.state(request_id).stage == Stage.SIGN_OFF
    for by in ("supervisor", "supervisor2"):
        with pytest.raises(ExcludedPersonError):
            steps.world.record(by, request_id, "approve")
    steps.decide("supervisor5", request_id, "approve")
    assert steps.state(request_id).stage == Stage.DELIVERY


def test_an_advised_rejection_is_studied_anew_by_another_researcher(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.study(request_id)
    steps.decide("waha.researcher", request_id, "advise_rejection")
    steps.decide("waha.manager", request_id, "reject")
    assert reopen(steps, request_id).against is Against.ADVICE
    with pytest.raises(ExcludedPersonError):
        steps.claim("waha.researcher", request_id)
    assert steps.world.look(request_id, "waha.manager").study is None
    steps.study(request_id, "waha.researcher2")


def test_a_duplicate_is_looked_at_again_by_the_desk_while_like_aid_stands_in_its_way(steps: Steps) -> None:
    person = invent_applicant()
    steps.open_case("diyaa.registrar", **person)
    request_id = steps.open_case(**person)
    steps.decide("desk", request_id, "rule_duplicate")
    assert reopen(steps, request_id).against is Against.DUPLICATE
    assert steps.state(request_id).tasks[0].kind == TaskKind.ADJUDICATE


def test_what_was_signed_for_before_a_withdrawal_is_asked_for_again(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "approve")
    steps.decide("waha.manager", request_id, "withdraw")
    reopen(steps, request_id)
    case = steps.world.look(request_id)
    assert (case.stage, case.approved_fils, steps.state(request_id).instalments) == (Stage.REVIEW, None, 0)
    assert verify_record(steps.store).findings == []


def test_what_is_open_or_paid_or_under_appeal_is_not_opened_again(steps: Steps) -> None:
    open_one, paid, appealed = steps.open_case(), steps.open_case(), steps.open_case()
    for request_id in (paid, appealed):
        steps.recommend(request_id)
    steps.decide("supervisor", paid, "approve")
    steps.deliver(paid)
    steps.decide("supervisor", appealed, "reject")
    steps.file_appeal(appealed)
    for request_id in (open_one, paid, appealed):
        assert find_offer(steps.store, steps.world.actor("supervisor2"), request_id) is None
        with pytest.raises(NotReopenableError):
            reopen(steps, request_id)
    steps.decide("supervisor2", appealed, "dismiss")
    assert reopen(steps, appealed).against is Against.SIGNATURE


def test_only_a_supervisor_opens_a_case_again_and_says_why(steps: Steps) -> None:
    request_id = withdraw(steps)
    for by in ("waha.manager", "auditor", "desk"):
        assert find_offer(steps.store, steps.world.actor(by), request_id) is None
        with pytest.raises(WrongRoleError):
            reopen(steps, request_id, by)
    with pytest.raises(InvalidFieldsError) as wrong:
        reopen(steps, request_id, form=ReopeningForm("because", " "))
    assert {(each.field, each.code) for each in wrong.value.problems} == {
        ("reason", "unknown_choice"),
        ("text", "required"),
    }
    assert steps.state(request_id).outcome == Outcome.WITHDRAWN


def test_a_repeated_submission_opens_it_once_and_the_applicant_is_told_once(steps: Steps) -> None:
    request_id, submission = withdraw(steps), submit(FORM)
    actor, at = steps.world.actor("supervisor2"), steps.world.clock()
    first, again = (reopen_case(steps.store, actor, request_id, FORM, submission, at=at) for _ in range(2))
    assert first == again
    assert steps.state(request_id).round == 2
    with steps.store.registry() as db:
        told = db.exec(
            select(Message.template).where(
                Message.request_id == request_id, Message.key == f"reopened/{first.reopening_id}"
            )
        ).all()
    assert told == [MessageTemplate.NEWS]


def test_its_charity_reads_the_reason_and_another_does_not(steps: Steps) -> None:
    request_id = withdraw(steps)
    reopen(steps, request_id)
    (read,) = list_of_case(steps.store, steps.world.actor("waha.manager"), request_id)
    assert (read.reason, read.text) == ("new_evidence", FORM.text)
    with pytest.raises(NotFoundError):
        list_of_case(steps.store, steps.world.actor("diyaa.manager"), request_id)
