"""Messages to applicants: queued in the transaction of what they tell of, and listed for whoever sees the case."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlmodel import Session

from domain.codes import Stage
from domain.contact_preferences import MessageLanguage
from domain.errors import NotFoundError, UnavailableError
from domain.events import EventType
from domain.messages import (
    FIRST_GRACE,
    LINK_LIFE,
    MessageChannel,
    MessageFault,
    MessageState,
    MessageTemplate,
    choose_template,
)
from domain.requests import Channel
from domain.roles import Actor
from store.queries.messages import find_contact, insert_message
from store.queries.messages import list_messages as query_messages
from store.queries.requests import find_request
from store.scope import Seal, Store, find_seal
from store.tables.messages import Message


@dataclass(frozen=True)
class MessageView:
    """A message of a case: what it said and what came of it; never to which number, and never a code."""

    message_id: UUID
    template: MessageTemplate
    channel: MessageChannel
    language: MessageLanguage
    state: MessageState
    fault: MessageFault | None
    attempts: int
    queued_at: datetime
    next_at: datetime | None
    handed_at: datetime | None
    settled_at: datetime | None


def queue_message(
    db: Session,
    request_id: UUID,
    template: MessageTemplate,
    *,
    key: str,
    at: datetime,
    secret: str = "",
    happens_at: datetime | None = None,
    ends_at: datetime | None = None,
    grace: timedelta = timedelta(),
) -> UUID:
    """Queue a message to the applicant of a case, in the caller's transaction; the id by which gateways will know it.

    `key` names what is told: the same is told once. `secret` is a code that the message brings: it is sealed here and
    forgotten at the hand-over. `happens_at` is the instant of an appointment; after `ends_at` (three days from `at`,
    unless given) nobody tries to send it any more. It is not looked at before `grace` is over. It blocks nothing and
    refuses nothing: where nobody can be reached, the message says so.
    """
    contact, message_id = find_contact(db, request_id), uuid4()
    message = Message(
        id=message_id,
        key=key,
        request_id=request_id,
        template=template,
        channel=contact.channel if contact else MessageChannel.SMS,
        language=contact.language if contact else MessageLanguage.AR,
        state=MessageState.QUEUED,
        queued_at=at,
        next_at=at + grace,
        ends_at=ends_at,
        happens_at=happens_at,
        sealed=_get_seal(db).seal(secret, message_id) if secret else None,
        link_until_at=at + LINK_LIFE,
    )
    db.flush()
    insert_message(db, message)
    return message_id


def tell_of_event(
    db: Session,
    request_id: UUID,
    event: EventType,
    to_stage: Stage,
    channel: Channel,
    *,
    key: str,
    at: datetime,
) -> None:
    """Queue what an applicant is told of an event, if anything; `key` is the step's."""
    template = choose_template(event, to_stage, channel)
    if template:
        grace = FIRST_GRACE if template is MessageTemplate.REGISTERED else timedelta()
        queue_message(db, request_id, template, key=f"{key}/told", at=at, grace=grace)


def list_messages(store: Store, actor: Actor, request_id: UUID, *, at: datetime) -> tuple[MessageView, ...]:
    """The messages of a case within the reader's scope, the newest first; none where the file is not open to them.

    Raises NotFoundError.
    """
    with store.acting_for(actor, at=at) as db:
        if find_request(db, request_id) is None:
            raise NotFoundError
        return tuple(_view(row) for row in query_messages(db, request_id))


def _view(row: Message) -> MessageView:
    return MessageView(
        row.id,
        row.template,
        row.channel,
        row.language,
        row.state,
        row.fault,
        row.attempts,
        row.queued_at,
        row.next_at if row.state is MessageState.QUEUED else None,
        row.handed_at,
        row.settled_at,
    )


def _get_seal(db: Session) -> Seal:
    seal = find_seal(db)
    if seal is None:
        raise UnavailableError(part="seal")
    return seal
