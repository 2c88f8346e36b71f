"""Messages: queue one, take what is due, note what came of it, and what is said of an address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, delete, func, or_, select, update
from sqlmodel.sql.expression import SelectOfScalar

from domain.messages import MessageChannel, MessageState, MessageTemplate, Window
from store.queries.proofs import find_agreed, find_phone
from store.tables.contact_preferences import ContactPreference
from store.tables.messages import Message, MessageBounce, MessageStop


@dataclass(frozen=True)
class Said:
    """What is said of an address by whoever writes to it: safe hours, whether it is shared or stopped, whether mail comes back."""

    windows: tuple[Window, ...]
    is_shared: bool
    is_stopped: bool
    is_unreachable: bool


def insert_message(db: Session, message: Message) -> None:
    """Write a message in the caller's transaction; the same key is written once."""
    values = message.model_dump(exclude={"recorded_at"}, exclude_none=True)
    db.execute(insert(Message).values(values).on_conflict_do_nothing(index_elements=["key"]))


def find_contact(db: Session, request_id: UUID) -> ContactPreference | None:
    """How the applicant of a case wishes to be reached, if anybody asked."""
    return db.get(ContactPreference, request_id, populate_existing=True)


def find_address(db: Session, request_id: UUID, channel: MessageChannel) -> str | None:
    """Where messages of a case go by a channel; of what two clerks agreed to and what the applicant wished, the later counts."""
    contact = find_contact(db, request_id)
    if channel is MessageChannel.EMAIL:
        return contact.email if contact else None
    agreed = find_agreed(db, request_id)
    is_older = contact and agreed and agreed.answered_at and contact.stated_at < agreed.answered_at
    if contact and contact.phone and not is_older:
        return contact.phone
    return find_phone(db, request_id)


def list_messages(db: Session, request_id: UUID) -> Sequence[Message]:
    """The messages of a case, the newest first."""
    return db.exec(ask_messages(request_id)).all()


def ask_messages(request_id: UUID) -> SelectOfScalar[Message]:
    """The question of `list_messages`."""
    return (
        select(Message)
        .where(Message.request_id == request_id)
        .order_by(col(Message.queued_at).desc(), col(Message.id).desc())
    )


@dataclass(frozen=True)
class Lane:
    """The messages of one channel: those whose time has come and since when, those of which nobody knows whether they went."""

    channel: MessageChannel
    due: int
    since_at: datetime | None
    uncertain: int
    handed_at: datetime | None


def list_lanes(db: Session, *, at: datetime) -> list[Lane]:
    """What every channel has to do, of all bodies."""
    rows = db.execute(
        text(
            """
            select channel, count(*) filter (where is_due) due, min(next_at) filter (where is_due) since_at,
                   count(*) filter (where state = 'uncertain') uncertain, max(handed_at) handed_at
            from (select *, state in ('queued', 'in_hand') and next_at <= :at is_due from message) m
            group by channel order by channel
            """
        ),
        {"at": at},
    )
    return [Lane(MessageChannel(r.channel), r.due, r.since_at, r.uncertain, r.handed_at) for r in rows]


def count_messages(db: Session, *states: MessageState) -> int:
    """How many messages of all bodies are in these states."""
    return db.exec(select(func.count()).select_from(Message).where(col(Message.state).in_(states))).one()


def take_messages(
    db: Session, channel: MessageChannel, *, at: datetime, lease: timedelta, limit: int
) -> list[Message]:
    """Take messages of a channel whose time has come, in whatever state they wait; until the lease ends they are nobody else's."""
    ids = db.execute(
        text(
            """
            update message set next_at = :until
            where id in (
                select id from message where channel = :channel and next_at is not null and next_at <= :at
                order by next_at limit :limit for update skip locked
            )
            returning id
            """
        ),
        {"channel": channel.value, "at": at, "until": at + lease, "limit": limit},
    ).scalars()
    rows = db.exec(select(Message).where(col(Message.id).in_(list(ids))).order_by(col(Message.queued_at)))
    return list(rows)


def lock_message(db: Session, message_id: UUID) -> Message:
    """A message, locked, as it stands now."""
    return db.exec(
        select(Message)
        .where(Message.id == message_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def find_message(db: Session, message_id: UUID) -> Message | None:
    """A message by its id."""
    return db.get(Message, message_id)


def reroute_messages(
    db: Session, request_id: UUID, channel: MessageChannel, language: str, *, at: datetime
) -> None:
    """Let what still waits for its first hand-over go the new way, and be looked at now."""
    db.execute(
        update(Message)
        .where(
            col(Message.request_id) == request_id,
            col(Message.state) == MessageState.QUEUED,
            col(Message.attempts) == 0,
        )
        .values(channel=channel, language=language, next_at=at)
    )


def retire_messages(db: Session, request_id: UUID, *templates: MessageTemplate, at: datetime) -> int:
    """Let what was not handed over yet and is overtaken go no more; how many messages that were."""
    retired = db.exec(
        update(Message)
        .where(
            col(Message.request_id) == request_id,
            col(Message.template).in_(templates),
            col(Message.state) == MessageState.QUEUED,
        )
        .values(ends_at=at)
    )
    return retired.rowcount


def read_said(db: Session, request_id: UUID, digests: Sequence[bytes]) -> Said:
    """What is said of an address at any charity, and of this case whatever its address is now."""
    rows = db.exec(
        select(ContactPreference).where(
            or_(
                col(ContactPreference.request_id) == request_id,
                col(ContactPreference.phone_digest).in_(digests),
                col(ContactPreference.email_digest).in_(digests),
            )
        )
    ).all()
    windows = tuple(Window(row.safe_from, row.safe_until) for row in rows if row.safe_from and row.safe_until)
    is_shared = any(row.is_shared for row in rows)
    return Said(windows, is_shared, is_stopped(db, digests), is_unreachable(db, digests))


def is_stopped(db: Session, digests: Sequence[bytes]) -> bool:
    """True if the owner of an address wants no messages."""
    return (
        db.exec(select(MessageStop.stopped_at).where(col(MessageStop.address_digest).in_(digests))).first()
        is not None
    )


def stop_address(db: Session, digest: bytes, *, at: datetime) -> None:
    """Note that the owner of an address wants no messages."""
    db.execute(insert(MessageStop).values(address_digest=digest, stopped_at=at).on_conflict_do_nothing())


def lift_stop(db: Session, digests: Sequence[bytes]) -> None:
    """Forget that the owner of an address wanted no messages."""
    db.exec(delete(MessageStop).where(col(MessageStop.address_digest).in_(digests)))


def is_unreachable(db: Session, digests: Sequence[bytes]) -> bool:
    """True if mail to an address came back."""
    query = select(MessageBounce.bounced_at).where(col(MessageBounce.address_digest).in_(digests))
    return db.exec(query).first() is not None


def note_unreachable(db: Session, digest: bytes, *, at: datetime) -> None:
    """Note that mail to an address came back."""
    db.execute(insert(MessageBounce).values(address_digest=digest, bounced_at=at).on_conflict_do_nothing())


def write_again(db: Session, digests: Sequence[bytes]) -> None:
    """Forget that the owner of an address wanted no messages, and that mail to it came back."""
    lift_stop(db, digests)
    db.exec(delete(MessageBounce).where(col(MessageBounce.address_digest).in_(digests)))
