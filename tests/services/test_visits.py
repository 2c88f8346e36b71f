"""Field visits, papers ticked one by one, second visits, and completions that name a field."""

from datetime import timedelta
from uuid import UUID

import pytest

from domain.calendars import KUWAIT, read_day
from domain.case_papers import PaperFault, PaperState, PaperTickForm
from domain.cycle import EventType, Wait
from domain.decisions import AskedField
from domain.errors import InvalidFieldsError, NotHolderError
from domain.visits import VisitForm, VisitOutcomeForm, VisitState, compute_visit_end
from services.case_papers import check_papers
from services.queues import Queue, list_tasks
from services.visits import VisitView, book_visit, plan_visits, settle_visit
from tests.stepping import Steps
from tests.world import World, submit


@pytest.fixture(scope="module")
def steps(town: World) -> Steps:
    return Steps(town)


def test_a_booked_visit_is_planned_by_area_without_a_telephone_number_and_then_done(steps: Steps) -> None:
    request_id = steps.open_case(governorate="حولي", area="السالمية", block="٣", phone="99887766")
    steps.claim("waha.researcher", request_id)
    me, at = steps.world.actor("waha.researcher"), steps.world.clock()
    on = read_day(at) + timedelta(days=2)
    form = VisitForm(on.isoformat(), "١٠:٣٠")
    view = book_visit(steps.store, me, request_id, form, submit(form), at=at)
    assert (view.visit_at.astimezone(KUWAIT).hour, view.state) == (10, VisitState.BOOKED)
    task = steps.world.look(request_id, "waha.researcher").task
    assert task
    assert (task.wait, task.study_begun_at) == (Wait.VISIT_BOOKED, at)
    days = plan_visits(steps.store, me, from_on=on, until_on=on, at=at)
    (area,) = [area for day in days for area in day.areas if area.area == "السالمية"]
    assert area.stops[0].request_id == request_id
    assert "99887766" not in repr(days)
    done = VisitOutcomeForm("done")
    with pytest.raises(InvalidFieldsError):
        settle_visit(steps.store, me, view.visit_id, done, submit(done), at=at)
    settle_visit(steps.store, me, view.visit_id, done, submit(done), at=at + timedelta(days=3))
    case = steps.world.look(request_id, "waha.researcher")
    assert case.study
    assert (case.study.kind, case.study.visited_on) == ("visit", on)
    assert case.task
    assert case.task.wait is Wait.UNDER_STUDY
    assert EventType.VISITED in [event.type for event in case.timeline]


