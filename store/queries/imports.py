"""What an import has to know of the record: who may register, which rows came before, where cases stand."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

from domain.roles import Role


def list_registrars(db: Session, category: str, *, on: date) -> list[UUID]:
    """One registrar of each active charity that gives this category on that day, in the order of their codes."""
    rows = db.execute(
        text(
            """
            select distinct on (c.code) a.id from charity c
            join account a on a.charity_id = c.id and a.is_active
            join account_role r on r.account_id = a.id and r.role = :role
                 and r.from_on <= :on and (r.to_on is null or r.to_on >= :on)
            where c.standing = 'active' and exists (
                select from specialisation s where s.charity_id = c.id and s.category = :category
                and s.from_on <= :on and (s.to_on is null or s.to_on >= :on))
            order by c.code, a.username
            """
        ),
        {"role": Role.REGISTRAR.value, "category": category, "on": on},
    )
    return list(rows.scalars())


def find_account(db: Session, username: str) -> UUID | None:
    """The account with this user name."""
    return db.execute(
        text("select id from account where username = :username"), {"username": username.strip().lower()}
    ).scalar_one_or_none()


def list_known_keys(db: Session, prefix: str) -> set[str]:
    """The submission keys with this beginning that any account has used."""
    return set(
        db.execute(
            text("select key from submission_key where starts_with(key, :prefix)"), {"prefix": prefix}
        ).scalars()
    )


def list_checked(db: Session, request_ids: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """Stage, and how the person was found (`new`, `link`, `ruled`), of those whose duplicate check has run."""
    rows = db.execute(
        text(
            """
            select r.id, r.stage, coalesce(l.band, '') as band from aid_request r
            left join identity_link l on l.request_id = r.id and l.undone_at is null
            where r.id = any(:ids) and r.stage <> 'registration'
            """
        ),
        {"ids": list(request_ids)},
    )
    return {row.id: (row.stage, row.band) for row in rows}
