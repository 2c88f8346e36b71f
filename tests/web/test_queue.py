"""The queues of a desk: their counts, the next case and why it is that one, and what to do when there is none."""

from tests.applicants import invent_applicant
from tests.web.browsing import listen
from tests.web.conftest import Readers
from tests.world import RunningWorld

POLL_QUERIES = 4
"""Who asks, for whom it is asked, whom they stand in for, and all counts in one."""


def test_unchanged_counts_cost_nothing(readers: Readers) -> None:
    browser = readers("nakheel.researcher")
    first = browser.ask("GET", "/queue/counts")
    with listen() as asked:
        again = browser.ask("GET", "/queue/counts", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert len(asked) <= POLL_QUERIES


def test_a_page_says_the_mark_of_its_counts_so_that_the_first_poll_is_free(readers: Readers) -> None:
    browser = readers("nakheel.researcher")
    marks = [given["data-tag"] for _, given in browser.open("/queue").tags if "data-counts" in given]
    again = browser.ask("GET", "/queue/counts", headers={"If-None-Match": marks[0] or ""})
    assert again.status_code == 304


def test_changed_counts_are_sent(readers: Readers, running_town: RunningWorld) -> None:
    browser = readers("manar.researcher")
    first = browser.ask("GET", "/queue/counts")
    running_town.open_case("manar.registrar", **invent_applicant())
    again = browser.ask("GET", "/queue/counts", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.json()["to_claim"]) == (200, "1")


def test_the_next_case_comes_with_the_reason_why(readers: Readers, running_town: RunningWorld) -> None:
    running_town.open_case("marfa.registrar", **invent_applicant())
    browser = readers("marfa.researcher")
    page = browser.send(browser.open("/queue"), "/queue/next")
    assert page.url.query == b"taken=oldest"
    assert "هي الأقدم" in page.text


def test_pressing_take_next_twice_takes_one_case(readers: Readers, running_town: RunningWorld) -> None:
    for _ in range(2):
        running_town.open_case("ghaith.registrar", **invent_applicant())
    browser = readers("ghaith.researcher")
    page = browser.open("/queue")
    first, second = (browser.send(page, "/queue/next") for _ in range(2))
    assert first.url.path == second.url.path


def test_an_empty_queue_says_so_and_what_to_do(readers: Readers) -> None:
    browser = readers("qalb.manager")
    page = browser.open("/queue?queue=mine")
    assert "لا شيء بانتظاركم الآن" in page.text
    assert "/requests/new" in page.links


def test_taking_the_next_case_of_an_empty_queue_is_told_on_the_same_page(readers: Readers) -> None:
    page = readers("usra.researcher").post("/queue/next", key="once")
    assert page.status == 409
    assert "لا توجد الآن حالات يمكنكم استلامها." in page.text


def test_the_ministry_sees_whose_case_it_is(readers: Readers, running_town: RunningWorld) -> None:
    person = invent_applicant()
    running_town.open_case("waha.registrar", **person)
    running_town.open_case("diyaa.registrar", **person)
    page = readers("desk").open("/queue?queue=to_claim")
    assert "مبرة الضياء" in page.text
