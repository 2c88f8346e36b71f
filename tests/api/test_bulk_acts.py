"""Bulk acts and the undoing of rulings by the API."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from domain.calendars import Calendar, read_day
from tests.api.calling import Answer, Desk
from tests.applicants import invent_applicant
from tests.stepping import Steps
from tests.world import RunningWorld, World

RELEASE = {"kind": "closing", "code": "release", "reason": "different_need", "text": "حاجة أخرى"}


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def hold_two(steps: Steps) -> list[UUID]:
    person = invent_applicant()
    steps.open_case("waha.registrar", **person)
    return [steps.open_case(f"{code}.registrar", **person) for code in ("diyaa", "marfa")]


def make_body(steps: Steps, cases: list[UUID], **changes: str) -> Answer:
    return {"tasks": [str(steps.get_task_id(case)) for case in cases], **RELEASE, **changes}


def test_a_preview_answers_row_by_row_and_changes_nothing(desk: Desk, steps: Steps) -> None:
    held = hold_two(steps)
    body = make_body(steps, held)
    body["tasks"].append(str(uuid4()))
    rows = desk.post("desk", "/bulk-acts/preview", body).json()["rows"]
    assert [(row["state"], row["refusal"]) for row in rows] == [
        ("ready", None),
        ("ready", None),
        ("not_found", "not_found"),
    ]
    assert rows[0]["charity"]["name_en"] == "Al-Diyaa Foundation"
    assert desk.get("desk", f"/requests/{held[0]}").json()["task"]["holder"] is None


def test_the_siblings_of_a_case_are_the_tasks_a_closing_takes(desk: Desk, steps: Steps) -> None:
    held = hold_two(steps)
    items = desk.get("desk", f"/requests/{held[1]}/siblings").json()["items"]
    assert [(item["request_id"], item["is_this"]) for item in items] == [
        (str(held[0]), False),
        (str(held[1]), True),
    ]
    body = {"tasks": [item["task_id"] for item in items], **RELEASE}
    assert [row["state"] for row in desk.post("desk", "/bulk-acts/preview", body).json()["rows"]] == [
        "ready"
    ] * 2
    for who in ("diyaa.manager", "waha.manager", "operator"):
        assert desk.get(who, f"/requests/{held[1]}/siblings").status_code == 403


def test_a_closing_while_the_engine_is_down_is_recorded_and_repeated_without_harm(
    desk: Desk, steps: Steps
) -> None:
    body, key = make_body(steps, hold_two(steps)), str(uuid4())
    first, again = (desk.post("desk", "/bulk-acts", body, key=key) for _ in range(2))
    assert (first.status_code, first.json()["total"]) == (202, 2)
    assert again.json()["act_id"] == first.json()["act_id"]
    assert first.headers["location"] == f"/api/v1/bulk-acts/{first.json()['act_id']}"
    other = desk.post("desk", "/bulk-acts", body | {"text": "سبب آخر"}, key=key)
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")


def test_a_closing_has_its_effect_in_every_row(running_desk: Desk, running: RunningWorld) -> None:
    person = invent_applicant()
    running.open_case("waha.registrar", **person)
    held = [running.open_case(f"{code}.registrar", **person) for code in ("diyaa", "marfa", "usra")]
    steps = Steps(running)
    act = running_desk.post("desk", "/bulk-acts", make_body(steps, held)).json()
    running.wait_until(lambda: running_desk.get("desk", f"/bulk-acts/{act['act_id']}").json()["is_over"])
    rows = running_desk.get("desk", f"/bulk-acts/{act['act_id']}/items").json()["items"]
    assert [(row["state"], row["refusal"]) for row in rows] == [("done", None)] * 3
    assert running_desk.get("supervisor", f"/bulk-acts/{act['act_id']}").status_code == 404
    for request_id in held:
        assert running_desk.get("desk", f"/requests/{request_id}").json()["stage"] == "review"


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"code": "join"}, "code", "unknown_choice"),
        ({"reason": ""}, "reason", "required"),
        ({"text": ""}, "text", "required"),
        ({"code": "defer", "until": "1999-01-01"}, "until", "not_within_a_year"),
        ({"tasks": []}, "tasks", "required"),
        ({"tasks": [str(uuid4()) for _ in range(2001)]}, "tasks", "too_many_tasks"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_no_row_could_take_is_refused_with_its_field(
    desk: Desk, changes: dict[str, object], field: str, code: str
) -> None:
    body = {"tasks": [str(uuid4())], **RELEASE, **changes}
    for path in ("/bulk-acts/preview", "/bulk-acts"):
        refused = desk.post("desk", path, body)
        assert refused.status_code == 422
        assert [(each["field"], each["code"]) for each in refused.json()["errors"]] == [(field, code)]


def test_a_case_put_off_says_until_when(desk: Desk, steps: Steps) -> None:
    (held, _) = hold_two(steps)
    days = (read_day(steps.world.clock()) + timedelta(days=count) for count in range(20, 40))
    until = next(filter(Calendar().is_working_day, days))
    steps.decide("desk", held, "defer", until=until.isoformat(), text="تنتهي المدة حينها")
    case = desk.get("diyaa.manager", f"/requests/{held}").json()
    assert case["task"]["follow_up_at"][:10] == until.isoformat()
    assert case["decisions"][0]["until_on"] == until.isoformat()


def test_what_is_left_of_a_need_is_said_to_its_charity(desk: Desk, steps: Steps) -> None:
    (held, _) = hold_two(steps)
    steps.decide("desk", held, "complement", amount="٧٥٫٥", text="المتبقي من الحاجة")
    case = desk.get("diyaa.researcher", f"/requests/{held}").json()
    assert (case["complement_fils"], case["stage"]) == (75_500, "review")


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({"code": "same_person", "text": "هو"}, "person", "required"),
        ({"code": "relative", "person": str(uuid4()), "text": "قريب"}, "person", "unknown_candidate"),
        ({"code": "number_of_another", "person": "x", "text": "رقم"}, "person", "unknown_candidate"),
    ],
)
def test_a_ruling_names_one_of_those_in_question(
    desk: Desk, steps: Steps, body: dict[str, str], field: str, code: str
) -> None:
    task_id = steps.get_task_id(borrow_number(steps))
    desk.post("desk", f"/tasks/{task_id}/claim")
    refused = desk.post("desk", f"/tasks/{task_id}/decisions", body)
    assert refused.status_code == 422
    assert [(each["field"], each["code"]) for each in refused.json()["errors"]] == [(field, code)]


def test_a_ruling_is_taken_back_once_by_the_desk_alone(desk: Desk, steps: Steps) -> None:
    asked = borrow_number(steps)
    (candidate,) = desk.get("desk", f"/requests/{asked}/comparison").json()["candidates"]
    steps.decide("desk", asked, "different_person", person=candidate["person_id"], text="شخصان")
    (decision,) = desk.get("desk", f"/requests/{asked}").json()["decisions"]
    assert decision["is_undone"] is False
    path = f"/decisions/{decision['decision_id']}/undo"
    for who, status in (("supervisor", 403), ("waha.manager", 403), ("diyaa.manager", 403)):
        assert desk.post(who, path, {"text": "لا"}).status_code == status
    assert desk.post("desk", path, {"text": ""}).json()["errors"][0]["field"] == "text"
    first, again = (desk.post("desk", path, {"text": "وثيقة جديدة"}) for _ in range(2))
    assert (first.status_code, again.status_code) == (202, 202)
    assert first.headers["location"] == f"/api/v1/decisions/{decision['decision_id']}"
    case = desk.get("desk", f"/requests/{asked}").json()
    assert case["decisions"][0]["is_undone"] is True
    assert [event["type"] for event in case["timeline"]].count("ruling_undone") == 1


def test_what_is_no_ruling_cannot_be_taken_back(desk: Desk, steps: Steps) -> None:
    (held, _) = hold_two(steps)
    steps.decide("desk", held, "release", text="حاجة أخرى")
    (decision,) = desk.get("desk", f"/requests/{held}").json()["decisions"]
    refused = desk.post("desk", f"/decisions/{decision['decision_id']}/undo", {"text": "خطأ"})
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong_decision")


def borrow_number(steps: Steps) -> UUID:
    """A request under the civil ID of somebody else: a question for the desk."""
    known = {**invent_applicant(), "sex": "M"}
    steps.open_case(**known)
    return steps.open_case(
        "diyaa.registrar", **{**invent_applicant(), "sex": "F", "document_number": known["document_number"]}
    )


def test_an_applicant_whose_identity_is_in_question_may_withdraw(desk: Desk, steps: Steps) -> None:
    asked = borrow_number(steps)
    answer = desk.post("diyaa.registrar", f"/requests/{asked}/withdrawal", {"text": "برغبته"})
    assert (answer.status_code, answer.json()["code"]) == (202, "withdraw")
