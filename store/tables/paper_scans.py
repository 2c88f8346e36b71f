"""Files that show a paper of a request, as its applicant brought them."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from domain.categories import Paper
from store.tables.columns import choice, instant, key, link, words


class PaperScan(SQLModel, table=True):
    """One file, by its key in the store of papers; it came by the link of `message_id`, if by one, and goes where the case goes."""

    __tablename__ = "paper_scan"
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    message_id: UUID | None = Field(default=None, sa_column=link("message.id", optional=True))
    paper: Paper = Field(sa_column=choice(Paper))
    scan_key: str = Field(sa_column=words(unique=True))
    brought_at: datetime = Field(sa_column=instant())
