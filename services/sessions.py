"""Signing in and out with the embedded accounts: argon2 passwords and server-side sessions."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlmodel import col, select

from domain.accounts import FirstPasswordError, require_password
from domain.calendars import read_day
from domain.errors import NotSignedInError, WrongPasswordError
from domain.roles import Actor
from store.queries import accounts
from store.scope import Store
from store.tables.accounts import Account, AccountSecret, SignIn

SESSION = timedelta(hours=12)
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(secrets.token_hex(16))


@dataclass(frozen=True)
class SignedIn:
    """A new session: the token goes to the browser and is stored nowhere."""

    token: str
    actor: Actor


def hash_password(password: str) -> str:
    """The argon2id hash of a password."""
    return _HASHER.hash(password)


def check_password(store: Store, username: str, password: str, *, at: datetime) -> Actor:
    """The account with this name and password.

    Raises WrongPasswordError for an unknown name, a wrong password, an inactive account or a suspended body;
    an unknown name takes as long as a wrong password. Raises FirstPasswordError for one that somebody else gave.
    """
    actor, is_first = _verify(store, username, password, at=at)
    if is_first:
        raise FirstPasswordError
    return actor


def choose_password(store: Store, username: str, password: str, new_password: str, *, at: datetime) -> None:
    """Replace one's own password. Raises WrongPasswordError, InvalidFieldsError (new_password)."""
    actor, _ = _verify(store, username, password, at=at)
    require_password(new_password, former=password)
    with store.registry() as db:
        secret = db.get_one(AccountSecret, actor.account_id)
        secret.password_hash, secret.is_first = hash_password(new_password), False
        accounts.end_sessions(db, actor.account_id, at=at)


def sign_in(store: Store, username: str, password: str, *, at: datetime) -> SignedIn:
    """Check the password and begin a session of twelve hours. Raises WrongPasswordError, FirstPasswordError."""
    actor = check_password(store, username, password, at=at)
    token = secrets.token_urlsafe(32)
    with store.registry() as db:
        db.add(
            SignIn(
                token_digest=_digest(token), account_id=actor.account_id, begun_at=at, ends_at=at + SESSION
            )
        )
    return SignedIn(token, actor)


def read_session(store: Store, token: str, *, at: datetime) -> Actor:
    """Whose session this is. Raises NotSignedInError for an unknown, ended or outlived one."""
    with store.registry() as db:
        account_id = (
            select(SignIn.account_id)
            .where(
                SignIn.token_digest == _digest(token),
                col(SignIn.ended_at).is_(None),
                col(SignIn.ends_at) > at,
            )
            .scalar_subquery()
        )
        actor = accounts.find_actor(db, account_id, on=read_day(at))
    if actor is None:
        raise NotSignedInError
    return actor


def get_actor(store: Store, account_id: UUID, *, at: datetime) -> Actor:
    """The account behind a token of the API. Raises NotSignedInError if it may not act any more."""
    with store.registry() as db:
        actor = accounts.find_actor(db, account_id, on=read_day(at))
    if actor is None:
        raise NotSignedInError
    return actor


def sign_out(store: Store, token: str, *, at: datetime) -> None:
    """End a session; ending it twice is the same."""
    with store.registry() as db:
        row = db.get(SignIn, _digest(token))
        if row and row.ended_at is None:
            row.ended_at = at


def _verify(store: Store, username: str, password: str, *, at: datetime) -> tuple[Actor, bool]:
    """Whose password it is, and whether somebody else gave it."""
    with store.registry() as db:
        row = db.exec(
            select(Account.id, AccountSecret.password_hash, AccountSecret.is_first)
            .join(AccountSecret, col(AccountSecret.account_id) == Account.id)
            .where(Account.username == username.strip().lower())
        ).one_or_none()
        account_id, password_hash, is_first = row or (None, _NOBODY, False)
        actor = accounts.find_actor(db, account_id, on=read_day(at)) if account_id else None
    try:
        _HASHER.verify(password_hash, password)
    except VerificationError as error:
        raise WrongPasswordError from error
    if actor is None:
        raise WrongPasswordError
    return actor, is_first


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
