"""The need a case asks for: its subject, what stands in its way, its reservation, its place behind another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.calendars import read_day
from domain.decisions import Reason
from domain.overlaps import AidSubject, OverlapFamily, Subject, list_subject_keys
from services.moves import Work
from store.queries.exclusions import find_exclusion
from store.queries.identities import find_link
from store.queries.outbox import NO_GRACE, leave_errand
from store.queries.requests import get_beneficiary
from store.queries.reservations import (
    end,
    find_hold,
    find_in_the_way,
    find_oldest_hold,
    find_own,
    is_reserved,
    list_keys_of,
    lock_subject,
    put_on,
    reserve_again,
    withdraw_notices,
)
from store.tables.decisions import Decision
from store.tables.outbox import Topic
from store.tables.reservations import (
    AidState,
    Hold,
    NoticeSource,
    OverlapNotice,
    Reservation,
    ReservationState,
)


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way of a need: like aid, inside the cycle or outside, or an exclusion list."""

    kind: str
    month_on: date
    state: AidState
    source: NoticeSource
    reservation_id: UUID | None = None
    exclusion_list_id: UUID | None = None


def get_family(work: Work) -> OverlapFamily:
    """The overlap family of the case's category."""
    return work.policy.categories[work.case.category].family


def describe_subject(work: Work, person_id: UUID, household_id: UUID) -> AidSubject:
    """Whom and what the aid is for, if it is for this person of this household."""
    case = work.case
    return AidSubject(
        person_id=person_id,
        household_id=household_id,
        asked_on=read_day(case.received_at),
        lease_number=case.lease_number,
        bill_number=case.bill_number,
        beneficiary_id=get_beneficiary(work.db, case.id).person_id,
    )


def get_subject(work: Work) -> AidSubject:
    """The subject of a case whose person is settled."""
    case = work.case
    assert case.person_id is not None and case.household_id is not None  # noqa: S101, PT018 (settled before)
    return describe_subject(work, case.person_id, case.household_id)


def find_obstacle(work: Work, subject: AidSubject, *, beside_rulings: bool = False) -> Obstacle | None:
    """What stands in the way of this need on the step's day, the case's own reservation aside.

    With `beside_rulings`, aid that the desk let stand beside others is not in the way.
    """
    family, today = get_family(work), read_day(work.at)
    excluded = find_exclusion(
        work.db,
        work.case.category,
        subject.person_id,
        subject.household_id,
        on=today,
        household=family.subject is Subject.HOUSEHOLD,
    )
    if excluded:
        return Obstacle(
            work.case.kind,
            excluded.helped_on.replace(day=1),
            AidState.GIVEN,
            NoticeSource.CAMPAIGN,
            exclusion_list_id=excluded.list_id,
        )
    keys = list_subject_keys(family, subject)
    found = find_in_the_way(
        work.db, family, keys, on=today, request_id=work.case.id, beside_rulings=beside_rulings
    )
    if found is None:
        return None
    other = found.reservation
    return Obstacle(
        found.kind,
        (other.given_on or read_day(other.reserved_at)).replace(day=1),
        found.state,
        NoticeSource.OUTSIDE if other.outside_id else NoticeSource.CHARITY,
        reservation_id=other.id,
    )


def claim_need(work: Work) -> Obstacle | None:
    """Reserve the need under its lock, or say what stands in the way.

    A reservation the case has already moves with its subject, and holds again once its window has passed; one that a
    ruling let stand stays as ruled.
    """
    family, subject = get_family(work), get_subject(work)
    keys = list_subject_keys(family, subject)
    lock_subject(work.db, family.code, *keys)
    own = find_own(work.db, work.case.id)
    is_ruled = own is not None and own.ruling_id is not None
    obstacle = None if is_ruled else find_obstacle(work, subject, beside_rulings=own is not None)
    if obstacle is None and own:
        if own.window_ends_on and own.window_ends_on < read_day(work.at):
            reserve_again(own)
        move_reservation(work, own, keys)
    elif obstacle is None:
        _reserve(work, keys, ruling_id=None)
    work.db.flush()
    return obstacle


def move_reservation(work: Work, own: Reservation, subject_keys: Sequence[str]) -> None:
    """Let a reservation follow its subject; whoever waited behind the old one is looked at again."""
    left = list_keys_of(work.db, own)
    if set(left) != set(subject_keys):
        put_on(work.db, own, subject_keys)
        wake_oldest_hold(work, own.family, left, cause=own.id)


