"""Appointments to hand goods over: booked at the desk, kept with the receipt, missed when their day passed in silence."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.appointments import (
    AppointmentForm,
    AppointmentState,
    compute_appointment_end,
    read_appointment,
)
from domain.cycle import EventType, Wait
from domain.messages import APPOINTMENTS, MessageTemplate
from domain.roles import Actor
from services.collectors import get_open_case
from services.delivery_codes import CLERKS, get_receipt_task, note_receipt
from services.messages import queue_message
from services.moves import Work, note_event
from services.submissions import Submission
from store.queries.messages import retire_messages
from store.queries.outbox import NO_GRACE, leave_errand
from store.queries.policies import load_policy
from store.queries.proofs import end_appointments, find_appointment, find_instalment
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import find_task
from store.scope import Store
from store.tables.appointments import Appointment
from store.tables.charities import Charity
from store.tables.outbox import Topic
from store.tables.requests import AidRequest
from store.tables.tasks import Task


def book_appointment(
    store: Store,
    actor: Actor,
    request_id: UUID,
    form: AppointmentForm,
    submission: Submission,
    *,
    at: datetime,
) -> None:
    """Book when and where what was promised changes hands; one booked before is called off.

    When its day has passed without a receipt, the recipient is followed up by itself. Raises NotFoundError,
    WrongRoleError, CaseClosedError, NoReceiptDueError (no receipt is waited for), InvalidFieldsError, KeyReusedError.
    """
    actor.require(*CLERKS)
    with store.acting_for(actor) as db:
        if find_submission(db, actor.account_id, submission.key, submission.digest):
            return
        case = get_open_case(db, request_id)
        stated = read_appointment(form, at=at, unsaid=_list_unsaid(db, case))
        open_task = get_receipt_task(db, case)
        instalment = find_instalment(db, case)
        assert instalment is not None and case.charity_id is not None  # noqa: S101, PT018 (its receipt is waited for)
        task = find_task(db, open_task.id, lock=True) or open_task
        template = _choose_template(db, case.id, at=at)
        end_appointments(db, case.id, AppointmentState.CANCELLED, at=at)
        row = Appointment(
            request_id=case.id,
            charity_id=case.charity_id,
            instalment_id=instalment.id,
            kind=stated.kind,
            meet_at=stated.meet_at,
            place=stated.place,
            state=AppointmentState.BOOKED,
            booked_by=actor.account_id,
            booked_at=at,
        )
        db.add(row)
        task.follow_up_at = compute_appointment_end(stated.meet_at)
        db.flush()
        key = f"appointment_booked/{row.id}"
        note_receipt(db, case, EventType.APPOINTMENT_BOOKED, key, at=at, actor_id=actor.account_id)
        queue_message(
            db, case.id, template, key=key, at=at, happens_at=stated.meet_at, ends_at=stated.meet_at
        )
        # The clock of the receipt may now wake earlier than the engine was told.
        leave_errand(db, Topic.MOVE_DEADLINE, key, case.id, at=at, grace=NO_GRACE, task_id=str(task.id))
        remember_submission(db, actor.account_id, submission.key, submission.digest, row.id)


def _choose_template(db: Session, request_id: UUID, *, at: datetime) -> MessageTemplate:
    """What the applicant is told; of an appointment that nobody told them yet a change is none."""
    is_changed = find_appointment(db, request_id) is not None
    is_untold = retire_messages(db, request_id, *APPOINTMENTS, at=at) > 0
    return MessageTemplate.APPOINTMENT_MOVED if is_changed and not is_untold else MessageTemplate.APPOINTMENT


def _list_unsaid(db: Session, case: AidRequest) -> tuple[str, ...]:
    """What no message may name: who gives, and what."""
    category = load_policy(db, case.version_id).categories[case.category]
    charity = db.get(Charity, case.charity_id) if case.charity_id else None
    givers = (charity.name_ar, charity.name_en) if charity else ()
    return (category.name_ar, category.name_en, *givers)


def miss_appointment(work: Work, task: Task, instant: datetime) -> None:
    """Note that the day of an appointment passed without a receipt: its recipient was not reached."""
    booked = find_appointment(work.db, work.case.id)
    if booked is None or booked.meet_at >= instant:
        return
    booked.state, booked.settled_at = AppointmentState.MISSED, instant
    task.wait = Wait.RECIPIENT
    key = f"appointment_missed/{booked.id}"
    note_event(work, EventType.APPOINTMENT_MISSED, step_key=key, at=instant, task=task)
