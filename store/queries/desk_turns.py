"""The next task of a desk, in one guarded statement: overdue, urgent, the charity whose turn it is, the oldest case."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

from domain.cycle import CLAIMED_KINDS, TaskKind
from domain.roles import Actor
from store.queries.tasks import FREE, LEASE, ClaimedRow

TAKEN_KINDS = CLAIMED_KINDS | {TaskKind.SIGN}
"""What the next task may be; a signature is only kept apart for its taker, whoever holds the role may still give it."""

DEPTHS = (8, 256)
"""How many candidates of each charity are looked at; the second if colleagues are taking all of the first."""

_MAY = "t.state = 'open' and t.kind = any(:kinds) and t.wait <> 'committee' and not (:me = any(t.barred))"
_OWN_SEAT = (
    "exists (select from task o where o.request_id = t.request_id and o.holder_id = :me "
    "and o.id <> t.id and o.state = 'open')"
)


def take_next(db: Session, actor: Actor, *, at: datetime) -> tuple[ClaimedRow, bool] | None:
    """Claim what should be done next, and whether it came before an older case because it is its charity's turn.

    Rows a colleague is taking at this moment are skipped, so that two people never wait for each other.
    """
    statement = text(_write_statement(is_ministry=actor.is_ministry))
    given = {
        "me": actor.account_id,
        "roles": sorted(role.value for role in actor.roles),
        "kinds": [kind.value for kind in TAKEN_KINDS],
        "charity": actor.charity_id,
        "at": at,
        "lease": at + LEASE,
    }
    for depth in DEPTHS:
        row = db.execute(statement, {**given, "depth": depth}).one_or_none()
        if row:
            return ClaimedRow(row.id, row.request_id, row.due_at, row.is_urgent), row.by_turn
    return None


def take_back_up(db: Session, me: UUID, *, at: datetime) -> ClaimedRow | None:
    """End the snooze of the task of this person that came back first, if one did."""
    row = db.execute(
        text(
            "update task set snoozed_until_at = null where id = (select id from task where holder_id = :me "
            "and state = 'open' and snoozed_until_at <= :at order by snoozed_until_at, id limit 1 "
            "for update skip locked) returning id, request_id, due_at, is_urgent"
        ),
        {"me": me, "at": at},
    ).one_or_none()
    return ClaimedRow(*row) if row else None


def _write_statement(*, is_ministry: bool) -> str:
    """A few candidates of every charity by index, ranked together: no flood is sorted to find one row.

    They are an array, so that each is looked up by its key whatever the planner believes of a table that just grew.
    """
    bodies = "select id from charity" if is_ministry else "select cast(:charity as uuid) as id"
    nobodys = _list_candidates("t.charity_id is null") if is_ministry else ""
    join = "left join desk_turn u on u.role = t.role and u.charity_id is not distinct from t.charity_id"
    turn = """
    , turn as (
        insert into desk_turn (role, charity_id, taken_at) select role, charity_id, :at from taken
        on conflict (role, charity_id) do update set taken_at = excluded.taken_at
    )"""
    return f"""
    with desk as (
        select r.role, b.id as charity_id from unnest(cast(:roles as text[])) r(role) cross join ({bodies}) b
    ), candidate as materialized (
        select f.id, f.received_at from desk d
        cross join lateral ({_list_candidates("t.charity_id = d.charity_id")}) f
        {f"union all select f.id, f.received_at from unnest(cast(:roles as text[])) d(role) cross join lateral ({nobodys}) f" if nobodys else ""}
    ), taken as (
        update task set holder_id = :me, claimed_at = :at, lease_until_at = :lease, snoozed_until_at = null,
               wait = case when kind = 'study' then 'under_study' else wait end
        where id = (
            select t.id from task t {join if is_ministry else ""}
            where t.id = any(array(select id from candidate)) and {_MAY} and {FREE} and not {_OWN_SEAT}
            order by (t.due_at < :at) desc, t.is_urgent desc,
                     {"u.taken_at nulls first," if is_ministry else ""} t.received_at, t.id
            limit 1 for update of t skip locked
        ) returning id, request_id, role, charity_id, due_at, is_urgent, received_at
    ){turn if is_ministry else ""}
    select id, request_id, due_at, is_urgent,
           received_at > (select min(received_at) from candidate) as by_turn from taken
    """  # noqa: S608 (constants)


def _list_candidates(of_body: str) -> str:
    """Of one body and role: the longest overdue and the oldest of both urgencies, and those whose lease ran out."""
    free = f"t.role = d.role and {of_body} and t.holder_id is null and {_MAY}"
    parts = [
        f"(select t.id, t.received_at from task t where {free} and t.is_urgent = {urgent} {late} "  # noqa: S608 (constants)
        f"order by {order} limit :depth)"
        for urgent in ("true", "false")
        for late, order in (("and t.due_at < :at", "t.due_at"), ("", "t.received_at"))
    ]
    lapsed = (
        f"(select t.id, t.received_at from task t where t.role = d.role and {of_body} and {_MAY} "  # noqa: S608 (constants)
        "and t.holder_id is not null and t.study_begun_at is null and t.lease_until_at < :at "
        "order by t.lease_until_at limit :depth)"
    )
    return " union all ".join((*parts, lapsed))
