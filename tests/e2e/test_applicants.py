"""The applicants' pages by a browser: whole for everybody, light on a slow line, and one request from home to its receipt."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Response
from sqlmodel import select

from language.catalogues import Language
from store.tables.requests import AidRequest
from tests.applicants import invent_applicant
from tests.applying import CODE, open_session, read_codes
from tests.e2e.modes import in_both_ways
from tests.e2e.reading import MOST_SHIFT, Mode, Reader, open_reader
from tests.e2e.test_pages import check_page, in_both_languages
from tests.mailing import Post
from tests.pooling import pull
from tests.world import RunningWorld

# The first page waits for the whole town, which a busy machine is slow to build.
pytestmark = pytest.mark.timeout(300)

PAGES = {
    "sign_in": "/my/sign-in",
    "pin": "/my/pin",
    "list": "/my",
    "in_study": "/my/requests/{in_study}",
    "asked": "/my/requests/{asked}",
    "paid": "/my/requests/{paid}",
    "rejected": "/my/requests/{rejected}",
    "appeal": "/my/requests/{rejected}/appeal",
    "contact": "/my/requests/{asked}/contact",
    "withdrawal": "/my/requests/{in_study}/withdrawal",
    "looks": "/my/requests/{asked}/looks",
    "not_there": "/my/requests/00000000-0000-0000-0000-000000000000",
    "start": "/apply",
    "resume": "/apply/resume",
}
QUESTIONS = ("aid", "document", "name", "birth", "phone", "safety", "home", "household", "need", "papers")
FIRST_VIEW_BYTES = 60 * 1024
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def cases(running_town: RunningWorld) -> dict[str, UUID]:
    """A request in each state that an applicant can find theirs in."""
    world = running_town
    found = {
        name: world.open_case("waha.registrar", **invent_applicant())
        for name in ("in_study", "asked", "paid", "rejected")
    }
    world.study(found["asked"])
    asked = {"papers": ("income", "iban"), "fields": ("address",)}
    world.decide("waha.researcher", found["asked"], "send_back", **asked)
    for name, code in (("paid", "approve"), ("rejected", "reject")):
        world.recommend(found[name])
        world.decide("supervisor", found[name], code)
    world.pay(found["paid"])
    return found


@pytest.fixture(scope="module")
def applicants(
    running_town: RunningWorld, cases: dict[str, UUID], chromium: Browser, address: str
) -> Iterator[dict[Language, Reader]]:
    """One applicant at a telephone for each language, signed in, with a form begun."""
    readers = {}
    for language in get_args(Language):
        reader = open_reader(chromium, address, Mode(language, scripts=True))
        token = open_session(running_town, cases.values())
        reader.context.add_cookies([{"name": "sanad-own", "value": token, "url": address}])
        reader.open("/apply")
        reader.press("apply-begin")
        reader.check("category", "RENT")
        reader.press("apply-next")
        readers[language] = reader
    yield readers
    for reader in readers.values():
        reader.context.close()


@in_both_languages
@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_applicants_is_whole_for_everybody(
    applicants: dict[Language, Reader], cases: dict[str, UUID], name: str, language: Language, axe_at: int
) -> None:
    reader = applicants[language]
    reader.open(PAGES[name].format(**cases))
    check_page(reader, language, axe_at)


@in_both_languages
def test_every_question_is_whole_for_everybody(
    applicants: dict[Language, Reader], language: Language, axe_at: int
) -> None:
    reader = applicants[language]
    for question in QUESTIONS:
        reader.open(f"/apply/{question}")
        check_page(reader, language, axe_at)
    reader.open("/apply/household")
    reader.fill(household_size="?")
    reader.press("apply-next")
    reader.page.locator("#problems").wait_for()
    check_page(reader, language, axe_at)


@pytest.mark.parametrize("name", ["sign_in", "start", "asked", "paid"])
def test_a_first_view_weighs_little_and_does_not_jump(
    running_town: RunningWorld, cases: dict[str, UUID], chromium: Browser, address: str, name: str
) -> None:
    reader = open_reader(chromium, address, Mode("ar", scripts=True), viewport=PHONE)
    token = open_session(running_town, [cases["asked"], cases["paid"]])
    reader.context.add_cookies([{"name": "sanad-own", "value": token, "url": address}])
    weighed: dict[str, int] = {}

    def weigh(response: Response) -> None:
        if response.request.resource_type != "font":
            weighed[response.url] = len(response.body())

    reader.page.on("response", weigh)
    reader.open(PAGES[name].format(**cases))
    shifted = reader.measure_shift()
    reader.context.close()
    assert len(weighed) >= 4
    assert sum(weighed.values()) <= FIRST_VIEW_BYTES, weighed
    assert shifted <= MOST_SHIFT


@dataclass
class Home:
    """An applicant at home, whose messages really come."""

    reader: Reader
    world: RunningWorld
    post: Post

    def apply(self) -> UUID:
        """Write the request page by page and send it; the case."""
        reader, person = self.reader, invent_applicant()
        reader.open("/apply")
        reader.press("apply-begin")
        reader.check("category", "CASH")
        pages: tuple[dict[str, str], ...] = (
            {"document_number": str(person["document_number"])},
            {"given_ar": "سارة", "family_ar": "العامري"},
            {"birth_date": str(person["birth_date"])},
            {"phone": str(person["phone"])},
            {},
            {"governorate": "حولي"},
            {"household_size": "٤"},
            {"amount": "600", "need": "حاجة مكتوبة للاختبار"},
        )
        for fields in pages:
            reader.press("apply-next")
            reader.fill(**fields)
        reader.press("apply-next")
        self.choose_picture("identity")
        reader.press("apply-next")
        reader.see(reader.say("apply-papers_later"))
        reader.check("consent", "yes")
        reader.press("apply-send")
        reader.see(reader.say("apply-done_title"))
        number = reader.page.locator(".number").inner_text()
        with self.world.store.registry() as db:
            request_id = db.exec(select(AidRequest.id).where(AidRequest.number == number)).one()
        self.world.wait_until(lambda: self.world.has_task(request_id))
        return request_id

    def sign_in(self, request_id: UUID) -> None:
        with self.world.store.registry() as db:
            number = db.exec(select(AidRequest.number).where(AidRequest.id == request_id)).one()
        self.reader.open("/my/sign-in")
        self.reader.fill(claimed=number)
        self.reader.press("own-send_code")
        self.reader.see(self.reader.say("own-code_title"))
        self.reader.fill(sign_in_code=read_codes(self.post, request_id)[0])
        self.reader.press("own-sign_in")
        self.reader.arrive(f"/my/requests/{request_id}")

    def choose_picture(self, paper: str) -> None:
        picture = self.reader.page.screenshot(type="jpeg")
        self.reader.attach(
            f"file_{paper}", {"name": "paper.jpg", "mimeType": "image/jpeg", "buffer": picture}
        )

    def read_delivery_code(self, request_id: UUID) -> str:
        self.post.wait_for_morning()
        self.post.deliver()
        texts = [text for row in self.post.list_rows(request_id) for text in self.post.read_texts(row)]
        return [found[0] for text in texts if (found := CODE.search(text))][-1]


@pytest.fixture
def post(running_town: RunningWorld) -> Iterator[Post]:
    post = Post(running_town, running_town.portal)
    with post.gateways_up():
        yield post
    post.close()


@in_both_ways
def test_an_applicant_goes_from_home_to_the_receipt(
    running_town: RunningWorld, chromium: Browser, address: str, post: Post, mode: Mode
) -> None:
    world = running_town
    reader = open_reader(chromium, address, mode, viewport=PHONE)
    home = Home(reader, world, post)
    request_id = home.apply()
    world.hand_over(pull(world, "waha.researcher", request_id).decision_id)
    world.write_study("waha.researcher", request_id)
    world.decide("waha.researcher", request_id, "send_back", papers=("income",))
    home.sign_in(request_id)
    reader.see(reader.say("own-asked_title"))
    home.choose_picture("income")
    reader.press("own-send")
    reader.see(reader.say("own-done_papers"))
    world.write_study("waha.researcher", request_id)
    world.decide("waha.researcher", request_id, "recommend", amount="300")
    world.decide("supervisor", request_id, "approve")
    reader.open(f"/my/requests/{request_id}")
    reader.see(reader.say("own-approved_title"))
    world.pay(request_id)
    reader.open(f"/my/requests/{request_id}")
    reader.see(reader.say("own-paid_title"))
    reader.fill(receipt_code=home.read_delivery_code(request_id))
    reader.press("own-receipt_go")
    reader.see(reader.say("own-done_receipt"))
    assert reader.faults == []
    reader.context.close()
