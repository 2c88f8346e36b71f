"""The monitor's page and the form for more time, without JavaScript."""

from uuid import UUID

from sqlalchemy import text

from domain.calendars import Calendar, read_day
from tests.applicants import invent_applicant
from tests.web.conftest import Readers
from tests.world import RunningWorld


def let_claim_lapse(world: RunningWorld) -> UUID:
    request_id = world.open_case("waha.registrar", **invent_applicant())
    with world.store.registry() as db:
        db.execute(
            text(
                "update task set holder_id = (select id from account where username = 'waha.researcher'), "
                "claimed_at = opened_at, lease_until_at = opened_at - interval '1 hour' where request_id = :id"
            ),
            {"id": request_id},
        )
    return request_id


def test_the_page_names_the_case_its_cause_and_its_owner_and_the_owner_mends_it(
    readers: Readers, running_town: RunningWorld
) -> None:
    request_id = let_claim_lapse(running_town)
    number = running_town.look(request_id).number
    operator = readers("operator").open("/stuck-cases")
    assert operator.status == 200
    assert number in operator.text
    assert "Noura" not in operator.text
    assert "نورة" not in operator.text
    assert not any(action.endswith("/mend") for action in operator.forms)
    manager = readers("waha.manager")
    page = manager.open("/stuck-cases?cause=lease_ended")
    assert "/stuck-cases" in manager.open("/queue").links
    done = manager.send(page, f"/stuck-cases/{request_id}/mend")
    assert done.status == 200
    assert "news" in done.ids
    assert number not in done.text


def test_a_researcher_finds_no_monitor(readers: Readers) -> None:
    researcher = readers("waha.researcher")
    assert researcher.open("/stuck-cases").status == 403
    assert "/stuck-cases" not in researcher.open("/queue").links


def test_a_mend_that_came_too_late_says_so(readers: Readers, running_town: RunningWorld) -> None:
    request_id = let_claim_lapse(running_town)
    first, second = readers("waha.manager"), readers("waha.manager")
    page = second.open("/stuck-cases")
    action = f"/stuck-cases/{request_id}/mend"
    first.send(first.open("/stuck-cases"), action)
    late = second.send(page, action)
    assert (late.status, "news" in late.ids) == (409, True)


def test_a_deadline_is_extended_from_the_page_of_the_case(
    readers: Readers, running_town: RunningWorld
) -> None:
    request_id = running_town.open_case("waha.registrar", **invent_applicant())
    task = running_town.look(request_id, "waha.manager").task
    assert task is not None
    manager = readers("waha.manager")
    form = f"/requests/{request_id}/tasks/{task.task_id}/extension"
    assert form in manager.open(f"/requests/{request_id}").links
    page = manager.open(form)
    wrong = manager.send(page, form, until="غدا")
    assert (wrong.status, {"until", "text"} <= {link.lstrip("#") for link in wrong.links}) == (422, True)
    until = read_day(Calendar().add_working_days(task.due_at, 2))
    done = manager.send(wrong, form, until=f"{until:%d/%m/%Y}", text="بانتظار تقرير المستشفى")
    assert (done.status, "بانتظار تقرير المستشفى" in done.text) == (200, True)
    moved = running_town.look(request_id, "waha.manager").task
    assert moved is not None
    assert read_day(moved.due_at) == until


def test_nobody_is_offered_more_time_who_may_not_give_it(
    readers: Readers, running_town: RunningWorld
) -> None:
    request_id = running_town.open_case("waha.registrar", **invent_applicant())
    task = running_town.look(request_id, "waha.manager").task
    assert task is not None
    form = f"/requests/{request_id}/tasks/{task.task_id}/extension"
    researcher = readers("waha.researcher")
    assert form not in researcher.open(f"/requests/{request_id}").links
    assert researcher.open(form).status == 404
