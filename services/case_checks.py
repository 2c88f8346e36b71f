"""Record and engine compared: every open case has a process, a true timer and somebody who can act, or is named."""

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from domain.calendars import read_day
from domain.stuck_cases import REMEDIES, Cause, CheckKind, Difference, Shown, find_difference
from services.processes import Processes
from services.runs import Look, Run, Runs
from store.queries.case_checks import (
    CheckedCase,
    begin_check,
    drop_findings,
    end_check,
    list_checked,
    list_open,
)
from store.queries.stuck_cases import count_stuck
from store.scope import Store

AT_ONCE = 8
PAGE = 1000
ANSWER_TRIES = 12
ANSWER_SECONDS = 0.25
"""A process that was asked again has adopted the record's answer within three seconds, or is named."""

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Finding:
    """A case of which the engine differed from the record, and whether it agrees now."""

    request_id: UUID
    difference: Difference
    is_repaired: bool


@dataclass
class Checked:
    """How many open cases were compared, what differed, and how many have which cause left in the record itself."""

    cases: int = 0
    findings: list[Finding] = field(default_factory=list)
    left_over: Mapping[Cause, int] = field(default_factory=dict)

    @property
    def repaired(self) -> int:
        """How many differences are gone."""
        return sum(finding.is_repaired for finding in self.findings)

    @property
    def holds(self) -> bool:
        """True if every open case has an owner and a timer now."""
        is_agreed = all(finding.is_repaired for finding in self.findings)
        return is_agreed and not any(REMEDIES[cause].breaks_invariant for cause in self.left_over)

    def count_differences(self) -> Counter[Difference]:
        """How many cases differed in which way."""
        return Counter(finding.difference for finding in self.findings)


async def look_at(runs: Runs, case: CheckedCase, *, at: datetime) -> Look:
    """What the engine runs of a case: its own process, or while an appeal is heard that of the appeal."""
    return await runs.look(case.request_id, case.round, at=at, is_hearing=case.is_hearing)


def _is_awaited(run: Run, cases: Mapping[UUID, CheckedCase]) -> bool:
    """False for a process that ends while the other of its case begins: an appeal that opened it again, or an ended round."""
    case = cases.get(run.request_id)
    return case is not None and (run.is_hearing, run.round) == (case.is_hearing, case.round)


class CaseChecks:
    """Compares page by page, asks a process only where it differs, and repairs what asking repairs."""

    def __init__(self, store: Store, processes: Processes, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._processes = processes
        self._runs = processes.runs
        self._clock = clock

    async def verify_cases(self, kind: CheckKind, progress: Progress = lambda _cases: None) -> Checked:
        """Compare every open case and keep the result. Raises UnavailableError if the engine is down."""
        await asyncio.to_thread(self._begin, kind)
        result, running = Checked(), set[UUID]()
        async for page in self._runs.list_pages():
            cases = await asyncio.to_thread(self._read, [run.request_id for run in page])
            shown = {run.request_id: run.shown for run in page if _is_awaited(run, cases)}
            running |= shown.keys()
            cases = {request_id: case for request_id, case in cases.items() if request_id in shown}
            result.findings += await self._settle(cases.values(), shown)
            for run in page:
                if run.is_hearing and run.request_id not in shown:
                    # Its appeal was decided: asked again, it learns so and ends.
                    await self._runs.ask_again(run.request_id, run.round, None, is_hearing=True)
            result.cases += sum(case.expected.is_open for case in cases.values())
            progress(result.cases)
        after: UUID | None = None
        while open_cases := await asyncio.to_thread(self._read_open, after):
            lost = await asyncio.to_thread(self._read, [each for each in open_cases if each not in running])
            result.findings += await self._settle(lost.values(), {})
            result.cases += len(lost)
            after = open_cases[-1]
            progress(result.cases)
        result.left_over = await asyncio.to_thread(self._end, kind, result)
        return result

    async def list_missing(self) -> list[UUID]:
        """The open cases of the record that the engine does not list; each has yet to be looked at."""
        running = set[UUID]()
        async for page in self._runs.list_pages():
            cases = await asyncio.to_thread(self._read, [run.request_id for run in page])
            running |= {run.request_id for run in page if _is_awaited(run, cases)}
        missing: list[UUID] = []
        after: UUID | None = None
        while open_cases := await asyncio.to_thread(self._read_open, after):
            missing += [each for each in open_cases if each not in running]
            after = open_cases[-1]
        return missing

    async def _settle(self, cases: Collection[CheckedCase], shown: Mapping[UUID, Shown]) -> list[Finding]:
        at = self._clock()
        differing = [
            (case, difference)
            for case in cases
            if (difference := find_difference(case.expected, shown.get(case.request_id), at=at))
        ]
        gate = asyncio.Semaphore(AT_ONCE)

        async def settle(case: CheckedCase, difference: Difference) -> Finding | None:
            async with gate:
                return await self._look_closer(case, difference)

        found = await asyncio.gather(*(settle(case, difference) for case, difference in differing))
        return [finding for finding in found if finding]

    async def _look_closer(self, case: CheckedCase, difference: Difference) -> Finding | None:
        """Ask the process itself: the lists of the engine follow a moment behind."""
        if difference is Difference.NOT_RUNNING:
            start = self._processes.start_appeal if case.is_hearing else self._processes.start_case
            is_started = await start(case.request_id)
            return Finding(case.request_id, difference, is_repaired=True) if is_started else None
        if await self._agrees(case):
            return None
        await self._runs.ask_again(case.request_id, case.round, case.task_id, is_hearing=case.is_hearing)
        for _ in range(ANSWER_TRIES):
            await asyncio.sleep(ANSWER_SECONDS)
            if await self._agrees(case):
                return Finding(case.request_id, difference, is_repaired=True)
        return Finding(case.request_id, difference, is_repaired=False)

    async def _agrees(self, case: CheckedCase) -> bool:
        look = await look_at(self._runs, case, at=self._clock())
        cases = await asyncio.to_thread(self._read, [case.request_id])
        expected = cases[case.request_id].expected
        return find_difference(expected, look.shown, at=self._clock()) is None

    def _begin(self, kind: CheckKind) -> None:
        with self._store.registry() as db:
            begin_check(db, kind, at=self._clock())

    def _end(self, kind: CheckKind, result: Checked) -> dict[Cause, int]:
        at = self._clock()
        with self._store.registry() as db:
            drop_findings(db, [finding.request_id for finding in result.findings if finding.is_repaired])
            left = count_stuck(db, charity_id=None, at=at, today=read_day(at))
            end_check(
                db,
                kind,
                at=at,
                cases=result.cases,
                differing=len(result.findings),
                repaired=result.repaired,
                left_over={
                    **{cause.value: count for cause, count in left.items()},
                    **{
                        difference.value: count
                        for difference, count in Counter(
                            finding.difference for finding in result.findings if not finding.is_repaired
                        ).items()
                    },
                },
            )
        return left

    def _read(self, request_ids: Collection[UUID]) -> dict[UUID, CheckedCase]:
        if not request_ids:
            return {}
        with self._store.registry() as db:
            return list_checked(db, request_ids)

    def _read_open(self, after: UUID | None) -> list[UUID]:
        with self._store.registry() as db:
            return list(list_open(db, after=after, limit=PAGE))
