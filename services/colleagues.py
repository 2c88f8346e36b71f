"""Colleagues: who of one's own body may be given a task or named as a substitute."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.forms import FormReader
from domain.roles import Actor, Role
from store.queries.accounts import find_actor, list_role_holders
from store.scope import Store


@dataclass(frozen=True)
class ColleagueView:
    """A member of staff of the reader's body, the roles held today, and how many open tasks are with them."""

    account_id: UUID
    name_ar: str
    name_en: str
    roles: tuple[Role, ...]
    held: int


def list_colleagues(
    store: Store, actor: Actor, role: Role | None = None, *, at: datetime
) -> tuple[ColleagueView, ...]:
    """The active staff of the actor's body who hold a role today (this one, if one is named), by name."""
    with store.acting_for(actor) as db:
        rows = list_role_holders(db, actor.charity_id, on=read_day(at))
    return tuple(
        ColleagueView(row.account_id, row.name_ar, row.name_en, row.roles, row.held)
        for row in rows
        if role is None or role in row.roles
    )


def find_colleague(
    db: Session, actor: Actor, reader: FormReader, field: str, text: str, *, on: date
) -> Actor | None:
    """The colleague with this account id, as he may act on that day; anybody else is blamed."""
    if not text.strip():
        reader.blame(field, "required")
        return None
    try:
        found = find_actor(db, UUID(text.strip()), on=on)
    except ValueError:
        found = None
    if found is None or found.charity_id != actor.charity_id:
        reader.blame(field, "unknown_account")
        return None
    return found
