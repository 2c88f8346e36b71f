"""Balances: approval reserves, payment spends, nothing is promised twice, and whoever waited longest is served first."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from domain.categories import FundSource
from domain.cycle import EventType, Outcome, TaskKind, Wait
from domain.errors import InvalidFieldsError, NotFoundError, RecordFaultError, WrongRoleError
from domain.funds import ClassesForm, FundForm, MoneyForm, NoBalanceError
from services.decisions import settle_refusal
from services.founding import NewFund, open_funds
from services.funds import FundSheet, deposit, list_movements, list_sheets, open_fund, set_classes, withdraw
from services.unpaid import describe_unpaid
from tests.applicants import invent_applicant
from tests.forms import COMMON_PAPERS
from tests.pooling import find_charity_id
from tests.stepping import Steps
from tests.world import World, submit


@pytest.fixture(scope="module")
def steps(town: World) -> Steps:
    return Steps(town)


class Purse:
    """A fund of Waha's with little in it."""

    def __init__(self, steps: Steps, fils: int) -> None:
        self.steps, self.code = steps, f"purse-{uuid4().hex[:8]}"
        fund = NewFund(self.code, "صندوق صغير", "Small fund", FundSource.ZAKAT, fils)
        open_funds(steps.store, find_charity_id(steps.world, "waha"), [fund], at=steps.world.clock())

    def read(self) -> FundSheet:
        sheets = list_sheets(self.steps.store, self.steps.world.actor("waha.manager"))
        return next(sheet for sheet in sheets if sheet.code == self.code)

    def tell(self) -> tuple[int, int, int]:
        """What it holds, what of it is promised, and what is asked beyond that."""
        sheet = self.read()
        return sheet.on_hand_fils, sheet.reserved_fils, sheet.waiting_fils

    def put_in(self, dinars: str, key: str = "") -> None:
        form = MoneyForm(dinars, reference="D-1")
        made = submit(form) if not key else submit(form).__class__(key, b"same")
        world = self.steps.world
        deposit(
            self.steps.store, world.actor("waha.admin"), self.read().fund_id, form, made, at=world.clock()
        )

    def take_out(self, dinars: str) -> None:
        form, world = MoneyForm(dinars, text="تصحيح"), self.steps.world
        withdraw(
            self.steps.store,
            world.actor("waha.admin"),
            self.read().fund_id,
            form,
            submit(form),
            at=world.clock(),
        )

    def approve(
        self, amount: str, asked: Mapping[str, object] = MappingProxyType({}), **fields: object
    ) -> UUID:
        """A case approved to be paid from it; `asked` is what was asked for, if not a little cash."""
        request_id = self.steps.open_case(**invent_applicant(), **asked)
        self.steps.recommend(request_id, amount=amount, fund=self.code, **fields)
        self.steps.decide("waha.manager", request_id, "approve") if float(amount) >= 500 else None
        self.steps.decide("supervisor", request_id, "approve")
        return request_id


def get_wait(steps: Steps, request_id: UUID) -> tuple[str, str]:
    (task,) = steps.state(request_id).tasks
    return task.kind, task.wait


def list_events(steps: Steps, request_id: UUID) -> list[EventType]:
    return [event.type for event in steps.world.look(request_id).timeline]


def test_approval_reserves_and_payment_spends(steps: Steps) -> None:
    purse = Purse(steps, 400_000)
    request_id = purse.approve("300")
    assert purse.tell() == (400_000, 300_000, 0)
    steps.pay(request_id)
    assert purse.tell() == (100_000, 0, 0)
    steps.decide("waha.manager", request_id, "confirm")
    assert purse.tell() == (100_000, 0, 0)


def test_a_payment_without_a_balance_waits_under_its_name_and_cannot_be_ordered(steps: Steps) -> None:
    purse = Purse(steps, 200_000)
    request_id = purse.approve("300")
    assert get_wait(steps, request_id) == (TaskKind.PAY, Wait.BALANCE)
    assert purse.tell() == (200_000, 0, 300_000)
    view = steps.world.look(request_id, "waha.manager").task
    assert view is not None
    assert "pay" not in view.decisions
    with pytest.raises(NoBalanceError):
        steps.world.record("waha.manager", request_id, "pay")
    assert EventType.BALANCE_AWAITED in list_events(steps, request_id)


