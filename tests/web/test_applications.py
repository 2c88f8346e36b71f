"""Applying at home: one question a page, saved at each, resumed by a code, and a request in the masked pool at the end."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlmodel import select

from domain.applications import Question
from domain.cycle import TaskKind
from domain.requests import Channel
from store.tables.applications import Application
from store.tables.requests import AidRequest
from tests.applicants import invent_applicant
from tests.web.browsing import ADDRESS, Browser, OpenHouse, Page, Value
from tests.world import RunningWorld

ORIGIN = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}
PICTURE = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"a paper in good light" * 20


@dataclass
class Phone:
    """Somebody who applies by telephone."""

    world: RunningWorld
    person: dict[str, object] = field(default_factory=invent_applicant)
    browser: Browser = field(init=False)

    def __post_init__(self) -> None:
        house = OpenHouse(self.world.store, self.world.processes, self.world.clock)
        self.browser = Browser(house, self.world.portal)

    def begin(self) -> Page:
        return self.browser.send(self.browser.open("/apply"), "/apply/begin")

    def answer(self, question: str, **fields: Value) -> Page:
        return self.browser.send(self.browser.open(f"/apply/{question}"), f"/apply/{question}", **fields)

    def send_pictures(self, *papers: str) -> Page:
        files = {f"file_{paper}": ("paper.jpg", PICTURE) for paper in papers}
        return Page(self.browser.ask("POST", "/apply/papers", files=files, headers=ORIGIN))

    def fill(self, *papers: str, **changes: str) -> Page:
        """Answer every page in its order; the page that follows the last one."""
        answers: dict[str, dict[str, str]] = {
            "aid": {"category": "CASH"},
            "document": {"document_number": str(self.person["document_number"])},
            "name": {"given_ar": "سارة", "family_ar": "العامري"},
            "birth": {"birth_date": str(self.person["birth_date"]), "sex": "F"},
            "phone": {"phone": str(self.person["phone"])},
            "safety": {},
            "home": {"governorate": "حولي"},
            "household": {"household_size": "٤"},
            "need": {"amount": "400", "need": "حاجة مكتوبة للاختبار"},
        }
        for question, fields in answers.items():
            given = {name: changes.get(name, value) for name, value in fields.items()}
            page = self.answer(question, **given)
            assert page.status == 200, (question, page.text)
        return self.send_pictures(*papers)


@pytest.fixture
def phone(running_town: RunningWorld) -> Phone:
    return Phone(running_town)


def find_case(world: RunningWorld, number: str) -> AidRequest:
    with world.store.registry() as db:
        return db.exec(select(AidRequest).where(AidRequest.number == number)).one()


def read_number(page: Page) -> str:
    return page.html.partition('class="num">')[2].partition("<")[0]


def test_a_request_is_written_page_by_page_and_waits_masked_in_the_pool(
    running_town: RunningWorld, phone: Phone
) -> None:
    assert phone.begin().url.path == "/apply/aid"
    page = phone.fill("identity", "income")
    assert page.url.path == "/apply/check"
    assert "العامري" in page.text
    refused = phone.browser.send(page, "/apply/send")
    assert refused.status == 422
    assert "consent-error" in refused.ids
    done = phone.browser.send(page, "/apply/send", consent="yes")
    case = find_case(running_town, read_number(done))
    assert done.url.path == "/apply/done"
    assert (case.channel, case.charity_id, case.household_size) == (Channel.SELF_SERVICE, None, 4)
    running_town.wait_until(lambda: running_town.has_task(case.id))
    assert running_town.look(case.id).task.kind is TaskKind.PULL  # type: ignore[union-attr]
    with running_town.store.registry() as db:
        query = text("select paper, state from request_paper where request_id = :id")
        states = {row.paper: row.state for row in db.execute(query, {"id": case.id})}
        files = db.execute(text("select count(*) from paper_scan where request_id = :id"), {"id": case.id})
        assert files.scalar_one() == 2
    assert {paper for paper, state in states.items() if state == "presented"} == {"identity", "income"}
    assert set(states.values()) == {"presented", "missing"}


def test_sent_twice_it_is_one_request_and_nothing_of_it_is_kept_but_its_number(
    running_town: RunningWorld, phone: Phone
) -> None:
    phone.begin()
    page = phone.fill()
    numbers = {read_number(phone.browser.send(page, "/apply/send", consent="yes")) for _ in range(2)}
    assert len(numbers) == 1
    with running_town.store.registry() as db:
        (row,) = db.exec(
            select(Application).where(Application.request_id == find_case(running_town, numbers.pop()).id)
        )
    assert row.sealed == b""
    assert phone.browser.open("/apply/name").url.path == "/apply/done"


@pytest.mark.parametrize(
    ("question", "fields", "blamed"),
    [
        ("aid", {}, "category"),
        ("document", {"document_number": "123"}, "document_number"),
        ("name", {}, "full_name"),
        ("phone", {}, "phone"),
        ("safety", {"is_shared": "yes"}, "pin"),
        ("household", {"household_size": "كثير"}, "household_size"),
        ("need", {"amount": "99999999"}, "amount"),
    ],
)
def test_a_wrong_answer_is_told_on_its_own_page(
    phone: Phone, question: str, fields: dict[str, str], blamed: str
) -> None:
    phone.begin()
    if question != "aid":
        phone.answer("aid", category="CASH")
    page = phone.answer(question, **fields)
    assert page.status == 422
    assert page.url.path == f"/apply/{question}"
    assert any(link == f"#{blamed}" for link in page.links)


def test_what_was_put_aside_is_resumed_by_its_code_on_any_telephone_and_stays_on_none(
    running_town: RunningWorld, phone: Phone
) -> None:
    phone.begin()
    phone.answer("aid", category="CASH")
    page = phone.answer("document", document_number=str(phone.person["document_number"]))
    left = phone.browser.send(page, "/apply/leave")
    code = read_number(left)
    assert phone.browser.open("/apply/document").url.path == "/apply"
    other = Phone(running_town).browser
    page = other.send(
        other.open("/apply/resume"), "/apply/resume", resume_code=code.lower().replace("-", " ")
    )
    assert "/apply/name" in page.links
    shown = other.open("/apply/document")
    assert shown.forms["/apply/document"].fields["document_number"] == phone.person["document_number"]
    wrong = other.send(other.open("/apply/resume"), "/apply/resume", resume_code=f"{code[:-1]}?")
    assert wrong.status == 422


def test_what_was_written_is_sealed_and_ends_after_two_weeks(
    running_town: RunningWorld, phone: Phone
) -> None:
    phone.begin()
    phone.answer("aid", category="CASH")
    phone.answer("document", document_number=str(phone.person["document_number"]))
    with running_town.store.registry() as db:
        rows = db.exec(select(Application.sealed)).all()
    assert all(str(phone.person["document_number"]).encode() not in sealed for sealed in rows)
    running_town.clock.move(timedelta(days=14))
    assert phone.browser.open("/apply/document").url.path == "/apply"


def test_an_answer_is_changed_from_the_check_and_leads_back_to_it(phone: Phone) -> None:
    phone.begin()
    page = phone.fill()
    assert {f"/apply/{each}?change=1" for each in Question if each is not Question.WHOM} <= page.links
    page = phone.browser.open("/apply/household?change=1")
    page = phone.browser.send(page, "/apply/household", household_size="6")
    assert page.url.path == "/apply/check"
    assert "6" in page.text


def test_a_shared_telephone_and_safe_hours_are_kept_as_they_were_told(
    running_town: RunningWorld, phone: Phone
) -> None:
    phone.begin()
    phone.fill()
    phone.answer("safety", is_shared="yes", pin="4271", safe_from="10", safe_until="12")
    done = phone.browser.send(phone.browser.open("/apply/check"), "/apply/send", consent="yes")
    case = find_case(running_town, read_number(done))
    with running_town.store.registry() as db:
        query = text(
            "select is_shared, pin_digest is not null, safe_from::text from contact_preference where request_id = :id"
        )
        assert tuple(db.execute(query, {"id": case.id}).one()) == (True, True, "10:00:00")
