"""The whole stack as users have it, its demonstration copied until so many tasks are open, and pages asked for one after another."""

import asyncio
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from urllib.parse import urljoin

import httpx
from lxml import html
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from bench.desks.painting import time_paints
from cli.demo.bodies import read_bodies
from cli.settings import PREFIX, Settings
from cli.wiring import build_house
from stack.environment import read_environment
from stack.folder import DataFolder, find_run
from stack.ports import choose_port
from stack.postgres import Cluster
from store.scope import Store

Line = tuple[str, str]
Say = Callable[[str], None]
Took = tuple[float, float]
"""p50 and p95 in milliseconds."""

READY = "Ctrl-C stops everything."
SIGN_IN = "/sign-in"
START_SECONDS = 300.0
COPIED: dict[str, dict[str, str]] = {
    "task": {},
    "stated_identity": {},
    "request_party": {"person_id": "case when t.person_id = o.person_id then r.person_id end"},
    "request_paper": {},
    "case_event": {"step_key": "r.number || '-' || t.seq"},
}
"""What is copied beside a request: all that lists read, and what makes the tables that a case page reads as large as they would be."""


@dataclass(frozen=True)
class Desk:
    """Whose queue is asked for, and the case that stands first in one of his lists."""

    name: str
    username: str
    queue: str
    case_from: str


DESKS = (
    Desk("researcher", "waha.researcher", "/queue?queue=to_claim", "/queue"),
    Desk("supervisor", "supervisor", "/queue", "/queue"),
    Desk("duplicate desk", "desk", "/queue?queue=to_claim", "/queue?queue=to_claim"),
)


