"""Receipts through the API: a code is shown and then decided by; refusals are typed; samples are drawn."""

import pytest

from domain.cycle import Outcome
from tests.api.calling import Desk
from tests.applicants import invent_applicant
from tests.stepping import Steps
from tests.world import World


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def test_a_code_is_handed_over_shown_and_proves_the_receipt(desk: Desk, steps: Steps, world: World) -> None:
    request_id = steps.open_case(**invent_applicant())
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "approve")
    steps.pay(request_id)
    path = f"/requests/{request_id}/receipt"
    for status in (204, 204, 409):
        sent = desk.post("waha.registrar", f"{path}/code/sending", {})
        assert sent.status_code == status
    assert sent.json()["code"] == "too_many_codes"
    identity = world.look(request_id, "waha.registrar").identity
    assert identity
    body = {"cause": "changed_number", "document": identity.document_number, "phone": "66551122"}
    asked = desk.post("waha.manager", f"{path}/counter", body)
    assert asked.status_code == 201
    again = desk.post("waha.registrar", f"{path}/counter", body)
    assert (again.status_code, again.json()["code"]) == (409, "answered_already")
    answer = f"/counter-procedures/{asked.json()['procedure_id']}/answer"
    assert desk.post("waha.manager", answer, {"agrees": True}).status_code == 403
    agreed = desk.post("waha.registrar", answer, {"agrees": True}, key="one")
    code = agreed.json()["code"]["digits"]
    repeated = desk.post("waha.registrar", answer, {"agrees": True}, key="one")
    assert (repeated.status_code, repeated.json()["code"]) == (200, None), "told once"
    wrong = desk.post("waha.manager", f"{path}/code", {"code": "no"})
    assert (wrong.status_code, wrong.json()["errors"][0]["code"]) == (422, "wrong_code")
    assert desk.get("waha.manager", path).json()["refusals"] == 1
    assert desk.post("waha.manager", f"{path}/code", {"code": code}).status_code == 204
    steps.decide("waha.manager", request_id, "confirm", proof="code")
    assert steps.state(request_id).outcome == Outcome.DELIVERED
    assert desk.post("waha.manager", f"{path}/code", {"code": code}).json()["code"] == "no_receipt_due"
    today = world.today().isoformat()
    drawn = desk.post("supervisor", "/samples", {"from_on": today, "until_on": today})
    assert (drawn.status_code, drawn.json()["size"]) == (201, 1)
    item = drawn.json()["items"][0]["item_id"]
    noted = desk.post("supervisor", f"/sample-items/{item}/result", {"result": "received"})
    assert noted.json()["results"] == {"received": 1}
    assert desk.get("waha.manager", "/issues").json() == {"items": []}
    assert desk.get("waha.manager", "/follow-ups").json() == {"items": []}
