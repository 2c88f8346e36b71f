"""The desk's comparison: a stated identity beside whom it may be, and what stands in the way of the need."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.errors import NotFoundError
from domain.identities import Party
from domain.overlaps import OverlapFamily, WindowKind, add_months
from domain.roles import Actor, Role
from services.case_parts import IdentityView, view_identity
from services.comparison_parts import (
    AidView,
    CandidateView,
    CheckBasis,
    FieldView,
    ObstacleView,
    PersonValues,
    view_basis,
    view_candidate,
    view_case_aid,
    view_outside_aid,
    write_stated,
)
from services.looks import note_persons
from services.naming import CharityName, list_charity_names
from store.ahead import Question, ask_many, read_ahead
from store.queries.charities import ask_charities
from store.queries.comparisons import (
    ask_asked_for,
    ask_case_in_the_way,
    ask_outside_aid_of,
    ask_waiting_tasks,
    find_held_behind,
    find_last_notice,
    is_listed,
    list_cases_of,
    list_outside_aid_of,
    list_persons,
    sum_payments,
)
from store.queries.identities import ask_candidates, ask_checks, find_check, find_last_check, list_candidates
from store.queries.policies import ask_overrides, load_policy
from store.queries.requests import Parties, ask_parties, ask_request, find_request, read_parties
from store.queries.reservations import ask_hold, find_hold
from store.scope import Store
from store.tables.exclusions import ExclusionList
from store.tables.identities import IdentityCandidate
from store.tables.outside_aid import OutsideAid
from store.tables.people import Person
from store.tables.requests import AidRequest
from store.tables.reservations import AidState, Hold, NoticeSource, Reservation, ReservationState

READERS = (Role.DUPLICATE_DESK, Role.SUPERVISOR, Role.AUDITOR)
"""Who sees two people side by side: nobody of a charity, and no operator."""

MOST_SHOWN = 10


@dataclass(frozen=True)
class Comparison:
    """Everything the desk decides by: whom the applicant or the beneficiary may be, and what stands in the way."""

    request_id: UUID
    stated: IdentityView
    checked_at: datetime | None
    basis: CheckBasis | None
    candidates: tuple[CandidateView, ...]
    obstacle: ObstacleView | None


def get_comparison(store: Store, actor: Actor, request_id: UUID, *, at: datetime) -> Comparison:
    """The comparison of one case; the look at the persons shown is written to the access log.

    Raises WrongRoleError for whoever is no desk, supervisor or auditor; NotFoundError for a case that is unknown or whose
    file is not open to the ministry.
    """
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        read_ahead(db, *list_questions(request_id))
        case = find_request(db, request_id)
        parties = read_parties(db, request_id) if case else None
        if case is None or parties is None or parties.identity is None:
            raise NotFoundError
        shown = _assemble(db, case, parties, at=at)
        persons = [each.person_id for each in shown.candidates if each.values]
        note_persons(db, actor, persons, "comparison", case_id=request_id, at=at)
    return shown


def list_questions(request_id: UUID) -> tuple[Question, ...]:
    """What `get_comparison` asks of the record that can be asked at once."""
    return (
        ask_request(request_id),
        ask_parties(request_id),
        ask_candidates(request_id),
        ask_checks(request_id),
        ask_hold(request_id),
        ask_charities(),
        ask_overrides(),
    )


def _assemble(db: Session, case: AidRequest, parties: Parties, *, at: datetime) -> Comparison:
    identity = view_identity(parties.identity)
    assert identity is not None  # noqa: S101 (the row is there)
    rows = _list_latest(list_candidates(db, case.id))
    _read_what_is_compared(db, rows, find_hold(db, case.id))
    check = find_check(db, case.id, rows[0].check_id) if rows else find_last_check(db, case.id)
    charities = list_charity_names(db)
    return Comparison(
        request_id=case.id,
        stated=identity,
        checked_at=check.checked_at if check else None,
        basis=view_basis(check) if check else None,
        candidates=_view_candidates(db, case, parties, rows, charities),
        obstacle=_view_obstacle(db, case, charities, at=at),
    )


def _read_what_is_compared(db: Session, rows: Sequence[IdentityCandidate], hold: Hold | None) -> None:
    """Read at once the persons in question, what they were given, what the hold waits behind and who waits beside it."""
    persons, questions = _list_in_question(rows), list[Question]()
    if persons:
        questions += [ask_many(Person, persons), ask_outside_aid_of(persons), *map(ask_asked_for, persons)]
    if hold:
        questions.append(ask_waiting_tasks(hold.family, hold.subject_key))
    if hold and hold.reservation_id:
        questions += [ask_many(Reservation, [hold.reservation_id]), ask_case_in_the_way(hold.reservation_id)]
    read_ahead(db, *questions)


def _list_in_question(rows: Sequence[IdentityCandidate]) -> set[UUID]:
    return {row.person_id for row in rows if row.settled_at is None}


def _list_latest(rows: Sequence[IdentityCandidate]) -> Sequence[IdentityCandidate]:
    """The candidates of the latest check that had any: what was ruled stays in sight."""
    return [row for row in rows if row.check_id == rows[0].check_id][:MOST_SHOWN]


def _view_candidates(
    db: Session,
    case: AidRequest,
    parties: Parties,
    rows: Sequence[IdentityCandidate],
    charities: dict[UUID, CharityName],
) -> tuple[CandidateView, ...]:
    # A person settled here may be in question elsewhere: the wall would let their values through.
    in_question = _list_in_question(rows)
    persons = list_persons(db, in_question)
    aid = _list_aid(db, in_question, case, charities)
    stated = {Party.APPLICANT: parties.identity, Party.BENEFICIARY: parties.beneficiary}
    ours = {party: write_stated(row) for party, row in stated.items() if row}
    return tuple(
        view_candidate(row, ours[row.party], persons.get(row.person_id), tuple(aid[row.person_id]))
        for row in rows
    )


def _list_aid(
    db: Session, person_ids: Collection[UUID], case: AidRequest, charities: dict[UUID, CharityName]
) -> dict[UUID, list[AidView]]:
    """What each person asked for or was given, the latest month first."""
    found = defaultdict[UUID, list[AidView]](list)
    cases = list_cases_of(db, person_ids, besides=case.id)
    paid = sum_payments(db, [other.id for _, other in cases])
    for person_id, other in cases:
        found[person_id].append(view_case_aid(other, paid.get(other.id), _name_charity(charities, other)))
    for row in list_outside_aid_of(db, person_ids):
        found[row.person_id].append(view_outside_aid(row))
    for views in found.values():
        views.sort(key=lambda view: view.month_on, reverse=True)
    return found


def _name_charity(charities: dict[UUID, CharityName], case: AidRequest) -> CharityName | None:
    return charities.get(case.charity_id) if case.charity_id else None


def _view_obstacle(
    db: Session, case: AidRequest, charities: dict[UUID, CharityName], *, at: datetime
) -> ObstacleView | None:
    """What the open hold of a case waits behind today; None if it waits behind nothing, or the way is free again."""
    hold = find_hold(db, case.id)
    if hold is None:
        return None
    if hold.exclusion_list_id:
        return _view_list(db, case, db.get_one(ExclusionList, hold.exclusion_list_id), today=read_day(at))
    family = load_policy(db, case.version_id).categories[case.category].family
    reservation = find_held_behind(db, hold, family, on=read_day(at))
    if reservation is None:
        return None
    ends_on = _find_free_day(reservation, family, today=read_day(at))
    if reservation.outside_id:
        row = db.get_one(OutsideAid, reservation.outside_id)
        is_same = row.person_id == case.person_id
        return _view_aid(view_outside_aid(row), is_same=is_same, is_open=False, ends_on=ends_on)
    other = db.get_one(AidRequest, reservation.request_id)
    paid = sum_payments(db, [other.id]).get(other.id)
    return _view_aid(
        view_case_aid(other, paid, _name_charity(charities, other)),
        is_same=other.person_id is not None and other.person_id == case.person_id,
        is_open=other.outcome is None,
        ends_on=ends_on,
    )


def _view_aid(aid: AidView, *, is_same: bool, is_open: bool, ends_on: date | None) -> ObstacleView:
    return ObstacleView(
        kind=aid.kind,
        month_on=aid.month_on,
        state=aid.state,
        source=aid.source,
        charity=aid.charity,
        number=aid.number,
        request_id=aid.request_id,
        amount_fils=aid.amount_fils,
        is_same_person=is_same,
        is_open=is_open,
        window_ends_on=ends_on,
        list_ar="",
        list_en="",
        outside=aid.outside,
    )


def _view_list(db: Session, case: AidRequest, listed: ExclusionList, *, today: date) -> ObstacleView:
    notice = find_last_notice(db, case.id)
    ends_on = listed.to_on + timedelta(days=1) if listed.to_on else None
    return ObstacleView(
        kind=case.kind,
        month_on=notice.month_on if notice else listed.from_on.replace(day=1),
        state=AidState.GIVEN,
        source=NoticeSource.CAMPAIGN,
        charity=None,
        number=None,
        request_id=None,
        amount_fils=None,
        is_same_person=is_listed(db, listed.id, case.person_id),
        is_open=False,
        window_ends_on=ends_on if ends_on and ends_on > today else None,
        list_ar=listed.name_ar,
        list_en=listed.name_en,
        circular=listed.circular,
    )


def _find_free_day(reservation: Reservation, family: OverlapFamily, *, today: date) -> date | None:
    """The first day on which the need is free again, of two windows the longer (rule 14); None if no day is known."""
    ends_on, given_on = reservation.window_ends_on, reservation.given_on
    if reservation.state is not ReservationState.GIVEN or ends_on is None or family.window is WindowKind.EVER:
        return None
    if family.window is WindowKind.MONTHS and given_on:
        ends_on = max(ends_on, add_months(given_on, family.months))
    return ends_on if ends_on > today else None


__all__ = [
    "AidView",
    "CandidateView",
    "CheckBasis",
    "Comparison",
    "FieldView",
    "ObstacleView",
    "PersonValues",
    "get_comparison",
]
