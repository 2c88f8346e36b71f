"""The counter's procedure for whoever lost their phone or changed its number: one clerk writes it down, another agrees."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.cycle import EventType, TaskKind
from domain.errors import AnsweredAlreadyError, ExcludedPersonError, NotFoundError
from domain.proofs import CodePath, CodeState, CounterForm, CounterState, Proof, read_counter
from domain.roles import Actor
from services.collectors import get_open_case
from services.delivery_codes import CLERKS, IssuedCode, issue_code, note_receipt
from services.submissions import Submission
from store.queries.policies import load_policy
from store.queries.proofs import end_codes, find_asked, find_instalment, find_procedure
from store.queries.submissions import find_submission, remember_submission
from store.queries.tasks import list_open_tasks
from store.scope import Store
from store.tables.proofs import CounterProcedure
from store.tables.requests import AidRequest, StatedIdentityRow


@dataclass(frozen=True)
class CounterReceipt:
    """What became of a procedure; `code` is handed over sealed, and told this once."""

    procedure_id: UUID
    request_id: UUID
    state: CounterState
    code: IssuedCode | None = None


def ask_counter(
    store: Store, actor: Actor, request_id: UUID, form: CounterForm, submission: Submission, *, at: datetime
) -> CounterReceipt:
    """Write down that an applicant lost the phone or changed the number, having seen the document the case names.

    Nothing follows before a second clerk agrees. Raises NotFoundError, WrongRoleError, CaseClosedError,
    AnsweredAlreadyError (one waits for its second clerk already), InvalidFieldsError, KeyReusedError.
    """
    actor.require(*CLERKS)
    with store.acting_for(actor) as db:
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            return _make_receipt(_get(db, known))
        case = get_open_case(db, request_id)
        identity = db.get(StatedIdentityRow, case.id)
        stated = read_counter(form, document=identity.document_number if identity else "")
        if find_asked(db, case.id):
            raise AnsweredAlreadyError
        assert case.charity_id is not None  # noqa: S101 (an actor of a charity sees only its own cases)
        row = CounterProcedure(
            request_id=case.id,
            charity_id=case.charity_id,
            kind=stated.kind,
            phone=stated.phone,
            text=stated.text,
            state=CounterState.ASKED,
            asked_by=actor.account_id,
            asked_at=at,
        )
        db.add(row)
        db.flush()
        remember_submission(db, actor.account_id, submission.key, submission.digest, row.id)
        return _make_receipt(row)


def answer_counter(
    store: Store,
    actor: Actor,
    procedure_id: UUID,
    submission: Submission,
    *,
    agrees: bool,
    secret: bytes,
    at: datetime,
) -> CounterReceipt:
    """Let a second clerk agree to a counter's procedure, or refuse it.

    Agreed to, the number counts from now on, no code sent before opens anything, and where a receipt is waited for a
    new code is told once: the second clerk hands it over sealed, and may not prove the receipt by it. Raises
    NotFoundError, WrongRoleError, ExcludedPersonError (the clerk who wrote it down), AnsweredAlreadyError (it is answered).
    """
    actor.require(*CLERKS)
    with store.acting_for(actor) as db:
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            return _make_receipt(_get(db, known))
        row = _get(db, procedure_id, lock=True)
        if row.asked_by == actor.account_id:
            raise ExcludedPersonError
        if row.state is not CounterState.ASKED:
            raise AnsweredAlreadyError
        case = get_open_case(db, row.request_id)
        row.state = CounterState.AGREED if agrees else CounterState.REFUSED
        row.answered_by, row.answered_at = actor.account_id, at
        db.flush()
        code = _take_effect(db, actor, case, row, secret=secret, at=at) if agrees else None
        remember_submission(db, actor.account_id, submission.key, submission.digest, row.id)
        return _make_receipt(row, code)


def _take_effect(
    db: Session, actor: Actor, case: AidRequest, row: CounterProcedure, *, secret: bytes, at: datetime
) -> IssuedCode | None:
    key = f"counter_agreed/{row.id}"
    note_receipt(db, case, EventType.COUNTER_AGREED, key, at=at, actor_id=actor.account_id)
    instalment = find_instalment(db, case)
    if instalment is None:
        return None
    end_codes(db, instalment.id, CodeState.REPLACED, at=at)
    category = load_policy(db, case.version_id).categories[case.category]
    is_waited_for = any(task.kind is TaskKind.CONFIRM for task in list_open_tasks(db, case.id))
    if Proof.CODE not in category.proofs or not is_waited_for:
        return None
    return issue_code(
        db,
        case,
        instalment.id,
        charity_id=row.charity_id,
        path=CodePath.COUNTER,
        secret=secret,
        at=at,
        seen_by=actor.account_id,
    )


def _get(db: Session, procedure_id: UUID, *, lock: bool = False) -> CounterProcedure:
    row = find_procedure(db, procedure_id, lock=lock)
    if row is None:
        raise NotFoundError
    return row


def _make_receipt(row: CounterProcedure, code: IssuedCode | None = None) -> CounterReceipt:
    return CounterReceipt(row.id, row.request_id, row.state, code)
