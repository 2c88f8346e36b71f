"""Appeals: filed for the applicant at a counter, listed, and shown with their case."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.appeals import (
    APPEAL_DAYS,
    APPEALABLE,
    Against,
    AppealState,
    compute_last_instant,
    list_reasons,
    name_against,
)
from domain.applicants import Applicant
from domain.calendars import read_day
from domain.cycle import EventType, Outcome, TaskKind
from domain.decisions import Reason
from domain.errors import (
    AppealFiledError,
    AppealTooLateError,
    NotAppealableError,
    NotFoundError,
    NotSignedInError,
    WrongRoleError,
)
from domain.forms import TEXT_LIMIT, FormReader
from domain.roles import Actor, Role
from services.appeal_parts import FILERS, AppealRow, AppealView, may_withdraw, view_appeals
from services.handovers import list_able_bodies
from services.moves import TaskDraft, open_task, take_case
from services.naming import CharityName, list_charity_names
from services.pages import Page, read_cursor, write_cursor
from services.submissions import Submission
from store.queries import appeals as query
from store.queries.accounts import find_actor, get_door
from store.queries.events import EventDraft, append_event
from store.queries.outbox import appeal_key, leave_errand
from store.queries.requests import find_request
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.appeals import Appeal
from store.tables.outbox import Topic
from store.tables.requests import AidRequest

READERS = (*FILERS, Role.CHARITY_ADMIN, Role.AUDITOR)


@dataclass(frozen=True)
class AppealForm:
    """What the applicant says against the rejection, as text."""

    grounds: str = ""


@dataclass(frozen=True)
class AppealOffer:
    """What may be appealed against now, until which instant, and how many days that is after the rejection."""

    against: Against
    rejected_at: datetime
    last_at: datetime
    days: int = APPEAL_DAYS


@dataclass(frozen=True)
class HearingChoices:
    """What whoever hears an appeal may choose from: reasons to set the rejection aside, charities that may study it."""

    reasons: tuple[Reason, ...]
    receivers: tuple[CharityName, ...]


def file_appeal(
    store: Store, actor: Actor, request_id: UUID, form: AppealForm, submission: Submission, *, at: datetime
) -> AppealView:
    """File the applicant's appeal against how the case ended, within thirty days of that instant; once a round.

    The ministry hears it by somebody who has decided nothing in this case; nobody who filed it does. Raises
    NotFoundError, WrongRoleError, NotSignedInError (the account or its body may not act any more), NotAppealableError,
    AppealTooLateError, AppealFiledError, KeyReusedError, InvalidFieldsError without grounds.
    """
    actor.require(*FILERS)
    with store.acting_for(actor) as db:
        case = find_request(db, request_id)
        if case is None:
            raise NotFoundError
        if find_submission(db, actor.account_id, submission.key, submission.digest) is None:
            actor_now = find_actor(db, actor.account_id, on=read_day(at))
            if actor_now is None:
                raise NotSignedInError
            actor_now.require(*FILERS)
            _get_offer(db, case, at=at)
    grounds = _read_grounds(form)
    appeal_id = _file(store, request_id, actor.account_id, grounds, submission, at=at)
    return next(each for each in list_case_appeals(store, actor, request_id) if each.appeal_id == appeal_id)


def file_own_appeal(
    store: Store,
    applicant: Applicant,
    request_id: UUID,
    form: AppealForm,
    submission: Submission,
    *,
    at: datetime,
) -> None:
    """File an appeal as its applicant, in the name of the applicants' door.

    Raises NotFoundError, NotAppealableError, AppealTooLateError, AppealFiledError, KeyReusedError, InvalidFieldsError.
    """
    with store.acting_for_applicant(applicant) as db:
        if find_request(db, request_id) is None:
            raise NotFoundError
    _file(store, request_id, None, _read_grounds(form), submission, at=at)


def find_offer(store: Store, actor: Actor, request_id: UUID, *, at: datetime) -> AppealOffer | None:
    """What this reader may file an appeal against now; None if nothing. Raises NotFoundError."""
    with store.acting_for(actor) as db:
        case = find_request(db, request_id)
        if case is None:
            raise NotFoundError
        try:
            actor.require(*FILERS)
            return _get_offer(db, case, at=at)
        except (WrongRoleError, NotAppealableError, AppealTooLateError, AppealFiledError):
            return None


def list_case_appeals(store: Store, actor: Actor, request_id: UUID) -> tuple[AppealView, ...]:
    """The appeals of a case, the first one first. Raises NotFoundError for a case out of the reader's scope."""
    with store.acting_for(actor) as db:
        if find_request(db, request_id) is None:
            raise NotFoundError
        return view_appeals(db, actor, query.list_of_case(db, request_id))


