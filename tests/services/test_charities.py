"""A charity that may not act any more: wherever a case of it stands, it stays owned and timed, and nothing is paid twice."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from domain.categories import FundSource
from domain.cycle import EventType, Outcome, Stage, TaskKind, Wait
from domain.errors import (
    BodyInactiveError,
    InvalidFieldsError,
    NotSignedInError,
    TaskClosedError,
    WrongRoleError,
)
from domain.requests import Channel
from domain.roles import Role
from domain.standings import Standing, StandingForm
from services.charities import list_charities, set_standing
from services.moves import TaskDraft, close_task, open_task, take_case
from services.pool import list_pool
from services.pulls import pull_case
from services.requests import register_request
from services.tasks import claim_task
from store.queries.tasks import find_task
from store.tables.charities import Fund
from store.tables.decisions import Payee
from store.tables.deliveries import Instalment
from store.tables.outbox import Outbox
from tests.applicants import invent_applicant
from tests.forms import fill_request
from tests.pooling import change_standing, direct, find_charity_id, pull, register_alone
from tests.stepping import Steps
from tests.world import MATCH_SECRET, World, submit

CHECK = (Stage.DUPLICATE_CHECK, TaskKind.ADJUDICATE, Role.DUPLICATE_DESK)
POOL = (Stage.REVIEW, TaskKind.PULL, Role.RESEARCHER)
HAND_OVER = (Stage.DELIVERY, TaskKind.HAND_OVER, Role.SUPERVISOR)


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def hold(steps: Steps) -> UUID:
    person = invent_applicant()
    steps.open_case("diyaa.registrar", **person)
    return steps.open_case("waha.registrar", **person)


def wait_for_papers(steps: Steps) -> UUID:
    request_id = study(steps)
    steps.decide("waha.researcher", request_id, "send_back")
    return request_id


def study(steps: Steps) -> UUID:
    request_id = steps.open_case()
    steps.study(request_id)
    return request_id


def recommend(steps: Steps) -> UUID:
    request_id = steps.open_case()
    steps.recommend(request_id, "600", instalments="2")
    return request_id


def suspend_case(steps: Steps) -> UUID:
    request_id = study(steps)
    until = steps.world.today() + timedelta(days=20)
    steps.decide("waha.manager", request_id, "suspend", until=until.isoformat(), text="سفر")
    return request_id


def approve(steps: Steps) -> UUID:
    request_id = recommend(steps)
    while (case := steps.world.look(request_id)).stage is Stage.SIGN_OFF:
        assert case.task is not None
        steps.decide(
            "waha.manager" if case.task.role is Role.AID_MANAGER else "supervisor", request_id, "approve"
        )
    return request_id


def pay_once(steps: Steps) -> UUID:
    request_id = approve(steps)
    steps.pay(request_id)
    return request_id


def confirm_once(steps: Steps) -> UUID:
    request_id = pay_once(steps)
    steps.decide("waha.manager", request_id, "confirm")
    return request_id


STAGES: dict[str, tuple[Callable[[Steps], UUID], tuple[Stage, TaskKind, Role]]] = {
    "held": (hold, CHECK),
    "unclaimed": (lambda steps: steps.open_case(), POOL),
    "under study": (study, POOL),
    "with the applicant": (wait_for_papers, POOL),
    "suspended": (suspend_case, POOL),
    "at sign-off": (recommend, POOL),
    "before the first instalment": (approve, HAND_OVER),
    "paid, without receipt": (pay_once, HAND_OVER),
    "between instalments": (confirm_once, HAND_OVER),
}


@pytest.mark.parametrize("stage", STAGES)
def test_a_case_of_a_suspended_charity_goes_on_with_an_owner_and_a_date(
    steps: Steps, world: World, stage: str
) -> None:
    begin, expected = STAGES[stage]
    request_id = begin(steps)
    waha = find_charity_id(world, "waha")
    assert change_standing(world, waha).cases >= 1
    assert request_id in steps.recheck_all()
    case = world.look(request_id)
    assert case.task is not None
    assert (case.stage, case.task.kind, case.task.role) == expected
    assert case.charity is None
    assert case.task.due_at > world.clock()
    assert steps.state(request_id).wakes_at is not None
    assert [event.type for event in case.timeline].count(EventType.HANDED_BACK) == 1
    assert len(steps.state(request_id).tasks) == 1
    steps.check(request_id, "a second errand")
    assert [event.type for event in world.look(request_id).timeline].count(EventType.HANDED_BACK) == 1


def test_a_case_whose_check_has_not_run_is_checked_without_its_charity(steps: Steps, world: World) -> None:
    registered = world.register("waha.registrar", **invent_applicant())
    change_standing(world, find_charity_id(world, "waha"))
    steps.check(registered.request_id)
    task = world.look(registered.request_id).task
    assert task is not None
    assert task.kind is TaskKind.PULL
    steps.recheck_all()
    assert world.look(registered.request_id).task.task_id == task.task_id  # type: ignore[union-attr]


def test_a_held_case_without_a_charity_goes_to_the_pool_once_the_desk_lets_it(
    steps: Steps, world: World
) -> None:
    request_id = hold(steps)
    change_standing(world, find_charity_id(world, "waha"))
    steps.recheck_all()
    steps.decide("desk", request_id, "release")
    task = world.look(request_id).task
    assert task is not None
    assert (task.kind, task.wait) == (TaskKind.PULL, Wait.POOL)


def test_the_people_of_a_suspended_charity_can_do_nothing_from_that_moment_on(
    steps: Steps, world: World
) -> None:
    request_id = steps.open_case()
    task_id = steps.get_task_id(request_id)
    pooled = register_alone(world).request_id
    steps.check(pooled)
    researcher = world.actor("waha.researcher")
    change_standing(world, find_charity_id(world, "waha"))
    assert list_pool(world.store, researcher, at=world.clock()).items == ()
    with pytest.raises(NotSignedInError):
        world.actor("waha.researcher")
    with pytest.raises(NotSignedInError):
        pull_case(world.store, researcher, pooled, submit({"n": 1}), at=world.clock())
    steps.recheck_all()
    with pytest.raises(TaskClosedError):
        claim_task(world.store, researcher, task_id, at=world.clock())


def test_opinion_falls_with_the_charity_and_the_next_one_signs_anew(steps: Steps, world: World) -> None:
    request_id = recommend(steps)
    change_standing(world, find_charity_id(world, "waha"))
    steps.recheck_all()
    steps.give_effect(pull(world, "diyaa.researcher", request_id))
    case = world.look(request_id, "diyaa.researcher")
    assert (case.study, case.recommendation, case.approved_fils) == (None, None, None)
    assert world.look(request_id).recommendation is not None, "the ministry reads on what was recommended"


@pytest.mark.parametrize(("begin", "paid"), [(approve, 0), (pay_once, 1), (confirm_once, 1)])
def test_the_body_that_the_ministry_names_pays_what_is_left_and_nothing_twice(
    steps: Steps, world: World, begin: Callable[[Steps], UUID], paid: int
) -> None:
    request_id = begin(steps)
    change_standing(world, find_charity_id(world, "waha"))
    steps.recheck_all()
    steps.give_effect(direct(world, request_id, "diyaa"))
    finish(steps, request_id)
    check_paid_once(world, request_id, paid)


@pytest.mark.parametrize(("begin", "paid"), [(approve, 0), (pay_once, 1), (confirm_once, 1)])
def test_the_heir_that_the_circular_names_goes_on_at_once(
    steps: Steps, world: World, begin: Callable[[Steps], UUID], paid: int
) -> None:
    request_id = begin(steps)
    change_standing(world, find_charity_id(world, "waha"), heir=find_charity_id(world, "diyaa"))
    steps.recheck_all()
    finish(steps, request_id)
    check_paid_once(world, request_id, paid)


def test_an_heir_without_such_a_fund_leaves_the_case_to_the_ministry(steps: Steps, world: World) -> None:
    request_id = approve(steps)
    diyaa = find_charity_id(world, "diyaa")
    with world.store.registry() as db:
        for fund in db.exec(select(Fund).where(Fund.charity_id == diyaa, Fund.code == "zakat")):
            fund.source = FundSource.WAQF
    change_standing(world, find_charity_id(world, "waha"), heir=diyaa)
    steps.recheck_all()
    task = world.look(request_id).task
    assert task is not None
    assert task.kind is TaskKind.HAND_OVER
    with pytest.raises(InvalidFieldsError):
        direct(world, request_id, "diyaa")


def test_a_payment_on_its_way_has_its_effect_before_the_case_is_taken(steps: Steps, world: World) -> None:
    request_id = approve(steps)
    for by, code in (("waha.manager", "pay"), ("waha.admin", "authorise")):
        steps.decide(by, request_id, code)
    receipt = steps.answer("waha.manager", request_id, "settle")
    change_standing(world, find_charity_id(world, "waha"), heir=find_charity_id(world, "diyaa"))
    steps.recheck_all()
    assert world.look(request_id).charity is not None, "whether it was paid is not known yet"
    steps.give_effect(receipt)
    assert steps.recheck_all() == [request_id]
    finish(steps, request_id)
    check_paid_once(world, request_id, 1)


@pytest.mark.parametrize("outcome", ["settle", "bounce"])
def test_what_the_bank_was_told_before_a_suspension_the_ministry_settles_and_nothing_is_paid_twice(
    steps: Steps, world: World, outcome: str
) -> None:
    request_id = approve(steps)
    for by, code in (("waha.manager", "pay"), ("waha.admin", "authorise")):
        steps.decide(by, request_id, code)
    change_standing(world, find_charity_id(world, "waha"), heir=find_charity_id(world, "diyaa"))
    steps.recheck_all()
    task = world.look(request_id, "supervisor").task
    assert task is not None
    assert (task.kind, task.role) == (TaskKind.SETTLE, Role.SUPERVISOR)
    steps.decide("supervisor", request_id, outcome)
    finish(steps, request_id)
    check_paid_once(world, request_id, 1 if outcome == "settle" else 0)


def test_a_payment_that_the_desk_holds_stays_there_and_is_handed_over_after(
    steps: Steps, world: World
) -> None:
    request_id = approve(steps)
    with world.store.registry() as db:
        work = take_case(db, request_id, at=world.clock(), secret=MATCH_SECRET)
        task = find_task(db, steps.get_task_id(request_id), lock=True)
        assert task is not None
        close_task(work, task, actor_id=None)
        open_task(work, TaskDraft(TaskKind.ADJUDICATE))
    change_standing(world, find_charity_id(world, "waha"))
    steps.recheck_all()
    held = world.look(request_id)
    assert held.task is not None
    assert (held.task.kind, held.charity) == (TaskKind.ADJUDICATE, None)
    steps.check(request_id, "the need is free")
    freed = world.look(request_id).task
    assert freed is not None
    assert freed.kind is TaskKind.HAND_OVER


def test_pulling_for_a_charity_suspended_meanwhile_is_refused_by_the_engine_and_the_case_stays(
    steps: Steps, world: World
) -> None:
    request_id = register_alone(world).request_id
    steps.check(request_id)
    receipt = pull(world, "waha.researcher", request_id)
    change_standing(world, find_charity_id(world, "waha"))
    with pytest.raises(BodyInactiveError):
        steps.give_effect(receipt)
    assert world.look(request_id).charity is None


def test_a_reinstated_charity_keeps_what_was_not_taken_yet_and_pulls_again(
    steps: Steps, world: World
) -> None:
    request_id = steps.open_case()
    waha = find_charity_id(world, "waha")
    change_standing(world, waha)
    change_standing(world, waha, "active")
    steps.recheck_all()
    assert world.look(request_id, "waha.registrar").charity is not None
    rows = list_charities(world.store, world.actor("waha.manager"), at=world.clock())
    assert next(row.standing for row in rows if row.id == waha) is Standing.ACTIVE


def test_closed_cases_stay_with_the_charity(steps: Steps, world: World) -> None:
    request_id = steps.open_case()
    steps.decide("waha.registrar", request_id, "withdraw")
    waha = find_charity_id(world, "waha")
    assert change_standing(world, waha).cases == 0
    change_standing(world, waha, "active")
    assert world.look(request_id, "waha.registrar").outcome is Outcome.WITHDRAWN


def test_a_standing_is_changed_by_circular_with_a_reason_and_by_the_ministry_alone(world: World) -> None:
    waha = find_charity_id(world, "waha")
    form = StandingForm("suspended", "", "")
    with pytest.raises(InvalidFieldsError) as refused:
        set_standing(world.store, world.actor("policy"), waha, form, submit(form), at=world.clock())
    assert {each.field for each in refused.value.problems} == {"circular", "reason"}
    form = StandingForm("active", "2026-1", "لا شيء")
    with pytest.raises(InvalidFieldsError):
        set_standing(world.store, world.actor("policy"), waha, form, submit(form), at=world.clock())
    form = StandingForm("suspended", "2026-1", "سبب")
    for by in ("waha.manager", "desk", "auditor"):
        with pytest.raises(WrongRoleError):
            set_standing(world.store, world.actor(by), waha, form, submit(form), at=world.clock())


def test_the_same_key_changes_a_standing_once(world: World) -> None:
    waha, form = find_charity_id(world, "waha"), StandingForm("suspended", "2026-1", "سبب")
    submission, actor = submit(form), world.actor("policy")
    first, again = (
        set_standing(world.store, actor, waha, form, submission, at=world.clock()) for _ in range(2)
    )
    assert (first.standing_id, again.is_repeat) == (again.standing_id, True)


def test_word_is_left_for_every_open_case_in_the_commit_that_suspends(steps: Steps, world: World) -> None:
    wanted = {steps.open_case() for _ in range(5)}
    waha = find_charity_id(world, "waha")
    assert change_standing(world, waha).cases == 5
    with world.store.registry() as db:
        errands = db.exec(select(Outbox).where(Outbox.key.startswith("handback/"))).all()
    assert {errand.request_id for errand in errands} == wanted


def test_a_request_registered_in_the_moment_of_the_suspension_is_taken_too(
    steps: Steps, world: World
) -> None:
    registrar = world.actor("waha.registrar")
    change_standing(world, find_charity_id(world, "waha"))
    form = fill_request(**invent_applicant())
    late = register_request(
        world.store, registrar, form, submit(form), channel=Channel.COUNTER, at=world.clock()
    )
    steps.check(late.request_id)
    task = world.look(late.request_id).task
    assert task is not None
    assert task.kind is TaskKind.PULL


def finish(steps: Steps, request_id: UUID) -> None:
    """Pay and confirm as Diyaa whatever is left."""
    while (case := steps.world.look(request_id)).outcome is None:
        assert case.task is not None
        assert case.task.kind in (TaskKind.PAY, TaskKind.CONFIRM)
        if case.task.kind is TaskKind.PAY:
            steps.pay(request_id, "diyaa")
        else:
            steps.decide("diyaa.manager", request_id, "confirm")


def check_paid_once(world: World, request_id: UUID, paid_before: int) -> None:
    """Two instalments, each paid once: those before by Waha's fund and payee, the rest by Diyaa's."""
    case = world.look(request_id)
    assert case.outcome is Outcome.DELIVERED
    assert sum(each.amount_fils for each in case.instalments) == 600_000
    assert [event.type for event in case.timeline].count(EventType.PAID) == 2
    heir = (find_charity_id(world, "diyaa"),) * 2
    with world.store.registry() as db:
        rows = db.exec(
            select(Instalment).where(Instalment.request_id == request_id).order_by(Instalment.number)  # type: ignore[arg-type]
        ).all()
        owners = [
            (db.get_one(Payee, row.payee_id).charity_id, db.get_one(Fund, row.fund_id).charity_id)
            for row in rows
        ]
    assert [owner == heir for owner in owners] == [number >= paid_before for number in range(2)]
