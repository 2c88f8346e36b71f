"""Aid given outside the cycle: what is recorded of it, and the windows that it holds open."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, or_, select

from domain.outside_aid import Window
from store.queries.reservations import lock_subject
from store.tables.outside_aid import OutsideAid, OutsideSource
from store.tables.people import Membership
from store.tables.reservations import Reservation, ReservationState


def lock_code(db: Session, source: OutsideSource, code: str) -> None:
    """Lock one code of a source until the transaction ends: two runs of one file enter it once."""
    db.execute(
        text("select pg_advisory_xact_lock(hashtextextended(:name, 16))"), {"name": f"{source.value}/{code}"}
    )


def find_outside_aid(db: Session, source: OutsideSource, code: str) -> OutsideAid | None:
    """What was recorded under this code of the source."""
    return db.exec(
        select(OutsideAid).where(OutsideAid.source == source, OutsideAid.code == code)
    ).one_or_none()


def hold_windows(db: Session, aid: OutsideAid, windows: Iterable[Window], *, at: datetime) -> None:
    """Let the aid count in these windows, each under the lock of its need."""
    for window in windows:
        lock_subject(db, window.family, window.subject_key)
        db.add(
            Reservation(
                outside_id=aid.id,
                family=window.family,
                subject_key=window.subject_key,
                state=ReservationState.GIVEN,
                reserved_at=at,
                given_on=aid.given_on,
                window_ends_on=window.free_on,
            )
        )
    db.flush()


def list_outside_aid(
    db: Session, person_id: UUID, household_id: UUID | None, *, on: date
) -> Sequence[OutsideAid]:
    """What a person, and whoever lives in the household on that day, was given outside the cycle; the latest first."""
    household = select(Membership.person_id).where(
        Membership.household_id == household_id,
        col(Membership.from_on) <= on,
        or_(col(Membership.to_on).is_(None), col(Membership.to_on) > on),
    )
    return db.exec(
        select(OutsideAid)
        .where(or_(OutsideAid.person_id == person_id, col(OutsideAid.person_id).in_(household)))
        .order_by(col(OutsideAid.given_on).desc(), col(OutsideAid.id).desc())
    ).all()
