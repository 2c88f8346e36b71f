"""Many open cases on a record and an engine of their own: starting them, comparing them, naming those that stand still."""

import asyncio
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import text
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from bench.cases.running import KEYS, open_store, run_child
from cli.demo.bodies import found_bodies
from domain.contracts.cases import CheckDuplicates
from domain.requests import Channel, RequestForm
from domain.stuck_cases import CheckKind
from services.case_checks import CaseChecks
from services.duplicates import check_duplicates
from services.processes import CASE_QUEUE, Processes, connect_engine
from services.requests import register_request
from services.sessions import get_actor
from services.stuck_cases import describe_stuck_cases, list_stuck_cases
from services.submissions import Submission, digest_of
from stack.ports import choose_port
from stack.postgres import Cluster
from stack.temporal import NAMESPACE, EngineServer
from store.scope import Store
from workflows.aid_requests import AidRequestWorkflow

Line = tuple[str, str]
Say = Callable[[str], None]

PAPERS = tuple("identity household address income bank_statement iban undertaking statement_of_need".split())
FORM = RequestForm(
    category="CASH",
    full_name="سالم ناصر علي العامري",
    document_number="290010100011",
    birth_date="1990-01-01",
    sex="M",
    phone="99123456",
    household_size="4",
    amount="400",
    need="حاجة مكتوبة للقياس",
    papers=PAPERS,
    consent=True,
)
SECRET = b"a secret of the bench"
STUCK_SHARE = 100
"""One case in so many has a holder whose lease ran out."""


def measure_cases(cases: int, record_cases: int, say: Say) -> list[Line]:
    """Compare `cases` open cases with the engine; name the stuck ones of `record_cases` in the record alone."""
    with tempfile.TemporaryDirectory() as made, ExitStack() as running:
        folder = Path(made)
        cluster = Cluster(folder / "c", durable=False)
        cluster.prepare()
        running.callback(cluster.close)
        run_child(running, cluster.get_spec(), folder / "postgres.log")
        store = running.enter_context(open_store(cluster))
        engine = EngineServer(folder / "e", port=choose_port(), ui_port=choose_port(), synchronous="NORMAL")
        run_child(running, engine.get_spec(), folder / "engine.log")
        template = _found(store)
        say(f"Writing {cases:,} open cases ...")
        _copy(store, template, cases)
        lines = asyncio.run(_compare(store, engine.address, cases + 1, say))
        say(f"Writing up to {record_cases:,} open cases ...")
        _copy(store, template, max(0, record_cases - cases))
        return [*lines, *_name_stuck(store)]


def _found(store: Store) -> UUID:
    cast = found_bodies(store, at=_now())
    registrar = get_actor(store, cast.accounts["waha.registrar"], at=_now())
    submission = Submission("bench", digest_of(FORM))
    made = register_request(store, registrar, FORM, submission, channel=Channel.COUNTER, at=_now())
    asked = CheckDuplicates(str(made.request_id), 1, "check/bench", _now())
    check_duplicates(store, asked, secret=SECRET)
    with store.registry() as db:
        db.execute(text("update outbox set delivered_at = :at"), {"at": _now()})
    return made.request_id


def _copy(store: Store, template: UUID, count: int) -> None:
    """Copies of a case that waits for its study: its row and its task are all that is compared."""
    with store.registry() as db:
        for table, changes in (("aid_request", "id, number"), ("task", "id, request_id")):
            names = db.execute(
                text("select column_name from information_schema.columns where table_name = :table"),
                {"table": table},
            ).scalars()
            others = ", ".join(f'"{name}"' for name in names if name not in changes.split(", "))
            values = "uuidv7(), 'B-' || gen_random_uuid()" if table == "aid_request" else "uuidv7(), r.id"
            source = (
                "aid_request t, generate_series(1, :count) where t.id = :id"
                if table == "aid_request"
                else "task t, aid_request r where t.request_id = :id and r.number like 'B-%' "
                "and not exists (select from task o where o.request_id = r.id)"
            )
            others_of_t = ", ".join(f"t.{name.strip()}" for name in others.split(","))
            db.execute(
                text(
                    f"insert into {table} ({changes}, {others}) select {values}, {others_of_t} from {source}"
                ),
                {"id": template, **({"count": count} if table == "aid_request" else {})},
            )
    with store.registry() as db:
        db.execute(
            text(
                "update task set holder_id = (select id from account where username = 'waha.researcher'), "
                "claimed_at = opened_at, lease_until_at = opened_at - interval '1 hour' "
                f"where abs(hashtext(id::text)) % {STUCK_SHARE} = 0"
            )
        )
        db.execute(text("analyze"))


