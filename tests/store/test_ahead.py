"""Reading ahead: several questions in one statement get what each would have got by itself."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import inspect
from sqlmodel import Session, SQLModel, col, select

from store.ahead import Question, read_ahead
from store.tables.events import CaseEvent, CaseEventText
from store.tables.requests import AidRequest, StatedBeneficiaryRow, StatedIdentityRow
from store.tables.tasks import Task, TaskState
from tests.applicants import invent_applicant, invent_child
from tests.stepping import Steps
from tests.web.browsing import listen
from tests.world import SPONSORSHIP, World

TABLES = sorted((each.class_ for each in SQLModel._sa_registry.mappers), key=lambda each: each.__name__)


@pytest.fixture(scope="module")
def case(town: World) -> UUID:
    """A delivered case of Waha for a child."""
    steps = Steps(town)
    request_id = steps.open_case(**{**invent_applicant(), **invent_child(), **SPONSORSHIP})
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "approve")
    steps.deliver(request_id)
    return request_id


def list_values(row: SQLModel) -> dict[str, Any]:
    return {each.key: getattr(row, each.key) for each in inspect(type(row)).column_attrs}


def list_answers(db: Session, question: Question) -> list[list[Any]]:
    return [
        [list_values(each) if isinstance(each, SQLModel) else each for each in row]
        for row in db.execute(question)
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda each: each.__name__)
def test_a_row_read_ahead_is_the_row(town: World, case: UUID, table: type[SQLModel]) -> None:
    question = select(table).order_by(*inspect(table).primary_key).limit(5)
    with town.store.registry() as db:
        alone = [list_values(row) for row in db.exec(question)]
    with town.store.registry() as db:
        read_ahead(db, question)
        with listen() as asked:
            assert [list_values(row) for row in db.exec(question)] == alone
        assert not asked


def test_rows_of_several_tables_and_columns_come_in_their_order(town: World, case: UUID) -> None:
    questions = (
        select(AidRequest, StatedIdentityRow, StatedBeneficiaryRow)
        .outerjoin(StatedIdentityRow, col(StatedIdentityRow.request_id) == AidRequest.id)
        .outerjoin(StatedBeneficiaryRow, col(StatedBeneficiaryRow.request_id) == AidRequest.id)
        .where(AidRequest.id == case),
        select(CaseEvent, CaseEventText.text)
        .outerjoin(CaseEventText, col(CaseEventText.event_id) == CaseEvent.id)
        .where(CaseEvent.request_id == case)
        .order_by(col(CaseEvent.seq).desc()),
        select(Task.id, Task.state, Task.barred).where(Task.request_id == case).order_by(col(Task.id)),
    )
    with town.store.registry() as db:
        alone = [list_answers(db, each) for each in questions]
    with town.store.registry() as db, listen() as asked:
        read_ahead(db, *questions)
        together = [list_answers(db, each) for each in questions]
        assert together == alone
        assert all(together)
    assert len(asked) == 1


def test_what_is_read_ahead_stays_within_the_reach_of_the_reader(town: World, case: UUID) -> None:
    question = select(AidRequest).where(AidRequest.id == case)
    tasks = select(Task).where(Task.request_id == case, Task.state == TaskState.DONE)
    with town.store.acting_for(town.actor("diyaa.manager")) as db:
        read_ahead(db, question, tasks)
        assert not db.exec(question).all()
        assert not db.exec(tasks).all()
    with town.store.acting_for(town.actor("waha.manager")) as db, listen() as asked:
        read_ahead(db, question, tasks)
        assert db.exec(question).one().id == case
        assert db.exec(tasks).all()
    assert [each.count("charity_id = ") for each in asked] == [2]


def test_a_row_is_one_object_however_it_is_read(town: World, case: UUID) -> None:
    question = select(AidRequest).where(AidRequest.id == case)
    with town.store.registry() as db:
        before = db.get_one(AidRequest, case)
        read_ahead(db, question)
        assert db.exec(question).one() is before
        assert not db.dirty
        assert not db.new


def test_what_was_read_ahead_is_forgotten_when_a_row_is_written(town: World, case: UUID) -> None:
    question = select(AidRequest.need).where(AidRequest.id == case)
    with town.store.registry() as db:
        read_ahead(db, question)
        db.get_one(AidRequest, case).need = "changed"
        assert db.exec(question).one() == "changed"
        db.rollback()


def test_the_same_question_with_another_value_is_asked(town: World, case: UUID) -> None:
    question = select(AidRequest).where(AidRequest.id == case)
    with town.store.registry() as db:
        read_ahead(db, question)
        with listen() as asked:
            assert db.exec(select(AidRequest).where(AidRequest.id == UUID(int=0))).first() is None
        assert len(asked) == 1
