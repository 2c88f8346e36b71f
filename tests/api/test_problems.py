"""Every refusal is problem+json: the status of its class, the words of the caller's language, no value sent."""

from collections.abc import Iterator
from typing import Annotated

import pytest
from anyio.from_thread import BlockingPortal
from fastapi import FastAPI, Header
from pydantic import Field

from api.faults import KEY_HEADER
from api.problems import answer_problem, get_status, install_problems, make_problem, make_refusal
from api.schemas.problems import Problem
from api.schemas.shapes import Body, Text
from domain import errors
from domain.cycle import Stage
from domain.errors import FieldProblem, InvalidFieldsError, SanadError
from tests.api.calling import HttpCaller

SECRET_TEXT = "289-never-repeat-me"
EXPECTED = {
    "InputError": 422,
    "NotSignedInError": 401,
    "ForbiddenError": 403,
    "NotFoundError": 404,
    "RefusedError": 409,
    "UnavailableError": 503,
}
EXCEPTIONS = {"KeyMissingError": 400, "TooLargeError": 413}


def list_kinds(kind: type[SanadError]) -> Iterator[type[SanadError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from list_kinds(child)


ALL_KINDS = [kind for kind in list_kinds(SanadError) if kind.__module__ == errors.__name__]


def make(kind: type[SanadError]) -> SanadError:
    return kind([FieldProblem("amount", "required")]) if issubclass(kind, InvalidFieldsError) else kind()


class Sent(Body):
    amount: Text
    stage: Stage = Stage.REVIEW
    note: Text = Field("", max_length=5)


@pytest.fixture
def client(portal: BlockingPortal) -> HttpCaller:
    app = FastAPI()
    install_problems(app)

    @app.post("/things/{number}")
    def post(number: int, body: Sent, key: Annotated[str, Header(alias=KEY_HEADER, min_length=1)]) -> str:
        return f"{number} {body.amount} {key}"

    @app.get("/broken")
    def break_down() -> str:
        raise ZeroDivisionError(SECRET_TEXT)

    return HttpCaller(app, portal)


def test_the_tree_of_errors_is_walked_whole() -> None:
    assert len(ALL_KINDS) > 30


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_error_has_the_status_of_its_nearest_class(kind: type[SanadError]) -> None:
    names = [parent.__name__ for parent in kind.__mro__]
    expected = next((status for name, status in (EXCEPTIONS | EXPECTED).items() if name in names), 500)
    assert get_status(make(kind)) == expected


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_error_is_a_whole_problem_in_both_languages(kind: type[SanadError], language: str) -> None:
    response = answer_problem(make(kind), language)
    problem = Problem.model_validate_json(bytes(response.body))
    assert response.media_type == "application/problem+json"
    assert response.headers["content-language"] == language
    assert problem.status == response.status_code
    assert (problem.type, problem.code) == (f"/problems/{kind.code}", kind.code)
    assert problem.title
    assert problem.detail


def test_arabic_and_english_say_the_same_problem_in_different_words() -> None:
    arabic, english = (make_problem(errors.TaskTakenError(), language) for language in ("ar", "en"))
    assert arabic.detail != english.detail
    assert arabic.title != english.title
    assert (arabic.code, arabic.type, arabic.status) == (english.code, english.type, english.status)


def test_the_title_is_of_the_family_and_the_detail_of_the_error() -> None:
    problem = make_problem(errors.TaskClosedError(), "en")
    family = make_problem(errors.RefusedError(), "en")
    assert problem.title == family.detail
    assert problem.detail != family.detail


def test_an_error_of_ids_shows_no_id() -> None:
    problem = make_problem(errors.TaskTakenError(holder=SECRET_TEXT), "en")
    assert SECRET_TEXT not in problem.model_dump_json()


def test_each_wrong_field_is_named_with_its_code_and_words() -> None:
    faults = [
        FieldProblem("amount", "above_ceiling", {"ceiling_fils": 1_500_000}),
        FieldProblem("need", "required"),
    ]
    problem = make_problem(InvalidFieldsError(faults), "en")
    assert [(fault.field, fault.code) for fault in problem.errors] == [
        ("amount", "above_ceiling"),
        ("need", "required"),
    ]
    assert "1,500.000" in problem.errors[0].message


def test_a_caller_who_is_not_signed_in_is_told_how_to_sign_in() -> None:
    assert answer_problem(errors.WrongPasswordError(), None).headers["www-authenticate"] == "Bearer"


def test_a_busy_house_says_when_to_come_again() -> None:
    assert answer_problem(errors.BusyError(retry_after=17), None).headers["retry-after"] == "17"
    assert answer_problem(errors.UnavailableError(), None).headers["retry-after"] == "5"


@pytest.mark.parametrize("kind", [*list_kinds(errors.RefusedError), *list_kinds(errors.ForbiddenError)])
def test_a_refusal_that_the_engine_states_by_code_becomes_its_error_again(kind: type[SanadError]) -> None:
    assert type(make_refusal(kind.code)) is kind


def test_an_engine_refusal_of_an_unknown_code_is_still_a_conflict() -> None:
    assert get_status(make_refusal("something_of_the_engine")) == 409
    assert get_status(make_refusal(None)) == 409


def test_an_unknown_path_is_a_problem(client: HttpCaller) -> None:
    response = client.send("GET", "/nowhere", headers={"Accept-Language": "en"})
    assert (response.status_code, response.json()["code"]) == (404, "not_found")
    assert response.headers["content-type"] == "application/problem+json"


def test_an_unknown_method_is_a_problem_that_names_the_known_ones(client: HttpCaller) -> None:
    response = client.send("DELETE", "/things/1")
    assert (response.status_code, response.json()["status"]) == (405, 405)
    assert response.headers["allow"] == "POST"
    assert response.headers["content-type"] == "application/problem+json"


def test_a_post_without_its_key_is_400_whatever_else_is_wrong(client: HttpCaller) -> None:
    for headers in ({}, {KEY_HEADER: ""}):
        response = client.send("POST", "/things/x", json={}, headers=headers)
        assert (response.status_code, response.json()["code"]) == (400, "key_missing")


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({}, "amount", "required"),
        ({"amount": 7}, "amount", "malformed"),
        ({"amount": "7", "stage": "nowhere"}, "stage", "unknown_choice"),
        ({"amount": "7", "note": "123456"}, "note", "too_long"),
        ({"amount": "7", "ammount": SECRET_TEXT}, "ammount", "malformed"),
        ({"amount": "7\x00"}, "amount", "malformed"),
        ([], "body", "malformed"),
    ],
)
def test_what_fastapi_finds_wrong_is_told_per_field(
    client: HttpCaller, body: object, field: str, code: str
) -> None:
    response = client.send("POST", "/things/1", json=body, headers={KEY_HEADER: "k", "Accept-Language": "en"})
    assert response.status_code == 422
    assert [(fault["field"], fault["code"]) for fault in response.json()["errors"]] == [(field, code)]
    assert SECRET_TEXT not in response.text


