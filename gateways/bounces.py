"""Mail that came back: the address it comes back to, and what a delivery status notification (RFC 3464) says of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses

from domain.errors import InputError

MOST_BYTES = 10 * 2**20
_BOX = "bounce+"
_ADDRESSED = ("To", "Delivered-To", "X-Original-To", "Envelope-To")
"""Where mail servers say to which address they delivered a notification."""
_FAILED = re.compile(r"\s*failed\b", re.IGNORECASE)
_FINAL = re.compile(r"\s*5\.\d{1,3}\.\d{1,3}\b")


class UnreadableBounceError(InputError):
    """The mail is no delivery status notification, or it came to none of the addresses that mail comes back to."""

    code = "unreadable_bounce"


@dataclass(frozen=True)
class Bounce:
    """What came back, by the token of its address; `is_final` if it failed for good (5.x.x)."""

    token: str = field(repr=False)
    is_final: bool


def write_bounce_address(token: str, domain: str) -> str:
    """The address that mail comes back to which cannot be delivered; its token says which mail it was."""
    return f"{_BOX}{token}@{domain}"


def read_bounce(content: bytes) -> Bounce:
    """Read one notification; whatever it quotes of the mail or says in words is left alone.

    Raises UnreadableBounceError.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableBounceError
    notification = message_from_bytes(content)
    tokens = [token for token in _list_tokens(notification) if token]
    if notification.get_content_type() != "multipart/report" or not tokens:
        raise UnreadableBounceError
    statuses = [
        part for part in _list_parts(notification) if part.get_content_type() == "message/delivery-status"
    ]
    if not statuses:
        raise UnreadableBounceError
    recipients = [group for status in statuses for group in _list_parts(status)]
    return Bounce(tokens[0], any(_has_failed(group) for group in recipients))


def _list_tokens(notification: Message) -> Iterator[str]:
    headers = [str(value) for name in _ADDRESSED for value in notification.get_all(name, [])]
    for _, address in getaddresses(headers):
        box = address.rpartition("@")[0]
        if box.startswith(_BOX):
            yield box.removeprefix(_BOX)


def _list_parts(mail: Message) -> list[Message]:
    parts = mail.get_payload()
    return [part for part in parts if isinstance(part, Message)] if isinstance(parts, list) else []


def _has_failed(group: Message) -> bool:
    action, status = str(group.get("Action", "")), str(group.get("Status", ""))
    return bool(_FAILED.match(action) and _FINAL.match(status))
