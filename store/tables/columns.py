"""Column shapes every table shares: keys, codes with a CHECK, instants, dinars in fils."""

from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Date, DateTime, ForeignKey, Text, text
from sqlalchemy import Enum as CodeType
from sqlalchemy.dialects.postgresql import JSONB, UUID


def key() -> Column[Any]:
    """A primary key of the record's own, ordered by time unless the writer chose it."""
    return Column(UUID(as_uuid=True), primary_key=True, server_default=text("uuidv7()"))


def link(target: str, *, optional: bool = False, primary: bool = False, index: bool = False) -> Column[Any]:
    """A foreign key to `table.column`."""
    return Column(UUID(as_uuid=True), ForeignKey(target), nullable=optional, primary_key=primary, index=index)


def choice(
    choices: type[StrEnum],
    *,
    optional: bool = False,
    default: str | None = None,
    rule: str | None = None,
) -> Column[Any]:
    """Text with a CHECK of the choices, named `rule` where a table has two of them; Python sees members."""
    kind = CodeType(
        choices,
        native_enum=False,
        create_constraint=True,
        length=40,
        name=rule or choices.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )
    return Column(kind, nullable=optional, server_default=default)


def words(
    *, optional: bool = False, default: str | None = None, unique: bool = False, primary: bool = False
) -> Column[Any]:
    """Text without a length."""
    return Column(Text, nullable=optional, server_default=default, unique=unique, primary_key=primary)


def fils(*, optional: bool = False, default: str | None = None) -> Column[Any]:
    """Money: whole fils in a bigint."""
    return Column(BigInteger, nullable=optional, server_default=default)


def instant(*, optional: bool = False) -> Column[Any]:
    """A moment, with its zone."""
    return Column(DateTime(timezone=True), nullable=optional)


def recorded() -> Column[Any]:
    """When the row was written: the only instant the database's own clock gives."""
    return Column(DateTime(timezone=True), nullable=False, server_default=text("now()"))


def day(*, optional: bool = False) -> Column[Any]:
    """A calendar date."""
    return Column(Date, nullable=optional)


def flag(*, default: bool = False) -> Column[Any]:
    """Yes or no."""
    return Column(Boolean, nullable=False, server_default=text("true" if default else "false"))


def document(*, default: str = "{}") -> Column[Any]:
    """A JSON document."""
    return Column(JSONB, nullable=False, server_default=text(f"'{default}'::jsonb"))


__all__ = [
    "CheckConstraint",
    "choice",
    "day",
    "document",
    "fils",
    "flag",
    "instant",
    "key",
    "link",
    "recorded",
    "words",
]
