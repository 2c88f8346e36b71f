"""What lies behind the link of a message: where the request stands, for whoever was written to; and stopping messages."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session

from domain.calendars import read_day
from domain.case_papers import list_asked
from domain.categories import Paper
from domain.codes import TaskKind
from domain.contact_preferences import MessageLanguage
from domain.decisions import AskedField
from domain.digits import convert_digits
from domain.errors import FieldProblem, InvalidFieldsError, LinkEndedError, NotFoundError
from domain.messages import MOST_WRONG_PINS, TICKET_LIFE, PublicStatus, choose_status
from services.contact_preferences import is_right_pin
from services.letters import read_link, read_stop, write_ticket, write_token
from store.queries.case_papers import map_states
from store.queries.decisions import list_asked_fields
from store.queries.messages import find_contact, is_stopped, lift_stop, lock_message, read_said, stop_address
from store.queries.requests import find_request
from store.queries.tasks import list_open_tasks
from store.scope import Store
from store.tables.messages import Message


class Gate(StrEnum):
    """What stands before the page of a link: nothing, a PIN, or the counter where the telephone is shared and has none."""

    OPEN = "open"
    PIN = "pin"
    COUNTER = "counter"


@dataclass(frozen=True)
class LinkView:
    """What a link shows; with a gate that is not open nothing but that there is news. The ticket lets it bring papers."""

    gate: Gate
    language: MessageLanguage
    stop_token: str
    number: str = ""
    status: PublicStatus | None = None
    papers: tuple[Paper, ...] = ()
    fields: tuple[AskedField, ...] = ()
    due_on: date | None = None
    ticket: str = ""


@dataclass(frozen=True)
class StopView:
    """Whether an address, which is not said, gets messages."""

    is_stopped: bool


def open_link(
    store: Store, token: str, *, pin: str | None = None, at: datetime, has_ticket: bool = False
) -> LinkView:
    """What the link of a message leads to, on a shared telephone behind the PIN; wrong PINs are counted.

    Never a kind of aid, a class or a charity. `has_ticket` says that the page was opened a moment ago. Raises NotFoundError for a link of nobody's, LinkEndedError once its
    time is over or wrong PINs were too many, InvalidFieldsError for a wrong PIN.
    """
    message_id = read_link(store.seal, token)
    with store.registry() as db:
        row = lock_message(db, message_id)
        if at >= row.link_until_at or row.wrong_pins >= MOST_WRONG_PINS:
            raise LinkEndedError
        gate = Gate.OPEN if has_ticket else _choose_gate(store, db, row, pin)
        is_wrong = gate is Gate.PIN and pin is not None
        row.wrong_pins += int(is_wrong)
        view = _view(store, db, row, gate, at=at)
    if is_wrong:
        raise InvalidFieldsError([FieldProblem("pin", "wrong_pin")])
    return view


def read_address(store: Store, token: str) -> StopView:
    """Whether messages to the address of a link are stopped. Raises NotFoundError."""
    digest = read_stop(store.seal, token)
    with store.registry() as db:
        return StopView(is_stopped(db, [digest]))


def stop_messages(store: Store, token: str, *, at: datetime) -> StopView:
    """Stop every message to the address of a link, whatever it is about. Raises NotFoundError."""
    digest = read_stop(store.seal, token)
    with store.registry() as db:
        stop_address(db, digest, at=at)
    return StopView(is_stopped=True)


def resume_messages(store: Store, token: str) -> StopView:
    """Let messages to the address of a link go again. Raises NotFoundError."""
    digest = read_stop(store.seal, token)
    with store.registry() as db:
        lift_stop(db, [digest])
    return StopView(is_stopped=False)


def _choose_gate(store: Store, db: Session, row: Message, pin: str | None) -> Gate:
    if row.address_digest is None or not read_said(db, row.request_id, [row.address_digest]).is_shared:
        return Gate.OPEN
    contact = find_contact(db, row.request_id)
    if contact is None or contact.pin_digest is None:
        return Gate.COUNTER
    typed = convert_digits(pin or "").strip()
    return Gate.OPEN if is_right_pin(store.seal, contact, typed) else Gate.PIN


def _view(store: Store, db: Session, row: Message, gate: Gate, *, at: datetime) -> LinkView:
    stop_token = write_token(store.seal, "stop", row.address_digest or b"")
    if gate is not Gate.OPEN:
        return LinkView(gate, row.language, stop_token)
    case = find_request(db, row.request_id)
    if case is None:
        raise NotFoundError
    tasks = list_open_tasks(db, case.id)
    status = choose_status(case.stage, case.outcome, (task.kind for task in tasks))
    if status is not PublicStatus.ASKED:
        return LinkView(gate, row.language, stop_token, case.number, status)
    asked = next(task for task in tasks if task.kind is TaskKind.COMPLETE)
    papers = list_asked(map_states(db, case.id))
    fields = tuple(sorted(list_asked_fields(db, case.id)))
    if not papers and not fields:
        # Everything came a moment ago: the request goes on.
        return LinkView(gate, row.language, stop_token, case.number, PublicStatus.STUDIED)
    due_on = read_day(asked.due_at)
    ticket = write_ticket(store.seal, row.id, at + TICKET_LIFE) if papers else ""
    return LinkView(gate, row.language, stop_token, case.number, status, papers, fields, due_on, ticket)
