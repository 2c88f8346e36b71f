"""One case through the pages, without JavaScript: registered, studied, signed, paid, and refused where it must be."""

from uuid import UUID

import pytest

from tests.applicants import invent_applicant
from tests.forms import CASH_PAPERS, IBAN
from tests.web.browsing import Browser, Page
from tests.web.conftest import Readers
from tests.world import RunningWorld

RECOMMENDATION = {
    "code": "recommend",
    "amount": "٣٠٠٫٥",
    "instalments": "1",
    "payee_name": "سالم العامري",
    "payee_iban": IBAN,
    "fund": "zakat",
    "reason_recommend": "income_too_low",
    "text": "أوصي بالموافقة",
    "summary": "درست الحالة",
    "income": "412.5",
    "rent": "٢٦٠",
    "members.0.name": "سالم العامري",
    "members.0.relation": "head",
    "members.0.age": "٣٦",
    "tenure": "rented",
    **{f"ticks.{number}.state": "accepted" for number in range(len(CASH_PAPERS))},
}


@pytest.fixture
def case(running_town: RunningWorld) -> str:
    """The address of a case that waits for a researcher."""
    return f"/requests/{running_town.open_case('waha.registrar', **invent_applicant())}"


def open_task(page: Page, act: str) -> str:
    return next(action for action in page.forms if action.endswith(act))


def decide(browser: Browser, case: str, **fields: str | tuple[str, ...]) -> Page:
    page = browser.open(case)
    return browser.send(page, open_task(page, "/decision"), **fields)


def may_decide(browser: Browser, case: str) -> bool:
    page = browser.open(case)
    return page.status == 200 and any(action.endswith("/decision") for action in page.forms)


def claim(browser: Browser, case: str) -> Page:
    page = browser.open(case)
    return browser.send(page, open_task(page, "/claim"))


def test_a_request_is_registered_checked_and_confirmed_with_its_number(readers: Readers) -> None:
    browser, person = readers("waha.registrar"), invent_applicant()
    fields = {key: str(person[key]) for key in ("document_number", "birth_date", "phone")}
    page = browser.open("/requests/new?category=CASH")
    check = browser.send(
        page,
        "/requests/check",
        **fields,
        given_ar="سارة",
        family_ar="العامري",
        amount="٤٠٠",
        papers=CASH_PAPERS,
        consent="yes",
    )
    assert "سارة العامري" in check.text
    assert "400.000" in check.text
    data = {**check.forms["/requests"].fields, "papers": CASH_PAPERS}
    done = browser.post("/requests", **data)
    assert done.url.path.endswith("/registered")
    assert browser.post("/requests", **data).url == done.url


def test_a_wrong_form_keeps_what_was_typed_and_links_each_problem_to_its_field(readers: Readers) -> None:
    browser = readers("waha.registrar")
    page = browser.send(
        browser.open("/requests/new?category=CASH"),
        "/requests/check",
        document_number="123",
        given_ar="سارة",
        amount="كثير",
    )
    assert page.status == 422
    assert page.forms["/requests/check"].fields["given_ar"] == "سارة"
    assert page.forms["/requests/check"].fields["amount"] == "كثير"
    targets = {link[1:] for link in page.links if link.startswith("#")} - {"main"}
    assert {"document_number", "amount", "papers", "consent"} <= targets <= page.ids


def test_a_case_is_studied_signed_paid_and_confirmed(
    readers: Readers, case: str, running_town: RunningWorld
) -> None:
    iban = running_town.know_payee(UUID(case.rpartition("/")[2]))
    researcher, manager = readers("waha.researcher"), readers("waha.manager")
    claim(researcher, case)
    done = decide(
        researcher,
        case,
        **{
            **RECOMMENDATION,
            "kind": "visit",
            "visited_on": "1/1/2026",
            "summary": "زرت الأسرة",
            "payee_iban": iban,
        },
    )
    assert done.url.query == b"done=recommend"
    assert "زرت الأسرة" in done.text
    assert not may_decide(researcher, case)
    assert "/queue/next" in done.forms
    for signer in (manager, readers("supervisor"), readers("supervisor2")):
        if may_decide(signer, case):
            assert decide(signer, case, code="approve").url.query == b"done=approve"
    decide(manager, case, method="bank_transfer")
    decide(readers("waha.admin"), case, code="authorise")
    decide(manager, case, code="settle", reference="TR-1")
    closed = decide(manager, case, code="confirm", proof="signed_receipt")
    assert "تم التسليم" in closed.text


