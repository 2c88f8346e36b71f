"""Aid that recurs: each instalment on its day, payment stopped until renewed, changed facts judged, nothing paid twice."""

from datetime import timedelta

import pytest

from domain.changed_facts import ChangeForm, Consequence
from domain.cycle import EventType, Outcome, Stage, TaskKind, Wait
from domain.errors import InvalidFieldsError, NotDueYetError, NotFoundError, NotRunningError, WrongRoleError
from domain.overlaps import add_months
from services.changed_facts import list_of_case, note_change
from services.queues import Queue, list_tasks
from store.tables.deliveries import InstalmentState
from tests.applicants import invent_applicant
from tests.forms import COMMON_PAPERS
from tests.sponsoring import MONTHLY_FILS, ByHand, Sponsorship
from tests.stepping import Steps
from tests.world import World, submit

WIDOW = {"category": "WID", "papers": (*COMMON_PAPERS, "death_certificate"), "amount": "900"}


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


@pytest.fixture
def orphan(steps: Steps) -> Sponsorship:
    sponsorship = Sponsorship(ByHand(steps))
    sponsorship.renew()
    return sponsorship


def list_waits(orphan: Sponsorship) -> list[tuple[TaskKind, Wait]]:
    steps = Steps(orphan.world)
    return [(TaskKind(task.kind), Wait(task.wait)) for task in steps.state(orphan.request_id).tasks]


def test_an_instalment_waits_for_its_day_and_is_no_work_before_it(orphan: Sponsorship) -> None:
    world, first_on = orphan.world, orphan.world.today()
    assert [row.due_on for row in orphan.list_instalments()] == [add_months(first_on, n) for n in range(12)]
    assert world.look(orphan.request_id).restudy_on == add_months(first_on, 12)
    orphan.receive()
    assert list_waits(orphan) == [(TaskKind.PAY, Wait.SCHEDULED)]
    with pytest.raises(NotDueYetError):
        world.record("waha.manager", orphan.request_id, "pay")
    case = world.look(orphan.request_id, "waha.manager")
    assert case.task
    assert "pay" not in case.task.decisions
    manager = world.actor("waha.manager")
    mine = list_tasks(world.store, manager, Queue.MINE, at=world.clock())
    assert orphan.request_id not in {row.request_id for row in mine.items}
    opens_at = orphan.get_task().follow_up_at
    assert opens_at
    assert world.clock() < opens_at < case.task.warn_at, "its clock stands still until then"
    orphan.driver.pass_until(orphan.request_id, opens_at - timedelta(seconds=1))
    assert list_waits(orphan) == [(TaskKind.PAY, Wait.SCHEDULED)]
    orphan.wait_for_next()
    assert world.today() < add_months(first_on, 1)
    mine = list_tasks(world.store, manager, Queue.MINE, at=world.clock())
    assert orphan.request_id in {row.request_id for row in mine.items}


def test_after_its_period_the_aid_is_studied_again_and_a_late_renewal_pays_what_fell_due_meanwhile(
    orphan: Sponsorship,
) -> None:
    first_on = orphan.world.today()
    orphan.receive(12)
    assert list_waits(orphan) == [(TaskKind.STUDY, Wait.TO_CLAIM)]
    assert orphan.world.look(orphan.request_id).outcome is None
    orphan.driver.pass_until(orphan.request_id, orphan.world.clock() + timedelta(days=120))
    assert list_waits(orphan) == [(TaskKind.STUDY, Wait.TO_CLAIM)], "a missed re-study pays nothing"
    steps = Steps(orphan.world)
    steps.claim("waha.researcher", orphan.request_id)
    with pytest.raises(InvalidFieldsError) as caught:
        orphan.world.record(
            "waha.researcher", orphan.request_id, "recommend", amount="1800", instalments="12"
        )
    assert ("summary", "restudy_needed") in {(each.field, each.code) for each in caught.value.problems}
    orphan.world.write_study("waha.researcher", orphan.request_id)
    orphan.decide("waha.researcher", "recommend", amount="1800", instalments="12")
    orphan.sign()
    orphan.receive(4)
    assert orphan.list_paid_days() == [add_months(first_on, n) for n in range(16)]
    assert orphan.sum_settled() == 16 * MONTHLY_FILS
    assert orphan.get_task().wait is Wait.SCHEDULED


