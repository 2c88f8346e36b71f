"""Appeals: thirty days to the instant, another decider than anyone before, and what each outcome does to its case."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from domain.appeals import APPEAL_WINDOW, Against, AppealState
from domain.contracts.cases import RecordDecision, WakeTask
from domain.cycle import Outcome, Stage, TaskKind, Wait
from domain.errors import (
    AppealFiledError,
    AppealTooLateError,
    DecisionPendingError,
    ExcludedPersonError,
    InvalidFieldsError,
    KeyReusedError,
    NotAppealableError,
    NotFoundError,
    NotHolderError,
    NotSignedInError,
    TaskClosedError,
    WrongRoleError,
)
from domain.roles import Role
from services.appeal_parts import AppealView
from services.appeals import AppealForm, file_appeal, find_offer, list_appeals, list_case_appeals
from services.decisions import read_notice
from services.hearings import record_hearing, wake_hearing
from services.pool import list_pool
from services.pulls import pull_case
from services.submissions import Submission, digest_of
from services.verification import verify_record
from store.queries.appeals import list_deciders
from store.queries.tasks import list_open_tasks
from store.tables.appeals import Appeal
from store.tables.reservations import Reservation, ReservationState
from store.tables.tasks import Task
from tests.applicants import invent_applicant
from tests.pooling import change_standing, find_charity_id
from tests.signing import answer_seat, ask_for, hire
from tests.stepping import Steps, note_aid_given_elsewhere
from tests.world import MATCH_SECRET, World, submit


@pytest.fixture(scope="module")
def steps(town: World) -> Steps:
    return Steps(town)


def reject_at_signature(steps: Steps, amount: str = "300") -> UUID:
    request_id = steps.open_case()
    steps.recommend(request_id, amount)
    steps.decide("supervisor", request_id, "reject")
    return request_id


def reject_by_advice(steps: Steps) -> UUID:
    request_id = steps.open_case()
    steps.study(request_id)
    steps.decide("waha.researcher", request_id, "advise_rejection")
    steps.decide("waha.manager", request_id, "reject")
    return request_id


def rule_duplicate(steps: Steps) -> UUID:
    """A case of Waha that the desk ruled a duplicate of one of Diyaa."""
    person = invent_applicant()
    steps.open_case("diyaa.registrar", **person)
    request_id = steps.open_case(**person)
    steps.decide("desk", request_id, "rule_duplicate")
    return request_id


def hear(steps: Steps, request_id: UUID, code: str, by: str = "supervisor2", **fields: object) -> None:
    """File the appeal, decide it, and do what the engine of the case would do first if that opened it again."""
    steps.file_appeal(request_id)
    steps.decide(by, request_id, code, **fields)
    if steps.state(request_id).outcome is None:
        steps.check(request_id)


def get_appeal(steps: Steps, request_id: UUID) -> AppealView:
    return list_case_appeals(steps.store, steps.world.actor("waha.manager"), request_id)[-1]


def get_task(steps: Steps, request_id: UUID) -> Task:
    with steps.store.registry() as db:
        (task,) = list_open_tasks(db, request_id)
    return task


def list_told(steps: Steps, request_id: UUID) -> list[str]:
    return [event.type.value for event in steps.world.look(request_id).timeline]


def test_an_appeal_waits_for_a_supervisor_with_a_deadline_of_its_own_and_the_case_stays_closed(
    steps: Steps,
) -> None:
    request_id = reject_at_signature(steps)
    view = steps.file_appeal(request_id)
    task = get_task(steps, request_id)
    assert (task.kind, task.role, task.wait) == (TaskKind.HEAR, Role.SUPERVISOR, Wait.MINISTRY)
    assert task.opened_at < task.warn_at < task.due_at
    assert (view.state, view.against, view.round) == (AppealState.FILED, Against.SIGNATURE, 1)
    state = steps.state(request_id)
    assert (state.stage, state.outcome, state.tasks) == (Stage.CLOSED, Outcome.REJECTED, ())
    assert list_told(steps, request_id)[0] == "appealed"


def test_an_appeal_is_filed_up_to_the_instant_thirty_days_after_the_rejection(steps: Steps) -> None:
    request_id, later = reject_at_signature(steps), reject_at_signature(steps)
    actor, form = steps.world.actor("waha.registrar"), AppealForm("تأخرت أوراقنا")
    last_at = {
        case: (steps.world.look(case).closed_at or steps.world.clock()) + APPEAL_WINDOW
        for case in (request_id, later)
    }
    too_late = last_at[later] + timedelta(microseconds=1)
    assert find_offer(steps.store, actor, later, at=last_at[later]) is not None
    assert find_offer(steps.store, actor, later, at=too_late) is None
    with pytest.raises(AppealTooLateError) as refused:
        file_appeal(steps.store, actor, later, form, submit(form), at=too_late)
    assert refused.value.params == {"days": 30}
    filed = file_appeal(steps.store, actor, request_id, form, submit(form), at=last_at[request_id])
    assert filed.filed_at == last_at[request_id]


def test_only_a_rejection_or_a_ruling_of_duplicate_is_appealed_against(steps: Steps) -> None:
    open_one = steps.open_case()
    withdrawn = steps.open_case()
    steps.decide("waha.registrar", withdrawn, "withdraw")
    for request_id in (open_one, withdrawn):
        with pytest.raises(NotAppealableError):
            steps.file_appeal(request_id)
    assert steps.file_appeal(rule_duplicate(steps)).against is Against.DUPLICATE
    assert steps.file_appeal(reject_by_advice(steps)).against is Against.ADVICE


def test_who_may_file_and_what_has_to_be_said(steps: Steps) -> None:
    request_id = reject_at_signature(steps)
    with pytest.raises(WrongRoleError):
        steps.file_appeal(request_id, "waha.researcher")
    with pytest.raises(NotFoundError):
        steps.file_appeal(request_id, "diyaa.registrar")
    with pytest.raises(InvalidFieldsError):
        steps.file_appeal(request_id, grounds="  ")
    assert steps.file_appeal(request_id, "waha.manager").filed_by is not None


def test_one_rejection_is_appealed_against_once_and_a_repeated_submission_files_nothing_twice(
    steps: Steps,
) -> None:
    request_id, world = reject_at_signature(steps), steps.world
    form, actor = AppealForm("الدخل أقل مما كُتب"), world.actor("waha.registrar")
    submission = submit(form)
    first = file_appeal(steps.store, actor, request_id, form, submission, at=world.clock())
    again = file_appeal(steps.store, actor, request_id, form, submission, at=world.clock())
    assert again.appeal_id == first.appeal_id
    with pytest.raises(AppealFiledError):
        steps.file_appeal(request_id)
    other = AppealForm("شيء آخر")
    reused = Submission(submission.key, digest_of(other))
    with pytest.raises(KeyReusedError):
        file_appeal(steps.store, actor, request_id, other, reused, at=world.clock())
    steps.decide("supervisor2", request_id, "dismiss")
    with pytest.raises(AppealFiledError):
        steps.file_appeal(request_id)


def test_nobody_hears_an_appeal_who_decided_anything_before_or_filed_it(steps: Steps) -> None:
    request_id = reject_at_signature(steps)
    steps.file_appeal(request_id)
    barred = set(get_task(steps, request_id).barred)
    names = ("waha.registrar", "waha.researcher", "supervisor")
    assert barred == {steps.world.cast.accounts[name] for name in names}
    with steps.store.registry() as db:
        assert barred == list_deciders(db, request_id)
    with pytest.raises(ExcludedPersonError):
        steps.claim("supervisor", request_id)
    steps.decide("supervisor2", request_id, "dismiss")


def test_a_supervisor_who_filed_it_does_not_hear_it(steps: Steps) -> None:
    request_id = reject_by_advice(steps)
    steps.file_appeal(request_id, "supervisor2")
    with pytest.raises(ExcludedPersonError):
        steps.claim("supervisor2", request_id)
    steps.decide("supervisor", request_id, "dismiss")


def test_a_dismissed_appeal_leaves_the_rejection_standing(steps: Steps) -> None:
    request_id = reject_at_signature(steps)
    hear(steps, request_id, "dismiss")
    state = steps.state(request_id)
    assert (state.round, state.outcome) == (1, Outcome.REJECTED)
    view = get_appeal(steps, request_id)
    assert (view.state, view.decision, view.text) == ("rejected", "dismiss", "لا جديد في التظلّم")
    assert steps.world.find_task(request_id) is None


def test_an_appeal_is_withdrawn_where_it_was_filed(steps: Steps) -> None:
    request_id = reject_at_signature(steps)
    steps.file_appeal(request_id)
    for by in ("supervisor", "supervisor2"):
        with pytest.raises(WrongRoleError):
            steps.world.record(by, request_id, "withdraw_appeal")
    steps.claim("supervisor2", request_id)
    offered = {by: steps.world.look(request_id, by).task for by in ("supervisor2", "waha.manager")}
    assert {by for by, task in offered.items() if task and "withdraw_appeal" in task.decisions} == {
        "waha.manager"
    }
    steps.decide("waha.manager", request_id, "withdraw_appeal")
    assert get_appeal(steps, request_id).state is AppealState.WITHDRAWN
    assert steps.state(request_id).outcome == Outcome.REJECTED
    with pytest.raises(AppealFiledError):
        steps.file_appeal(request_id)


def test_of_two_answers_at_once_the_second_is_refused(steps: Steps) -> None:
    request_id = reject_at_signature(steps)
    steps.file_appeal(request_id)
    steps.claim("supervisor2", request_id)
    task = get_task(steps, request_id)
    receipt = steps.world.record("supervisor2", request_id, "uphold")
    with pytest.raises(DecisionPendingError):
        steps.world.record("waha.registrar", request_id, "withdraw_appeal")
    _, notice, round_ = read_notice(steps.store, receipt.decision_id)
    asked = RecordDecision(str(request_id), round_, notice, steps.world.clock())
    states = [record_hearing(steps.store, asked, secret=MATCH_SECRET) for _ in range(2)]
    assert [state.outcome for state in states] == ["upheld", "upheld"]
    assert steps.state(request_id).round == 2, "told twice, it is opened again once"
    with pytest.raises(TaskClosedError):
        answer_seat(steps.world, "supervisor2", task.id, "dismiss")


def test_a_hearing_is_decided_by_whoever_holds_it(steps: Steps) -> None:
    request_id = reject_at_signature(steps)
    steps.file_appeal(request_id)
    with pytest.raises(NotHolderError):
        steps.world.record("supervisor2", request_id, "dismiss")


def test_a_rejection_at_a_signature_set_aside_goes_back_to_that_signature_and_is_paid(steps: Steps) -> None:
    hire(steps.world, "supervisor3", "supervisor")
    request_id = reject_at_signature(steps)
    hear(steps, request_id, "uphold")
    task = get_task(steps, request_id)
    assert (task.kind, task.stage, task.level) == (TaskKind.SIGN, Stage.SIGN_OFF, 0)
    for by in ("supervisor", "supervisor2"):
        assert steps.world.cast.accounts[by] in task.barred, "whoever rejected or heard it signs nothing"
    steps.decide("supervisor3", request_id, "approve")
    steps.deliver(request_id)
    state = steps.state(request_id)
    assert (state.round, state.outcome) == (2, Outcome.DELIVERED)
    assert list_told(steps, request_id).count("reopened") == 1


def test_what_lower_levels_signed_stands_and_the_case_goes_back_to_the_level_that_refused(
    world: World,
) -> None:
    ask_for(world, "aid_manager", "ministry:2/3")
    steps = Steps(world)
    for name in ("3", "4", "5", "6", "7"):
        hire(world, f"supervisor{name}", "supervisor")
    request_id = steps.open_case()
    steps.recommend(request_id)
    steps.decide("waha.manager", request_id, "approve", amount="250", text="يكفي")
    steps.decide("supervisor", request_id, "approve", amount="240", text="يكفي")
    for by in ("supervisor3", "supervisor4"):
        steps.decide(by, request_id, "reject")
    assert steps.state(request_id).outcome == Outcome.REJECTED
    hear(steps, request_id, "uphold")
    assert {task.kind for task in steps.state(request_id).tasks} == {"sign"}
    assert world.look(request_id).approved_fils == 250_000
    steps.decide("supervisor5", request_id, "approve")
    assert steps.state(request_id).stage == Stage.SIGN_OFF, "votes of the round before count no more"
    steps.decide("supervisor6", request_id, "approve")
    assert steps.state(request_id).stage == Stage.DELIVERY
    steps.deliver(request_id)
    assert world.look(request_id).approved_fils == 250_000
    assert verify_record(world.store).findings == []


def test_an_advised_rejection_set_aside_is_studied_anew_by_another_researcher(steps: Steps) -> None:
    request_id = reject_by_advice(steps)
    hear(steps, request_id, "uphold")
    task = get_task(steps, request_id)
    assert (task.kind, task.holder_id) == (TaskKind.STUDY, None)
    assert steps.world.look(request_id, "waha.researcher2").study is None, "begun anew"
    with pytest.raises(ExcludedPersonError):
        steps.claim("waha.researcher", request_id)
    steps.study(request_id, "waha.researcher2")
    steps.decide("waha.researcher2", request_id, "send_back")
    steps.decide("waha.registrar", request_id, "complete")
    again = get_task(steps, request_id)
    assert again.holder_id == steps.world.cast.accounts["waha.researcher2"]
    assert steps.world.cast.accounts["waha.researcher"] in again.barred
    steps.world.write_study("waha.researcher2", request_id)
    steps.decide("waha.researcher2", request_id, "recommend")
    steps.decide("supervisor", request_id, "approve")
    steps.deliver(request_id)
    assert steps.state(request_id).outcome == Outcome.DELIVERED


def test_a_second_rejection_can_be_appealed_against_by_the_same_rules(world: World) -> None:
    steps = Steps(world)
    hire(world, "supervisor8", "supervisor")
    hire(world, "waha.manager2", "aid_manager", "waha")
    request_id = reject_by_advice(steps)
    hear(steps, request_id, "uphold")
    steps.study(request_id, "waha.researcher2")
    steps.decide("waha.researcher2", request_id, "advise_rejection")
    steps.decide("waha.manager2", request_id, "reject")
    hear(steps, request_id, "dismiss", by="supervisor8")
    assert [
        (view.round, view.state)
        for view in list_case_appeals(steps.store, world.actor("waha.manager"), request_id)
    ] == [(1, AppealState.UPHELD), (2, AppealState.REJECTED)]


def test_an_appeal_upheld_in_part_sets_a_ceiling_that_no_later_level_exceeds(steps: Steps) -> None:
    hire(steps.world, "supervisor9", "supervisor")
    request_id = reject_at_signature(steps)
    steps.file_appeal(request_id)
    steps.claim("supervisor2", request_id)
    for amount in ("", "300", "0"):
        with pytest.raises(InvalidFieldsError):
            steps.world.record("supervisor2", request_id, "uphold_partly", amount=amount)
    steps.decide("supervisor2", request_id, "uphold_partly", amount="180")
    steps.check(request_id)
    with pytest.raises(InvalidFieldsError):
        steps.world.record("supervisor9", request_id, "approve", amount="181")
    steps.decide("supervisor9", request_id, "approve")
    steps.deliver(request_id)
    assert steps.world.look(request_id).approved_fils == 180_000
    assert steps.state(request_id).outcome == Outcome.DELIVERED


def test_the_ceiling_holds_for_a_new_study_too(steps: Steps) -> None:
    request_id = reject_by_advice(steps)
    hear(steps, request_id, "uphold_partly", amount="150")
    steps.study(request_id, "waha.researcher2")
    with pytest.raises(InvalidFieldsError):
        steps.world.record("waha.researcher2", request_id, "recommend", amount="151")
    steps.decide("waha.researcher2", request_id, "recommend", amount="150")


def test_a_case_sent_to_a_named_charity_is_studied_there_and_closed_to_whoever_rejected_it(
    steps: Steps,
) -> None:
    request_id = reject_at_signature(steps)
    diyaa = steps.world.actor("diyaa.manager").charity_id
    hear(steps, request_id, "uphold_elsewhere", charity=str(diyaa))
    task = get_task(steps, request_id)
    assert (task.kind, task.charity_id) == (TaskKind.STUDY, diyaa)
    with pytest.raises(NotFoundError):
        steps.world.look(request_id, "waha.manager")
    assert steps.world.look(request_id, "diyaa.researcher").study is None
    steps.study(request_id, "diyaa.researcher")
    steps.decide("diyaa.researcher", request_id, "recommend")
    steps.decide("supervisor", request_id, "approve")
    steps.deliver(request_id, "diyaa")
    assert steps.state(request_id).outcome == Outcome.DELIVERED
    assert list_case_appeals(steps.store, steps.world.actor("diyaa.manager"), request_id) == ()


def test_a_case_sent_to_the_pool_is_pulled_by_any_charity_but_the_one_that_rejected_it(steps: Steps) -> None:
    request_id = reject_at_signature(steps)
    hear(steps, request_id, "uphold_elsewhere")
    assert get_task(steps, request_id).kind is TaskKind.PULL

    def sees(by: str) -> bool:
        page = list_pool(steps.store, steps.world.actor(by), limit=100, at=steps.world.clock())
        return request_id in {card.request_id for card in page.items}

    assert (sees("waha.researcher2"), sees("marfa.researcher")) == (False, True)
    nothing = submit({"pull": str(request_id)})
    with pytest.raises(NotFoundError):
        pull_case(
            steps.store, steps.world.actor("waha.researcher2"), request_id, nothing, at=steps.world.clock()
        )
    receipt = pull_case(
        steps.store, steps.world.actor("marfa.researcher"), request_id, nothing, at=steps.world.clock()
    )
    steps.give_effect(receipt)
    assert get_task(steps, request_id).kind is TaskKind.STUDY


@pytest.mark.parametrize("reason", ["different_person", "different_need"])
def test_a_ruling_of_duplicate_set_aside_says_why_and_goes_past_its_check(steps: Steps, reason: str) -> None:
    request_id = rule_duplicate(steps)
    before = steps.world.look(request_id)
    steps.file_appeal(request_id)
    steps.claim("supervisor2", request_id)
    for wrong in ("", "new_evidence"):
        with pytest.raises(InvalidFieldsError):
            steps.world.record("supervisor2", request_id, "uphold", reason=wrong)
    steps.decide("supervisor2", request_id, "uphold", reason=reason)
    assert steps.state(request_id).stage == Stage.REGISTRATION
    steps.check(request_id)
    assert get_task(steps, request_id).kind is TaskKind.STUDY
    assert before.request_id == request_id
    with steps.store.registry() as db:
        states = db.exec(
            select(Reservation.state).where(
                Reservation.request_id == request_id, Reservation.state == ReservationState.RESERVED
            )
        ).all()
    assert len(states) == 1
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "approve")
    steps.deliver(request_id)
    assert steps.state(request_id).outcome == Outcome.DELIVERED


def test_a_duplicate_ruled_before_payment_is_paid_once_it_is_set_aside(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "approve")
    note_aid_given_elsewhere(steps, request_id)
    steps.decide("waha.manager", request_id, "pay")
    steps.decide("desk", request_id, "rule_duplicate")
    steps.file_appeal(request_id)
    steps.decide("supervisor2", request_id, "uphold", reason="different_need")
    state = steps.state(request_id)
    assert (state.round, state.stage, state.instalment) == (2, Stage.DELIVERY, 1)
    steps.deliver(request_id)
    assert steps.state(request_id).outcome == Outcome.DELIVERED


def test_a_reopened_case_whose_charity_may_not_act_any_more_goes_to_the_pool(world: World) -> None:
    steps = Steps(world)
    request_id = reject_at_signature(steps)
    change_standing(world, find_charity_id(world, "waha"))
    with pytest.raises(NotSignedInError):
        steps.file_appeal(request_id)
    steps.file_appeal(request_id, "supervisor2")
    hire(world, "supervisor3", "supervisor")
    steps.decide("supervisor3", request_id, "uphold")
    steps.check(request_id)
    task = get_task(steps, request_id)
    assert (task.kind, task.charity_id) == (TaskKind.PULL, None)
    assert verify_record(world.store).findings == []


def test_a_neglected_hearing_is_warned_of_and_breached_at_its_own_instants(world: World) -> None:
    steps = Steps(world)
    request_id = reject_at_signature(steps)
    steps.file_appeal(request_id)
    task = get_task(steps, request_id)
    for at, phase in ((task.warn_at, "warned"), (task.due_at, "breached")):
        state = wake_hearing(steps.store, WakeTask(str(request_id), 1, str(task.id), at))
        event = world.look(request_id).timeline[0]
        assert (event.type, event.occurred_at) == (phase, at)
    assert state.task is not None
    assert state.task.wakes_at is None


def test_each_body_lists_the_appeals_against_its_own_rejections(steps: Steps) -> None:
    request_id = reject_at_signature(steps)
    steps.file_appeal(request_id)

    def lists(by: str) -> bool:
        page = list_appeals(steps.store, steps.world.actor(by), state=AppealState.FILED, limit=100)
        return request_id in {row.request_id for row in page.items}

    assert lists("waha.manager")
    assert lists("supervisor")
    assert lists("auditor")
    assert not lists("diyaa.manager")
    with pytest.raises(WrongRoleError):
        lists("operator")


def test_the_record_holds_an_appeal_against_its_events(world: World) -> None:
    steps = Steps(world)
    request_id = reject_at_signature(steps)
    steps.file_appeal(request_id)
    assert verify_record(world.store).findings == []
    with world.store.registry() as db:
        row = db.exec(select(Appeal).where(Appeal.request_id == request_id)).one()
        row.state = AppealState.REJECTED
    assert [finding.fault for finding in verify_record(world.store).findings] == ["appeal"]
