"""One clock: the machine's own is read in one function, everybody else is told the instant."""

import ast
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, text

from tests.conftest import Database
from tests.house.rules import Rule, list_calls, list_sources

READERS = {"cli.wiring.read_clock": "the one clock of doors, commands and relay"}
MACHINE_CLOCKS = {
    "now",
    "utcnow",
    "today",
    "time",
    "time_ns",
    "localtime",
    "gmtime",
    "clock_timestamp",
}
OWNERS_OF_TIME = {"datetime", "date", "time", "dt", "func"}
SQL_CLOCK = re.compile(
    r"\b(now|clock_timestamp|statement_timestamp|transaction_timestamp)\s*\(\s*\)|\bcurrent_(timestamp|date|time)\b",
    re.IGNORECASE,
)


def list_readings(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """(function, call) of every reading of a clock that is not the engine's own."""
    for inside, call in list_calls(tree):
        function = call.func
        if not isinstance(function, ast.Attribute) or function.attr not in MACHINE_CLOCKS:
            continue
        owner = ast.unparse(function.value).rpartition(".")[2]
        if owner in OWNERS_OF_TIME or (function.attr in {"utcnow", "now"} and owner != "workflow"):
            yield inside, ast.unparse(call)


def test_the_machines_clock_is_read_in_one_place() -> None:
    readings = {
        f"{source.module}.{inside}": call
        for source in list_sources()
        for inside, call in list_readings(source.tree)
    }
    Rule(
        "only cli.wiring.read_clock reads the machine's clock; everybody else takes `at` as an argument",
        "a step that reads its own clock and a workflow that skips time disagree, and deadlines fire at once",
        "add `at: datetime` to the function and pass it on from the door or the step's message",
    ).judge(f"{place}: {call}" for place, call in readings.items() if place not in READERS)
    assert readings.keys() >= READERS.keys()


@pytest.mark.parametrize(
    ("line", "is_reading"),
    [
        ("datetime.now(UTC)", True),
        ("dt.datetime.utcnow()", True),
        ("date.today()", True),
        ("time.time()", True),
        ("func.now()", True),
        ("workflow.now()", False),
        ("time.monotonic()", False),
        ("datetime.fromisoformat(text)", False),
    ],
)
def test_a_reading_is_noticed(line: str, is_reading: bool) -> None:  # noqa: FBT001 (a parameter of cases)
    assert bool(list(list_readings(ast.parse(line)))) == is_reading


def test_sql_reads_the_clock_as_the_default_of_recorded_at_alone() -> None:
    offences = [
        f"{source.path}:{node.lineno} {node.value!r}"
        for source in list_sources("store", "services", "stack", "cli")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and SQL_CLOCK.search(node.value)
        and source.module != "store.tables.columns"
    ]
    Rule(
        "no SQL of ours calls now() or its kin",
        "the database's clock knows nothing of the instant a step or a door acts at",
        "bind `:at`",
    ).judge(offences)


def test_no_default_of_the_record_but_recorded_at_is_an_instant(database: Database) -> None:
    engine = create_engine(database.owner_url)
    with engine.connect() as connection:
        rows = connection.execute(
            text(
                "select table_name || '.' || column_name, column_name, column_default from information_schema.columns "
                "where table_schema = 'public' and column_default is not null"
            )
        ).all()
    engine.dispose()
    clocked = {
        place for place, column, default in rows if SQL_CLOCK.search(default) and column != "recorded_at"
    }
    assert any(column == "recorded_at" for _, column, _ in rows)
    Rule(
        "only recorded_at is filled in by the database's clock",
        "every other instant is a business fact and comes with the act",
        "drop the default and let the writer state the instant",
    ).judge(clocked)
