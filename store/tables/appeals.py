"""Appeals: the applicant's answer to a rejection, and what became of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Index, Integer, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from domain.appeals import Against, AppealState
from store.tables.columns import choice, instant, key, link, recorded, words


class Appeal(SQLModel, table=True):
    """One appeal against how a round of a case ended; its state is a projection of the case's events.

    `charity_id` is whose rejection it is against, whoever has the case later; `decision_id` is what decided it.
    """

    __tablename__ = "appeal"
    __table_args__ = (
        UniqueConstraint("request_id", "round"),
        Index("appeal_open", "request_id", unique=True, postgresql_where=text("state = 'filed'")),
        Index("appeal_filed", "filed_at", "id"),
    )
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id"))
    round: int = Field(sa_column=Column(Integer, nullable=False))
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True, index=True))
    against: Against = Field(sa_column=choice(Against))
    state: AppealState = Field(default=AppealState.FILED, sa_column=choice(AppealState, default="filed"))
    grounds: str = Field(sa_column=words())
    rejected_at: datetime = Field(sa_column=instant())
    filed_by: UUID = Field(sa_column=link("account.id"))
    filed_at: datetime = Field(sa_column=instant())
    decision_id: UUID | None = Field(default=None, sa_column=link("decision.id", optional=True))
    decided_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    recorded_at: datetime = Field(default=None, sa_column=recorded())