def list_appeals(
    store: Store,
    actor: Actor,
    *,
    state: AppealState | None = None,
    cursor: str | None = None,
    limit: int = 25,
) -> Page[AppealRow]:
    """A page of appeals, the latest filed first; a charity reads those against its own rejections.

    Raises WrongRoleError, InvalidFieldsError for a damaged cursor.
    """
    actor.require(*READERS)
    states = (state,) if state else tuple(AppealState)
    with store.acting_for(actor) as db:
        rows = query.list_appeals(db, states=states, after=read_cursor(cursor), limit=limit + 1)
        charities = list_charity_names(db)
    items = tuple(
        AppealRow(
            appeal.id,
            case.id,
            case.number,
            charities.get(appeal.charity_id) if appeal.charity_id else None,
            appeal.against,
            appeal.state,
            appeal.filed_at,
            appeal.decided_at,
        )
        for appeal, case in rows[:limit]
    )
    last = items[-1] if len(rows) > limit else None
    return Page(items, write_cursor(last.filed_at, last.appeal_id) if last else None)


def find_choices(store: Store, actor: Actor, request_id: UUID, *, at: datetime) -> HearingChoices | None:
    """What the hearing of this case's appeal may choose from today; None if none is open. Raises NotFoundError."""
    with store.acting_for(actor) as db:
        case = find_request(db, request_id)
        if case is None:
            raise NotFoundError
        appeal = query.find_open_appeal(db, request_id)
        if appeal is None:
            return None
        able, allowed = list_able_bodies(db, case, TaskKind.HEAR, at=at), list_reasons(appeal.against)
        charities = list_charity_names(db)
        return HearingChoices(
            tuple(reason for reason in Reason if reason in allowed),
            tuple(sorted((charities[each] for each in able), key=lambda charity: charity.name_ar)),
        )


def check_withdrawal(db: Session, actor: Actor, request_id: UUID) -> None:
    """Judge whether this person may write down that an appeal is withdrawn. Raises WrongRoleError."""
    if not may_withdraw(db, actor, request_id):
        raise WrongRoleError(role=Role.REGISTRAR.value)


def _read_grounds(form: AppealForm) -> str:
    reader = FormReader()
    grounds = reader.text("grounds", form.grounds, required=True, limit=TEXT_LIMIT)
    reader.finish()
    return grounds


def _get_offer(db: Session, case: AidRequest, *, at: datetime) -> AppealOffer:
    if case.outcome not in APPEALABLE or case.closed_at is None:
        raise NotAppealableError
    if query.find_appeal(db, case.id, case.round):
        raise AppealFiledError
    last_at = compute_last_instant(case.closed_at)
    if at > last_at:
        raise AppealTooLateError(days=APPEAL_DAYS)
    against = name_against(Outcome(case.outcome), advised_rejection=case.advised_rejection)
    return AppealOffer(against, case.closed_at, last_at)


def _file(
    store: Store, request_id: UUID, by: UUID | None, grounds: str, submission: Submission, *, at: datetime
) -> UUID:
    """Write the appeal, its event, its hearing and the errand that starts its process, in one transaction."""
    with store.registry() as db:
        work = take_case(db, request_id, at=at)
        case, by = work.case, by or get_door(db).account_id
        # Two presses of one button: the second waited for the first.
        if known := find_submission(db, by, submission.key, submission.digest):
            return known
        offer = _get_offer(db, case, at=at)
        appeal = Appeal(
            request_id=case.id,
            round=case.round,
            charity_id=case.charity_id,
            against=offer.against,
            grounds=grounds,
            rejected_at=offer.rejected_at,
            filed_by=by,
            filed_at=at,
        )
        db.add(appeal)
        db.flush()
        key = appeal_key(case.id, case.round)
        append_event(
            db,
            case,
            EventDraft(
                step_key=key,
                type=EventType.APPEALED,
                to_stage=case.stage,
                at=at,
                actor_id=by,
                subject_id=appeal.id,
                text=grounds,
            ),
        )
        case.ministry_sees_from_at = case.ministry_sees_from_at or at
        open_task(work, TaskDraft(TaskKind.HEAR, barred=frozenset(query.list_deciders(db, case.id))))
        leave_errand(db, Topic.START_APPEAL, key, case.id, at=at)
        remember_submission(db, by, submission.key, submission.digest, appeal.id)
        return appeal.id
