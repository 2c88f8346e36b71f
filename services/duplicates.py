"""The duplicate check: settle who is meant, then whether the need is free, all under locks."""

from uuid import UUID

from domain.calendars import read_day
from domain.contracts.cases import CaseState, CheckDuplicates
from domain.cycle import EventType, Move, Stage, TaskKind
from domain.decisions import Reason
from domain.overlaps import AidSubject, OverlapFamily, make_subject_key
from services.moves import TaskDraft, Work, close_task, open_task, state_case, take_case, write_move
from services.people import settle_person
from store.queries.events import has_event
from store.queries.outbox import NO_GRACE, leave_errand
from store.queries.reservations import (
    InTheWay,
    end,
    find_hold,
    find_in_the_way,
    find_oldest_hold,
    find_own,
    is_reserved,
    lock_subject,
    withdraw_notices,
)
from store.queries.tasks import list_open_tasks
from store.scope import Store
from store.tables.decisions import Decision
from store.tables.outbox import Topic
from store.tables.reservations import Hold, OverlapNotice, Reservation, ReservationState

MATCHED_FIELDS = ("document_number",)

CLEARED = Move(EventType.CLEARED, Stage.REVIEW, TaskKind.STUDY)
HELD = Move(EventType.HELD, Stage.DUPLICATE_CHECK, TaskKind.ADJUDICATE)
STILL_HELD = Move(EventType.STILL_HELD, Stage.DUPLICATE_CHECK)


def check_duplicates(store: Store, asked: CheckDuplicates, *, secret: bytes) -> CaseState:
    """The step: settle person and household, reserve the need, or hold the case for the duplicate desk.

    Repeating it with the same step key, or for a case that is past the check, changes nothing. `secret` keys
    the digests by which persons are found.
    """
    with store.registry() as db:
        work = take_case(db, UUID(asked.request_id), at=asked.at)
        is_waiting = work.case.stage in (Stage.REGISTRATION, Stage.DUPLICATE_CHECK)
        if is_waiting and not has_event(db, asked.step_key):
            settle_person(work, secret=secret)
            _settle_need(work, asked.step_key)
        return state_case(work)


def is_need_free(work: Work) -> bool:
    """Look again, exactly, right before money moves: True if nothing else stands in the way of this need."""
    own = find_own(work.db, work.case.id)
    if own is None:
        return False
    lock_subject(work.db, own.family, own.subject_key)
    if own.ruling_id:
        return True
    in_the_way = find_in_the_way(
        work.db,
        _get_family(work),
        own.subject_key,
        on=read_day(work.at),
        request_id=work.case.id,
        beside_rulings=True,
    )
    return in_the_way is None


def reserve_by_ruling(work: Work, ruling: Decision) -> None:
    """Let a held case go on beside the aid in its way, because the desk ruled so.

    Once the desk ruled "different person", nothing of the other is shown any more (product.md §2).
    """
    hold = find_hold(work.db, work.case.id)
    if hold is None:
        return
    lock_subject(work.db, hold.family, hold.subject_key)
    _reserve(work, hold.family, hold.subject_key, ruling_id=ruling.id)
    end_hold(work, hold)
    if ruling.reason is Reason.DIFFERENT_PERSON:
        withdraw_notices(work.db, work.case.id, at=work.at)


def end_claim_on_need(work: Work) -> None:
    """End the reservation and the hold of a case that closes, and wake whoever waited longest."""
    reservation = find_own(work.db, work.case.id)
    if reservation:
        lock_subject(work.db, reservation.family, reservation.subject_key)
        end(reservation, at=work.at, on=read_day(work.at))
        work.db.flush()
        wake_oldest_hold(work, reservation.family, reservation.subject_key, cause=reservation.id)
    hold = find_hold(work.db, work.case.id)
    if hold:
        lock_subject(work.db, hold.family, hold.subject_key)
        end_hold(work, hold)
        wake_oldest_hold(work, hold.family, hold.subject_key, cause=hold.id)


def wake_oldest_hold(work: Work, family: str, subject_key: str, *, cause: UUID) -> None:
    """If nobody has the need reserved, leave word for the case that has waited longest to be checked again."""
    if is_reserved(work.db, family, subject_key):
        return
    oldest = find_oldest_hold(work.db, family, subject_key)
    if oldest:
        key = f"recheck/{cause}/{oldest.id}"
        leave_errand(work.db, Topic.RECHECK, key, oldest.request_id, at=work.at, grace=NO_GRACE)


def _get_family(work: Work) -> OverlapFamily:
    return work.policy.categories[work.case.category].family


def end_hold(work: Work, hold: Hold) -> None:
    """The case waits no longer; what it was shown of others stays in its record."""
    hold.ended_at = work.at
    work.db.flush()


def _settle_need(work: Work, step_key: str) -> None:
    family = _get_family(work)
    subject_key = make_subject_key(family, _describe_subject(work))
    lock_subject(work.db, family.code, subject_key)
    in_the_way = find_in_the_way(work.db, family, subject_key, on=read_day(work.at), request_id=work.case.id)
    if in_the_way is None:
        _clear(work, family, subject_key, step_key)
    else:
        _hold(work, family, subject_key, in_the_way, step_key)


def _describe_subject(work: Work) -> AidSubject:
    case = work.case
    assert case.person_id is not None and case.household_id is not None  # noqa: S101, PT018 (settled just now)
    return AidSubject(
        person_id=case.person_id,
        household_id=case.household_id,
        asked_on=read_day(case.received_at),
        lease_number=case.lease_number,
        bill_number=case.bill_number,
    )


def _clear(work: Work, family: OverlapFamily, subject_key: str, step_key: str) -> None:
    _reserve(work, family.code, subject_key, ruling_id=None)
    if hold := find_hold(work.db, work.case.id):
        end_hold(work, hold)
        withdraw_notices(work.db, work.case.id, at=work.at)
    for task in list_open_tasks(work.db, work.case.id):
        close_task(work, task, actor_id=None)
    write_move(work, CLEARED, step_key=step_key)
    open_task(work, TaskDraft(TaskKind.STUDY))


def _hold(work: Work, family: OverlapFamily, subject_key: str, in_the_way: InTheWay, step_key: str) -> None:
    if find_hold(work.db, work.case.id):
        write_move(work, STILL_HELD, step_key=step_key)
        return
    other = in_the_way.reservation
    work.db.add_all(
        (
            Hold(
                request_id=work.case.id,
                family=family.code,
                subject_key=subject_key,
                reservation_id=other.id,
                held_at=work.at,
            ),
            OverlapNotice(
                request_id=work.case.id,
                kind=in_the_way.kind,
                month_on=(other.given_on or read_day(other.reserved_at)).replace(day=1),
                state=in_the_way.state,
                fields=list(MATCHED_FIELDS),
                noted_at=work.at,
            ),
        )
    )
    work.case.ministry_sees_from_at = work.at
    write_move(work, HELD, step_key=step_key)
    open_task(work, TaskDraft(TaskKind.ADJUDICATE))


def _reserve(work: Work, family: str, subject_key: str, *, ruling_id: UUID | None) -> None:
    work.db.add(
        Reservation(
            request_id=work.case.id,
            family=family,
            subject_key=subject_key,
            state=ReservationState.RESERVED,
            ruling_id=ruling_id,
            reserved_at=work.at,
        )
    )
