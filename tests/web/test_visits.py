"""The visit plan as a page: printable, and without telephone numbers."""

from datetime import timedelta

from domain.calendars import read_day
from domain.visits import VisitForm
from services.tasks import claim_task
from services.visits import book_visit
from tests.applicants import invent_applicant
from tests.web.conftest import Readers
from tests.world import RunningWorld, submit


def test_the_plan_shows_the_way_and_no_telephone_number(running_town: RunningWorld, readers: Readers) -> None:
    person = {**invent_applicant(), "phone": "99776655", "area": "الجابرية", "governorate": "حولي"}
    request_id = running_town.open_case("waha.registrar", **person)
    me, at = running_town.actor("waha.researcher"), running_town.clock()
    task = running_town.look(request_id, "waha.researcher").task
    assert task
    claim_task(running_town.store, me, task.task_id, at=at)
    form = VisitForm((read_day(at) + timedelta(days=1)).isoformat(), "10:30")
    book_visit(running_town.store, me, request_id, form, submit(form), at=at)
    page = readers("waha.researcher").open("/visits")
    assert "الجابرية" in page.text
    assert str(person["full_name"]) in page.text
    assert "99776655" not in page.html
    assert "776655" not in page.html
    case = readers("waha.researcher").open(f"/requests/{request_id}")
    assert case.status == 200
    assert readers("waha.registrar").open("/visits").status == 403
