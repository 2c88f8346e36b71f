"""Work lists and claims through the API."""

from uuid import UUID, uuid4

import pytest

from tests.api.calling import Desk


def find_task(desk: Desk, request_id: str, who: str = "waha.manager") -> str:
    return str(desk.get(who, f"/requests/{request_id}").json()["task"]["task_id"])


def test_a_settled_request_waits_to_be_claimed(desk: Desk) -> None:
    request_id = desk.register_settled()
    assert desk.get("waha.researcher", "/queues").json()["counts"]["to_claim"] == 1
    rows = desk.get("waha.researcher", "/tasks?queue=to_claim").json()["items"]
    assert [(row["request_id"], row["kind"], row["may_claim"]) for row in rows] == [
        (request_id, "study", True)
    ]


def test_every_queue_is_counted(desk: Desk) -> None:
    assert desk.get("waha.researcher", "/queues").json()["counts"] == dict.fromkeys(
        ("mine", "to_claim", "snoozed", "waiting", "overdue", "done"), 0
    )


@pytest.mark.parametrize("path", ["/tasks", "/tasks?queue=everything", "/tasks?queue=mine&limit=0"])
def test_a_list_needs_one_of_our_queues_and_a_sensible_limit(desk: Desk, path: str) -> None:
    assert desk.get("waha.researcher", path).status_code == 422


def test_a_claimed_task_is_mine_and_of_nobody_else(desk: Desk) -> None:
    task_id = find_task(desk, desk.register_settled())
    claimed = desk.post("waha.researcher", f"/tasks/{task_id}/claim")
    assert (claimed.status_code, claimed.json()["task_id"]) == (200, task_id)
    assert desk.get("waha.researcher", "/queues").json()["counts"]["mine"] == 1
    refused = desk.post("waha.researcher2", f"/tasks/{task_id}/claim")
    assert (refused.status_code, refused.json()["code"]) == (409, "task_taken")


def test_the_same_key_claims_once_and_is_answered_the_same(desk: Desk) -> None:
    task_id, key = find_task(desk, desk.register_settled()), str(uuid4())
    first, second = (desk.post("waha.researcher", f"/tasks/{task_id}/claim", key=key) for _ in range(2))
    assert (first.status_code, first.json()) == (second.status_code, second.json())


def test_a_key_of_one_task_does_not_claim_another(desk: Desk) -> None:
    first, second = (find_task(desk, desk.register_settled()) for _ in range(2))
    key = str(uuid4())
    desk.post("waha.researcher", f"/tasks/{first}/claim", key=key)
    refused = desk.post("waha.researcher", f"/tasks/{second}/claim", key=key)
    assert (refused.status_code, refused.json()["code"]) == (422, "key_reused")


def test_take_next_with_the_same_key_gives_the_first_task_again_and_with_another_the_next(desk: Desk) -> None:
    requests = [desk.register_settled() for _ in range(2)]
    key = str(uuid4())
    first, again = (desk.post("waha.researcher", "/tasks/next", key=key).json() for _ in range(2))
    other = desk.post("waha.researcher", "/tasks/next").json()
    assert first == again
    assert {first["request_id"], other["request_id"]} == set(requests)


def test_one_key_sent_five_times_at_once_takes_one_task(desk: Desk) -> None:
    for _ in range(2):
        desk.register_settled()
    answers = desk.post_at_once("waha.researcher", "/tasks/next", None, key=str(uuid4()), times=5)
    assert len({answer.text for answer in answers}) == 1
    assert desk.get("waha.researcher", "/queues").json()["counts"]["mine"] == 1


def test_an_empty_queue_is_a_conflict(desk: Desk) -> None:
    response = desk.post("waha.researcher", "/tasks/next")
    assert (response.status_code, response.json()["code"]) == (409, "nothing_to_claim")


