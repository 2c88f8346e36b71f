"""The accounts of a charity, kept by its administrator: opened, given roles, ended; nobody changes their own rights."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.accounts import (
    AccountAct,
    AccountForm,
    OwnRightsError,
    RolesForm,
    StatedAccount,
    read_account,
    read_roles,
)
from domain.calendars import read_day
from domain.cycle import EventType
from domain.errors import FieldProblem, InvalidFieldsError, NotFoundError
from domain.roles import Actor, Role
from services.naming import Naming, PersonName
from services.sessions import hash_password
from services.submissions import Submission
from services.tasks import note_task_event
from store.queries import accounts as query
from store.queries import tasks as task_query
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.accounts import Account, AccountChange, AccountSecret

KEEPERS = (Role.CHARITY_ADMIN,)
"""Who keeps the accounts of a charity."""

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""What a first password is made of: nothing that reads like something else."""


@dataclass(frozen=True)
class AccountView:
    """An account with the roles held today, and how many open tasks are with it; an ended one opens nothing."""

    account_id: UUID
    username: str
    name_ar: str
    name_en: str
    roles: tuple[Role, ...]
    is_active: bool
    held: int
    is_own: bool


@dataclass(frozen=True)
class ChangeView:
    """What was done to an account, by whom and when; `roles` are those that it held from then on."""

    act: AccountAct
    roles: tuple[Role, ...]
    by: PersonName | None
    changed_at: datetime


@dataclass(frozen=True)
class AccountFile:
    """An account and its story, the latest first."""

    account: AccountView
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True)
class GivenPassword:
    """A first password, told once and kept by nobody; None when the same submission comes again."""

    account_id: UUID
    username: str
    password: str | None


def list_accounts(store: Store, actor: Actor, *, at: datetime) -> tuple[AccountView, ...]:
    """The accounts of the actor's charity by name, ended ones last. Raises WrongRoleError."""
    actor.require(*KEEPERS)
    with store.acting_for(actor) as db:
        return tuple(
            _view(row, actor) for row in query.list_body_accounts(db, actor.charity_id, on=read_day(at))
        )


def get_account(store: Store, actor: Actor, account_id: UUID, *, at: datetime) -> AccountFile:
    """An account of the actor's charity with its story. Raises WrongRoleError, NotFoundError."""
    actor.require(*KEEPERS)
    with store.acting_for(actor) as db:
        row = query.find_body_account(db, actor.charity_id, account_id, on=read_day(at))
        if row is None:
            raise NotFoundError
        changes = query.list_changes(db, account_id)
        naming = Naming(db, [change.changed_by for change in changes])
        told = [
            ChangeView(
                change.act, tuple(map(Role, change.roles)), naming.find(change.changed_by), change.changed_at
            )
            for change in changes
        ]
        return AccountFile(_view(row, actor), tuple(told))


def open_account(
    store: Store, actor: Actor, form: AccountForm, submission: Submission, *, at: datetime
) -> GivenPassword:
    """Open an account of the actor's charity with a first password that its owner has to change.

    Raises WrongRoleError, InvalidFieldsError, KeyReusedError.
    """
    actor.require(*KEEPERS)
    stated = read_account(form)
    with store.acting_for(actor) as db:
        known = find_submission(db, actor.account_id, submission.key, submission.digest)
        if known:
            return GivenPassword(known, stated.username, None)
        password = _invent_password()
        # Its own transaction commits while this one is open: the key is what makes a repetition find the account.
        account_id = _open(store, actor, stated, password, at=at)
        remember_submission(db, actor.account_id, submission.key, submission.digest, account_id)
    return GivenPassword(account_id, stated.username, password)


def change_roles(store: Store, actor: Actor, account_id: UUID, form: RolesForm, *, at: datetime) -> None:
    """Let an account hold these roles from now on; what it holds of another role goes back to the queue.

    Setting the same roles again changes nothing. Raises WrongRoleError, NotFoundError, OwnRightsError,
    InvalidFieldsError.
    """
    account = _find(store, actor, account_id, at=at)
    roles = read_roles(form)
    if roles != frozenset(account.roles):
        _give_back(store, actor, account_id, keeping=roles, at=at)
        _change_roles(store, actor, account_id, roles, at=at)


