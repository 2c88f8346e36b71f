"""Verified facts travel without a name and expire; opinion stays with the charity that wrote it."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from domain.errors import InvalidFieldsError, RecordFaultError
from domain.known_facts import FactKind
from services.studies import get_study
from store.scope import Store
from tests.applicants import invent_applicant
from tests.stepping import Steps
from tests.world import World

OPINION = "رأي الباحثة في الأسرة"


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def study_at_waha(steps: Steps, person: dict[str, object]) -> UUID:
    """A case that Waha studied by visit, recommended and saw rejected."""
    request_id = steps.open_case(**person)
    steps.claim("waha.researcher", request_id)
    today = steps.world.today().isoformat()
    steps.world.write_study("waha.researcher", request_id, summary=OPINION, kind="visit", visited_on=today)
    steps.decide("waha.researcher", request_id, "recommend")
    for signer in ("waha.manager", "supervisor"):
        task = steps.world.look(request_id, signer).task
        if task and task.may_act:
            steps.decide(signer, request_id, "reject")
            break
    return request_id


def test_the_next_charity_reads_the_facts_with_their_month_and_nobodys_name(steps: Steps) -> None:
    person = invent_applicant()
    study_at_waha(steps, person)
    ours = steps.open_case("diyaa.registrar", **person)
    sheet = get_study(steps.store, steps.world.actor("diyaa.researcher"), ours, at=steps.world.clock())
    assert {fact.kind for fact in sheet.known} == set(FactKind)
    assert {fact.month_on.day for fact in sheet.known} == {1}
    income = next(fact for fact in sheet.known if fact.kind is FactKind.INCOME)
    assert income.value == {"income_fils": 412_500}
    shown = repr(sheet.known)
    waha = steps.world.actor("waha.researcher")
    assert not any(
        word in shown for word in (OPINION, str(waha.account_id), str(waha.charity_id), waha.name_ar, "waha")
    )
    members = next(fact for fact in sheet.known if fact.kind is FactKind.MEMBERS)
    assert set(members.value["members"][0]) == {"name", "relation", "age", "since_on"}


def test_facts_are_verified_no_more_after_six_months(steps: Steps) -> None:
    person = invent_applicant()
    study_at_waha(steps, person)
    ours = steps.open_case("diyaa.registrar", **person)
    me, at = steps.world.actor("diyaa.researcher"), steps.world.clock()
    assert get_study(steps.store, me, ours, at=at).known
    assert not get_study(steps.store, me, ours, at=at + timedelta(days=185)).known
    steps.pass_time(185)
    later = steps.open_case("marfa.registrar", **person)
    assert _count(steps.store, f"select count(*) from known_fact where request_id = '{later}'") == 0


def test_nothing_travels_under_a_consent_that_does_not_say_so(steps: Steps) -> None:
    person = invent_applicant()
    theirs = steps.open_case(**person)
    with steps.store.registry() as db:
        db.execute(text("delete from consent where request_id = :id"), {"id": theirs})
        db.execute(
            text("insert into consent (request_id, text_version, given_at) values (:id, '2026-1', now())"),
            {"id": theirs},
        )
    steps.recommend(theirs)
    assert _count(steps.store, "select count(*) from verified_fact") == 0


def test_another_charity_reaches_neither_opinion_nor_who_verified_by_sql(steps: Steps) -> None:
    person = invent_applicant()
    theirs = study_at_waha(steps, person)
    ours = steps.open_case("diyaa.registrar", **person)
    with steps.store.acting_for(steps.world.actor("diyaa.researcher")) as db:
        for table in ("study", "paper_check", "decision", "visit", "known_fact"):
            query = text(f"select count(*) from {table} where request_id = :id")
            assert db.execute(query, {"id": theirs}).scalar_one() == 0, table
        rows = db.execute(text("select * from known_fact")).mappings().all()
        assert {row["request_id"] for row in rows} == {ours}
        assert OPINION not in repr(rows)
    with pytest.raises(RecordFaultError), steps.store.acting_for(steps.world.actor("diyaa.researcher")) as db:
        db.execute(text("select count(*) from verified_fact"))


def test_approval_is_not_recommended_before_the_study_and_every_paper(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.claim("waha.researcher", request_id)
    with pytest.raises(InvalidFieldsError) as refused:
        steps.world.record("waha.researcher", request_id, "recommend")
    codes = [problem.code for problem in refused.value.problems]
    assert codes.count("paper_not_accepted") == 8
    assert "study_needed" in codes
    steps.world.write_study("waha.researcher", request_id, members=())
    with pytest.raises(InvalidFieldsError) as refused:
        steps.world.record("waha.researcher", request_id, "recommend")
    assert [problem.code for problem in refused.value.problems] == ["section_needed"]
    steps.world.write_study("waha.researcher", request_id)
    steps.world.record("waha.researcher", request_id, "recommend")


def _count(store: Store, query: str) -> int:
    with store.registry() as db:
        return int(db.execute(text(query)).scalar_one())
