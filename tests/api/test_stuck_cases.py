"""The monitor and more time for a task through the API."""

from uuid import uuid4

import pytest
from sqlalchemy import text

from domain.calendars import Calendar, read_day
from tests.api.calling import Desk


def plant(desk: Desk, statement: str, **values: object) -> None:
    with desk.house.store.registry() as db:
        db.execute(text(statement), values)


@pytest.fixture
def lapsed(desk: Desk) -> str:
    """A case whose claim ran out before its study began."""
    request_id = desk.register_settled()
    plant(
        desk,
        "update task set holder_id = (select id from account where username = 'waha.researcher'), "
        "claimed_at = opened_at, lease_until_at = opened_at - interval '1 hour' where request_id = :id",
        id=request_id,
    )
    plant(desk, "update outbox set delivered_at = :at", at=desk.house.clock())
    return request_id


def test_the_operator_lists_what_stands_still_without_names(desk: Desk, lapsed: str) -> None:
    (row,) = desk.get("operator", "/stuck-cases").json()["items"]
    assert (row["request_id"], row["causes"], row["owner"]) == (lapsed, ["lease_ended"], "aid_manager")
    assert row["wait"]["holder"]["name_en"] == ""
    assert row["mends"] == []
    (seen,) = desk.get("supervisor", "/stuck-cases").json()["items"]
    assert seen["wait"]["holder"]["name_en"]
    assert desk.get("operator", "/stuck-cases/overview").json()["counts"] == {"lease_ended": 1}


def test_a_cause_narrows_the_list_and_an_unknown_one_is_refused(desk: Desk, lapsed: str) -> None:
    assert desk.get("operator", "/stuck-cases?cause=dead_step").json()["items"] == []
    assert len(desk.get("operator", "/stuck-cases?cause=lease_ended").json()["items"]) == 1
    assert desk.get("operator", "/stuck-cases?cause=bad_luck").status_code == 422


def test_the_aid_manager_mends_it_once(desk: Desk, lapsed: str) -> None:
    path, key = f"/stuck-cases/{lapsed}/mend", str(uuid4())
    first = desk.post("waha.manager", path, {"mend": "release"}, key=key)
    assert (first.status_code, first.json()["causes"]) == (202, ["lease_ended"])
    assert desk.post("waha.manager", path, {"mend": "release"}, key=key).status_code == 202
    again = desk.post("waha.manager", path, {"mend": "release"})
    assert (again.status_code, again.json()["code"]) == (409, "not_stuck")
    assert desk.get("waha.manager", "/stuck-cases").json()["items"] == []


@pytest.mark.parametrize(
    ("who", "status"), [("waha.researcher", 403), ("diyaa.manager", 404), ("operator", 403)]
)
def test_nobody_else_mends_it(desk: Desk, lapsed: str, who: str, status: int) -> None:
    assert desk.post(who, f"/stuck-cases/{lapsed}/mend", {"mend": "release"}).status_code == status


def test_a_mend_that_is_none_is_a_wrong_field(desk: Desk, lapsed: str) -> None:
    refused = desk.post("operator", f"/stuck-cases/{lapsed}/mend", {"mend": "pray"})
    assert [fault["code"] for fault in refused.json()["errors"]] == ["unknown_choice"]


def test_a_deadline_is_extended_once_per_key(desk: Desk) -> None:
    request_id = desk.register_settled()
    task = desk.get("waha.manager", f"/requests/{request_id}").json()["task"]
    until = read_day(Calendar().add_working_days(desk.house.clock(), 12)).isoformat()
    path, key, body = f"/tasks/{task['task_id']}/extension", str(uuid4()), {"until": until, "text": "سبب"}
    first, second = (desk.post("waha.manager", path, body, key=key) for _ in range(2))
    assert (first.status_code, first.json()) == (200, second.json())
    assert first.json()["left"] == 1
    assert desk.post("diyaa.manager", path, body).status_code == 404
    assert desk.post("waha.researcher", path, body).status_code == 403
    wrong = desk.post("waha.manager", path, {"until": "", "text": ""})
    assert {fault["field"] for fault in wrong.json()["errors"]} == {"until", "text"}
