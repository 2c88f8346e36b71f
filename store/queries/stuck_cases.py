"""Stuck cases of the record, set by set: one query names every open case that does not go on, and why."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

from domain.roles import CHARITY_ROLES, Role
from domain.stuck_cases import FAILING_ATTEMPTS, SILENCE, Cause

MINUTES_PATIENCE = timedelta(hours=24)
"""How long closed minutes may wait for their signatures before somebody should look."""

NOBODY = UUID(int=0)
"""Stands for the ministry where bodies are joined: a NULL joins nothing."""

WAKE = """
    case when not t.phases && '{warn,breach,aid_manager,ministry}' then t.warn_at
         when not t.phases && '{breach,aid_manager,ministry}' then t.due_at
         when t.role in ('registrar', 'researcher', 'charity_admin')
              and not t.phases && '{aid_manager,ministry}' then t.aid_manager_at
         when t.role <> 'supervisor' and not t.phases && '{ministry}' then t.ministry_at
    end
"""
"""`domain.deadlines.find_wake` in SQL: a test holds the two against each other."""

_BASIS = f"""
    with able as (
        select coalesce(a.charity_id, :nobody) body, r.role, array_agg(a.id) people
        from account a
        join account_role r on r.account_id = a.id and r.from_on <= :today and (r.to_on is null or r.to_on >= :today)
        where a.is_active group by 1, 2
    ), live as materialized (
        select t.id, t.request_id, t.kind, t.role, t.state, t.barred, t.holder_id, t.claimed_at, t.lease_until_at,
               t.study_begun_at, t.opened_at, t.due_at, t.follow_up_at, {WAKE} wake_at,
               case when t.role = any(:charity_roles) then coalesce(t.charity_id, :nobody) else :nobody end body,
               t.role <> all(:charity_roles) or t.charity_id is null or t.charity_id <> all(array(
                   select c.id from charity c where c.standing <> 'active')) body_acts
        from task t
        join aid_request r on r.id = t.request_id and (r.outcome is null or t.kind = 'hear')
        where t.state in ('open', 'deciding') and (cast(:charity as uuid) is null or t.charity_id = :charity)
    ), untold as (
        select o.*, o.attempts >= :failing or o.next_at < :silent fails from outbox o where o.delivered_at is null
    )
"""  # noqa: S608 (constants)

_HEARD = "exists (select from appeal a where a.request_id = r.id and a.state = 'filed')"
"""The appeal of a closed case is heard: it waits for somebody as an open case does."""

_ENGINE = f"""
    select f.request_id, f.cause, f.since_at from engine_finding f
    join aid_request r on r.id = f.request_id and (r.outcome is null or {_HEARD})
    where cast(:charity as uuid) is null or r.charity_id = :charity
"""  # noqa: S608 (constants)
_DECISION_PENDING = """
    select l.request_id, 'decision_pending', coalesce(d.decided_at, o.recorded_at, l.opened_at) from live l
    left join decision d on d.task_id = l.id and d.state = 'pending'
    left join untold o on o.request_id = l.request_id and o.topic = 'deliver_decision'
    where l.state = 'deciding' and coalesce(o.fails, true) and coalesce(d.decided_at < :silent, true)
"""
_UNTOLD_ERRAND = f"""
    select o.request_id, 'untold_errand', min(o.recorded_at) from untold o
    join aid_request r on r.id = o.request_id and (r.outcome is null or {_HEARD})
    where o.fails and o.topic <> 'deliver_decision' and (cast(:charity as uuid) is null or r.charity_id = :charity)
    group by o.request_id
"""  # noqa: S608 (constants)
_LOST_TIMER = """
    select l.request_id, 'lost_timer', least(l.wake_at, l.follow_up_at) from live l
    where l.state = 'open' and least(l.wake_at, l.follow_up_at) < :silent
"""
_NO_TASK = """
    select r.id, case when {held} then 'hold_without_task' else 'no_task' end, r.stage_since_at from aid_request r
    where r.outcome is null and r.stage_since_at < :silent and (cast(:charity as uuid) is null or r.charity_id = :charity)
      and not exists (select from live l where l.request_id = r.id)
      and not exists (select from untold o where o.request_id = r.id)
"""
_HELD = "exists (select from hold h where h.request_id = r.id and h.ended_at is null)"
_CHARITY_SUSPENDED = """
    select r.id, 'charity_suspended', r.stage_since_at from aid_request r
    join charity c on c.id = r.charity_id and c.standing <> 'active'
    where r.outcome is null and (cast(:charity as uuid) is null or r.charity_id = :charity)
"""
_NOBODY_ABLE = """
    select l.request_id, case when a.people is null then 'no_role_holder' else 'all_barred' end, l.opened_at
    from live l left join able a on a.role = l.role and a.body = l.body
    where l.body_acts and l.kind <> 'pull' and (a.people is null or a.people <@ l.barred)
      and (cast(:charity as uuid) is null or l.role = any(:charity_roles))
"""
_HOLDER_GONE = """
    select l.request_id, 'holder_gone', l.claimed_at from live l join able a on a.role = l.role and a.body = l.body
    where l.body_acts and l.holder_id <> all(a.people)
      and (l.study_begun_at is not null or l.lease_until_at is null)