def test_a_renewal_that_is_refused_ends_the_case_with_what_was_delivered(orphan: Sponsorship) -> None:
    orphan.receive(12)
    orphan.study("advise_rejection")
    orphan.sign("reject")
    assert orphan.world.look(orphan.request_id).outcome is Outcome.DELIVERED


def test_aid_that_was_planned_for_a_shorter_time_ends_with_its_last_instalment(steps: Steps) -> None:
    orphan = Sponsorship(ByHand(steps))
    orphan.renew(amount="300", instalments="2")
    orphan.receive(2)
    assert orphan.world.look(orphan.request_id).outcome is Outcome.DELIVERED


def test_no_more_instalments_are_recommended_than_lie_before_the_restudy(steps: Steps) -> None:
    orphan = Sponsorship(ByHand(steps))
    steps.study(orphan.request_id)
    with pytest.raises(InvalidFieldsError) as caught:
        orphan.world.record(
            "waha.researcher", orphan.request_id, "recommend", amount="1800", instalments="13"
        )
    assert [problem.code for problem in caught.value.problems] == ["too_many_instalments"]


def test_an_order_that_was_not_issued_before_the_restudy_is_not_issued_after_it(orphan: Sponsorship) -> None:
    orphan.receive(3)
    orphan.wait_for_next()
    restudy_on = orphan.world.look(orphan.request_id).restudy_on
    assert restudy_on
    days = (restudy_on - orphan.world.today()).days
    orphan.driver.pass_until(orphan.request_id, orphan.world.clock() + timedelta(days=days + 4))
    assert list_waits(orphan)[0][0] is TaskKind.STUDY
    states = [row.state for row in orphan.list_instalments()]
    assert states == [InstalmentState.CONFIRMED] * 3 + [InstalmentState.CANCELLED] * 9
    orphan.renew()
    orphan.receive()
    assert orphan.list_paid_days()[-1] == add_months(orphan.list_paid_days()[0], 3), "what is owed is paid"


def test_a_changed_nationality_is_studied_again_before_anything_more_is_paid(orphan: Sponsorship) -> None:
    orphan.receive(2)
    assert orphan.change("nationality", value="الأردن") is Consequence.RESTUDY
    assert list_waits(orphan) == [(TaskKind.STUDY, Wait.TO_CLAIM)]
    case = orphan.world.look(orphan.request_id, "waha.registrar")
    assert (case.stage, case.outcome) == (Stage.REVIEW, None)
    (noted,) = list_of_case(orphan.world.store, orphan.world.actor("waha.manager"), orphan.request_id)
    assert (noted.value, noted.consequence) == ("الأردن", Consequence.RESTUDY)
    with pytest.raises(NotFoundError):
        list_of_case(orphan.world.store, orphan.world.actor("diyaa.manager"), orphan.request_id)
    orphan.renew()
    orphan.receive()
    days = orphan.list_paid_days()
    assert days == [add_months(days[0], n) for n in range(3)], "no month twice and none left out"


def test_a_change_while_money_is_at_the_bank_waits_for_what_becomes_of_it(orphan: Sponsorship) -> None:
    orphan.pay()
    orphan.change("receiver_died")
    assert list_waits(orphan) == [(TaskKind.CONFIRM, Wait.RECEIPT)]
    orphan.decide("waha.manager", "bounce")
    assert list_waits(orphan) == [(TaskKind.STUDY, Wait.TO_CLAIM)]
    orphan.renew()
    orphan.receive()
    assert (len(orphan.list_paid_days()), orphan.sum_settled()) == (1, MONTHLY_FILS)


