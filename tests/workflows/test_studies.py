"""Sending back by field and second visits on the real engine, with time skipped."""

from datetime import timedelta

from domain.calendars import read_day
from domain.cycle import Outcome, Stage, TaskKind
from domain.visits import VisitForm, compute_visit_end
from services.tasks import claim_task
from services.visits import book_visit
from tests.applicants import invent_applicant
from tests.world import RunningWorld, submit


def test_whoever_does_not_bring_the_named_field_by_the_second_deadline_lets_the_request_expire(
    running: RunningWorld,
) -> None:
    request_id = running.open_case("waha.registrar", **invent_applicant())
    running.study(request_id)
    running.decide("waha.researcher", request_id, "send_back", papers=(), fields=("debts",))
    task = running.look(request_id, "waha.registrar").task
    assert task
    assert task.kind is TaskKind.COMPLETE
    running.skip(request_id, timedelta(days=60))
    running.wait_until(lambda: running.look(request_id, "waha.registrar").outcome is Outcome.EXPIRED)


def test_a_case_returned_for_a_second_visit_comes_back_to_its_researcher(running: RunningWorld) -> None:
    request_id = running.open_case("waha.registrar", **invent_applicant())
    running.recommend(request_id)
    running.decide("supervisor", request_id, "return", reason="second_visit")
    case = running.look(request_id, "waha.researcher")
    assert case.task
    assert (case.stage, case.task.is_mine) == (Stage.REVIEW, True)
    assert case.sheet.visit_asked_at


def test_the_clock_of_a_study_says_that_a_visit_was_missed(running: RunningWorld) -> None:
    request_id = running.open_case(**invent_applicant())
    task = running.look(request_id, "waha.researcher").task
    assert task is not None
    researcher = running.actor("waha.researcher")
    claim_task(running.store, researcher, task.task_id, at=running.clock())
    form = VisitForm((read_day(running.clock()) + timedelta(days=1)).isoformat(), "10")
    view = book_visit(running.store, researcher, request_id, form, submit(form), at=running.clock())
    running.relay_all()
    end = compute_visit_end(view.visit_at)
    running.wait_until(lambda: running.ask_engine(request_id).tasks[0].wakes_at == end)
    running.skip(request_id, end - running.clock() + timedelta(minutes=1))
    running.wait_until(lambda: running.look(request_id, "waha.researcher").visits[0].state == "missed")
    case = running.look(request_id, "waha.researcher")
    assert case.task is not None
    assert (case.task.wait, case.task.is_mine) == ("under_study", True)
