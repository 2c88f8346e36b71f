"""`sanad worker`: runs the steps of cases, the relay, the files of requests, the lists, the watch, the postman and the nightly comparison until told to stop."""

import asyncio
import logging
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import typer
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from activities.aid_requests import AidRequestSteps
from activities.appeals import AppealSteps
from activities.case_checks import CaseCheckSteps
from cli.settings import load_settings
from cli.wiring import House, open_gateways, open_house
from services.case_checks import CaseChecks
from services.import_delivery import ImportDelivery
from services.list_entries import ListEntries
from services.nights import CHECK_QUEUE, schedule_nights
from services.postman import Postman
from services.processes import CASE_QUEUE
from services.relay import Relay
from services.watch import Watch
from workflows.aid_requests import AidRequestWorkflow
from workflows.appeals import AppealWorkflow
from workflows.case_checks import VerifyCasesWorkflow

THREADS = 10
"""Fewer than the connections of the registry's pool, so that no step waits for one."""

CACHED_CASES = 2_500
"""Cases kept in memory, a tenth of a megabyte each: more than the longest list, whose every signature would otherwise replay its case."""

DRAIN = timedelta(seconds=30)
"""How long a step that has begun may take to end when the worker is told to stop."""


def register(app: typer.Typer) -> None:
    app.command()(worker)


def worker() -> None:
    """Run the steps of cases and deliver what waits in the outbox."""
    settings = load_settings()
    logging.basicConfig(
        level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    # It would write a line for every message that a gateway takes.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    asyncio.run(_run())
    # The engine's library sometimes crashes while the interpreter takes it down after a clean end.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


async def _run() -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with open_house(load_settings(), lazy=False) as house:
        with ThreadPoolExecutor(THREADS) as threads:
            async with build_worker(house, threads), build_check_worker(house):
                await schedule_nights(house.client)
                relay = Relay(house.store, house.processes, house.clock, secret=house.match_secret)
                imports = ImportDelivery(house.store, house.processes, house.clock, secret=house.match_secret)
                lists = ListEntries(house.store, house.clock)
                watch = Watch(house.store, house.processes, house.clock)
                postman = Postman(
                    house.store,
                    open_gateways(house.settings),
                    house.clock,
                    public_url=house.public_url,
                )
                beside = (relay, imports, lists, watch, postman)
                await asyncio.gather(*(each.run(stop) for each in beside))


def build_worker(house: House, threads: ThreadPoolExecutor) -> Worker:
    """The worker of the case queue; workflows run unsandboxed here and sandboxed in the tests."""
    steps = AidRequestSteps(house.store, house.match_secret)
    hearings = AppealSteps(house.store, house.match_secret)
    return Worker(
        house.client,
        task_queue=CASE_QUEUE,
        workflows=[AidRequestWorkflow, AppealWorkflow],
        activities=[*steps.all, *hearings.all],
        activity_executor=threads,
        max_concurrent_activities=THREADS,
        max_cached_workflows=CACHED_CASES,
        workflow_runner=UnsandboxedWorkflowRunner(),
        graceful_shutdown_timeout=DRAIN,
        sticky_queue_schedule_to_start_timeout=timedelta(seconds=2),
    )


def build_check_worker(house: House) -> Worker:
    """The worker of the nightly comparison: a queue of its own, so that no case waits behind it."""
    checks = CaseChecks(house.store, house.processes, house.clock)
    return Worker(
        house.client,
        task_queue=CHECK_QUEUE,
        workflows=[VerifyCasesWorkflow],
        activities=CaseCheckSteps(checks).all,
        max_concurrent_activities=1,
        workflow_runner=UnsandboxedWorkflowRunner(),
    )
