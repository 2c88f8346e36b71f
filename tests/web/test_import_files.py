"""Bringing a file of requests: seen whole before anything is registered, done once, and its refused rows to take home."""

import csv
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest

from tests.files import invent_row, write_csv
from tests.web.browsing import ADDRESS, Browser, Page
from tests.web.conftest import Readers
from tests.world import RunningWorld

ORIGIN = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}
Rows = list[dict[str, str]]


@pytest.fixture
def registrar(readers: Readers) -> Browser:
    return readers("waha.registrar")


def bring(browser: Browser, content: bytes, **fields: str) -> Page:
    data = {"category": "CASH", "amount": "300", **fields}
    files = {"file": ("families.csv", content, "text/csv")}
    return Page(browser.ask("POST", "/import-files", data=data, files=files, headers=ORIGIN))


def write(tmp_path: Path, rows: Rows) -> bytes:
    return write_csv(tmp_path / "r.csv", rows).read_bytes()


def confirm(browser: Browser, page: Page, **fields: str) -> Page:
    return browser.send(page, f"{page.url.path}/confirm", **fields)


def list_cases(browser: Browser, page: Page) -> set[str]:
    """The requests that the rows of a file became."""
    links = browser.open(f"{page.url.path}?show=all").links
    return {link for link in links if link.startswith("/requests/") and link != "/requests/new"}


def test_a_file_is_shown_whole_before_a_row_of_it_is_registered(registrar: Browser, tmp_path: Path) -> None:
    rows = [invent_row(), invent_row(full_name=""), invent_row()]
    page = bring(registrar, write(tmp_path, rows))
    assert page.status == 200
    assert "لم يُسجَّل شيء بعد" in page.text
    assert f"{page.url.path}/refused.csv" in page.links
    assert rows[0]["full_name"] in registrar.open(f"{page.url.path}?show=all").text
    assert not list_cases(registrar, page)


def test_confirming_registers_each_row_once_however_often_it_is_sent(
    registrar: Browser, running_town: RunningWorld, tmp_path: Path
) -> None:
    page = bring(registrar, write(tmp_path, [invent_row(), invent_row()]))
    first, again = confirm(registrar, page), confirm(registrar, page)
    cases = list_cases(registrar, page)
    assert (first.status, again.status, len(cases)) == (200, 200, 2)
    for case in cases:
        running_town.look(UUID(case.rpartition("/")[2]))


def test_names_leave_the_file_once_the_requests_have_them(registrar: Browser, tmp_path: Path) -> None:
    row = invent_row()
    page = bring(registrar, write(tmp_path, [row]))
    assert row["full_name"] in registrar.open(f"{page.url.path}?show=all").text
    confirm(registrar, page)
    assert row["full_name"] not in registrar.open(f"{page.url.path}?show=all").text


def test_refused_rows_are_taken_home_with_the_reason_of_each_and_can_be_brought_again(
    registrar: Browser, tmp_path: Path
) -> None:
    bad = invent_row(civil_id="29")
    page = bring(registrar, write(tmp_path, [bad, invent_row()]))
    answer = registrar.ask("GET", f"{page.url.path}/refused.csv")
    assert answer.headers["content-disposition"].startswith("attachment")
    (told,) = csv.DictReader(StringIO(answer.content.decode("utf-8-sig")))
    assert (told["row"], told["full_name"], told["civil_id"]) == ("2", bad["full_name"], "29")
    assert told["reason_ar"]
    assert told["reason_en"].startswith("civil_id: ")
    mended = {**told, "civil_id": invent_row()["civil_id"]}
    again = bring(registrar, write(tmp_path, [mended]))
    assert "\u20681\u2069 من \u20681\u2069 جاهزة" in again.text


def test_the_same_file_leads_to_where_it_was_brought_before(registrar: Browser, tmp_path: Path) -> None:
    content = write(tmp_path, [invent_row()])
    assert bring(registrar, content).url.path == bring(registrar, content).url.path


def test_a_person_who_comes_twice_is_told_before(registrar: Browser, tmp_path: Path) -> None:
    row = invent_row()
    page = bring(registrar, write(tmp_path, [row, {**row, "phone": ""}]))
    assert "الشخص نفسه في الصف \u20682\u2069" in page.text


def test_a_file_of_one_person_many_times_is_registered_only_once_somebody_looked(
    registrar: Browser, tmp_path: Path
) -> None:
    row = invent_row()
    rows = [{**row, "block": str(number)} for number in range(12)]
    page = bring(registrar, write(tmp_path, rows))
    refused = confirm(registrar, page)
    assert refused.status == 422
    assert "#accept_storm" in refused.links
    assert not list_cases(registrar, page)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "مطلوب"),
        (b"name\nx\n", "أعمدة ناقصة"),
        ("civil_id,full_name\n1,\xff\n".encode("latin-1"), "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_where_it_was_chosen(
    registrar: Browser, content: bytes, told: str
) -> None:
    page = bring(registrar, content)
    assert page.status == 422
    assert "#file" in page.links
    assert told in page.text


def test_what_stands_in_a_file_is_forgotten_after_a_question(registrar: Browser, tmp_path: Path) -> None:
    page = bring(registrar, write(tmp_path, [invent_row()]))
    asked = registrar.open(f"{page.url.path}/drop")
    registrar.send(asked, f"{page.url.path}/drop")
    assert registrar.open(page.url.path).status == 404
    assert page.url.path not in registrar.open("/import-files").links


def test_another_charity_gets_404_and_another_role_403(
    registrar: Browser, readers: Readers, tmp_path: Path
) -> None:
    page = bring(registrar, write(tmp_path, [invent_row()]))
    assert readers("diyaa.registrar").open(page.url.path).status == 404
    assert readers("waha.manager").open(page.url.path).status == 200
    for username in ("waha.researcher", "supervisor"):
        assert readers(username).open("/import-files").status == 403
        assert readers(username).open(page.url.path).status == 403
