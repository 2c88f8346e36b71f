"""Applicants at their own door: codes that were asked for, and who is signed in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Index, Integer, LargeBinary, Uuid
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from store.tables.columns import flag, instant, key, link


class ApplicantCode(SQLModel, table=True):
    """A one-time code of one attempt to sign in; without a request nobody was found, and no code opens it.

    `asked_digest` is what was typed, by which repeated asking is counted; of the code only its digest is kept.
    """

    __tablename__ = "applicant_code"
    __table_args__ = (Index("applicant_code_asked", "asked_digest", "asked_at"),)
    id: UUID = Field(default=None, sa_column=key())
    token_digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False, index=True))
    asked_digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    request_id: UUID | None = Field(default=None, sa_column=link("aid_request.id", optional=True))
    digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    tries: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    asked_at: datetime = Field(sa_column=instant())
    ends_at: datetime = Field(sa_column=instant())
    ended_at: datetime | None = Field(default=None, sa_column=instant(optional=True))


class ApplicantSession(SQLModel, table=True):
    """An applicant who is signed in, and whose requests these are; on a shared telephone not `is_open` before the PIN."""

    __tablename__ = "applicant_session"
    token_digest: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    request_ids: list[UUID] = Field(sa_column=Column(ARRAY(Uuid), nullable=False))
    is_open: bool = Field(sa_column=flag())
    wrong_pins: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    begun_at: datetime = Field(sa_column=instant())
    ends_at: datetime = Field(sa_column=instant())
    ended_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
