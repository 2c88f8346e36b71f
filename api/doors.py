"""What every route asks for at the door: the house, the instant, who is calling, and the key of a submission."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Protocol

from fastapi import Depends, Header, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.faults import KEY_HEADER
from domain.errors import NotSignedInError
from domain.roles import Actor
from services.bank_batches import BankGate
from services.committee_sessions import ScanStore
from services.printed_papers import Press
from services.processes import Processes
from services.sessions import get_actor
from services.submissions import Submission, digest_of
from services.tokens import read_token

PREFIX = "/api/v1"
"""Where this door is mounted."""


class House(Protocol):
    """What the composition root hands to this room."""

    @property
    def store(self) -> Any:  # noqa: ANN401 (a door passes the store on and never looks into it)
        """The record, for services."""

    @property
    def processes(self) -> Processes:
        """The engine, for services."""

    @property
    def clock(self) -> Callable[[], datetime]:
        """The one clock; aware, UTC."""

    @property
    def papers(self) -> ScanStore:
        """What keeps scanned papers."""

    @property
    def bank(self) -> BankGate:
        """The way to the bank."""

    @property
    def press(self) -> Press:
        """What sets papers as PDF."""

    @property
    def public_url(self) -> str:
        """The address under which people reach this house."""

    @property
    def token_secret(self) -> str:
        """What tokens are signed with."""

    @property
    def match_secret(self) -> bytes:
        """What keys digests: of what persons are found by, and of one-time codes."""


# What waits for nothing is async here: FastAPI sends every other dependency to a thread of its own.
async def get_house(request: Request) -> House:
    """The house this application was built for."""
    house: House = request.app.state.house
    return house


TheHouse = Annotated[House, Depends(get_house)]


async def read_clock(house: TheHouse) -> datetime:
    """The instant of this request: one for all it does."""
    return house.clock()


Now = Annotated[datetime, Depends(read_clock)]
_bearer = HTTPBearer(auto_error=False, bearerFormat="JWT", description="A token of POST /tokens")
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


def read_actor(house: TheHouse, at: Now, credentials: Credentials) -> Actor:
    """The account behind the bearer token, with the roles it holds today. Raises NotSignedInError."""
    if credentials is None:
        raise NotSignedInError
    account_id = read_token(credentials.credentials, house.token_secret, at=at)
    return get_actor(house.store, account_id, at=at)


@dataclass(frozen=True)
class Visit:
    """One call: the house, who is calling, and the instant of all it does."""

    house: House
    actor: Actor
    at: datetime


async def read_visit(house: TheHouse, at: Now, actor: Annotated[Actor, Depends(read_actor)]) -> Visit:
    """What a route works with: no route does without a signed-in actor. Raises NotSignedInError."""
    return Visit(house, actor, at)


SignedVisit = Annotated[Visit, Depends(read_visit)]


async def read_key(
    _visit: SignedVisit,
    key: Annotated[
        str,
        Header(
            alias=KEY_HEADER,
            min_length=1,
            max_length=120,
            pattern=r"^[\x21-\x7e]*$",
            description="Chosen by the caller, one per intent (a UUID will do): the same key with the same body "
            "is answered as the first time and does nothing twice.",
        ),
    ],
) -> str:
    """The Idempotency-Key of a POST."""
    return key


Key = Annotated[str, Depends(read_key)]


def make_submission(key: str, act: str, **parts: object) -> Submission:
    """A submission whose digest covers the act, the row it is about and the body: one key serves one intent."""
    return Submission(key, digest_of({"act": act, **parts}))
