"""Accounts of a body's staff: what may be wrong with a new one, and which roles its own administrator gives."""

import re
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import FieldProblem, ForbiddenError, InvalidFieldsError, NotSignedInError
from domain.forms import FormReader
from domain.roles import CHARITY_ROLES, Role

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")
PASSWORD_LEAST, PASSWORD_MOST = 12, 200

GIVEN = tuple(role for role in Role if role in CHARITY_ROLES)
"""What the administrator of a charity gives and takes, in the order in which it is offered."""


class AccountAct(StrEnum):
    """What was done to an account."""

    OPENED = "opened"
    ROLES_CHANGED = "roles_changed"
    RENEWED = "renewed"
    ENDED = "ended"


class OwnRightsError(ForbiddenError):
    """Nobody changes their own rights, and nobody ends their own account: a colleague does."""

    code = "own_rights"


class FirstPasswordError(NotSignedInError):
    """The password is right, and somebody else gave it: its owner has to choose another before it opens anything."""

    code = "first_password"


@dataclass(frozen=True)
class AccountForm:
    """A new account as typed; `roles` are codes."""

    username: str = ""
    name_ar: str = ""
    name_en: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class RolesForm:
    """The roles that an account is to hold from now on, as codes; none of those before stays that is not among them."""

    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class StatedAccount:
    """An account that can be opened."""

    username: str
    name_ar: str
    name_en: str
    roles: frozenset[Role]


def read_account(form: AccountForm) -> StatedAccount:
    """Read a new account. Raises InvalidFieldsError (username, name_ar, name_en, roles)."""
    reader = FormReader()
    username = reader.text("username", form.username, required=True).lower()
    if username and not USERNAME.fullmatch(username):
        reader.blame("username", "malformed_username")
    names = [reader.text(field, getattr(form, field), required=True) for field in ("name_ar", "name_en")]
    roles = _read_roles(reader, form.roles)
    reader.finish()
    return StatedAccount(username, names[0], names[1], roles)


def read_roles(form: RolesForm) -> frozenset[Role]:
    """Read the roles of an account: at least one. Raises InvalidFieldsError (roles)."""
    reader = FormReader()
    roles = _read_roles(reader, form.roles)
    reader.finish()
    return roles


def require_password(password: str, *, former: str) -> None:
    """Raise InvalidFieldsError unless `password` may follow `former`: long enough, and another one."""
    if len(password) < PASSWORD_LEAST:
        raise InvalidFieldsError(
            [FieldProblem("new_password", "password_too_short", {"limit": PASSWORD_LEAST})]
        )
    if len(password) > PASSWORD_MOST:
        raise InvalidFieldsError([FieldProblem("new_password", "too_long", {"limit": PASSWORD_MOST})])
    if password == former:
        raise InvalidFieldsError([FieldProblem("new_password", "same_password")])


def _read_roles(reader: FormReader, roles: tuple[str, ...]) -> frozenset[Role]:
    if not roles:
        reader.blame("roles", "required")
    elif not set(roles) <= {role.value for role in GIVEN}:
        reader.blame("roles", "unknown_choice")
        return frozenset()
    return frozenset(map(Role, roles))
