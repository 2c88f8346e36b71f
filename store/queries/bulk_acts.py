"""Bulk acts: their rows, what each is about, and how far they have come."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import insert, text
from sqlmodel import Session, col, select

from domain.cycle import DecisionCode
from store.tables.bulk_acts import BulkAct, BulkItem, ItemState
from store.tables.decisions import Decision, DecisionState
from store.tables.requests import AidRequest
from store.tables.tasks import Task, TaskState

PATIENCE = timedelta(seconds=30)
"""How long whoever took a row has it to himself before somebody else tries."""

ROWS_A_PAGE = 100


@dataclass(frozen=True)
class Subject:
    """A task that an act names, its case, and how much of it is at stake."""

    task: Task
    case: AidRequest
    amount_fils: int


@dataclass(frozen=True)
class TakenItem:
    """A row to be done now."""

    act_id: UUID
    seq: int
    task_id: UUID
    attempts: int


@dataclass(frozen=True)
class Progress:
    """How many rows wait, take effect shortly, are done, are refused."""

    waiting: int
    pending: int
    done: int
    refused: int


@dataclass(frozen=True)
class ItemRow:
    """A row with its case, as far as the session may see it, and its decision."""

    item: BulkItem
    case: AidRequest | None
    decision: Decision | None


def list_subjects(db: Session, task_ids: Collection[UUID]) -> dict[UUID, Subject]:
    """Those of the tasks that the session may see, by id, in two queries however many they are."""
    rows = db.exec(
        select(Task, AidRequest)
        .join(AidRequest, col(AidRequest.id) == Task.request_id)
        .where(col(Task.id).in_(task_ids))
    ).all()
    recommended = _list_recommended(db, [case.id for _, case in rows if case.approved_fils is None])
    return {
        task.id: Subject(task, case, case.approved_fils or recommended.get(case.id) or case.amount_fils)
        for task, case in rows
    }


def list_held_by(db: Session, holder_id: UUID, *, limit: int) -> list[UUID]:
    """The open tasks that are with this person, the earliest deadline first."""
    query = select(Task.id).where(Task.holder_id == holder_id, Task.state == TaskState.OPEN)
    return list(db.exec(query.order_by(col(Task.due_at), col(Task.id)).limit(limit)))


def add_act(db: Session, act: BulkAct, task_ids: Sequence[UUID]) -> None:
    """Write an act and all its rows, each waiting."""
    db.add(act)
    db.flush()
    db.execute(
        insert(BulkItem),
        [
            {"act_id": act.id, "seq": seq, "task_id": task_id, "next_at": act.begun_at}
            for seq, task_id in enumerate(task_ids)
        ],
    )


def find_act(db: Session, act_id: UUID) -> BulkAct | None:
    """An act of the session's own."""
    return db.exec(select(BulkAct).where(BulkAct.id == act_id)).one_or_none()


def list_acts(db: Session, actor_id: UUID, *, limit: int) -> Sequence[BulkAct]:
    """The acts of a person, the latest first."""
    query = select(BulkAct).where(BulkAct.actor_id == actor_id)
    return db.exec(query.order_by(col(BulkAct.begun_at).desc(), col(BulkAct.id)).limit(limit)).all()


def count_progress(db: Session, act_ids: Collection[UUID]) -> dict[UUID, Progress]:
    """How far these acts have come: progress is a count, never a number that is kept."""
    rows = db.execute(
        text(
            """
            select i.act_id, count(*) filter (where i.state = 'waiting') as waiting,
                   count(*) filter (where i.state = 'recorded' and d.state = 'pending') as pending,
                   count(*) filter (where i.state = 'done' or d.state = 'applied') as done,
                   count(*) filter (where i.state = 'refused' or d.state = 'refused') as refused
            from bulk_item i left join decision d on d.id = i.decision_id
            where i.act_id = any(:acts) group by i.act_id
            """
        ),
        {"acts": list(act_ids)},
    )
    return {row.act_id: Progress(row.waiting, row.pending, row.done, row.refused) for row in rows}


def list_items(
    db: Session, act_id: UUID, *, after: int = -1, only_refused: bool = False, limit: int = ROWS_A_PAGE
) -> list[ItemRow]:
    """Rows of an act in their order, from the one after `after` on."""
    query = (
        select(BulkItem, AidRequest, Decision)
        .outerjoin(Task, col(Task.id) == BulkItem.task_id)
        .outerjoin(AidRequest, col(AidRequest.id) == Task.request_id)
        .outerjoin(Decision, col(Decision.id) == BulkItem.decision_id)
        .where(BulkItem.act_id == act_id, col(BulkItem.seq) > after)
    )
    if only_refused:
        query = query.where(
            (col(BulkItem.state) == ItemState.REFUSED) | (col(Decision.state) == DecisionState.REFUSED)
        )
    return [ItemRow(*row) for row in db.exec(query.order_by(col(BulkItem.seq)).limit(limit))]


def take_items(db: Session, *, at: datetime, limit: int, act_id: UUID | None = None) -> list[TakenItem]:
    """Take rows that wait, of one act or of all; two workers never take the same, and what one let fall comes back.

    Acts go on side by side, row by row: a short one does not wait behind a long one.
    """
    of_act = "and act_id = :act" if act_id else ""
    rows = db.execute(
        text(
            f"""
            update bulk_item set attempts = attempts + 1, next_at = :again
            where (act_id, seq) in (
                select act_id, seq from bulk_item where state = 'waiting' and next_at <= :at {of_act}
                order by seq, act_id limit :limit for update skip locked
            ) returning act_id, seq, task_id, attempts
            """  # noqa: S608 (constants)
        ),
        {"at": at, "again": at + PATIENCE, "limit": limit, "act": act_id},
    )
    return sorted((TakenItem(*row) for row in rows), key=lambda item: (item.seq, item.act_id))


def settle_item(
    db: Session,
    item: TakenItem,
    state: ItemState,
    *,
    at: datetime,
    decision_id: UUID | None = None,
    refusal: str | None = None,
) -> None:
    """Note what became of a row."""
    db.execute(
        text(
            "update bulk_item set state = :state, decision_id = :decision, refusal = :refusal, settled_at = :at "
            "where act_id = :act and seq = :seq and state = 'waiting'"
        ),
        {
            "state": state.value,
            "decision": decision_id,
            "refusal": refusal,
            "at": at,
            "act": item.act_id,
            "seq": item.seq,
        },
    )


def _list_recommended(db: Session, request_ids: Collection[UUID]) -> dict[UUID, int | None]:
    rows = db.exec(
        select(Decision.request_id, Decision.amount_fils)
        .where(
            col(Decision.request_id).in_(request_ids),
            Decision.code == DecisionCode.RECOMMEND,
            Decision.state == DecisionState.APPLIED,
        )
        .order_by(col(Decision.decided_at))
    )
    return dict(rows.all())
