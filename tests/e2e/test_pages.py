"""Every main page as eyes, keys and readers of the screen find it: both languages, wide and narrow."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from playwright.sync_api import Browser

from language.catalogues import Language
from language.words import words_for
from services.letters import OPEN, STOP, write_token
from services.tasks import claim_task
from store.queries.messages import list_messages
from tests.applicants import invent_applicant, invent_child
from tests.e2e.campaign_cases import CAMPAIGN_PAGES, prepare_campaigns
from tests.e2e.cycle_cases import CYCLE_PAGES, prepare_cycle
from tests.e2e.policy_cases import POLICY_PAGES, prepare_policies
from tests.e2e.reading import MOST_SHIFT, Mode, Reader, open_reader
from tests.web.browsing import Browser as PlainBrowser
from tests.web.browsing import OpenHouse, listen
from tests.world import SPONSORSHIP, RunningWorld

# The first page waits for the whole town, which a busy machine is slow to build.
pytestmark = pytest.mark.timeout(300)

WIDE, PHONE, NARROW = 1440, 390, 320
HEIGHT = 900
MOST_QUERIES = 12

PAGES = {
    "sign_in": (None, "/sign-in"),
    "design": (None, "/design"),
    "queue_full": ("waha.researcher", "/queue?queue=to_claim"),
    "queue_empty": ("nakheel.researcher", "/queue"),
    "categories": ("waha.registrar", "/requests/new"),
    "form": ("waha.registrar", "/requests/new?category=CASH"),
    "form_for_a_child": ("waha.registrar", "/requests/new?category=ORPH"),
    "form_for_a_student": ("waha.registrar", "/requests/new?category=EDU"),
    "case_for_a_child": ("waha.registrar", "{for_a_child}"),
    "counter": ("waha.registrar", "/counter"),
    "list": ("waha.registrar", "/requests"),
    "list_of_the_ministry": ("supervisor", "/requests"),
    "case_to_claim": ("waha.researcher", "{to_claim}"),
    "case_in_study": ("waha.researcher", "{in_study}"),
    "case_at_signature": ("supervisor", "{at_signature}"),
    "case_held": ("desk", "{held}"),
    "case_held_as_its_charity_sees_it": ("diyaa.registrar", "{held}"),
    "case_in_question": ("desk", "{in_question}"),
    "case_in_question_to_look_at": ("auditor", "{in_question}"),
    "case_in_question_as_its_charity_sees_it": ("marfa.registrar", "{in_question}"),
    "undoing": ("desk", "{ruled}/decisions/{ruling}/undo"),
    "case_ruled": ("desk", "{ruled}"),
    "funds": ("waha.manager", "/funds"),
    "unpaid": ("supervisor", "/unpaid"),
    "board": ("supervisor", "/board"),
    "board_empty": ("supervisor", "/board?kind=furniture"),
    "board_of_a_charity": ("waha.manager", "/board"),
    "list_of_the_board": ("supervisor", "/requests?place=review&max_days=14"),
    "operation": ("operator", "/operation"),
    "brief": ("supervisor", "/brief"),
    "brief_of_a_charity": ("waha.manager", "/brief"),
    "aid_by_kind": ("waha.manager", "/aid-by-kind"),
    "aid_by_kind_empty": ("nakheel.manager", "/aid-by-kind"),
    "payees": ("waha.manager", "/payees"),
    "bank": ("waha.manager", "/bank"),
    "queue_of_the_desk": ("desk", "/queue?queue=to_claim"),
    "queue_of_the_desk_empty": ("desk", "/queue?queue=overdue"),
    "case_closed": ("waha.manager", "{closed}"),
    "withdrawal": ("waha.registrar", "{to_claim}/withdrawal"),
    "contact": ("waha.registrar", "{to_claim}/contact"),
    "link_of_a_message": (None, "{link}"),
    "stop": (None, "{stop}"),
    "not_there": ("waha.registrar", "/requests/00000000-0000-0000-0000-000000000000"),
    "forbidden": ("auditor", "/requests/new"),
    **CYCLE_PAGES,
    **CAMPAIGN_PAGES,
    **POLICY_PAGES,
}
"""Who opens which address."""

SELDOM: tuple[tuple[Language, int], ...] = (("ar", NARROW), ("en", WIDE), ("en", NARROW))
in_both_languages = pytest.mark.parametrize(
    ("language", "axe_at"), [("ar", WIDE), *(pytest.param(*look, marks=pytest.mark.long) for look in SELDOM)]
)
"""In every run a browser shows each page in Arabic; before a release it shows it in English too, and axe reads all four."""


@dataclass
class Town:
    """A browser for each person and language, opened once, and the cases they look at."""

    chromium: Browser
    address: str
    cases: dict[str, str]
    readers: dict[tuple[str | None, Language], Reader]

    def visit(self, username: str | None, language: Language) -> Reader:
        if (username, language) not in self.readers:
            reader = open_reader(self.chromium, self.address, Mode(language, scripts=True))
            if username:
                reader.sign_in(username)
            self.readers[username, language] = reader
        return self.readers[username, language]


@pytest.fixture(scope="module")
def cases(running_town: RunningWorld, address: str) -> dict[str, str]:
    """A case in every stage, by name."""
    world = running_town
    names = ("to_claim", "in_study", "at_signature", "closed")
    found = {name: world.open_case("waha.registrar", **invent_applicant(), amount="600") for name in names}
    person = invent_applicant()
    world.open_case("waha.registrar", **person)
    found["held"] = world.open_case("diyaa.registrar", **person)
    found["for_a_child"] = world.open_case(
        "waha.registrar", **invent_applicant(), **invent_child(), **SPONSORSHIP
    )
    found |= ask_who_is_meant(world)
    world.study(found["in_study"])
    for name in ("at_signature", "closed"):
        world.recommend(found[name], "600")
        world.decide("waha.manager", found[name], "approve")
    world.decide("supervisor", found["closed"], "approve")
    world.deliver(found["closed"])
    ruling = world.look(found["ruled"]).decisions[0].decision_id
    task_in_study = world.find_task(found["in_study"], "waha.manager")
    assert task_in_study is not None
    return {
        **{name: f"/requests/{request_id}" for name, request_id in found.items()},
        "ruling": str(ruling),
        "task_in_study": str(task_in_study.id),
        **prepare_cycle(world),
        **prepare_policies(world),
        **prepare_campaigns(world),
        **write_links(world, found["to_claim"]),
    }


def write_links(world: RunningWorld, request_id: UUID) -> dict[str, str]:
    """Where the first message of a case leads."""
    seal = world.store.seal
    with world.store.registry() as db:
        message_id = list_messages(db, request_id)[-1].id
    return {
        "link": OPEN + write_token(seal, "link", message_id.bytes),
        "stop": STOP + write_token(seal, "stop", seal.digest("address", "+96599123456")),
    }


def ask_who_is_meant(world: RunningWorld) -> dict[str, UUID]:
    """Two cases that name one person and give the number of another; the desk holds one and ruled on the other."""
    found = {}
    for name in ("in_question", "ruled"):
        meant, other = invent_applicant(), invent_applicant()
        world.open_case("waha.registrar", **meant)
        world.open_case("diyaa.registrar", **other)
        found[name] = world.open_case(
            "marfa.registrar", **{**meant, "document_number": other["document_number"]}
        )
        task = world.look(found[name]).task
        assert task is not None
        claim_task(world.store, world.actor("desk"), task.task_id, at=world.clock())
    world.decide("desk", found["ruled"], "different_person")
    return found


@pytest.fixture(scope="module")
def visitors(cases: dict[str, str], chromium: Browser, address: str) -> Iterator[Town]:
    town = Town(chromium, address, cases, {})
    yield town
    for reader in town.readers.values():
        reader.context.close()


@in_both_languages
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_for_everybody(visitors: Town, name: str, language: Language, axe_at: int) -> None:
    username, path = PAGES[name]
    reader = visitors.visit(username, language)
    reader.open(path.format(**visitors.cases))
    check_page(reader, language, axe_at)


@pytest.fixture(scope="module")
def guests(cases: dict[str, str], running_town: RunningWorld) -> dict[str | None, PlainBrowser]:
    """Browsers without a window, by who signed in."""
    house = OpenHouse(running_town.store, running_town.processes, running_town.clock)
    found = {username: PlainBrowser(house, running_town.portal) for username, _ in PAGES.values()}
    for username, browser in found.items():
        if username:
            browser.sign_in(username)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_at_most_twelve_queries(
    guests: dict[str | None, PlainBrowser], cases: dict[str, str], name: str
) -> None:
    username, path = PAGES[name]
    with listen() as asked:
        guests[username].open(path.format(**cases))
    assert 0 < len(asked) <= MOST_QUERIES or username is None, "\n".join(asked)


@in_both_languages
def test_a_form_with_mistakes_is_whole_for_everybody(visitors: Town, language: Language, axe_at: int) -> None:
    reader = visitors.visit("waha.registrar", language)
    reader.open("/requests/new?category=RENT")
    reader.fill(document_number="123", amount="كثير")
    reader.press("requests-to_check")
    reader.page.locator("#problems").wait_for()
    check_page(reader, language, axe_at)


@in_both_languages
def test_a_child_who_is_not_well_stated_is_told_at_the_field(
    visitors: Town, language: Language, axe_at: int
) -> None:
    reader = visitors.visit("waha.registrar", language)
    reader.open("/requests/new?category=ORPH")
    reader.fill(beneficiary_name="جنى", beneficiary_birth_date="1/1/2077", beneficiary_number="3190")
    reader.press("requests-to_check")
    for name in ("beneficiary_birth_date", "beneficiary_number"):
        reader.see_problem(name)
    check_page(reader, language, axe_at)


@in_both_languages
def test_the_check_of_answers_is_whole_for_everybody(visitors: Town, language: Language, axe_at: int) -> None:
    reader, person = visitors.visit("waha.registrar", language), invent_applicant()
    reader.open("/requests/new?category=CASH")
    reader.fill(**{name: str(person[name]) for name in ("document_number", "birth_date", "phone")})
    reader.fill(given_ar="سارة", family_ar="العامري", amount="400", household_size="3")
    for box in reader.page.locator("[name=papers], [name=consent]").all():
        box.check()
    reader.press("requests-to_check")
    reader.see(reader.say("requests-check_title"))
    check_page(reader, language, axe_at)


@in_both_languages
def test_a_wrong_password_is_told_to_everybody(visitors: Town, language: Language, axe_at: int) -> None:
    reader = visitors.visit(None, language)
    reader.open("/sign-in")
    reader.fill(username="nobody", password="wrong")
    reader.press("signing_in-submit")
    reader.page.locator("#problems").wait_for()
    check_page(reader, language, axe_at)


@in_both_languages
def test_a_ruling_with_a_mistake_is_whole_for_everybody(
    visitors: Town, language: Language, axe_at: int
) -> None:
    reader = visitors.visit("desk", language)
    reader.open(visitors.cases["in_question"])
    reader.page.locator("#candidate-2 form button").click()
    reader.page.locator("#problems").wait_for()
    check_page(reader, language, axe_at)


@in_both_languages
def test_the_second_look_before_two_become_one_is_whole_for_everybody(
    visitors: Town, language: Language, axe_at: int
) -> None:
    reader = visitors.visit("desk", language)
    reader.open(visitors.cases["in_question"])
    reader.check("code_1", "same_person")
    reader.fill(text_1="x")
    reader.page.locator("#candidate-1 form button").click()
    reader.see(reader.say("desk-check_title"))
    check_page(reader, language, axe_at)


@in_both_languages
def test_what_becomes_of_many_is_whole_for_everybody(visitors: Town, language: Language, axe_at: int) -> None:
    reader = visitors.visit("desk", language)
    reader.open("/queue?queue=to_claim")
    for box in reader.page.locator("[name=tasks]").all():
        box.check()
    reader.page.locator("details.bulk summary").click()
    reader.check("code", "except")
    reader.press("desk-to_preview")
    reader.page.locator("#problems").wait_for()
    check_page(reader, language, axe_at)
    reader.choose("reason_except", "hardship")
    reader.fill(text="x")
    reader.press("desk-to_preview")
    reader.see(reader.say("desk-col_outlook"))
    check_page(reader, language, axe_at)


def check_page(reader: Reader, language: Language, axe_at: int) -> None:
    """The page as it stands did not jump, fits every width, says what it is, breaks no rule, and asked nobody else."""
    shifted = reader.measure_shift()
    root = reader.page.locator("html")
    told = (root.get_attribute("lang"), root.get_attribute("dir"))
    assert told == (language, words_for(language).direction)
    assert reader.page.title().endswith(f"· {reader.say('layout-brand')}")
    overflow = {}
    for width in (WIDE, PHONE, NARROW):
        reader.page.set_viewport_size({"width": width, "height": HEIGHT})
        overflow[width] = reader.measure_overflow()
        if width == axe_at:
            assert reader.list_violations() == []
    assert overflow == {WIDE: 0, PHONE: 0, NARROW: 0}
    assert shifted <= MOST_SHIFT
    assert reader.faults == []
