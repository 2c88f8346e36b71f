"""The wall of applicants in Postgres itself: what their login role reads, and that it writes nothing."""

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlmodel import select

from domain.applicants import Applicant
from domain.errors import RecordFaultError
from store.tables.requests import AidRequest, StatedIdentityRow
from tests.applicants import invent_applicant
from tests.world import World

READ_WHOLE = {
    "aid_request",
    "stated_identity",
    "request_paper",
    "task",
    "instalment",
    "contact_preference",
    "appeal",
    "paper_scan",
}
READ_IN_PART = {"case_event", "decision", "payee"}
PUBLISHED = {
    "charity",
    "policy_version",
    "aid_kind",
    "case_class",
    "family_rule",
    "category_rule",
    "approval_band",
    "task_allowance",
    "task_ladder",
    "calendar_override",
    "freeze_period",
}


@pytest.fixture(scope="module")
def cases(town: World) -> tuple[UUID, UUID]:
    """A request of the applicant's own, and one of somebody else."""
    mine, other = (town.register("waha.registrar", **invent_applicant()) for _ in range(2))
    return mine.request_id, other.request_id


def ask(town: World, own: UUID, query: str) -> list[object]:
    with town.store.acting_for_applicant(Applicant(frozenset({own}))) as db:
        return list(db.execute(text(query)).scalars())


def test_an_applicant_reads_these_tables_and_no_other(town: World, cases: tuple[UUID, UUID]) -> None:
    readable = (
        "select relname::text from pg_class where relkind in ('r', 'v') and relnamespace = 'public'::regnamespace "
        "and {}(oid, 'select')"
    )
    whole = set(ask(town, cases[0], readable.format("has_table_privilege")))
    assert whole == READ_WHOLE | PUBLISHED
    in_part = set(ask(town, cases[0], readable.format("has_any_column_privilege"))) - whole
    assert in_part == READ_IN_PART


@pytest.mark.parametrize("table", sorted((READ_WHOLE | READ_IN_PART) - {"payee"}))
def test_an_applicant_reaches_no_row_of_another(town: World, cases: tuple[UUID, UUID], table: str) -> None:
    column = "id" if table == "aid_request" else "request_id"
    others = f"select count({column}) from {table} where {column} is distinct from '{cases[0]}'"
    assert ask(town, cases[0], others) == [0]


def test_an_applicant_reads_no_word_that_staff_wrote_and_no_name_of_theirs(
    town: World, cases: tuple[UUID, UUID]
) -> None:
    for query in (
        "select text from decision",
        "select actor_id from decision",
        "select actor_id from case_event",
        "select iban from payee",
        "select name_ar from account",
        "select summary from study",
        "select text from case_event_text",
    ):
        with pytest.raises(RecordFaultError) as refused:
            ask(town, cases[0], query)
        assert refused.value.params["sqlstate"] == "42501", query


@pytest.mark.parametrize("table", sorted(READ_WHOLE | READ_IN_PART))
def test_an_applicant_writes_nothing(town: World, cases: tuple[UUID, UUID], table: str) -> None:
    rights = [
        f"has_table_privilege('{table}', '{act}')" for act in ("insert", "update", "delete", "truncate")
    ]
    columns = f"has_any_column_privilege('{table}', 'insert, update')"
    assert ask(town, cases[0], f"select {' or '.join([*rights, columns])}") == [False]


def test_the_criteria_of_the_scope_hold_even_where_the_wall_would_not(
    town: World, cases: tuple[UUID, UUID]
) -> None:
    mine, other = cases
    with town.store.acting_for_applicant(Applicant(frozenset({mine}))) as db:
        db.execute(text(f"select set_config('sanad.requests', '{{{other}}}', true)"))
        assert db.execute(text("select count(*) from aid_request")).scalar_one() == 1
        assert db.exec(select(AidRequest)).all() == []
        assert db.exec(select(StatedIdentityRow)).all() == []


def test_without_requests_in_its_setting_the_role_reaches_nothing(town: World) -> None:
    with town.store.acting_for_applicant(Applicant(frozenset())) as db:
        assert db.execute(text("select count(*) from aid_request")).scalar_one() == 0
        db.execute(text("select set_config('sanad.requests', '', true)"))
        assert db.execute(text("select count(*) from aid_request")).scalar_one() == 0
