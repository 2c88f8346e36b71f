"""The register of payees: entered, changed, confirmed by a second person, and what was done to each entry."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.categories import PayeeKind
from domain.decisions import PayeeStatement
from domain.errors import ExcludedPersonError, NotFoundError
from domain.payees import (
    AccountForm,
    AccountState,
    ConfirmationForm,
    NameMatch,
    NotesForm,
    PayeeAct,
    PayeeState,
    read_account,
    read_confirmation,
    read_notes,
)
from domain.roles import Actor, Role
from matching.compare_names import compare_all_names
from matching.names import read_full_name
from matching.spellings import NameLevel
from services.naming import Naming, PersonName
from services.pages import Page
from services.submissions import Submission
from store.queries.payees import find_entry, find_payee, list_changes
from store.queries.payees import list_payees as query_payees
from store.queries.policies import get_version_id, load_policy
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.decisions import Payee
from store.tables.payees import PayeeChange

READERS = (Role.RESEARCHER, Role.AID_MANAGER, Role.CHARITY_ADMIN)
"""Who looks things up in the register of a charity, and may change an account there."""
CONFIRMERS = (Role.AID_MANAGER, Role.CHARITY_ADMIN)
"""Who may be the second person."""


@dataclass(frozen=True)
class ChangeView:
    """What was done to an entry."""

    act: PayeeAct
    iban: str | None
    account_name: str
    text: str
    done_by: PersonName | None
    done_at: datetime


@dataclass(frozen=True)
class PayeeView:
    """An entry of the register; `match` how the name on the account stands to the payee's, None before it is known."""

    payee_id: UUID
    kind: PayeeKind
    name: str
    iban: str | None
    state: PayeeState
    ready_at: datetime
    account_name: str
    match: NameMatch | None
    account_by: PersonName | None
    confirmed_by: PersonName | None
    confirmed_at: datetime | None
    lease_number: str
    address_number: str
    owner_name: str
    may_confirm: bool
    changes: tuple[ChangeView, ...] = ()


def enter_payee(db: Session, actor: Actor, payee: PayeeStatement, *, at: datetime) -> UUID:
    """The payee as stated: the one the charity knows already, or a new one."""
    assert actor.charity_id is not None  # noqa: S101 (only a charity's researcher recommends)
    known = find_entry(db, actor.charity_id, payee)
    return (known or add_payee(db, actor.charity_id, payee, by=actor.account_id, at=at)).id


def add_payee(
    db: Session, charity_id: UUID, payee: PayeeStatement, *, by: UUID, at: datetime, like: Payee | None = None
) -> Payee:
    """A new entry; of one that another charity had confirmed (`like`), the confirmation goes with it."""
    row = Payee(
        charity_id=charity_id,
        kind=payee.kind,
        name=payee.name,
        iban=payee.iban,
        entered_by=by,
        entered_at=at,
        account_by=like.account_by if like else by,
        account_at=like.account_at if like else at,
        account_name=like.account_name if like else "",
        confirmed_by=like.confirmed_by if like else None,
        confirmed_at=like.confirmed_at if like else None,
    )
    db.add(row)
    db.flush()
    _note(db, row, PayeeAct.ENTERED, by=by, at=at)
    return row


def read_account_state(db: Session, payee: Payee, *, at: datetime) -> AccountState:
    """What the register says of the account of an entry, with the pause that the policy in force then asks for."""
    return _read_state(payee, _read_pause(db, at))


def _read_state(payee: Payee, pause: timedelta) -> AccountState:
    return AccountState(payee.iban, payee.account_at, payee.confirmed_by is not None, pause)


def _read_pause(db: Session, at: datetime) -> timedelta:
    return timedelta(hours=load_policy(db, get_version_id(db, read_day(at))).payee_pause_hours)


def compare_account_name(name: str, account_name: str) -> NameMatch:
    """How the name on an account stands to the payee's: spellings and scripts are no difference."""
    levels = [
        level
        for level in compare_all_names(read_full_name(name), read_full_name(account_name))
        if level is not NameLevel.MISSING
    ]
    if not levels or max(levels) > NameLevel.NEAR:
        return NameMatch.OTHER
    return NameMatch.SAME if max(levels) <= NameLevel.CROSS else NameMatch.CLOSE


def list_payees(
    store: Store,
    actor: Actor,
    *,
    name: str = "",
    iban: str = "",
    cursor: str | None = None,
    limit: int = 25,
    at: datetime,
) -> Page[PayeeView]:
    """A page of the charity's register by name; `iban` is the end of an account. Raises WrongRoleError."""
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        after = find_payee(db, UUID(cursor)) if cursor else None
        rows = query_payees(
            db,
            name=name.strip(),
            iban=iban.strip().upper(),
            after=(after.name, after.id) if after else None,
            limit=limit + 1,
        )
        naming, pause = _name_all(db, rows[:limit]), _read_pause(db, at)
        items = tuple(_view(row, actor, naming, pause, at=at) for row in rows[:limit])
    return Page(items, str(items[-1].payee_id) if len(rows) > limit else None)


