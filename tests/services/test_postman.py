"""The postman: gateways that are down for a day, that break the line, and that see the postman killed."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from anyio.from_thread import BlockingPortal
from sqlalchemy import text

from domain.cycle import Outcome
from domain.messages import LEASE, MessageChannel, MessageFault, MessageState, MessageTemplate
from services.message_links import stop_messages
from services.messages import queue_message
from store.queries.messages import lock_message
from store.tables.messages import Message
from tests.applicants import invent_applicant
from tests.conftest import Database
from tests.mailing import MAIL, Post, wish
from tests.stepping import Steps
from tests.world import World

OTHER_MAIL = "weary@post.example"


@pytest.fixture
def post(town: World, portal: BlockingPortal) -> Iterator[Post]:
    """A postman of a record that other tests have left messages in."""
    post = Post(town, portal)
    yield post
    post.close()


@pytest.fixture
def lonely_post(world: World, portal: BlockingPortal) -> Iterator[Post]:
    """A postman of a record of the test's own."""
    post = Post(world, portal)
    yield post
    post.close()


def register(post: Post, **changes: str) -> UUID:
    request_id = post.world.register("waha.registrar", **invent_applicant()).request_id
    if changes:
        wish(post.world, request_id, "waha.registrar", **changes)
    return request_id


def get_row(post: Post, request_id: UUID) -> Message:
    (row,) = post.list_rows(request_id)
    return row


def pass_day(post: Post) -> int:
    """A simulated day, in steps of half an hour; how often a message was taken in hand."""
    taken = 0
    for _ in range(24 * 2):
        post.pass_time(minutes=30)
        taken += post.deliver()
    return taken


def test_after_a_day_without_gateways_everything_arrives_once_and_no_decision_waited(
    lonely_post: Post,
) -> None:
    post = lonely_post
    steps = Steps(post.world)
    wishes: list[dict[str, str]] = [
        {},
        {"channel": "whatsapp"},
        {"channel": "email", "email": MAIL},
        {"language": "en"},
    ]
    people = [register(post, **wished) for wished in wishes]
    request_id = steps.open_case("waha.registrar", **invent_applicant())
    steps.recommend(request_id)
    assert pass_day(post) > 0
    steps.decide("supervisor", request_id, "approve")
    steps.deliver(request_id)
    assert steps.state(request_id).outcome == Outcome.DELIVERED, "the gateways are away, the case is closed"
    rows = [row for one in (*people, request_id) for row in post.list_rows(one)]
    assert {row.fault for row in rows if row.attempts} == {MessageFault.NOT_CONNECTED}
    with post.gateways_up():
        for _ in range(12):
            post.deliver()
            post.pass_time(minutes=15)
    rows = [row for one in (*people, request_id) for row in post.list_rows(one)]
    assert len(rows) == len(people) + 4
    assert {row.state for row in rows} == {MessageState.HANDED_OVER}
    assert [len(post.read_texts(row)) for row in rows] == [1] * len(rows)
    assert {row.repeats for row in rows} == {0}


def test_a_gateway_that_is_away_delays_no_other(post: Post) -> None:
    by_mail, by_text = register(post, channel="email", email=MAIL), register(post)
    with post.text.listen():
        post.deliver()
    assert get_row(post, by_text).state is MessageState.HANDED_OVER
    assert get_row(post, by_mail).state is MessageState.QUEUED


def test_a_message_older_than_three_days_is_not_sent_any_more(post: Post) -> None:
    request_id = register(post)
    post.pass_time(days=3)
    with post.gateways_up():
        post.deliver()
    row = get_row(post, request_id)
    assert (row.state, row.fault) == (MessageState.FAILED, MessageFault.TOO_LATE)
    assert not post.read_texts(row)


def test_a_code_is_not_sent_after_its_end(post: Post) -> None:
    request_id = register(post)
    with post.world.store.registry() as db:
        queue_message(
            db,
            request_id,
            MessageTemplate.DELIVERY_CODE,
            key="a code",
            at=post.world.clock(),
            secret="113355",
            ends_at=post.world.clock() + timedelta(minutes=30),
        )
    with post.gateways_up():
        post.deliver()
    row = post.find_row(request_id, MessageTemplate.DELIVERY_CODE)
    assert (row.state, row.fault, row.sealed) == (MessageState.FAILED, MessageFault.TOO_LATE, None)


@pytest.mark.parametrize(("answer", "state"), [(503, MessageState.QUEUED), (422, MessageState.FAILED)])
def test_a_gateway_that_puts_off_is_tried_again_and_one_that_refuses_is_not(
    post: Post, answer: int, state: MessageState
) -> None:
    request_id = register(post)
    post.text.status = answer
    with post.gateways_up():
        post.deliver()
        assert get_row(post, request_id).state is state
        post.text.status = 202
        post.pass_time(minutes=1)
        post.deliver()
    assert len(post.read_texts(get_row(post, request_id))) == int(state is MessageState.QUEUED)


def test_an_unknown_recipient_is_told_as_such(post: Post) -> None:
    request_id = register(post, channel="email", email=MAIL)
    post.mail.recipient_answer = "550 nobody of that name"
    with post.gateways_up():
        post.deliver()
    row = get_row(post, request_id)
    assert (row.state, row.fault) == (MessageState.FAILED, MessageFault.ADDRESS_REFUSED)


