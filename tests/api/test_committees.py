"""Committees and their sessions by the API: founded, opened before a quorum, decided in bulk, signed, in effect."""

from uuid import uuid4

import pytest

from api.doors import PREFIX
from tests.api.calling import Answer, Desk
from tests.signing import MEMBERS, SCAN, Sitting, ask_for, found
from tests.stepping import Steps
from tests.world import World


@pytest.fixture
def steps(world: World) -> Steps:
    ask_for(world, "committee")
    return Steps(world)


def attach(desk: Desk, session_id: str, content: bytes, who: str = "waha.admin") -> Answer:
    headers = desk.sign(who) | {"Idempotency-Key": str(uuid4()), "Content-Type": "application/pdf"}
    path = f"{PREFIX}/sessions/{session_id}/scan"
    answer = desk.http.send("POST", path, content=content, headers=headers)
    return {"status": answer.status_code, **answer.json()}


def test_a_session_from_its_committee_to_its_signed_minutes(desk: Desk, steps: Steps) -> None:
    body = {"name_ar": "لجنة المساعدات", "name_en": "Aid committee", "quorum": "٢"}
    committee_id = desk.post("waha.admin", "/committees", body).json()["committee_id"]
    for username in MEMBERS:
        seat = desk.post("waha.admin", f"/committees/{committee_id}/members", {"username": username})
        assert seat.status_code == 201
    request_id = steps.open_case()
    steps.recommend(request_id)
    session_id = desk.post("waha.admin", f"/committees/{committee_id}/sessions", {}).json()["session_id"]
    (waiting,) = desk.get("waha.admin", f"/sessions/{session_id}/waiting").json()["items"]
    assert (waiting["request_id"], waiting["amount_fils"]) == (str(request_id), 400_000)
    listed = desk.post("waha.admin", f"/sessions/{session_id}/items", {"tasks": [waiting["task_id"]]})
    assert [row["refusal"] for row in listed.json()["rows"]] == [None]
    people = [str(steps.world.cast.accounts[name]) for name in MEMBERS]
    early = desk.post(
        "waha.admin", f"/sessions/{session_id}/opening", {"present": people[:1], "chair": people[0]}
    )
    assert (early.status_code, early.json()["code"]) == (409, "no_quorum")
    opening = {"present": people, "chair": people[0]}
    session = desk.post("waha.admin", f"/sessions/{session_id}/opening", opening).json()
    (item,) = session["items"]
    wrong = desk.post(
        "waha.admin",
        f"/sessions/{session_id}/items/decisions",
        {"rows": [{"item_id": item["item_id"], "decision": "approve", "amount": "200"}]},
    ).json()
    assert [fault["code"] for fault in wrong["rows"][0]["problems"]] == ["cut_needs_reason"]
    rows = [{"item_id": item["item_id"], "decision": "approve", "amount": "200", "text": "يكفي"}]
    decided = desk.post("waha.admin", f"/sessions/{session_id}/items/decisions", {"rows": rows}).json()
    assert decided["rows"][0]["decision"] == "approve"
    closed = desk.post("waha.admin", f"/sessions/{session_id}/closing", {}).json()
    assert (closed["state"], len(closed["minutes_digest"])) == ("closed", 64)
    assert attach(desk, session_id, b"no scan")["code"] == "unsupported_file"
    assert attach(desk, session_id, SCAN)["progress"] == {"total": 1, "settled": 0, "refused": 0}
    scan = desk.get("waha.admin", f"/sessions/{session_id}/scan")
    assert (scan.content, scan.headers["content-type"]) == (SCAN, "application/pdf")


def test_a_scan_above_the_limit_is_refused_before_it_is_kept(desk: Desk, steps: Steps) -> None:
    sitting = Sitting(steps.world, found(steps.world))
    assert attach(desk, str(sitting.session_id), SCAN + bytes(11 * 2**20))["status"] == 413
    assert attach(desk, str(sitting.session_id), SCAN)["code"] == "session_state"


def test_a_committee_is_its_bodys_own(desk: Desk, steps: Steps) -> None:
    committee_id = found(steps.world)
    sitting = Sitting(steps.world, committee_id)
    assert desk.get("diyaa.manager", f"/committees/{committee_id}").status_code == 404
    assert desk.get("diyaa.manager", f"/sessions/{sitting.session_id}").status_code == 404
    assert desk.get("waha.researcher", f"/committees/{committee_id}").status_code == 403
    assert desk.get("supervisor", f"/committees/{committee_id}").json()["may_keep"] is False
    body = {"username": "waha.manager"}
    for who, status in (("waha.manager", 403), ("supervisor", 403), ("diyaa.manager", 404)):
        assert desk.post(who, f"/committees/{committee_id}/members", body).status_code == status


def test_who_comes_second_is_told_by_name_who_was_first(desk: Desk, steps: Steps) -> None:
    ask_for(steps.world, "ministry", "ministry")
    request_id = steps.open_case()
    steps.recommend(request_id)
    task_id = steps.get_task_id(request_id)
    steps.decide("supervisor", request_id, "return")
    late = desk.post("supervisor2", f"/tasks/{task_id}/decisions", {"code": "approve"})
    assert late.status_code == 409
    assert late.json()["code"] == "task_closed"
    assert "Khaled Al-Rasheed" in late.json()["detail"]
