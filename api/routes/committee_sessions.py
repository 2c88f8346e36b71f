"""/sessions: a committee's sitting from its opening to the signed minutes that put it in effect."""

from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.doors import Key, SignedVisit
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.committee_sessions import AttendanceBody, ClosingSessionBody, OpeningBody, SessionAnswer
from domain.errors import (
    NoQuorumError,
    NotFoundError,
    SessionStateError,
    TooLargeError,
    UndecidedItemsError,
    WrongRoleError,
)
from services import attendance, committee_sessions
from services.attendance import AttendanceForm
from services.committee_sessions import OpeningForm

router = APIRouter(prefix="/sessions/{session_id}", tags=["committees"])
SCAN = {"type": "string", "format": "binary"}
SCAN_KINDS = ("application/pdf", "image/jpeg", "image/png")


@router.get("", responses=describe_refusals(NotFoundError(), WrongRoleError(), field="session_id"))
def get_session(session_id: UUID, visit: SignedVisit) -> SessionAnswer:
    """A session whole: who sits, the cases before it, its minutes, and how far its effect has come."""
    view = committee_sessions.get_session(visit.house.store, visit.actor, session_id, at=visit.at)
    return SessionAnswer.model_validate(view)


@router.post(
    "/opening",
    responses=describe_post_refusals(
        NotFoundError(),
        WrongRoleError(),
        NoQuorumError(present=1, quorum=2),
        SessionStateError(session_state="closed"),
        field="present",
        code="not_a_member",
    ),
)
def open_session(session_id: UUID, body: OpeningBody, visit: SignedVisit, _key: Key) -> SessionAnswer:
    """Record who sits and open the session. Whoever had a part in a case leaves its item by himself."""
    form = OpeningForm(tuple(body.present), body.chair)
    view = committee_sessions.open_session(visit.house.store, visit.actor, session_id, form, at=visit.at)
    return SessionAnswer.model_validate(view)


@router.post(
    "/attendance",
    responses=describe_post_refusals(
        NotFoundError(),
        WrongRoleError(),
        SessionStateError(session_state="closed"),
        field="account_id",
        code="not_a_member",
    ),
)
def enter_attendance(session_id: UUID, body: AttendanceBody, visit: SignedVisit, _key: Key) -> SessionAnswer:
    """Write down that a member came late or left early: each item is judged by who is there when it is decided."""
    form = AttendanceForm(body.account_id, body.has_come)
    view = attendance.enter_attendance(visit.house.store, visit.actor, session_id, form, at=visit.at)
    return SessionAnswer.model_validate(view)


@router.post(
    "/closing",
    responses=describe_post_refusals(
        NotFoundError(),
        WrongRoleError(),
        UndecidedItemsError(count=3),
        SessionStateError(session_state="drafted"),
    ),
)
def close_session(
    session_id: UUID, _body: ClosingSessionBody, visit: SignedVisit, _key: Key
) -> SessionAnswer:
    """End the sitting and fix its minutes; nothing takes effect yet. Repeating it changes nothing."""
    view = committee_sessions.close_session(visit.house.store, visit.actor, session_id, at=visit.at)
    return SessionAnswer.model_validate(view)


@router.post(
    "/scan",
    responses=describe_post_refusals(
        NotFoundError(), WrongRoleError(), TooLargeError(), SessionStateError(session_state="open")
    ),
    openapi_extra={
        "requestBody": {"required": True, "content": {kind: {"schema": SCAN} for kind in SCAN_KINDS}}
    },
)
async def attach_scan(session_id: UUID, request: Request, visit: SignedVisit, _key: Key) -> SessionAnswer:
    """Attach the scan of the signed minutes as the body itself, at most ten megabytes: the session is in effect.

    Each case is then told its decision, a few at a time: follow `progress` of the session. The same scan again
    changes nothing.
    """
    content = await request.body()
    view = await run_in_threadpool(
        committee_sessions.attach_scan,
        visit.house.store,
        visit.house.papers,
        visit.actor,
        session_id,
        content,
        at=visit.at,
    )
    return SessionAnswer.model_validate(view)


@router.get(
    "/scan",
    response_class=Response,
    responses={
        200: {
            "description": "The signed minutes",
            "content": {kind: {"schema": SCAN} for kind in SCAN_KINDS},
        },
        **describe_refusals(NotFoundError(), WrongRoleError(), field="session_id"),
    },
)
def get_scan(session_id: UUID, visit: SignedVisit) -> Response:
    """The signed minutes as they were scanned."""
    house = visit.house
    scan = committee_sessions.read_scan(house.store, house.papers, visit.actor, session_id, at=visit.at)
    return Response(scan.content, media_type=scan.kind)
