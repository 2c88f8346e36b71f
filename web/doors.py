"""What every page passes through: the house behind it, who has signed in, in which language, at which instant."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Concatenate, ParamSpec, Protocol, TypeVar

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from domain.applicants import Applicant, PinNeededError
from domain.errors import NotSignedInError
from domain.roles import Actor
from language.words import Words
from services import applicants, sessions
from services.bank_batches import BankGate
from services.committee_sessions import ScanStore
from services.printed_papers import Press
from services.processes import Processes
from web.preferences import choose_words

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class House(Protocol):
    """What the composition root hands to the pages."""

    @property
    def store(self) -> Any:  # noqa: ANN401 (a door passes the record on and never looks into it)
        """The record; pages only pass it on to services."""

    @property
    def processes(self) -> Processes:
        """The engine's client."""

    @property
    def clock(self) -> Callable[[], datetime]:
        """The one clock."""

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
    def engine_pages(self) -> str:
        """Where the engine shows its own account of our cases; empty where nobody said."""

    @property
    def match_secret(self) -> bytes:
        """What keys digests: of what persons are found by, and of one-time codes."""


@dataclass(frozen=True)
class Visit:
    """One request by somebody who has signed in."""

    request: Request
    house: House
    actor: Actor
    words: Words
    at: datetime

    async def ask(
        self,
        use_case: Callable[Concatenate[Any, Actor, Given], Answer],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        """Run a use-case of this actor in a thread."""
        return await run_in_threadpool(use_case, self.house.store, self.actor, *args, **kwargs)


@dataclass(frozen=True)
class OwnVisit:
    """One request by an applicant who has signed in."""

    request: Request
    house: House
    applicant: Applicant
    words: Words
    at: datetime

    async def ask(
        self,
        use_case: Callable[Concatenate[Any, Applicant, Given], Answer],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        """Run a use-case of this applicant in a thread."""
        return await run_in_threadpool(use_case, self.house.store, self.applicant, *args, **kwargs)


def get_house(request: Request) -> House:
    """The house that the pages were built with."""
    house: House = request.app.state.house
    return house


def is_of_applicants(request: Request) -> bool:
    """True for the pages of applicants: theirs is another door than that of the desks."""
    return request.url.path.startswith(("/my", "/apply"))


def name_session_cookie(house: House) -> str:
    """The cookie's name; browsers refuse the `__Host-` prefix on an address without TLS."""
    return "__Host-sanad" if is_secure(house) else "sanad"


def name_own_cookie(house: House) -> str:
    """The cookie of an applicant's session: it is no session of an account, and opens nothing of the desks."""
    return "__Host-sanad-own" if is_secure(house) else "sanad-own"


def is_secure(house: House) -> bool:
    """True if people reach this house by TLS."""
    return house.public_url.startswith("https:")


async def require_visit(request: Request) -> Visit:
    """Who is signed in. Raises NotSignedInError; the error page of that is the sign-in page."""
    house = get_house(request)
    token = request.cookies.get(name_session_cookie(house))
    if not token:
        raise NotSignedInError
    at = house.clock()
    actor = await run_in_threadpool(sessions.read_session, house.store, token, at=at)
    visit = Visit(request, house, actor, choose_words(request), at)
    request.state.visit = visit
    return visit


async def require_applicant(request: Request) -> OwnVisit:
    """Which applicant is signed in. Raises NotSignedInError, PinNeededError."""
    house = get_house(request)
    token = request.cookies.get(name_own_cookie(house))
    if not token:
        raise NotSignedInError
    at = house.clock()
    applicant = await run_in_threadpool(applicants.read_session, house.store, token, at=at)
    if applicant is None:
        raise PinNeededError
    return OwnVisit(request, house, applicant, choose_words(request), at)


OwnSignedIn = Annotated[OwnVisit, Depends(require_applicant)]
"""The dependency of every page on which an applicant sees their own requests."""

SignedIn = Annotated[Visit, Depends(require_visit)]
"""The dependency of every page but signing in, static files and health."""


def find_visit(request: Request) -> Visit | None:
    """The visit, where `require_visit` has found one; error pages show their frame by it."""
    visit: Visit | None = getattr(request.state, "visit", None)
    return visit
