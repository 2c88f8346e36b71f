"""The world tests act in: the invented bodies on a real record, alone or with the real engine beside it."""

import asyncio
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid4

import anyio
import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from sqlalchemy import text
from sqlmodel import select
from temporalio.client import Client, WorkflowHandle, WorkflowHistory, WorkflowUpdateFailedError
from temporalio.service import RPCError, RPCStatusCode
from temporalio.testing import TimeSkipper, TimeSkippingConfig
from temporalio.worker import UnsandboxedWorkflowRunner, Worker, WorkflowRunner
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from activities.aid_requests import AidRequestSteps
from activities.appeals import AppealSteps
from cli.demo.bodies import Cast
from cli.worker import CACHED_CASES
from domain.calendars import read_day
from domain.contracts.appeals import HearingResult
from domain.contracts.cases import CaseResult, CaseState
from domain.events import EventType
from domain.requests import Channel
from domain.roles import Actor
from gateways.message_seal import MessageSeal
from gateways.named_keys import NamedKeys
from services.appeal_parts import AppealView
from services.appeals import AppealForm, file_appeal
from services.case_papers import check_papers, list_papers
from services.case_parts import choose_task
from services.cases import CaseFile, get_case, list_open_cases, load_case_state
from services.decisions import DecisionReceipt, decide, read_notice
from services.hearings import list_open_hearings
from services.processes import CASE_QUEUE, Processes, connect_engine
from services.relay import Relay
from services.requests import Registered, register_request
from services.runs import get_hearing, get_run, process_id
from services.sessions import get_actor
from services.studies import save_study
from services.submissions import Submission, digest_of
from services.tasks import claim_task
from stack.postgres import Cluster
from stack.temporal import NAMESPACE, EngineServer
from store.queries.tasks import list_open_tasks
from store.scope import Store, StoreUrls
from store.tables.decisions import DecisionState
from store.tables.events import CaseEvent
from store.tables.tasks import Task
from tests.accounts import enter_known, found_cast, invent_iban
from tests.clocks import MovableClock
from tests.conftest import TEMPLATE, TOWN, Database, copy_template, create_database
from tests.forms import COMMON_PAPERS, PAYEE, accept_all, fill_decision, fill_request, fill_study
from workflows.aid_requests import AidRequestWorkflow
from workflows.appeals import AppealWorkflow

MATCH_SECRET = b"a secret by which tests find people"
KEYS = NamedKeys((("test", bytes(32)),))
SANDBOX = SandboxedWorkflowRunner(SandboxRestrictions.default.with_passthrough_modules("domain"))
"""Workflows are watched for what would not replay; `domain` is pure by the house's rules and is not loaded for each anew."""

THREADS = 8
BUSY_TIMES = 6
"""How often the engine of a busy machine is told again of a decision that has no effect yet."""
SPONSORSHIP = {"category": "ORPH", "papers": (*COMMON_PAPERS, "father_death_certificate", "guardianship")}
"""A request that says for which child it is made."""
OTHER_CIVIL_ID = "285011500125"


