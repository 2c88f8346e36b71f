"""The API of a running stack as its callers see it: they sign in, send, and send again when no answer came."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

import httpx

from api.doors import PREFIX
from cli.demo.bodies import read_bodies
from tests.faults.cases import Case, FaultWorld
from tests.faults.stack import PATIENCE_SECONDS, wait_until


@dataclass(frozen=True)
class Letter:
    """One POST with its Idempotency-Key: the same whenever it is sent."""

    case: Case
    who: str
    path: str
    body: dict[str, Any]

    @property
    def key(self) -> str:
        return self.case.key


class Door:
    """The API over HTTP."""

    def __init__(self, world: FaultWorld) -> None:
        self._world = world
        self._http = httpx.Client(
            base_url=f"http://127.0.0.1:{world.stack.port}{PREFIX}", timeout=PATIENCE_SECONDS
        )
        self._tokens: dict[str, str] = {}

    def close(self) -> None:
        self._http.close()

    def write(self, case: Case) -> Letter:
        """What the API is sent for the next step of a case; whoever sends it has signed in."""
        if case.request_id is None:
            letter = Letter(case, "waha.registrar", "/requests", asdict(case.form))
        else:
            answer = self._world.find_answer(case)
            letter = Letter(case, answer.who, f"/tasks/{answer.task.id}/decisions", answer.body)
        if letter.who not in self._tokens:
            self._tokens[letter.who] = self._sign_in(letter.who)
        return letter

    def send(self, letter: Letter) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self._tokens[letter.who]}", "Idempotency-Key": letter.key}
        return self._http.post(letter.path, json=letter.body, headers=headers)

    def send_all(self, letters: list[Letter], threads: ThreadPoolExecutor) -> list[Future[httpx.Response]]:
        """Send all at once."""
        return [threads.submit(self.send, letter) for letter in letters]

    def insist(self, letter: Letter) -> UUID:
        """Send again until it is accepted; the id of the decision or the request."""
        answers: list[httpx.Response] = []

        def is_accepted() -> bool:
            try:
                answers.append(self.send(letter))
            except httpx.TransportError:
                return False
            assert answers[-1].status_code in (201, 202, 503), answers[-1].text
            return answers[-1].is_success

        wait_until(is_accepted, PATIENCE_SECONDS)
        answer = answers[-1].json()
        letter.case.request_id = UUID(answer["request_id"])
        return UUID(answer.get("decision_id") or answer["request_id"])

    def _sign_in(self, who: str) -> str:
        body = {"username": who, "password": read_bodies()["password"]}
        answer = self._http.post("/tokens", json=body).raise_for_status()
        return str(answer.json()["access_token"])
