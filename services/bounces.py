"""Mail that came back: its message says so, its address gets no more mail, and what it told goes another way, once."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Session

from domain.errors import NotFoundError
from domain.messages import MessageChannel, MessageFault, MessageState, choose_repeat
from gateways.bounces import read_bounce
from services.letters import read_bounced
from services.messages import queue_message
from store.queries.messages import find_message, lock_message, note_unreachable
from store.scope import Store
from store.tables.messages import Message

_AGAIN = "/bounced"
"""Ends the key of what is told again: that is told no third time."""


class BounceEffect(StrEnum):
    """What a notification changed."""

    NOTED = "noted"
    KNOWN = "known"
    NOT_FINAL = "not_final"


def note_bounce(store: Store, content: bytes, *, at: datetime) -> BounceEffect:
    """Take one delivery status notification as a mail server gives it.

    A mail that failed for good (5.x.x) is noted once, however often its notification comes; one that is only late
    changes nothing. Raises UnreadableBounceError, and NotFoundError for a mail that was none of this house.
    """
    bounce = read_bounce(content)
    message_id = read_bounced(store.seal, bounce.token)
    with store.registry() as db:
        if find_message(db, message_id) is None:
            raise NotFoundError
        if not bounce.is_final:
            return BounceEffect.NOT_FINAL
        row = lock_message(db, message_id)
        # What goes by text now was never tried in vain at the address of its mail.
        if row.state is MessageState.BOUNCED or row.channel is not MessageChannel.EMAIL:
            return BounceEffect.KNOWN
        _note(db, row, at=at)
        return BounceEffect.NOTED


def _note(db: Session, row: Message, *, at: datetime) -> None:
    row.state, row.fault, row.settled_at = MessageState.BOUNCED, MessageFault.BOUNCED, at
    row.next_at, row.sealed = None, None
    if row.address_digest:
        note_unreachable(db, row.address_digest, at=at)
    template = choose_repeat(row.template)
    if template and not row.key.endswith(_AGAIN):
        queue_message(
            db,
            row.request_id,
            template,
            key=row.key + _AGAIN,
            at=at,
            happens_at=row.happens_at,
            ends_at=row.ends_at if template is row.template else None,
        )
