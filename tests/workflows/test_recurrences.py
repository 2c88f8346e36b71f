"""Three years of a monthly sponsorship on the real engine, its time skipped: every dinar accounted for, none twice."""

from datetime import timedelta

import pytest

from domain.changed_facts import Consequence
from domain.cycle import Outcome, TaskKind, Wait
from domain.overlaps import add_months
from store.tables.deliveries import InstalmentState
from tests.pooling import change_standing, direct, find_charity_id
from tests.sponsoring import MONTHLY_FILS, ByEngine, Sponsorship
from tests.world import RunningWorld


def test_the_timer_of_a_case_lets_its_next_instalment_be_issued_the_day_before(running: RunningWorld) -> None:
    orphan = Sponsorship(ByEngine(running))
    orphan.renew()
    orphan.receive(2)
    assert orphan.get_task().wait is Wait.SCHEDULED
    assert orphan.change("nationality", value="الأردن") is Consequence.RESTUDY
    assert orphan.get_task().kind is TaskKind.STUDY
    orphan.renew()
    orphan.receive()
    days = orphan.list_paid_days()
    assert days == [add_months(days[0], n) for n in range(3)]


@pytest.mark.long
@pytest.mark.timeout(900)
def test_three_years_of_a_sponsorship_account_for_every_dinar_and_pay_none_twice(
    running: RunningWorld,
) -> None:
    orphan = Sponsorship(ByEngine(running))
    first_on = running.today()
    orphan.renew()
    orphan.receive()
    # An order that its second signatory refuses, and one that the bank sends back.
    orphan.issue()
    orphan.decide("waha.admin", "decline")
    orphan.receive()
    orphan.pay()
    orphan.decide("waha.manager", "bounce")
    orphan.receive(3)
    # A new nationality: studied again before the sixth month is paid.
    orphan.change("nationality", value="الأردن")
    orphan.renew()
    orphan.receive(12)
    # The re-study is missed for months: nothing is paid, and what fell due is paid after the renewal.
    assert orphan.get_task().kind is TaskKind.STUDY
    orphan.driver.pass_until(orphan.request_id, running.clock() + timedelta(days=100))
    orphan.renew()
    orphan.receive(6)
    # Half-way the charity is dissolved: the ministry names another, which goes on.
    waha = find_charity_id(running, "waha")
    change_standing(running, waha, "dissolved")
    orphan.driver.let_follow(orphan.request_id)
    assert orphan.get_task().kind is TaskKind.HAND_OVER
    running.hand_over(direct(running, orphan.request_id, "diyaa").decision_id)
    orphan.body = "diyaa"
    orphan.receive(6)
    orphan.renew()
    orphan.receive(7)
    paid = [row for row in orphan.list_instalments() if row.state is InstalmentState.CONFIRMED]
    assert len(paid) == 36
    assert orphan.list_paid_days() == [add_months(first_on, n) for n in range(36)], (
        "no month twice, none left out"
    )
    assert sum(row.amount_fils for row in paid) == orphan.sum_settled() == 36 * MONTHLY_FILS
    assert running.look(orphan.request_id).outcome is None
    orphan.decide("diyaa.registrar", "withdraw")
    assert running.look(orphan.request_id).outcome is Outcome.PARTLY_DELIVERED
    left = [row for row in orphan.list_instalments() if row.state is not InstalmentState.CONFIRMED]
    assert {row.state for row in left} == {InstalmentState.CANCELLED}
