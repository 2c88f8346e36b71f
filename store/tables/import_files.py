"""Files of requests that a charity brings: kept row by row, so that what became of each is known and none is done twice."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Column, Index, Integer, Text, text
from sqlmodel import Field, SQLModel

from domain.import_files import ImportRowState
from store.tables.columns import choice, document, flag, instant, key, link, words


class ImportFile(SQLModel, table=True):
    """A file as it came; `columns` in their order, `looked` rows are looked through, `storm` says that a human should look.

    `next_at` is when whoever looks through it would have given up on it.
    """

    __tablename__ = "import_file"
    __table_args__ = (
        Index(
            "import_file_once",
            "charity_id",
            "digest",
            unique=True,
            postgresql_where=text("dropped_at is null"),
        ),
        Index(
            "import_file_new", "next_at", postgresql_where=text("looked_at is null and dropped_at is null")
        ),
    )
    id: UUID = Field(default=None, sa_column=key())
    charity_id: UUID = Field(sa_column=link("charity.id"))
    brought_by: UUID = Field(sa_column=link("account.id"))
    brought_at: datetime = Field(sa_column=instant())
    name: str = Field(sa_column=words())
    digest: str = Field(sa_column=words())
    columns: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    category: str = Field(sa_column=words())
    amount: str = Field(sa_column=words())
    total: int = Field(sa_column=Column(Integer, nullable=False))
    looked: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    next_at: datetime = Field(sa_column=instant())
    looked_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    storm: str | None = Field(default=None, sa_column=words(optional=True))
    confirmed_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    confirmed_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    dropped_at: datetime | None = Field(default=None, sa_column=instant(optional=True))


class ImportRow(SQLModel, table=True):
    """One row by its number in the file; `cells` are forgotten once it is registered or its file dropped.

    `again` is the number of an earlier row of the same person, `again_by` how that is known; `is_of_known` means
    somebody registered before. `problems` say why it is refused.
    """

    __tablename__ = "import_row"
    __table_args__ = (
        Index("import_row_waiting", "number", "file_id", postgresql_where=text("state = 'waiting'")),
    )
    file_id: UUID = Field(sa_column=link("import_file.id", primary=True))
    number: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    cells: dict[str, str] = Field(default_factory=dict, sa_column=document())
    state: ImportRowState = Field(default=ImportRowState.NEW, sa_column=choice(ImportRowState, default="new"))
    problems: list[dict[str, Any]] = Field(default_factory=list, sa_column=document(default="[]"))
    again: int | None = Field(default=None, sa_column=Column(Integer))
    again_by: str | None = Field(default=None, sa_column=words(optional=True))
    is_of_known: bool = Field(default=False, sa_column=flag(default=False))
    request_id: UUID | None = Field(default=None, sa_column=link("aid_request.id", optional=True))
    attempts: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    next_at: datetime = Field(sa_column=instant())
