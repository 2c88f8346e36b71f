"""Verification by sample: drawn within a scope, asked by somebody else, and what it finds opens an issue with an owner."""

from uuid import UUID

import pytest

from domain.cycle import EventType
from domain.errors import AnsweredAlreadyError, ExcludedPersonError, InvalidFieldsError, NotFoundError
from domain.samples import IssueState, ResultForm, SampleForm, SampleResult
from services.samples import (
    IssueView,
    SampleView,
    answer_issue,
    close_issue,
    draw,
    get_sample,
    list_all,
    list_open_issues,
    note_result,
)
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


def test_whoever_confirmed_a_receipt_does_not_ask_about_it(steps: Steps, delivered: dict[UUID, str]) -> None:
    sample = draw_today(steps, "waha.manager")
    item = sample.items[0]
    assert delivered[item.request_id] == "waha"
    with pytest.raises(ExcludedPersonError):
        note(steps, "waha.manager", item.item_id, "received")
    note(steps, "waha.admin", item.item_id, "received")
