"""Whose case it is: another charity's is not there, and the ministry's view grows with the case."""

from collections.abc import Callable
from uuid import UUID

import pytest

from domain.errors import NotFoundError
from domain.roles import Actor
from services.cases import get_case
from services.decisions import decide, get_receipt, withdraw_request
from services.queues import Queue, list_tasks
from services.requests import list_requests
from services.studies import StudyForm, save_study
from services.tasks import claim_task, release_task
from tests.applicants import invent_applicant
from tests.forms import fill_decision
from tests.stepping import Steps, count_rows
from tests.world import World, submit

Act = Callable[[World, Actor, UUID, UUID, UUID], object]

ACTS: dict[str, Act] = {
    "get_case": lambda w, me, case, task, decision: get_case(w.store, me, case, at=w.clock()),
    "claim_task": lambda w, me, case, task, decision: claim_task(w.store, me, task, at=w.clock()),
    "release_task": lambda w, me, case, task, decision: release_task(w.store, me, task, at=w.clock()),
    "decide": lambda w, me, case, task, decision: decide(
        w.store, me, task, fill_decision("recommend"), submit({}), at=w.clock()
    ),
    "withdraw_request": lambda w, me, case, task, decision: withdraw_request(
        w.store, me, case, "لا يريد", submit({}), at=w.clock()
    ),
    "save_study": lambda w, me, case, task, decision: save_study(
        w.store, me, case, StudyForm(summary="x"), at=w.clock()
    ),
    "get_receipt": lambda w, me, case, task, decision: get_receipt(w.store, me, decision),
}
WHO = {"withdraw_request": "diyaa.manager"}


def test_every_service_that_takes_an_id_says_not_found_for_another_charitys(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case()
    steps.study(request_id)
    task_id = steps.get_task_id(request_id)
    decision_id = town.record("waha.researcher", request_id, "recommend").decision_id
    before = count_rows(town.store)
    for name, act in ACTS.items():
        actor = town.actor(WHO.get(name, "diyaa.researcher"))
        with pytest.raises(NotFoundError):
            act(town, actor, request_id, task_id, decision_id)
    assert count_rows(town.store) == before


def test_what_never_was_is_not_found_in_the_same_words(town: World) -> None:
    nowhere = UUID(int=7)
    for name, act in ACTS.items():
        with pytest.raises(NotFoundError) as refused:
            act(town, town.actor(WHO.get(name, "diyaa.researcher")), nowhere, nowhere, nowhere)
        assert refused.value.params == {}, name


def test_lists_and_queues_hold_no_case_of_another_charity(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case()
    number = town.look(request_id, "waha.manager").number
    for by in ("diyaa.researcher", "diyaa.manager"):
        actor = town.actor(by)
        assert list_requests(town.store, actor, search=number, at=town.clock()).items == ()
        for queue in Queue:
            rows = list_tasks(town.store, actor, queue, limit=200, at=town.clock()).items
            assert request_id not in {row.request_id for row in rows}, queue


def test_the_ministry_reads_who_it_is_only_from_the_recommendation_on(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case(lease_number="L-77")
    before = town.look(request_id, "supervisor")
    assert (before.identity, before.need, before.lease_number, before.papers) == (None, "", "", ())
    steps.recommend(request_id)
    after = town.look(request_id, "supervisor")
    assert after.identity is not None
    assert after.lease_number == "L-77"
    assert after.need


def test_a_charity_learns_of_like_aid_its_kind_state_and_month_and_nothing_else(town: World) -> None:
    steps = Steps(town)
    person = invent_applicant()
    steps.open_case("diyaa.registrar", **person)
    held = steps.open_case(**person)
    (notice,) = town.look(held, "waha.manager").notices
    assert (notice.kind, notice.state.value, notice.month_on.day) == ("cash", "asked", 1)
    assert {"birth", "civil", "given", "phone"} <= set(notice.fields)
    steps.decide("desk", held, "release", reason="different_person")
    assert town.look(held, "waha.manager").notices == ()


def test_a_charity_reads_no_name_of_the_ministrys_staff(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case()
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "approve")
    actors = [event.actor for event in town.look(request_id, "waha.manager").timeline if event.actor]
    names = {actor.name_en for actor in actors if actor.is_ministry}
    assert names == {""}