class World:
    """Eight charities and a ministry on a record of the test's own; nothing runs beside it."""

    def __init__(self, store: Store, cast: Cast) -> None:
        self.store = store
        self.clock = MovableClock()
        # Whom a test hires, the next one has not.
        self.cast = replace(cast, accounts=dict(cast.accounts))

    def today(self) -> date:
        """The day in Kuwait, which begins three hours before that of UTC."""
        return read_day(self.clock())

    def name_signatory(self, by: str) -> str:
        """Who signs an order that the manager issued: of a body too small for two signatures, the ministry."""
        return f"{by}.admin" if f"{by}.admin" in self.cast.accounts else "supervisor"

    def actor(self, username: str) -> Actor:
        return get_actor(self.store, self.cast.accounts[username], at=self.clock())

    def register(self, by: str = "waha.registrar", **changes: object) -> Registered:
        form = fill_request(**changes)
        return register_request(
            self.store, self.actor(by), form, submit(form), channel=Channel.COUNTER, at=self.clock()
        )

    def write_study(self, by: str, request_id: UUID, **changes: object) -> None:
        """Save a finished study of a case one holds, and accept every paper of it."""
        actor, at = self.actor(by), self.clock()
        save_study(self.store, actor, request_id, fill_study(**changes), at=at)
        with self.store.registry() as db:
            papers = [view.paper.value for view in list_papers(db, request_id)]
        check_papers(self.store, actor, request_id, accept_all(papers), at=at)

    def look(self, request_id: UUID, by: str = "supervisor") -> CaseFile:
        return get_case(self.store, self.actor(by), request_id, at=self.clock())

    def find_task(self, request_id: UUID, by: str = "supervisor") -> Task | None:
        """The row of the open task; of several the one that this actor is shown."""
        actor = self.actor(by)
        with self.store.registry() as db:
            tasks = list_open_tasks(db, request_id)
        return choose_task(tasks, actor) if tasks else None

    def has_task(self, request_id: UUID) -> bool:
        """Whether a task of the case is open: what is asked again and again while the engine works costs it little."""
        with self.store.registry() as db:
            asked = text(
                "select exists (select from task where request_id = :id and state in ('open', 'deciding'))"
            )
            return bool(db.execute(asked, {"id": request_id}).scalar_one())

    def list_events(self, request_id: UUID) -> set[EventType]:
        """The kinds of events that the record tells of a case."""
        with self.store.registry() as db:
            types = db.exec(select(CaseEvent.type).where(CaseEvent.request_id == request_id))
            return {EventType(each) for each in types}

    def know_payee(self, request_id: UUID, name: str = PAYEE) -> str:
        """An account of its own for this case, which its charity confirmed long ago."""
        iban = invent_iban()
        with self.store.registry() as db:
            accounts = self.cast.accounts
            by = (accounts["waha.researcher"], accounts["waha.manager"])
            enter_known(db, request_id, name, iban, by, since=self.clock() - timedelta(days=90))
        return iban

    def record(self, by: str, request_id: UUID, code: str, **fields: object) -> DecisionReceipt:
        """Record a decision on the open task; the engine is not told."""
        task = self.find_task(request_id, by)
        assert task is not None
        if code == "recommend" and "payee_iban" not in fields:
            fields["payee_iban"] = self.know_payee(request_id)
        form = fill_decision(code, **fields)
        return decide(self.store, self.actor(by), task.id, form, submit(form), at=self.clock())


