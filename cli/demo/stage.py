"""One request on stage: registered, checked by the real engine, and decided on by the people of its bodies."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import ParamSpec, TypeVar
from uuid import UUID, uuid4

from cli.demo.applicants import list_applicants, write_request
from cli.demo.bodies import Cast
from cli.demo.parts import BROUGHT_OVER, Part
from cli.wiring import House
from domain.contact_preferences import ContactForm
from domain.contracts.cases import CheckDuplicates
from domain.decisions import DecisionForm
from domain.errors import BusyError, NothingToClaimError
from domain.requests import Channel, RequestForm
from domain.roles import Actor, Role
from services.cases import CaseFile, get_case
from services.contact_preferences import set_contact
from services.decisions import decide
from services.duplicates import check_duplicates
from services.requests import register_request
from services.sessions import get_actor
from services.submissions import Submission, digest_of
from services.tasks import claim_task

ANY_HOUR = {"safe_from": "00:00", "safe_until": "23:59"}
CHECK_SECONDS = 60
BUSY_TIMES = 12
"""How often a busy record is asked again before the demonstration is given up."""

P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class Play:
    """One request on stage."""

    house: House
    cast: Cast
    part: Part
    request_id: UUID = field(default_factory=uuid4)

    async def enter(self) -> None:
        """Register it and let the engine check it."""
        form = write_part(self.part)
        received_at = self.house.clock() - timedelta(days=self.part.days_ago)
        registered = await ask(
            register_request,
            self.house.store,
            self.find(Role.REGISTRAR),
            form,
            submit(form),
            channel=Channel.COUNTER,
            at=received_at if self.part in BROUGHT_OVER else self.house.clock(),
            received_at=received_at,
        )
        self.request_id = registered.request_id
        if form.phone:
            await self._say_how_to_reach()
        if self.part in BROUGHT_OVER:
            asked = CheckDuplicates(str(self.request_id), 1, f"check/{self.request_id}/1", received_at)
            await ask(check_duplicates, self.house.store, asked, secret=self.house.match_secret)
        await self.house.processes.start_case(self.request_id)
        await self.wait_for_task()

    async def _say_how_to_reach(self) -> None:
        """Whatever the hour of the demonstration, its messages are there to be looked at."""
        form = ContactForm(**{**ANY_HOUR, **self.part.contact})  # type: ignore[arg-type] # texts and flags
        await ask(
            set_contact,
            self.house.store,
            self.find(Role.REGISTRAR),
            self.request_id,
            form,
            submit(form),
            at=self.house.clock(),
        )

    async def wait_for_task(self) -> CaseFile:
        """Wait until the duplicate check has opened a task."""
        async with asyncio.timeout(CHECK_SECONDS):
            while not (case := self.look(self.find(Role.REGISTRAR))).task:  # noqa: ASYNC110 (another process opens it)
                await asyncio.sleep(0.05)
        return case

    def find(self, role: Role) -> Actor:
        """Whoever plays a role in this charity."""
        account_id = self.cast.find(self.part.charity, role)
        return get_actor(self.house.store, account_id, at=self.house.clock())

    def get_ministry(self, username: str) -> Actor:
        """A member of the ministry."""
        return get_actor(self.house.store, self.cast.accounts[username], at=self.house.clock())

    def look(self, actor: Actor) -> CaseFile:
        """The case as somebody sees it."""
        return get_case(self.house.store, actor, self.request_id, at=self.house.clock())

    async def decide(self, actor: Actor, code: str, **fields: object) -> None:
        """Take a decision and wait for its effect."""
        task = self.look(actor).task
        if task is None:
            raise NothingToClaimError
        form = DecisionForm(code=code, **fields)  # type: ignore[arg-type]
        receipt = await ask(
            decide, self.house.store, actor, task.task_id, form, submit(form), at=self.house.clock()
        )
        async with asyncio.timeout(CHECK_SECONDS):
            while receipt.state == "pending":
                receipt = await self.house.processes.deliver_decision(receipt.decision_id)

    def claim(self, actor: Actor) -> None:
        """Claim the open task."""
        task = self.look(actor).task
        if task:
            claim_task(self.house.store, actor, task.task_id, at=self.house.clock())


def write_part(part: Part) -> RequestForm:
    """The request of a part as a registrar types it."""
    applicants = list_applicants()
    form = write_request(applicants[part.applicant], part.category, part.amount, urgency=part.urgency)
    if part.number_of is not None:
        other = write_request(applicants[part.number_of], part.category, part.amount)
        form = replace(form, document_number=other.document_number, phone=other.phone)
    return replace(form, **part.stated)  # type: ignore[arg-type] # texts only


def submit(form: object) -> Submission:
    """A submission of its own."""
    return Submission(str(uuid4()), digest_of(form))


async def ask(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do something in a thread, and again after the time that a busy record names, as any caller would."""
    call = partial(work, *args, **kwargs)
    for _ in range(BUSY_TIMES):
        try:
            return await asyncio.to_thread(call)
        except BusyError as error:
            await asyncio.sleep(float(str(error.params["retry_after"])))
    return await asyncio.to_thread(call)