def test_a_released_task_can_be_claimed_by_a_colleague(desk: Desk) -> None:
    task_id = find_task(desk, desk.register_settled())
    desk.post("waha.researcher", f"/tasks/{task_id}/claim")
    released = desk.post("waha.researcher", f"/tasks/{task_id}/release")
    assert (released.status_code, released.content) == (204, b"")
    assert desk.post("waha.researcher2", f"/tasks/{task_id}/claim").status_code == 200


def test_only_the_holder_releases(desk: Desk) -> None:
    task_id = find_task(desk, desk.register_settled())
    desk.post("waha.researcher", f"/tasks/{task_id}/claim")
    refused = desk.post("waha.researcher2", f"/tasks/{task_id}/release")
    assert (refused.status_code, refused.json()["code"]) == (409, "not_holder")


def test_a_task_of_another_charity_is_not_there(desk: Desk) -> None:
    task_id = find_task(desk, desk.register_settled())
    for act in ("claim", "release"):
        assert desk.post("diyaa.researcher", f"/tasks/{task_id}/{act}").status_code == 404


@pytest.mark.parametrize(
    "path", ["/tasks/next", f"/tasks/{UUID(int=1)}/claim", f"/tasks/{UUID(int=1)}/release"]
)
def test_no_claim_is_made_without_a_key(desk: Desk, path: str) -> None:
    response = desk.http.send("POST", f"/api/v1{path}", headers=desk.sign("waha.researcher"))
    assert (response.status_code, response.json()["code"]) == (400, "key_missing")


def test_a_study_is_saved_by_its_holder_as_typed(desk: Desk) -> None:
    request_id = desk.register_settled()
    desk.post("waha.researcher", f"/tasks/{find_task(desk, request_id)}/claim")
    form = {"kind": "visit", "visited_on": "٢٣/١١/٢٠٢٥", "income": "٦٥٠", "rent": "260.5", "summary": "ملخص"}
    study = desk.post("waha.researcher", f"/requests/{request_id}/study", form).json()
    assert (study["visited_on"], study["income_fils"], study["rent_fils"]) == ("2025-11-23", 650_000, 260_500)
    case = desk.get("waha.researcher", f"/requests/{request_id}").json()
    assert case["study"] == study
    assert case["timeline"][0]["type"] == "study_begun"


def test_a_study_belongs_to_whoever_holds_it(desk: Desk) -> None:
    request_id = desk.register_settled()
    refused = desk.post("waha.researcher", f"/requests/{request_id}/study", {"kind": "desk"})
    assert (refused.status_code, refused.json()["code"]) == (409, "not_holder")


def test_a_repeated_release_gives_back_nothing_that_was_claimed_since(desk: Desk) -> None:
    task_id = find_task(desk, desk.register_settled())
    key = str(uuid4())
    desk.post("waha.researcher", f"/tasks/{task_id}/claim")
    desk.post("waha.researcher", f"/tasks/{task_id}/release", key=key)
    desk.post("waha.researcher", f"/tasks/{task_id}/claim")
    assert desk.post("waha.researcher", f"/tasks/{task_id}/release", key=key).status_code == 204
    assert desk.get("waha.researcher", "/queues").json()["counts"]["mine"] == 1


def test_a_late_retry_of_a_study_overwrites_no_newer_draft(desk: Desk) -> None:
    request_id = desk.register_settled()
    desk.post("waha.researcher", f"/tasks/{find_task(desk, request_id)}/claim")
    first, path = str(uuid4()), f"/requests/{request_id}/study"
    desk.post("waha.researcher", path, {"kind": "desk", "summary": "المسودة الأولى"}, key=first)
    desk.post("waha.researcher", path, {"kind": "desk", "summary": "المسودة الثانية"})
    late = desk.post("waha.researcher", path, {"kind": "desk", "summary": "المسودة الأولى"}, key=first)
    assert (late.status_code, late.json()["summary"]) == (200, "المسودة الثانية")
