"""How a hold ends (rule 16): release, complement, join, defer, exception; a hold is not a no."""

from datetime import datetime, time, timedelta

from domain.calendars import KUWAIT
from domain.cycle import TaskKind
from domain.decisions import Reason
from domain.errors import NothingToJoinError
from services.moves import TaskDraft, Work, set_case_deadline
from services.needs import find_obstacle, get_subject, reserve_by_ruling
from services.people import part_from
from store.tables.decisions import Decision
from store.tables.requests import AidRequest
from store.tables.reservations import Reservation
from store.tables.tasks import Task


def release(work: Work, _task: Task, decision: Decision) -> None:
    """Let the case go on beside what stands in its way; who is another person is told apart for good."""
    tell_apart(work, decision)
    reserve_by_ruling(work, decision)


def tell_apart(work: Work, decision: Decision) -> None:
    """If another person is meant than whose aid stands in the way, let the applicant be one of their own for good."""
    other = _find_other_case(work)
    if decision.reason is Reason.DIFFERENT_PERSON and other and other.person_id == work.case.person_id:
        part_from(work, decision)


def complement(work: Work, _task: Task, decision: Decision) -> None:
    """Let the case go on for the remainder only: no recommendation may exceed it."""
    work.case.complement_fils = decision.amount_fils
    reserve_by_ruling(work, decision)


def join(work: Work, _task: Task, _decision: Decision) -> None:
    """Close the case into the one already open elsewhere.

    Raises NothingToJoinError if what stands in the way is no open case.
    """
    other = _find_other_case(work)
    if other is None or other.outcome:
        raise NothingToJoinError
    work.case.joined_to = other.id


def draft_deferred(work: Work, decision: Decision) -> TaskDraft:
    """The hold put off: its clock stands still until that day's opening, and then asks once more."""
    assert decision.until_on is not None  # noqa: S101 (its form demands it)
    midnight = datetime.combine(decision.until_on, time(), KUWAIT)
    opens_at = work.policy.calendar.add_working_time(midnight, timedelta(0))
    deadline = set_case_deadline(work, TaskKind.ADJUDICATE, opens_at)
    return TaskDraft(TaskKind.ADJUDICATE, deadline=deadline, follow_up_at=opens_at)


def _find_other_case(work: Work) -> AidRequest | None:
    """The case that stands in the way today: the one that did at first may have gone."""
    obstacle = find_obstacle(work, get_subject(work))
    reservation = work.db.get(Reservation, obstacle.reservation_id) if obstacle else None
    if reservation is None or reservation.request_id is None:
        return None
    return work.db.get(AidRequest, reservation.request_id)
