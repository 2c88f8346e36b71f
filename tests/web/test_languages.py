"""Every page for every role in both languages, and no address that holds a person's data."""

import re

import pytest

from tests.applicants import invent_applicant
from tests.web.conftest import Readers
from tests.world import RunningWorld

ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
STAFF = (
    "waha.registrar",
    "waha.researcher",
    "waha.manager",
    "waha.admin",
    "supervisor",
    "desk",
    "policy",
    "auditor",
    "operator",
)
QUEUES = ("mine", "to_claim", "waiting", "overdue", "done")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("username", STAFF)
def test_every_page_speaks_the_language_of_its_reader(readers: Readers, username: str, language: str) -> None:
    browser = readers(username)
    browser.read_in(language)
    for path in (
        *(f"/queue?queue={queue}" for queue in QUEUES),
        "/requests",
        "/requests?stage=closed",
        "/no",
    ):
        page = browser.open(path)
        assert page.status == (404 if path == "/no" else 200)
        assert ("html", {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}) in page.tags
        assert page.text.count("\u2068") == page.text.count("\u2069")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_case_is_shown_to_everybody_of_its_charity_in_both_languages(
    readers: Readers, running_town: RunningWorld, language: str
) -> None:
    case = running_town.open_case("waha.registrar", **invent_applicant())
    for username in ("waha.registrar", "waha.researcher", "waha.manager"):
        browser = readers(username)
        browser.read_in(language)
        assert browser.open(f"/requests/{case}").status == 200


def test_the_switch_comes_back_to_the_page_in_the_other_language(readers: Readers) -> None:
    browser = readers("waha.registrar")
    page = browser.open("/requests?stage=review")
    switched = browser.send(page, "/preferences", language="en", digits="arab")
    assert str(switched.url).endswith("/requests?stage=review")
    assert ("html", {"lang": "en", "dir": "ltr"}) in switched.tags


def test_a_search_for_a_person_leaves_no_trace_in_an_address(
    readers: Readers, running_town: RunningWorld
) -> None:
    person = invent_applicant()
    running_town.open_case("waha.registrar", **person)
    browser = readers("waha.registrar")
    found = browser.send(browser.open("/requests"), "/requests/search", search=str(person["document_number"]))
    assert str(person["full_name"]) in found.text
    # An id may happen to hold twelve digits in a row; a civil ID stands between other signs.
    addresses = [ID.sub("", address) for address in (str(found.url), *found.links, *found.forms)]
    assert not [a for a in addresses if re.search(r"\d{12}", a) or str(person["full_name"]) in a]


def test_a_request_number_may_stand_in_the_address(readers: Readers, running_town: RunningWorld) -> None:
    number = running_town.register("waha.registrar", **invent_applicant()).number
    browser = readers("waha.registrar")
    found = browser.send(browser.open("/requests"), "/requests/search", search=number)
    assert str(found.url).endswith(f"/requests?number={number}")
    assert number in found.text
