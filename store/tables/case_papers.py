"""Who looked at which paper of a case, when, and what came of it: one row for each tick, never changed."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from domain.case_papers import PaperFault, PaperState
from domain.categories import Paper
from store.tables.columns import choice, instant, key, link, words


class PaperCheck(SQLModel, table=True):
    """One tick; it stays with the charity that made it."""

    __tablename__ = "paper_check"
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True))
    paper: Paper = Field(sa_column=choice(Paper))
    state: PaperState = Field(sa_column=choice(PaperState))
    fault: PaperFault | None = Field(default=None, sa_column=choice(PaperFault, optional=True))
    note: str = Field(default="", sa_column=words(default=""))
    actor_id: UUID = Field(sa_column=link("account.id"))
    checked_at: datetime = Field(sa_column=instant())
