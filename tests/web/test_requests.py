"""The form without JavaScript: it asks whom the aid is for only where that matters, and the case shows them."""

import pytest

from domain.requests import BENEFICIARY_FIELDS
from tests.applicants import invent_applicant, invent_child
from tests.forms import COMMON_PAPERS
from tests.web.browsing import Browser, Page
from tests.web.conftest import Readers
from tests.world import SPONSORSHIP, RunningWorld

PAPERS = {
    "ORPH": (*COMMON_PAPERS, "father_death_certificate", "guardianship"),
    "EDU": (*COMMON_PAPERS, "school_fee_statement"),
}
ASKED = set(BENEFICIARY_FIELDS) - {"beneficiary_sex"}
"""The fields that a page sends even if they are empty."""


def invent_texts(invented: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in invented.items()}


def check(browser: Browser, category: str, **fields: str) -> Page:
    """Fill in the form of a category, and go on to the check of the answers."""
    person = invent_texts(invent_applicant())
    return browser.send(
        browser.open(f"/requests/new?category={category}"),
        "/requests/check",
        **{name: person[name] for name in ("document_number", "birth_date", "phone")},
        given_ar="غدير",
        family_ar="الشريف",
        amount="120",
        papers=PAPERS[category],
        consent="yes",
        **fields,
    )


@pytest.mark.parametrize("category", ["ORPH", "EDU", "UNI", "CASH", "RENT"])
def test_the_form_asks_whom_the_aid_is_for_only_where_the_window_runs_on_them(
    readers: Readers, category: str
) -> None:
    asks = category in {"ORPH", "EDU", "UNI"}
    page = readers("waha.registrar").open(f"/requests/new?category={category}")
    sent = set(page.forms["/requests/check"].fields) & set(BENEFICIARY_FIELDS)
    assert sent == (ASKED if asks else set())
    assert ("beneficiary" in page.ids) is asks


@pytest.mark.parametrize(
    ("language", "said"), [("ar", "المستفيد من المساعدة"), ("en", "Whom the aid is for")]
)
def test_a_child_is_checked_registered_and_shown_with_the_case(
    readers: Readers, language: str, said: str
) -> None:
    browser, child = readers("waha.registrar"), invent_texts(invent_child())
    browser.read_in(language)
    answers = check(browser, "ORPH", **child)
    assert child["beneficiary_name"] in answers.text
    data = {**answers.forms["/requests"].fields, "papers": PAPERS["ORPH"]}
    assert {name: data[name] for name in child} == child
    done = browser.post("/requests", **data)
    assert done.url.path.endswith("/registered")
    case = browser.open(done.url.path.removesuffix("/registered"))
    for text in (said, child["beneficiary_name"], child["beneficiary_number"]):
        assert text in case.text


def test_going_back_from_the_check_keeps_what_was_typed_of_the_child(readers: Readers) -> None:
    browser, child = readers("waha.registrar"), invent_texts(invent_child())
    answers = check(browser, "ORPH", **child)
    form = browser.send(answers, "/requests", "/requests/new").forms["/requests/check"]
    assert {name: form.fields[name] for name in child} == child


def test_what_is_wrong_with_the_child_is_told_at_its_field(readers: Readers) -> None:
    browser = readers("waha.registrar")
    page = check(browser, "ORPH", beneficiary_number="3190", beneficiary_birth_date="2077-01-01")
    assert page.status == 422
    targets = {link[1:] for link in page.links if link.startswith("#beneficiary")}
    assert targets == ASKED
    assert {f"{name}-error" for name in targets} <= page.ids
    assert page.forms["/requests/check"].fields["beneficiary_number"] == "3190"
    empty = check(browser, "ORPH")
    assert "#beneficiary_birth_date" in empty.links
    assert "اكتبوا تاريخ الميلاد أو الرقم المدني" in empty.text


def test_a_doubtful_number_of_the_child_is_said_to_be_the_childs(readers: Readers) -> None:
    child = {**invent_texts(invent_child()), "beneficiary_birth_date": "2018-05-05"}
    page = check(readers("waha.registrar"), "ORPH", **child)
    assert page.status == 200
    assert "تاريخ ميلاد المستفيد المكتوب يختلف" in page.text


def test_a_student_who_asks_for_themself_leaves_the_part_empty_and_is_shown_as_the_student(
    readers: Readers,
) -> None:
    browser = readers("waha.registrar")
    answers = check(browser, "EDU")
    assert "مقدم الطلب هو الطالب" in answers.text
    done = browser.post("/requests", **{**answers.forms["/requests"].fields, "papers": PAPERS["EDU"]})
    case = browser.open(done.url.path.removesuffix("/registered"))
    assert "مقدم الطلب هو الطالب" in case.text


def test_a_beneficiary_slipped_into_a_form_that_asks_for_none_is_refused(readers: Readers) -> None:
    browser = readers("waha.registrar")
    page = browser.send(
        browser.open("/requests/new?category=CASH"), "/requests/check", beneficiary_name="جنى بندر"
    )
    assert page.status == 422
    assert "لا يُطلب هذا في هذه الفئة" in page.text


def test_the_ministry_reads_the_child_with_the_file_and_another_charity_finds_no_case(
    readers: Readers, running_town: RunningWorld
) -> None:
    child = invent_texts(invent_child())
    secrets = (child["beneficiary_name"], child["beneficiary_number"])
    case = running_town.open_case("waha.registrar", **invent_applicant(), **child, **SPONSORSHIP)
    for username, status in (("supervisor", 200), ("diyaa.registrar", 404)):
        page = readers(username).open(f"/requests/{case}")
        assert page.status == status
        assert not [secret for secret in secrets if secret in page.html]
    running_town.recommend(case, "120")
    shown = readers("supervisor").open(f"/requests/{case}")
    assert not [secret for secret in secrets if secret not in shown.html]


def test_a_child_sponsored_elsewhere_is_said_to_be_the_same_beneficiary(
    readers: Readers, running_town: RunningWorld
) -> None:
    child = invent_child()
    running_town.open_case("waha.registrar", **invent_applicant(), **child, **SPONSORSHIP)
    held = running_town.open_case("diyaa.registrar", **invent_applicant(), **child, **SPONSORSHIP)
    assert "للمستفيد نفسه" in readers("desk").open(f"/requests/{held}").text


def test_a_charity_is_told_that_either_of_the_two_may_be_in_question(
    readers: Readers, running_town: RunningWorld
) -> None:
    child = invent_child()
    running_town.open_case("waha.registrar", **invent_applicant(), **child, **SPONSORSHIP)
    year = f"{str(child['beneficiary_birth_date'])[:4]}-01-01"
    blurred = {**child, "beneficiary_birth_date": year, "beneficiary_number": ""}
    asked = running_town.open_case("diyaa.registrar", **invent_applicant(), **blurred, **SPONSORSHIP)
    assert "مقدم الطلب أو المستفيد" in readers("diyaa.registrar").open(f"/requests/{asked}").text
