"""Proofs of delivery: codes shown, the counter's procedure, collectors, appointments, and what is followed up."""

from uuid import UUID

from fastapi import APIRouter, status

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.receipts import (
    AppointmentBody,
    CodeBody,
    CollectorBody,
    CounterAnswer,
    CounterAnswerBody,
    CounterBody,
    FollowUpsAnswer,
    ReceiptSheetAnswer,
)
from domain.appointments import AppointmentForm
from domain.errors import (
    AnsweredAlreadyError,
    CaseClosedError,
    ExcludedPersonError,
    NoReceiptDueError,
    NotFoundError,
    WrongRoleError,
)
from domain.proofs import CollectorForm, CounterForm, NoCodeSentError, TooManyCodesError
from services import (
    appointments,
    collectors,
    counter_procedures,
    delivery_codes,
    follow_ups,
    receipts,
)

router = APIRouter(tags=["receipts"])
OF_A_CASE = (NotFoundError(), WrongRoleError(), CaseClosedError())


@router.get(
    "/requests/{request_id}/receipt", responses=describe_refusals(NotFoundError(), field="request_id")
)
def get_sheet(request_id: UUID, visit: SignedVisit) -> ReceiptSheetAnswer:
    """What may prove the receipt at hand, and what was arranged for it."""
    sheet = receipts.get_sheet(visit.house.store, visit.actor, request_id, at=visit.at)
    return ReceiptSheetAnswer.model_validate(sheet)


@router.post(
    "/requests/{request_id}/receipt/code",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=describe_post_refusals(
        NotFoundError(),
        WrongRoleError(),
        ExcludedPersonError(),
        NoReceiptDueError(),
        field="receipt_code",
        code="wrong_code",
    ),
)
def show_code(request_id: UUID, body: CodeBody, visit: SignedVisit, key: Key) -> None:
    """Show the code that the applicant told: the right one proves the receipt that is decided next, any other is counted."""
    submission = make_submission(key, "show_code", request_id=request_id)
    delivery_codes.show_code(
        visit.house.store,
        visit.actor,
        request_id,
        body.code,
        submission,
        secret=visit.house.match_secret,
        at=visit.at,
        pin=body.pin,
    )


@router.post(
    "/requests/{request_id}/receipt/code/sending",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=describe_post_refusals(
        NotFoundError(),
        WrongRoleError(),
        NoReceiptDueError(),
        NoCodeSentError(),
        TooManyCodesError(),
        field="request_id",
    ),
)
def send_code(request_id: UUID, visit: SignedVisit, key: Key) -> None:
    """Send the applicant another code by message; the one before opens nothing any more."""
    submission = make_submission(key, "send_code", request_id=request_id)
    delivery_codes.send_again(
        visit.house.store,
        visit.actor,
        request_id,
        submission,
        secret=visit.house.match_secret,
        at=visit.at,
    )


@router.post(
    "/requests/{request_id}/receipt/collector",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=describe_post_refusals(*OF_A_CASE, field="name"),
)
def name_collector(request_id: UUID, body: CollectorBody, visit: SignedVisit, key: Key) -> None:
    """Name who collects for the applicant; one named before is not the collector any more."""
    submission = make_submission(key, "name_collector", request_id=request_id, form=body.model_dump())
    form = CollectorForm(**body.model_dump())
    collectors.name_collector(visit.house.store, visit.actor, request_id, form, submission, at=visit.at)


@router.post(
    "/requests/{request_id}/receipt/collector/end",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=describe_post_refusals(*OF_A_CASE, field="request_id"),
)
def end_collector(request_id: UUID, visit: SignedVisit, _key: Key) -> None:
    """Let nobody collect for the applicant any more. Repeating it changes nothing."""
    collectors.end_collector(visit.house.store, visit.actor, request_id, at=visit.at)


@router.post(
    "/requests/{request_id}/receipt/counter",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(*OF_A_CASE, AnsweredAlreadyError(), field="document"),
)
def ask_counter(request_id: UUID, body: CounterBody, visit: SignedVisit, key: Key) -> CounterAnswer:
    """Write down a lost phone or a changed number; nothing follows before a second clerk agrees."""
    submission = make_submission(key, "ask_counter", request_id=request_id, form=body.model_dump())
    form = CounterForm(**body.model_dump())
    receipt = counter_procedures.ask_counter(
        visit.house.store, visit.actor, request_id, form, submission, at=visit.at
    )
    return CounterAnswer.model_validate(receipt)


@router.post(
    "/counter-procedures/{procedure_id}/answer",
    responses=describe_post_refusals(
        *OF_A_CASE, ExcludedPersonError(), AnsweredAlreadyError(), field="procedure_id"
    ),
)
def answer_counter(
    procedure_id: UUID, body: CounterAnswerBody, visit: SignedVisit, key: Key
) -> CounterAnswer:
    """Agree to a counter's procedure as its second clerk, or refuse it; a code is told this once, to be handed over sealed."""
    submission = make_submission(key, "answer_counter", procedure_id=procedure_id, form=body.model_dump())
    receipt = counter_procedures.answer_counter(
        visit.house.store,
        visit.actor,
        procedure_id,
        submission,
        agrees=body.agrees,
        secret=visit.house.match_secret,
        at=visit.at,
    )
    return CounterAnswer.model_validate(receipt)


@router.post(
    "/requests/{request_id}/receipt/appointments",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=describe_post_refusals(*OF_A_CASE, NoReceiptDueError(), field="on", code="in_the_past"),
)
def book_appointment(request_id: UUID, body: AppointmentBody, visit: SignedVisit, key: Key) -> None:
    """Book when and where what was promised changes hands; one booked before is called off."""
    submission = make_submission(key, "book_appointment", request_id=request_id, form=body.model_dump())
    form = AppointmentForm(**body.model_dump())
    appointments.book_appointment(visit.house.store, visit.actor, request_id, form, submission, at=visit.at)


@router.get("/follow-ups", responses=describe_refusals(WrongRoleError(), field="request_id"))
def list_follow_ups(visit: SignedVisit) -> FollowUpsAnswer:
    """Receipts whose recipient was not reached within the caller's scope, the oldest first."""
    rows = follow_ups.list_follow_ups(visit.house.store, visit.actor)
    return FollowUpsAnswer.model_validate({"items": rows})
