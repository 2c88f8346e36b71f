"""The migrated record and the tables in the code are one: same columns, checks, indexes; one line of migrations."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

from stack.postgres import OWNER
from store.migrations.run import configure
from store.tables import metadata
from tests.conftest import Database, create_database
from tests.house.rules import Rule

MEND = "write a migration for what the tables say now (expand, backfill, contract)"
SHAPES = {
    "columns": (
        "select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) "
        "from information_schema.columns join information_schema.tables using (table_schema, table_name) "
        "where table_schema = 'public' and table_type = 'BASE TABLE'"
    ),
    "constraints": (
        "select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) "
        "from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'"
    ),
    "indexes": "select indexdef from pg_indexes where schemaname = 'public'",
}


@pytest.fixture
def migrated(database: Database) -> Iterator[Connection]:
    """A connection to the migrated record, as its owner."""
    engine = create_engine(database.owner_url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def drawn(database: Database) -> Iterator[Connection]:
    """A connection to a record drawn from the tables in the code, without a migration."""
    name = f"{database.name}_drawn"
    with database.cluster.connect() as admin:
        admin.execute(create_database(name))
    engine = create_engine(database.cluster.get_url(OWNER, name))
    with engine.connect() as connection:
        metadata.create_all(connection)
        yield connection
    engine.dispose()


def read_shape(connection: Connection, query: str) -> set[str]:
    """What the catalogue says, without the migrations' own table."""
    return {row for row in connection.scalars(text(query)) if "alembic_version" not in row}


def test_alembic_finds_nothing_to_migrate(migrated: Connection) -> None:
    context = MigrationContext.configure(migrated, opts={"compare_type": True})
    Rule(
        "the migrations lead to the tables in store/tables",
        "code that expects a column which no migration makes fails on the next installation only",
        MEND,
    ).judge(str(difference) for difference in compare_metadata(context, metadata))


def test_migrated_and_drawn_records_have_the_same_shape(migrated: Connection, drawn: Connection) -> None:
    offences = []
    for query in SHAPES.values():
        there, here = read_shape(migrated, query), read_shape(drawn, query)
        assert here
        offences += [f"only migrated: {one}" for one in there - here]
        offences += [f"only in the code: {one}" for one in here - there]
    Rule(
        "columns, constraints and indexes of the migrated record are those of store/tables, defaults included",
        "a code added to an enumeration and not to its CHECK is refused by the database, in production first",
        MEND,
    ).judge(offences)


def test_migrations_are_one_line(migrated: Connection) -> None:
    heads = ScriptDirectory.from_config(configure(migrated)).get_heads()
    Rule(
        "there is one newest migration",
        "two heads are applied in an order nobody tested",
        "let the later one follow the other (down_revision)",
    ).judge(heads if len(heads) != 1 else [])
