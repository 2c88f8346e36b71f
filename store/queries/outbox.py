"""The outbox: leave word for the engine, pick up what waits, and note what arrived."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

from store.tables.outbox import Topic

GRACE = timedelta(seconds=5)
"""How long the door that wrote a row has it to itself before the relay tries too."""

NO_GRACE = timedelta(0)
"""For rows that no door will deliver: the relay alone does."""


@dataclass(frozen=True)
class Errand:
    """One thing the engine still has to be told."""

    id: UUID
    topic: Topic
    key: str
    request_id: UUID
    payload: Mapping[str, str]
    attempts: int


@dataclass(frozen=True)
class Backlog:
    """Errands of one topic that the engine was not told yet: how many, since when, how often the worst was tried."""

    topic: Topic
    errands: int
    since_at: datetime
    attempts: int
    last_error: str


def list_backlog(db: Session) -> list[Backlog]:
    """What waits, by topic, the oldest first."""
    rows = db.execute(
        text(
            """
            select topic, count(*) errands, min(recorded_at) since_at, max(attempts) attempts,
                   coalesce((array_agg(last_error order by attempts desc) filter (where last_error <> ''))[1], '') error
            from outbox where delivered_at is null group by topic order by since_at
            """
        )
    )
    return [Backlog(Topic(row.topic), row.errands, row.since_at, row.attempts, row.error) for row in rows]


def leave_errand(
    db: Session,
    topic: Topic,
    key: str,
    request_id: UUID,
    *,
    at: datetime,
    grace: timedelta = GRACE,
    **payload: str,
) -> None:
    """Write an errand in the caller's transaction; the same key is written once."""
    db.execute(
        text(
            "insert into outbox (topic, key, request_id, payload, next_at) "
            "values (:topic, :key, :request, cast(:payload as jsonb), :next) on conflict (key) do nothing"
        ),
        {
            "topic": topic.value,
            "key": key,
            "request": request_id,
            "payload": json.dumps(payload),
            "next": at + grace,
        },
    )


def take_errands(db: Session, *, at: datetime, limit: int) -> list[Errand]:
    """Take errands whose time has come and set their next try further away; two relays never take the same."""
    rows = db.execute(
        text(
            """
            update outbox set attempts = attempts + 1,
                   next_at = :at + least(power(2, attempts), 15) * interval '1 second'
            where id in (
                select id from outbox where delivered_at is null and next_at <= :at
                order by next_at limit :limit for update skip locked
            )
            returning id, topic, key, request_id, payload, attempts
            """
        ),
        {"at": at, "limit": limit},
    )
    return [
        Errand(row.id, Topic(row.topic), row.key, row.request_id, row.payload, row.attempts) for row in rows
    ]


def settle_errand(db: Session, key: str, *, at: datetime) -> None:
    """Note that the engine acknowledged an errand."""
    db.execute(
        text(
            "update outbox set delivered_at = :at, last_error = '' where key = :key and delivered_at is null"
        ),
        {"key": key, "at": at},
    )


def note_failure(db: Session, key: str, error: str) -> None:
    """Keep the kind of the last failure beside an errand that is still waiting."""
    db.execute(text("update outbox set last_error = :error where key = :key"), {"key": key, "error": error})


def repeat_errand(db: Session, topic: Topic, key: str, request_id: UUID, *, at: datetime) -> None:
    """Let an errand be done again, also one that was acknowledged: the engine has lost what it was told."""
    db.execute(
        text(
            "insert into outbox (topic, key, request_id, next_at) values (:topic, :key, :request, :at) "
            "on conflict (key) do update set delivered_at = null, attempts = 0, next_at = :at"
        ),
        {"topic": topic.value, "key": key, "request": request_id, "at": at},
    )


def hurry_errands(db: Session, request_id: UUID, *, at: datetime) -> None:
    """Let whatever waits for this case be tried now."""
    db.execute(
        text("update outbox set next_at = :at where request_id = :request and delivered_at is null"),
        {"request": request_id, "at": at},
    )


def start_key(request_id: UUID, round_: int) -> str:
    """The key of the errand that starts a case."""
    return f"start/{request_id}/{round_}"


def appeal_key(request_id: UUID, round_: int) -> str:
    """The key of the errand that starts the appeal against a round of a case, and of the event that it was filed."""
    return f"appeal/{request_id}/{round_}"


def decision_key(decision_id: UUID) -> str:
    """The key of the errand that delivers a decision, and of the step that gives it effect."""
    return f"decision/{decision_id}"
