"""The OpenAPI document is true and whole: every operation named, tagged, locked, with examples that hold."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from jsonschema import Draft202012Validator

from api.app import ROUTERS, build_api
from api.doors import PREFIX, read_actor, read_key
from api.schemas.problems import Problem
from tests.api.houses import ClosedHouse

DOCUMENT = build_api(ClosedHouse()).openapi()
OPERATIONS = {
    operation["operationId"]: (path, method, operation)
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
}
ROUTES = [route for noun in ROUTERS for route in noun.router.routes if isinstance(route, APIRoute)]
KEYLESS_POSTS = {"issue_access_token", "search_requests", "preview_act", "preview_day", "preview_change"}
OPEN_TO_ALL = {"issue_access_token"}
VERBS = {
    "reopen",
    "send",
    "show",
    "ask",
    "answer",
    "draw",
    "note",
    "begin",
    "file",
    "edit",
    "remove",
    "discard",
    "check",
    "compare",
    "simulate",
    "publish",
    "enter",
    "grant",
    "issue",
    "register",
    "list",
    "search",
    "get",
    "save",
    "count",
    "take",
    "claim",
    "release",
    "decide",
    "withdraw",
    "undo",
    "preview",
    "close",
    "found",
    "seat",
    "end",
    "draft",
    "open",
    "attach",
    "put",
    "declare",
    "pull",
    "return",
    "redirect",
    "set",
    "break",
    "replace",
    "book",
    "settle",
    "plan",
    "extend",
    "reassign",
    "delegate",
    "snooze",
    "wake",
    "name",
    "describe",
    "mend",
    "change",
    "confirm",
    "make",
    "read",
    "hand",
    "apply",
}
WEIGHTS = {"score", "bits", "link_from", "adjudicate_from"}
"""Log-odds: the only numbers of the API that are not whole."""

FILES = {"attach_scan"}
"""Operations whose body is a file and no JSON."""

URL_PARAMETERS = {
    "fund_id",
    "payee_id",
    "batch_id",
    "status_id",
    "draft_id",
    "since",
    "from_on",
    "until_on",
    "to_on",
    "freeze_id",
    "circular",
    "committee_id",
    "session_id",
    "item_id",
    "member_id",
    "paper_id",
    "list_id",
    "language",
    "code",
    "visit_id",
    "procedure_id",
    "sample_id",
    "issue_id",
    "scan_id",
    "act_id",
    "stand_in_id",
    "account_id",
    "request_id",
    "task_id",
    "decision_id",
    "charity_id",
    "alerted_only",
    "queue",
    "stage",
    "state",
    "number",
    "cursor",
    "limit",
    "after",
    "refused",
    "kind",
    "wait",
    "governorate",
    "urgent",
    "age",
    "charity",
    "role",
    "cause",
}
"""Ids, and what narrows a list: nothing by which anybody could be told."""

every_operation = pytest.mark.parametrize("name", OPERATIONS)


def list_calls(dependant: Dependant) -> Iterator[Any]:
    yield dependant.call
    for child in dependant.dependencies:
        yield from list_calls(child)


def check(schema: dict[str, Any], value: object) -> None:
    whole = {**schema, "components": DOCUMENT["components"]}
    Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(value)


def find_examples(schema: dict[str, Any]) -> list[object]:
    name = schema["$ref"].rsplit("/", 1)[-1]
    return list(DOCUMENT["components"]["schemas"][name].get("examples", []))


def test_the_document_names_its_mount_and_no_host() -> None:
    assert DOCUMENT["servers"] == [{"url": PREFIX}]
    assert "://" not in str(DOCUMENT)


@every_operation
def test_an_operation_is_named_by_verb_and_noun_and_described(name: str) -> None:
    _, _, operation = OPERATIONS[name]
    assert re.fullmatch(r"[a-z]+(_[a-z]+)+", name)
    assert name.partition("_")[0] in VERBS
    assert operation["tags"]
    assert operation["description"].strip()


@every_operation
def test_an_operation_needs_a_bearer_token_unless_it_is_the_one_that_gives_it(name: str) -> None:
    _, _, operation = OPERATIONS[name]
    assert (name in OPEN_TO_ALL) == ("security" not in operation)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_route_depends_on_the_signed_in_actor(route: APIRoute) -> None:
    assert (route.name in OPEN_TO_ALL) == (read_actor not in list_calls(route.dependant))


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_request_that_writes_needs_a_key(route: APIRoute) -> None:
    needs_key = bool({"POST", "PUT"} & (route.methods or set())) and route.name not in KEYLESS_POSTS
    assert needs_key == (read_key in list_calls(route.dependant))


@every_operation
def test_no_url_takes_anything_about_a_person(name: str) -> None:
    parameters = OPERATIONS[name][2].get("parameters", [])
    assert {parameter["name"] for parameter in parameters if parameter["in"] != "header"} <= URL_PARAMETERS


@every_operation
def test_every_success_shape_has_an_example_that_holds(name: str) -> None:
    bodies = [
        response["content"]["application/json"]["schema"]
        for status, response in OPERATIONS[name][2]["responses"].items()
        if status.startswith("2") and "application/json" in response.get("content", {})
    ]
    for schema in bodies:
        examples = find_examples(schema)
        assert examples
        for example in examples:
            check(schema, example)


@every_operation
def test_every_body_has_an_example_that_holds(name: str) -> None:
    body = OPERATIONS[name][2].get("requestBody")
    if body is None or name in FILES:
        return
    schema = body["content"]["application/json"]["schema"]
    assert find_examples(schema)
    for example in find_examples(schema):
        check(schema, example)


@every_operation
def test_every_refusal_is_a_problem_with_examples_in_both_languages(name: str) -> None:
    refusals = {
        int(status): response
        for status, response in OPERATIONS[name][2]["responses"].items()
        if not status.startswith("2")
    }
    assert {401, 503} <= set(refusals)
    for status, response in refusals.items():
        assert list(response["content"]) == ["application/problem+json"]
        content = response["content"]["application/problem+json"]
        assert {example[-3:] for example in content["examples"]} == {"_ar", "_en"}
        for example in content["examples"].values():
            check(content["schema"], example["value"])
            assert Problem.model_validate(example["value"]).status == status


def test_money_is_whole_fils_and_instants_are_named_at() -> None:
    for name, schema in DOCUMENT["components"]["schemas"].items():
        for field, shape in schema.get("properties", {}).items():
            kinds = shape.get("anyOf", [shape])
            types = {kind.get("type") for kind in kinds}
            assert not field.endswith("_fils") or types <= {"integer", "null"}, name
            assert field.endswith("_at") == any(kind.get("format") == "date-time" for kind in kinds), name
            is_shape = any("$ref" in kind for kind in kinds)
            assert ("number" in types) == (field in WEIGHTS and not is_shape), name


def test_fastapis_own_shape_of_errors_is_nowhere() -> None:
    assert "HTTPValidationError" not in DOCUMENT["components"]["schemas"]