"""
_LEASE_ENDED = """
    select l.request_id, 'lease_ended', l.lease_until_at from live l
    where l.state = 'open' and l.holder_id is not null and l.study_begun_at is null and l.lease_until_at < :at
"""
_SUSPENSION_OVER = """
    select l.request_id, 'suspension_over', l.due_at from live l where l.kind = 'resume' and l.due_at < :at
"""
_MINUTES_UNSIGNED = """
    select i.request_id, 'minutes_unsigned', s.closed_at from agenda_item i
    join committee_session s on s.id = i.session_id
    join live l on l.id = i.task_id
    where i.is_live and s.in_effect_at is null and s.closed_at < :minutes
"""
_LADDER_SPENT = """
    select l.request_id, 'ladder_spent', l.due_at from live l
    where l.state = 'open' and l.wake_at is null and l.follow_up_at is null
"""
_ISSUE_OVERDUE = """
    select i.request_id, 'issue_overdue', i.due_at from delivery_issue i
    where i.state <> 'closed' and i.due_at < :at and (cast(:charity as uuid) is null or i.charity_id = :charity)
"""
_ISSUE_UNANSWERABLE = """
    select i.request_id, 'no_role_holder', i.since_at from delivery_issue i
    left join able a on a.role = i.role
      and a.body = case when i.role = any(:charity_roles) then i.charity_id else :nobody end
    where i.state <> 'closed' and a.people is null and (cast(:charity as uuid) is null or i.charity_id = :charity)
"""

_RANKS = ", ".join(f"('{cause.value}', {rank})" for rank, cause in enumerate(Cause))


@dataclass(frozen=True)
class StuckRow:
    """A stuck case: since when the first of its causes, and all of them, the deepest first."""

    request_id: UUID
    since_at: datetime
    causes: tuple[Cause, ...]


def list_stuck(
    db: Session,
    *,
    charity_id: UUID | None,
    at: datetime,
    today: date,
    sees_holds: bool = True,
    causes: Collection[Cause] = tuple(Cause),
    request_id: UUID | None = None,
    after: tuple[datetime, UUID] | None = None,
    limit: int | None = None,
) -> list[StuckRow]:
    """Open cases with one of `causes`, those that wait longest first; of one charity unless `charity_id` is None."""
    rows = db.execute(
        text(
            f"""
            {_build_found(sees_holds=sees_holds)}
            select f.request_id, min(f.since_at) since_at, array_agg(distinct k.rank order by k.rank) ranks
            from found f join (values {_RANKS}) k(cause, rank) on k.cause = f.cause
            where cast(:request as uuid) is null or f.request_id = :request
            group by f.request_id
            having bool_or(f.cause = any(:causes))
               and (cast(:after_at as timestamptz) is null
                    or (min(f.since_at), f.request_id) > (:after_at, cast(:after_id as uuid)))
            order by 2, 1 limit :limit
            """  # noqa: S608 (constants)
        ),
        {
            **_bind(charity_id, at, today),
            "causes": [cause.value for cause in causes],
            "request": request_id,
            "after_at": after[0] if after else None,
            "after_id": after[1] if after else None,
            "limit": limit,
        },
    )
    every = tuple(Cause)
    return [StuckRow(row.request_id, row.since_at, tuple(every[rank] for rank in row.ranks)) for row in rows]


def count_stuck(
    db: Session, *, charity_id: UUID | None, at: datetime, today: date, sees_holds: bool = True
) -> dict[Cause, int]:
    """How many open cases have each cause; one case may have several."""
    rows = db.execute(
        text(
            f"{_build_found(sees_holds=sees_holds)} "  # noqa: S608 (constants)
            "select cause, count(distinct request_id) from found group by cause"
        ),
        _bind(charity_id, at, today),
    )
    return {Cause(cause): count for cause, count in rows}


def _build_found(*, sees_holds: bool) -> str:
    parts: Sequence[str] = (
        _ENGINE,
        _DECISION_PENDING,
        _UNTOLD_ERRAND,
        _LOST_TIMER,
        _NO_TASK.format(held=_HELD if sees_holds else "false"),
        _CHARITY_SUSPENDED,
        _NOBODY_ABLE,
        _HOLDER_GONE,
        _LEASE_ENDED,
        _SUSPENSION_OVER,
        _MINUTES_UNSIGNED,
        _LADDER_SPENT,
        _ISSUE_OVERDUE,
        _ISSUE_UNANSWERABLE,
    )
    return f"{_BASIS}, found(request_id, cause, since_at) as ({' union all '.join(parts)})"


def _bind(charity_id: UUID | None, at: datetime, today: date) -> dict[str, object]:
    return {
        "charity": charity_id,
        "charity_roles": [role.value for role in Role if role in CHARITY_ROLES],
        "nobody": NOBODY,
        "at": at,
        "today": today,
        "silent": at - SILENCE,
        "minutes": at - MINUTES_PATIENCE,
        "failing": FAILING_ATTEMPTS,
    }
