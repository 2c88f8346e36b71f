"""A message as gateways take it, and what they say of it."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from domain.messages import MessageChannel, MessageFault


class Answer(StrEnum):
    """What a gateway made of a message: `doubtful` where it had all of it and its answer did not come."""

    TAKEN = "taken"
    NOT_TAKEN = "not_taken"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"


class Fate(StrEnum):
    """What a gateway knows of a message id; `away` while it does not answer, `cannot_tell` where nobody can be asked."""

    NEVER_SEEN = "never_seen"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    FAILED = "failed"
    AWAY = "away"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Letter:
    """One message ready to go: the same id whenever it is handed over. Nothing of it is shown when it is printed."""

    message_id: UUID
    channel: MessageChannel
    to: str = field(repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)
    stop_link: str = field(repr=False)
    bounce_token: str = field(repr=False)


@dataclass(frozen=True)
class Handed:
    """What a gateway made of a letter, and why."""

    answer: Answer
    fault: MessageFault | None = None


TAKEN = Handed(Answer.TAKEN)
NOT_CONNECTED = Handed(Answer.NOT_TAKEN, MessageFault.NOT_CONNECTED)
PUT_OFF = Handed(Answer.NOT_TAKEN, MessageFault.PUT_OFF)
REFUSED = Handed(Answer.REFUSED, MessageFault.ADDRESS_REFUSED)
DOUBTFUL = Handed(Answer.DOUBTFUL, MessageFault.NO_ANSWER)
