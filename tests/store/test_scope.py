"""The walls in Postgres itself: what each login role reaches when it asks directly."""

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from domain.errors import RecordFaultError
from store.tables.requests import AidRequest
from tests.applicants import invent_applicant, invent_child
from tests.mailing import wish
from tests.signing import hire
from tests.stepping import Steps
from tests.world import SPONSORSHIP, World

BY_REQUEST = (
    "task",
    "stated_identity",
    "stated_beneficiary",
    "request_party",
    "request_paper",
    "consent",
    "study",
    "decision",
    "instalment",
    "payment_order",
    "fund_claim",
    "fund_movement",
    "appeal",
    "overlap_notice",
    "paper_check",
    "message",
    "contact_preference",
    "case_event",
    "case_head",
    "access_log",
    "outbox",
)
OF_A_BODY = ("aid_request", "task", "fund", "fund_movement", "payee", "account")
FOREVER_SHUT = (
    "person",
    "person_fact",
    "match_key",
    "household",
    "membership",
    "identity_link",
    "verified_fact",
    "reservation",
    "reservation_subject",
    "hold",
    "account_secret",
    "sign_in",
    "applicant_code",
    "applicant_session",
    "message_stop",
    "message_bounce",
)
FILE = (
    *("stated_identity", "stated_beneficiary", "request_party", "request_paper"),
    *("consent", "study", "decision", "printed_paper", "message", "contact_preference"),
)
"""What opens to the ministry with the file, beside the texts of events."""


@pytest.fixture(scope="module")
def steps(town: World) -> Steps:
    return Steps(town)


@pytest.fixture(scope="module")
def case(town: World, steps: Steps) -> UUID:
    """A delivered case of Waha, for a child, that was held once and rejected once: it left a row in every table of a case."""
    person = {**invent_applicant(), **invent_child(), **SPONSORSHIP}
    steps.open_case("diyaa.registrar", **person)
    request_id = steps.open_case(**person)
    steps.decide("desk", request_id, "release")
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "reject")
    steps.file_appeal(request_id)
    steps.decide("supervisor2", request_id, "uphold")
    steps.check(request_id)
    steps.decide("desk", request_id, "release")
    hire(town, "supervisor3", "supervisor")
    steps.decide("supervisor3", request_id, "approve")
    steps.deliver(request_id)
    wish(steps.world, request_id)
    return request_id


@pytest.mark.parametrize("table", BY_REQUEST)
def test_a_charity_reaches_the_rows_of_its_own_cases_and_none_of_another_charity(
    town: World, case: UUID, table: str
) -> None:
    query = f"select count(*) from {table} where request_id = '{case}'"
    assert _ask(town, "waha.registrar", query) > 0
    assert _ask(town, "marfa.registrar", query) == 0


@pytest.mark.parametrize("table", OF_A_BODY)
def test_a_charity_reaches_no_row_of_another_body(town: World, case: UUID, table: str) -> None:
    waha = town.actor("waha.registrar").charity_id
    query = f"select count(*) from {table} where charity_id is distinct from"
    assert _ask(town, "waha.registrar", f"select count(*) from {table}") > 0
    assert _ask(town, "waha.registrar", f"{query} '{waha}'") == 0


def test_a_charity_reaches_no_text_of_another_charitys_timeline(town: World, case: UUID) -> None:
    with town.store.registry() as db:
        events = db.execute(text(f"select id from case_event where request_id = '{case}'")).scalars().all()
    wanted = ", ".join(f"'{event}'" for event in events)
    query = f"select count(*) from case_event_text where event_id in ({wanted})"
    assert _ask(town, "waha.registrar", query) == len(events)
    assert _ask(town, "marfa.registrar", query) == 0


def test_without_a_charity_in_its_setting_the_charity_role_reaches_nothing(town: World, case: UUID) -> None:
    with town.store.acting_for(town.actor("waha.registrar")) as db:
        db.execute(
            text("select set_config('sanad.charity', '', true), set_config('sanad.account', '', true)")
        )
        counts = {table: _count(db, f"select count(*) from {table}") for table in (*BY_REQUEST, *OF_A_BODY)}
    assert set(counts.values()) == {0}, counts


def test_the_criteria_of_the_scope_hold_even_where_the_wall_would_not(town: World, case: UUID) -> None:
    diyaa = town.actor("diyaa.registrar").charity_id
    with town.store.acting_for(town.actor("waha.registrar")) as db:
        db.execute(text(f"select set_config('sanad.charity', '{diyaa}', true)"))
        assert _count(db, "select count(*) from aid_request") > 0
        assert db.exec(select(AidRequest)).all() == []


