"""/committees: who sits in which committee from when until when, and the sessions each prepares."""

from uuid import UUID

from fastapi import APIRouter, status

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.committee_sessions import SessionBody, SessionIdAnswer
from api.schemas.committees import (
    CommitteeAnswer,
    CommitteeBody,
    CommitteeIdAnswer,
    CommitteesAnswer,
    EndingBody,
    MemberIdAnswer,
    SeatBody,
)
from domain.errors import NotFoundError, WrongRoleError
from services import committee_sessions, committees
from services.committee_sessions import SessionForm
from services.committees import CommitteeForm, SeatForm

router = APIRouter(prefix="/committees", tags=["committees"])


@router.get("", responses=describe_refusals(WrongRoleError()))
def list_committees(visit: SignedVisit) -> CommitteesAnswer:
    """The committees of the caller's body; for the ministry those of every charity too."""
    rows = committees.list_own_committees(visit.house.store, visit.actor, at=visit.at)
    return CommitteesAnswer(items=rows)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(WrongRoleError(), field="name_ar", code="required"),
)
def found_committee(body: CommitteeBody, visit: SignedVisit, key: Key) -> CommitteeIdAnswer:
    """Found a committee of the caller's body."""
    submission = make_submission(key, "found_committee", form=body.model_dump())
    committee_id = committees.found_committee(
        visit.house.store, visit.actor, CommitteeForm(**body.model_dump()), submission, at=visit.at
    )
    return CommitteeIdAnswer(committee_id=committee_id)


@router.get(
    "/{committee_id}",
    responses=describe_refusals(NotFoundError(), WrongRoleError(), field="committee_id"),
)
def get_committee(committee_id: UUID, visit: SignedVisit) -> CommitteeAnswer:
    """A committee with its seats and sessions."""
    view = committees.get_committee(visit.house.store, visit.actor, committee_id, at=visit.at)
    return CommitteeAnswer.model_validate(view)


@router.post(
    "/{committee_id}/members",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(
        NotFoundError(), WrongRoleError(), field="username", code="unknown_account"
    ),
)
def seat_member(committee_id: UUID, body: SeatBody, visit: SignedVisit, key: Key) -> MemberIdAnswer:
    """Give somebody of the same body a seat; who sits already keeps the seat he has."""
    submission = make_submission(key, "seat_member", committee_id=committee_id, form=body.model_dump())
    member_id = committees.seat_member(
        visit.house.store,
        visit.actor,
        committee_id,
        SeatForm(**body.model_dump()),
        submission,
        at=visit.at,
    )
    return MemberIdAnswer(member_id=member_id)


@router.post(
    "/{committee_id}/members/{member_id}/end",
    responses=describe_post_refusals(NotFoundError(), WrongRoleError()),
)
def end_seat(
    committee_id: UUID, member_id: UUID, _body: EndingBody, visit: SignedVisit, _key: Key
) -> MemberIdAnswer:
    """End a seat today. Repeating it changes nothing."""
    committees.end_seat(visit.house.store, visit.actor, committee_id, member_id, at=visit.at)
    return MemberIdAnswer(member_id=member_id)


@router.post(
    "/{committee_id}/sessions",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(NotFoundError(), WrongRoleError(), field="day", code="malformed_date"),
)
def draft_session(committee_id: UUID, body: SessionBody, visit: SignedVisit, key: Key) -> SessionIdAnswer:
    """Prepare the committee's next session; it is numbered per year."""
    submission = make_submission(key, "draft_session", committee_id=committee_id, form=body.model_dump())
    session_id = committee_sessions.draft_session(
        visit.house.store,
        visit.actor,
        committee_id,
        SessionForm(**body.model_dump()),
        submission,
        at=visit.at,
    )
    return SessionIdAnswer(session_id=session_id)
