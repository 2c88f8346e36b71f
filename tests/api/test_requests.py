"""Registering and finding requests through the API."""

from uuid import uuid4

from api.limits import BODY_LIMIT
from tests.api.calling import Desk, make_form
from tests.applicants import invent_child
from tests.world import SPONSORSHIP

WRONG_CHECK_DIGIT = "285010100010"
"""No civil ID of anybody: its last digit cannot be."""


def test_a_request_is_registered_with_its_number_while_the_engine_is_down(desk: Desk) -> None:
    response = desk.register()
    assert response.status_code == 201
    answer = response.json()
    assert set(answer) == {"request_id", "number", "warnings"}
    assert response.headers["location"] == f"/api/v1/requests/{answer['request_id']}"
    assert (
        desk.get("waha.registrar", f"/requests/{answer['request_id']}").json()["number"] == answer["number"]
    )


def test_the_same_key_with_the_same_body_is_answered_the_same_and_registers_once(desk: Desk) -> None:
    form, key = make_form(), str(uuid4())
    first, second = (desk.post("waha.registrar", "/requests", form, key=key) for _ in range(2))
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert len(desk.get("waha.registrar", "/requests").json()["items"]) == 1


def test_a_repetition_is_told_the_same_warnings(desk: Desk) -> None:
    form = make_form(document_number=WRONG_CHECK_DIGIT, birth_date="")
    first, second = (desk.post("waha.registrar", "/requests", form, key="one") for _ in range(2))
    assert first.json()["warnings"] == ["wrong_check_digit"]
    assert first.json() == second.json()


def test_ten_submissions_at_once_with_one_key_register_once(desk: Desk) -> None:
    answers = desk.post_at_once("waha.registrar", "/requests", make_form(), key=str(uuid4()), times=10)
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == 1
    assert len(desk.get("waha.registrar", "/requests").json()["items"]) == 1


def test_the_same_key_with_another_body_is_refused(desk: Desk) -> None:
    key = str(uuid4())
    desk.register(key=key)
    response = desk.register(key=key)
    assert (response.status_code, response.json()["code"]) == (422, "key_reused")


def test_every_wrong_field_is_told_at_once(desk: Desk) -> None:
    response = desk.register(amount="كثير", consent=False, papers=[])
    assert response.status_code == 422
    assert {(fault["field"], fault["code"]) for fault in response.json()["errors"]} == {
        ("amount", "malformed_amount"),
        ("consent", "consent_needed"),
        ("papers", "missing_paper"),
    }


def test_a_researcher_does_not_register(desk: Desk) -> None:
    response = desk.register("waha.researcher")
    assert (response.status_code, response.json()["code"]) == (403, "wrong_role")


def test_lists_are_pages_newest_first(desk: Desk) -> None:
    numbers = [desk.register().json()["number"] for _ in range(3)]
    first = desk.get("waha.registrar", "/requests?limit=2").json()
    second = desk.get("waha.registrar", f"/requests?limit=2&cursor={first['next_cursor']}").json()
    assert [row["number"] for row in first["items"] + second["items"]] == numbers[::-1]
    assert second["next_cursor"] is None


def test_a_list_is_narrowed_by_stage_and_by_number(desk: Desk) -> None:
    numbers = [desk.register().json()["number"] for _ in range(2)]
    assert len(desk.get("waha.registrar", "/requests?stage=registration").json()["items"]) == 2
    assert desk.get("waha.registrar", "/requests?stage=closed").json()["items"] == []
    found = desk.get("waha.registrar", f"/requests?number={numbers[0]}").json()["items"]
    assert [row["number"] for row in found] == numbers[:1]


def test_money_is_whole_fils_and_instants_end_in_z(desk: Desk) -> None:
    desk.register(amount="٧٨٠٫٥")
    row = desk.get("waha.registrar", "/requests").json()["items"][0]
    assert row["amount_fils"] == 780_500
    assert row["received_at"].endswith("Z")


def test_a_url_takes_no_civil_id_and_no_name(desk: Desk) -> None:
    for text in ("285010100010", "نورة"):
        response = desk.get("waha.registrar", f"/requests?number={text}")
        assert (response.status_code, response.json()["errors"][0]["field"]) == (422, "number")