def test_a_deposit_wakes_who_waited_longest_and_nobody_overtakes(steps: Steps) -> None:
    purse = Purse(steps, 100_000)
    first, second = purse.approve("300"), purse.approve("120")
    assert get_wait(steps, second) == (TaskKind.PAY, Wait.BALANCE), "it is not served before the first"
    opened_at = steps.world.look(first).task.opened_at  # type: ignore[union-attr]
    purse.put_in("200")
    assert steps.recheck_all() == [first]
    assert get_wait(steps, first) == (TaskKind.PAY, Wait.ORDER)
    assert get_wait(steps, second) == (TaskKind.PAY, Wait.BALANCE)
    assert steps.world.look(first).task.opened_at > opened_at  # type: ignore[union-attr]
    assert EventType.BALANCE_FOUND in list_events(steps, first)
    purse.put_in("120")
    steps.recheck_all()
    steps.deliver(first)
    steps.deliver(second)
    assert purse.tell() == (0, 0, 0)


def test_a_payment_is_warned_of_in_its_wait_for_a_balance_and_again_in_its_wait_for_an_order(
    steps: Steps,
) -> None:
    purse = Purse(steps, 100_000)
    request_id = purse.approve("300")
    for wait in (Wait.BALANCE, Wait.ORDER):
        (task,) = steps.state(request_id).tasks
        assert task.wait == wait
        assert task.wakes_at is not None
        steps.world.clock.move(task.wakes_at - steps.world.clock())
        steps.wake(request_id)
        if wait is Wait.BALANCE:
            purse.put_in("200")
            steps.recheck_all()
    assert list_events(steps, request_id).count(EventType.WARNED) == 2


def test_the_same_deposit_twice_is_booked_once(steps: Steps) -> None:
    purse, key = Purse(steps, 0), str(uuid4())
    for _ in range(2):
        purse.put_in("50", key=key)
    assert purse.tell() == (50_000, 0, 0)


def test_money_that_came_back_is_in_the_fund_again_and_promised_still(steps: Steps) -> None:
    purse = Purse(steps, 300_000)
    request_id = purse.approve("300")
    steps.pay(request_id)
    steps.decide("waha.manager", request_id, "bounce")
    assert purse.tell() == (300_000, 300_000, 0)
    assert get_wait(steps, request_id) == (TaskKind.PAY, Wait.RETURNED)
    steps.deliver(request_id)
    assert purse.tell() == (0, 0, 0)


def test_a_withdrawn_case_frees_its_money_for_who_waits(steps: Steps) -> None:
    purse = Purse(steps, 300_000)
    first, second = purse.approve("300"), purse.approve("250")
    steps.decide("waha.registrar", first, "withdraw")
    assert steps.recheck_all() == [second]
    assert get_wait(steps, second) == (TaskKind.PAY, Wait.ORDER)
    assert purse.tell() == (300_000, 250_000, 0)


def test_instalments_are_covered_one_by_one_and_the_next_waits_when_its_turn_comes(steps: Steps) -> None:
    purse = Purse(steps, 200_000)
    request_id = purse.approve("300", instalments="3")
    assert purse.tell() == (200_000, 200_000, 100_000)
    for _ in range(2):
        steps.deliver(request_id)
    assert get_wait(steps, request_id) == (TaskKind.PAY, Wait.BALANCE)
    purse.put_in("100")
    steps.recheck_all()
    steps.deliver(request_id)
    assert steps.state(request_id).outcome == Outcome.DELIVERED


def test_a_case_that_was_suspended_while_it_waited_finds_the_balance_that_came_meanwhile(
    steps: Steps,
) -> None:
    purse = Purse(steps, 0)
    request_id = purse.approve("90")
    steps.decide("waha.manager", request_id, "suspend")
    purse.put_in("90")
    steps.recheck_all()
    steps.decide("waha.manager", request_id, "resume")
    assert get_wait(steps, request_id) == (TaskKind.PAY, Wait.ORDER)


def test_aid_that_recurs_comes_back_to_its_wait_for_a_balance(steps: Steps) -> None:
    purse = Purse(steps, 0)
    widow = {"category": "WID", "papers": (*COMMON_PAPERS, "death_certificate")}
    request_id = purse.approve("90", widow, instalments="2")
    steps.decide("waha.manager", request_id, "suspend")
    steps.decide("waha.manager", request_id, "resume")
    assert get_wait(steps, request_id) == (TaskKind.PAY, Wait.BALANCE)
    assert list_events(steps, request_id).count(EventType.BALANCE_AWAITED) == 2


def test_a_deposit_while_a_decision_is_on_its_way_is_not_lost_when_that_is_refused(steps: Steps) -> None:
    purse = Purse(steps, 0)
    request_id = purse.approve("90")
    receipt = steps.answer("waha.registrar", request_id, "withdraw")
    purse.put_in("90")
    steps.recheck_all()
    settle_refusal(steps.store, receipt.decision_id, "internal", at=steps.world.clock())
    assert get_wait(steps, request_id) == (TaskKind.PAY, Wait.ORDER)


