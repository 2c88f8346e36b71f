"""The mailbox of the embedded stack, written to by the gateways as they are."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

import httpx
import pytest
import uvicorn
from anyio.from_thread import BlockingPortal

from domain.messages import MessageChannel
from gateways.letters import NOT_CONNECTED, TAKEN, Fate, Letter
from gateways.mail import MailGateway, MailRelay
from gateways.text_messages import TextGate, TextGateway
from stack.mailbox import Mailbox, build_mailbox, open_smtp
from stack.ports import choose_port

LINK = "https://sanad.example/m/abc"


def write(channel: MessageChannel, to: str, message_id: UUID | None = None) -> Letter:
    text = f"سند: لديكم خبر جديد.\n{LINK}"
    return Letter(
        message_id or uuid4(), channel, to, "لديكم خبر جديد", text, "https://sanad.example/stop/abc", "abc"
    )


@pytest.fixture
def box() -> Mailbox:
    return Mailbox(lambda: datetime(2026, 11, 29, 9, 0, tzinfo=UTC))


@pytest.fixture
def address(box: Mailbox, portal: BlockingPortal) -> Iterator[str]:
    """The mailbox on a port of its own."""
    port = choose_port()
    server = uvicorn.Server(
        uvicorn.Config(build_mailbox(box), port=port, log_level="warning", lifespan="off", ws="none")
    )
    running = portal.start_task_soon(server.serve)

    async def wait() -> None:
        async with asyncio.timeout(20):
            while not server.started:  # noqa: ASYNC110 (the library offers nothing to wait for)
                await asyncio.sleep(0.01)

    portal.call(wait)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    running.result(20)


def test_what_gateways_hand_over_stands_on_the_page_and_a_text_only_once(
    box: Mailbox, address: str, portal: BlockingPortal
) -> None:
    gateway = TextGateway(TextGate(f"{address}/messages"))
    letter = write(MessageChannel.WHATSAPP, "+96599123456")
    assert portal.call(gateway.ask, letter.message_id) is Fate.NEVER_SEEN
    assert [portal.call(gateway.hand_over, letter) for _ in range(2)] == [TAKEN, TAKEN]
    assert portal.call(gateway.ask, letter.message_id) is Fate.DELIVERED
    portal.call(gateway.close)
    smtp_port = choose_port()
    mail = MailGateway(MailRelay("127.0.0.1", smtp_port, "sanad@ministry.example", tls="none"))
    assert portal.call(mail.hand_over, write(MessageChannel.EMAIL, "reader@post.example")) == NOT_CONNECTED
    relay = open_smtp(box, smtp_port)
    relay.start()
    assert portal.call(mail.hand_over, write(MessageChannel.EMAIL, "reader@post.example")) == TAKEN
    relay.stop()
    assert [one.channel for one in box.received] == [MessageChannel.EMAIL, MessageChannel.WHATSAPP]
    page = httpx.get(f"{address}/?language=en", timeout=60).text
    assert page.count("<article") == 2
    assert page.count(f'href="{LINK}"') == 2
    assert "لديكم خبر جديد" in page
    assert "reader@post.example" in page


def test_nothing_of_a_letter_is_shown_where_it_is_printed() -> None:
    letter = write(MessageChannel.SMS, "+96599123456")
    assert "99123456" not in repr(letter)
    assert "خبر" not in repr(letter)
