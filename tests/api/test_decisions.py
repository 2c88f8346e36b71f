"""Decisions through the API: recorded at once, applied when the engine is there, answered once per key."""

from dataclasses import fields
from uuid import UUID, uuid4

import pytest

from api.schemas.decisions import DecisionBody
from domain.decisions import DecisionForm
from services.decisions import settle_refusal
from tests.api.calling import Answer, Desk
from tests.world import RunningWorld

RECOMMENDATION = {
    "code": "recommend",
    "amount": "٧٨٠٫٥",
    "payee_kind": "applicant",
    "payee_name": "مستفيد للاختبار",
    "payee_iban": "KW81CBKU0000000000001234560101",
    "fund": "zakat",
    "reason": "home_at_risk",
    "text": "سبب مكتوب للاختبار",
}
STUDY = {
    "kind": "desk",
    "summary": "ملخص",
    "members": [{"name": "مستفيد للاختبار", "relation": "head", "age": "٤٠"}],
    "income": "٤١٢٫٥",
    "tenure": "rented",
    "rent": "260",
}

ANSWERS = {
    "study": RECOMMENDATION,
    "sign": {"code": "approve"},
    "pay": {"code": "pay", "method": "bank_transfer"},
    "authorise": {"code": "authorise"},
    "settle": {"code": "settle", "reference": "TR-1"},
    "confirm": {"code": "confirm", "proof": "signed_receipt"},
}
SIGNERS = {
    "researcher": "waha.researcher",
    "aid_manager": "waha.manager",
    "charity_admin": "waha.admin",
    "supervisor": "supervisor",
}


def claim_settled(desk: Desk) -> Answer:
    desk.register_settled()
    claimed: Answer = desk.post("waha.researcher", "/tasks/next").json()
    return study(desk, claimed)


def claim_running(desk: Desk) -> Answer:
    request_id = desk.register().json()["request_id"]
    case = desk.wait_for("waha.researcher", f"/requests/{request_id}", lambda case: case["stage"] == "review")
    claimed: Answer = desk.post("waha.researcher", f"/tasks/{case['task']['task_id']}/claim").json()
    return study(desk, claimed)


def study(desk: Desk, claimed: Answer) -> Answer:
    """Finish the study of a claimed case, and accept each of its papers."""
    path = f"/requests/{claimed['request_id']}"
    assert desk.post("waha.researcher", f"{path}/study", STUDY).status_code == 200
    papers = [view["paper"] for view in desk.get("waha.researcher", path).json()["papers"]]
    ticks = {"ticks": [{"paper": paper, "state": "accepted"} for paper in papers]}
    assert desk.post("waha.researcher", f"{path}/papers", ticks).status_code == 200
    assert desk.get("waha.researcher", f"{path}/study").json()["gaps"] == []
    return claimed


def test_a_decision_while_the_engine_is_down_is_recorded_and_202(desk: Desk) -> None:
    claimed = claim_settled(desk)
    response = desk.post("waha.researcher", f"/tasks/{claimed['task_id']}/decisions", RECOMMENDATION)
    receipt = response.json()
    assert (response.status_code, receipt["state"], receipt["refusal"]) == (202, "pending", None)
    assert response.headers["location"] == f"/api/v1/decisions/{receipt['decision_id']}"
    assert desk.get("waha.researcher", f"/decisions/{receipt['decision_id']}").json() == receipt


def test_a_second_answer_while_the_first_is_recorded_is_a_conflict(desk: Desk) -> None:
    claimed = claim_settled(desk)
    path = f"/tasks/{claimed['task_id']}/decisions"
    desk.post("waha.researcher", path, RECOMMENDATION)
    refused = desk.post("waha.researcher", path, RECOMMENDATION)
    assert (refused.status_code, refused.json()["code"]) == (409, "decision_pending")


def test_the_same_key_decides_once(desk: Desk) -> None:
    claimed, key = claim_settled(desk), str(uuid4())
    path = f"/tasks/{claimed['task_id']}/decisions"
    first, second = (desk.post("waha.researcher", path, RECOMMENDATION, key=key) for _ in range(2))
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    other = desk.post("waha.researcher", path, RECOMMENDATION | {"amount": "1"}, key=key)
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")


