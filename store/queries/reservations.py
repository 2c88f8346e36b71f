"""Reservations: what stands in the way of a need, who waits behind it, and its life."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete, text, true
from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.overlaps import LikeAid, OverlapFamily, WindowKind, find_window_end, is_in_the_way
from store.tables.outside_aid import OutsideAid
from store.tables.requests import AidRequest
from store.tables.reservations import (
    AidState,
    Hold,
    OverlapNotice,
    Reservation,
    ReservationState,
    ReservationSubject,
)


@dataclass(frozen=True)
class InTheWay:
    """A like aid that is reserved, or given inside its window."""

    reservation: Reservation
    kind: str
    state: AidState


def lock_keys(db: Session, keys: Iterable[int]) -> None:
    """Take transaction locks on numbers, in one order everywhere, each by its own statement."""
    for key in sorted(set(keys)):
        db.execute(text("select pg_advisory_xact_lock(:key)"), {"key": key})


def lock_subject(db: Session, family: str, *subject_keys: str) -> None:
    """Lock one need: whoever looks for overlaps of it, or releases it, does so alone."""
    for key in sorted(set(subject_keys)):
        db.execute(
            text("select pg_advisory_xact_lock(hashtextextended(:subject, 15))"),
            {"subject": f"{family}/{key}"},
        )


def find_in_the_way(
    db: Session,
    family: OverlapFamily,
    subject_keys: Sequence[str],
    *,
    on: date,
    request_id: UUID,
    beside_rulings: bool = False,
) -> InTheWay | None:
    """The like aid of another request, on any of these subjects, that is asked for, approved, or given inside a window.

    With `beside_rulings`, aid that the desk let stand beside others is not in their way.
    """
    rows = db.exec(
        select(Reservation, AidRequest, OutsideAid)
        .outerjoin(AidRequest, col(AidRequest.id) == Reservation.request_id)
        .outerjoin(OutsideAid, col(OutsideAid.id) == Reservation.outside_id)
        .where(
            Reservation.family == family.code,
            _is_on(family.code, subject_keys),
            col(Reservation.request_id).is_distinct_from(request_id),
            true() if family.counts_outside else col(Reservation.outside_id).is_(None),
            col(Reservation.ruling_id).is_(None) if beside_rulings else true(),
            col(Reservation.state) != ReservationState.RELEASED,
        )
        .order_by(col(Reservation.reserved_at))
    )
    found = next((row for row in rows if is_in_the_way(family, _read_aid(row[0]), on=on)), None)
    if found is None:
        return None
    reservation, case, outside = found
    if reservation.state is ReservationState.GIVEN:
        state = AidState.GIVEN
    else:
        state = AidState.APPROVED if case.approved_fils else AidState.ASKED
    return InTheWay(reservation, outside.kind if reservation.outside_id else case.kind, state)


def _is_on(family: str, subject_keys: Sequence[str]) -> ColumnElement[bool]:
    others = select(ReservationSubject.reservation_id).where(
        ReservationSubject.family == family, col(ReservationSubject.subject_key).in_(subject_keys)
    )
    return or_(col(Reservation.subject_key).in_(subject_keys), col(Reservation.id).in_(others))


def list_keys_of(db: Session, reservation: Reservation) -> tuple[str, ...]:
    """Every subject on which a reservation's window runs, its own first."""
    others = select(ReservationSubject.subject_key).where(ReservationSubject.reservation_id == reservation.id)
    return (reservation.subject_key, *sorted(db.exec(others)))


def put_on(db: Session, reservation: Reservation, subject_keys: Sequence[str]) -> None:
    """Let a reservation's window run on these subjects, the first of which is its own."""
    reservation.subject_key = subject_keys[0]
    db.add(reservation)
    db.flush()
    db.execute(delete(ReservationSubject).where(col(ReservationSubject.reservation_id) == reservation.id))
    db.add_all(
        ReservationSubject(reservation_id=reservation.id, family=reservation.family, subject_key=key)
        for key in subject_keys[1:]
    )
    db.flush()


