"""The numbered papers of the cycle: who may print one, what it is held against, and its erasable content."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary, UniqueConstraint, Uuid
from sqlmodel import Field, SQLModel

from domain.printed_papers import PaperKind
from store.tables.columns import choice, instant, key, link, recorded, words


class PrintedPaper(SQLModel, table=True):
    """One issued paper, for ever: `subject_id` is the row it was issued for, so that the same paper has one number.

    `keeper_id` names the charity whose opinion it holds: it does not travel with the case. Minutes are of no single
    case; without a keeper they are the ministry's. A trigger refuses change.
    """

    __tablename__ = "printed_paper"
    __table_args__ = (
        UniqueConstraint("kind", "subject_id"),
        UniqueConstraint("kind", "year", "serial"),
        CheckConstraint("request_id is not null or kind = 'minutes'", name="somebodys"),
    )
    id: UUID = Field(default=None, sa_column=key())
    kind: PaperKind = Field(sa_column=choice(PaperKind, rule="kind"))
    year: int = Field(sa_column=Column(Integer, nullable=False))
    serial: int = Field(sa_column=Column(Integer, nullable=False))
    number: str = Field(sa_column=words(unique=True))
    subject_id: UUID = Field(sa_column=Column(Uuid, nullable=False))
    request_id: UUID | None = Field(default=None, sa_column=link("aid_request.id", optional=True, index=True))
    keeper_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True))
    issued_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    issued_at: datetime = Field(sa_column=instant())
    salt: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    recorded_at: datetime = Field(default=None, sa_column=recorded())


class PrintedContent(SQLModel, table=True):
    """What an issued paper says; retention may erase the row, the number and the digest stay."""

    __tablename__ = "printed_content"
    paper_id: UUID = Field(sa_column=link("printed_paper.id", primary=True))
    content: str = Field(sa_column=words())


class PaperCounter(SQLModel, table=True):
    """The last number given of a kind in a year; its row is locked last of all, until the number is committed."""

    __tablename__ = "paper_counter"
    kind: PaperKind = Field(
        sa_column=Column(choice(PaperKind, rule="kind").type, primary_key=True, nullable=False)
    )
    year: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    last: int = Field(sa_column=Column(Integer, nullable=False))