@pytest.mark.parametrize(
    ("code", "status"), [("task_closed", 409), ("overlap_before_payment", 409), ("excluded_person", 403)]
)
def test_a_refusal_by_the_engine_is_a_problem_of_its_code(desk: Desk, code: str, status: int) -> None:
    path, key = f"/tasks/{claim_settled(desk)['task_id']}/decisions", str(uuid4())
    decision_id = desk.post("waha.researcher", path, RECOMMENDATION, key=key).json()["decision_id"]
    settle_refusal(desk.house.store, UUID(decision_id), code, at=desk.house.clock())
    refused = desk.post("waha.researcher", path, RECOMMENDATION, key=key)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    receipt = desk.get("waha.researcher", f"/decisions/{decision_id}").json()
    assert (receipt["state"], receipt["refusal"]) == ("refused", code)
    assert desk.post("waha.researcher", path, RECOMMENDATION).status_code == 202


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "dance"}, "code"),
        ({"amount": "999999"}, "amount"),
        ({"fund": "elsewhere"}, "fund"),
        ({"text": ""}, "text"),
    ],
)
def test_a_decision_that_cannot_be_recorded_names_its_field(
    desk: Desk, changes: dict[str, str], field: str
) -> None:
    claimed = claim_settled(desk)
    path = f"/tasks/{claimed['task_id']}/decisions"
    response = desk.post("waha.researcher", path, RECOMMENDATION | changes)
    assert (response.status_code, response.json()["errors"][0]["field"]) == (422, field)


def test_another_body_neither_decides_nor_sees_the_decision(desk: Desk) -> None:
    claimed = claim_settled(desk)
    path = f"/tasks/{claimed['task_id']}/decisions"
    assert desk.post("diyaa.researcher", path, RECOMMENDATION).status_code == 404
    decision_id = desk.post("waha.researcher", path, RECOMMENDATION).json()["decision_id"]
    assert desk.get("diyaa.researcher", f"/decisions/{decision_id}").status_code == 404


def test_whatever_a_decision_may_state_is_taken_by_the_api() -> None:
    assert set(DecisionBody.model_fields) == {field.name for field in fields(DecisionForm)}


def test_a_case_walks_from_registration_to_its_receipt_by_api_alone(
    running_desk: Desk, running: RunningWorld
) -> None:
    desk = running_desk
    claimed = claim_running(desk)
    case_path = f"/requests/{claimed['request_id']}"
    assert desk.post("waha.researcher", f"{case_path}/study", STUDY).status_code == 200
    iban = running.know_payee(UUID(claimed["request_id"]), str(RECOMMENDATION["payee_name"]))
    answers = {**ANSWERS, "study": {**RECOMMENDATION, "payee_iban": iban}}
    while task := (case := desk.get("supervisor", case_path).json())["task"]:
        answer = desk.post(
            SIGNERS[task["role"]], f"/tasks/{task['task_id']}/decisions", answers[task["kind"]]
        )
        assert (answer.status_code, answer.json().get("state")) == (201, "applied"), answer.text
    assert (case["stage"], case["outcome"], case["task"]) == ("closed", "delivered", None)
    assert case["instalments"][0]["amount_fils"] == 780_500


def test_a_decision_repeated_after_its_effect_is_answered_as_the_first_time(running_desk: Desk) -> None:
    desk = running_desk
    claimed, key = claim_running(desk), str(uuid4())
    path = f"/tasks/{claimed['task_id']}/decisions"
    first, second = (desk.post("waha.researcher", path, RECOMMENDATION, key=key) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()


def test_a_withdrawn_case_is_closed_and_takes_nothing_more(running_desk: Desk) -> None:
    desk = running_desk
    path = f"/requests/{claim_running(desk)['request_id']}"
    key = str(uuid4())
    first, again = (
        desk.post("waha.registrar", f"{path}/withdrawal", {"text": "برغبته"}, key=key) for _ in range(2)
    )
    assert (first.status_code, first.json()["state"]) == (201, "applied")
    assert first.json() == again.json()
    assert desk.get("waha.registrar", path).json()["outcome"] == "withdrawn"
    refused = desk.post("waha.registrar", f"{path}/withdrawal", {"text": "مرة أخرى"})
    assert (refused.status_code, refused.json()["code"]) == (409, "case_closed")
