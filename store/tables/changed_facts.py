"""Facts that changed while aid runs: dated, with what follows for the payments."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from domain.changed_facts import Consequence, FactChange
from store.tables.columns import choice, day, instant, key, link, words


class ChangedFact(SQLModel, table=True):
    """One change that a charity wrote down; `applied_at` is when its consequence took effect."""

    __tablename__ = "changed_fact"
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    charity_id: UUID = Field(sa_column=link("charity.id"))
    change: FactChange = Field(sa_column=choice(FactChange))
    since_on: date = Field(sa_column=day())
    value: str = Field(default="", sa_column=words(default=""))
    text: str = Field(sa_column=words())
    consequence: Consequence = Field(sa_column=choice(Consequence))
    noted_by: UUID = Field(sa_column=link("account.id"))
    noted_at: datetime = Field(sa_column=instant())
    applied_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
