"""The sheet of a receipt: what may prove it, codes and refusals, the collector, the counter's procedure, appointments."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.appointments import AppointmentState, HandoverKind
from domain.cycle import TaskKind
from domain.errors import NotFoundError
from domain.proofs import CodePath, CodeState, CounterKind, Proof, list_proofs
from domain.roles import Actor
from services.delivery_codes import CLERKS
from services.looks import note_looks
from services.requests import name_of
from store.queries.policies import load_policy
from store.queries.proofs import (
    count_refusals,
    find_asked,
    find_collector,
    find_instalment,
    find_phone,
    list_appointments,
    list_codes,
)
from store.queries.requests import find_request
from store.queries.tasks import list_open_tasks
from store.scope import Store
from store.tables.requests import AidRequest, StatedIdentityRow


@dataclass(frozen=True)
class CodeView:
    """The latest code of the instalment at hand; its digits are known to the applicant alone."""

    state: CodeState
    path: CodePath
    issued_at: datetime
    expires_at: datetime
    attempts: int


@dataclass(frozen=True)
class CollectorView:
    """Whom the applicant named to collect."""

    name: str
    document_number: str
    named_at: datetime


@dataclass(frozen=True)
class AskedView:
    """A counter's procedure that waits for its second clerk."""

    procedure_id: UUID
    kind: CounterKind
    phone: str | None
    text: str
    asked_at: datetime
    may_answer: bool


@dataclass(frozen=True)
class AppointmentView:
    """An appointment to hand over what was promised."""

    kind: HandoverKind
    meet_at: datetime
    place: str
    state: AppointmentState


@dataclass(frozen=True)
class ReceiptSheet:
    """Everything around the receipt of the instalment at hand; `phone` is the number that counts today."""

    request_id: UUID
    number: str
    name: str
    phone: str | None
    instalment: int
    is_open: bool
    is_waited_for: bool
    proofs: tuple[Proof, ...]
    code: CodeView | None
    refusals: int
    collector: CollectorView | None
    asked: AskedView | None
    appointments: tuple[AppointmentView, ...]
    may_arrange: bool


def get_sheet(store: Store, actor: Actor, request_id: UUID, *, at: datetime) -> ReceiptSheet:
    """The sheet of a case within the actor's scope; the look is written to the access log. Raises NotFoundError."""
    with store.acting_for(actor) as db:
        case = find_request(db, request_id)
        if case is None:
            raise NotFoundError
        sheet = _assemble(db, actor, case)
        note_looks(db, actor, [case], "receipt_page", at=at)
        return sheet


def list_receipt_proofs(store: Store, actor: Actor, request_id: UUID) -> tuple[Proof, ...]:
    """What may prove a receipt of this case, as its category says. Raises NotFoundError."""
    with store.acting_for(actor) as db:
        case = find_request(db, request_id)
        if case is None:
            raise NotFoundError
        return list_proofs(load_policy(db, case.version_id).categories[case.category].proofs)


def _assemble(db: Session, actor: Actor, case: AidRequest) -> ReceiptSheet:
    identity = db.get(StatedIdentityRow, case.id)
    category = load_policy(db, case.version_id).categories[case.category]
    is_open = case.outcome is None
    return ReceiptSheet(
        request_id=case.id,
        number=case.number,
        name=name_of(identity),
        phone=find_phone(db, case.id) if identity else None,
        instalment=case.instalment,
        is_open=is_open,
        is_waited_for=any(task.kind is TaskKind.CONFIRM for task in list_open_tasks(db, case.id)),
        proofs=list_proofs(category.proofs),
        code=_find_code(db, case),
        refusals=count_refusals(db, case.id),
        collector=_find_collector(db, case),
        asked=_find_asked(db, actor, case),
        appointments=tuple(
            AppointmentView(row.kind, row.meet_at, row.place, row.state)
            for row in list_appointments(db, case.id)
        ),
        may_arrange=is_open and actor.has_any(*CLERKS),
    )


def _find_code(db: Session, case: AidRequest) -> CodeView | None:
    instalment = find_instalment(db, case)
    rows = [row for row in list_codes(db, case.id) if instalment and row.instalment_id == instalment.id]
    if not rows:
        return None
    latest = rows[0]
    return CodeView(latest.state, latest.path, latest.issued_at, latest.expires_at, latest.attempts)


def _find_collector(db: Session, case: AidRequest) -> CollectorView | None:
    row = find_collector(db, case.id, case.charity_id)
    return CollectorView(row.name, row.document_number, row.named_at) if row else None


def _find_asked(db: Session, actor: Actor, case: AidRequest) -> AskedView | None:
    row = find_asked(db, case.id)
    if row is None:
        return None
    may_answer = actor.has_any(*CLERKS) and actor.account_id != row.asked_by
    return AskedView(row.id, row.kind, row.phone, row.text, row.asked_at, may_answer)
