"""The page of the board, without a script: its links open its numbers, unchanged it costs nothing, few queries make it."""

import re
from io import BytesIO
from zipfile import ZipFile

from tests.stepping import Steps
from tests.web.browsing import listen
from tests.web.conftest import Readers
from tests.world import World

NUMBER = re.compile(r'href="(/requests\?[^"]+)"[^>]*>(?:<span class="num">)?([\d,]+)<')


def test_each_number_of_the_page_opens_as_many_cases(quiet_readers: Readers, town: World) -> None:
    steps = Steps(town)
    for _ in range(2):
        steps.open_case()
    steps.recommend(steps.open_case())
    browser = quiet_readers("supervisor")
    numbers = {
        href.replace("&amp;", "&"): shown for href, shown in NUMBER.findall(browser.open("/board").html)
    }
    assert len(numbers) >= 8
    opened = {href: str(browser.open(href).html.count('class="whole"')) for href in numbers}
    assert opened == numbers


def test_the_board_is_narrowed_by_its_address(quiet_readers: Readers, town: World) -> None:
    Steps(town).open_case()
    browser = quiet_readers("supervisor")
    page = browser.open("/board?kind=rent")
    assert "لا حالات مفتوحة" in page.text
    assert browser.open("/board?kind=cash").text.count("لا حالات مفتوحة") == 0
    assert browser.open("/board?charity=nobody").status == 422


def test_an_unchanged_board_costs_nothing_and_a_changed_one_is_sent(
    quiet_readers: Readers, town: World
) -> None:
    browser = quiet_readers("waha.manager")
    first = browser.ask("GET", "/board")
    again = browser.ask("GET", "/board", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    Steps(town).open_case()
    changed = browser.ask("GET", "/board", headers={"If-None-Match": first.headers["etag"]})
    assert (changed.status_code, changed.headers["etag"] != first.headers["etag"]) == (200, True)


def test_the_board_costs_at_most_twelve_queries_however_many_cases_there_are(
    quiet_readers: Readers, town: World
) -> None:
    browser, counts = quiet_readers("supervisor"), list[int]()
    for _ in range(2):
        Steps(town).open_case()
        with listen() as asked:
            browser.open("/board")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


def test_the_board_is_for_whoever_answers_for_deadlines(quiet_readers: Readers) -> None:
    researcher = quiet_readers("waha.researcher")
    assert researcher.open("/board").status == 403
    assert "/board" not in researcher.open("/queue").links
    assert "/board" in quiet_readers("waha.manager").open("/queue").links


def test_each_lands_on_what_comes_first_for_them(quiet_readers: Readers) -> None:
    landed = {
        by: quiet_readers(by).open("/").url.path for by in ("supervisor", "waha.manager", "waha.researcher")
    }
    assert landed == {"supervisor": "/brief", "waha.manager": "/brief", "waha.researcher": "/queue"}


def test_aid_by_kind_is_read_and_taken_away_as_a_workbook(quiet_readers: Readers, town: World) -> None:
    Steps(town).open_case()
    browser = quiet_readers("waha.manager")
    page = browser.open("/aid-by-kind?kind=cash")
    assert "/aid-by-kind/workbook?kind=cash" in page.links
    book = browser.ask("GET", "/aid-by-kind/workbook?kind=cash")
    assert book.headers["content-disposition"].endswith('.xlsx"')
    with ZipFile(BytesIO(book.content)) as archive:
        sheets = [archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2, 3)]
    assert all('rightToLeft="1"' in sheet for sheet in sheets)
