"""The duplicate engine at scale: a registry of invented people in a Postgres of its own, loaded, measured, asked."""

import asyncio
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from statistics import quantiles

import psycopg

from bench.duplicates.clients import Timed, judge, run_clients, time_point_look_ups
from bench.duplicates.crowds import (
    DIFFERENT,
    HEADER,
    JUDGED_PEOPLE,
    TABLES,
    TRAILER,
    Made,
    Share,
    make_filings,
    make_share,
    split_crowd,
)
from bench.duplicates.samples import JUDGING_SEEDS
from stack.postgres import DATABASE, OWNER, Cluster
from stack.processes import read_tail, start_process, stop_process, wait_ready
from store.migrations.run import migrate
from store.queries.filings import file_people
from store.scope import Store, StoreUrls

PROCESSES = 2
SHARE = 20_000
MORE = 55
"""The place of a share that is in no crowd."""

FILED_AT_ONCE = 2_000
BUILT = "built.json"

Line = tuple[str, str]
Say = Callable[[str], None]


@dataclass(frozen=True)
class ScaleOptions:
    """What is measured: people in the registry, numbers of checking processes, seconds each of them asks.

    `keep` is a folder where all that was made stays; a database that is there already, of as many people, is measured
    again.
    """

    people: int
    clients: tuple[int, ...] = (1, 8)
    seconds: float = 30.0
    keep: Path | None = None


def measure_scale(options: ScaleOptions, say: Say) -> list[Line]:
    """Build the registry and ask it; names and figures, in the order in which they were measured."""
    if options.people <= 2 * JUDGED_PEOPLE:
        raise ValueError(options.people)
    with tempfile.TemporaryDirectory(dir=options.keep and options.keep.parent) as made:
        folder = options.keep or Path(made)
        folder.mkdir(exist_ok=True)
        with run_cluster(folder) as cluster:
            return _measure(options, cluster, folder, say)


