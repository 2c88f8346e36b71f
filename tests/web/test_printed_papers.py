"""Papers on the pages: issued from the case, printed as a file, and verified by somebody who is not signed in."""

from uuid import UUID

import pytest

from tests.applicants import invent_applicant
from tests.web.browsing import ADDRESS, Browser
from tests.web.conftest import Readers
from tests.world import RunningWorld


@pytest.fixture(scope="module")
def case(running_town: RunningWorld) -> UUID:
    request_id = running_town.open_case(**invent_applicant())
    running_town.recommend(request_id)
    return request_id


def test_a_paper_is_issued_from_its_case_and_printed_in_both_languages(readers: Readers, case: UUID) -> None:
    manager = readers("waha.manager")
    page = manager.open(f"/requests/{case}")
    answer = manager.ask(
        "POST",
        f"/requests/{case}/printed-papers",
        data=page.forms[f"/requests/{case}/printed-papers"].fields,
        headers={"Origin": ADDRESS},
        follow_redirects=False,
    )
    assert answer.status_code == 303
    for language in ("", "?language=en"):
        printed = manager.ask("GET", answer.headers["location"] + language)
        assert printed.content.startswith(b"%PDF")
        assert printed.headers["content-type"] == "application/pdf"
    page = manager.open(f"/requests/{case}")
    assert "RF-20" in page.text
    assert "RR-20" in page.text


def test_another_charity_reads_no_paper(readers: Readers, case: UUID) -> None:
    manager = readers("waha.manager")
    addresses = {link for link in manager.open(f"/requests/{case}").links if link.endswith(".pdf")}
    assert addresses
    stranger = readers("diyaa.manager")
    assert {stranger.ask("GET", address).status_code for address in addresses} == {404}


def test_whoever_holds_a_paper_learns_whether_it_is_genuine_and_nothing_of_what_it_says(
    guest: Browser,
) -> None:
    page = guest.open("/papers/AP-2026-000001?code=AAAA-BBBB-CCCC-DDDD")
    assert page.status == 404
    assert "لم تصدر ورقة بهذا الرقم والرمز" in page.text
    assert guest.open("/papers").status == 200
