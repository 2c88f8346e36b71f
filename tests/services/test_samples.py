"""Verification by sample: drawn within a scope, asked by somebody else, and what it finds opens an issue with an owner."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from domain.cycle import EventType
from domain.deadlines import Phase
from domain.errors import AnsweredAlreadyError, ExcludedPersonError, InvalidFieldsError, NotFoundError
from domain.roles import Role
from domain.samples import IssueState, ResultForm, SampleForm, SampleResult
from domain.stuck_cases import Cause
from services.delivery_issues import IssueView, answer_clocks, answer_issue, close_issue, list_open_issues
from services.samples import SampleView, draw, get_sample, list_all, note_result
from services.stuck_cases import list_stuck_cases
from store.queries.policies import load_calendar
from store.tables.events import CaseEvent
from tests.stepping import Steps
from tests.world import World, submit


@pytest.fixture(scope="module")
def steps(town: World) -> Steps:
    return Steps(town)


@pytest.fixture(scope="module")
def delivered(steps: Steps) -> dict[UUID, str]:
    """Two cases of Waha and one of Diyaa whose receipts were confirmed today."""
    found = {}
    for by in ("waha", "waha", "diyaa"):
        request_id = steps.open_case(f"{by}.registrar")
        steps.study(request_id, by=f"{by}.researcher")
        steps.decide(f"{by}.researcher", request_id, "recommend")
        steps.decide("supervisor", request_id, "approve")
        steps.deliver(request_id, by=by)
        found[request_id] = by
    return found


def draw_today(steps: Steps, by: str, **changes: str) -> SampleView:
    today = steps.world.today().isoformat()
    form = SampleForm(**{"from_on": today, "until_on": today, **changes})
    actor = steps.world.actor(by)
    sample_id = draw(steps.store, actor, form, submit(form), at=steps.world.clock())
    return get_sample(steps.store, actor, sample_id)


def note(steps: Steps, by: str, item_id: UUID, result: str, text: str = "") -> None:
    form = ResultForm(result, text)
    note_result(steps.store, steps.world.actor(by), item_id, form, submit(form), at=steps.world.clock())


def find_issue(steps: Steps, by: str, request_id: UUID) -> IssueView | None:
    rows = list_open_issues(steps.store, steps.world.actor(by))
    return next((row for row in rows if row.request_id == request_id), None)


def test_a_sample_is_drawn_from_the_receipts_of_its_scope_alone(
    steps: Steps, delivered: dict[UUID, str]
) -> None:
    ministry = draw_today(steps, "supervisor")
    assert {item.request_id for item in ministry.items} == set(delivered), "of so few every one is asked"
    own = draw_today(steps, "waha.manager")
    assert {delivered[item.request_id] for item in own.items} == {"waha"}
    assert (own.population, own.size, own.margin_percent, own.confidence_percent) == (2, 2, 5, 95)
    with pytest.raises(NotFoundError):
        get_sample(steps.store, steps.world.actor("waha.manager"), ministry.sample_id)
    assert ministry.sample_id not in {
        row.sample_id for row in list_all(steps.store, steps.world.actor("waha.manager"))
    }


def test_days_on_which_nothing_was_confirmed_give_no_sample(steps: Steps, delivered: dict[UUID, str]) -> None:
    assert delivered
    with pytest.raises(InvalidFieldsError) as caught:
        draw_today(steps, "supervisor", from_on="2020-01-01", until_on="2020-01-02")
    assert [problem.code for problem in caught.value.problems] == ["nothing_confirmed"]


def test_an_issue_has_an_owner_and_a_day_and_is_closed_by_another(
    steps: Steps, delivered: dict[UUID, str]
) -> None:
    sample = draw_today(steps, "supervisor")
    ours, *_ = [item for item in sample.items if delivered[item.request_id] == "waha"]
    note(steps, "supervisor", ours.item_id, "with_issues", "نقص في المبلغ")
    with pytest.raises(AnsweredAlreadyError):
        note(steps, "supervisor", ours.item_id, "received")
    assert find_issue(steps, "diyaa.manager", ours.request_id) is None
    issue = find_issue(steps, "waha.manager", ours.request_id)
    assert issue
    assert (issue.state, issue.may_answer) == (IssueState.OPEN, True)
    assert issue.due_at > issue.opened_at
    assert EventType.RECEIPT_DOUBTED in [event.type for event in steps.world.look(ours.request_id).timeline]
    with pytest.raises(AnsweredAlreadyError):
        close_issue(steps.store, steps.world.actor("supervisor"), issue.issue_id, at=steps.world.clock())
    answer_issue(
        steps.store, steps.world.actor("waha.manager"), issue.issue_id, "حوّل الباقي", at=steps.world.clock()
    )
    with pytest.raises(ExcludedPersonError):
        close_issue(steps.store, steps.world.actor("waha.manager"), issue.issue_id, at=steps.world.clock())
    close_issue(steps.store, steps.world.actor("supervisor"), issue.issue_id, at=steps.world.clock())
    assert find_issue(steps, "waha.manager", ours.request_id) is None
    counted = get_sample(steps.store, steps.world.actor("supervisor"), sample.sample_id)
    assert (counted.asked, dict(counted.results)) == (1, {SampleResult.WITH_ISSUES: 1})


def open_issue(steps: Steps, delivered: dict[UUID, str], by: str = "supervisor") -> IssueView:
    """Somebody says that a receipt of Waha was not as it should be."""
    item = next(item for item in draw_today(steps, by).items if delivered[item.request_id] == "waha")
    note(steps, "waha.admin" if by == "waha.manager" else by, item.item_id, "not_received", "لم يصل شيء")
    rows = list_open_issues(steps.store, steps.world.actor("supervisor"))
    return max(rows, key=lambda row: (row.opened_at, row.issue_id))


def list_told(steps: Steps, issue: IssueView) -> list[tuple[str, datetime]]:
    with steps.store.registry() as db:
        rows = db.exec(select(CaseEvent).where(CaseEvent.subject_id == issue.issue_id)).all()
    return [(row.type.value, row.occurred_at) for row in sorted(rows, key=lambda row: row.seq)]


def test_an_unanswered_issue_is_warned_of_breached_and_told_to_the_ministry_once_on_working_days(
    steps: Steps, delivered: dict[UUID, str]
) -> None:
    issue = open_issue(steps, delivered)
    assert (issue.owner, issue.then) == (Role.AID_MANAGER, Phase.WARN)
    with steps.store.registry() as db:
        assert issue.due_at == load_calendar(db).add_working_days(issue.opened_at, 5)
    assert issue.then_at
    answer_clocks(steps.store, at=issue.then_at - timedelta(seconds=1))
    assert list_told(steps, issue) == []
    for _ in range(2):
        answer_clocks(steps.store, at=issue.opened_at + timedelta(days=40))
    told = list_told(steps, issue)
    assert [event for event, _ in told] == ["warned", "breached", "escalated_ministry"]
    assert [at for _, at in told[:2]] == [issue.then_at, issue.due_at], "at the calendar's instants"
    after = find_issue(steps, "supervisor", issue.request_id)
    assert after
    assert (after.then, after.then_at) == (None, None)


def test_an_answered_issue_waits_for_whoever_asked_with_a_clock_of_its_own(
    steps: Steps, delivered: dict[UUID, str]
) -> None:
    issue, later = open_issue(steps, delivered), steps.world.clock() + timedelta(days=60)
    manager = steps.world.actor("waha.manager")
    answer_issue(steps.store, manager, issue.issue_id, "حُوّل المبلغ", at=later)
    rows = {row.issue_id: row for row in list_open_issues(steps.store, steps.world.actor("supervisor"))}
    answered = rows[issue.issue_id]
    assert (answered.state, answered.owner) == (IssueState.ANSWERED, Role.SUPERVISOR)
    assert answered.due_at > later
    answer_clocks(steps.store, at=later + timedelta(days=40))
    assert [event for event, _ in list_told(steps, issue)] == ["warned", "breached"]
    close_issue(steps.store, steps.world.actor("supervisor"), issue.issue_id, at=later + timedelta(days=40))
    answer_clocks(steps.store, at=later + timedelta(days=400))
    assert len(list_told(steps, issue)) == 2, "what is closed waits for nobody"


def test_the_monitor_counts_an_issue_that_is_late_though_its_case_is_closed(
    steps: Steps, delivered: dict[UUID, str]
) -> None:
    issue, supervisor = open_issue(steps, delivered), steps.world.actor("supervisor")
    for at, is_late in ((issue.due_at, False), (issue.due_at + timedelta(seconds=1), True)):
        page = list_stuck_cases(steps.store, supervisor, cause=Cause.ISSUE_OVERDUE, limit=100, at=at)
        rows = [row for row in page.items if row.since_at == issue.due_at]
        assert [(row.request_id, row.owner) for row in rows] == [
            (issue.request_id, Role.SUPERVISOR)
        ] * is_late
    own = steps.world.actor("diyaa.manager")
    assert not list_stuck_cases(steps.store, own, cause=Cause.ISSUE_OVERDUE, limit=100, at=at).items


def test_whoever_confirmed_a_receipt_does_not_ask_about_it(steps: Steps, delivered: dict[UUID, str]) -> None:
    sample = draw_today(steps, "waha.manager")
    item = sample.items[0]
    assert delivered[item.request_id] == "waha"
    with pytest.raises(ExcludedPersonError):
        note(steps, "waha.manager", item.item_id, "received")
    note(steps, "waha.admin", item.item_id, "received")