@pytest.mark.parametrize("table", FOREVER_SHUT)
def test_a_charity_has_no_grant_at_all_on_what_crosses_charities(town: World, table: str) -> None:
    for act in ("select", "insert", "update", "delete", "truncate", "references", "trigger"):
        assert not _ask(
            town, "waha.registrar", f"select has_table_privilege('sanad_charity', '{table}', '{act}')"
        ), act
    with pytest.raises(RecordFaultError) as refused:
        _ask(town, "waha.registrar", f"select count(*) from {table}")
    assert refused.value.params["sqlstate"] == "42501"


def test_no_login_role_may_pass_the_walls(town: World) -> None:
    with town.store.registry() as db:
        roles = db.execute(
            text(
                "select rolname, rolsuper or rolbypassrls or rolcreaterole as may_pass from pg_roles "
                "where rolname in ('sanad_charity', 'sanad_ministry', 'sanad_registry', 'sanad_applicant')"
            )
        ).all()
        open_tables = db.execute(
            text(
                "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace "
                "and not (relrowsecurity and relforcerowsecurity)"
            )
        ).scalars()
        assert {role.rolname: role.may_pass for role in roles} == dict.fromkeys(
            ("sanad_charity", "sanad_ministry", "sanad_registry", "sanad_applicant"), False
        )
        readable = [
            table
            for table in open_tables
            if _count(db, f"select has_table_privilege('sanad_charity', '{table}', 'select')")
        ]
    assert sorted(readable) == [
        "aid_kind",
        "approval_band",
        "calendar_override",
        "case_class",
        "category_rule",
        "charity",
        "family_rule",
        "freeze_period",
        "policy_version",
        "specialisation",
        "task_allowance",
        "task_ladder",
    ]


@pytest.mark.parametrize(
    "change",
    [
        "update stated_identity set phone = '0' where request_id = :id",
        "update stated_beneficiary set sex = null where request_id = :id",
        "update case_event set actor_id = null where request_id = :id",
        "update consent set text_version = '' where request_id = :id",
    ],
)
def test_what_was_stated_and_what_happened_is_never_changed_by_anybody(
    town: World, case: UUID, change: str
) -> None:
    with pytest.raises(RecordFaultError) as refused, town.store.registry() as db:
        db.execute(text(change), {"id": case})
    assert refused.value.params["sqlstate"] == "23514"


def test_the_ministry_reaches_the_file_only_once_the_charity_recommended(steps: Steps, town: World) -> None:
    request_id = steps.open_case(**invent_child(), **SPONSORSHIP)
    wish(town, request_id)
    steps.study(request_id)
    steps.decide("waha.researcher", request_id, "send_back", text="كلام الجمعية عن صاحب الطلب")
    steps.decide("waha.registrar", request_id, "complete")
    assert _list_open(town, request_id) == set()
    town.write_study("waha.researcher", request_id)
    steps.decide("waha.researcher", request_id, "recommend")
    assert _list_open(town, request_id) == {*FILE, "case_event_text"}


def test_the_ministry_reaches_the_file_of_a_held_case(steps: Steps, town: World) -> None:
    person = {**invent_applicant(), **invent_child(), **SPONSORSHIP}
    first = steps.open_case(**person)
    held = steps.open_case("diyaa.registrar", **person)
    assert {"stated_identity", "stated_beneficiary"} <= _list_open(town, held)
    assert _list_open(town, first) == set()


def test_the_ministry_reaches_the_file_of_a_neglected_case(steps: Steps, town: World) -> None:
    request_id = steps.open_case()
    ministry_at = town.look(request_id, "waha.manager").task.next_eyes_at  # type: ignore[union-attr]
    assert ministry_at is not None
    steps.wake(request_id, at=ministry_at)
    assert _list_open(town, request_id) == set()
    ministry_at = town.look(request_id, "waha.manager").task.next_eyes_at  # type: ignore[union-attr]
    steps.wake(request_id, at=ministry_at)
    assert "stated_identity" in _list_open(town, request_id)


def _list_open(town: World, request_id: UUID) -> set[str]:
    """The parts of a file of which the ministry reaches a row."""
    queries = {
        **{table: f"select count(*) from {table} where request_id = '{request_id}'" for table in FILE},
        "case_event_text": (
            "select count(*) from case_event_text t join case_event e on e.id = t.event_id "
            f"where e.request_id = '{request_id}'"
        ),
    }
    return {table for table, query in queries.items() if _ask(town, "supervisor", query)}


def _ask(town: World, by: str, query: str) -> int:
    with town.store.acting_for(town.actor(by)) as db:
        return _count(db, query)


def _count(db: Session, query: str) -> int:
    return int(db.execute(text(query)).scalar_one())


@pytest.fixture(scope="module", autouse=True)
def _looked_at(town: World, case: UUID) -> None:
    town.look(case, "waha.registrar")
