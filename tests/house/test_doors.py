"""Doors: who may come in unsigned, from which site a form may come, and what a caller has to send."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import anyio
import httpx
import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts
from sqlmodel import SQLModel
from starlette.routing import BaseRoute, Mount

from api.doors import PREFIX, read_actor, read_key
from cli.app import build_app
from tests.house.rules import Rule
from tests.house.test_privacy import PERSONAL
from web.app import build_web
from web.doors import require_applicant, require_visit
from web.origins import SAFE_METHODS, OriginGuard

OPEN_TO_ALL = {
    "GET /health": "tells whether the process lives, nothing else",
    "GET /ready": "tells whether record and engine answer, nothing else",
    f"GET {PREFIX}/openapi.json": "the shape of the API, no data",
    f"POST {PREFIX}/tokens": "signing in",
    "GET /sign-in": "signing in",
    "POST /sign-in": "signing in",
    "GET /sign-in/password": "where another password is chosen",
    "POST /sign-in/password": "replaces a password by itself; as hard to guess as signing in",
    "POST /sign-out": "ends whatever session there is; without one it does nothing",
    "GET /papers": "where whoever holds a paper types its number and code",
    "GET /papers/{number}": "whether a paper in hand is genuine; only a number with its code is answered",
    "GET /m/{link}": "where a request stands, to whoever holds the link of a message; on a shared telephone nothing",
    "POST /m/{link}": "the same behind a PIN whose wrong tries are counted",
    "POST /m/{link}/papers/{ticket}": "takes papers that are asked for, from a page that such a link opened within the hour",
    "GET /stop/{link}": "asks whether messages should stop; says no address",
    "POST /stop/{link}": "stops messages to the address that the marked link stands for",
    "POST /messages-again/{link}": "lets them come again, by the same mark",
    "GET /apply": "what is needed to apply",
    "POST /apply/begin": "begins an empty form under a code of its own",
    "GET /apply/resume": "where the code of a form is typed",
    "POST /apply/resume": "goes on with the form of that code",
    "POST /apply/leave": "shows the code and forgets it in the browser",
    "GET /apply/check": "the answers of the form whose code this browser keeps",
    "POST /apply/send": "registers that form for the pool",
    "GET /apply/done": "its number",
    "GET /apply/{question}": "one page of that form",
    "POST /apply/{question}": "saves one page of that form",
    "GET /my/sign-in": "an applicant signs in",
    "POST /my/sign-in": "sends a code; the answer is the same whoever is meant, and asking is counted",
    "GET /my/code": "where the code is typed",
    "POST /my/code": "begins a session by the code; wrong ones are counted",
    "GET /my/pin": "where the PIN is typed",
    "POST /my/pin": "opens a session that began on a shared telephone; wrong PINs are counted",
    "POST /my/sign-out": "ends whatever session there is",
    "GET /design": "the parts of the pages over invented figures, no data",
    "POST /preferences": "language and digits, kept in the browser's own cookie",
}
"""Routes that nobody has to be signed in for, each with its reason."""

FROM_ANYWHERE = {
    "POST /stop/{link}": "one-click unsubscription is sent by mail programs (RFC 8058); cookies do not pass",
}
"""Unsafe routes that another site may send to, each with its reason."""

KEYLESS_POSTS = {
    f"POST {PREFIX}/tokens": "keeping the first answer would mean storing a token",
    f"POST {PREFIX}/requests/search": "writes nothing; it is a POST so that no name is in a URL",
    f"POST {PREFIX}/calendar/days/preview": "writes nothing; it counts what a declared day would move",
    f"POST {PREFIX}/requests/{{request_id}}/changes/preview": "writes nothing; it says what a change would lead to",
    f"POST {PREFIX}/bulk-acts/preview": "writes nothing; it is a POST because two thousand ids fit no URL",
}
"""POSTs of the API without an Idempotency-Key, each with its reason."""


GUARDS = (read_actor, require_visit, require_applicant)
"""What finds out who is there."""


class Plan:
    """A house of which only the plan is looked at: no room of it can be entered."""

    public_url = "http://testserver"


APP = build_app(Plan())  # type: ignore[arg-type] # only the plan is looked at


@dataclass(frozen=True)
class Door:
    """One method of one route, with everything it depends on."""

    name: str
    method: str
    path: str
    dependant: Dependant | None

    def depends_on(self, dependency: object) -> bool:
        return dependency in list_dependencies(self.dependant)


def list_dependencies(dependant: Dependant | None) -> Iterator[Any]:
    if dependant is not None:
        yield dependant.call
        for child in dependant.dependencies:
            yield from list_dependencies(child)


def list_doors(routes: list[BaseRoute], prefix: str = "") -> Iterator[Door]:
    """Every door below these routes, those of mounted applications too; static files are no doors."""
    for route in iter_route_contexts(routes):
        original = getattr(route, "original_route", route)
        if isinstance(original, Mount):
            if original.path != "/static":
                yield from list_doors(original.routes, prefix + original.path)
            continue
        dependant = getattr(route, "dependant", None)
        path = f"{prefix}{route.path}"
        for method in sorted((route.methods or set()) - {"HEAD"}):
            yield Door(f"{method} {path}", method, path, dependant)


DOORS = list(list_doors(APP.routes))
API_DOORS = [door for door in DOORS if door.path.startswith(PREFIX)]
WEB_DOORS = [door for door in DOORS if door not in API_DOORS]


def test_the_doors_of_api_and_pages_were_found() -> None:
    names = {door.name for door in DOORS}
    assert {f"POST {PREFIX}/requests", "GET /queue", "POST /requests", "GET /health"} <= names
    assert OPEN_TO_ALL.keys() <= names
    assert KEYLESS_POSTS.keys() <= names


def test_every_door_asks_who_is_there() -> None:
    Rule(
        "every route depends on a signed-in actor, except those named in OPEN_TO_ALL",
        "the route that forgets is the one through which a whole charity is read",
        "take `visit: SignedVisit` (api) or `visit: SignedIn` (web), or name it in OPEN_TO_ALL with the reason",
    ).judge(
        door.name
        for door in DOORS
        if door.name not in OPEN_TO_ALL and not any(door.depends_on(each) for each in GUARDS)
    )


def test_no_door_is_called_open_that_is_not() -> None:
    closed = {door.name for door in DOORS if any(door.depends_on(each) for each in GUARDS)}
    Rule(
        "OPEN_TO_ALL names open routes only",
        "a list that is longer than the truth hides the next mistake",
        "take it off the list",
    ).judge(OPEN_TO_ALL.keys() & closed)


def test_every_post_of_the_api_takes_a_key() -> None:
    Rule(
        "every POST of the API takes an Idempotency-Key, except those named in KEYLESS_POSTS",
        "a caller whose line broke repeats the call, and what was asked once must not happen twice",
        "take `key: Key` and hand a Submission to the service",
    ).judge(
        door.name
        for door in API_DOORS
        if door.method == "POST" and door.depends_on(read_key) == (door.name in KEYLESS_POSTS)
    )


def test_pages_are_behind_the_origin_guard() -> None:
    web = build_web(Plan())  # type: ignore[arg-type] # only the plan is looked at
    assert OriginGuard.__name__ in [getattr(layer.cls, "__name__", "") for layer in web.user_middleware]


async def send_all(doors: list[Door], headers: dict[str, str]) -> dict[str, int]:
    """The status with which each door answers an empty request with these headers."""
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(APP), base_url=Plan.public_url, headers=headers
    ) as client:
        return {door.name: (await client.request(door.method, door.path)).status_code for door in doors}


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://elsewhere.example"},
        {},
    ],
    ids=["cross-site", "sister site", "foreign origin", "no origin"],
)
def test_no_page_takes_what_another_site_sends(headers: dict[str, str]) -> None:
    unsafe = [
        door for door in WEB_DOORS if door.method not in SAFE_METHODS and door.name not in FROM_ANYWHERE
    ]
    assert unsafe
    answers = anyio.run(send_all, unsafe, headers)
    Rule(
        "an unsafe request from another site is answered 403 before anything else happens",
        "a page elsewhere must not act with our reader's cookie",
        "mount the page's router in web/app.py, behind OriginGuard",
    ).judge(f"{name}: {status}" for name, status in answers.items() if status != 403)


def test_no_address_asks_for_personal_data() -> None:
    Rule(
        "no parameter of a path or query is named after personal data",
        "addresses are kept by browsers, proxies and logs",
        "ask for it in the body of a POST",
    ).judge(
        f"{door.name}: {field.alias}"
        for door in DOORS
        if door.dependant is not None
        for field in (*door.dependant.path_params, *door.dependant.query_params)
        if field.alias in PERSONAL
    )


def test_no_body_is_a_table() -> None:
    def list_models(app: FastAPI) -> Iterator[tuple[str, object]]:
        for route in iter_route_contexts(app.routes):
            original = getattr(route, "original_route", route)
            if isinstance(original, Mount) and isinstance(original.app, FastAPI):
                yield from list_models(original.app)
            if isinstance(original, APIRoute):
                yield original.name, original.response_model
                for field in original.dependant.body_params:
                    yield original.name, field.field_info.annotation

    found = list(list_models(APP))
    assert len(found) > 20
    Rule(
        "a table class is neither body nor answer of a route",
        "table classes do not validate, and show every column that is ever added",
        "write a schema in api/schemas or a form class in the domain",
    ).judge(
        f"{name}: {model}" for name, model in found if isinstance(model, type) and issubclass(model, SQLModel)
    )


def test_every_operation_of_the_api_has_an_example() -> None:
    api = next(route.app for route in APP.routes if isinstance(route, Mount) and route.path == PREFIX)
    assert isinstance(api, FastAPI)
    document = api.openapi()
    schemas = document["components"]["schemas"]

    def has_example(content: dict[str, Any]) -> bool:
        if "application/json" not in content:
            return True  # A file, such as a scan or a printed paper, is its own example.
        shape = content["application/json"]
        schema = shape["schema"]
        named = schemas.get(schema.get("$ref", "").rpartition("/")[2], schema)
        return bool(shape.get("example") or shape.get("examples") or named.get("examples"))

    offences = []
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            contents = [operation.get("requestBody", {}).get("content")]
            contents += [
                answer.get("content")
                for status, answer in operation["responses"].items()
                if status.startswith("2")
            ]
            if not all(has_example(content) for content in contents if content):
                offences.append(f"{method.upper()} {path}")
    Rule(
        "every body and every success of the API is shown by an example",
        "an integrator reads examples, not schemas",
        "add `examples` to the schema's model_config",
    ).judge(offences)