def reserve_by_ruling(work: Work, ruling: Decision) -> None:
    """Let a held case go on beside what is in its way, because the desk ruled so.

    Once the desk ruled "different person", nothing of the other is shown any more (product.md §2).
    """
    hold = find_hold(work.db, work.case.id)
    if hold is None:
        return
    reserve_beside(work, ruling.id)
    end_hold(work, hold)
    if ruling.reason is Reason.DIFFERENT_PERSON:
        withdraw_notices(work.db, work.case.id, at=work.at)


def reserve_beside(work: Work, ruling_id: UUID) -> None:
    """Reserve the need beside whatever is in its way, by the decision with this id."""
    family = get_family(work)
    keys = list_subject_keys(family, get_subject(work))
    lock_subject(work.db, family.code, *keys)
    own = find_own(work.db, work.case.id)
    if own:
        own.ruling_id = ruling_id
    else:
        _reserve(work, keys, ruling_id=ruling_id)
    work.db.flush()


def hold_need(work: Work, obstacle: Obstacle) -> bool:
    """Let the case wait behind the obstacle, and its charity know of it; False if it waited already."""
    if find_hold(work.db, work.case.id):
        return False
    family = get_family(work)
    first, *others = list_subject_keys(family, get_subject(work))
    work.db.add(
        Hold(
            request_id=work.case.id,
            family=family.code,
            subject_key=first,
            other_keys=others,
            reservation_id=obstacle.reservation_id,
            exclusion_list_id=obstacle.exclusion_list_id,
            held_at=work.at,
        )
    )
    note_obstacle(work, obstacle, _list_matched(work))
    work.case.ministry_sees_from_at = work.case.ministry_sees_from_at or work.at
    work.db.flush()
    return True


def note_obstacle(work: Work, obstacle: Obstacle, fields: list[str]) -> None:
    """Tell the case's charity what it may know: kind, month, state, matched fields."""
    work.db.add(
        OverlapNotice(
            request_id=work.case.id,
            kind=obstacle.kind,
            month_on=obstacle.month_on,
            state=obstacle.state,
            source=obstacle.source,
            fields=fields,
            noted_at=work.at,
        )
    )


def end_hold(work: Work, hold: Hold) -> None:
    """The case waits no longer; what it was shown of others stays in its record."""
    hold.ended_at = work.at
    work.db.flush()


def end_claim(work: Work) -> None:
    """End the reservation and the hold of a case, and wake whoever waited longest."""
    reservation = find_own(work.db, work.case.id)
    if reservation:
        keys = list_keys_of(work.db, reservation)
        lock_subject(work.db, reservation.family, *keys)
        end(reservation, at=work.at, on=read_day(work.at))
        work.db.flush()
        wake_oldest_hold(work, reservation.family, keys, cause=reservation.id)
    hold = find_hold(work.db, work.case.id)
    if hold:
        keys = (hold.subject_key, *hold.other_keys)
        lock_subject(work.db, hold.family, *keys)
        end_hold(work, hold)
        wake_oldest_hold(work, hold.family, keys, cause=hold.id)


def wake_oldest_hold(work: Work, family: str, subject_keys: Sequence[str], *, cause: UUID) -> None:
    """If nobody has the need reserved, leave word for the case that has waited longest to be checked again."""
    if is_reserved(work.db, family, subject_keys):
        return
    oldest = find_oldest_hold(work.db, family, subject_keys)
    if oldest:
        key = f"recheck/{cause}/{oldest.id}"
        leave_errand(work.db, Topic.RECHECK, key, oldest.request_id, at=work.at, grace=NO_GRACE)


def _reserve(work: Work, subject_keys: Sequence[str], *, ruling_id: UUID | None) -> None:
    reservation = Reservation(
        request_id=work.case.id,
        family=get_family(work).code,
        subject_key=subject_keys[0],
        state=ReservationState.RESERVED,
        ruling_id=ruling_id,
        reserved_at=work.at,
    )
    put_on(work.db, reservation, subject_keys)


def _list_matched(work: Work) -> list[str]:
    """The fields by which the case was tied to the person whose aid is in the way."""
    link = find_link(work.db, work.case.id)
    return link.fields if link else []
