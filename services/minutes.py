"""The minutes of a session: fixed as canonical text when it closes, in effect when their signed scan is attached."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from domain.committees import choose_presider
from domain.errors import TaskClosedError
from services.agenda_parts import Agenda, list_categories
from services.naming import Naming
from store.queries.committee_sessions import is_before_committee, lock_tasks
from store.queries.committees import find_committee
from store.queries.outbox import NO_GRACE, decision_key, leave_errand
from store.tables.committee_sessions import AgendaItem, CommitteeSession, SessionAttendance
from store.tables.decisions import Decision
from store.tables.outbox import Topic
from store.tables.tasks import Task, TaskState

FORM = 2
"""Which keys the text has; whoever reads old minutes goes by it."""


def write_minutes(db: Session, session: CommitteeSession, agenda: Agenda) -> str:
    """The text of the minutes: JSON with sorted keys and no spaces, money in fils, instants in UTC.

    Cases stand in it by their numbers: nothing personal but the names of those who sat.
    """
    committee = find_committee(db, session.committee_id)
    assert committee is not None  # noqa: S101 (a session has its committee)
    naming = Naming(db, {*agenda.people, session.secretary_id, session.chair_id})
    categories = {case_id: each.code for case_id, each in list_categories(db, agenda).items()}
    content = {
        "form": FORM,
        "committee": {"ar": committee.name_ar, "en": committee.name_en},
        "number": session.numeral,
        "scheduled_at": _write_instant(session.scheduled_at),
        "opened_at": _write_instant(session.opened_at),
        "closed_at": _write_instant(session.closed_at),
        "quorum": session.quorum,
        "secretary": _write_person(naming, session.secretary_id),
        "chair": _write_person(naming, session.chair_id),
        "present": [_write_person(naming, account_id) for account_id in agenda.attended],
        "stays": [_write_stay(naming, stay) for stay in agenda.stays],
        "items": [
            _write_item(agenda, item, categories.get(item.request_id, ""), naming) for item in agenda.items
        ],
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def give_effect(db: Session, session: CommitteeSession, agenda: Agenda, *, at: datetime) -> None:
    """Write one decision per item under the session, each with the errand that tells it to its case.

    A case whose task ended otherwise since the session is passed over, and its item says so.
    """
    live = [item for item in agenda.items if item.is_live]
    tasks = lock_tasks(db, [item.task_id for item in live])
    decisions = {}
    for item in live:
        item.is_live = False
        task = tasks[item.task_id]
        if is_before_committee(task, session.charity_id):
            decisions[item.id] = _decide(session, agenda, item, task, at=at)
        else:
            item.refusal = TaskClosedError.code
    db.add_all(decisions.values())
    db.flush()
    for item in live:
        if decision := decisions.get(item.id):
            item.decision_id = decision.id
            leave_errand(
                db,
                Topic.DELIVER_DECISION,
                decision_key(decision.id),
                item.request_id,
                at=at,
                grace=NO_GRACE,
                decision_id=str(decision.id),
            )
    db.flush()


def _decide(
    session: CommitteeSession, agenda: Agenda, item: AgendaItem, task: Task, *, at: datetime
) -> Decision:
    assert session.chair_id is not None  # noqa: S101 (an opened session has its chair)
    assert item.decision is not None and item.decision.code is not None  # noqa: S101, PT018 (it is for effect)
    away = {session.chair_id, *agenda.attended} - set(agenda.list_present(item))
    presider = choose_presider(session.chair_id, agenda.list_present(item), agenda.list_left(item) | away)
    task.state = TaskState.DECIDING
    return Decision(
        task_id=task.id,
        request_id=item.request_id,
        code=item.decision.code,
        actor_id=presider or session.chair_id,
        amount_fils=item.amount_fils,
        reason=item.reason,
        text=item.text,
        committee_session_id=session.id,
        session_number=session.numeral,
        decided_at=at,
    )


def _write_item(agenda: Agenda, item: AgendaItem, category: str, naming: Naming) -> dict[str, Any]:
    return {
        "place": item.place,
        "case": agenda.get_number(item),
        "category": category,
        "limit_fils": agenda.compute_limit(item),
        "decision": item.decision.value if item.decision else None,
        "amount_fils": item.amount_fils,
        "reason": item.reason.value if item.reason else None,
        "text": item.text,
        "refusal": item.refusal,
        "fallen": agenda.fallen.get(item.id),
        "absent": [_write_person(naming, account_id) for account_id in agenda.list_absent(item)],
        "left": [
            {**_write_person(naming, row.account_id), "ground": row.ground.value, "text": row.text}
            for row in agenda.recusals.get(item.id, ())
        ],
    }


def _write_stay(naming: Naming, stay: SessionAttendance) -> dict[str, Any]:
    return {
        **_write_person(naming, stay.account_id),
        "joined_at": _write_instant(stay.joined_at),
        "left_at": _write_instant(stay.left_at),
    }


def _write_person(naming: Naming, account_id: UUID | None) -> dict[str, Any]:
    person = naming.find(account_id)
    return {"ar": person.name_ar, "en": person.name_en} if person else {}


def _write_instant(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
