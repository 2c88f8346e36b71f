"""Reading ahead: what a page will ask of the record one by one, asked of it in a single statement."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Protocol, TypeVar
from uuid import UUID

import sqlalchemy
from sqlalchemy import (
    ARRAY,
    JSON,
    Boolean,
    Date,
    DateTime,
    Enum,
    Integer,
    LargeBinary,
    Select,
    String,
    Time,
    Uuid,
    event,
    func,
    inspect,
    literal_column,
)
from sqlalchemy import types as sql
from sqlalchemy.engine import IteratorResult, Result
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.orm import Mapper, ORMExecuteState, make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

_KEPT = "read_ahead"
_ROW = "answer"
Question = Select[*tuple[Any, ...]]
Answer = list[tuple[Any, ...]]
Value = TypeVar("Value")
Table = TypeVar("Table", bound="Identified")


class Identified(Protocol):
    """A row with an id of its own."""

    id: UUID


def read_ahead(db: Session, *questions: Question) -> None:
    """Ask several questions in one statement; asked again one by one in this transaction, they are answered at once.

    All answers are of one moment. They are the rows that each question would have got by itself, within the session's
    scope, and are forgotten when the session flushes a row. It is for what reads: a statement that changes rows past the
    session's own objects (Core, text) is not noticed, nor what others commit meanwhile. What a question selects has a type
    that SQLAlchemy knows.
    """
    kept = _keep_answers(db)
    wanted = [question for question in questions if _name(question) not in kept]
    if not wanted:
        return
    found = db.execute(sqlalchemy.select(*(_bundle(question) for question in wanted))).one()
    for question, rows in zip(wanted, found, strict=True):
        kept[_name(question)] = _restore(db, question, rows)


def map_many(db: Session, table: type[Table], ids: Iterable[UUID]) -> dict[UUID, Table]:
    """The rows of these ids that the session's scope sees, by id; those that it read before are not asked for again."""
    wanted = set(ids)
    if _name(ask_many(table, wanted)) in db.info.get(_KEPT, ()):
        return {row.id: row for row in db.exec(ask_many(table, wanted))}
    found, unknown = dict[UUID, Table](), set[UUID]()
    for one in wanted:
        known = db.identity_map.get(inspect(table).identity_key_from_primary_key((one,)))
        if known is None:
            unknown.add(one)
        else:
            found[one] = known
    if unknown:
        found |= {row.id: row for row in db.exec(ask_many(table, unknown))}
    return found


def ask_many(table: type[Table], ids: Collection[UUID]) -> SelectOfScalar[Table]:
    """The question of `map_many` while nothing was read before."""
    return select(table).where(col(table.id).in_(sorted(ids)))


def _keep_answers(db: Session) -> dict[Hashable, Answer]:
    kept: dict[Hashable, Answer] | None = db.info.get(_KEPT)
    if kept is None:
        kept = db.info[_KEPT] = {}
        event.listen(db, "do_orm_execute", _answer, insert=True)
        event.listen(db, "after_flush", _forget)
    return kept


def _answer(state: ORMExecuteState) -> Result[Any] | None:
    if not isinstance(state.statement, Select) or state.is_column_load or state.is_relationship_load:
        return None
    db = state.session
    if state.parameters or db.new or db.dirty or db.deleted:
        return None
    rows = db.info[_KEPT].get(_name(state.statement))
    if rows is None:
        return None
    names = [each["name"] for each in state.statement.column_descriptions]
    return IteratorResult(SimpleResultMetaData(names), iter(rows))


def _forget(db: Session, _context: object) -> None:
    db.info[_KEPT].clear()


def _name(question: Question) -> Hashable:
    """What a statement asks, values included; by the key under which SQLAlchemy itself keeps compiled statements."""
    key = question._generate_cache_key()  # noqa: SLF001 (as SQLAlchemy's own example of kept answers does)
    assert key is not None  # noqa: S101 (every plain select has one)
    return key.key, tuple(_freeze(each.effective_value) for each in key.bindparams)


def _freeze(value: Any) -> Hashable:  # noqa: ANN401 (the values of a statement are of every type)
    return tuple(value) if isinstance(value, list | set | frozenset) else value


def _bundle(question: Question) -> sqlalchemy.ScalarSelect[Any]:
    """Its rows as objects, whose values stand in the order of the columns."""
    rows = func.coalesce(func.json_agg(literal_column(_ROW)), sqlalchemy.text("'[]'"))
    return sqlalchemy.select(rows).select_from(question.subquery(_ROW)).scalar_subquery()


def _restore(db: Session, question: Question, rows: Sequence[Mapping[str, Any]]) -> Answer:
    """The rows as the session would have read them: objects of tables are its own, each of them once."""
    readers = [_make_reader(column.type) for column in question.selected_columns]
    parts = [_place(each) for each in question.column_descriptions]
    answer: Answer = []
    for row in rows:
        values = iter([read(value) for read, value in zip(readers, row.values(), strict=True)])
        answer.append(tuple(_take(db, mapper, values) for mapper in parts))
    return answer


def _place(described: Any) -> Mapper[Any] | None:  # noqa: ANN401 (SQLAlchemy's own description of a column)
    """The table whose object stands at this place of a row; None for a column."""
    return inspect(described["entity"]) if described["expr"] is described["entity"] else None


def _take(db: Session, mapper: Mapper[Any] | None, values: Iterator[Any]) -> Any:  # noqa: ANN401 (a row or a value)
    if mapper is None:
        return next(values)
    taken = dict(zip((each.key for each in mapper.column_attrs), values, strict=False))
    key = [taken[mapper.get_property_by_column(column).key] for column in mapper.primary_key]
    if None in key:
        return None
    known = db.identity_map.get(mapper.identity_key_from_primary_key(tuple(key)))
    if known is not None:
        return known
    found = mapper.class_manager.new_instance()
    for name, value in taken.items():
        set_committed_value(found, name, value)
    make_transient_to_detached(found)
    db.add(found)
    return found


def _make_reader(kind: sql.TypeEngine[Any]) -> Callable[[Any], Any]:
    """What makes of a value of JSON the one that a column of this type holds. Raises StopIteration for a type that no table has."""
    if isinstance(kind, ARRAY):
        each = _make_reader(kind.item_type)
        return _unless_none(lambda values: [each(value) for value in values])
    if isinstance(kind, Enum) and kind.enum_class:
        return _unless_none(kind.enum_class)
    return next(_unless_none(read) for types, read in _READERS.items() if isinstance(kind, types))


def _unless_none(read: Callable[[Any], Value]) -> Callable[[Any], Value | None]:
    return lambda value: None if value is None else read(value)


_READERS: Mapping[tuple[type[sql.TypeEngine[Any]], ...], Callable[[Any], Any]] = {
    (Uuid,): UUID,
    (DateTime,): datetime.fromisoformat,
    (Date,): date.fromisoformat,
    (Time,): time.fromisoformat,
    (LargeBinary,): lambda text: bytes.fromhex(text.removeprefix("\\x")),
    (Integer, Boolean, String, JSON): lambda value: value,
}