def test_what_is_promised_cannot_be_taken_out(steps: Steps) -> None:
    purse = Purse(steps, 300_000)
    purse.approve("200")
    with pytest.raises(InvalidFieldsError) as refused:
        purse.take_out("100.001")
    assert [problem.code for problem in refused.value.problems] == ["above_available"]
    purse.take_out("100")
    assert purse.tell() == (200_000, 200_000, 0)


def test_a_fund_pays_only_for_the_classes_it_is_kept_to(steps: Steps) -> None:
    purse, actor = Purse(steps, 900_000), steps.world.actor("waha.admin")
    form = ClassesForm(("widow",))
    fund_id = purse.read().fund_id
    set_classes(steps.store, actor, fund_id, form, submit(form), at=steps.world.clock())
    request_id = steps.open_case(**invent_applicant())
    steps.study(request_id)
    with pytest.raises(InvalidFieldsError) as refused:
        steps.decide("waha.researcher", request_id, "recommend", fund=purse.code)
    assert [problem.code for problem in refused.value.problems] == ["unknown_fund"]
    form = ClassesForm(("widow", "general"))
    assert set_classes(
        steps.store, actor, fund_id, form, submit(form), at=steps.world.clock()
    ).case_classes == ("general", "widow")
    steps.decide("waha.researcher", request_id, "recommend", fund=purse.code)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"source": "zakat", "zakat_class": ""}, "zakat_class"),
        ({"source": "waqf", "condition": ""}, "condition"),
        ({"source": "donor", "condition": ""}, "condition"),
        ({"source": "general", "case_classes": ("nobody",)}, "case_classes"),
        ({"source": "general", "code": "zakat"}, "code"),
    ],
)
def test_a_fund_is_opened_with_what_its_source_demands(
    steps: Steps, changes: dict[str, object], field: str
) -> None:
    form = FundForm(**{"code": "new", "name_ar": "جديد", "name_en": "New", **changes})  # type: ignore[arg-type]
    with pytest.raises(InvalidFieldsError) as refused:
        open_fund(steps.store, steps.world.actor("waha.admin"), form, submit(form), at=steps.world.clock())
    assert [problem.field for problem in refused.value.problems] == [field]


def test_an_opened_fund_is_the_charitys_own_and_another_sees_nothing_of_it(steps: Steps) -> None:
    form = FundForm("waqf-1", "وقف الأيتام", "Orphans' endowment", "waqf", "", "للأيتام", ("orphan",))
    made = submit(form)
    actor, at = steps.world.actor("waha.admin"), steps.world.clock()
    sheets = [open_fund(steps.store, actor, form, made, at=at) for _ in range(2)]
    assert sheets[0] == sheets[1]
    with pytest.raises(NotFoundError):
        list_movements(steps.store, steps.world.actor("diyaa.manager"), sheets[0].fund_id)
    with pytest.raises(WrongRoleError):
        list_sheets(steps.store, steps.world.actor("supervisor"))


def test_lines_of_a_ledger_are_never_changed(steps: Steps) -> None:
    purse = Purse(steps, 10_000)
    fund_id = purse.read().fund_id
    with pytest.raises(RecordFaultError), steps.store.registry() as db:
        db.execute(text("update fund_movement set amount_fils = 1 where fund_id = :id"), {"id": fund_id})


def test_a_page_of_the_ledger_leads_to_the_next(steps: Steps) -> None:
    purse = Purse(steps, 0)
    for dinars in ("1", "2", "3"):
        purse.put_in(dinars)
    actor, fund_id = steps.world.actor("waha.manager"), purse.read().fund_id
    page = list_movements(steps.store, actor, fund_id, limit=2)
    rest = list_movements(steps.store, actor, fund_id, cursor=page.next_cursor, limit=2)
    assert [row.amount_fils for row in (*page.items, *rest.items)] == [3_000, 2_000, 1_000]
    assert rest.next_cursor is None


def test_what_is_approved_and_not_paid_is_told_by_wait_in_cases_and_fils(steps: Steps) -> None:
    purse = Purse(steps, 0)
    before = describe(steps, "waha.manager")
    purse.approve("90")
    purse.approve("45.500")
    after = describe(steps, "waha.manager")
    cases, fils = before.get(Wait.BALANCE, (0, 0))
    assert after[Wait.BALANCE] == (cases + 2, fils + 135_500)
    assert describe(steps, "supervisor")[Wait.BALANCE] >= after[Wait.BALANCE]
    assert Wait.BALANCE not in describe(steps, "diyaa.manager")


def describe(steps: Steps, who: str) -> dict[Wait, tuple[int, int]]:
    figures = describe_unpaid(steps.store, steps.world.actor(who), at=steps.world.clock())
    assert figures.due_fils == sum(row.due_fils for row in figures.waits)
    return {row.wait: (row.cases, row.due_fils) for row in figures.waits}
