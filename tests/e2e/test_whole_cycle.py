"""One request through the whole cycle by a browser: each of its people does what the page offers them."""

from dataclasses import dataclass
from uuid import UUID

from tests.applicants import invent_applicant
from tests.e2e.conftest import Arrivals
from tests.e2e.modes import in_both_ways
from tests.e2e.reading import Mode, Reader
from tests.forms import CASH_PAPERS
from tests.world import RunningWorld

PAYEE = "سارة العامري"


@dataclass
class Case:
    """The case on its way: its address, once it has one."""

    path: str = ""

    def open(self, reader: Reader) -> None:
        reader.open(self.path)


@in_both_ways
def test_a_request_goes_from_the_counter_to_delivery(
    arrive: Arrivals, mode: Mode, running_town: RunningWorld
) -> None:
    registrar, researcher = arrive("waha.registrar", mode), arrive("waha.researcher", mode)
    case = Case(register(registrar))
    take_and_send_back(researcher, case)
    complete(registrar, case)
    iban = running_town.know_payee(UUID(case.path.rpartition("/")[2]), PAYEE)
    recommend(researcher, case, iban)
    manager = arrive("waha.manager", mode)
    sign(manager, case)
    sign(arrive("supervisor", mode), case)
    pay_and_confirm(manager, arrive("waha.admin", mode), case)
    manager.see(manager.words.code("outcome", "delivered"))
    assert manager.page.locator(".tl > li").count() >= 8


def register(reader: Reader) -> str:
    """Register somebody new, with a mistake first; the address of the case."""
    person = invent_applicant()
    reader.follow("layout-register")
    reader.use('a[href="/requests/new?category=CASH"]')
    reader.arrive("/requests/new")
    reader.fill(
        document_number="123",
        birth_date=str(person["birth_date"]),
        phone=str(person["phone"]),
        given_ar="سارة",
        family_ar="العامري",
        household_size="٤",
        amount="600",
        need="حاجة مكتوبة للاختبار",
    )
    reader.check("papers", *CASH_PAPERS)
    reader.check("consent", "yes")
    reader.press("requests-to_check")
    reader.see_problem("document_number")
    assert reader.page.input_value("#given_ar") == "سارة"
    assert reader.page.input_value("#household_size") == "٤"
    assert reader.page.locator("[name=papers]:checked").count() == len(CASH_PAPERS)
    reader.fill(document_number=str(person["document_number"]))
    reader.press("requests-to_check")
    reader.press("requests-register_now")
    reader.see(reader.say("requests-registered_title"))
    reader.follow("requests-open_case")
    reader.see(reader.say("cases-story"))
    return reader.page.url.removeprefix(reader.address)


def take_and_send_back(reader: Reader, case: Case) -> None:
    reader.press("queue-take_next")
    reader.arrive(case.path)
    reader.fill(summary="زرت الأسرة")
    reader.press("cases-save_draft")
    reader.page.locator("#study-status", has_text=saying(reader, "cases-draft_saved")).wait_for()
    reader.check("code", "send_back")
    reader.check("papers", "income")
    reader.fill(text="شهادة الراتب غير واضحة")
    reader.press("decisions-submit_study")
    reader.see_news("cases-done_send_back")


def saying(reader: Reader, key: str) -> str:
    """What is always the same of a sentence that ends with an hour."""
    return reader.words.say(key, clock="|").split("|")[0].rstrip("\u2068 ")


def complete(reader: Reader, case: Case) -> None:
    case.open(reader)
    reader.check("papers", "income")
    reader.press("decisions-submit_complete")
    reader.see_news("cases-done_complete")


def recommend(reader: Reader, case: Case, iban: str) -> None:
    case.open(reader)
    assert reader.page.input_value("#summary") == "زرت الأسرة"
    reader.check("code", "recommend")
    reader.fill(amount="600", payee_name=PAYEE, payee_iban=iban, text="أوصي بالموافقة")
    reader.choose("fund", "zakat")
    reader.choose("reason_recommend", "income_too_low")
    write_study(reader)
    reader.press("decisions-submit_study")
    reader.see_problem("tenure")
    reader.choose("tenure", "rented")
    reader.press("decisions-submit_study")
    reader.see_news("cases-done_recommend")


def write_study(reader: Reader) -> None:
    """Who lives in the household, what it has, and every paper accepted; how it lives is forgotten."""
    reader.fill(income="412.500", rent="260")
    for row, (name, relation, age) in enumerate((("سارة العامري", "head", "36"), ("ناصر", "child", "٧"))):
        reader.fill(**{f"members.{row}.name": name, f"members.{row}.age": age})
        reader.choose(f"members.{row}.relation", relation)
    for tick in reader.page.locator('select[name^="ticks."][name$=".state"]').all():
        reader.hand.choose(tick, "accepted")


def sign(reader: Reader, case: Case) -> None:
    reader.open("/queue")
    reader.use(f'table.rows a[href="{case.path}"]')
    reader.arrive(case.path)
    reader.check("code", "approve")
    reader.press("decisions-submit_sign")
    reader.see_news("cases-done_approve")


def pay_and_confirm(reader: Reader, signatory: Reader, case: Case) -> None:
    case.open(reader)
    reader.choose("method", "bank_transfer")
    reader.press("decisions-submit_pay")
    reader.see_news("cases-done_pay")
    case.open(signatory)
    signatory.see("سارة العامري")
    signatory.check("code", "authorise")
    signatory.press("decisions-submit_authorise")
    signatory.see_news("cases-done_authorise")
    case.open(reader)
    reader.check("code", "settle")
    reader.fill(reference="TR-1001")
    reader.press("decisions-submit_settle")
    reader.see_news("cases-done_settle")
    reader.check("code", "confirm")
    reader.check("proof", "signed_receipt")
    reader.press("decisions-submit_confirm")
    reader.see_news("cases-done_confirm")
