"""The link of a message and unsubscribing, as whoever was written to meets them; the form at the counter."""

from collections.abc import Iterator

import pytest

from domain.messages import MessageTemplate
from services.bounces import note_bounce
from tests.applicants import invent_applicant
from tests.mailing import Post, wish, write_notification
from tests.web.browsing import Browser, Page
from tests.web.conftest import Readers
from tests.world import RunningWorld


@pytest.fixture
def post(running_town: RunningWorld) -> Iterator[Post]:
    post = Post(running_town, running_town.portal)
    with post.gateways_up():
        yield post
    post.close()


def open_sent(post: Post, guest: Browser, request_id: object, template: MessageTemplate) -> Page:
    """The page to which the link of the message leads that was really sent."""
    post.deliver()
    row = next(row for row in post.list_rows(request_id) if row.template is template)  # type: ignore[arg-type]
    return guest.open(f"/m/{post.read_link(row)}")


def send_back(world: RunningWorld, **changes: object) -> object:
    request_id = world.open_case("waha.registrar", **{**invent_applicant(), **changes})
    world.study(request_id)
    world.decide("waha.researcher", request_id, "send_back", papers=("income", "iban"), fields=("address",))
    return request_id


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ar", ("مطلوب منكم استكمال طلبكم", "العنوان")),
        ("en", ("Something is asked of you", "Address")),
    ],
)
def test_the_link_says_what_is_asked_in_the_language_of_the_message(
    running_town: RunningWorld, guest: Browser, post: Post, language: str, asked: tuple[str, ...]
) -> None:
    person = invent_applicant()
    request_id = send_back(running_town, **person)
    wish(running_town, request_id, language=language)  # type: ignore[arg-type]
    page = open_sent(post, guest, request_id, MessageTemplate.PAPER_ASKED)
    case = running_town.look(request_id, "waha.registrar")  # type: ignore[arg-type]
    assert page.status == 200
    assert case.number in page.text
    assert case.charity is not None
    for sentence in asked:
        assert sentence in page.text
    hidden = [case.category.name_ar, case.category.name_en, case.charity.name_ar, case.charity.name_en]
    for word in (*hidden, str(person["full_name"]), str(person["document_number"]), str(request_id)):
        assert word not in page.html


def test_a_link_that_was_made_up_leads_nowhere_and_an_old_one_says_so(
    running_town: RunningWorld, guest: Browser, post: Post
) -> None:
    request_id = running_town.open_case("waha.registrar", **invent_applicant())
    page = open_sent(post, guest, request_id, MessageTemplate.REGISTERED)
    token = str(page.url).rpartition("/")[2]
    assert page.status == 200
    assert guest.open(f"/m/{token[:-2]}AA").status == 404
    assert guest.open("/m/x").status == 404
    (row,) = post.list_rows(request_id)
    with running_town.store.registry() as db:
        row.link_until_at = row.queued_at
        db.merge(row)
    assert guest.open(f"/m/{token}").status == 410


def test_on_a_shared_telephone_the_link_asks_for_the_pin_and_five_wrong_ones_end_it(
    running_town: RunningWorld, guest: Browser, post: Post
) -> None:
    registered = running_town.register("waha.registrar", **invent_applicant())
    wish(running_town, registered.request_id, is_shared=True, pin="4271")
    page = open_sent(post, guest, registered.request_id, MessageTemplate.REGISTERED)
    action = str(page.url.path)
    assert registered.number not in page.html
    opened = guest.send(page, action, pin="٤٢٧١")
    assert registered.number in opened.text
    for status in (422, 422, 422, 422, 410):
        wrong = guest.send(page, action, pin="1111")
        assert wrong.status == status
        assert registered.number not in wrong.html
    assert guest.send(page, action, pin="4271").status == 410


def test_another_case_of_a_shared_telephone_without_a_pin_shows_nothing(
    running_town: RunningWorld, guest: Browser, post: Post
) -> None:
    person, other = invent_applicant(), invent_applicant()
    first = running_town.register("waha.registrar", **person)
    second = running_town.register("diyaa.registrar", **{**other, "phone": person["phone"]})
    wish(running_town, first.request_id, is_shared=True, pin="4271")
    page = open_sent(post, guest, second.request_id, MessageTemplate.REGISTERED)
    assert page.status == 200
    assert second.number not in page.html


