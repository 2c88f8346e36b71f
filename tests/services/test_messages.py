"""Messages: who is told what, when, by which way; and what no message ever says."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from uuid import UUID

import pytest
from anyio.from_thread import BlockingPortal

from domain.appointments import AppointmentForm
from domain.calendars import KUWAIT, read_day
from domain.errors import InvalidFieldsError, WrongRoleError
from domain.messages import MessageChannel, MessageFault, MessageState, MessageTemplate
from domain.proofs import CounterForm
from domain.requests import Channel
from services.appointments import book_appointment
from services.contact_preferences import get_contact
from services.counter_procedures import answer_counter, ask_counter
from services.messages import list_messages, queue_message
from services.requests import register_request
from tests.applicants import invent_applicant
from tests.forms import fill_request
from tests.mailing import MAIL, Post, wish
from tests.stepping import Steps
from tests.world import MATCH_SECRET, World, submit


@pytest.fixture
def steps(town: World) -> Steps:
    return Steps(town)


@pytest.fixture
def post(town: World, portal: BlockingPortal) -> Iterator[Post]:
    post = Post(town, portal)
    with post.gateways_up():
        yield post
    post.close()


def list_told(post: Post, request_id: UUID) -> list[MessageTemplate]:
    return [row.template for row in post.list_rows(request_id)]


def queue_code(town: World, request_id: UUID, code: str = "402713") -> UUID:
    with town.store.registry() as db:
        return queue_message(
            db,
            request_id,
            MessageTemplate.DELIVERY_CODE,
            key=f"code/{request_id}",
            at=town.clock(),
            secret=code,
        )


def test_an_applicant_is_told_of_each_turn_of_the_request_once(steps: Steps, post: Post) -> None:
    request_id = steps.open_case("waha.registrar", **invent_applicant())
    steps.study(request_id)
    steps.decide("waha.researcher", request_id, "send_back")
    steps.decide("waha.registrar", request_id, "complete")
    steps.world.write_study("waha.researcher", request_id)
    steps.decide("waha.researcher", request_id, "recommend", amount="300")
    steps.decide("supervisor", request_id, "approve")
    steps.pay(request_id)
    told = [
        MessageTemplate.REGISTERED,
        MessageTemplate.PAPER_ASKED,
        MessageTemplate.NEWS,
        MessageTemplate.DELIVERY_CODE,
        MessageTemplate.PAID,
    ]
    assert list_told(post, request_id) == told
    assert post.deliver() >= len(told)
    assert all(len(post.read_texts(row)) == 1 for row in post.list_rows(request_id))
    assert {row.state for row in post.list_rows(request_id)} == {MessageState.HANDED_OVER}


def test_a_message_names_no_kind_no_class_and_no_charity(steps: Steps, post: Post) -> None:
    request_id = steps.open_case("waha.registrar", **invent_applicant())
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "approve")
    steps.pay(request_id)
    case = steps.world.look(request_id)
    post.deliver()
    assert case.charity is not None
    hidden = [case.category.name_ar, case.category.name_en, case.charity.name_ar, case.charity.name_en]
    hidden += [case.category.code, "مساعدة", "جمعية", "300", str(request_id)]
    texts = [text for row in post.list_rows(request_id) for text in post.read_texts(row)]
    assert texts
    for word in hidden:
        assert not [text for text in texts if word in text], word


def test_a_first_signature_of_two_is_no_news(steps: Steps, post: Post) -> None:
    request_id = steps.open_case(
        "waha.registrar",
        **invent_applicant(),
        category="DEBT",
        amount="3000",
        papers=(*fill_request().papers, "enforcement_file", "inability_proof"),
    )
    steps.recommend(request_id, amount="3000")
    steps.decide("waha.manager", request_id, "approve")
    assert MessageTemplate.NEWS not in list_told(post, request_id)


def test_whoever_came_in_by_a_file_is_not_told_of_the_registration(town: World, post: Post) -> None:
    form = fill_request(**invent_applicant())
    actor, at = town.actor("waha.registrar"), town.clock()
    registered = register_request(town.store, actor, form, submit(form), channel=Channel.IMPORT, at=at)
    assert list_told(post, registered.request_id) == []


def test_the_first_message_leaves_the_counter_time_to_ask(town: World, post: Post) -> None:
    request_id = town.register("waha.registrar", **invent_applicant()).request_id
    (row,) = post.list_rows(request_id)
    assert row.next_at == row.queued_at + timedelta(minutes=5)
    wish(town, request_id, channel="email", email=MAIL, language="en")
    post.deliver()
    (row,) = post.list_rows(request_id)
    assert row.channel is MessageChannel.EMAIL
    (letter,) = post.mail.letters
    assert letter["To"] == MAIL
    assert "registered under number" in letter.get_content()
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["List-Unsubscribe"].startswith("<https://sanad.example/stop/")


def test_without_a_wish_nobody_is_written_to_at_night(town: World, post: Post) -> None:
    request_id = town.register("waha.registrar", **invent_applicant()).request_id
    post.now = post.now.replace(hour=23)
    post.deliver()
    (row,) = post.list_rows(request_id)
    assert (row.state, row.attempts) == (MessageState.QUEUED, 0)
    on = read_day(post.now) + timedelta(days=1)
    assert row.next_at == datetime.combine(on, time(8), tzinfo=KUWAIT)


def test_safe_hours_said_at_one_charity_are_kept_by_every_other(town: World, post: Post) -> None:
    person = invent_applicant()
    first = town.register("waha.registrar", **person).request_id
    other = town.register("diyaa.registrar", **person).request_id
    wish(town, first, safe_from="16", safe_until="18:00")
    post.deliver()
    rows = post.list_rows(first) + post.list_rows(other)
    assert not [row for row in rows if post.read_texts(row)]
    assert not get_contact(town.store, town.actor("diyaa.registrar"), other, at=town.clock()).is_stated
    post.now = post.now.replace(hour=16, minute=30)
    post.deliver()
    assert [len(post.read_texts(row)) for row in rows] == [1, 1]


def test_safe_hours_that_have_none_in_common_send_nothing(town: World, post: Post) -> None:
    person = invent_applicant()
    first = town.register("waha.registrar", **person).request_id
    other = town.register("diyaa.registrar", **person).request_id
    wish(town, first, safe_from="9", safe_until="11")
    wish(town, other, by="diyaa.registrar", safe_from="14", safe_until="16")
    post.deliver()
    rows = post.list_rows(first) + post.list_rows(other)
    assert {(row.state, row.fault) for row in rows} == {(MessageState.UNREACHABLE, MessageFault.NO_SAFE_HOUR)}
    assert not [row for row in rows if post.read_texts(row)]


def test_to_a_shared_telephone_a_message_says_only_that_there_is_news(town: World, post: Post) -> None:
    registered = town.register("waha.registrar", **invent_applicant())
    wish(town, registered.request_id, is_shared=True, pin="٤٢٧١")
    post.deliver()
    (row,) = post.list_rows(registered.request_id)
    (text,) = post.read_texts(row)
    assert registered.number not in text
    assert "لديكم خبر جديد" in text


def test_a_request_without_a_telephone_blocks_nothing_and_says_that_nobody_can_be_reached(
    steps: Steps, post: Post
) -> None:
    request_id = steps.open_case("waha.registrar", **{**invent_applicant(), "phone": ""})
    post.deliver()
    (row,) = post.list_rows(request_id)
    assert (row.state, row.fault) == (MessageState.UNREACHABLE, MessageFault.NO_ADDRESS)
    with pytest.raises(InvalidFieldsError) as refused:
        wish(steps.world, request_id, channel="whatsapp")
    assert [problem.field for problem in refused.value.problems] == ["phone"]


def test_a_code_is_sealed_until_it_was_handed_over_and_forgotten_afterwards(
    town: World, post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    request_id = town.register("waha.registrar", **invent_applicant()).request_id
    queue_code(town, request_id)
    row = post.find_row(request_id, MessageTemplate.DELIVERY_CODE)
    assert row.sealed is not None
    assert b"402713" not in row.sealed
    post.deliver()
    row = post.find_row(request_id, MessageTemplate.DELIVERY_CODE)
    assert "402713" in post.read_texts(row)[0]
    assert row.sealed is None
    assert "402713" not in caplog.text
    assert "402713" not in repr(row)


def test_the_same_is_told_once_however_often_it_is_queued(town: World, post: Post) -> None:
    request_id = town.register("waha.registrar", **invent_applicant()).request_id
    queue_code(town, request_id)
    queue_code(town, request_id)
    assert list_told(post, request_id).count(MessageTemplate.DELIVERY_CODE) == 1


def test_a_shared_telephone_needs_a_pin_and_bad_fields_are_told_together(town: World) -> None:
    request_id = town.register("waha.registrar", **invent_applicant()).request_id
    with pytest.raises(InvalidFieldsError) as refused:
        wish(
            town,
            request_id,
            channel="email",
            email="nobody@",
            is_shared=True,
            safe_from="20",
            safe_until="9",
            language="fr",
        )
    found = {(problem.field, problem.code) for problem in refused.value.problems}
    assert found == {
        ("language", "unknown_choice"),
        ("email", "malformed_email"),
        ("pin", "required"),
        ("safe_until", "ends_before_it_begins"),
    }


def test_whoever_speaks_with_applicants_writes_their_wish_down_and_nobody_else(town: World) -> None:
    request_id = town.register("waha.registrar", **invent_applicant()).request_id
    for other in ("supervisor", "waha.admin"):
        with pytest.raises(WrongRoleError):
            wish(town, request_id, by=other)
    assert wish(town, request_id, by="waha.researcher", language="en").language == "en"


def test_the_charity_sees_what_became_of_a_message(town: World, post: Post) -> None:
    request_id = town.register("waha.registrar", **invent_applicant()).request_id
    post.deliver()
    (view,) = list_messages(town.store, town.actor("waha.registrar"), request_id, at=town.clock())
    assert (view.state, view.template) == (MessageState.HANDED_OVER, MessageTemplate.REGISTERED)
    assert view.handed_at == post.now
    assert list_messages(town.store, town.actor("supervisor"), request_id, at=town.clock()) == ()


def test_messages_go_to_the_number_that_two_clerks_agreed_to_within_the_same_hours(
    steps: Steps, post: Post
) -> None:
    town, request_id = steps.world, steps.open_case("waha.registrar", **invent_applicant())
    wish(town, request_id, phone="55001122", safe_from="9", safe_until="23")
    document = town.look(request_id, "waha.registrar").identity
    assert document
    form = CounterForm("changed_number", document.document_number, "66554433")
    asked = ask_counter(
        town.store, town.actor("waha.registrar"), request_id, form, submit(form), at=town.clock()
    )
    answer_counter(
        town.store,
        town.actor("waha.manager"),
        asked.procedure_id,
        submit({"procedure": str(asked.procedure_id)}),
        agrees=True,
        secret=MATCH_SECRET,
        at=town.clock(),
    )
    post.now = post.now.replace(hour=22)
    post.deliver()
    (row,) = post.list_rows(request_id)
    assert [text["to"] for text in post.text.texts if text["id"] == str(row.id)] == ["+96566554433"]


def book(steps: Steps, request_id: UUID, in_days: int, **changes: str) -> None:
    on = read_day(steps.world.clock()) + timedelta(days=in_days)
    fields = {"handover": "pick_up", "on": on.isoformat(), "clock": "17:30", "place": "مخزن الشويخ، بوابة 4"}
    form = AppointmentForm(**{**fields, **changes})
    actor = steps.world.actor("waha.registrar")
    book_appointment(steps.store, actor, request_id, form, submit(form), at=steps.world.clock())


def test_who_fetches_something_is_told_day_hour_and_place_and_of_a_change(steps: Steps, post: Post) -> None:
    request_id = open_paid(steps)
    book(steps, request_id, 2)
    book(steps, request_id, 3)
    post.deliver()
    row = next(each for each in post.list_rows(request_id) if each.state is MessageState.FAILED)
    assert (row.template, row.fault) == (MessageTemplate.APPOINTMENT, MessageFault.TOO_LATE)
    assert post.read_texts(row) == [], "nobody is told of a day that is none"
    (told,) = [
        text
        for row in post.list_rows(request_id)
        if row.template is MessageTemplate.APPOINTMENT
        for text in post.read_texts(row)
    ]
    assert "17:30 في مخزن الشويخ، بوابة 4." in told
    book(steps, request_id, 4, handover="home_delivery", place="قطعة 3 شارع 12 منزل 40")
    post.deliver()
    (moved,) = post.read_texts(post.find_row(request_id, MessageTemplate.APPOINTMENT_MOVED))
    assert "تغيّر موعدكم. نصلكم في منزلكم" in moved
    assert "قطعة" not in moved, "an address is nobody else's to read"
    case = steps.world.look(request_id)
    assert case.charity is not None
    for word in (case.category.name_ar, case.charity.name_ar, "جمعية", "مساعدة"):
        assert word not in told + moved


def test_a_place_that_would_name_the_charity_or_the_aid_in_a_message_is_refused(steps: Steps) -> None:
    request_id = open_paid(steps)
    case = steps.world.look(request_id)
    assert case.charity is not None
    for name in (case.charity.name_ar, case.charity.name_en.upper(), case.category.name_ar):
        with pytest.raises(InvalidFieldsError) as refused:
            book(steps, request_id, 2, place=f"مخزن {name}")
        assert [(each.field, each.code) for each in refused.value.problems] == [("place", "names_too_much")]


def open_paid(steps: Steps) -> UUID:
    request_id = steps.open_case("waha.registrar", **invent_applicant())
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "approve")
    steps.pay(request_id)
    return request_id
