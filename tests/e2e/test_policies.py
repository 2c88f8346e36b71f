"""The policy officer by a browser: a category is written, weighed, published and granted, and a researcher uses it."""

from tests.applicants import invent_applicant
from tests.e2e.conftest import Arrivals
from tests.e2e.modes import in_one_way
from tests.e2e.reading import Mode, Reader
from tests.pooling import find_charity_id
from tests.world import RunningWorld

NAME_AR, NAME_EN = "ألواح شمسية", "Solar panels"


@in_one_way
def test_a_published_category_is_registered_under_and_studied(
    arrive: Arrivals, running_town: RunningWorld, mode: Mode
) -> None:
    code = f"SOLAR_{str(mode).replace('-', '_').upper()}"
    today = running_town.today().strftime("%d/%m/%Y")
    officer = arrive("policy", mode)
    officer.follow("policies-title")
    draft = begin(officer, circular=f"2026-{code}", effective_on=today)
    write_category(officer, draft, code)
    weigh(officer, draft)
    publish(officer, draft)
    charity = find_charity_id(running_town, "waha")
    grant(officer, f"/charities/{charity}", code, today)
    case = register(arrive("waha.registrar", mode), code)
    researcher = arrive("waha.researcher", mode)
    researcher.press("queue-take_next")
    researcher.arrive(case)
    researcher.see(researcher.words.name(NAME_AR, NAME_EN))


def begin(officer: Reader, **head: str) -> str:
    """Begin a draft; its address."""
    officer.arrive("/policies")
    if not officer.page.locator("#circular").is_visible():
        officer.use("details summary")
    officer.fill(**head)
    officer.press("policies-begin")
    officer.page.wait_for_url(lambda url: "/policies/drafts/" in url)
    return officer.page.url.split("?")[0].removeprefix(officer.address)


def write_category(officer: Reader, draft: str, code: str) -> None:
    """Write a category, first without its Arabic name."""
    officer.follow("policies-new_category")
    officer.arrive(f"{draft}/categories/new")
    texts = {
        "code": code,
        "name_en": NAME_EN,
        "conditions_ar": "مسكن مملوك",
        "conditions_en": "An owned home",
        "ceiling": "٩٠٠",
        "months": "36",
        "first_on": "1/1/2026",
    }
    officer.fill(**{f"category.{name}": text for name, text in texts.items()})
    choices = {
        "kind": "furniture",
        "case_class": "general",
        "family": "furniture",
        "window": "months",
        "recurrence": "once",
        "payee_kind": "supplier",
    }
    for name, value in choices.items():
        officer.choose(f"category.{name}", value)
    officer.check("category.fund_sources", "general", "zakat")
    officer.check("category.papers", "identity", "quotation")
    officer.check("category.registry_papers", "identity")
    officer.check("category.ministry_gate", "yes")
    officer.press("policies-save_category")
    officer.arrive(f"{draft}/categories/{code}")
    officer.see_problem("category.name_ar")
    officer.fill(**{"category.name_ar": NAME_AR})
    officer.press("policies-save_category")
    officer.arrive(draft)
    officer.see(officer.say("policies-whole"))


def weigh(officer: Reader, draft: str) -> None:
    """Look at what the draft changes, and at what it would have changed."""
    officer.open(f"{draft}/comparison")
    officer.see(officer.words.name(NAME_AR, NAME_EN))
    officer.open(f"{draft}/simulation")
    officer.press("policies-simulate")
    officer.see(officer.say("policies-figures"))


def publish(officer: Reader, draft: str) -> None:
    officer.open(draft)
    officer.follow("policies-to_publication")
    officer.see(officer.say("policies-follows_running"))
    officer.press("policies-publish")
    officer.arrive("/policies")
    officer.page.locator("#news").wait_for()


def grant(officer: Reader, charity: str, code: str, today: str) -> None:
    officer.follow("charities-title")
    officer.use(f'a[href="{charity}"]')
    officer.follow("charities-grant")
    officer.choose("category", code)
    officer.fill(on=today, circular="2026-40")
    officer.press("charities-grant_confirm")
    officer.see_news("charities-done_granted")


def register(registrar: Reader, code: str) -> str:
    """Register somebody under the new category; the address of the case."""
    person = invent_applicant()
    registrar.follow("layout-register")
    registrar.use(f'a[href="/requests/new?category={code}"]')
    registrar.fill(
        document_number=str(person["document_number"]),
        birth_date=str(person["birth_date"]),
        phone=str(person["phone"]),
        given_ar="سارة",
        family_ar="العامري",
        household_size="4",
        amount="600",
    )
    registrar.check("papers", "quotation")
    registrar.check("consent", "yes")
    registrar.press("requests-to_check")
    registrar.press("requests-register_now")
    registrar.see(registrar.say("requests-registered_title"))
    registrar.follow("requests-open_case")
    registrar.see(registrar.say("cases-story"))
    return registrar.page.url.removeprefix(registrar.address)