def test_an_order_that_nobody_signed_falls_with_the_change(orphan: Sponsorship) -> None:
    orphan.issue()
    orphan.change("married")
    assert list_waits(orphan) == [(TaskKind.STUDY, Wait.TO_CLAIM)]
    orphan.renew()
    orphan.receive()
    assert orphan.sum_settled() == MONTHLY_FILS


def test_a_death_ends_the_payments_and_what_is_at_the_bank_comes_to_its_end_first(
    orphan: Sponsorship,
) -> None:
    with pytest.raises(WrongRoleError):
        orphan.change("beneficiary_died")
    orphan.receive()
    orphan.pay()
    assert orphan.change("beneficiary_died", by="manager") is Consequence.STOP
    assert list_waits(orphan) == [(TaskKind.CONFIRM, Wait.RECEIPT)]
    orphan.decide("waha.manager", "bounce")
    case = orphan.world.look(orphan.request_id)
    assert (case.outcome, case.stopped_on) == (Outcome.PARTLY_DELIVERED, orphan.world.today())
    assert orphan.sum_settled() == MONTHLY_FILS
    assert {row.state for row in orphan.list_instalments()[1:]} == {InstalmentState.CANCELLED}


def test_a_death_before_the_next_instalment_closes_the_case(orphan: Sponsorship) -> None:
    orphan.receive()
    orphan.change("beneficiary_died", by="manager")
    case = orphan.world.look(orphan.request_id)
    assert case.outcome is Outcome.PARTLY_DELIVERED
    assert case.task is None
    assert EventType.STOPPED in [event.type for event in case.timeline]


def test_a_change_that_touches_nothing_lets_the_payments_go_on(orphan: Sponsorship) -> None:
    orphan.receive()
    assert orphan.change("address", value="حولي") is Consequence.NOTHING
    assert list_waits(orphan) == [(TaskKind.PAY, Wait.SCHEDULED)]


def test_nothing_changes_in_a_case_whose_aid_does_not_run(steps: Steps) -> None:
    request_id = steps.open_case(**invent_applicant())
    form = ChangeForm("married", steps.world.today().isoformat(), "", "عقد زواج")
    me, at = steps.world.actor("waha.registrar"), steps.world.clock()
    with pytest.raises(NotRunningError):
        note_change(steps.store, me, request_id, form, submit(form), at=at)


def test_a_suspension_comes_back_to_the_day_of_the_next_instalment(orphan: Sponsorship) -> None:
    orphan.receive()
    until = orphan.world.today() + timedelta(days=100)
    orphan.decide("waha.manager", "suspend", until=until.isoformat(), text="سفر")
    orphan.world.clock.move(timedelta(days=100))
    orphan.decide("waha.manager", "resume")
    assert list_waits(orphan) == [(TaskKind.PAY, Wait.ORDER)], "of a sponsorship what fell due is owed"
    orphan.receive(3)
    days = orphan.list_paid_days()
    assert days == [add_months(days[0], n) for n in range(4)]


def test_where_policy_owes_nothing_for_a_standstill_the_days_move(steps: Steps) -> None:
    request_id = steps.open_case(**{**invent_applicant(), **WIDOW})
    steps.recommend(request_id, "900", instalments="4")
    for by in ("waha.manager", "supervisor"):
        steps.decide(by, request_id, "approve")
    steps.deliver(request_id)
    first_on = steps.world.look(request_id).instalments[0].due_on
    assert first_on
    until = steps.world.today() + timedelta(days=200)
    steps.decide("waha.manager", request_id, "suspend", until=until.isoformat(), text="سفر")
    steps.pass_time(200)
    steps.decide("waha.manager", request_id, "resume")
    moved = [item.due_on for item in steps.world.look(request_id).instalments]
    assert moved == [first_on, *(add_months(first_on, 9 + 3 * n) for n in range(3))]
    assert steps.state(request_id).tasks[0].wait == Wait.SCHEDULED
