"""Field visits of a study: booked, done, missed or called off."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from domain.visits import VisitState
from store.tables.columns import choice, instant, key, link, words


class VisitRow(SQLModel, table=True):
    """One visit to a household; at most one is booked at a time."""

    __tablename__ = "visit"
    __table_args__ = (
        Index("visit_one_booked", "request_id", unique=True, postgresql_where=text("state = 'booked'")),
        Index("visit_plan", "charity_id", "visit_at"),
    )
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    charity_id: UUID = Field(sa_column=link("charity.id"))
    researcher_id: UUID = Field(sa_column=link("account.id"))
    visit_at: datetime = Field(sa_column=instant())
    note: str = Field(default="", sa_column=words(default=""))
    state: VisitState = Field(sa_column=choice(VisitState))
    booked_at: datetime = Field(sa_column=instant())
    settled_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
