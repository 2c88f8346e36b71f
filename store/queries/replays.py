"""The facts that a replay judges, read from the record page by page: ids, codes, amounts, days; no word of a person."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.approvals import FLAGS_OF_EVENTS
from domain.calendars import read_day
from domain.categories import Paper
from domain.cycle import EventType, Outcome, Stage, TaskKind
from domain.overlaps import AidSubject
from domain.replays import CaseFacts, GrantFacts, PastClaim, TaskFacts
from domain.requests import Urgency
from store.tables.requests import AidRequest

CASES_AT_ONCE = 5000
NO_ID = UUID(int=0)

_CASES = text(
    """
    select r.*, b.person_id as beneficiary_id, s.request_id is not null as has_beneficiary,
      array(select p.paper from request_paper p where p.request_id = r.id) as papers,
      exists (select from hold h where h.request_id = r.id and h.exclusion_list_id is not null) as is_excluded,
      (select d.amount_fils from decision d where d.request_id = r.id and d.code = 'recommend'
         and d.state = 'applied' order by d.decided_at desc limit 1) as recommended_fils
    from aid_request r
    left join request_party b on b.request_id = r.id and b.role = 'beneficiary' and b.to_at is null
    left join stated_beneficiary s on s.request_id = r.id
    where r.received_at >= :since and r.id > :after order by r.id limit :limit
    """
)
_EVENTS = text(
    """
    select request_id, type, occurred_at from case_event
    where request_id = any(:ids) and type = any(:types) order by request_id, seq
    """
)
_GRANTS = text(
    """
    select distinct on (request_id) request_id, reserved_at, released_at, given_on from reservation
    where request_id = any(:ids) order by request_id, state = 'released', reserved_at desc
    """
)
_TASKS = text(
    """
    select request_id, kind, opened_at, closed_at,
      kind = 'study' and row_number() over (partition by request_id, kind order by opened_at) > 1 as was_stopped
    from task where request_id = any(:ids) and kind = any(:kinds)
    """
)
_ORDERS = text(
    """
    select o.request_id, o.issued_at - case when p.account_at <= o.issued_at then p.account_at else (
      select max(c.done_at) from payee_change c
      where c.payee_id = p.id and c.act in ('entered', 'changed') and c.done_at <= o.issued_at) end as account_age
    from payment_order o join payee p on p.id = o.payee_id
    where o.request_id = any(:ids) and o.iban is not null
    """
)
_PAST = text(
    """
    select v.*, array(select s.subject_key from reservation_subject s where s.reservation_id = v.id) as others
    from reservation v left join aid_request r on r.id = v.request_id
    where (v.outside_id is not null or r.received_at < :since)
      and (v.released_at is null or v.released_at >= :since)
    """
)
_CHECKS = (EventType.CLEARED, EventType.HELD)
_TOLD = (EventType.REGISTERED, EventType.RECOMMENDED, *_CHECKS, *FLAGS_OF_EVENTS)
_PAID = frozenset({Outcome.DELIVERED.value, Outcome.PARTLY_DELIVERED.value})


def count_cases(db: Session, since_at: datetime) -> int:
    """How many cases were received since then."""
    return db.exec(ask_count(since_at)).one()


def ask_count(since_at: datetime) -> SelectOfScalar[int]:
    """The question of `count_cases`."""
    return select(func.count()).select_from(AidRequest).where(col(AidRequest.received_at) >= since_at)


def read_cases(
    db: Session, since_at: datetime, task_kinds: Collection[TaskKind]
) -> Iterator[Sequence[CaseFacts]]:
    """The cases received since then, page by page, with their tasks of these kinds."""
    after = NO_ID
    while rows := db.execute(_CASES, {"since": since_at, "after": after, "limit": CASES_AT_ONCE}).all():
        ids = {"ids": [row.id for row in rows]}
        events = _group(db.execute(_EVENTS, {**ids, "types": [event.value for event in _TOLD]}))
        grants = {row.request_id: row for row in db.execute(_GRANTS, ids)}
        tasks = _group(db.execute(_TASKS, {**ids, "kinds": list(task_kinds)})) if task_kinds else {}
        orders = _group(db.execute(_ORDERS, ids))
        yield [
            _read_case(
                row,
                events.get(row.id, []),
                grants.get(row.id),
                tasks.get(row.id, []),
                orders.get(row.id, []),
            )
            for row in rows
        ]
        if len(rows) < CASES_AT_ONCE:
            return
        after = rows[-1].id


def read_past(db: Session, since_at: datetime) -> Iterator[PastClaim]:
    """What was reserved or given before then and was not released by then, and all aid from outside the cycle."""
    for row in db.execute(_PAST, {"since": since_at}, execution_options={"yield_per": CASES_AT_ONCE}):
        yield PastClaim(
            family=row.family,
            subject_keys=(row.subject_key, *row.others),
            reserved_at=row.reserved_at,
            released_at=row.released_at,
            is_reserved=row.state == "reserved",
            given_on=row.given_on,
            window_ends_on=row.window_ends_on,
            is_outside=row.outside_id is not None,
        )


def _read_case(
    row: Row[Any],
    events: Sequence[Row[Any]],
    grant: Row[Any] | None,
    tasks: Sequence[Row[Any]],
    orders: Sequence[Row[Any]],
) -> CaseFacts:
    checks = [event for event in events if event.type in _CHECKS]
    is_approved = row.stage == Stage.DELIVERY.value or row.outcome in _PAID
    closed_on = read_day(row.closed_at) if row.closed_at else None
    registered_at = next(
        (event.occurred_at for event in events if event.type == EventType.REGISTERED), row.received_at
    )
    return CaseFacts(
        request_id=row.id,
        number=row.number,
        version_id=row.version_id,
        category=row.category,
        is_emergency=row.urgency == Urgency.EMERGENCY.value,
        registered_on=read_day(registered_at),
        amount_fils=row.amount_fils,
        papers=frozenset(map(Paper, row.papers)),
        has_beneficiary=row.has_beneficiary,
        checked_at=checks[0].occurred_at if checks else None,
        closed_at=row.closed_at,
        subject=_read_subject(row),
        was_held=bool(checks) and checks[0].type == EventType.HELD,
        is_excluded=row.is_excluded,
        grant=GrantFacts(grant.reserved_at, grant.released_at, grant.given_on, closed_on) if grant else None,
        recommended_fils=None if row.advised_rejection else row.recommended_fils,
        flagging=_list_flagging(events),
        signatures=() if row.advised_rejection else tuple(row.signatures),
        approved_fils=(row.approved_fils or 0) if is_approved else 0,
        tasks=tuple(
            TaskFacts(TaskKind(task.kind), task.opened_at, task.closed_at, task.was_stopped) for task in tasks
        ),
        account_ages=tuple(order.account_age for order in orders if order.account_age is not None),
    )


def _read_subject(row: Row[Any]) -> AidSubject | None:
    if row.person_id is None or row.household_id is None:
        return None
    return AidSubject(
        person_id=row.person_id,
        household_id=row.household_id,
        asked_on=read_day(row.received_at),
        lease_number=row.lease_number,
        bill_number=row.bill_number,
        beneficiary_id=row.beneficiary_id,
    )


def _list_flagging(events: Sequence[Row[Any]]) -> tuple[EventType, ...]:
    """What asked for more eyes before the last recommendation."""
    types = [EventType(event.type) for event in events]
    last = max((place for place, event in enumerate(types) if event is EventType.RECOMMENDED), default=0)
    return tuple(event for event in types[:last] if event in FLAGS_OF_EVENTS)


def _group(rows: Any) -> Mapping[UUID, list[Row[Any]]]:  # noqa: ANN401 (the answer of any of the queries above)
    groups = defaultdict[UUID, list[Row[Any]]](list)
    for row in rows:
        groups[row.request_id].append(row)
    return groups