def test_a_text_whose_answer_was_lost_is_asked_about_and_not_repeated(post: Post) -> None:
    request_id = register(post)
    post.text.status = None
    with post.gateways_up():
        post.deliver()
        assert get_row(post, request_id).state is MessageState.IN_HAND
        post.text.status = 202
        post.pass_time(minutes=3)
        post.deliver()
    row = get_row(post, request_id)
    assert (row.state, row.repeats) == (MessageState.HANDED_OVER, 0)
    assert len(post.read_texts(row)) == 1


def test_a_gateway_is_asked_whether_a_text_arrived(post: Post) -> None:
    arrived, lost = register(post), register(post)
    with post.gateways_up():
        post.deliver()
        post.text.states |= {
            str(get_row(post, arrived).id): "delivered",
            str(get_row(post, lost).id): "failed",
        }
        post.pass_time(minutes=2)
        post.deliver()
    assert get_row(post, arrived).state is MessageState.DELIVERED
    assert (get_row(post, lost).state, get_row(post, lost).fault) == (
        MessageState.FAILED,
        MessageFault.NOT_DELIVERED,
    )


def test_a_mail_whose_answer_is_lost_again_and_again_is_repeated_once_and_then_left_to_a_person(
    post: Post,
) -> None:
    request_id = register(post, channel="email", email=MAIL)
    post.mail.answer = None
    with post.gateways_up():
        for _ in range(6):
            post.deliver()
            post.pass_time(minutes=5)
    row = get_row(post, request_id)
    assert (row.state, row.fault, row.repeats) == (MessageState.UNCERTAIN, MessageFault.NO_ANSWER, 1)
    assert len(post.read_texts(row)) == 2


def test_a_postman_killed_between_hand_over_and_record_repeats_once_under_the_same_id(
    lonely_post: Post, database: Database
) -> None:
    post = lonely_post
    request_id = register(post, channel="email", email=MAIL)
    url = database.get_url("sanad_registry")
    command = [sys.executable, "-m", "tests.services.postman_process", url, str(post.mail.port)]
    killed: list[subprocess.Popen[bytes]] = []
    post.mail.on_taken = lambda: os.kill(killed[-1].pid, signal.SIGKILL)
    with post.gateways_up():
        killed.append(subprocess.Popen([*command, post.now.isoformat()]))
        assert killed[-1].wait(60) == -signal.SIGKILL
        row = get_row(post, request_id)
        assert (row.state, len(post.mail.letters)) == (MessageState.IN_HAND, 1)
        post.mail.on_taken = lambda: None
        post.deliver()
        assert len(post.mail.letters) == 1, "it is in hand until the lease ends"
        post.now += LEASE
        post.deliver()
        post.pass_time(hours=1)
        post.deliver()
    row = get_row(post, request_id)
    assert (row.state, row.repeats) == (MessageState.HANDED_OVER, 1)
    assert [letter["Message-ID"] for letter in post.mail.letters] == [
        f"<{row.id}@ministry.example>",
        f"<{row.id}@ministry.example>",
    ]


@pytest.mark.long
def test_a_record_that_is_busy_after_the_hand_over_makes_no_message_come_twice(post: Post) -> None:
    """The row is locked for longer than anybody waits for a lock."""
    request_id = register(post, channel="email", email=MAIL)
    row = get_row(post, request_id)
    is_locked = threading.Event()

    def hold_row() -> None:
        with post.world.store.registry() as db:
            lock_message(db, row.id)
            is_locked.set()
            db.execute(text("select pg_sleep(7)"))

    holder = threading.Thread(target=hold_row)

    def lock_row() -> None:
        holder.start()
        assert is_locked.wait(20)

    post.mail.on_taken = lock_row
    with post.gateways_up():
        post.deliver()
        holder.join()
        post.mail.on_taken = lambda: None
        post.pass_time(minutes=5)
        post.deliver()
    row = get_row(post, request_id)
    assert (row.state, row.repeats) == (MessageState.HANDED_OVER, 0)
    assert len(post.read_texts(row)) == 1


def test_an_address_that_was_stopped_between_two_tries_gets_nothing(post: Post) -> None:
    request_id = register(post, channel="email", email=OTHER_MAIL)
    with post.gateways_up():
        post.deliver()
    letter = next(one for one in post.mail.letters if one["To"] == OTHER_MAIL)
    token = letter["List-Unsubscribe"].strip("<>").rpartition("/stop/")[2]
    stop_messages(post.world.store, token, at=post.world.clock())
    with post.world.store.registry() as db:
        queue_message(db, request_id, MessageTemplate.NEWS, key="more news", at=post.world.clock())
    with post.gateways_up():
        post.deliver()
    row = post.find_row(request_id, MessageTemplate.NEWS)
    assert row.state is MessageState.STOPPED
    assert not post.read_texts(row)


def test_two_postmen_never_take_the_same_message(post: Post, portal: BlockingPortal) -> None:
    rows = [get_row(post, register(post)) for _ in range(6)]
    with post.gateways_up():
        first = portal.start_task_soon(post.postman.deliver_waiting)
        second = portal.start_task_soon(post.postman.deliver_waiting)
        first.result(), second.result()
        post.deliver()
    assert [len(post.read_texts(row)) for row in rows] == [1] * len(rows)
    assert {MessageChannel.SMS} == {row.channel for row in rows}
