"""Freezes: the policy officer stops registration or approvals between two days, and may end that earlier."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from domain.calendars import read_day
from domain.errors import NotFoundError
from domain.forms import FormReader, read_date
from domain.freezes import Freeze, FreezeForm, Stop, read_freeze
from domain.policy_drafts import PolicyAct
from domain.roles import Actor, Role
from services.policies import get_policy
from services.submissions import Submission
from store.queries.freezes import find_freeze_row
from store.queries.freezes import list_freezes as query_freezes
from store.queries.policy_drafts import note_act
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.freezes import FreezeRow


@dataclass(frozen=True)
class FreezeView:
    """A freeze as every body may read it: days in Kuwait, the last one included; no categories means all."""

    freeze_id: UUID
    from_on: date
    to_on: date
    categories: tuple[str, ...]
    stops: tuple[Stop, ...]
    reason_ar: str
    reason_en: str
    circular: str


def list_freezes(store: Store, *, at: datetime) -> tuple[FreezeView, ...]:
    """The freezes of today and of the days to come, the first to begin first."""
    with store.registry() as db:
        return tuple(_view(row) for row in query_freezes(db, since_on=read_day(at)))


def enter_freeze(
    store: Store, actor: Actor, form: FreezeForm, submission: Submission, *, at: datetime
) -> FreezeView:
    """Order a freeze; it holds from its first day on, for every body. No running case is moved by it.

    Raises WrongRoleError, InvalidFieldsError, KeyReusedError.
    """
    actor.require(Role.POLICY_OFFICER)
    freeze = read_freeze(form, get_policy(store, at=at).categories, today=read_day(at))
    return _enter(store, actor.account_id, freeze, submission, at=at)


def end_freeze(
    store: Store,
    actor: Actor,
    freeze_id: UUID,
    *,
    last_on: str,
    circular: str,
    submission: Submission,
    at: datetime,
) -> FreezeView:
    """End a freeze after `last_on` (as typed; yesterday at the earliest, so that it ends at once).

    Raises WrongRoleError, NotFoundError for one that is over or not there, InvalidFieldsError, KeyReusedError.
    """
    actor.require(Role.POLICY_OFFICER)
    reader = FormReader()
    last = reader.value("last_on", last_on, read_date, required=True)
    number = reader.text("circular", circular, required=True)
    reader.finish()
    assert last is not None  # noqa: S101 (finish() proved it)
    return _end(store, actor.account_id, freeze_id, last, number, submission, at=at)


def _enter(
    store: Store, account_id: UUID, freeze: Freeze, submission: Submission, *, at: datetime
) -> FreezeView:
    with store.registry() as db:
        if known := find_submission(db, account_id, submission.key, submission.digest):
            return _view(db.get_one(FreezeRow, known))
        row = FreezeRow(
            from_on=freeze.from_on,
            to_on=freeze.to_on,
            categories=sorted(freeze.categories),
            stops=sorted(freeze.stops),
            reason_ar=freeze.reason_ar,
            reason_en=freeze.reason_en,
            circular=freeze.circular,
            entered_by=account_id,
            entered_at=at,
        )
        db.add(row)
        db.flush()
        remember_submission(db, account_id, submission.key, submission.digest, row.id)
        note_act(
            db, PolicyAct.FREEZE_ENTERED, freeze.circular, account_id, at=at, details=_describe(_view(row))
        )
        return _view(row)


def _end(
    store: Store,
    account_id: UUID,
    freeze_id: UUID,
    last_on: date,
    circular: str,
    submission: Submission,
    *,
    at: datetime,
) -> FreezeView:
    today = read_day(at)
    with store.registry() as db:
        if known := find_submission(db, account_id, submission.key, submission.digest):
            return _view(db.get_one(FreezeRow, known))
        row = find_freeze_row(db, freeze_id)
        if row is None or row.to_on < today:
            raise NotFoundError
        reader = FormReader()
        if (today - last_on).days > 1:
            reader.blame("last_on", "in_the_past")
        if last_on > row.to_on:
            reader.blame("last_on", "after_the_end", end_on=row.to_on.isoformat())
        reader.finish()
        # One that has not begun yet never will: it keeps a day that is over.
        row.from_on = min(row.from_on, last_on)
        row.to_on = last_on
        db.flush()
        remember_submission(db, account_id, submission.key, submission.digest, row.id)
        note_act(db, PolicyAct.FREEZE_ENDED, circular, account_id, at=at, details=_describe(_view(row)))
        return _view(row)


def _view(row: FreezeRow) -> FreezeView:
    return FreezeView(
        row.id,
        row.from_on,
        row.to_on,
        tuple(row.categories),
        tuple(map(Stop, row.stops)),
        row.reason_ar,
        row.reason_en,
        row.circular,
    )


def _describe(view: FreezeView) -> dict[str, Any]:
    return {name: value if isinstance(value, tuple) else str(value) for name, value in asdict(view).items()}
