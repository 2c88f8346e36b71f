"""Exclusion lists in the browser: a file is looked through before anybody is put on a list, and put there once."""

from pathlib import Path

import pytest

from tests.files import invent_row, write_csv
from tests.web.browsing import ADDRESS, Browser, Page
from tests.web.conftest import Readers

ORIGIN = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}
LIST = {
    "list_code": "RAMADAN-46",
    "name_ar": "مستفيدو رمضان",
    "name_en": "Helped in Ramadan",
    "circular": "2026/7",
    "categories": "FOOD",
    "from_on": "2026-01-01",
}


@pytest.fixture
def policy(quiet_readers: Readers) -> Browser:
    return quiet_readers("policy")


def write_file(folder: Path, *changes: dict[str, str]) -> bytes:
    rows = [{**invent_row(), "helped_on": "2025-03-01", **each} for each in changes]
    return write_csv(folder / "helped.csv", rows).read_bytes()


def bring(browser: Browser, content: bytes, **changes: str) -> Page:
    files = {"file": ("helped.csv", content, "text/csv")}
    return Page(browser.ask("POST", "/exclusions", data={**LIST, **changes}, files=files, headers=ORIGIN))


def confirm(browser: Browser, content: bytes, **changes: str) -> Page:
    data = {**LIST, "content": content.decode(), "confirmed": "yes", **changes}
    return Page(browser.ask("POST", "/exclusions", data=data, headers=ORIGIN))


def test_a_file_is_looked_through_before_anybody_is_put_on_a_list(policy: Browser, tmp_path: Path) -> None:
    content = write_file(
        tmp_path, {}, {"helped_on": "soon"}, {"full_name": "", "given_ar": "", "given_en": ""}
    )
    page = bring(policy, content)
    assert page.status == 200
    assert "يوم الإعانة" in page.text
    assert "/exclusions/refused.csv" in page.forms
    assert "RAMADAN-46" not in policy.open("/exclusions").text
    data = {**LIST, "content": content.decode()}
    told = policy.ask("POST", "/exclusions/refused.csv", data=data, headers=ORIGIN).content.decode(
        "utf-8-sig"
    )
    assert told.count("\n") == 3


def test_confirming_puts_each_person_on_the_list_once(policy: Browser, tmp_path: Path) -> None:
    content = write_file(tmp_path, {}, {})
    assert "شخصان" in confirm(policy, content, list_code="ONCE").text
    again = confirm(policy, content, list_code="ONCE")
    assert again.status == 200
    assert "لم يُضف أحد" in again.text
    assert policy.open("/exclusions").text.count("ONCE") == 1
    assert "ONCE" in policy.open("/campaigns/new").text
    other = bring(policy, content, list_code="ONCE", circular="2026/8")
    assert (other.status, "#list_code" in other.links) == (409, True)


def test_what_is_wrong_with_a_list_is_told_and_what_was_typed_stays(policy: Browser) -> None:
    page = bring(policy, b"name\nx\n", list_code="", to_on="never")
    assert page.status == 422
    assert {"#list_code", "#to_on", "#file"} <= page.links
    assert page.forms["/exclusions"].fields["circular"] == LIST["circular"]


def test_only_the_policy_officer_brings_a_file_and_no_charity_sees_the_lists(
    quiet_readers: Readers, tmp_path: Path
) -> None:
    content = write_file(tmp_path, {})
    assert "/exclusions" not in quiet_readers("auditor").open("/exclusions").forms
    for username in ("auditor", "waha.manager"):
        assert bring(quiet_readers(username), content).status == 403
    assert quiet_readers("waha.manager").open("/exclusions").status == 403
