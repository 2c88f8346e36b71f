"""What the engine was last found to do with open cases: steps that fail, processes that are missing, and when it was asked."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Integer
from sqlmodel import Field, SQLModel

from domain.stuck_cases import Cause
from store.tables.columns import choice, document, instant, link, words


class EngineFinding(SQLModel, table=True):
    """One open case that the engine does not drive as it should; of a failure only its type is kept, never its words."""

    __tablename__ = "engine_finding"
    request_id: UUID = Field(sa_column=link("aid_request.id", primary=True))
    cause: Cause = Field(sa_column=choice(Cause))
    step: str = Field(default="", sa_column=words(default=""))
    attempts: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    error_type: str = Field(default="", sa_column=words(default=""))
    since_at: datetime = Field(sa_column=instant())
    next_attempt_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    found_at: datetime = Field(sa_column=instant())


class CaseCheck(SQLModel, table=True):
    """The last comparison of its kind: when, how much was looked at, what differed, was repaired, and is left."""

    __tablename__ = "case_check"
    kind: str = Field(sa_column=words(primary=True))
    begun_at: datetime = Field(sa_column=instant())
    ended_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    cases: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    differing: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    repaired: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    left_over: dict[str, int] = Field(default_factory=dict, sa_column=document())
