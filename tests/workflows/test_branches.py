"""Every branch on the real engine: it ends as it should, and asks for the same commands as when it was recorded."""

import pytest

from domain.cycle import EventType, Stage
from services.verification import verify_record
from store.tables.decisions import DecisionState
from store.tables.deliveries import InstalmentState
from tests.applicants import invent_applicant
from tests.workflows.branches import (
    APPROVE,
    BRANCHES,
    CONFIRM,
    PAID,
    RECOMMEND,
    act,
    deliver_in_instalments,
    open_case,
)
from tests.workflows.recordings import explain_change, list_commands, read_history, read_told
from tests.workflows.side_branches import SIDE_BRANCHES
from tests.world import RunningWorld

ENDED = {**BRANCHES, **SIDE_BRANCHES}


@pytest.mark.parametrize(
    "name", [*BRANCHES, *(pytest.param(name, marks=pytest.mark.long) for name in SIDE_BRANCHES)]
)
def test_a_branch_ends_as_it_should_by_the_commands_it_was_recorded_with(
    running_town: RunningWorld, name: str
) -> None:
    play, outcome = ENDED[name]
    request_id = play(running_town)
    case = running_town.look(request_id)
    assert (case.stage, case.outcome, case.task) == (Stage.CLOSED, outcome, None)
    commands = list_commands(running_town.fetch_history(request_id))
    recorded = list_commands(read_history(name))
    assert commands == recorded, explain_change(name, recorded, commands)
    assert sorted(running_town.list_events(request_id)) == read_told()[name]


def test_what_the_signatories_cut_is_what_the_instalments_sum_to(running_town: RunningWorld) -> None:
    request_id = open_case(running_town, amount="900")
    act(running_town, request_id, RECOMMEND, amount="800", instalments="3")
    act(running_town, request_id, "waha.manager approve", amount="500.001", text="يكفي هذا المبلغ")
    act(running_town, request_id, APPROVE, *[*PAID, CONFIRM] * 3)
    case = running_town.look(request_id)
    assert case.approved_fils == sum(one.amount_fils for one in case.instalments) == 500_001
    assert {one.state for one in case.instalments} == {InstalmentState.CONFIRMED}


def test_aid_beside_a_released_hold_is_paid_like_the_aid_it_stands_beside(running_town: RunningWorld) -> None:
    person = invent_applicant()
    first = open_case(running_town, "diyaa.registrar", **person)
    second = open_case(running_town, "waha.registrar", **person)
    act(running_town, second, "desk release")
    act(running_town, first, "diyaa.researcher recommend", APPROVE)
    running_town.pay(first, "diyaa")
    act(running_town, first, "diyaa.manager confirm")
    act(running_town, second, RECOMMEND, APPROVE, *PAID, CONFIRM)
    ends = {running_town.look(request_id).outcome for request_id in (first, second)}
    assert ends == {"delivered"}


def test_the_engine_itself_refuses_whoever_the_case_excludes(running_town: RunningWorld) -> None:
    """A second lock on the door: an Update that no door would have let through."""
    request_id = open_case(running_town, "waha.manager")
    act(running_town, request_id, RECOMMEND)
    receipt = running_town.record("supervisor", request_id, "approve")
    researcher = running_town.cast.accounts["waha.researcher"]
    refused = running_town.send_as(receipt.decision_id, researcher)
    assert refused == "excluded_person"
    assert running_town.hand_over(receipt.decision_id).state is DecisionState.APPLIED


@pytest.mark.timeout(240)
def test_a_case_of_thirteen_instalments_begins_a_new_run_after_twelve(running_town: RunningWorld) -> None:
    request_id = deliver_in_instalments(13)(running_town)
    case = running_town.look(request_id)
    assert case.outcome == "delivered"
    assert [event.type for event in case.timeline].count(EventType.PAID) == 13
    assert running_town.count_runs(request_id) == 2


def test_after_all_branches_the_record_proves_itself(running_town: RunningWorld) -> None:
    verified = verify_record(running_town.store)
    print(f"\n{verified.cases} cases, {verified.events} events verified")
    assert verified.cases > 0
    assert verified.findings == []
