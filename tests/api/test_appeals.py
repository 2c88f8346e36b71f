"""Appeals through the API: filed once, listed by scope, heard by the decision of a task."""

from uuid import UUID, uuid4

import pytest

from tests.api.calling import Desk
from tests.stepping import Steps
from tests.world import World


@pytest.fixture
def rejected(desk: Desk, world: World) -> str:
    """A case that the ministry rejected."""
    steps, request_id = Steps(world), UUID(desk.register_settled())
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "reject")
    return str(request_id)


def test_an_appeal_is_filed_once_per_key_and_listed_for_whom_it_concerns(desk: Desk, rejected: str) -> None:
    path, key, body = f"/requests/{rejected}/appeals", str(uuid4()), {"grounds": "ظروف جديدة"}
    first = desk.post("waha.registrar", path, body, key=key)
    assert (first.status_code, first.json()["state"], first.json()["against"]) == (201, "filed", "signature")
    assert desk.post("waha.registrar", path, body, key=key).json()["appeal_id"] == first.json()["appeal_id"]
    again = desk.post("waha.registrar", path, body)
    assert (again.status_code, again.json()["code"]) == (409, "appeal_filed")
    for who, count in (("waha.manager", 1), ("supervisor", 1), ("diyaa.manager", 0)):
        assert len(desk.get(who, "/appeals?state=filed").json()["items"]) == count
    assert desk.get("diyaa.manager", path).status_code == 404
    (shown,) = desk.get("waha.manager", path).json()["items"]
    assert (shown["grounds"], shown["may_withdraw"]) == ("ظروف جديدة", True)
    case = desk.get("supervisor2", f"/requests/{rejected}").json()
    assert (case["task"]["kind"], case["task"]["may_claim"], case["outcome"]) == ("hear", True, "rejected")


def test_what_is_wrong_with_an_appeal_is_told_in_code(desk: Desk, rejected: str) -> None:
    path = f"/requests/{rejected}/appeals"
    wrong = desk.post("waha.registrar", path, {"grounds": ""})
    assert [(each["field"], each["code"]) for each in wrong.json()["errors"]] == [("grounds", "required")]
    assert desk.post("waha.researcher", path, {"grounds": "x"}).json()["code"] == "wrong_role"
    open_case = desk.register_settled()
    refused = desk.post("waha.registrar", f"/requests/{open_case}/appeals", {"grounds": "x"})
    assert (refused.status_code, refused.json()["code"]) == (409, "not_appealable")