def test_one_click_of_a_mail_program_stops_messages_and_a_look_stops_nothing(
    running_town: RunningWorld, guest: Browser, post: Post, readers: Readers
) -> None:
    request_id = running_town.open_case("waha.registrar", **invent_applicant())
    page = open_sent(post, guest, request_id, MessageTemplate.REGISTERED)
    stop = next(link for link in page.links if link.startswith("/stop/"))
    asked = guest.open(stop)
    assert stop in asked.forms
    click = guest.ask(
        "POST", stop, data={"List-Unsubscribe": "One-Click"}, headers={"Origin": "https://mail.example"}
    )
    assert click.status_code == 200
    counter = readers("waha.registrar").open(f"/requests/{request_id}/contact")
    assert "إيقاف الرسائل" in counter.text
    again = guest.open(stop)
    assert (
        guest.send(again, next(iter(f for f in again.forms if f.startswith("/messages-again")))).status == 200
    )
    assert guest.ask("POST", f"{stop[:-2]}AA", data={"List-Unsubscribe": "One-Click"}).status_code == 404


def test_one_click_acts_as_nobody(running_town: RunningWorld, readers: Readers) -> None:
    registrar = readers("waha.registrar")
    answer = registrar.ask("POST", "/stop/../sign-out", headers={"Origin": "https://mail.example"})
    assert answer.status_code in (403, 404)
    assert registrar.open("/queue").status == 200


def test_the_counter_writes_down_how_somebody_may_be_reached(
    running_town: RunningWorld, readers: Readers
) -> None:
    request_id = running_town.open_case("waha.registrar", **invent_applicant())
    registrar = readers("waha.registrar")
    path = f"/requests/{request_id}/contact"
    assert path in registrar.open(f"/requests/{request_id}").links
    wrong = registrar.send(registrar.open(path), path, is_shared="yes", safe_from="25")
    assert wrong.status == 422
    assert {"pin-error", "safe_from-error"} <= wrong.ids
    kept = registrar.send(wrong, path, is_shared="yes", pin="4271", safe_from="10")
    assert kept.status == 200
    assert kept.url.path == f"/requests/{request_id}"
    shown = registrar.open(path)
    assert shown.forms[path].fields["safe_from"] == "10:00"
    assert shown.forms[path].fields["is_shared"] == "yes"
    assert "4271" not in shown.html
    assert readers("diyaa.registrar").open(path).status == 404


def test_the_case_says_what_became_of_its_messages(
    running_town: RunningWorld, readers: Readers, post: Post
) -> None:
    request_id = running_town.open_case("waha.registrar", **invent_applicant())
    registrar = readers("waha.registrar")
    assert "بانتظار الإرسال" in registrar.open(f"/requests/{request_id}").text
    post.deliver()
    page = registrar.open(f"/requests/{request_id}")
    assert "messages" in page.ids
    assert "أُرسلت" in page.text


def test_the_case_says_that_mail_comes_back_until_somebody_mends_the_address(
    running_town: RunningWorld, readers: Readers, post: Post
) -> None:
    request_id = running_town.register("waha.registrar", **invent_applicant()).request_id
    running_town.relay_all()
    wish(running_town, request_id, channel="email", email="gone@post.example")
    post.deliver()
    sent = next(
        sender
        for letter, sender in zip(post.mail.letters, post.mail.senders, strict=True)
        if letter["To"] == "gone@post.example"
    )
    registrar, case, path = (
        readers("waha.registrar"),
        f"/requests/{request_id}",
        f"/requests/{request_id}/contact",
    )
    assert "ترتدّ رسائل البريد" not in registrar.open(case).text
    note_bounce(running_town.store, write_notification(sent), at=post.now)
    shown = registrar.open(case)
    assert "ترتدّ رسائل البريد" in shown.text
    assert "ارتدّت" in shown.text
    form = registrar.open(path)
    assert "ارتدّت رسالة من هذا البريد" in form.text
    registrar.send(form, path, again="yes")
    assert "ارتدّت رسالة من هذا البريد" not in registrar.open(path).text
    assert "ترتدّ رسائل البريد" not in registrar.open(case).text