def _measure(options: ScaleOptions, cluster: Cluster, folder: Path, say: Say) -> list[Line]:
    size = min(SHARE, max(1_000, options.people // 10))
    shares = split_crowd(options.people, folder, size)
    built = folder / BUILT
    if not built.exists() or json.loads(built.read_text())["people"] != options.people:
        say("Inventing and preparing ...")
        lines = _build(cluster, shares, say)
        built.write_text(json.dumps({"people": options.people, "lines": lines}))
    lines = [(name, figure) for name, figure in json.loads(built.read_text())["lines"]]
    url = cluster.get_url("sanad_registry")
    say("Asking the judged questions ...")
    lines += _describe_accuracy(url, shares[0])
    point = _cut(time_point_look_ups(url, options.people), 50)
    lines.append(("one btree point look-up, p50", f"{point:.3f} ms"))
    for clients in options.clients:
        say(f"Asking by {clients} at once ...")
        lines += _describe_clients(run_clients(url, shares[1:], clients, options.seconds), point)
    say("Filing more by sets, as an import does ...")
    lines += _describe_filing(cluster, size)
    say("Putting the judged questions to splink ...")
    return [*lines, *_describe_splink()]  # last: what it loads would count as memory of those who check


def _build(cluster: Cluster, shares: list[Share], say: Say) -> list[Line]:
    migrate(cluster.get_url(OWNER), None)
    began = time.perf_counter()
    made = list[Made]()
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        for each in pool.map(make_share, shares):
            made.append(each)
            if len(made) % 25 == 0:
                say(f"  {sum(each.people for each in made):,} people")
    elapsed = time.perf_counter() - began
    total = sum(each.people * (1 + share.copies) for each, share in zip(made, shares, strict=True))
    say("Loading ...")
    with cluster.connect(DATABASE) as connection:
        return [
            *_describe_making(made, total, elapsed),
            *_load(connection, shares, total),
            *_describe_size(connection),
        ]


def _describe_making(made: list[Made], total: int, elapsed: float) -> list[Line]:
    people = sum(each.people for each in made)
    invent, ready = sum(each.invent_seconds for each in made), sum(each.prepare_seconds for each in made)
    copies = f" ({people:,} different, the others copies of them)" if total > people else ""
    return [
        ("people", f"{total:,}{copies}"),
        ("keys a person", f"{sum(each.keys for each in made) / people:.1f}"),
        ("packed profile", f"{sum(each.packed_bytes for each in made) / people:.0f} B"),
        ("inventing, of one core", f"{invent:.1f} s, {people / invent:,.0f} people/s"),
        ("preparing and hashing, of one core", f"{ready:.1f} s, {people / ready:,.0f} people/s"),
        (f"all of it, by {PROCESSES} processes", f"{elapsed:.1f} s elapsed"),
    ]


def _load(connection: psycopg.Connection, shares: list[Share], people: int) -> list[Line]:
    """COPY without constraints, which are built afterwards, foreign key checked; then what autovacuum would do."""
    connection.execute("set maintenance_work_mem = '512MB'")
    connection.execute("truncate person, match_profile, match_key cascade")
    began, spent = time.perf_counter(), read_cluster_time(connection)
    dropped = _drop_constraints(connection)
    rows = sum(_copy(connection, target, _list_files(shares, ending)) for ending, target in TABLES.items())
    copied = time.perf_counter()
    for table, name, definition in reversed(dropped):
        connection.execute(f"alter table {table} add constraint {name} {definition}")
    connection.execute("select setval('match_profile_number_seq', (select max(number) from match_profile))")
    ended, spent = time.perf_counter(), read_cluster_time(connection) - spent
    connection.execute(
        "checkpoint"
    )  # vacuum believes no commit that is not on disk, and here none waits for the disk
    connection.execute("vacuum (analyze) match_profile, match_key, person")
    vacuumed = time.perf_counter() - ended
    return [
        ("loading: COPY", f"{copied - began:.1f} s, {rows / (copied - began):,.0f} rows/s"),
        ("loading: keys and constraints", f"{ended - copied:.1f} s"),
        ("loading, all of it", f"{ended - began:.1f} s, {people / (ended - began):,.0f} people/s"),
        ("loading, processor time", f"{spent:.1f} s, {people / spent:,.0f} people/s of one core"),
        ("vacuum and analyze", f"{vacuumed:.1f} s"),
    ]


def read_cluster_time(connection: psycopg.Connection) -> float:
    """Seconds of processor time that all server processes have used, those that ended too."""
    ticks = 0
    postmaster = _read_stat(connection.info.backend_pid)[1]
    for entry in Path("/proc").glob("[0-9]*"):
        words = _read_stat(int(entry.name))
        if int(entry.name) == postmaster:
            ticks += sum(words[11:15])
        elif words and words[1] == postmaster:
            ticks += sum(words[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def _read_stat(pid: int) -> list[int]:
    """What the kernel says of a process from its state on, the state as 0; nothing of one that has ended."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return []
    return [0, *(int(word) for word in text.rpartition(")")[2].split()[1:])]


def _list_files(shares: list[Share], ending: str) -> list[Path]:
    return [share.name_file(ending, copy) for share in shares for copy in range(share.copies + 1)]


def _drop_constraints(connection: psycopg.Connection) -> list[tuple[str, str, str]]:
    """Take the constraints of the two tables away, foreign keys first; table, name and definition of each."""
    found = connection.execute(
        "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint"
        " where conrelid in ('match_profile'::regclass, 'match_key'::regclass) and contype in ('p', 'u', 'f')"
        " order by contype"
    ).fetchall()
    for table, name, _ in found:
        connection.execute(f"alter table {table} drop constraint {name}")
    return found


def _copy(connection: psycopg.Connection, target: str, files: Sequence[Path]) -> int:
    cursor = connection.cursor()
    with cursor.copy(f"copy {target} from stdin (format binary)") as copy:
        copy.write(HEADER)
        for file in files:
            copy.write(file.read_bytes())
        copy.write(TRAILER)
    return cursor.rowcount


def _describe_size(connection: psycopg.Connection) -> list[Line]:
    row = connection.execute(
        "select pg_table_size('match_profile'), pg_indexes_size('match_profile'), pg_table_size('match_key'),"
        " pg_indexes_size('match_key'), (select count(*) from match_profile)"
    ).fetchone()
    assert row is not None
    *sizes, people = row
    names = ("profiles", "their indexes", "keys", "their index")
    shares = ", ".join(f"{name} {size / people:.0f}" for name, size in zip(names, sizes, strict=True))
    return [("size a person", f"{sum(sizes) / people:.0f} B ({shares})")]


def _describe_accuracy(url: str, judged: Share) -> list[Line]:
    figures = judge(url, judged)
    return [
        (
            "judged questions: best F1 (P, R)",
            f"{figures.best_f1:.4f} ({figures.best_precision:.3f}, {figures.best_recall:.3f})",
        ),
        ("automatic precision @ recall", f"{figures.link_precision:.4f} @ {figures.link_recall:.3f}"),
        ("to a human", f"{100 * figures.review:.1f} %"),
        ("duplicates found at all", f"{figures.candidates:.4f}"),
        ("household of new relatives", f"{figures.households:.3f}"),
    ]


def _describe_splink() -> list[Line]:
    """The judged questions put to splink, to which only their own sample is shown; it is no dependency of Sanad."""
    name = "splink 5, the same questions without the crowd: best F1 (P, R)"
    if find_spec("splink") is None:
        return [(name, "not measured: splink is not installed here")]
    from bench.duplicates.splink_yardstick import measure_splink  # noqa: PLC0415

    f1, precision, recall, _ = measure_splink(JUDGING_SEEDS[0])
    return [(name, f"{f1:.4f} ({precision:.3f}, {recall:.3f})")]


def _describe_clients(timed: list[Timed], point: float) -> list[Line]:
    checks = [each for one in timed for each in one.checks]
    look_ups = [each for one in timed for each in one.look_ups]
    rate = sum(len(one.checks) / one.seconds for one in timed)
    name = "1 client" if len(timed) == 1 else f"{len(timed)} clients"
    half = _cut(checks, 50)
    own, database = (
        1000 * sum(seconds) / len(checks)
        for seconds in zip(*((one.own_seconds, one.database_seconds) for one in timed), strict=True)
    )
    return [
        (
            f"{name}: look-up + score p50 / p95 / p99",
            f"{half:.2f} / {_cut(checks, 95):.2f} / {_cut(checks, 99):.2f} ms",
        ),
        (
            f"{name}: look-up alone p50 / p95 / p99",
            f"{_cut(look_ups, 50):.2f} / {_cut(look_ups, 95):.2f} / {_cut(look_ups, 99):.2f} ms",
        ),
        (f"{name}: checks/s", f"{rate:,.0f} ({len(checks):,} checks)"),
        (f"{name}: processor time a check", f"{own:.2f} ms own, {database:.2f} ms of the database"),
        (f"{name}: candidates a check", f"{sum(one.candidates for one in timed) / len(checks):.1f}"),
        (f"{name}: degraded checks", f"{100 * sum(one.degraded for one in timed) / len(checks):.1f} %"),
        (f"{name}: memory of a process", f"{max(one.memory_mb for one in timed):.0f} MB"),
        (f"{name}: check ÷ point look-up", f"{half / point:.0f}"),
    ]


def _describe_filing(cluster: Cluster, size: int) -> list[Line]:
    """The product's own way, into the full registry: staged by COPY, entered by sets under all constraints."""
    with cluster.connect(DATABASE) as connection:
        known = connection.execute("select count(*) from person").fetchone()
    first = 10 * DIFFERENT + (known[0] if known else 0)  # a kept database has those of the run before, too
    filings = make_filings(Share(MORE, first, size, 0, Path()))
    url = cluster.get_url("sanad_registry")
    store = Store(StoreUrls(url, url, url, url), pool_size=1)
    with (
        cluster.connect(DATABASE) as connection,
        connection.cursor().copy("copy person (id) from stdin") as copy,
    ):
        for each in filings:
            copy.write_row([each.person_id])
    began = time.perf_counter()
    for start in range(0, len(filings), FILED_AT_ONCE):
        with store.registry() as db:
            file_people(db, filings[start : start + FILED_AT_ONCE])
    elapsed = time.perf_counter() - began
    store.close()
    return [(f"filing {len(filings):,} more by sets", f"{len(filings) / elapsed:,.0f} people/s")]


def _cut(values: list[float], percent: int) -> float:
    return quantiles(values, n=100, method="inclusive")[percent - 1]


@contextmanager
def run_cluster(folder: Path) -> Iterator[Cluster]:
    """A Postgres with the product's settings, but for its promise to survive a power cut."""
    cluster = Cluster(folder / "postgres", durable=False)
    cluster.prepare()
    spec, log = cluster.get_spec(), folder / "postgres.log"
    spec.prepare()
    process: subprocess.Popen[bytes] = start_process(spec, log)
    try:
        if not asyncio.run(wait_ready(spec, process)):
            raise RuntimeError(read_tail(log))
        cluster.ensure_database()
        yield cluster
    finally:
        asyncio.run(stop_process(spec, process, 60))
        cluster.close()