def _read_aid(reservation: Reservation) -> LikeAid:
    is_reserved = reservation.state is ReservationState.RESERVED
    return LikeAid(is_reserved, reservation.given_on, reservation.window_ends_on)


def find_own(db: Session, request_id: UUID) -> Reservation | None:
    """The reservation of a request that is not released."""
    return db.exec(
        select(Reservation).where(
            Reservation.request_id == request_id, Reservation.state != ReservationState.RELEASED
        )
    ).first()


def is_reserved(db: Session, family: str, subject_keys: Sequence[str]) -> bool:
    """True if a request has this need reserved and no ruling lets another stand beside it."""
    found = db.exec(
        select(Reservation.id).where(
            Reservation.family == family,
            _is_on(family, subject_keys),
            Reservation.state == ReservationState.RESERVED,
            col(Reservation.ruling_id).is_(None),
        )
    )
    return found.first() is not None


def give(reservation: Reservation, family: OverlapFamily, *, on: date) -> None:
    """Start the window at a payment; aid that runs stays reserved until its case ends."""
    if family.window is WindowKind.RUNNING:
        reservation.given_on = on
        return
    reservation.state = ReservationState.GIVEN
    reservation.given_on = on
    reservation.window_ends_on = find_window_end(family, on)


def reserve_again(reservation: Reservation) -> None:
    """Hold a need whose window has passed: another instalment of the same case is about to be paid."""
    reservation.state = ReservationState.RESERVED
    reservation.window_ends_on = None


def take_back(reservation: Reservation) -> None:
    """End the window of a payment that came back: the need is reserved, and was not given."""
    reservation.state = ReservationState.RESERVED
    reservation.given_on = reservation.window_ends_on = None


def end(reservation: Reservation, *, at: datetime, on: date) -> bool:
    """End a reservation with its case; True if the need is free again."""
    if reservation.state is ReservationState.RESERVED and reservation.given_on is None:
        reservation.state = ReservationState.RELEASED
        reservation.released_at = at
        return True
    if reservation.state is ReservationState.RESERVED:
        reservation.state = ReservationState.GIVEN
        reservation.window_ends_on = on
        return True
    return False


def find_hold(db: Session, request_id: UUID) -> Hold | None:
    """The hold a request waits in."""
    return db.exec(ask_hold(request_id)).one_or_none()


def ask_hold(request_id: UUID) -> SelectOfScalar[Hold]:
    """The question of `find_hold`."""
    return select(Hold).where(Hold.request_id == request_id, col(Hold.ended_at).is_(None))


def find_oldest_hold(db: Session, family: str, subject_keys: Sequence[str]) -> Hold | None:
    """Who has waited longest for a need on one of these subjects."""
    return db.exec(
        select(Hold)
        .where(
            Hold.family == family,
            or_(
                col(Hold.subject_key).in_(subject_keys),
                col(Hold.other_keys).op("&&", is_comparison=True)(list(subject_keys)),
            ),
            col(Hold.ended_at).is_(None),
        )
        .order_by(col(Hold.held_at), col(Hold.id))
        .limit(1)
    ).first()


def list_notices(db: Session, request_id: UUID) -> Sequence[OverlapNotice]:
    """What the charity of a case is told of what stands in its way."""
    return db.exec(ask_notices(request_id)).all()


def ask_notices(request_id: UUID) -> SelectOfScalar[OverlapNotice]:
    """The question of `list_notices`."""
    return select(OverlapNotice).where(
        OverlapNotice.request_id == request_id, col(OverlapNotice.withdrawn_at).is_(None)
    )


def withdraw_notices(db: Session, request_id: UUID, *, at: datetime) -> None:
    """Show nothing any more of what stood in the way."""
    for notice in list_notices(db, request_id):
        notice.withdrawn_at = at