def test_a_body_that_is_no_json_is_a_problem_of_the_body(client: HttpCaller) -> None:
    response = client.send(
        "POST",
        "/things/1",
        content=b"{not json",
        headers={KEY_HEADER: "k", "Content-Type": "application/json"},
    )
    assert (response.status_code, response.json()["errors"][0]["field"]) == (422, "body")


def test_half_a_character_is_refused_as_malformed(client: HttpCaller) -> None:
    response = client.send(
        "POST",
        "/things/1",
        content=rb'{"amount": "\ud800"}',
        headers={KEY_HEADER: "k", "Content-Type": "application/json"},
    )
    assert (response.status_code, response.json()["errors"][0]["code"]) == (422, "malformed")


def test_a_malformed_id_in_the_path_is_told_as_its_field(client: HttpCaller) -> None:
    response = client.send("POST", "/things/x", json={"amount": "7"}, headers={KEY_HEADER: "k"})
    assert response.json()["errors"][0]["field"] == "number"


def test_the_unexpected_is_a_500_problem_that_tells_nothing(client: HttpCaller) -> None:
    response = client.send("GET", "/broken", headers={"Accept-Language": "en"})
    assert (response.status_code, response.json()["code"]) == (500, "internal")
    assert SECRET_TEXT not in response.text