def renew_password(store: Store, actor: Actor, account_id: UUID, *, at: datetime) -> GivenPassword:
    """Give somebody who forgot theirs a first password again; whoever is signed in by the old one is signed out.

    Raises WrongRoleError, NotFoundError, OwnRightsError.
    """
    account = _find(store, actor, account_id, at=at)
    password = _invent_password()
    _renew(store, actor, account_id, password, at=at)
    return GivenPassword(account_id, account.username, password)


def end_account(store: Store, actor: Actor, account_id: UUID, *, at: datetime) -> int:
    """Let an account open nothing any more; how many tasks went back to the queues.

    Ending it again gives back what was left. Raises WrongRoleError, NotFoundError, OwnRightsError.
    """
    if _find(store, actor, account_id, at=at, ended_too=True).is_active:
        _end(store, actor, account_id, at=at)
    return _give_back(store, actor, account_id, keeping=(), at=at)


def _find(
    store: Store, actor: Actor, account_id: UUID, *, at: datetime, ended_too: bool = False
) -> AccountView:
    """An account of the actor's charity that is not the actor's own."""
    actor.require(*KEEPERS)
    with store.acting_for(actor) as db:
        row = query.find_body_account(db, actor.charity_id, account_id, on=read_day(at))
    if row is None or not (row.is_active or ended_too):
        raise NotFoundError
    if account_id == actor.account_id:
        raise OwnRightsError
    return _view(row, actor)


def _give_back(
    store: Store, actor: Actor, account_id: UUID, *, keeping: Collection[Role], at: datetime
) -> int:
    """Whatever is open with the account goes back to its queue, unless its role is kept; each is told in its story."""
    with store.acting_for(actor) as db:
        held = [task.id for task in task_query.list_held(db, account_id) if task.role not in keeping]
        for task_id in held:
            if task_query.release(db, task_id, holders=frozenset({account_id})):
                note_task_event(db, actor, task_id, EventType.GIVEN_BACK, at=at)
        return len(held)


def _open(store: Store, actor: Actor, stated: StatedAccount, password: str, *, at: datetime) -> UUID:
    with store.registry() as db:
        if query.find_account_id(db, stated.username):
            raise InvalidFieldsError([FieldProblem("username", "username_taken")])
        account = Account(
            charity_id=actor.charity_id,
            username=stated.username,
            name_ar=stated.name_ar,
            name_en=stated.name_en,
        )
        db.add(account)
        db.flush()
        db.add(AccountSecret(account_id=account.id, password_hash=hash_password(password), is_first=True))
        query.set_roles(db, account.id, stated.roles, on=read_day(at))
        _note(db, actor, account.id, AccountAct.OPENED, stated.roles, at=at)
        return account.id


def _change_roles(
    store: Store, actor: Actor, account_id: UUID, roles: frozenset[Role], *, at: datetime
) -> None:
    with store.registry() as db:
        query.set_roles(db, account_id, roles, on=read_day(at))
        _note(db, actor, account_id, AccountAct.ROLES_CHANGED, roles, at=at)


def _renew(store: Store, actor: Actor, account_id: UUID, password: str, *, at: datetime) -> None:
    with store.registry() as db:
        secret = db.get_one(AccountSecret, account_id)
        secret.password_hash, secret.is_first = hash_password(password), True
        query.end_sessions(db, account_id, at=at)
        _note(db, actor, account_id, AccountAct.RENEWED, (), at=at)


def _end(store: Store, actor: Actor, account_id: UUID, *, at: datetime) -> None:
    with store.registry() as db:
        db.get_one(Account, account_id).is_active = False
        query.end_sessions(db, account_id, at=at)
        _note(db, actor, account_id, AccountAct.ENDED, (), at=at)


def _note(
    db: Session, actor: Actor, account_id: UUID, act: AccountAct, roles: Collection[Role], *, at: datetime
) -> None:
    db.add(
        AccountChange(
            account_id=account_id,
            charity_id=actor.charity_id,
            act=act,
            roles=sorted(role.value for role in roles),
            changed_by=actor.account_id,
            changed_at=at,
        )
    )


def _invent_password() -> str:
    """Sixteen letters in four groups, to be read out or copied."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def _view(row: query.BodyAccount, actor: Actor) -> AccountView:
    return AccountView(
        account_id=row.account_id,
        username=row.username,
        name_ar=row.name_ar,
        name_en=row.name_en,
        roles=row.roles,
        is_active=row.is_active,
        held=row.held,
        is_own=row.account_id == actor.account_id,
    )
