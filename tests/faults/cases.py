"""Cases in flight: one in every stage at once, what is being asked of each, and the rest of its way."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal

from cli.demo.bodies import Cast
from cli.settings import load_settings
from cli.wiring import House, build_house
from domain.contracts.cases import CaseState
from domain.cycle import CLAIMED_KINDS, TaskKind
from domain.decisions import DecisionForm
from domain.errors import UnavailableError
from domain.requests import Channel, RequestForm
from domain.roles import Actor, Role
from services.case_papers import check_papers
from services.decisions import DecisionReceipt, decide, read_notice
from services.requests import register_request
from services.runs import get_run
from services.sessions import get_actor
from services.studies import save_study
from services.submissions import Submission, digest_of
from services.tasks import claim_task
from store.scope import Store
from store.tables.decisions import DecisionState
from store.tables.tasks import Task, TaskState
from tests.accounts import found_cast
from tests.faults.record import find_open_task, find_outcome
from tests.faults.stack import PATIENCE_SECONDS, FullStack, wait_until
from tests.forms import accept_all, fill_decision, fill_request, fill_study
from workflows.aid_requests import AidRequestWorkflow

STOPS: dict[str, TaskKind | None] = {
    "registration": None,
    "held": TaskKind.ADJUDICATE,
    "review": TaskKind.STUDY,
    "completion": TaskKind.COMPLETE,
    "sign_off": TaskKind.SIGN,
    "payment": TaskKind.PAY,
    "signature_of_order": TaskKind.AUTHORISE,
    "settlement": TaskKind.SETTLE,
    "confirmation": TaskKind.CONFIRM,
}
"""Where each case is when it happens: the answer to this task is in flight, or the check of a new request."""
FEW_STOPS = ("registration", "review", "sign_off", "settlement")
"""One of each sort: nothing asked yet, a task that is claimed, a signature, and money."""

_ANSWERS = {
    TaskKind.ADJUDICATE: "release",
    TaskKind.STUDY: "recommend",
    TaskKind.COMPLETE: "complete",
    TaskKind.SIGN: "approve",
    TaskKind.PAY: "pay",
    TaskKind.AUTHORISE: "authorise",
    TaskKind.SETTLE: "settle",
    TaskKind.CONFIRM: "confirm",
}
_STAFF = {
    Role.REGISTRAR: "waha.registrar",
    Role.RESEARCHER: "waha.researcher",
    Role.AID_MANAGER: "waha.manager",
    Role.CHARITY_ADMIN: "waha.admin",
    Role.SUPERVISOR: "supervisor",
    Role.DUPLICATE_DESK: "desk",
}
_NAMES = (
    ("بدر", "خلود", "سامي", "هند", "وليد", "مريم", "زياد"),
    ("جابر", "فرحان", "عيسى", "مبارك", "حمود"),
    ("الظفيري", "الكندري", "البناي", "المطوع", "الشطي", "العيبان", "الحربي", "القلاف"),
)
_NUMBERS = count(1)


@dataclass
class Case:
    """One case of a test; `question` is the open task whose answer is in flight, None for a new request."""

    name: str
    form: RequestForm
    request_id: UUID | None = None
    question: Task | None = None
    decision_id: UUID | None = None
    key: str = field(default_factory=lambda: str(uuid4()))

    @property
    def id(self) -> UUID:
        assert self.request_id is not None
        return self.request_id


@dataclass(frozen=True)
class Answer:
    """What a person answers to the open task of a case."""

    who: str
    task: Task
    form: DecisionForm

    @property
    def body(self) -> dict[str, Any]:
        """The same for the API."""
        return asdict(self.form)


@dataclass(frozen=True)
class FaultWorld:
    """The invented bodies on a running stack, reached as a command typed beside it would reach it."""

    stack: FullStack
    house: House
    portal: BlockingPortal
    cast: Cast

    @property
    def store(self) -> Store:
        return self.house.store

    def actor(self, username: str) -> Actor:
        return get_actor(self.store, self.cast.accounts[username], at=self.house.clock())

    def bring(self, *names: str) -> list[Case]:
        """A case at each of these stops, its next step not yet asked for; the new request is not registered yet."""
        with ThreadPoolExecutor(len(STOPS)) as threads:
            return list(threads.map(self._bring, names))

    def register(self, case: Case) -> None:
        """Accept the request of a case; nobody tells the engine yet."""
        submission = Submission(case.key, digest_of(case.form))
        registered = register_request(
            self.store,
            self.actor("waha.registrar"),
            case.form,
            submission,
            channel=Channel.COUNTER,
            at=self.house.clock(),
        )
        case.request_id = registered.request_id

    def start(self, case: Case) -> None:
        """Start the case and wait for its duplicate check."""
        self.portal.call(self.house.processes.start_case, case.id)
        self.wait_for_effect(case)

    def find_answer(self, case: Case) -> Answer:
        """What is answered to the open task, claimed and studied as far as it has to be."""
        task = find_open_task(self.store, case.id)
        assert task is not None
        who = _STAFF[task.role]
        self._take(who, task)
        is_incomplete = case.name == "completion" and not case.question
        if task.kind is TaskKind.STUDY and is_incomplete:
            return Answer(who, task, fill_decision("send_back"))
        changes = {"amount": "600", "instalments": "2"} if task.kind is TaskKind.STUDY else {}
        return Answer(who, task, fill_decision(_ANSWERS[task.kind], **changes))

    def record_answer(self, case: Case, key: str | None = None) -> UUID:
        """Record the answer to the open task; the id of the decision. Nobody tells the engine yet."""
        answer = self.find_answer(case)
        submission = Submission(key or str(uuid4()), digest_of(answer.form))
        actor = self.actor(answer.who)
        return decide(
            self.store, actor, answer.task.id, answer.form, submission, at=self.house.clock()
        ).decision_id

    def advance(self, case: Case) -> None:
        """Answer the open task and wait until the answer has its effect."""
        decision_id = self.record_answer(case)
        self.portal.call(self.house.processes.deliver_decision, decision_id)
        self.wait_until_applied(decision_id)

    def wait_until_applied(self, decision_id: UUID) -> None:
        """Wait for the effect of a recorded decision; a refusal fails the test."""
        wait_until(lambda: self._read(decision_id).state is not DecisionState.PENDING, PATIENCE_SECONDS)
        receipt = self._read(decision_id)
        assert receipt.state is DecisionState.APPLIED, receipt

    def play_to_end(self, cases: list[Case]) -> None:
        """Walk cases from wherever they stand to their outcomes, side by side."""
        with ThreadPoolExecutor(len(STOPS)) as threads:
            list(threads.map(self._play, cases))

    def ask_state(self, case: Case) -> CaseState:
        """Where the engine believes a case stands; raises RPCError for one that it does not know."""
        handle = get_run(self.house.client, case.id, 1)
        state: CaseState = self.portal.call(handle.query, AidRequestWorkflow.get_state)
        return state

    def has_effect(self, case: Case) -> bool:
        """True once what was in flight is in the record; a record that is down has not said so."""
        try:
            with self.store.registry() as db:
                if case.question:
                    return db.get_one(Task, case.question.id).state is TaskState.DONE
            return find_open_task(self.store, case.id) is not None
        except UnavailableError:
            return False

    def wait_for_effect(self, *cases: Case) -> None:
        """Wait until what was in flight for these cases is in the record."""
        wait_until(lambda: all(self.has_effect(case) for case in cases), PATIENCE_SECONDS)

    def record_next(self, case: Case) -> None:
        """Put the next step of a case into the record; nobody tells the engine yet."""
        if case.request_id is None:
            self.register(case)
        else:
            case.decision_id = self.record_answer(case, case.key)

    def ask_engine(self, cases: Iterable[Case]) -> list[Future[Any]]:
        """Tell the engine what `record_next` recorded, of all cases at once, without waiting for it."""
        processes = self.house.processes
        return [
            self.portal.start_task_soon(processes.deliver_decision, case.decision_id)
            if case.decision_id
            else self.portal.start_task_soon(processes.start_case, case.id)
            for case in cases
        ]

    def _play(self, case: Case) -> None:
        while find_outcome(self.store, case.id) is None:
            self.advance(case)

    def _read(self, decision_id: UUID) -> DecisionReceipt:
        receipt, _, _ = read_notice(self.store, decision_id)
        return receipt

    def _bring(self, name: str) -> Case:
        case, stop = Case(name, make_form()), STOPS[name]
        if name == "held":
            other = Case("in the way", case.form)
            self.register(other)
            self.start(other)
        if stop:
            self.register(case)
            case.key = str(uuid4())
            self.start(case)
            self._bring_to(case, stop)
        return case

    def _bring_to(self, case: Case, stop: TaskKind) -> None:
        while True:
            task = find_open_task(self.store, case.id)
            assert task is not None
            if task.kind is stop:
                case.question = task
                return
            self.advance(case)

    def _take(self, who: str, task: Task) -> None:
        if task.kind in CLAIMED_KINDS and task.holder_id is None:
            claim_task(self.store, self.actor(who), task.id, at=self.house.clock())
        if task.kind is TaskKind.STUDY:
            self._study(who, task)

    def _study(self, who: str, task: Task) -> None:
        """Finish the study; whoever has the case back after its completion finds a new paper to accept."""
        actor, at = self.actor(who), self.house.clock()
        if task.study_begun_at is None:
            save_study(self.store, actor, task.request_id, fill_study(), at=at)
        papers = accept_all(fill_request().papers)
        check_papers(self.store, actor, task.request_id, papers, at=at)


@contextmanager
def open_fault_world(stack: FullStack, cast: Cast | None = None) -> Iterator[FaultWorld]:
    """Reach a running stack; `cast` are the bodies of an earlier run on the same data."""
    with start_blocking_portal() as portal, pytest.MonkeyPatch.context() as environment:
        environment.setenv("SANAD_DATA", str(stack.data))
        house = portal.call(build_house, load_settings())
        yield FaultWorld(stack, house, portal, cast or found_cast(house.store, at=house.clock()))
        house.store.close()


def make_form() -> RequestForm:
    """The request of an invented person who resembles nobody else's."""
    number = next(_NUMBERS)
    year, month, day = 50 + number % 45, 1 + number % 12, 1 + number % 28
    return fill_request(
        full_name=" ".join(names[number * 3 % len(names)] for names in _NAMES),
        document_number=f"2{year}{month:02}{day:02}{number:04}0",
        birth_date=f"19{year}-{month:02}-{day:02}",
        phone=f"99{number * 7919 % 1_000_000:06}",
        amount="700",
    )