async def _compare(store: Store, address: str, cases: int, say: Say) -> list[Line]:
    client = await connect_engine(address, NAMESPACE, KEYS, lazy=False)
    processes = Processes(client, store, _now)
    worker = Worker(
        client,
        task_queue=CASE_QUEUE,
        workflows=[AidRequestWorkflow],
        workflow_runner=UnsandboxedWorkflowRunner(),
    )
    async with worker:
        say("Starting them in the engine ...")
        begun = time.perf_counter()
        await processes.rebuild()
        while await processes.runs.count() < cases:  # noqa: ASYNC110 (the engine announces nothing)
            await asyncio.sleep(0.5)
        started = time.perf_counter() - begun
        count = await _time(processes.runs.count)
        checks = CaseChecks(store, processes, _now)
        await checks.verify_cases(CheckKind.ON_DEMAND)
        say("Comparing ...")
        begun, computed = time.perf_counter(), time.process_time()
        checked = await checks.verify_cases(CheckKind.ON_DEMAND)
        took, computed = time.perf_counter() - begun, time.process_time() - computed
    return [
        ("open cases compared", f"{checked.cases:,} of {cases:,}, {len(checked.findings)} differ"),
        ("starting them", f"{started:.1f} s, {cases / started:,.0f} cases/s"),
        (
            "comparing",
            f"{took:.2f} s, {cases / took:,.0f} cases/s; {computed:.2f} s of it this process computed",
        ),
        ("comparing 100,000 at that rate", f"{took / cases * 100_000:.0f} s"),
        (
            "yardstick: the engine counts them",
            f"{count * 1000:.1f} ms; comparing costs {took / count:,.0f} times that",
        ),
    ]


def _name_stuck(store: Store) -> list[Line]:
    at = _now()
    with store.registry() as db:
        operator_id = db.execute(text("select id from account where username = 'operator'")).scalar_one()
        total = db.execute(text("select count(*) from aid_request where outcome is null")).scalar_one()
    operator = get_actor(store, operator_id, at=at)

    def count() -> None:
        with store.registry() as db:
            db.execute(text("select count(*) from aid_request where outcome is null")).scalar_one()

    plain = _best(count)
    listed = _best(lambda: list_stuck_cases(store, operator, at=at))
    counted = _best(lambda: describe_stuck_cases(store, operator, at=at))
    stuck = sum(describe_stuck_cases(store, operator, at=at).counts.values())
    return [
        ("open cases in the record", f"{total:,}, {stuck:,} of them stuck"),
        ("a page of stuck cases", f"{listed * 1000:.0f} ms, {listed / plain:.0f} times a plain count"),
        ("counts by cause", f"{counted * 1000:.0f} ms, {counted / plain:.0f} times a plain count"),
        ("yardstick: a plain count of open cases", f"{plain * 1000:.1f} ms"),
    ]


def _best(work: Callable[[], object], times: int = 5) -> float:
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        took.append(time.perf_counter() - begun)
    return min(took)


async def _time(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    await work()  # type: ignore[misc] # the one caller hands in a coroutine function
    return time.perf_counter() - begun


def _now() -> datetime:
    return datetime.now(UTC)