class RunningWorld(World):
    """The same with the real engine, a worker whose workflows run in the sandbox, and a clock that can jump."""

    def __init__(self, store: Store, cast: Cast, portal: BlockingPortal, engine: EngineServer) -> None:
        super().__init__(store, cast)
        self.portal = portal
        self.client = portal.call(connect_world, engine.address)
        self.processes = Processes(self.client, store, self.clock)
        self.relay = Relay(store, self.processes, self.clock, secret=MATCH_SECRET)

    def start(self, registered: Registered) -> UUID:
        """Start the case and wait until its duplicate check has run."""
        self.portal.call(self.processes.start_case, registered.request_id)
        self.wait_until(lambda: self.has_task(registered.request_id))
        return registered.request_id

    def open_case(self, by: str = "waha.registrar", /, **changes: object) -> UUID:
        return self.start(self.register(by, **changes))

    def decide(self, by: str, request_id: UUID, code: str, **fields: object) -> DecisionReceipt:
        """Record a decision on the open task and let the engine give it effect."""
        decision_id = self.record(by, request_id, code, **fields).decision_id
        receipt = self.hand_over(decision_id)
        for _ in range(BUSY_TIMES):
            if receipt.state is not DecisionState.PENDING:
                break
            receipt = self.hand_over(decision_id)
        return receipt

    def study(self, request_id: UUID, by: str = "waha.researcher") -> None:
        """Claim the study task and begin it."""
        task = self.find_task(request_id, by)
        assert task is not None
        claim_task(self.store, self.actor(by), task.id, at=self.clock())
        self.write_study(by, request_id)

    def recommend(self, request_id: UUID, amount: str = "300", **fields: object) -> DecisionReceipt:
        self.study(request_id)
        return self.decide("waha.researcher", request_id, "recommend", amount=amount, **fields)

    def deliver(self, request_id: UUID) -> None:
        """Pay and confirm the instalment at hand."""
        self.pay(request_id)
        self.decide("waha.manager", request_id, "confirm")

    def pay(self, request_id: UUID, by: str = "waha") -> DecisionReceipt:
        """Issue the order of the instalment at hand, let another person sign it, and note that it was paid."""
        self.decide(f"{by}.manager", request_id, "pay")
        self.decide(self.name_signatory(by), request_id, "authorise")
        return self.decide(f"{by}.manager", request_id, "settle")

    def relay_all(self) -> None:
        """Deliver whatever waits in the outbox, whatever its grace."""
        self.clock.move(timedelta(seconds=6))
        while self.portal.call(self.relay.deliver_waiting):
            continue

    def get_run(self, request_id: UUID) -> WorkflowHandle[AidRequestWorkflow, CaseResult]:
        """The process of a case in the round that the record says."""
        state = load_case_state(self.store, request_id, at=self.clock())
        return get_run(self.client, request_id, state.round)

    def get_hearing(self, request_id: UUID) -> WorkflowHandle[AppealWorkflow, HearingResult]:
        """The process of the appeal against how the present round of a case ended."""
        state = load_case_state(self.store, request_id, at=self.clock())
        return get_hearing(self.client, request_id, state.round)

    def file_appeal(
        self, request_id: UUID, by: str = "waha.registrar", *, is_told: bool = True
    ) -> AppealView:
        """File an appeal at the counter and, if the engine is told, let it begin."""
        form = AppealForm("تغيّرت ظروف الأسرة")
        view = file_appeal(self.store, self.actor(by), request_id, form, submit(form), at=self.clock())
        if is_told:
            self.portal.call(self.processes.try_start_appeal, request_id)
        return view

    def skip(self, request_id: UUID, by: timedelta, *, is_heard: bool = False) -> None:
        """Let time pass for a case, or for its appeal, and for the doors alike."""
        skipper = TimeSkipper(self.client, config=TimeSkippingConfig(enabled=False))
        handle = self.get_hearing(request_id) if is_heard else self.get_run(request_id)
        self.portal.call(skipper.fast_forward, handle, by)
        self.clock.move(by)

    def catch_up(self, request_id: UUID) -> None:
        """Let the time that other cases of this world skipped pass for this one."""
        behind = self.clock() - datetime.now(UTC)
        skipper = TimeSkipper(self.client, config=TimeSkippingConfig(enabled=False))
        self.portal.call(skipper.fast_forward, self.get_run(request_id), behind)

    def ask_engine(self, request_id: UUID) -> CaseState:
        state: CaseState = self.portal.call(self.get_run(request_id).query, AidRequestWorkflow.get_state)
        return state

    def hand_over(self, decision_id: UUID) -> DecisionReceipt:
        """Deliver a recorded decision to its case."""
        return self.portal.call(self.processes.deliver_decision, decision_id)

    def send_as(self, decision_id: UUID, account_id: UUID) -> str:
        """Tell the engine of a decision as if somebody else had taken it; the code of its refusal, or nothing."""
        receipt, notice, round_ = read_notice(self.store, decision_id)
        handle = get_run(self.client, receipt.request_id, round_)

        async def send() -> str:
            try:
                await handle.execute_update(
                    AidRequestWorkflow.decide, replace(notice, actor_id=str(account_id))
                )
            except WorkflowUpdateFailedError as error:
                return getattr(error.cause, "type", "") or repr(error.cause)
            return ""

        return self.portal.call(send)

    def fetch_history(self, request_id: UUID, run_id: str | None = None) -> WorkflowHistory:
        """What the engine holds of a case's present round: of its latest run, or of another one."""
        handle = self.client.get_workflow_handle(self.get_run(request_id).id, run_id=run_id)
        return self.portal.call(handle.fetch_history)

    def count_runs(self, request_id: UUID) -> int:
        """How often the engine began this case."""
        query = f'WorkflowId = "{process_id(request_id, 1)}"'
        return self.portal.call(self.client.count_workflows, query).count

    def wait_until(self, holds: Callable[[], bool], seconds: float = 20) -> None:
        """Wait for what another process is about to do, asking the record itself."""
        deadline = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < deadline, "what was waited for did not happen"
            self.portal.call(_breathe)


def submit(form: object) -> Submission:
    """A submission nobody has made before."""
    return Submission(str(uuid4()), digest_of(form))


async def connect_world(address: str) -> Client:
    return await connect_engine(address, NAMESPACE, KEYS, lazy=False)


async def _breathe() -> None:
    await anyio.sleep(0.02)


@pytest.fixture
def portal() -> Iterator[BlockingPortal]:
    """An event loop of this test's own."""
    with start_blocking_portal() as portal:
        yield portal


@contextmanager
def open_store(database: Database) -> Iterator[Store]:
    """The record, by each of its three login roles; no connection is left when the block ends."""
    store = _open_store(
        *(
            database.get_url(role)
            for role in ("sanad_charity", "sanad_ministry", "sanad_registry", "sanad_applicant")
        )
    )
    yield store
    store.close()


@cache
def _open_store(*urls: str) -> Store:
    """One for every database of the same name: what it compiled once it need not compile for each test."""
    return Store(StoreUrls(*urls), pool_size=THREADS + 4, seal=MessageSeal(KEYS))


