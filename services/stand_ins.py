"""Substitutes: who acts in whose place between two days, named by the absent one or by whoever answers for the work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.errors import ForbiddenError, NotFoundError, WrongRoleError
from domain.forms import FormReader
from domain.roles import Actor, Role
from domain.stand_ins import StandInForm, read_reason, read_span
from services.colleagues import find_colleague
from services.naming import Naming, PersonName
from services.submissions import Submission
from store.queries import stand_ins as query
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.stand_ins import StandIn

ANSWERERS = (Role.AID_MANAGER, Role.CHARITY_ADMIN, Role.SUPERVISOR)
"""Who may name a substitute for somebody else of their body."""


@dataclass(frozen=True)
class StandInView:
    """Who stands in for whom, from when to when (both days included); `task_id` if it is for that task alone."""

    stand_in_id: UUID
    absent: PersonName | None
    substitute: PersonName | None
    task_id: UUID | None
    from_on: date
    to_on: date
    reason: str
    named_by: PersonName | None
    may_end: bool


def name_substitute(
    store: Store, actor: Actor, form: StandInForm, submission: Submission, *, at: datetime
) -> StandInView:
    """Name who acts in an absent colleague's place; it ends by itself after the last day.

    The substitute sees and may act on what the absent one holds where both hold the task's role: standing in never
    gives a role, and four eyes are judged on whoever acts. Raises WrongRoleError (for somebody else, without answering
    for the body's work), InvalidFieldsError (absent, substitute, from_on, to_on, reason), KeyReusedError.
    """
    with store.acting_for(actor) as db:
        known = find_submission(db, actor.account_id, submission.key, submission.digest)
        row = (query.find_stand_in(db, known) if known else None) or _name(db, actor, form, at=at)
        if known is None:
            remember_submission(db, actor.account_id, submission.key, submission.digest, row.id)
        return _view(row, actor, _name_people(db, [row]))


def list_stand_ins(store: Store, actor: Actor, *, at: datetime) -> tuple[StandInView, ...]:
    """What stands today or later: of the whole body for whoever answers for its work, else of oneself."""
    account_id = None if actor.has_any(*ANSWERERS) else actor.account_id
    with store.acting_for(actor) as db:
        rows = query.list_stand_ins(db, from_on=read_day(at), account_id=account_id)
        naming = _name_people(db, rows)
        return tuple(_view(row, actor, naming) for row in rows)


def end_stand_in(store: Store, actor: Actor, stand_in_id: UUID, *, at: datetime) -> None:
    """End it before its last day; ending it twice is the same. Raises NotFoundError, ForbiddenError."""
    with store.acting_for(actor) as db:
        row = query.find_stand_in(db, stand_in_id)
        if row is None:
            raise NotFoundError
        if not _may_end(row, actor):
            raise ForbiddenError
        query.end_stand_in(db, stand_in_id, by=actor.account_id, at=at)


def _name(db: Session, actor: Actor, form: StandInForm, *, at: datetime) -> StandIn:
    today = read_day(at)
    reader = FormReader()
    absent = find_colleague(db, actor, reader, "absent", form.absent or str(actor.account_id), on=today)
    substitute = find_colleague(db, actor, reader, "substitute", form.substitute, on=today)
    span = read_span(reader, form.from_on, form.to_on, today=today)
    reason = read_reason(reader, form.reason, "reason")
    if absent and substitute:
        _judge_pair(db, reader, absent, substitute, span.from_on, span.to_on)
    reader.finish()
    assert absent is not None and substitute is not None  # noqa: S101, PT018 (finish() has raised)
    if absent.account_id != actor.account_id and not actor.has_any(*ANSWERERS):
        raise WrongRoleError(role=ANSWERERS[0].value)
    row = StandIn(
        charity_id=actor.charity_id,
        absent_id=absent.account_id,
        substitute_id=substitute.account_id,
        from_on=span.from_on,
        to_on=span.to_on,
        reason=reason,
        named_by=actor.account_id,
        named_at=at,
    )
    db.add(row)
    db.flush()
    return row


def _judge_pair(
    db: Session, reader: FormReader, absent: Actor, substitute: Actor, first: date, last: date
) -> None:
    if absent.account_id == substitute.account_id:
        reader.blame("substitute", "oneself")
    elif absent.roles.isdisjoint(substitute.roles):
        reader.blame("substitute", "no_common_role")
    elif query.has_stand_in(
        db,
        absent.account_id,
        task_id=None,
        from_on=first,
        to_on=last,
        substitute_id=substitute.account_id,
    ):
        reader.blame("substitute", "stated_twice")


def _may_end(row: StandIn, actor: Actor) -> bool:
    return actor.account_id in (row.absent_id, row.named_by) or actor.has_any(*ANSWERERS)


def _name_people(db: Session, rows: Sequence[StandIn]) -> Naming:
    return Naming(db, [who for row in rows for who in (row.absent_id, row.substitute_id, row.named_by)])


def _view(row: StandIn, actor: Actor, naming: Naming) -> StandInView:
    return StandInView(
        stand_in_id=row.id,
        absent=naming.find(row.absent_id),
        substitute=naming.find(row.substitute_id),
        task_id=row.task_id,
        from_on=row.from_on,
        to_on=row.to_on,
        reason=row.reason,
        named_by=naming.find(row.named_by),
        may_end=_may_end(row, actor),
    )
