"""An applicant's own request: what it says at each stage, and sending what is asked for."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from domain.cycle import EventType, TaskKind
from store.tables.events import AccessLog
from tests.applicants import invent_applicant
from tests.applying import open_session
from tests.web.browsing import ADDRESS, Browser, OpenHouse, Page
from tests.world import RunningWorld

ORIGIN = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}
PICTURE = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"a paper in good light" * 20


@dataclass
class Home:
    """One house with its telephones and desks: what is sent in by one is opened by the other."""

    world: RunningWorld
    house: OpenHouse = field(init=False)

    def __post_init__(self) -> None:
        self.house = OpenHouse(self.world.store, self.world.processes, self.world.clock)

    def open_phone(self, *request_ids: UUID) -> Browser:
        """A telephone whose owner has signed in."""
        browser = Browser(self.house, self.world.portal)
        browser.keep_cookie("sanad-own", open_session(self.world, request_ids))
        return browser

    def open_desk(self, username: str) -> Browser:
        browser = Browser(self.house, self.world.portal)
        browser.sign_in(username)
        return browser


@pytest.fixture
def home(running_town: RunningWorld) -> Home:
    return Home(running_town)


def ask_for(world: RunningWorld, *papers: str, fields: tuple[str, ...] = ()) -> UUID:
    """A request that its researcher sent back for papers and facts."""
    request_id = world.open_case("waha.registrar", **invent_applicant())
    world.study(request_id)
    world.decide("waha.researcher", request_id, "send_back", papers=papers, fields=fields)
    return request_id


def send(phone: Browser, request_id: UUID, key: str = "", content: bytes = PICTURE, **parts: str) -> Page:
    """Send a picture of each paper, and a text for each fact."""
    files = {f"file_{name[6:]}": (text, content) for name, text in parts.items() if name.startswith("paper_")}
    data = {"key": key or str(uuid4())}
    data |= {f"fact_{name[5:]}": text for name, text in parts.items() if name.startswith("fact_")}
    path = f"/my/requests/{request_id}/papers"
    return Page(phone.ask("POST", path, data=data, files=files or {"none": ("", b"")}, headers=ORIGIN))


def test_what_was_asked_for_is_sent_and_the_study_goes_on(home: Home) -> None:
    world = home.world
    request_id = ask_for(world, "income", "iban", fields=("address",))
    phone = home.open_phone(request_id)
    page = phone.open(f"/my/requests/{request_id}")
    assert {"file_income", "file_iban", "fact_address"} <= page.ids
    assert "حتى نهاية" in page.text
    half = send(phone, request_id, paper_income="income.jpg", fact_address="")
    assert half.status == 200
    assert "file_income" not in half.ids
    assert (task := world.find_task(request_id))
    assert task.kind is TaskKind.COMPLETE
    lacking = send(phone, request_id, paper_iban="iban.jpg")
    assert lacking.status == 422
    assert "fact_address-error" in lacking.ids
    whole = send(phone, request_id, paper_iban="iban.jpg", fact_address="السالمية قطعة 3")
    assert whole.status == 200
    assert (task := world.find_task(request_id))
    assert task.kind is TaskKind.STUDY
    case = world.look(request_id, "waha.researcher")
    assert {EventType.PAPERS_BROUGHT, EventType.COMPLETED} <= {event.type for event in case.timeline}
    assert any("السالمية قطعة 3" in decision.text for decision in case.decisions)
    assert {view.state for view in case.papers if view.paper in ("income", "iban")} == {"presented"}


def test_whoever_studies_the_case_opens_the_picture_and_no_other_charity_does(home: Home) -> None:
    request_id = ask_for(home.world, "income")
    send(home.open_phone(request_id), request_id, paper_income="income.jpg")
    desk = home.open_desk("waha.researcher")
    (path,) = (link for link in desk.open(f"/requests/{request_id}").links if "/scans/" in link)
    answer = desk.ask("GET", path)
    assert (answer.content, answer.headers["content-type"]) == (PICTURE, "image/jpeg")
    assert home.open_desk("diyaa.researcher").open(path).status == 404
    with home.world.store.acting_for(home.world.actor("waha.manager")) as db:
        assert (
            "paper_scan" in db.exec(select(AccessLog.purpose).where(AccessLog.request_id == request_id)).all()
        )


@pytest.mark.parametrize("content", [b"<html>no picture</html>", b"MZ a program", b""])
def test_what_is_no_picture_is_refused_at_its_paper_and_nothing_is_written(
    home: Home, content: bytes
) -> None:
    request_id = ask_for(home.world, "income")
    page = send(home.open_phone(request_id), request_id, content=content, paper_income="income.jpg")
    assert page.status == 422
    assert "file_income-error" in page.ids
    assert (task := home.world.find_task(request_id))
    assert task.kind is TaskKind.COMPLETE


def test_a_sending_that_comes_twice_counts_once_and_one_to_another_request_is_not_there(home: Home) -> None:
    request_id, other = ask_for(home.world, "income", "iban"), ask_for(home.world, "income")
    phone = home.open_phone(request_id)
    for _ in range(2):
        send(phone, request_id, key="once", paper_income="income.jpg")
    case = home.world.look(request_id, "waha.researcher")
    assert [event.type for event in case.timeline].count(EventType.PAPERS_BROUGHT) == 1
    assert send(phone, other, paper_income="income.jpg").status == 404


def test_after_approval_the_first_line_is_amount_payee_and_day(home: Home) -> None:
    world = home.world
    request_id = world.open_case("waha.registrar", **invent_applicant())
    world.recommend(request_id)
    world.decide("supervisor", request_id, "approve")
    phone = home.open_phone(request_id)
    approved = phone.open(f"/my/requests/{request_id}").text
    assert "اعتُمد طلبكم" in approved
    assert "300.000" in approved
    world.pay(request_id)
    paid = phone.open(f"/my/requests/{request_id}").text
    payee = world.look(request_id).decisions[0].payee_name or "سالم العامري"
    assert (
        paid.index("تم الصرف")
        < paid.index("300.000")
        < paid.index(payee)
        < paid.index("يوم ")
        < paid.index("مراحل طلبكم")
    )


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_of_an_applicant_names_a_researcher(home: Home, language: str) -> None:
    world = home.world
    request_id = ask_for(world, "income")
    phone = home.open_phone(request_id)
    phone.read_in(language)
    world.look(request_id, "waha.researcher")
    researcher = world.actor("waha.researcher")
    for path in ("", "/looks"):
        page = phone.open(f"/my/requests/{request_id}{path}")
        assert page.status == 200
        assert researcher.name_ar not in page.html
        assert researcher.name_en not in page.html
        assert "غير واضحة" not in page.html
    assert ("الواحة" if language == "ar" else "Waha") in page.text
