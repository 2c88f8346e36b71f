"""What a comparison of record and engine reads and keeps: how cases should show, what was found, when it was looked."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, delete, select

from domain.stuck_cases import CheckKind, Expected
from store.queries.stuck_cases import WAKE
from store.tables.case_checks import CaseCheck, EngineFinding


@dataclass(frozen=True)
class CheckedCase:
    """A case as the record has it: what the engine should show of it, and one of its open tasks.

    With `is_hearing` it is closed, and the process of its appeal runs.
    """

    request_id: UUID
    round: int
    expected: Expected
    task_id: UUID | None
    is_hearing: bool = False


_UNTOLD_START = (
    "(select from outbox o where o.request_id = {id} and o.topic in ('start_case', 'start_appeal') "
    "and o.delivered_at is null)"
)
_OPEN = f"""
    select id from aid_request where outcome is null and id > :after
    and not exists {_UNTOLD_START.format(id="aid_request.id")} order by id limit :limit
"""  # noqa: S608 (constants)
_HEARD = f"""
    select request_id from appeal where state = 'filed' and request_id > :after
    and not exists {_UNTOLD_START.format(id="appeal.request_id")} order by request_id limit :limit
"""  # noqa: S608 (constants)


def list_checked(db: Session, request_ids: Collection[UUID]) -> dict[UUID, CheckedCase]:
    """The cases with these ids as the engine should show them, closed ones too."""
    return {case.request_id: case for case in _read(db, request_ids)}


def list_open(db: Session, *, after: UUID | None, limit: int) -> Sequence[UUID]:
    """A page of the cases that are open or whose appeal is heard, in the order of their ids.

    Those that were never started are left out: their errand starts them.
    """
    return (
        db.execute(
            text(f"select id from (({_OPEN}) union all ({_HEARD})) r order by id limit :limit"),  # noqa: S608 (constants)
            {"after": after or UUID(int=0), "limit": limit},
        )
        .scalars()
        .all()
    )


def count_open(db: Session) -> int:
    """How many cases and appeals are open and were started."""
    count: int = db.execute(
        text(
            f"select (select count(*) from aid_request r where r.outcome is null and not exists "  # noqa: S608 (constants)
            f"{_UNTOLD_START.format(id='r.id')}) + (select count(*) from appeal a where a.state = 'filed' "
            f"and not exists {_UNTOLD_START.format(id='a.request_id')})"
        )
    ).scalar_one()
    return count


def list_findings(db: Session) -> list[UUID]:
    """The cases that the engine was last found not to drive as it should."""
    return list(db.exec(select(EngineFinding.request_id)))


@dataclass(frozen=True)
class DeadStep:
    """A step that fails in some cases with one type of error; a type, never its words."""

    step: str
    error_type: str
    cases: int
    attempts: int
    since_at: datetime
    next_attempt_at: datetime | None


def list_dead_steps(db: Session) -> list[DeadStep]:
    """The steps that the engine was last found to fail at, the most cases first."""
    rows = db.execute(
        text(
            """
            select step, error_type, count(*) cases, max(attempts) attempts, min(since_at) since_at,
                   min(next_attempt_at) next_attempt_at
            from engine_finding where cause = 'dead_step' group by step, error_type order by cases desc, step
            """
        )
    )
    return [DeadStep(r.step, r.error_type, r.cases, r.attempts, r.since_at, r.next_attempt_at) for r in rows]


def keep_finding(db: Session, finding: EngineFinding) -> None:
    """Keep what was found of a case in the place of what was found before; since when stays the first time."""
    known = db.get(EngineFinding, finding.request_id)
    if known and (known.cause, known.step) == (finding.cause, finding.step):
        finding.since_at = min(known.since_at, finding.since_at)
    db.merge(finding)


def drop_findings(db: Session, request_ids: Collection[UUID]) -> None:
    """Forget what was found of cases that go on."""
    db.exec(delete(EngineFinding).where(col(EngineFinding.request_id).in_(list(request_ids))))


def begin_check(db: Session, kind: CheckKind, *, at: datetime, not_before: timedelta = timedelta(0)) -> bool:
    """Note that a comparison begins; False if another one of its kind began less than `not_before` ago."""
    row = db.execute(
        text(
            "insert into case_check (kind, begun_at) values (:kind, :at) on conflict (kind) do update "
            "set begun_at = :at where case_check.begun_at <= :before returning kind"
        ),
        {"kind": kind.value, "at": at, "before": at - not_before},
    )
    return row.one_or_none() is not None


def end_check(
    db: Session,
    kind: CheckKind,
    *,
    at: datetime,
    cases: int,
    differing: int,
    repaired: int,
    left_over: Mapping[str, int],
) -> None:
    """Keep the result of a comparison."""
    db.execute(
        text(
            "update case_check set ended_at = :at, cases = :cases, differing = :differing, repaired = :repaired, "
            "left_over = cast(:left as jsonb) where kind = :kind"
        ),
        {
            "kind": kind.value,
            "at": at,
            "cases": cases,
            "differing": differing,
            "repaired": repaired,
            "left": json.dumps(dict(left_over)),
        },
    )


def list_checks(db: Session) -> Sequence[CaseCheck]:
    """The last comparison of each kind, the latest first."""
    return db.exec(select(CaseCheck).order_by(col(CaseCheck.begun_at).desc())).all()


def _read(db: Session, request_ids: Collection[UUID]) -> list[CheckedCase]:
    rows = db.execute(
        text(
            f"""
            select r.id, r.round, r.stage, r.charity_id, r.outcome, w.wake_at, w.is_deciding, w.task_id,
                   a.id is not null is_hearing
            from aid_request r left join appeal a on a.request_id = r.id and a.state = 'filed'
            left join lateral (
                select min(least({WAKE}, t.follow_up_at)) wake_at, bool_or(t.state = 'deciding') is_deciding,
                       (array_agg(t.id order by t.id))[1] task_id
                from task t where t.request_id = r.id and t.state in ('open', 'deciding')
            ) w on true
            where r.id = any(:ids) order by r.id
            """  # noqa: S608 (constants)
        ),
        {"ids": list(request_ids)},
    )
    return [
        CheckedCase(
            row.id,
            row.round,
            Expected(
                is_open=row.outcome is None or row.is_hearing,
                stage=row.stage,
                charity_id=str(row.charity_id) if row.charity_id else "",
                wakes_at=row.wake_at,
                is_deciding=bool(row.is_deciding),
            ),
            row.task_id,
            row.is_hearing,
        )
        for row in rows
    ]
