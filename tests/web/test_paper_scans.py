"""The link that asks for a paper takes the paper: several, once, whole or not at all; then the request goes on by itself."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from domain.categories import Paper
from domain.cycle import EventType, TaskKind
from domain.messages import TICKET_LIFE, MessageTemplate
from gateways.paper_store import MOST_BYTES
from services.paper_scans import require_ticket
from tests.applicants import invent_applicant
from tests.keeping import open_papers
from tests.mailing import Post, wish
from tests.web.browsing import ADDRESS, Browser, OpenHouse, Page
from tests.world import RunningWorld

PDF = b"%PDF-1.7\nan invented lease\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(64)
ORIGIN = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}
Files = list[tuple[str, tuple[str, bytes, str]]]


@pytest.fixture
def house(running_town: RunningWorld, tmp_path: Path) -> OpenHouse:
    """One store of papers for whoever brings them and whoever reads them."""
    papers = open_papers(tmp_path)
    return OpenHouse(running_town.store, running_town.processes, running_town.clock, papers=papers)


@pytest.fixture
def guest(running_town: RunningWorld, house: OpenHouse) -> Browser:
    return Browser(house, running_town.portal)


@pytest.fixture
def registrar(running_town: RunningWorld, house: OpenHouse) -> Browser:
    browser = Browser(house, running_town.portal)
    browser.sign_in("waha.registrar")
    return browser


@pytest.fixture
def post(running_town: RunningWorld) -> Iterator[Post]:
    post = Post(running_town, running_town.portal)
    with post.gateways_up():
        yield post
    post.close()


def send_back(world: RunningWorld, **asked: object) -> UUID:
    request_id = world.open_case("waha.registrar", **invent_applicant())
    world.study(request_id)
    world.decide("waha.researcher", request_id, "send_back", **{"papers": ("income", "iban"), **asked})
    return request_id


def open_asked(post: Post, guest: Browser, request_id: UUID) -> Page:
    """The page behind the link of the message that asks for papers."""
    post.deliver()
    row = next(row for row in post.list_rows(request_id) if row.template is MessageTemplate.PAPER_ASKED)
    return guest.open(f"/m/{post.read_link(row)}")


def find_action(page: Page) -> str:
    (action,) = [action for action in page.forms if "/papers/" in action]
    return action


def bring(guest: Browser, action: str, **papers: bytes | list[bytes]) -> Page:
    """Send files as the form of the page does; each paper may be several."""
    files: Files = []
    for paper, contents in papers.items():
        for content in contents if isinstance(contents, list) else [contents]:
            files.append((f"paper_{paper}", (f"{paper}.bin", content, "application/octet-stream")))
    empty: Files = [("paper_identity", ("", b"", "application/octet-stream"))]
    return Page(guest.ask("POST", action, files=files or empty, headers=ORIGIN))


def is_waiting_for(world: RunningWorld, request_id: UUID, kind: TaskKind) -> bool:
    task = world.look(request_id, "waha.registrar").task
    return task is not None and task.kind is kind


def list_states(world: RunningWorld, request_id: UUID) -> dict[Paper, tuple[str, int]]:
    papers = world.look(request_id, "waha.registrar").papers
    return {view.paper: (view.state.value, len(view.scans)) for view in papers}


@pytest.mark.timeout(180)
def test_papers_brought_by_the_link_let_the_request_go_on_by_itself_and_the_charity_reads_them(
    running_town: RunningWorld, guest: Browser, registrar: Browser, post: Post, house: OpenHouse
) -> None:
    request_id = send_back(running_town)
    page = open_asked(post, guest, request_id)
    action = find_action(page)
    first = bring(guest, action, income=[PDF, JPEG])
    assert first.status == 200
    assert "وصلت مستنداتكم" in first.text
    assert {"paper_iban", "paper_income"} & first.ids == {"paper_iban"}, "what came is asked no more"
    states = list_states(running_town, request_id)
    assert (states[Paper.INCOME], states[Paper.IBAN]) == (("presented", 2), ("missing", 0))
    assert is_waiting_for(running_town, request_id, TaskKind.COMPLETE)
    last = bring(guest, action, iban=JPEG)
    assert last.status == 200
    assert not [form for form in last.forms if "/papers/" in form]
    running_town.relay_all()
    running_town.wait_until(lambda: is_waiting_for(running_town, request_id, TaskKind.STUDY), seconds=60)
    case = running_town.look(request_id, "waha.registrar")
    told = [event.type for event in case.timeline]
    assert told.count(EventType.PAPERS_BROUGHT) == 2
    assert EventType.COMPLETED in told
    shown = registrar.open(f"/requests/{request_id}")
    scans = [link for link in shown.links if "/scans/" in link]
    assert sorted(registrar.ask("GET", scan).content for scan in scans) == sorted([PDF, JPEG, JPEG])
    stranger = Browser(house, running_town.portal)
    stranger.sign_in("diyaa.registrar")
    assert stranger.open(scans[0]).status == 404
    late = bring(guest, action, iban=PDF)
    assert late.status == 409
    assert "غير مطلوب منكم الآن" in late.text


def test_the_same_files_sent_again_are_kept_once(
    running_town: RunningWorld, guest: Browser, post: Post
) -> None:
    request_id = send_back(running_town)
    action = find_action(open_asked(post, guest, request_id))
    for _ in range(2):
        assert bring(guest, action, income=PDF, iban=JPEG).status == 200
    states = list_states(running_town, request_id)
    assert (states[Paper.INCOME], states[Paper.IBAN]) == (("presented", 1), ("presented", 1))


def test_of_a_sending_with_a_bad_file_nothing_is_kept(
    running_town: RunningWorld, guest: Browser, post: Post, tmp_path: Path
) -> None:
    request_id = send_back(running_town)
    action = find_action(open_asked(post, guest, request_id))
    for files, problem in (
        ({"income": PDF, "iban": b"a text"}, "paper_iban-error"),
        ({"income": PDF, "iban": JPEG + bytes(MOST_BYTES)}, "paper_iban-error"),
        ({}, "problems"),
    ):
        page = bring(guest, action, **files)
        assert page.status == 422
        assert problem in page.ids
    assert bring(guest, action, lease=PDF).status == 409, "nobody asked for it"
    states = list_states(running_town, request_id)
    assert (states[Paper.INCOME], states[Paper.IBAN]) == (("missing", 0), ("missing", 0))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_detail_that_is_still_asked_keeps_the_request_with_its_applicant(
    running_town: RunningWorld, guest: Browser, post: Post
) -> None:
    request_id = send_back(running_town, papers=("income",), fields=("address",))
    page = bring(guest, find_action(open_asked(post, guest, request_id)), income=PDF)
    assert page.status == 200
    assert "العنوان" in page.text
    running_town.relay_all()
    assert is_waiting_for(running_town, request_id, TaskKind.COMPLETE)


def test_no_ticket_that_was_made_up_or_is_of_another_link_brings_anything_and_an_old_one_opens_the_page_anew(
    running_town: RunningWorld, guest: Browser, post: Post, house: OpenHouse
) -> None:
    mine, other = send_back(running_town), send_back(running_town)
    action = find_action(open_asked(post, guest, mine))
    theirs = find_action(open_asked(post, guest, other)).rpartition("/")[2]
    link, ticket = action.split("/")[2], action.rpartition("/")[2]
    assert bring(guest, f"{action[:-2]}AA", income=PDF).status == 404
    assert bring(guest, f"/m/{link}/papers/{theirs}", income=PDF).status == 404
    at = running_town.clock()
    assert require_ticket(house.store, link, ticket, at=at)
    assert not require_ticket(house.store, link, ticket, at=at + TICKET_LIFE + timedelta(minutes=1))
    (row,) = (row for row in post.list_rows(mine) if row.template is MessageTemplate.PAPER_ASKED)
    with running_town.store.registry() as db:
        row.link_until_at = row.queued_at
        db.merge(row)
    ended = bring(guest, action, income=PDF)
    assert ended.status == 410
    assert list_states(running_town, mine)[Paper.INCOME] == ("missing", 0)


def test_on_a_shared_telephone_papers_are_taken_behind_the_pin_alone(
    running_town: RunningWorld, guest: Browser, post: Post
) -> None:
    request_id = send_back(running_town)
    wish(running_town, request_id, is_shared=True, pin="4271")
    page = open_asked(post, guest, request_id)
    assert not [form for form in page.forms if "/papers/" in form]
    opened = guest.send(page, str(page.url.path), pin="4271")
    assert bring(guest, find_action(opened), income=PDF).status == 200
    assert list_states(running_town, request_id)[Paper.INCOME] == ("presented", 1)
