"""Tasks: what a case waits for, who may answer, who holds it, and until when."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, Index, Integer, Text, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from domain.claims import ClaimReason
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
    """One thing asked of one role; the clock's instants are of the official calendar.

    `seat` of `seats` counts the people of a quorum, both 0 without one; `suspends` are the tasks that come again with the case.
    `follow_up_at` is the day the desk put a hold off to, or the end of the day of a visit, `snoozed_until_at` until when its holder does not want to see it,
    `taken_for` why its holder has it.
    """

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
        Index("task_due", "due_at", "id", postgresql_where=text("state in ('open', 'deciding')")),
        Index("task_mine", "holder_id", "due_at", postgresql_where=text("state in ('open', 'deciding')")),
        Index("task_done", "done_by", "closed_at"),
        *(
            Index(
                f"task_next_{name}",
                "role",
                "charity_id",
                "is_urgent",
                column,
                postgresql_where=text("state = 'open' and holder_id is null"),
            )
            for name, column in (("due", "due_at"), ("old", "received_at"))
        ),
        Index(
            "task_next_lapsed",
            "role",
            "charity_id",
            "lease_until_at",
            postgresql_where=text("state = 'open' and holder_id is not null and study_begun_at is null"),
        ),
        Index(
            "task_live",
            "request_id",
            "due_at",
            "id",
            postgresql_where=text("state in ('open', 'deciding')"),
        ),
        Index("task_closed", "closed_at", postgresql_where=text("closed_at is not null")),
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
    seat: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    seats: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    suspends: list[UUID] = Field(
        default_factory=list,
        sa_column=Column(ARRAY(Uuid), nullable=False, server_default="{}"),
    )
    state: TaskState = Field(default=TaskState.OPEN, sa_column=choice(TaskState, default="open"))
    is_urgent: bool = Field(default=False, sa_column=flag())
    barred: list[UUID] = Field(
        default_factory=list,
        sa_column=Column(ARRAY(Uuid), nullable=False, server_default="{}"),
    )
    holder_id: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
    claimed_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    lease_until_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    taken_for: ClaimReason | None = Field(default=None, sa_column=choice(ClaimReason, optional=True))
    study_begun_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    received_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    opened_at: datetime = Field(sa_column=instant())
    warn_at: datetime = Field(sa_column=instant())
    due_at: datetime = Field(sa_column=instant())
    aid_manager_at: datetime = Field(sa_column=instant())
    ministry_at: datetime = Field(sa_column=instant())
    follow_up_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    snoozed_until_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    phases: list[str] = Field(
        default_factory=list, sa_column=Column(ARRAY(Text), nullable=False, server_default="{}")
    )
    extensions: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    closed_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    done_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