def found_town(cluster: Cluster) -> Cast:
    """Make the database TOWN, with the invented bodies in it, of the migrated template."""
    with cluster.connect() as connection:
        connection.execute(create_database(TOWN, TEMPLATE))
    with open_store(Database(cluster, TOWN)) as store:
        return found_cast(store, at=datetime.now(UTC))


@contextmanager
def run_worker(world: RunningWorld, runner: WorkflowRunner = SANDBOX) -> Iterator[None]:
    """A worker of the world's engine, whose workflows run in the sandbox unless told otherwise."""

    async def make_worker() -> Worker:
        return Worker(
            world.client,
            task_queue=CASE_QUEUE,
            workflows=[AidRequestWorkflow, AppealWorkflow],
            activities=[
                *AidRequestSteps(world.store, MATCH_SECRET).all,
                *AppealSteps(world.store, MATCH_SECRET).all,
            ],
            activity_executor=threads,
            max_concurrent_activities=THREADS,
            max_cached_workflows=CACHED_CASES,
            workflow_runner=runner,
        )

    with (
        ThreadPoolExecutor(THREADS) as threads,
        world.portal.wrap_async_context_manager(world.portal.call(make_worker)),
    ):
        yield
    world.portal.call(end_open_cases, world)


async def end_open_cases(world: RunningWorld) -> None:
    """Leave the engine no case whose record goes away: the next worker of its queue would be asked about it."""

    async def end(request_id: UUID, get: Callable[..., WorkflowHandle[Any, Any]]) -> None:
        state = await asyncio.to_thread(load_case_state, world.store, request_id, at=world.clock())
        try:
            await get(world.client, request_id, state.round).terminate()
        except RPCError as error:
            assert error.status is RPCStatusCode.NOT_FOUND  # noqa: PT017 (what was never started)

    for list_open, get in ((list_open_cases, get_run), (list_open_hearings, get_hearing)):
        open_cases = list_open(world.store, limit=10_000)
        for first in range(0, len(open_cases), THREADS):
            await asyncio.gather(*(end(each, get) for each in open_cases[first : first + THREADS]))


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    """The record of this test alone."""
    with open_store(database) as store:
        yield store


@pytest.fixture(scope="session")
def cast(postgres_cluster: Cluster, migrated_template: str) -> Cast:
    """Who acts; whichever test asks for them has the bodies in its database."""
    return found_town(postgres_cluster)


@pytest.fixture
def world(store: Store, cast: Cast) -> World:
    """The invented bodies on an otherwise empty record."""
    return World(store, cast)


@pytest.fixture(scope="module")
def runner(request: pytest.FixtureRequest) -> WorkflowRunner:
    """The sandbox in the room where workflows are tested; elsewhere they run as in production, which is lighter."""
    return SANDBOX if request.path.parent.name == "workflows" else UnsandboxedWorkflowRunner()


@pytest.fixture
def running(
    store: Store, cast: Cast, portal: BlockingPortal, engine_server: EngineServer, runner: WorkflowRunner
) -> Iterator[RunningWorld]:
    """The invented bodies with the real engine and a worker."""
    world = RunningWorld(store, cast, portal, engine_server)
    with run_worker(world, runner):
        yield world


@pytest.fixture
def crowd(
    store: Store, cast: Cast, portal: BlockingPortal, engine_server: EngineServer
) -> Iterator[RunningWorld]:
    """The same as production runs it, without the sandbox: for what is measured by the thousand."""
    world = RunningWorld(store, cast, portal, engine_server)
    with run_worker(world, UnsandboxedWorkflowRunner()):
        yield world


@pytest.fixture(scope="module")
def town(postgres_cluster: Cluster, cast: Cast) -> Iterator[World]:
    """A world that the tests of one file share: each brings applicants of its own and moves no clock."""
    with copy_template(postgres_cluster, TOWN) as database, open_store(database) as store:
        yield World(store, cast)


@pytest.fixture(scope="module")
def running_town(
    postgres_cluster: Cluster, cast: Cast, engine_server: EngineServer, runner: WorkflowRunner
) -> Iterator[RunningWorld]:
    """The same with the real engine and a worker."""
    with (
        copy_template(postgres_cluster, TOWN) as database,
        open_store(database) as store,
        start_blocking_portal() as portal,
    ):
        world = RunningWorld(store, cast, portal, engine_server)
        with run_worker(world, runner):
            yield world
