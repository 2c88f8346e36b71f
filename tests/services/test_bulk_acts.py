"""Bulk acts: a preview that writes nothing, a result per row, a repetition and a kill that change nothing."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from cli.demo.bodies import SINCE
from domain.calendars import read_day
from domain.decisions import DecisionForm
from domain.errors import InvalidFieldsError, KeyReusedError, NotFoundError, WrongRoleError
from domain.roles import Role
from services.bulk_acts import (
    MOST_AT_ONCE,
    BulkForm,
    ItemView,
    PreviewRow,
    begin_act,
    get_act,
    list_items,
    preview_act,
)
from services.bulk_delivery import BulkDelivery
from services.founding import NewAccount, open_account
from services.siblings import SiblingRow, list_siblings
from services.submissions import Submission, digest_of
from services.tasks import claim_task
from store.queries.bulk_acts import PATIENCE
from tests.applicants import invent_applicant
from tests.forms import CASH_PAPERS, fill_decision
from tests.stepping import Steps, count_rows
from tests.world import World

RELEASE = fill_decision("release")
OTHERS = ("diyaa", "marfa", "usra")
DISABILITY = {"category": "DIS", "papers": (*CASH_PAPERS[:7], "disability_certificate"), "amount": "100"}
"""Aid for a person, not for a household: nobody is asked who lives with whom."""


@pytest.fixture(scope="module")
def steps(town: World) -> Steps:
    return Steps(town)


@pytest.fixture(scope="module")
def other_desk(town: World) -> str:
    """A second person of the duplicate desk."""
    account = NewAccount("desk2", "عبير المانع", "Abeer Al-Manea", (Role.DUPLICATE_DESK,), "!")
    town.cast.accounts["desk2"] = open_account(town.store, None, account, from_on=SINCE)
    return "desk2"


def hold_three(steps: Steps) -> list[UUID]:
    """Three charities ask for what a fourth has reserved for the same person; the cases that wait."""
    person = {**invent_applicant(), **DISABILITY}
    steps.open_case("waha.registrar", **person)
    return [steps.open_case(f"{code}.registrar", **person) for code in OTHERS]


def ask_identity(steps: Steps) -> UUID:
    """A case of which the desk is asked who is meant."""
    known = {**invent_applicant(), "sex": "M"}
    steps.open_case(**known)
    stranger = {**invent_applicant(), "sex": "F"}
    return steps.open_case("diyaa.registrar", **{**stranger, "document_number": known["document_number"]})


def list_tasks(steps: Steps, cases: list[UUID]) -> list[UUID]:
    return [steps.get_task_id(case) for case in cases]


def preview(
    steps: Steps, tasks: list[UUID], form: DecisionForm = RELEASE, who: str = "desk"
) -> tuple[PreviewRow, ...]:
    world = steps.world
    return preview_act(world.store, world.actor(who), fill(tasks, form), at=world.clock()).rows


def close(
    steps: Steps, tasks: list[UUID], form: DecisionForm = RELEASE, key: str = "", who: str = "desk"
) -> tuple[ItemView, ...]:
    """Begin the act and record every row; no engine gives it effect."""
    world, asked = steps.world, fill(tasks, form)
    submission = Submission(key or str(uuid4()), digest_of(asked))
    act = begin_act(world.store, world.actor(who), asked, submission, at=world.clock())
    record_all(world)
    return list_items(world.store, world.actor(who), act.act_id).items


def fill(tasks: list[UUID], form: DecisionForm) -> BulkForm:
    return BulkForm(
        kind="closing",
        tasks=tuple(map(str, tasks)),
        code=form.code,
        reason=form.reason,
        text=form.text,
        until=form.until,
    )


def make_delivery(world: World) -> BulkDelivery:
    """A worker of bulk acts that only records."""
    return BulkDelivery(world.store, None, world.clock)  # type: ignore[arg-type] # nothing is told to an engine


def record_all(world: World) -> None:
    delivery = make_delivery(world)
    while items := delivery._take(None):
        for item in items:
            delivery._record(item)


def find_siblings(steps: Steps, request_id: UUID, who: str = "desk") -> tuple[SiblingRow, ...]:
    return list_siblings(steps.store, steps.world.actor(who), request_id, at=steps.world.clock())


def take(steps: Steps, who: str, task_id: UUID) -> None:
    claim_task(steps.store, steps.world.actor(who), task_id, at=steps.world.clock())


def list_problems(refused: InvalidFieldsError) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refused.problems]


def test_a_preview_says_what_each_row_would_meet_and_writes_nothing(steps: Steps) -> None:
    held, identity, studied = hold_three(steps), ask_identity(steps), steps.open_case(**invent_applicant())
    ready, taken, closed = list_tasks(steps, held)
    identify, study, unknown = steps.get_task_id(identity), steps.get_task_id(studied), uuid4()
    take(steps, "desk", ready)
    steps.decide("desk", held[2], "release")
    before = count_rows(steps.store)
    rows = preview(steps, [ready, taken, closed, identify, study, unknown, ready])
    assert [(row.task_id, row.state, row.refusal) for row in rows] == [
        (ready, "ready", None),
        (taken, "ready", None),
        (closed, "closed", "task_closed"),
        (identify, "not_for_this_task", "wrong_decision"),
        (study, "not_for_this_task", "wrong_decision"),
        (unknown, "not_found", "not_found"),
    ]
    assert rows[0].charity is not None
    assert (rows[0].charity.name_en, rows[0].kind) == ("Al-Diyaa Foundation", "disability")
    assert count_rows(steps.store) == before


def test_many_are_ended_by_one_reason_and_each_has_its_result(steps: Steps) -> None:
    held = hold_three(steps)
    tasks = list_tasks(steps, held)
    rows = close(steps, [*tasks, uuid4()])
    assert [row.refusal for row in rows] == [None, None, None, "not_found"]
    assert {row.state for row in rows[:3]} == {"pending"}
    assert [row.request_id for row in rows[:3]] == held
    assert {row.state for row in preview(steps, tasks)} == {"being_decided"}
    for row in rows[:3]:
        decision = steps.world.look(row.request_id or uuid4(), "desk").decisions[0]
        assert (decision.decision_id, decision.reason, decision.text) == (
            row.decision_id,
            "different_need",
            RELEASE.text,
        )


def test_repeating_a_closing_finds_the_same_decisions_and_changes_nothing(steps: Steps) -> None:
    tasks, key = list_tasks(steps, hold_three(steps)), str(uuid4())
    first = close(steps, tasks, key=key)
    before = count_rows(steps.store)
    assert {row.refusal for row in first} == {None}
    assert close(steps, tasks, key=key) == first
    assert count_rows(steps.store) == before
    with pytest.raises(KeyReusedError):
        close(steps, tasks, replace(RELEASE, text="سبب آخر"), key=key)


def test_a_row_that_was_done_and_not_noted_before_a_kill_finds_its_decision_again(steps: Steps) -> None:
    world, tasks = steps.world, list_tasks(steps, hold_three(steps))
    asked = fill(tasks, RELEASE)
    act = begin_act(
        world.store, world.actor("desk"), asked, Submission(str(uuid4()), digest_of(asked)), at=world.clock()
    )
    killed = make_delivery(world)
    killed._settle = lambda *_args, **_kwargs: None  # type: ignore[method-assign] # killed before it noted anything
    first, second, _third = killed._take(None)
    done = [killed._record(first), killed._record(second)]
    assert get_act(world.store, world.actor("desk"), act.act_id).waiting == 3
    assert make_delivery(world)._take(None) == []
    world.clock.move(PATIENCE)
    record_all(world)
    rows = list_items(world.store, world.actor("desk"), act.act_id).items
    assert [row.refusal for row in rows] == [None, None, None]
    assert [row.decision_id for row in rows[:2]] == done


def test_what_is_not_for_all_is_refused_alone_and_not_even_claimed(steps: Steps) -> None:
    held, identity = hold_three(steps), ask_identity(steps)
    tasks = [steps.get_task_id(identity), *list_tasks(steps, held)]
    steps.decide("desk", held[0], "rule_duplicate")
    rows = close(steps, tasks)
    assert [row.refusal for row in rows] == ["wrong_decision", "task_closed", None, None]
    task = steps.world.look(identity, "desk").task
    assert task is not None
    assert task.holder is None


def test_the_hold_of_a_colleague_is_left_to_them(steps: Steps, other_desk: str) -> None:
    tasks = list_tasks(steps, hold_three(steps))
    take(steps, other_desk, tasks[1])
    assert [row.state for row in preview(steps, tasks)] == ["ready", "held_by_other", "ready"]
    assert [row.refusal for row in close(steps, tasks)] == [None, "task_taken", None]


def test_many_can_be_put_off_to_one_day(steps: Steps) -> None:
    until = read_day(steps.world.clock()) + timedelta(days=30)
    held = hold_three(steps)
    form = DecisionForm(code="defer", until=until.isoformat(), text="بعد انتهاء المدة")
    close(steps, list_tasks(steps, held), form)
    decisions = [steps.world.look(request_id, "desk").decisions[0] for request_id in held]
    assert [(view.code, view.until_on) for view in decisions] == [("defer", until)] * 3


@pytest.mark.parametrize(
    ("form", "problems"),
    [
        (DecisionForm(code="join", text="ضم"), [("code", "unknown_choice")]),
        (DecisionForm(code="complement", amount="10", text="متبقٍ"), [("code", "unknown_choice")]),
        (DecisionForm(code="same_person", text="هو"), [("code", "unknown_choice")]),
        (DecisionForm(), [("code", "required")]),
        (DecisionForm(code="release"), [("text", "required"), ("reason", "required")]),
        (DecisionForm(code="except", reason="given_already", text="سبب"), [("reason", "unknown_reason")]),
        (DecisionForm(code="defer", until="2020-01-01", text="لاحقاً"), [("until", "not_within_a_year")]),
    ],
    ids=lambda value: value.code if isinstance(value, DecisionForm) else "",
)
def test_a_form_that_no_row_could_take_is_refused_before_any_row(
    steps: Steps, form: DecisionForm, problems: list[tuple[str, str]]
) -> None:
    tasks, before = [uuid4()], count_rows(steps.store)
    for act in (preview, close):
        with pytest.raises(InvalidFieldsError) as refused:
            act(steps, tasks, form)
        assert list_problems(refused.value) == problems
    assert count_rows(steps.store) == before


@pytest.mark.parametrize(("rows", "code"), [(0, "required"), (MOST_AT_ONCE + 1, "too_many_tasks")])
def test_an_act_has_one_row_and_at_most_two_thousand(steps: Steps, rows: int, code: str) -> None:
    tasks = [uuid4() for _ in range(rows)]
    for act in (preview, close):
        with pytest.raises(InvalidFieldsError) as refused:
            act(steps, tasks)
        assert list_problems(refused.value) == [("tasks", code)]


@pytest.mark.parametrize("who", ["diyaa.manager", "supervisor", "auditor", "operator"])
def test_only_the_desk_closes(steps: Steps, who: str) -> None:
    tasks = list_tasks(steps, hold_three(steps))
    for act in (preview, close):
        with pytest.raises(WrongRoleError):
            act(steps, tasks, who=who)


def test_siblings_are_those_who_wait_behind_one_need_the_oldest_first(steps: Steps) -> None:
    held, elsewhere = hold_three(steps), hold_three(steps)
    rows = find_siblings(steps, held[1])
    assert [row.request_id for row in rows] == held
    assert [row.is_this for row in rows] == [False, True, False]
    assert all(row.may_close for row in rows)
    assert not set(elsewhere) & {row.request_id for row in rows}
    steps.decide("desk", held[0], "rule_duplicate")
    assert [row.request_id for row in find_siblings(steps, held[1])] == held[1:]


def test_a_case_that_waits_behind_nothing_has_no_siblings(steps: Steps) -> None:
    assert find_siblings(steps, ask_identity(steps)) == ()
    assert find_siblings(steps, steps.open_case(**invent_applicant())) == ()


def test_siblings_are_shown_to_no_charity(steps: Steps) -> None:
    held = hold_three(steps)
    for who in ("diyaa.registrar", "diyaa.manager", "waha.manager", "operator"):
        with pytest.raises(WrongRoleError):
            find_siblings(steps, held[0], who)
    with pytest.raises(NotFoundError):
        find_siblings(steps, uuid4())
