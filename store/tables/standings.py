"""Whether a charity may act, as the ministry's circulars said from day to day (rule 6)."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from domain.standings import Standing
from store.tables.columns import choice, day, instant, key, link, words


class CharityStanding(SQLModel, table=True):
    """One change of standing; `heir_id` is the body that goes on with what the charity was paying out."""

    __tablename__ = "charity_standing"
    id: UUID = Field(default=None, sa_column=key())
    charity_id: UUID = Field(sa_column=link("charity.id", index=True))
    standing: Standing = Field(sa_column=choice(Standing))
    from_on: date = Field(sa_column=day())
    circular: str = Field(sa_column=words())
    reason: str = Field(sa_column=words())
    heir_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True))
    decided_by: UUID = Field(sa_column=link("account.id"))
    decided_at: datetime = Field(sa_column=instant())