def test_a_visit_booked_again_replaces_the_first_and_only_the_holder_books(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.claim("waha.researcher", request_id)
    me, at = steps.world.actor("waha.researcher"), steps.world.clock()
    for days in (2, 3):
        form = VisitForm((read_day(at) + timedelta(days=days)).isoformat(), "9")
        book_visit(steps.store, me, request_id, form, submit(form), at=at)
    states = [view.state for view in steps.world.look(request_id, "waha.researcher").visits]
    assert states == [VisitState.BOOKED, VisitState.CANCELLED]
    with pytest.raises(NotHolderError):
        book_visit(steps.store, steps.world.actor("waha.researcher2"), request_id, form, submit(form), at=at)


def test_each_tick_says_by_whom_and_a_rejected_paper_says_why(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.claim("waha.researcher", request_id)
    me, at = steps.world.actor("waha.researcher"), steps.world.clock()
    with pytest.raises(InvalidFieldsError):
        check_papers(steps.store, me, request_id, [PaperTickForm("income", "rejected")], at=at)
    tick = PaperTickForm("income", "rejected", "unreadable", "صورة معتمة")
    views = check_papers(steps.store, me, request_id, [tick], at=at)
    income = next(view for view in views if view.paper == "income")
    assert (income.state, income.fault) == (PaperState.REJECTED, PaperFault.UNREADABLE)
    assert income.checked_by
    assert income.checked_by.account_id == me.account_id
    assert EventType.PAPER_CHECKED in [
        event.type for event in steps.world.look(request_id, "waha.researcher").timeline
    ]


def test_a_second_visit_is_made_before_approval_is_recommended_again(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.recommend(request_id)
    signer = "waha.manager" if steps.world.look(request_id, "waha.manager").task.may_act else "supervisor"  # type: ignore[union-attr]
    steps.decide(signer, request_id, "return", reason="second_visit")
    case = steps.world.look(request_id, "waha.researcher")
    assert case.sheet.visit_asked_at
    with pytest.raises(InvalidFieldsError) as refused:
        steps.world.record("waha.researcher", request_id, "recommend")
    assert [(p.field, p.code) for p in refused.value.problems] == [("kind", "second_visit_needed")]
    today = read_day(steps.world.clock()).isoformat()
    steps.world.write_study("waha.researcher", request_id, kind="visit", visited_on=today)
    steps.decide("waha.researcher", request_id, "recommend")


def test_the_applicant_is_asked_for_a_field_and_what_came_is_written_down(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.study(request_id)
    with pytest.raises(InvalidFieldsError):
        steps.world.record("waha.researcher", request_id, "send_back", papers=())
    steps.decide("waha.researcher", request_id, "send_back", papers=(), fields=("debts",))
    with pytest.raises(InvalidFieldsError) as refused:
        steps.world.record("waha.registrar", request_id, "complete", papers=(), fields=("phone",))
    assert {(p.field, p.code) for p in refused.value.problems} == {
        ("fields", "not_asked_for"),
        ("text", "say_what_came"),
    }
    steps.decide(
        "waha.registrar", request_id, "complete", papers=(), fields=("debts",), text="كشف بالديون من البنك"
    )
    last = steps.world.look(request_id, "waha.researcher").decisions[-1]
    assert last.fields == (AskedField.DEBTS,)


def book(steps: Steps, request_id: UUID, days: int = 2) -> VisitView:
    me, at = steps.world.actor("waha.researcher"), steps.world.clock()
    form = VisitForm((read_day(at) + timedelta(days=days)).isoformat(), "10")
    return book_visit(steps.store, me, request_id, form, submit(form), at=at)


def list_missed_rows(steps: Steps) -> set[UUID]:
    page = list_tasks(
        steps.store, steps.world.actor("waha.researcher"), Queue.MINE, limit=100, at=steps.world.clock()
    )
    return {row.request_id for row in page.items if row.is_visit_missed}


def test_a_visit_whose_day_passed_in_silence_is_missed_and_stands_in_its_holders_queue(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.claim("waha.researcher", request_id)
    view = book(steps, request_id)
    end = compute_visit_end(view.visit_at)
    steps.wake(request_id, end - timedelta(minutes=1))
    assert steps.world.look(request_id, "waha.researcher").visits[0].state is VisitState.BOOKED
    assert request_id not in list_missed_rows(steps)
    # The engine asks late, as it may: what was missed was missed at the end of its day.
    steps.wake(request_id, end + timedelta(hours=3))
    case = steps.world.look(request_id, "waha.researcher")
    assert case.visits[0].state is VisitState.MISSED
    assert case.task
    assert (case.task.wait, case.task.follow_up_at, case.task.is_mine) == (Wait.UNDER_STUDY, None, True)
    (missed,) = [event for event in case.timeline if event.type is EventType.VISIT_MISSED]
    assert missed.occurred_at == end
    assert request_id in list_missed_rows(steps)
    steps.wake(request_id, end + timedelta(hours=4))
    again = steps.world.look(request_id, "waha.researcher").timeline
    assert [event.type for event in again].count(EventType.VISIT_MISSED) == 1


def test_a_missed_visit_is_booked_again_or_said_late_to_have_been_made(steps: Steps) -> None:
    me = steps.world.actor("waha.researcher")
    made, rebooked = steps.open_case(), steps.open_case()
    for request_id in (made, rebooked):
        steps.claim("waha.researcher", request_id)
        view = book(steps, request_id)
        steps.wake(request_id, compute_visit_end(view.visit_at))
    book(steps, rebooked, days=5)
    assert rebooked not in list_missed_rows(steps)
    (late,) = steps.world.look(made, "waha.researcher").visits
    done, at = VisitOutcomeForm("done"), late.visit_at + timedelta(days=1)
    settle_visit(steps.store, me, late.visit_id, done, submit(done), at=at)
    assert made not in list_missed_rows(steps)
    assert steps.world.look(made, "waha.researcher").study


def test_a_visit_that_was_spoken_of_in_time_is_not_missed(steps: Steps) -> None:
    me = steps.world.actor("waha.researcher")
    request_id = steps.open_case()
    steps.claim("waha.researcher", request_id)
    view = book(steps, request_id)
    done = VisitOutcomeForm("done")
    settle_visit(steps.store, me, view.visit_id, done, submit(done), at=view.visit_at)
    steps.wake(request_id, compute_visit_end(view.visit_at))
    case = steps.world.look(request_id, "waha.researcher")
    assert EventType.VISIT_MISSED not in [event.type for event in case.timeline]
    assert case.visits[0].state is VisitState.DONE
