"""Committees in plain pages: founded, a session from its agenda to the signed minutes, and a case suspended and resumed."""

from datetime import timedelta
from uuid import UUID

import pytest

from domain.calendars import read_day
from tests.applicants import invent_applicant
from tests.signing import MEMBERS, SCAN, ask_for
from tests.web.browsing import ADDRESS, Browser, Page
from tests.web.conftest import Readers
from tests.world import RunningWorld

ORIGIN = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def asking(running_town: RunningWorld) -> RunningWorld:
    """A town whose policy asks for committees."""
    ask_for(running_town, "committee")
    return running_town


def found_by_pages(secretary: Browser) -> str:
    """A committee with its members, by the forms of the pages; its address."""
    page = secretary.open("/committees")
    wrong = secretary.send(page, "/committees", name_ar="لجنة")
    assert wrong.status == 422
    assert "Name in English" in wrong.text
    page = secretary.send(wrong, "/committees", name_ar="لجنة المساعدات", name_en="Aid", quorum="2")
    assert page.status == 200
    address = page.url.path
    for username in MEMBERS:
        page = secretary.send(page, f"{address}/members", username=username)
    return address


def read_plain(page: Page) -> str:
    """The text without the marks that keep numbers apart from letters of another direction."""
    return page.text.replace("\u2068", "").replace("\u2069", "")


def attach(secretary: Browser, address: str, content: bytes) -> Page:
    files = {"scan": ("minutes.pdf", content, "application/pdf")}
    return Page(secretary.ask("POST", f"{address}/scan", files=files, headers=ORIGIN))


def test_a_session_goes_by_plain_pages_from_its_agenda_to_its_effect(
    readers: Readers, asking: RunningWorld
) -> None:
    secretary = readers("waha.admin")
    secretary.read_in("en")
    committee = found_by_pages(secretary)
    cases = [asking.open_case(**invent_applicant()) for _ in range(3)]
    for request_id in cases:
        asking.recommend(request_id)
    page = secretary.send(secretary.open(committee), f"{committee}/sessions")
    session = page.url.path
    assert session.startswith("/sessions/")
    numbers = [asking.look(request_id).number for request_id in cases]
    assert all(number in page.text for number in numbers)
    tasks = tuple(str(task.task_id) for task in (asking.look(one).task for one in cases) if task)
    page = secretary.send(page, f"{session}/items", tasks=tasks)
    people = tuple(str(asking.cast.accounts[name]) for name in MEMBERS)
    few = secretary.send(page, f"{session}/opening", present=people[:1], chair=people[0])
    assert (few.status, "no quorum" in few.text) == (409, True)
    page = secretary.send(few, f"{session}/opening", present=people, chair=people[0])
    assert "Sitting" in page.text
    first, second = sorted(
        field.removeprefix("decision-")
        for field in page.forms[f"{session}/decisions"].fields
        if field.startswith("decision-")
    )[:2]
    wrong = secretary.send(page, f"{session}/decisions", **{f"decision-{first}": "reject"}, rest="approve")
    assert (wrong.status, "Rows that were not recorded: 1" in read_plain(wrong)) == (422, True)
    left = secretary.send(
        wrong,
        f"{session}/decisions",
        f"{session}/items/{second}/recusals",
        **{f"account-{second}": people[0], f"interest-{second}": "صلة قرابة"},
    )
    assert "Declared an interest" in left.text
    page = secretary.send(
        left,
        f"{session}/decisions",
        **{f"decision-{first}": "reject", f"reason-{first}": "conditions_not_met"},
        rest="approve",
    )
    assert page.status == 200
    page = secretary.send(page, f"{session}/closing")
    assert "Waiting for the signed minutes" in page.text
    typed = page.forms[f"{session}/printed-minutes"].fields
    printed = secretary.ask("POST", f"{session}/printed-minutes", data=typed, headers=ORIGIN)
    assert printed.content.startswith(b"%PDF")
    assert attach(secretary, session, b"no scan").status == 422
    assert attach(secretary, session, SCAN).status == 200
    asking.relay_all()
    page = secretary.open(session)
    assert "3 of 3 decisions are in effect" in read_plain(page)
    assert secretary.ask("GET", f"{session}/scan").content == SCAN
    assert sorted(asking.look(request_id).stage for request_id in cases)[0] == "closed"


def test_whoever_has_nothing_to_do_with_committees_is_not_shown_any(
    readers: Readers, asking: RunningWorld
) -> None:
    assert readers("waha.registrar").open("/committees").status == 403
    assert "/committees" not in readers("waha.registrar").open("/queue").links
    assert "/committees" in readers("supervisor").open("/queue").links


def test_a_case_is_suspended_and_resumed_by_its_pages(readers: Readers, asking: RunningWorld) -> None:
    request_id: UUID = asking.open_case(**invent_applicant())
    manager = readers("waha.manager")
    manager.read_in("en")
    address = f"/requests/{request_id}/suspension"
    assert address in manager.open(f"/requests/{request_id}").links
    page = manager.open(address)
    wrong = manager.send(page, address, text="بانتظار الحكم")
    assert wrong.status == 422
    until = (read_day(asking.clock()) + timedelta(days=20)).isoformat()
    page = manager.send(wrong, address, until=until, text="بانتظار الحكم")
    assert (page.status, "The case is suspended" in page.text) == (200, True)
    task = asking.look(request_id, "waha.manager").task
    assert task is not None
    page = manager.send(page, f"/requests/{request_id}/tasks/{task.task_id}/decision")
    assert "The case goes on" in page.text
