"""The process of one aid request: it waits for people and clocks, and lets a step write what follows."""

import asyncio
from collections.abc import Awaitable

from temporalio import workflow
from temporalio.exceptions import ActivityError

from domain.contracts.cases import (
    CaseResult,
    CaseState,
    CheckDuplicates,
    DecisionNotice,
    MovedDeadline,
    Recheck,
    RecordDecision,
    WakeTask,
)
from domain.cycle import Stage
from domain.errors import CaseClosedError, TaskClosedError
from workflows import steps
from workflows.waiting import make_refusal, name_refusal, refuse_excluded, show_standing, wait_for

INSTALMENTS_PER_RUN = 12
"""After this many the run begins anew: it bounds the life of patches and payload keys."""


@workflow.defn(name="AidRequest")
class AidRequestWorkflow:
    """One case from wherever the record says it stands to its outcome.

    It holds no personal data and decides nothing that a person should: a decision arrives as an Update, a clock
    as a timer, a freed need as a Signal, and each is answered by one step that returns the new state.
    """

    @workflow.init
    def __init__(self, state: CaseState) -> None:
        self._state = state
        self._first_instalment = state.instalment
        self._rechecks: list[str] = []
        self._lock = asyncio.Lock()

    @workflow.run
    async def run(self, state: CaseState) -> CaseResult:
        """Go on until the case has its outcome; continue as new after every twelve instalments."""
        if state.stage == Stage.REGISTRATION:
            self._rechecks.append(f"check/{state.request_id}/{state.round}")
        self._show()
        while not self._is_over():
            await self._wait_for_something()
            await self._answer_clocks()
            await self._answer_rechecks()
        await workflow.wait_condition(workflow.all_handlers_finished)
        if self._state.stage != Stage.CLOSED:
            workflow.continue_as_new(self._state)
        return CaseResult(state.request_id, state.round, self._state.outcome or "")

    @workflow.update
    async def decide(self, notice: DecisionNotice) -> CaseState:
        """Give a recorded decision its effect and answer with where the case then stands."""
        # Two decisions may have passed the validator before one of them took effect: only the lock settles it.
        async with self._lock:
            self._refuse_unless_open(notice)
            asked = RecordDecision(self._state.request_id, self._state.round, notice, workflow.now())
            try:
                return await self._adopt(steps.record_decision(asked))
            except ActivityError as error:
                raise name_refusal(error) from None

    @decide.validator
    def check_decision(self, notice: DecisionNotice) -> None:
        """Refuse what this case cannot take: another stage, a closed task, a person it excludes."""
        self._refuse_unless_open(notice)

    @workflow.signal
    async def recheck(self, asked: Recheck) -> None:
        """A need this case waited for is free: look again."""
        self._rechecks.append(asked.key)

    @workflow.signal
    async def move_deadline(self, moved: MovedDeadline) -> None:
        """A deadline moved earlier: ask the record again now."""
        async with self._lock:
            await self._ask_clock(moved.task_id)

    @workflow.query
    def get_state(self) -> CaseState:
        """Where the engine believes the case stands."""
        return self._state

    def _is_over(self) -> bool:
        if self._state.stage == Stage.CLOSED:
            return True
        return self._state.instalment - self._first_instalment >= INSTALMENTS_PER_RUN

    async def _wait_for_something(self) -> None:
        before = self._state
        await wait_for(lambda: bool(self._rechecks) or self._state is not before, wakes_at=before.wakes_at)

    async def _answer_clocks(self) -> None:
        async with self._lock:
            now = workflow.now()
            for task in self._state.tasks:
                if task.wakes_at and task.wakes_at <= now:
                    await self._ask_clock(task.task_id)

    async def _answer_rechecks(self) -> None:
        async with self._lock:
            while self._rechecks:
                asked = CheckDuplicates(
                    self._state.request_id, self._state.round, self._rechecks[0], workflow.now()
                )
                await self._adopt(steps.check_duplicates(asked))
                self._rechecks.pop(0)

    async def _ask_clock(self, task_id: str) -> None:
        asked = WakeTask(self._state.request_id, self._state.round, task_id, workflow.now())
        await self._adopt(steps.wake_task(asked))

    async def _adopt(self, step: Awaitable[CaseState]) -> CaseState:
        self._state = await step
        self._show()
        return self._state

    def _show(self) -> None:
        show_standing(self._state.stage, self._state.charity_id, self._state.wakes_at)

    def _refuse_unless_open(self, notice: DecisionNotice) -> None:
        if self._state.stage == Stage.CLOSED:
            raise make_refusal(CaseClosedError)
        task = self._state.find_task(notice.task_id)
        if task is None:
            raise make_refusal(TaskClosedError)
        refuse_excluded(task, notice)
