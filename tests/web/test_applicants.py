"""An applicant signs in by number and code: one answer whoever is meant, limits that hold, and nobody else's request."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from services.processes import Processes
from tests.applicants import invent_applicant
from tests.applying import ask_code, enter, read_codes
from tests.mailing import Post, wish
from tests.web.browsing import Browser, OpenHouse, Page
from tests.world import RunningWorld


@pytest.fixture
def post(running_town: RunningWorld) -> Iterator[Post]:
    post = Post(running_town, running_town.portal)
    with post.gateways_up():
        yield post
    post.close()


@pytest.fixture
def phone(running_town: RunningWorld) -> Callable[[], Browser]:
    """As many telephones as a test needs."""
    processes: Processes = running_town.processes
    house = OpenHouse(running_town.store, processes, running_town.clock)
    return lambda: Browser(house, running_town.portal)


def shape(page: Page) -> tuple[int, str, str]:
    return page.status, str(page.url.path), page.text


@pytest.mark.parametrize("by", ["document_number", "number"])
def test_a_civil_id_or_a_number_and_its_code_open_the_request(
    running_town: RunningWorld, guest: Browser, post: Post, by: str
) -> None:
    person = invent_applicant()
    registered = running_town.register("waha.registrar", **person)
    claimed = registered.number if by == "number" else str(person["document_number"])
    page = enter(guest, post, claimed, registered.request_id)
    assert page.status == 200
    assert page.url.path == f"/my/requests/{registered.request_id}"
    assert registered.number in page.text
    assert "وزارة الشؤون الاجتماعية" in page.text


def test_whether_a_number_is_known_cannot_be_told(running_town: RunningWorld, guest: Browser) -> None:
    known = running_town.register("waha.registrar", **invent_applicant())
    stranger = str(invent_applicant()["document_number"])
    answers = {shape(ask_code(guest, claimed)) for claimed in (known.number, stranger, "2026-999999", "x")}
    assert len(answers) == 1
    refused = [
        shape(guest.send(ask_code(guest, claimed), "/my/code", sign_in_code="000000"))
        for claimed in (known.number, stranger)
    ]
    assert refused[0] == refused[1]
    assert refused[0][0] == 422


def test_five_wrong_codes_end_an_attempt_even_for_the_right_one(
    running_town: RunningWorld, guest: Browser, post: Post
) -> None:
    registered = running_town.register("waha.registrar", **invent_applicant())
    page = ask_code(guest, registered.number)
    (code,) = read_codes(post, registered.request_id)
    wrong = "111111" if code != "111111" else "222222"
    for _ in range(5):
        assert guest.send(page, "/my/code", sign_in_code=wrong).status == 422
    assert guest.send(page, "/my/code", sign_in_code=code).status == 422
    assert guest.open("/my").url.path == "/my/sign-in"


def test_a_code_opens_once_and_within_ten_minutes(
    running_town: RunningWorld, phone: Callable[[], Browser], post: Post
) -> None:
    registered = running_town.register("waha.registrar", **invent_applicant())
    first = phone()
    page = ask_code(first, registered.number)
    (code,) = read_codes(post, registered.request_id)
    assert first.send(page, "/my/code", sign_in_code=code).status == 200
    assert first.send(page, "/my/code", sign_in_code=code).status == 422
    late = phone()
    page = ask_code(late, registered.number)
    code = read_codes(post, registered.request_id)[0]
    running_town.clock.move(timedelta(minutes=10))
    assert late.send(page, "/my/code", sign_in_code=code).status == 422


def test_a_code_is_typed_in_any_digits_and_only_on_the_telephone_that_asked(
    running_town: RunningWorld, phone: Callable[[], Browser], post: Post
) -> None:
    registered = running_town.register("waha.registrar", **invent_applicant())
    asking, other = phone(), phone()
    page = ask_code(asking, registered.number)
    (code,) = read_codes(post, registered.request_id)
    assert other.post("/my/code", sign_in_code=code).status == 422
    eastern = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert asking.send(page, "/my/code", sign_in_code=eastern).status == 200


def test_after_three_codes_in_a_quarter_of_an_hour_none_is_sent_and_nothing_else_is_said(
    running_town: RunningWorld, guest: Browser, post: Post
) -> None:
    registered = running_town.register("waha.registrar", **invent_applicant())
    answers = {shape(ask_code(guest, registered.number)) for _ in range(5)}
    assert len(answers) == 1
    assert len(read_codes(post, registered.request_id)) == 3
    running_town.clock.move(timedelta(minutes=16))
    ask_code(guest, registered.number)
    assert len(read_codes(post, registered.request_id)) == 4


def test_the_request_of_another_is_not_there(running_town: RunningWorld, guest: Browser, post: Post) -> None:
    mine = running_town.register("waha.registrar", **invent_applicant())
    other = running_town.register("waha.registrar", **invent_applicant())
    enter(guest, post, mine.number, mine.request_id)
    for path in (f"/my/requests/{other.request_id}", f"/my/requests/{other.request_id}/looks"):
        page = guest.open(path)
        assert page.status == 404
        assert other.number not in page.html


def test_a_telephone_opens_no_request_of_another_who_is_written_to_there(
    running_town: RunningWorld, guest: Browser, post: Post
) -> None:
    wife, husband = invent_applicant(), invent_applicant()
    hers = running_town.register("waha.registrar", **wife)
    his = running_town.register("waha.registrar", **{**husband, "phone": wife["phone"]})
    enter(guest, post, hers.number, hers.request_id)
    assert guest.open(f"/my/requests/{his.request_id}").status == 404


def test_whoever_states_the_civil_id_of_another_opens_only_what_they_stated_themselves(
    running_town: RunningWorld, phone: Callable[[], Browser], post: Post
) -> None:
    person = invent_applicant()
    true = running_town.register("waha.registrar", **person)
    false = running_town.register("diyaa.registrar", **{**person, "phone": invent_applicant()["phone"]})
    thief, owner = phone(), phone()
    page = ask_code(thief, str(person["document_number"]))
    thief.send(page, "/my/code", sign_in_code=read_codes(post, false.request_id)[0])
    assert thief.open(f"/my/requests/{false.request_id}").status == 200
    assert thief.open(f"/my/requests/{true.request_id}").status == 404
    enter(owner, post, str(person["document_number"]), true.request_id)
    assert owner.open(f"/my/requests/{true.request_id}").status == 200
    assert owner.open(f"/my/requests/{false.request_id}").status == 404


def test_on_a_shared_telephone_the_pin_is_asked_besides_the_code_and_five_wrong_ones_end_it(
    running_town: RunningWorld, phone: Callable[[], Browser], post: Post
) -> None:
    registered = running_town.register("waha.registrar", **invent_applicant())
    wish(running_town, registered.request_id, is_shared=True, pin="4271")
    first, second = phone(), phone()
    page = enter(first, post, registered.number, registered.request_id)
    assert page.url.path == "/my/pin"
    assert first.open(f"/my/requests/{registered.request_id}").url.path == "/my/pin"
    assert registered.number in first.send(page, "/my/pin", pin="٤٢٧١").text
    page = enter(second, post, registered.number, registered.request_id)
    for _ in range(5):
        assert second.send(page, "/my/pin", pin="1111").status == 422
    assert second.send(page, "/my/pin", pin="4271").url.path == "/my/sign-in"


def test_a_code_comes_at_any_hour_unless_somebody_said_which_are_safe(
    running_town: RunningWorld, guest: Browser, post: Post
) -> None:
    free, bound = (running_town.register("waha.registrar", **invent_applicant()) for _ in range(2))
    wish(running_town, bound.request_id, safe_from="10:00", safe_until="12:00")
    running_town.clock.move(timedelta(hours=(26 - (running_town.clock().hour + 3)) % 24))
    for registered in (free, bound):
        ask_code(guest, registered.number)
    assert len(read_codes(post, free.request_id)) == 1
    assert read_codes(post, bound.request_id) == []


def test_a_session_ends_by_signing_out_and_after_an_hour_and_opens_no_desk(
    running_town: RunningWorld, phone: Callable[[], Browser], post: Post
) -> None:
    registered = running_town.register("waha.registrar", **invent_applicant())
    first, second = phone(), phone()
    page = enter(first, post, registered.number, registered.request_id)
    assert first.open("/queue").url.path == "/sign-in"
    assert first.send(page, "/my/sign-out").url.path == "/my/sign-in"
    assert first.open("/my").url.path == "/my/sign-in"
    enter(second, post, registered.number, registered.request_id)
    running_town.clock.move(timedelta(minutes=61))
    assert second.open("/my").url.path == "/my/sign-in"
