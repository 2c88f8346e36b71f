"""Tasks: what a case waits for, who may answer, who holds it, and until when."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, Index, Integer, Text, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from domain.cycle import Stage, TaskKind, Wait
from domain.roles import Role
from store.tables.columns import choice, flag, instant, key, link


class TaskState(StrEnum):
    """Open, or being decided, or ended."""

    OPEN = "open"
    DECIDING = "deciding"
    DONE = "done"
    CANCELLED = "cancelled"


class Task(SQLModel, table=True):
    """One thing asked of one role; the clock's instants are of the official calendar."""

    __tablename__ = "task"
    __table_args__ = (
        Index(
            "task_queue",
            "role",
            "charity_id",
            "due_at",
            "id",
            postgresql_where=text("state in ('open', 'deciding')"),
        ),
        Index("task_mine", "holder_id", "due_at", postgresql_where=text("state in ('open', 'deciding')")),
        Index("task_done", "done_by", "closed_at"),
    )
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True))
    kind: TaskKind = Field(sa_column=choice(TaskKind))
    stage: Stage = Field(sa_column=choice(Stage))
    wait: Wait = Field(sa_column=choice(Wait))
    role: Role = Field(sa_column=choice(Role))
    level: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    levels: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    state: TaskState = Field(default=TaskState.OPEN, sa_column=choice(TaskState, default="open"))
    is_urgent: bool = Field(default=False, sa_column=flag())
    barred: list[UUID] = Field(
        default_factory=list,
        sa_column=Column(ARRAY(Uuid), nullable=False, server_default="{}"),
    )
    holder_id: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    claimed_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    lease_until_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    study_begun_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    opened_at: datetime = Field(sa_column=instant())
    warn_at: datetime = Field(sa_column=instant())
    due_at: datetime = Field(sa_column=instant())
    aid_manager_at: datetime = Field(sa_column=instant())
    ministry_at: datetime = Field(sa_column=instant())
    follow_up_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    phases: list[str] = Field(
        default_factory=list, sa_column=Column(ARRAY(Text), nullable=False, server_default="{}")
    )
    closed_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    done_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
