"""Columns of the record: instants, dates, money and codes are known by name and of one type each."""

from collections.abc import Iterator

import pytest
from sqlalchemy import BigInteger, CheckConstraint, Column, Date, DateTime, Enum, Numeric
from sqlalchemy.orm import configure_mappers
from sqlmodel import SQLModel

from store.tables import metadata
from tests.house.rules import Rule

NUMBERS_THAT_ARE_NO_MONEY = {
    "match_key.key": "64 bits of a keyed digest",
    "match_key.number": "the number of a person in the registry",
    "match_profile.number": "counts the registry",
}


def list_columns() -> Iterator[tuple[str, Column[object]]]:
    for table in metadata.sorted_tables:
        for column in table.columns:
            yield f"{table.name}.{column.name}", column


def list_of_type(kind: type) -> set[str]:
    return {place for place, column in list_columns() if isinstance(column.type, kind)}


def list_named(ending: str) -> set[str]:
    return {place for place, _ in list_columns() if place.endswith(ending)}


def list_table_classes() -> list[type[SQLModel]]:
    return [mapper.class_ for mapper in SQLModel._sa_registry.mappers]


@pytest.mark.parametrize(
    ("kind", "ending", "own"),
    [
        (DateTime, "_at", set[str]()),
        (Date, "_on", set[str]()),
        (BigInteger, "_fils", NUMBERS_THAT_ARE_NO_MONEY.keys()),
    ],
)
def test_a_column_of_this_type_ends_so_and_no_other_does(kind: type, ending: str, own: set[str]) -> None:
    assert list_of_type(kind), "no such column was found: the test looks at nothing"
    Rule(
        f"a column is of type {kind.__name__} exactly if its name ends in {ending}",
        "whoever reads a row knows an instant from a date and fils from dinars; int4 overflows at KD 2.1 M",
        "use instant(), day() or fils() of store/tables/columns.py and rename the column in a migration",
    ).judge((list_of_type(kind) ^ list_named(ending)) - own)


def test_instants_carry_their_zone() -> None:
    Rule(
        "every DateTime column has a time zone",
        "a naive instant is read in the zone of whatever machine reads it",
        "use instant() of store/tables/columns.py",
    ).judge(
        place
        for place, column in list_columns()
        if isinstance(column.type, DateTime) and not column.type.timezone
    )


def test_money_is_never_a_fraction() -> None:
    Rule(
        "no column is NUMERIC or FLOAT",
        "money is whole fils; a fraction is rounded differently by every reader",
        "use fils() of store/tables/columns.py",
    ).judge(list_of_type(Numeric))


def test_codes_are_text_with_a_check_and_never_a_native_enum() -> None:
    checks = {
        str(check.name)
        for table in metadata.sorted_tables
        for check in table.constraints
        if isinstance(check, CheckConstraint)
    }
    codes = {place: column.type for place, column in list_columns() if isinstance(column.type, Enum)}
    assert codes, "no code was found: the test looks at nothing"
    Rule(
        "a code is text with a CHECK of its members",
        "a native enum cannot lose a member, and gains one outside a transaction only",
        "use choice() of store/tables/columns.py",
    ).judge(
        place
        for place, kind in codes.items()
        if kind.native_enum
        or not kind.create_constraint
        or not any(str(kind.name) in name for name in checks)
    )


def test_a_relationship_never_loads_by_surprise() -> None:
    configure_mappers()
    Rule(
        'relationships are lazy="raise"',
        "a query hidden in an attribute runs once per row, and outside the transaction that was scoped",
        'write the join in store/queries, or give the relationship lazy="raise"',
    ).judge(
        f"{relation.parent.class_.__name__}.{relation.key}: {relation.lazy}"
        for mapper in SQLModel._sa_registry.mappers
        for relation in mapper.relationships
        if relation.lazy != "raise"
    )


def test_every_table_says_what_a_row_is() -> None:
    Rule(
        "every table class has a docstring",
        "the record outlives whoever wrote it",
        "say in one sentence what a row states",
    ).judge(kind.__name__ for kind in list_table_classes() if not (kind.__doc__ or "").strip().endswith("."))
