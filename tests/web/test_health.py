"""The operator's page over the real engine, without a script: what it names, where it leads, what an unchanged one costs."""

from tests.applicants import invent_applicant
from tests.web.browsing import Browser
from tests.web.conftest import Readers
from tests.world import RunningWorld


def test_the_operator_lands_on_the_machine_and_sees_the_queues_of_the_engine(
    readers: Readers, running_town: RunningWorld
) -> None:
    person = invent_applicant()
    running_town.open_case(**person)
    operator = readers("operator")
    page = operator.open("/")
    assert (page.url.path, page.status) == ("/operation", 200)
    assert "http://engine.test/namespaces/sanad/task-queues/sanad-cases" in page.links
    assert "http://engine.test/namespaces/sanad/workflows" in page.links
    assert {"/stuck-cases"} <= {link.partition("?")[0] for link in page.links}
    assert str(person["document_number"]) not in page.html
    assert "العامري" not in page.text


def test_an_unchanged_machine_costs_nothing(readers: Readers, running_town: RunningWorld) -> None:
    operator = readers("operator")
    tag = operator.ask("GET", "/operation").headers["etag"]
    # A minute may turn between two looks, and "moments ago" is then another word: not twice in a row.
    tag = operator.ask("GET", "/operation", headers={"If-None-Match": tag}).headers["etag"]
    again = operator.ask("GET", "/operation", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_while_the_engine_is_away_the_page_says_so(lonely_operator: Browser) -> None:
    page = lonely_operator.open("/operation")
    assert page.status == 200
    assert "لا يستجيب" in page.text


def test_the_page_is_for_the_operator_alone(readers: Readers) -> None:
    supervisor = readers("supervisor")
    assert supervisor.open("/operation").status == 403
    assert "/operation" not in supervisor.open("/queue").links
