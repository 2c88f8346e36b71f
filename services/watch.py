"""The watch of stuck cases: a worker asks the engine about what looks stuck in the record, and notes what it finds."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from domain.calendars import read_day
from domain.stuck_cases import ENGINE_CAUSES, SUSPECT_CAUSES, Cause, CheckKind
from services.case_checks import CaseChecks, look_at
from services.delivery_issues import answer_clocks
from services.processes import Processes
from services.runs import Look
from services.turns import take_turns
from store.queries.case_checks import (
    CheckedCase,
    begin_check,
    count_open,
    drop_findings,
    end_check,
    keep_finding,
    list_checked,
    list_findings,
)
from store.queries.stuck_cases import list_stuck
from store.scope import Store
from store.tables.case_checks import EngineFinding

EVERY = timedelta(seconds=15)
SUSPECTS_AT_MOST = 200
AT_ONCE = 8


class Watch:
    """One of possibly many: whoever comes first takes the turn, the others skip it."""

    def __init__(self, store: Store, processes: Processes, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._processes = processes
        self._checks = CaseChecks(store, processes, clock)
        self._clock = clock
        self._differed = False

    async def run(self, stop: asyncio.Event) -> None:
        """Look every quarter of a minute until told to stop; a part that is down is waited for."""

        async def look_and_rest() -> int:
            await self.look_once()
            return 0

        await take_turns(look_and_rest, stop, work="the watch", idle_seconds=EVERY.total_seconds())

    async def look_once(self) -> bool:
        """Look at every suspect, and for missing processes where the counts differ; False if it was another's turn.

        What no process drives is asked here too: the clocks of what samples found wrong.
        """
        if not await asyncio.to_thread(self._begin):
            return False
        await asyncio.to_thread(answer_clocks, self._store, at=self._clock())
        suspects = await asyncio.to_thread(self._list_suspects)
        suspects += await self._list_missing()
        cases = await asyncio.to_thread(self._read, suspects)
        gate = asyncio.Semaphore(AT_ONCE)

        async def look(case: CheckedCase) -> tuple[CheckedCase, Look]:
            async with gate:
                return case, await look_at(self._processes.runs, case, at=self._clock())

        looks = await asyncio.gather(*map(look, cases))
        await asyncio.to_thread(self._end, looks)
        return True

    async def _list_missing(self) -> list[UUID]:
        """Counting costs two queries, listing a hundred: it is done when the counts differ twice running."""
        running = await self._processes.runs.count()
        differs = running != await asyncio.to_thread(self._count_open)
        is_time = differs and self._differed
        self._differed = differs
        return await self._checks.list_missing() if is_time else []

    def _begin(self) -> bool:
        with self._store.registry() as db:
            return begin_check(db, CheckKind.WATCH, at=self._clock(), not_before=EVERY / 2)

    def _list_suspects(self) -> list[UUID]:
        at = self._clock()
        with self._store.registry() as db:
            rows = list_stuck(
                db,
                charity_id=None,
                at=at,
                today=read_day(at),
                causes=SUSPECT_CAUSES,
                limit=SUSPECTS_AT_MOST,
            )
            return [*{*(row.request_id for row in rows), *list_findings(db)}]

    def _count_open(self) -> int:
        with self._store.registry() as db:
            return count_open(db)

    def _read(self, request_ids: Sequence[UUID]) -> list[CheckedCase]:
        with self._store.registry() as db:
            return list(list_checked(db, request_ids).values())

    def _end(self, looks: Sequence[tuple[CheckedCase, Look]]) -> None:
        at = self._clock()
        findings = [finding for case, look in looks if (finding := describe_finding(case, look, at=at))]
        kept = {finding.request_id for finding in findings}
        with self._store.registry() as db:
            drop_findings(db, [case.request_id for case, _ in looks if case.request_id not in kept])
            for finding in findings:
                keep_finding(db, finding)
            end_check(
                db,
                CheckKind.WATCH,
                at=at,
                cases=len(looks),
                differing=len(findings),
                repaired=0,
                left_over={
                    cause.value: count
                    for cause in ENGINE_CAUSES
                    if (count := sum(finding.cause is cause for finding in findings))
                },
            )


def describe_finding(case: CheckedCase, look: Look, *, at: datetime) -> EngineFinding | None:
    """What a look at the engine says of an open case; None if the engine drives it."""
    if not case.expected.is_open:
        return None
    if look.shown is None:
        return EngineFinding(
            request_id=case.request_id, cause=Cause.MISSING_WORKFLOW, since_at=at, found_at=at
        )
    if look.failure is None:
        return None
    return EngineFinding(
        request_id=case.request_id,
        cause=Cause.DEAD_STEP,
        step=look.failure.step,
        attempts=look.failure.attempts,
        error_type=look.failure.error_type,
        since_at=look.failure.since_at,
        next_attempt_at=look.failure.next_attempt_at,
        found_at=at,
    )
