"""Groups of a campaign in the browser: whoever came and those with them, all registered or none."""

import pytest

from tests.applicants import invent_applicant
from tests.campaigning import open_food
from tests.web.browsing import Browser, Page, Value
from tests.web.conftest import Readers
from tests.world import World

CODE = "CRISIS-48"
ADDRESS = f"/campaigns/{CODE}/groups"


@pytest.fixture
def registrar(town: World, quiet_readers: Readers) -> Browser:
    open_food(town, code=CODE, takes_groups=True, papers=("identity",))
    return quiet_readers("waha.registrar")


def fill_place(place: int, **changes: Value) -> dict[str, Value]:
    """Somebody new at a place of the form."""
    person = {name: str(value) for name, value in invent_applicant().items()}
    fields = {
        **person,
        "household_size": "3",
        "amount": "20",
        "papers": ("identity",),
        "consent": "yes",
        **changes,
    }
    return {f"{place}.{name}": value for name, value in fields.items()}


def register(browser: Browser, *places: dict[str, Value]) -> tuple[Page, Page]:
    """The page of the form, and what it answered."""
    page = browser.open(f"{ADDRESS}/new")
    fields = {name: value for place in places for name, value in place.items()}
    return page, browser.send(page, ADDRESS, **fields)


def list_cases(page: Page) -> set[str]:
    return {link for link in page.links if link.startswith("/requests/") and link != "/requests/new"}


def test_everybody_who_was_typed_gets_a_request_and_sending_again_registers_nobody(
    registrar: Browser,
) -> None:
    people = fill_place(1), fill_place(3)
    form, page = register(registrar, *people)
    assert page.status == 200, page.links
    assert len(list_cases(page)) == 2
    again = registrar.send(form, ADDRESS, **people[0], **people[1])
    assert list_cases(again) == list_cases(page)


def test_one_mistake_registers_nobody_and_is_told_at_its_person(registrar: Browser) -> None:
    before = registrar.open("/requests").text
    _, page = register(registrar, fill_place(1), fill_place(4, phone="1", papers=()))
    assert page.status == 422
    assert {"#4.phone", "#4.papers"} <= page.links
    assert "الشخص \u20684\u2069" in page.text
    assert page.forms[ADDRESS].fields["4.phone"] == "1"
    assert registrar.open("/requests").text == before


def test_an_empty_form_asks_for_whoever_came(registrar: Browser) -> None:
    _, page = register(registrar)
    assert page.status == 422
    assert "#1.document_number" in page.links


def test_a_group_is_registered_by_charities_and_only_where_the_circular_says_so(
    registrar: Browser, quiet_readers: Readers, town: World
) -> None:
    open_food(town, code="NO-GROUPS")
    assert f"{ADDRESS}/new" in registrar.open(f"/campaigns/{CODE}").links
    assert registrar.open("/campaigns/NO-GROUPS/groups/new").status == 404
    assert quiet_readers("supervisor").open(f"{ADDRESS}/new").status == 403
