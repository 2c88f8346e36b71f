"""Who stands in for whom on a day, and in whose place somebody may act on a task."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, and_, literal, text, update
from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.roles import Actor
from domain.stand_ins import Span
from store.queries.tasks import has_lapsed
from store.tables.stand_ins import StandIn
from store.tables.tasks import Task


@dataclass(frozen=True)
class Absences:
    """Those for whom somebody stands in on a day: for all they hold, or for single tasks of theirs."""

    people: frozenset[UUID] = field(default_factory=frozenset)
    tasks: frozenset[tuple[UUID, UUID]] = field(default_factory=frozenset)

    def covers(self, holder_id: UUID, task_id: UUID) -> bool:
        """True if what this colleague holds here is the substitute's, too."""
        return holder_id in self.people or (holder_id, task_id) in self.tasks

    def covers_row(self) -> ColumnElement[bool]:
        """The same, asked of every row of a query over tasks."""
        either = [
            and_(col(Task.holder_id) == holder, col(Task.id) == task) for holder, task in sorted(self.tasks)
        ]
        if self.people:
            either.append(col(Task.holder_id).in_(self.people))
        return or_(*either) if either else literal(value=False)


def find_absences(db: Session, substitute_id: UUID, *, on: date) -> Absences | None:
    """For whom this person stands in on that day; None for nobody."""
    rows = db.exec(ask_absences(substitute_id, on=on)).all()
    if not rows:
        return None
    return Absences(
        frozenset(row.absent_id for row in rows if row.task_id is None),
        frozenset((row.absent_id, row.task_id) for row in rows if row.task_id),
    )


def ask_absences(
    substitute_id: UUID | BindParameter[UUID], *, on: date | BindParameter[date]
) -> SelectOfScalar[StandIn]:
    """The question of `find_absences`."""
    return select(StandIn).where(col(StandIn.substitute_id) == substitute_id, *_valid(on))


def find_principal(db: Session, task: Task, actor_id: UUID, *, on: date, at: datetime) -> UUID | None:
    """As whom this person holds a task: as himself, in an absent colleague's place, or not at all.

    It says nothing of roles: whoever stands in needs the task's role himself.
    """
    if task.holder_id is None or has_lapsed(task, at=at):
        return None
    if task.holder_id == actor_id:
        return actor_id
    absences = find_absences(db, actor_id, on=on)
    return task.holder_id if absences and absences.covers(task.holder_id, task.id) else None


def list_principals(db: Session, actor_id: UUID, task_id: UUID, *, on: date) -> frozenset[UUID]:
    """In whose place this person may act on a task if they hold it: his own, and of those he stands in for."""
    absences = find_absences(db, actor_id, on=on) or Absences()
    return frozenset({actor_id, *absences.people, *(who for who, task in absences.tasks if task == task_id)})


def list_stand_ins(db: Session, *, from_on: date, account_id: UUID | None = None) -> Sequence[StandIn]:
    """Those of the session's body that have not ended before this day, of one account or of all."""
    query = select(StandIn).where(col(StandIn.to_on) >= from_on, col(StandIn.ended_at).is_(None))
    if account_id:
        query = query.where(or_(StandIn.absent_id == account_id, StandIn.substitute_id == account_id))
    return db.exec(query.order_by(col(StandIn.from_on), col(StandIn.id))).all()


def find_stand_in(db: Session, stand_in_id: UUID) -> StandIn | None:
    """One of the session's body."""
    return db.exec(select(StandIn).where(StandIn.id == stand_in_id)).one_or_none()


def end_stand_in(db: Session, stand_in_id: UUID, *, by: UUID, at: datetime) -> bool:
    """End one before its last day; False if it had ended."""
    ended = db.execute(
        update(StandIn)
        .where(col(StandIn.id) == stand_in_id, col(StandIn.ended_at).is_(None))
        .values(ended_by=by, ended_at=at)
        .returning(col(StandIn.id))
    )
    return ended.scalar_one_or_none() is not None


def has_stand_in(
    db: Session, absent_id: UUID, *, task_id: UUID | None, from_on: date, to_on: date, substitute_id: UUID
) -> bool:
    """True if this substitute is named for this colleague (and task) on a day of the span."""
    query = select(StandIn.id).where(
        StandIn.absent_id == absent_id,
        StandIn.substitute_id == substitute_id,
        col(StandIn.task_id).is_not_distinct_from(task_id),
        col(StandIn.from_on) <= to_on,
        col(StandIn.to_on) >= from_on,
        col(StandIn.ended_at).is_(None),
    )
    return db.exec(query.limit(1)).first() is not None


def _valid(on: date | BindParameter[date]) -> tuple[ColumnElement[bool], ...]:
    return (col(StandIn.from_on) <= on, col(StandIn.to_on) >= on, col(StandIn.ended_at).is_(None))


def delegate(
    db: Session, giver: Actor, task_id: UUID, to: Actor, span: Span, *, reason: str, at: datetime
) -> bool:
    """Name a substitute for one open task that the giver holds or answers for; False if it is not to be given so."""
    row = db.execute(
        text(
            """
            insert into stand_in
                (charity_id, absent_id, substitute_id, task_id, from_on, to_on, reason, named_by, named_at)
            select cast(:charity as uuid), t.holder_id, :to, t.id, :first, :last, :reason, :me, :at
            from (
                select id, holder_id from task
                where id = :task and state = 'open' and holder_id is not null and holder_id <> :to
                and (study_begun_at is not null or lease_until_at is null or lease_until_at >= :at)
                and (holder_id = :me or role = any(:sides)) and role = any(:roles) and not (:to = any(barred))
                for update
            ) t returning id
            """
        ),
        {
            "charity": giver.charity_id,
            "to": to.account_id,
            "first": span.from_on,
            "last": span.to_on,
            "reason": reason,
            "me": giver.account_id,
            "at": at,
            "task": task_id,
            "sides": [role.value for role in giver.answers_for],
            "roles": [role.value for role in to.roles],
        },
    ).one_or_none()
    return row is not None
