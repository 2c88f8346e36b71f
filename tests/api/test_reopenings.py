"""Reopening through the API: once per key, with a typed reason, and read by the charity whose case it is."""

from uuid import UUID, uuid4

import pytest

from tests.api.calling import Desk
from tests.stepping import Steps
from tests.world import World

BODY = {"reason": "new_evidence", "text": "وصل كتاب المستشفى"}


@pytest.fixture
def withdrawn(desk: Desk, world: World) -> str:
    request_id = desk.register_settled()
    Steps(world).decide("waha.registrar", UUID(request_id), "withdraw")
    return request_id


def test_a_case_is_opened_again_once_per_key_with_what_is_wrong_told_in_code(
    desk: Desk, withdrawn: str
) -> None:
    path, key = f"/requests/{withdrawn}/reopenings", str(uuid4())
    assert desk.post("waha.manager", path, BODY).json()["code"] == "wrong_role"
    wrong = desk.post("supervisor", path, {"reason": "", "text": ""}).json()["errors"]
    assert [(each["field"], each["code"]) for each in wrong] == [("reason", "required"), ("text", "required")]
    first = desk.post("supervisor", path, BODY, key=key)
    assert (first.status_code, first.json()["round"], first.json()["against"]) == (201, 1, None)
    assert desk.post("supervisor", path, BODY, key=key).json() == first.json()
    again = desk.post("supervisor", path, BODY)
    assert (again.status_code, again.json()["code"]) == (409, "not_reopenable")
    case = desk.get("supervisor", f"/requests/{withdrawn}").json()
    assert (case["stage"], case["outcome"]) == ("registration", None)
    (read,) = desk.get("waha.manager", path).json()["items"]
    assert (read["reason"], read["text"]) == (BODY["reason"], BODY["text"])
    assert desk.get("diyaa.manager", path).status_code == 404
