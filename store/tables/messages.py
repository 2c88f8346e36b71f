"""Messages to applicants, each its own errand, and the addresses whose owners want none or from which mail comes back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Index, Integer, LargeBinary, text
from sqlmodel import Field, SQLModel

from domain.contact_preferences import MessageLanguage
from domain.messages import MessageChannel, MessageFault, MessageState, MessageTemplate
from store.tables.columns import choice, instant, key, link, recorded, words


class Message(SQLModel, table=True):
    """One message: what it says is its template; whom it goes to is found when a postman takes it.

    `id` is the id by which gateways know it, whatever is repeated. `next_at` is when it is taken next: to be handed
    over, to be looked after because whoever had it in hand said nothing, or to ask whether it arrived. `sealed` is a
    code that the message brings; it is forgotten once that was handed over.
    """

    __tablename__ = "message"
    __table_args__ = (
        Index(
            "message_waiting",
            "channel",
            "next_at",
            postgresql_where=text("next_at is not null"),
        ),
    )
    id: UUID = Field(default=None, sa_column=key())
    key: str = Field(sa_column=words(unique=True))
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    template: MessageTemplate = Field(sa_column=choice(MessageTemplate))
    channel: MessageChannel = Field(sa_column=choice(MessageChannel))
    language: MessageLanguage = Field(sa_column=choice(MessageLanguage))
    state: MessageState = Field(sa_column=choice(MessageState))
    fault: MessageFault | None = Field(default=None, sa_column=choice(MessageFault, optional=True))
    attempts: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    repeats: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    questions: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    queued_at: datetime = Field(sa_column=instant())
    next_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    ends_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    happens_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    handed_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    settled_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    address_digest: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    sealed: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    link_until_at: datetime = Field(sa_column=instant())
    wrong_pins: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    recorded_at: datetime = Field(default=None, sa_column=recorded())


class MessageStop(SQLModel, table=True):
    """An address, as a keyed digest, whose owner wants no messages; lifted at their wish."""

    __tablename__ = "message_stop"
    address_digest: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    stopped_at: datetime = Field(sa_column=instant())


class MessageBounce(SQLModel, table=True):
    """An address, as a keyed digest, that takes no mail; lifted when somebody says that it is right all the same."""

    __tablename__ = "message_bounce"
    address_digest: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    bounced_at: datetime = Field(sa_column=instant())
