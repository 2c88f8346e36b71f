"""The process of one appeal: it waits for whoever hears it and for its clock, and lets a step write what follows."""

import asyncio
from collections.abc import Awaitable

from temporalio import workflow
from temporalio.exceptions import ActivityError

from domain.contracts.appeals import HearingResult, HearingState
from domain.contracts.cases import DecisionNotice, MovedDeadline, RecordDecision, WakeTask
from domain.cycle import Stage
from domain.errors import TaskClosedError
from workflows import steps
from workflows.waiting import make_refusal, name_refusal, refuse_excluded, show_standing, wait_for


@workflow.defn(name="Appeal")
class AppealWorkflow:
    """One appeal from its filing to its outcome; the case that it may open again has a process of its own.

    As that one it holds no personal data and decides nothing: a decision arrives as an Update, its clock as a timer.
    """

    @workflow.init
    def __init__(self, state: HearingState) -> None:
        self._state = state
        self._lock = asyncio.Lock()

    @workflow.run
    async def run(self, state: HearingState) -> HearingResult:
        """Go on until the appeal was decided or withdrawn."""
        self._show()
        while self._state.task:
            await self._wait_for_something()
            await self._answer_clock()
        await workflow.wait_condition(workflow.all_handlers_finished)
        return HearingResult(state.request_id, state.round, self._state.outcome or "")

    @workflow.update
    async def decide(self, notice: DecisionNotice) -> HearingState:
        """Give a recorded decision its effect and answer with where the appeal then stands."""
        # Two decisions may have passed the validator before one of them took effect: only the lock settles it.
        async with self._lock:
            self._refuse_unless_open(notice)
            asked = RecordDecision(self._state.request_id, self._state.round, notice, workflow.now())
            try:
                return await self._adopt(steps.record_hearing(asked))
            except ActivityError as error:
                raise name_refusal(error) from None

    @decide.validator
    def check_decision(self, notice: DecisionNotice) -> None:
        """Refuse what this appeal cannot take: another task, a person it excludes."""
        self._refuse_unless_open(notice)

    @workflow.signal
    async def move_deadline(self, moved: MovedDeadline) -> None:
        """Its deadline moved earlier: ask the record again now."""
        async with self._lock:
            await self._ask_clock(moved.task_id)

    @workflow.query
    def get_state(self) -> HearingState:
        """Where the engine believes the appeal stands."""
        return self._state

    async def _wait_for_something(self) -> None:
        before = self._state
        await wait_for(lambda: self._state is not before, wakes_at=before.wakes_at)

    async def _answer_clock(self) -> None:
        async with self._lock:
            task = self._state.task
            if task and task.wakes_at and task.wakes_at <= workflow.now():
                await self._ask_clock(task.task_id)

    async def _ask_clock(self, task_id: str) -> None:
        asked = WakeTask(self._state.request_id, self._state.round, task_id, workflow.now())
        await self._adopt(steps.wake_hearing(asked))

    async def _adopt(self, step: Awaitable[HearingState]) -> HearingState:
        self._state = await step
        self._show()
        return self._state

    def _show(self) -> None:
        show_standing(Stage.CLOSED, self._state.charity_id, self._state.wakes_at)

    def _refuse_unless_open(self, notice: DecisionNotice) -> None:
        task = self._state.task
        if task is None or task.task_id != notice.task_id:
            raise make_refusal(TaskClosedError)
        refuse_excluded(task, notice)