def get_payee(store: Store, actor: Actor, payee_id: UUID, *, at: datetime) -> PayeeView:
    """One entry with all that was done to it. Raises WrongRoleError, NotFoundError."""
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        return _view_whole(db, actor, _get(db, payee_id), at=at)


def change_account(
    store: Store, actor: Actor, payee_id: UUID, form: AccountForm, submission: Submission, *, at: datetime
) -> PayeeView:
    """Change the account of a payee: it is paused and waits for a second person from now on.

    Raises WrongRoleError, NotFoundError, InvalidFieldsError, KeyReusedError.
    """
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        payee = _get(db, payee_id, lock=True)
        if not find_submission(db, actor.account_id, submission.key, submission.digest):
            iban, why = read_account(form, payee.iban)
            payee.iban, payee.account_by, payee.account_at = iban, actor.account_id, at
            payee.account_name, payee.confirmed_by, payee.confirmed_at = "", None, None
            _note(db, payee, PayeeAct.CHANGED, by=actor.account_id, at=at, text=why)
            remember_submission(db, actor.account_id, submission.key, submission.digest, payee.id)
        return _view_whole(db, actor, payee, at=at)


def confirm_account(
    store: Store,
    actor: Actor,
    payee_id: UUID,
    form: ConfirmationForm,
    submission: Submission,
    *,
    at: datetime,
) -> PayeeView:
    """Confirm as a second person whose account it is, by the bank's paper; the pause runs on.

    Raises WrongRoleError, NotFoundError, ExcludedPersonError (whoever entered it), InvalidFieldsError, KeyReusedError.
    """
    actor.require(*CONFIRMERS)
    with store.acting_for(actor) as db:
        payee = _get(db, payee_id, lock=True)
        if not find_submission(db, actor.account_id, submission.key, submission.digest):
            if payee.account_by == actor.account_id:
                raise ExcludedPersonError
            match = compare_account_name(payee.name, form.account_name)
            payee.account_name, why = read_confirmation(form, match)
            payee.confirmed_by, payee.confirmed_at = actor.account_id, at
            _note(db, payee, PayeeAct.CONFIRMED, by=actor.account_id, at=at, text=why)
            remember_submission(db, actor.account_id, submission.key, submission.digest, payee.id)
        return _view_whole(db, actor, payee, at=at)


def note_payee(
    store: Store, actor: Actor, payee_id: UUID, form: NotesForm, submission: Submission, *, at: datetime
) -> PayeeView:
    """Record lease, address number and owner of a payee.

    Raises WrongRoleError, NotFoundError, InvalidFieldsError, KeyReusedError.
    """
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        payee = _get(db, payee_id, lock=True)
        if not find_submission(db, actor.account_id, submission.key, submission.digest):
            notes = read_notes(form)
            payee.lease_number, payee.address_number = notes.lease_number, notes.address_number
            payee.owner_name = notes.owner_name
            _note(db, payee, PayeeAct.NOTED, by=actor.account_id, at=at)
            remember_submission(db, actor.account_id, submission.key, submission.digest, payee.id)
        return _view_whole(db, actor, payee, at=at)


def _note(db: Session, payee: Payee, act: PayeeAct, *, by: UUID, at: datetime, text: str = "") -> None:
    db.add(
        PayeeChange(
            payee_id=payee.id,
            charity_id=payee.charity_id,
            act=act,
            iban=payee.iban,
            account_name=payee.account_name,
            text=text,
            done_by=by,
            done_at=at,
        )
    )


def _get(db: Session, payee_id: UUID, *, lock: bool = False) -> Payee:
    payee = find_payee(db, payee_id, lock=lock)
    if payee is None:
        raise NotFoundError
    return payee


def _name_all(db: Session, rows: Sequence[Payee]) -> Naming:
    return Naming(db, [each for row in rows for each in (row.account_by, row.confirmed_by)])


def _view(row: Payee, actor: Actor, naming: Naming, pause: timedelta, *, at: datetime) -> PayeeView:
    state = _read_state(row, pause)
    return PayeeView(
        payee_id=row.id,
        kind=row.kind,
        name=row.name,
        iban=row.iban,
        state=state.judge(at),
        ready_at=state.ready_at,
        account_name=row.account_name,
        match=compare_account_name(row.name, row.account_name) if row.account_name else None,
        account_by=naming.find(row.account_by),
        confirmed_by=naming.find(row.confirmed_by),
        confirmed_at=row.confirmed_at,
        lease_number=row.lease_number,
        address_number=row.address_number,
        owner_name=row.owner_name,
        may_confirm=row.iban is not None
        and row.confirmed_by is None
        and actor.has_any(*CONFIRMERS)
        and row.account_by != actor.account_id,
    )


def _view_whole(db: Session, actor: Actor, row: Payee, *, at: datetime) -> PayeeView:
    db.flush()
    changes = list_changes(db, row.id)
    naming = Naming(db, [row.account_by, row.confirmed_by, *(each.done_by for each in changes)])
    told = tuple(
        ChangeView(each.act, each.iban, each.account_name, each.text, naming.find(each.done_by), each.done_at)
        for each in changes
    )
    return replace(_view(row, actor, naming, _read_pause(db, at), at=at), changes=told)
