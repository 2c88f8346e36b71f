"""The masked pool: what a charity sees of a case there, who gets it, and what is masked again when it is given back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from domain.cycle import EventType, Stage, TaskKind, Wait
from domain.errors import (
    DecisionPendingError,
    InvalidFieldsError,
    NotFoundError,
    NotHolderError,
    NotOverdueError,
    SanadError,
    TaskClosedError,
    WrongRoleError,
)
from domain.requests import Channel
from services.decisions import DecisionReceipt
from services.pool import list_pool, list_untaken, register_for_pool
from services.pulls import pull_case
from services.studies import StudyForm, save_study
from tests.applicants import invent_applicant
from tests.forms import fill_request
from tests.pooling import direct, end_specialisation, give_back, pull, register_alone
from tests.stepping import Steps
from tests.world import World, submit

SECRETS = (
    "stated_identity",
    "request_party",
    "request_paper",
    "consent",
    "aid_request",
    "case_event",
    "decision",
)


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def enter(steps: Steps, **changes: object) -> UUID:
    """A case in the pool, past its duplicate check."""
    request_id = register_alone(steps.world, **changes).request_id
    steps.check(request_id)
    return request_id


def take(steps: Steps, request_id: UUID, by: str = "waha.researcher") -> None:
    steps.give_effect(pull(steps.world, by, request_id))


def list_cards(world: World, by: str = "waha.researcher") -> list[UUID]:
    return [card.request_id for card in list_pool(world.store, world.actor(by), at=world.clock()).items]


def ask(world: World, by: str, query: str) -> list[object]:
    with world.store.acting_for(world.actor(by)) as db:
        return list(db.execute(text(query)).scalars())


def test_a_request_without_a_charity_is_checked_and_waits_to_be_pulled(steps: Steps, world: World) -> None:
    request_id = enter(steps)
    case = world.look(request_id)
    assert (case.stage, case.channel, case.charity) == (Stage.REVIEW, Channel.SELF_SERVICE, None)
    assert case.task is not None
    assert (case.task.kind, case.task.wait) == (TaskKind.PULL, Wait.POOL)
    assert case.task.due_at - case.task.opened_at == timedelta(days=14)
    assert EventType.POOLED in {event.type for event in case.timeline}


def test_the_same_key_registers_once(world: World) -> None:
    form = fill_request(**invent_applicant())
    submission = submit(form)
    first, again = (register_for_pool(world.store, form, submission, at=world.clock()) for _ in range(2))
    assert first.request_id == again.request_id
    assert again.is_repeat


def test_a_like_request_elsewhere_holds_a_case_of_the_pool_too(steps: Steps, world: World) -> None:
    person = invent_applicant()
    steps.open_case("waha.registrar", **person)
    held = enter(steps, **person)
    task = world.look(held).task
    assert task is not None
    assert task.kind is TaskKind.ADJUDICATE
    assert list_cards(world) == []
    steps.decide("desk", held, "release")
    assert list_cards(world) == [held]


def test_a_charity_sees_kind_family_governorate_and_age_and_not_a_word_more(
    steps: Steps, world: World
) -> None:
    request_id = enter(steps)
    (card,) = list_pool(world.store, world.actor("waha.researcher"), at=world.clock()).items
    assert (card.request_id, card.kind, card.household_size, card.governorate) == (
        request_id,
        "cash",
        4,
        "hawalli",
    )
    columns = "select column_name::text from information_schema.columns where table_name = 'pool'"
    assert set(ask(world, "waha.registrar", columns)) == {
        *("id", "kind", "household_size", "governorate", "received_at")
    }


@pytest.mark.parametrize("table", SECRETS)
def test_no_charity_reaches_a_row_of_a_case_in_the_pool(steps: Steps, world: World, table: str) -> None:
    request_id = enter(steps)
    column = "id" if table == "aid_request" else "request_id"
    query = f"select count(*) from {table} where {column} = '{request_id}'"
    for by in ("waha.researcher", "qalb.manager"):
        assert ask(world, by, query) == [0]
    with pytest.raises(NotFoundError):
        world.look(request_id, "waha.researcher")


def test_whoever_only_looks_into_the_view_without_its_day_or_charity_sees_nothing(
    steps: Steps, world: World
) -> None:
    enter(steps)
    assert ask(world, "waha.researcher", "select count(*) from pool") == [0]
    with pytest.raises(SanadError):
        ask(world, "supervisor", "select count(*) from pool")


def test_a_charity_sees_and_pulls_only_the_kinds_it_is_registered_for_that_day(
    steps: Steps, world: World
) -> None:
    request_id = enter(steps)
    end_specialisation(world, "waha")
    assert list_cards(world) == []
    with pytest.raises(NotFoundError):
        pull(world, "waha.researcher", request_id)
    assert list_cards(world, "diyaa.researcher") == [request_id]


def test_whoever_pulls_holds_the_study_and_alone_sees_the_person(steps: Steps, world: World) -> None:
    request_id = enter(steps)
    take(steps, request_id)
    case = world.look(request_id, "waha.researcher")
    assert case.identity is not None
    assert case.registered_by is None
    assert case.task is not None
    assert (case.task.kind, case.task.is_mine, case.task.study_begun_at) == (TaskKind.STUDY, True, None)
    assert case.task.lease_until_at is not None
    assert list_cards(world, "diyaa.researcher") == []
    with pytest.raises(NotFoundError):
        world.look(request_id, "diyaa.researcher")


@pytest.mark.parametrize("by", ["waha.registrar", "waha.manager", "supervisor"])
def test_only_a_researcher_of_a_charity_pulls(steps: Steps, world: World, by: str) -> None:
    request_id = enter(steps)
    with pytest.raises(WrongRoleError):
        pull(world, by, request_id)


def test_of_fifty_who_pull_at_once_one_wins_and_the_others_are_told(steps: Steps, world: World) -> None:
    request_id = enter(steps)
    hands = [name for name in world.cast.accounts if name.endswith((".researcher", ".researcher2"))]
    actors = [world.actor(hands[number % len(hands)]) for number in range(50)]

    def press(number: int) -> DecisionReceipt | SanadError:
        try:
            return pull_case(world.store, actors[number], request_id, submit({"n": number}), at=world.clock())
        except SanadError as error:
            return error

    with ThreadPoolExecutor(10) as threads:
        answers = list(threads.map(press, range(50)))
    winners = [each for each in answers if isinstance(each, DecisionReceipt)]
    refusals = [each for each in answers if not isinstance(each, DecisionReceipt)]
    assert len(winners) == 1
    assert {type(each) for each in refusals} <= {DecisionPendingError, TaskClosedError}
    assert len(refusals) == 49
    steps.give_effect(winners[0])
    with pytest.raises(TaskClosedError) as late:
        pull(world, "manar.researcher", request_id)
    assert late.value.params == {"decision": "pull"}


def test_the_same_key_pulls_once(steps: Steps, world: World) -> None:
    request_id, submission = enter(steps), submit({"pull": "once"})
    actor = world.actor("waha.researcher")
    first = pull_case(world.store, actor, request_id, submission, at=world.clock())
    steps.give_effect(first)
    again = pull_case(world.store, actor, request_id, submission, at=world.clock())
    assert (again.decision_id, again.is_repeat) == (first.decision_id, True)


def test_a_case_given_back_is_masked_again_and_its_opinion_stays_with_whoever_wrote_it(
    steps: Steps, world: World
) -> None:
    request_id = enter(steps)
    take(steps, request_id)
    form = StudyForm(summary="رأي الواحة في الأسرة")
    save_study(world.store, world.actor("waha.researcher"), request_id, form, at=world.clock())
    steps.give_effect(give_back(world, "waha.researcher", request_id, "سبب لا يعرفه غيرنا"))
    for table in (*SECRETS, "study"):
        column = "id" if table == "aid_request" else "request_id"
        query = f"select count(*) from {table} where {column} = '{request_id}'"
        assert ask(world, "waha.researcher", query) == [0], table
    with pytest.raises(NotFoundError):
        world.look(request_id, "waha.researcher")
    assert list_cards(world, "waha.researcher") == [request_id] == list_cards(world, "diyaa.researcher")

    take(steps, request_id, "diyaa.researcher")
    case = world.look(request_id, "diyaa.researcher")
    assert case.study is None
    assert "رأي" not in str(case)
    assert "سبب لا يعرفه غيرنا" not in str(case)
    for query in (
        f"select count(*) from study where request_id = '{request_id}'",
        f"select count(*) from decision where request_id = '{request_id}' and code = 'return_to_pool'",
        "select count(*) from case_event_text where text <> ''",
    ):
        assert ask(world, "diyaa.researcher", query) == [0], query
    told = {event.type for event in world.look(request_id, "supervisor").timeline}
    assert {EventType.RETURNED_TO_POOL, EventType.STUDY_BEGUN, EventType.PULLED} <= told
    with world.store.registry() as db:
        kept = db.execute(
            text(f"select content from past_study where request_id = '{request_id}'")
        ).scalar_one()
    assert kept["summary"] == form.summary


def test_a_colleague_who_does_not_hold_the_case_cannot_give_it_back_but_the_aid_manager_can(
    steps: Steps, world: World
) -> None:
    request_id = enter(steps)
    take(steps, request_id)
    with pytest.raises(NotHolderError):
        give_back(world, "waha.researcher2", request_id)
    with pytest.raises(WrongRoleError):
        give_back(world, "waha.registrar", request_id)
    with pytest.raises(InvalidFieldsError):
        give_back(world, "waha.researcher", request_id, "")
    steps.give_effect(give_back(world, "waha.manager", request_id))
    assert list_cards(world) == [request_id]


def test_after_fourteen_days_both_sides_read_that_nobody_took_it(steps: Steps, world: World) -> None:
    request_id = enter(steps)
    task = world.look(request_id).task
    assert task is not None
    steps.wake(request_id, at=task.due_at - timedelta(seconds=1))
    assert (
        list_pool(world.store, world.actor("waha.researcher"), at=world.clock()).items[0].alerted_at is None
    )
    steps.wake(request_id, at=task.due_at + timedelta(hours=3))
    (card,) = list_pool(world.store, world.actor("waha.researcher"), at=world.clock()).items
    assert card.alerted_at == task.due_at
    (row,) = list_untaken(world.store, world.actor("supervisor"), alerted_only=True, at=world.clock()).items
    assert (row.request_id, row.alerted_at) == (request_id, task.due_at)
    assert len(row.receivers) == len(world.cast.charities)
    events = [event.type for event in world.look(request_id).timeline]
    assert events.count(EventType.POOL_ALERTED) == 1
    assert steps.state(request_id).wakes_at is None


def test_the_ministry_directs_a_case_of_the_pool_and_it_waits_there_to_be_claimed(
    steps: Steps, world: World
) -> None:
    request_id = enter(steps)
    steps.give_effect(direct(world, request_id, "diyaa"))
    case = world.look(request_id, "diyaa.researcher")
    assert case.task is not None
    assert (case.task.kind, case.task.wait, case.task.may_claim) == (TaskKind.STUDY, Wait.TO_CLAIM, True)
    assert case.timeline[0].text == "توجيه من الوزارة"
    assert world.look(request_id).identity is None, "directing a case opens no file to the ministry"


def test_a_case_of_a_charity_is_directed_elsewhere_only_once_it_is_overdue(
    steps: Steps, world: World
) -> None:
    request_id = steps.open_case()
    steps.study(request_id)
    with pytest.raises(NotOverdueError):
        direct(world, request_id, "diyaa")
    task = world.look(request_id).task
    assert task is not None
    world.clock.move(task.due_at - world.clock() + timedelta(hours=1))
    assert "redirect" in world.look(request_id).task.decisions  # type: ignore[union-attr]
    steps.give_effect(direct(world, request_id, "diyaa"))
    with pytest.raises(NotFoundError):
        world.look(request_id, "waha.researcher")
    assert world.look(request_id, "diyaa.researcher").study is None


def test_a_case_is_directed_only_to_a_charity_that_gives_such_aid_and_may_act(
    steps: Steps, world: World
) -> None:
    request_id = enter(steps)
    end_specialisation(world, "diyaa")
    with pytest.raises(InvalidFieldsError) as refused:
        direct(world, request_id, "diyaa")
    assert [(each.field, each.code) for each in refused.value.problems] == [("charity", "cannot_receive")]
    with pytest.raises(WrongRoleError):
        direct(world, request_id, "marfa", by="waha.manager")


def test_the_ministrys_list_is_not_for_charities(world: World) -> None:
    with pytest.raises(WrongRoleError):
        list_untaken(world.store, world.actor("waha.manager"), at=world.clock())