def test_saving_the_draft_loses_nothing_that_stands_in_the_recommendation(
    readers: Readers, case: str
) -> None:
    researcher = readers("waha.researcher")
    page = claim(researcher, case)
    action = open_task(page, "/decision")
    saved = researcher.send(
        page, action, f"{case}/study", summary="مسودة", text="بيان لم يكتمل", amount="250"
    )
    fields = saved.forms[open_task(saved, "/decision")].fields
    assert (saved.status, fields["amount"]) == (200, "250")
    assert "بيان لم يكتمل" in saved.html
    assert "مسودة" in researcher.open(case).html


def test_a_decision_without_its_fields_is_shown_again_with_links_to_them(readers: Readers, case: str) -> None:
    researcher = readers("waha.researcher")
    claim(researcher, case)
    page = decide(researcher, case, code="advise_rejection", text="لا تنطبق الشروط")
    assert page.status == 422
    assert "#reason_advise_rejection" in page.links
    assert "reason_advise_rejection" in page.ids
    assert "لا تنطبق الشروط" in page.html


def test_a_colleague_who_was_faster_is_named(readers: Readers, case: str) -> None:
    slow, fast = readers("waha.researcher2"), readers("waha.researcher")
    page = slow.open(case)
    claim(fast, case)
    refused = slow.send(page, open_task(page, "/claim"))
    assert refused.status == 409
    assert "نورة الصباح" in refused.text


def test_a_decision_sent_twice_is_one_decision(readers: Readers, case: str) -> None:
    researcher = readers("waha.researcher")
    page = claim(researcher, case)
    action = open_task(page, "/decision")
    first = researcher.send(page, action, **RECOMMENDATION)
    assert researcher.send(page, action, **RECOMMENDATION).url == first.url


def test_a_withdrawal_is_confirmed_on_a_page_of_its_own(readers: Readers, case: str) -> None:
    registrar = readers("waha.registrar")
    assert f"{case}/withdrawal" in registrar.open(case).links
    page = registrar.open(f"{case}/withdrawal")
    assert registrar.send(page, f"{case}/withdrawal").status == 422
    done = registrar.send(page, f"{case}/withdrawal", text="بطلب من صاحبه")
    assert "تنازل مقدم الطلب" in done.text
    assert readers("waha.researcher").open(f"{case}/withdrawal").status == 403


@pytest.mark.parametrize("path", ["", "/registered", "/withdrawal"])
def test_a_case_of_another_charity_is_not_there(readers: Readers, case: str, path: str) -> None:
    rival, nowhere = readers("diyaa.manager"), UUID(int=0)
    if path != "/registered":
        assert readers("waha.manager").open(case + path).status == 200
    theirs, unknown = rival.open(case + path), rival.open(f"/requests/{nowhere}{path}")
    assert theirs.status == unknown.status == 404
    assert theirs.text == unknown.text


def test_the_held_charity_learns_that_like_aid_exists_and_not_whose(
    readers: Readers, running_town: RunningWorld
) -> None:
    person = invent_applicant()
    running_town.open_case("waha.registrar", **person)
    held = running_town.open_case("diyaa.registrar", **person)
    page = readers("diyaa.registrar").open(f"/requests/{held}")
    assert "مساعدة مماثلة مطلوبة لدى جهة أخرى" in page.text
    assert "الواحة" not in page.html
    ruling = decide_held(readers("desk"), f"/requests/{held}")
    assert ruling.url.query == b"done=release"


def decide_held(desk: Browser, case: str) -> Page:
    claim(desk, case)
    return decide(desk, case, code="release", reason_release="different_need", text="حاجة أخرى")


def test_a_request_is_accepted_while_the_engine_is_down(
    lonely_registrar: Browser,
) -> None:
    person = invent_applicant()
    fields = {key: str(person[key]) for key in ("document_number", "birth_date", "phone", "full_name")}
    page = lonely_registrar.open("/requests/new?category=CASH")
    data = {**page.forms["/requests/check"].fields, **fields, "amount": "400"}
    done = lonely_registrar.post("/requests", **{**data, "papers": CASH_PAPERS, "consent": "yes"})
    assert done.url.path.endswith("/registered")
    case = lonely_registrar.open(done.url.path.removesuffix("/registered"))
    assert case.status == 200
    assert "يُفحص الطلب الآن" in case.text