def test_a_name_is_searched_for_in_a_body_without_any_key(desk: Desk) -> None:
    desk.register(full_name="هيفاء المثال")
    desk.register(full_name="سلوى المثال")
    headers = desk.sign("waha.registrar")
    response = desk.http.send("POST", "/api/v1/requests/search", json={"text": "هيفاء"}, headers=headers)
    assert [row["name"] for row in response.json()["items"]] == ["هيفاء المثال"]


def test_a_damaged_cursor_is_a_wrong_field(desk: Desk) -> None:
    response = desk.get("waha.registrar", "/requests?cursor=none-of-ours")
    assert (response.status_code, response.json()["errors"][0]["field"]) == (422, "cursor")


def test_another_charity_neither_lists_nor_opens_nor_withdraws_the_case(desk: Desk) -> None:
    request_id = desk.register().json()["request_id"]
    assert desk.get("diyaa.registrar", "/requests").json()["items"] == []
    for response in (
        desk.get("diyaa.registrar", f"/requests/{request_id}"),
        desk.post("diyaa.registrar", f"/requests/{request_id}/withdrawal", {"text": "لا"}),
        desk.get("diyaa.registrar", f"/requests/{uuid4()}"),
    ):
        assert (response.status_code, response.json()["code"]) == (404, "not_found")


def test_answers_about_people_are_kept_by_no_cache(desk: Desk) -> None:
    request_id = desk.register().json()["request_id"]
    for response in (
        desk.get("waha.registrar", f"/requests/{request_id}"),
        desk.get("waha.registrar", "/nowhere"),
    ):
        assert response.headers["cache-control"] == "no-store"


def test_a_body_above_the_limit_is_refused_before_anything_else(desk: Desk) -> None:
    response = desk.http.send("POST", "/api/v1/requests", content=b"x" * (BODY_LIMIT + 1))
    assert (response.status_code, response.json()["code"]) == (413, "too_large")


def test_the_ministry_knows_the_person_of_no_case_that_was_not_put_before_it(desk: Desk) -> None:
    request_id = desk.register().json()["request_id"]
    assert desk.get("waha.registrar", f"/requests/{request_id}").json()["identity"] is not None
    assert desk.get("supervisor", f"/requests/{request_id}").json()["identity"] is None
    assert [row["name"] for row in desk.get("supervisor", "/requests").json()["items"]] == [""]


def test_a_case_says_whom_the_aid_is_for_and_null_where_it_is_for_nobody_else(desk: Desk) -> None:
    child = invent_child()
    registered = desk.post("waha.registrar", "/requests", make_form(**child, **SPONSORSHIP))
    path = f"/requests/{registered.json()['request_id']}"
    assert desk.get("waha.registrar", path).json()["beneficiary"] == {
        "full_name": child["beneficiary_name"],
        "birth_on": child["beneficiary_birth_date"],
        "document_number": child["beneficiary_number"],
        "sex": child["beneficiary_sex"],
    }
    assert desk.get("supervisor", path).json()["beneficiary"] is None
    other = desk.register().json()["request_id"]
    assert desk.get("waha.registrar", f"/requests/{other}").json()["beneficiary"] is None


def test_what_is_wrong_with_whom_the_aid_is_for_is_told_by_field(desk: Desk) -> None:
    child = {**invent_child(), "beneficiary_number": "3190", "beneficiary_birth_date": "2077-01-01"}
    for form, faults in (
        (
            SPONSORSHIP,
            {("beneficiary_name", "required"), ("beneficiary_birth_date", "birth_date_or_number_needed")},
        ),
        (
            {**SPONSORSHIP, **child},
            {("beneficiary_number", "malformed_civil_id"), ("beneficiary_birth_date", "in_the_future")},
        ),
        ({"beneficiary_name": "جنى بندر"}, {("beneficiary_name", "not_asked_for")}),
    ):
        response = desk.post("waha.registrar", "/requests", make_form(**form))
        assert response.status_code == 422
        assert {(fault["field"], fault["code"]) for fault in response.json()["errors"]} == faults
    assert desk.get("waha.registrar", "/requests").json()["items"] == []
