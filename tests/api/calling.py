"""Callers of the API: HTTP spoken in process, on one event loop per test."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import httpx
from anyio.from_thread import BlockingPortal
from fastapi import FastAPI
from starlette.types import ASGIApp

from api.app import build_api
from api.doors import PREFIX
from domain.contracts.cases import CheckDuplicates
from domain.roles import Actor
from services.duplicates import check_duplicates
from services.tokens import issue_token
from tests.api.houses import OpenHouse
from tests.applicants import invent_applicant
from tests.doors import open_door
from tests.forms import CASH_PAPERS
from tests.world import MATCH_SECRET, World

Answer = dict[str, Any]
PATIENCE = timedelta(seconds=20)


class HttpCaller:
    """Sends requests to an ASGI application and waits for the answer."""

    def __init__(self, app: ASGIApp, portal: BlockingPortal) -> None:
        self._portal = portal
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://sanad.test")

    def send(
        self,
        method: str,
        path: str,
        *,
        json: object = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        call = partial(self._client.request, method, path, headers=dict(headers or {}))
        return self._portal.call(partial(call, content=content) if content else partial(call, json=json))


class Desk:
    """The API as the staff of a world call it, each with a token of their own."""

    def __init__(self, house: OpenHouse, world: World, portal: BlockingPortal) -> None:
        app = FastAPI(openapi_url=None)
        app.mount(PREFIX, open_door(build_api, house))
        self.http = HttpCaller(app, portal)
        self.house = house
        self._world = world

    def get(self, who: str, path: str) -> httpx.Response:
        return self.http.send("GET", PREFIX + path, headers=self.sign(who))

    def post(self, who: str, path: str, body: object = None, *, key: str | None = None) -> httpx.Response:
        headers = self.sign(who) | {"Idempotency-Key": key or str(uuid4())}
        return self.http.send("POST", PREFIX + path, json=body, headers=headers)

    def post_at_once(
        self, who: str, path: str, body: object, *, key: str, times: int
    ) -> list[httpx.Response]:
        """The answers to one POST sent several times at the same moment."""
        with ThreadPoolExecutor(times) as threads:
            calls = [threads.submit(self.post, who, path, body, key=key) for _ in range(times)]
            return [call.result() for call in calls]

    def register(
        self, who: str = "waha.registrar", key: str | None = None, **changes: object
    ) -> httpx.Response:
        return self.post(who, "/requests", make_form(**changes), key=key)

    def settle(self, request_id: str) -> None:
        """Run the duplicate check of a case as its process would, without any engine."""
        asked = CheckDuplicates(request_id, 1, f"check/{request_id}", self.house.clock())
        check_duplicates(self.house.store, asked, secret=MATCH_SECRET)

    def register_settled(self) -> str:
        """The id of a request that waits in the queue of researchers."""
        request_id = str(self.register().json()["request_id"])
        self.settle(request_id)
        return request_id

    def wait_for(self, who: str, path: str, is_there: Callable[[Answer], bool]) -> Answer:
        """Ask again until the answer is the awaited one; the engine works meanwhile."""
        ends_at = self.house.clock() + PATIENCE
        while True:
            answer: Answer = self.get(who, path).json()
            if is_there(answer):
                return answer
            assert self.house.clock() < ends_at, answer

    def sign(self, who: str) -> dict[str, str]:
        actor = Actor(self._world.cast.accounts[who], None, frozenset(), "", "")
        token = issue_token(actor, self.house.token_secret, at=self.house.clock())
        return {"Authorization": f"Bearer {token}", "Accept-Language": "en"}


def make_form(**changes: object) -> dict[str, object]:
    """A request that can be registered; each of an invented person of its own."""
    form = {
        "category": "CASH",
        **invent_applicant(),
        "household_size": "٣",
        "amount": "٧٨٠٫٥",
        "need": "حاجة مكتوبة للاختبار",
        "papers": CASH_PAPERS,
        "consent": True,
    }
    return {**form, **changes}
