"""How the applicant of a case wishes to be reached."""

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import Column, LargeBinary, Time
from sqlmodel import Field, SQLModel

from domain.contact_preferences import MessageLanguage
from domain.messages import MessageChannel
from store.tables.columns import choice, flag, instant, link, words


class ContactPreference(SQLModel, table=True):
    """The wish of a case's applicant, as the counter wrote it down; it goes where the case goes.

    The digests are those of the addresses that messages go to: what is said of one holds for every case that writes
    there.
    """

    __tablename__ = "contact_preference"
    request_id: UUID = Field(sa_column=link("aid_request.id", primary=True))
    channel: MessageChannel = Field(sa_column=choice(MessageChannel))
    language: MessageLanguage = Field(sa_column=choice(MessageLanguage))
    phone: str | None = Field(default=None, sa_column=words(optional=True))
    email: str | None = Field(default=None, sa_column=words(optional=True))
    phone_digest: bytes | None = Field(default=None, sa_column=Column(LargeBinary, index=True))
    email_digest: bytes | None = Field(default=None, sa_column=Column(LargeBinary, index=True))
    is_shared: bool = Field(default=False, sa_column=flag())
    pin_digest: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    safe_from: time | None = Field(default=None, sa_column=Column(Time))
    safe_until: time | None = Field(default=None, sa_column=Column(Time))
    stated_by: UUID = Field(sa_column=link("account.id"))
    stated_at: datetime = Field(sa_column=instant())
