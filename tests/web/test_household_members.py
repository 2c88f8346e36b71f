"""The members of a case's household on its page: added, ended with a reason, and nobody taken out of another household."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from domain.calendars import read_day
from store.tables.people import Membership
from store.tables.requests import AidRequest
from tests.applicants import invent_applicant
from tests.web.browsing import Browser, Page
from tests.web.conftest import Readers
from tests.world import RunningWorld

BORN = "2020-05-03"


@pytest.fixture
def researcher(readers: Readers) -> Browser:
    return readers("waha.researcher")


@pytest.fixture
def case(running_town: RunningWorld) -> str:
    return f"/requests/{running_town.open_case('waha.registrar', **invent_applicant())}"


def invent_child() -> dict[str, str]:
    return {
        "full_name": str(invent_applicant()["full_name"]),
        "birth_date": BORN,
        "sex": "F",
        "relation": "child",
        "since": BORN,
    }


def add(browser: Browser, case: str, child: Mapping[str, str]) -> Page:
    return browser.send(browser.open(f"{case}/household"), f"{case}/household", **child)


def find_end(page: Page) -> str:
    (found,) = [link for link in page.links if link.endswith("/end")]
    return found


def list_memberships(world: RunningWorld, case: str) -> list[Membership]:
    with world.store.registry() as db:
        row = db.get_one(AidRequest, UUID(case.rpartition("/")[2]))
        return list(db.exec(select(Membership).where(Membership.household_id == row.household_id)))


def test_a_member_is_added_in_the_registry_and_stands_beside_the_case(
    researcher: Browser, case: str, running_town: RunningWorld
) -> None:
    assert f"{case}/household" in researcher.open(case).links
    child = invent_child()
    page = add(researcher, case, child)
    assert page.status == 200
    assert child["full_name"] in page.text
    assert "أُضيف الفرد" in page.text
    dates = {str(each.from_on) for each in list_memberships(running_town, case)}
    assert BORN in dates
    assert len(dates) == 2


def test_whoever_leaves_is_asked_why_and_since_when(
    researcher: Browser, case: str, running_town: RunningWorld
) -> None:
    page = add(researcher, case, invent_child())
    address = find_end(page)
    asked = researcher.open(address)
    wrong = researcher.send(asked, address, since="2019-01-01")
    assert wrong.status == 422
    assert {"#reason", "#since"} <= wrong.links
    today = read_day(running_town.clock()).isoformat()
    done = researcher.send(asked, address, reason="marriage", since=today)
    assert "زواج" in done.text
    assert researcher.open(address).status == 404
    assert today in {str(each.to_on) for each in list_memberships(running_town, case)}


def test_somebody_who_lives_elsewhere_is_left_to_the_desk(
    researcher: Browser, case: str, running_town: RunningWorld
) -> None:
    known = invent_applicant()
    running_town.open_case("diyaa.registrar", **known)
    stated = {
        **invent_child(),
        "full_name": str(known["full_name"]),
        "civil_id": str(known["document_number"]),
        "birth_date": str(known["birth_date"]),
        "sex": str(known["sex"]),
        "relation": "sibling",
        "since": read_day(running_town.clock()).isoformat(),
    }
    page = add(researcher, case, stated)
    assert page.status == 422
    assert "مكتب الازدواجية" in page.text
    assert len(list_memberships(running_town, case)) == 1


def test_what_is_wrong_is_told_where_it_was_typed(
    researcher: Browser, case: str, running_town: RunningWorld
) -> None:
    tomorrow = (read_day(running_town.clock()) + timedelta(days=2)).isoformat()
    page = add(researcher, case, {**invent_child(), "full_name": "", "relation": "head", "since": tomorrow})
    assert page.status == 422
    assert {"#full_name", "#relation", "#since"} <= page.links
    twice = invent_child()
    add(researcher, case, twice)
    assert add(researcher, case, twice).status == 422


def test_another_charity_gets_404_and_the_ministry_403(case: str, readers: Readers) -> None:
    assert readers("diyaa.researcher").open(f"{case}/household").status == 404
    assert readers("supervisor").open(f"{case}/household").status == 403