def measure_desks(tasks: int, times: int, say: Say) -> list[Line]:
    """Ask `times` for each page before and after the record was filled up to `tasks` open tasks; milliseconds over the wire."""
    with tempfile.TemporaryDirectory() as made:
        data, port = Path(made) / "data", choose_port()
        say("Starting everything and playing the demonstration ...")
        with _run_stack(data, port):
            address = f"http://127.0.0.1:{port}"
            pages = {desk: _find_pages(address, desk) for desk in DESKS}
            store = _open_store(data)
            try:
                # The engine knows nothing of the copies and would be given them all: pages ask the record alone.
                with _holding_still(data, "worker", "engine"):
                    before = _time_pages(pages, times)
                    yardstick = _time(httpx.Client(base_url=address), SIGN_IN, times)
                    say(f"Writing up to {tasks:,} open tasks ...")
                    filled = _fill(store, tasks)
                    _tidy(data)
                    say("Asking for pages ...")
                    after = _time_pages(pages, times)
                    painted = _time_paints(address, pages, max(3, times // 10))
            finally:
                store.close()
    return [
        ("open tasks", f"{filled:,}"),
        *((name, _tell(took, yardstick, before[name])) for name, took in after.items()),
        *((f"{name}: first paint", _tell_paint(took, painted[SIGN_IN])) for name, took in painted.items()),
        ("yardstick: the sign-in page", f"p50 {yardstick[0]:.1f} ms, p95 {yardstick[1]:.1f} ms"),
    ]


def _tell(took: Took, yardstick: Took, before: Took) -> str:
    ratios = f"{took[1] / yardstick[1]:.1f} times the sign-in page, {took[1] / before[1]:.1f} times itself in the demonstration"
    return f"p50 {took[0]:.1f} ms, p95 {took[1]:.1f} ms: {ratios}"


def _tell_paint(took: Took, yardstick: Took) -> str:
    return f"p50 {took[0]:.0f} ms, p95 {took[1]:.0f} ms: {took[1] / yardstick[1]:.1f} times that of the sign-in page"


@contextmanager
def _run_stack(data: Path, port: int) -> Iterator[None]:
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "up", "--data", str(data), "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert process.stdout is not None
    try:
        said, deadline = "", time.monotonic() + START_SECONDS
        while READY not in said:
            ready, _, _ = select.select([process.stdout], [], [], deadline - time.monotonic())
            chunk = process.stdout.read1() if ready else b""
            if not chunk:
                raise RuntimeError(said)
            said += chunk.decode()
        yield
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def _holding_still(data: Path, *parts: str) -> Iterator[None]:
    state = find_run(data)
    assert state is not None
    held = [state.children[part] for part in parts]
    for pid in held:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in held:
            os.kill(pid, signal.SIGCONT)


def _open_store(data: Path) -> Store:
    values = {name.removeprefix(PREFIX).lower(): value for name, value in read_environment(data).items()}
    return asyncio.run(build_house(Settings(**values))).store  # type: ignore[arg-type]


def _fill(store: Store, tasks: int) -> int:
    """Copies of every open case of the demonstration with people of their own, received and due on days of their own."""
    with store.registry() as db:
        open_tasks = _count_open(db)
        copies = max(0, tasks - open_tasks) // open_tasks
        people = {"person_id": _copied("t.person_id"), "household_id": _copied("t.household_id")}
        for table in ("person", "household"):
            _copy(db, table, "true", {"id": _copied("t.id")}, copies)
        _copy(db, "aid_request", "t.outcome is null", {"number": "t.number || '~' || n", **people}, copies)
        for table, changes in COPIED.items():
            _copy(db, table, "o.outcome is null", {"request_id": "r.id", **changes}, None)
        db.execute(
            text(
                "update task t set due_at = due_at + spread, received_at = received_at + spread from "
                "(select id, (random() * 60 - 30) * interval '1 day' as spread from task) s where s.id = t.id "
                "and t.request_id in (select id from aid_request where number like '%~%')"
            )
        )
    with store.registry() as db:
        return _count_open(db)


def _copied(column: str) -> str:
    """The key of what is copied together with a row, the same wherever it is spoken of."""
    return f"md5({column}::text || '~' || n)::uuid"


def _tidy(data: Path) -> None:
    """What the database does by itself within minutes of so much writing."""
    database = create_engine(Cluster(DataFolder(data).postgres).get_url("postgres"))
    with database.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum (analyze)"))
    database.dispose()


def _count_open(db: Session) -> int:
    return int(db.execute(text("select count(*) from task where state in ('open', 'deciding')")).scalar_one())


def _copy(db: Session, table: str, which: str, changes: dict[str, str], copies: int | None) -> None:
    """Copy rows of requests `copies` times, or those that hang on a request once for each copy of it."""
    names = db.execute(
        text(
            "select column_name from information_schema.columns where table_name = :table "
            "and column_name <> all(:left) and is_generated = 'NEVER'"
        ),
        {"table": table, "left": [] if "id" in changes else ["id"]},
    ).scalars()
    values = {f'"{name}"': changes.get(name, f't."{name}"') for name in names}
    source = (
        f"{table} t, generate_series(1, {copies}) n"
        if copies is not None
        else f"{table} t join aid_request o on o.id = t.request_id "
        "join aid_request r on split_part(r.number, '~', 1) = o.number and r.number like '%~%'"
    )
    db.execute(
        text(
            f"insert into {table} ({', '.join(values)}) select {', '.join(values.values())} "
            f"from {source} where {which}"
        )
    )


def _find_pages(address: str, desk: Desk) -> tuple[httpx.Client, dict[str, str]]:
    """A signed-in reader, and the addresses of his queue and of the case that stands first in his list."""
    reader = httpx.Client(base_url=address, follow_redirects=True, timeout=60)
    form = {"username": desk.username, "password": str(read_bodies()["password"])}
    reader.post("/sign-in", data=form, headers={"Origin": address}).raise_for_status()
    found = html.fromstring(reader.get(desk.case_from).raise_for_status().text)
    case = found.xpath("//main//a[starts-with(@href, '/requests/')]/@href")[0]
    return reader, {f"{desk.name}: queue": desk.queue, f"{desk.name}: case": urljoin(address, case)}


def _time_pages(pages: dict[Desk, tuple[httpx.Client, dict[str, str]]], times: int) -> dict[str, Took]:
    return {
        name: _time(reader, path, times)
        for reader, addresses in pages.values()
        for name, path in addresses.items()
    }


def _time_paints(
    address: str, pages: dict[Desk, tuple[httpx.Client, dict[str, str]]], times: int
) -> dict[str, Took]:
    asked: dict[str, tuple[str, dict[str, str]]] = {SIGN_IN: (SIGN_IN, {})}
    for reader, addresses in pages.values():
        asked |= {name: (path, dict(reader.cookies)) for name, path in addresses.items()}
    return {name: _cut(took) for name, took in time_paints(address, asked, times).items()}


def _time(reader: httpx.Client, path: str, times: int) -> Took:
    """p50 and p95 of a page in milliseconds, after a few that warm it."""
    took = []
    for turn in range(times + 5):
        begun = time.perf_counter()
        reader.get(path).raise_for_status()
        if turn >= 5:
            took.append((time.perf_counter() - begun) * 1000)
    return _cut(took)


def _cut(took: list[float]) -> Took:
    cuts = quantiles(took, n=20, method="inclusive")
    return cuts[9], cuts[18]
