"""Checking processes, as the worker is one: each asks its own questions of the registry and times every answer."""

import os
import random
import resource
import time
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path

import psycopg
from sqlalchemy import text

from bench.duplicates.crowds import SECRET, Asked, Share, invent_share, make_id, read_queries
from bench.duplicates.measure import Answer, Figures, measure
from bench.duplicates.samples import Query
from matching import Profile, Statement, Verdict, check, prepare
from store.queries.matches import look_up
from store.scope import Store, StoreUrls

MOST_ASKED = 15_000
WARM_UP = 0.15
"""Share of the questions that are asked before the clock runs; they are not asked again."""


@dataclass
class Timed:
    """What one process measured: milliseconds a check, and of them those of the look-up alone.

    `own_seconds` and `database_seconds` are of processor time, its own and of its connection's server process: they say
    what a check costs also where others use the machine.
    """

    checks: list[float] = field(default_factory=list)
    look_ups: list[float] = field(default_factory=list)
    candidates: int = 0
    degraded: int = 0
    seconds: float = 0.0
    own_seconds: float = 0.0
    database_seconds: float = 0.0
    memory_mb: float = 0.0


def run_clients(url: str, shares: list[Share], clients: int, seconds: float) -> list[Timed]:
    """Let so many processes check at once; each has its own share of the questions, in its own order."""
    context = get_context("spawn")
    barrier, results = context.Barrier(clients), context.SimpleQueue()
    processes = [
        context.Process(target=_check_for, args=(url, shares, place, clients, seconds, barrier, results))
        for place in range(clients)
    ]
    for process in processes:
        process.start()
    timed = [results.get() for _ in processes]
    for process in processes:
        process.join()
    return timed


def judge(url: str, judged: Share) -> Figures:
    """The figures of the judged questions, each asked of the whole registry on the live path."""
    rows, asked = invent_share(judged)
    homes = {str(make_id(number)): row["household_id"] for number, row in enumerate(rows, judged.first)}
    store = Store(StoreUrls(url, url, url, url), pool_size=1)
    answers = list[Answer]()
    for place, each in enumerate(asked):
        profile = prepare(Statement.from_row(each.row))
        with store.registry() as db:
            looked = look_up(db, profile, secret=SECRET)
        candidates = [
            one._replace(household_id=homes.get(one.person_id, one.person_id))
            for one in looked.found.candidates
        ]
        verdict = check(profile, looked.found._replace(candidates=candidates), looked.size)
        answers.append(Answer(Query(str(place), each.person_id, each.household, each.kind, profile), verdict))
    store.close()
    return measure(answers)


def time_point_look_ups(url: str, people: int, count: int = 5_000) -> list[float]:
    """Milliseconds of the cheapest read there is: one row by its number, prepared, no transaction."""
    rng, taken = random.Random(7), list[float]()
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        for _ in range(2 * count):
            number = rng.randint(1, people)
            began = time.perf_counter()
            connection.execute("select person_id from match_profile where number = %s", [number]).fetchone()
            taken.append((time.perf_counter() - began) * 1000)
    return taken[count:]


def _check_for(
    url: str,
    shares: list[Share],
    place: int,
    clients: int,
    seconds: float,
    barrier: Barrier,
    results: SimpleQueue[Timed],
) -> None:
    asked = read_queries(shares, MOST_ASKED // len(shares))[place::clients]
    random.Random(place).shuffle(asked)
    store = Store(StoreUrls(url, url, url, url), pool_size=1)
    warm = round(len(asked) * WARM_UP)
    _ask_all(store, asked[:warm], seconds=60.0)
    barrier.wait()
    timed = _ask_all(store, asked[warm:], seconds)
    timed.memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    store.close()
    results.put(timed)


def _ask_all(store: Store, asked: list[Asked], seconds: float) -> Timed:
    """Ask one question after another, each once, until they or the seconds are over; reading the statement is not timed."""
    timed, began, own = Timed(), time.perf_counter(), time.process_time()
    server = _read_server_time(store)
    for each in asked:
        profile = prepare(Statement.from_row(each.row))
        verdict, look_up_ms, check_ms, candidates = _check(store, profile)
        timed.checks.append(check_ms)
        timed.look_ups.append(look_up_ms)
        timed.candidates += candidates
        timed.degraded += bool(verdict.degraded)
        timed.seconds = time.perf_counter() - began
        if timed.seconds > seconds:
            break
    timed.own_seconds = time.process_time() - own
    timed.database_seconds = _read_server_time(store) - server
    return timed


def _read_server_time(store: Store) -> float:
    """Seconds of processor time that the server process of the one connection has used."""
    with store.registry() as db:
        pid = db.scalar(text("select pg_backend_pid()"))
    words = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def _check(store: Store, profile: Profile) -> tuple[Verdict, float, float, int]:
    with store.registry() as db:
        began = time.perf_counter()
        looked = look_up(db, profile, secret=SECRET)
        found = time.perf_counter()
        verdict = check(profile, looked.found, looked.size)
        ended = time.perf_counter()
    candidates = len(list(looked.found.candidates))
    return verdict, (found - began) * 1000, (ended - began) * 1000, candidates
