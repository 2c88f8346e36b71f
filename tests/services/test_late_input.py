"""Whatever comes too late, or a second time, is told what happened meanwhile: by whom, and how it was decided."""

from collections.abc import Callable
from uuid import UUID

import pytest

from domain.cycle import SIDE_MOVES, TASK_DECISIONS, DecisionCode, TaskKind
from domain.decisions import DecisionForm
from domain.errors import DecisionPendingError, TaskClosedError
from services.decisions import decide
from store.queries.identities import list_open_candidates
from tests.applicants import blur_applicant, invent_applicant
from tests.forms import fill_decision
from tests.stepping import Steps
from tests.world import World, submit

Reach = Callable[[Steps], UUID]


def reach_identification(steps: Steps) -> UUID:
    person = invent_applicant()
    steps.open_case(**person)
    return steps.open_case(**blur_applicant(person))


def reach_hold(steps: Steps) -> UUID:
    person = invent_applicant()
    steps.open_case("diyaa.registrar", **person)
    return steps.open_case(**person)


def reach_study(steps: Steps) -> UUID:
    request_id = steps.open_case()
    steps.study(request_id)
    return request_id


def reach_hearing(steps: Steps) -> UUID:
    request_id = after(reach_study, "waha.researcher recommend", "supervisor reject")(steps)
    steps.file_appeal(request_id)
    steps.claim("supervisor2", request_id)
    return request_id


def after(reach: Reach, *acts: str) -> Reach:
    def go_on(steps: Steps) -> UUID:
        request_id = reach(steps)
        for act in acts:
            by, code = act.split()
            steps.decide(by, request_id, code)
        return request_id

    return go_on


reach_signature = after(reach_study, "waha.researcher recommend")
reach_payment = after(reach_signature, "supervisor approve")
reach_order = after(reach_payment, "waha.manager pay")
reach_bank = after(reach_order, "waha.admin authorise")

WAITING: dict[TaskKind, tuple[Reach, str, str]] = {
    TaskKind.IDENTIFY: (reach_identification, "desk", "different_person"),
    TaskKind.ADJUDICATE: (reach_hold, "desk", "release"),
    TaskKind.STUDY: (reach_study, "waha.researcher", "recommend"),
    TaskKind.COMPLETE: (after(reach_study, "waha.researcher send_back"), "waha.registrar", "complete"),
    TaskKind.SIGN: (reach_signature, "supervisor", "approve"),
    TaskKind.PAY: (reach_payment, "waha.manager", "pay"),
    TaskKind.AUTHORISE: (reach_order, "waha.admin", "authorise"),
    TaskKind.SETTLE: (reach_bank, "waha.manager", "settle"),
    TaskKind.CONFIRM: (after(reach_bank, "waha.manager settle"), "waha.manager", "confirm"),
    TaskKind.RESUME: (after(reach_study, "waha.manager suspend"), "waha.manager", "resume"),
    TaskKind.HEAR: (reach_hearing, "supervisor2", "dismiss"),
}
"""How a case comes to wait for each kind of answer, who gives it first, and which. A case of the pool is pulled
elsewhere: of fifty who pull at once each is told, in the tests of the pool."""


@pytest.fixture(scope="module")
def steps(town: World) -> Steps:
    return Steps(town)


def list_codes(kind: TaskKind) -> list[DecisionCode]:
    """Everything that could be answered to a task of this kind."""
    return [*TASK_DECISIONS[kind], *(code for code, side in SIDE_MOVES.items() if kind in side.kinds)]


@pytest.mark.parametrize("kind", WAITING)
def test_whoever_answers_too_late_is_told_who_decided_and_how(steps: Steps, kind: TaskKind) -> None:
    reach, by, code = WAITING[kind]
    world, request_id = steps.world, reach(steps)
    task, actor = world.find_task(request_id, by), world.actor(by)
    assert task is not None
    assert task.kind is kind
    form = fill_first(steps, request_id, code)
    if kind in (TaskKind.IDENTIFY, TaskKind.ADJUDICATE):
        steps.claim(by, request_id)
    first = submit(form)
    receipt = decide(world.store, actor, task.id, form, first, at=world.clock())
    for refusal in (DecisionPendingError, TaskClosedError):
        for late in list_codes(kind):
            answer = DecisionForm(code=late.value)
            with pytest.raises(refusal) as told:
                decide(world.store, actor, task.id, answer, submit(answer), at=world.clock())
            assert (told.value.params["actor"], told.value.params["decision"]) == (
                str(actor.account_id),
                code,
            )
        again = decide(world.store, actor, task.id, form, first, at=world.clock())
        assert (again.decision_id, again.is_repeat) == (receipt.decision_id, True)
        if refusal is DecisionPendingError:
            steps.give_effect(receipt)


def fill_first(steps: Steps, request_id: UUID, code: str) -> DecisionForm:
    fields: dict[str, object] = {}
    if code == "different_person":
        with steps.store.registry() as db:
            fields["person"] = str(list_open_candidates(db, request_id)[0].person_id)
    if code == "recommend":
        fields["payee_iban"] = steps.world.know_payee(request_id)
    return fill_decision(code, **fields)


def test_every_answer_there_is_comes_too_late_in_one_of_them() -> None:
    tried = {code for kind in WAITING for code in list_codes(kind)}
    assert set(DecisionCode) - tried == {DecisionCode.PULL}
