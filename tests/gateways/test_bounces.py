"""What is read of mail that came back, and what is no notification at all."""

from contextlib import suppress

import pytest

from gateways.bounces import MOST_BYTES, Bounce, UnreadableBounceError, read_bounce, write_bounce_address
from tests.mailing import write_notification

TOKEN = "Zm9v-_9"
TO = write_bounce_address(TOKEN, "bounces.ministry.example")
GOOD = write_notification(TO)


def test_a_mail_that_failed_for_good_is_read_with_its_token() -> None:
    assert read_bounce(GOOD) == Bounce(TOKEN, is_final=True)
    assert read_bounce(GOOD.replace(b"\n", b"\r\n")) == Bounce(TOKEN, is_final=True)
    shouted = GOOD.replace(b"Action: failed", b"action: FAILED (for good)").replace(
        b"Status: 5.1.1", b"STATUS: 5.1.1 (bad)"
    )
    assert read_bounce(shouted).is_final


@pytest.mark.parametrize("header", ["Delivered-To", "X-Original-To", "Envelope-To"])
def test_the_address_is_found_where_the_mail_server_wrote_it(header: str) -> None:
    moved = GOOD.replace(f"To: <{TO}>".encode(), f"{header}: {TO}\nTo: Undisclosed:;".encode())
    assert read_bounce(moved).token == TOKEN


def test_of_several_recipients_one_that_failed_counts() -> None:
    more = GOOD.replace(
        b"Final-Recipient",
        b"Final-Recipient: rfc822; other@post.example\nAction: relayed\nStatus: 2.0.0\n\nFinal-Recipient",
    )
    assert read_bounce(more).is_final


def test_what_a_notification_quotes_of_other_mail_does_not_count() -> None:
    inner = write_notification(TO)
    outer = write_notification(TO, action="delayed", status="4.4.1").replace(
        b"Content-Type: text/rfc822-headers\n\n",
        b"Content-Type: message/rfc822\n\n" + inner.replace(b"part", b"inner"),
    )
    assert not read_bounce(outer).is_final


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe",
        b"no mail at all",
        GOOD.replace(b"multipart/report", b"multipart/mixed"),
        GOOD.replace(b"message/delivery-status", b"text/plain"),
        GOOD.replace(TO.encode(), b"sanad@ministry.example"),
        GOOD.replace(TO.encode(), b"bounce+@bounces.ministry.example"),
        GOOD[: GOOD.index(b"--part")],
        GOOD + b" " * MOST_BYTES,
    ],
    ids=["empty", "bytes", "text", "mixed", "no status", "other box", "no token", "cut", "long"],
)
def test_what_is_no_notification_of_our_mail_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableBounceError):
        read_bounce(content)


@pytest.mark.parametrize("cut", range(0, len(GOOD), 7))
def test_a_notification_that_is_cut_off_anywhere_is_read_or_refused(cut: int) -> None:
    with suppress(UnreadableBounceError):
        assert read_bounce(GOOD[:cut]).token == TOKEN
