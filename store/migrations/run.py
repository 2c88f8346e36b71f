"""Bring a database to the newest shape, under a lock, so that two starts cannot do it at once."""

from collections.abc import Mapping
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text

LOGIN_ROLES = ("sanad_charity", "sanad_ministry", "sanad_registry", "sanad_applicant")
_LOCK = 5_343_414_41


def migrate(owner_url: str, passwords: Mapping[str, str] | None = None) -> None:
    """Apply every missing revision as the owner; give the login roles their `passwords` (role → password).

    `owner_url` is an SQLAlchemy URL of role `sanad_owner`. Safe to repeat; waits for another one running.
    """
    engine = create_engine(owner_url)
    with engine.begin() as connection:
        connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        connection.execute(text("set local lock_timeout = '10s'"))
        _create_roles(connection, passwords or {})
        command.upgrade(configure(connection), "head")
    engine.dispose()


def configure(connection: Connection) -> Config:
    """The Alembic configuration of this record, bound to an open connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _create_roles(connection: Connection, passwords: Mapping[str, str]) -> None:
    known = set(connection.scalars(text("select rolname from pg_roles")))
    for role in LOGIN_ROLES:
        if role not in known:
            connection.execute(text(f"create role {role} login nobypassrls"))
        if password := passwords.get(role):
            literal = connection.scalar(text("select quote_literal(:p)"), {"p": password})
            connection.execute(text(f"alter role {role} password {literal}"))
