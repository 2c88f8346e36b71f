"""Stuck cases: what keeps an open case from going on, who mends each cause, and how."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.roles import CHARITY_ROLES, Role

SILENCE = timedelta(seconds=45)
"""After this long without the step that should have come, jitter and a retry included, a case counts as stuck."""

ATTRIBUTE_GRAIN = timedelta(seconds=1)
"""The engine's attributes are kept to the millisecond, the record's instants to the microsecond."""

FAILING_ATTEMPTS = 4
"""A step or an errand that was tried so often fails: what passes by itself has passed by then."""


class Cause(StrEnum):
    """Why an open case does not go on, the deepest cause first: mended, it takes the later ones with it."""

    MISSING_WORKFLOW = "missing_workflow"
    DEAD_STEP = "dead_step"
    DECISION_PENDING = "decision_pending"
    UNTOLD_ERRAND = "untold_errand"
    LOST_TIMER = "lost_timer"
    HOLD_WITHOUT_TASK = "hold_without_task"
    NO_TASK = "no_task"
    CHARITY_SUSPENDED = "charity_suspended"
    NO_ROLE_HOLDER = "no_role_holder"
    ALL_BARRED = "all_barred"
    HOLDER_GONE = "holder_gone"
    LEASE_ENDED = "lease_ended"
    SUSPENSION_OVER = "suspension_over"
    MINUTES_UNSIGNED = "minutes_unsigned"
    LADDER_SPENT = "ladder_spent"
    ISSUE_OVERDUE = "issue_overdue"


class Mend(StrEnum):
    """What somebody can do about a cause."""

    START = "start"
    RETRY_STEP = "retry_step"
    DELIVER = "deliver"
    ASK_CLOCK = "ask_clock"
    RECHECK = "recheck"
    RELEASE = "release"
    TO_MINISTRY = "to_ministry"


class CheckKind(StrEnum):
    """Why record and engine were compared: the worker's watch, the night's check, or a command."""

    WATCH = "watch"
    NIGHTLY = "nightly"
    ON_DEMAND = "on_demand"


@dataclass(frozen=True)
class Remedy:
    """Whose eyes a cause needs, which acts mend it, and whether it breaks the invariant.

    The invariant: every open case has somebody who can act, and a timer that the engine keeps.
    """

    owner: Role
    mends: tuple[Mend, ...] = ()
    breaks_invariant: bool = True


REMEDIES: dict[Cause, Remedy] = {
    Cause.MISSING_WORKFLOW: Remedy(Role.OPERATOR, (Mend.START,)),
    Cause.DEAD_STEP: Remedy(Role.OPERATOR, (Mend.RETRY_STEP,)),
    Cause.DECISION_PENDING: Remedy(Role.OPERATOR, (Mend.DELIVER,)),
    Cause.UNTOLD_ERRAND: Remedy(Role.OPERATOR, (Mend.DELIVER,)),
    Cause.LOST_TIMER: Remedy(Role.OPERATOR, (Mend.ASK_CLOCK,)),
    Cause.HOLD_WITHOUT_TASK: Remedy(Role.OPERATOR, (Mend.RECHECK,)),
    # A check opens the task it finds missing; later stages have no step that would.
    Cause.NO_TASK: Remedy(Role.OPERATOR, (Mend.RECHECK,)),
    # Returned to the pool or directed elsewhere by the supervisor's own decisions.
    Cause.CHARITY_SUSPENDED: Remedy(Role.SUPERVISOR),
    Cause.NO_ROLE_HOLDER: Remedy(Role.SUPERVISOR, (Mend.TO_MINISTRY,)),
    Cause.ALL_BARRED: Remedy(Role.SUPERVISOR, (Mend.TO_MINISTRY,)),
    Cause.HOLDER_GONE: Remedy(Role.AID_MANAGER, (Mend.RELEASE,)),
    Cause.LEASE_ENDED: Remedy(Role.AID_MANAGER, (Mend.RELEASE,), breaks_invariant=False),
    Cause.SUSPENSION_OVER: Remedy(Role.AID_MANAGER, breaks_invariant=False),
    Cause.MINUTES_UNSIGNED: Remedy(Role.CHARITY_ADMIN, breaks_invariant=False),
    # Everybody was told, as the policy says, and still it waits: the ministry's to follow up, not the machine's.
    Cause.LADDER_SPENT: Remedy(Role.SUPERVISOR, breaks_invariant=False),
    # What a sample found wrong: its clock tells on like that of a task, and the ministry sees it stand.
    Cause.ISSUE_OVERDUE: Remedy(Role.SUPERVISOR, breaks_invariant=False),
}

MENDERS: dict[Mend, frozenset[Role]] = {
    Mend.START: frozenset({Role.OPERATOR}),
    Mend.RETRY_STEP: frozenset({Role.OPERATOR}),
    Mend.DELIVER: frozenset({Role.OPERATOR}),
    Mend.ASK_CLOCK: frozenset({Role.OPERATOR}),
    Mend.RECHECK: frozenset({Role.OPERATOR}),
    Mend.RELEASE: frozenset({Role.AID_MANAGER, Role.SUPERVISOR}),
    Mend.TO_MINISTRY: frozenset({Role.SUPERVISOR}),
}

READERS = (Role.OPERATOR, Role.SUPERVISOR, Role.AUDITOR, Role.AID_MANAGER, Role.CHARITY_ADMIN)
"""Who may look at stuck cases: the platform and the ministry at all of them, a charity at its own."""

ENGINE_CAUSES = frozenset({Cause.MISSING_WORKFLOW, Cause.DEAD_STEP})
"""What only the engine knows; everything else stands in the record."""

SUSPECT_CAUSES = frozenset(
    {Cause.DECISION_PENDING, Cause.UNTOLD_ERRAND, Cause.LOST_TIMER, Cause.HOLD_WITHOUT_TASK, Cause.NO_TASK}
)
"""What a step that fails or a process that is missing looks like in the record: the engine is asked about these."""


def choose_owner(cause: Cause, role: Role | None) -> Role:
    """Whose eyes `cause` needs when `role` is waited for: what a charity looks after at its own, a supervisor does at the ministry."""
    owner = REMEDIES[cause].owner
    if owner in CHARITY_ROLES and role in (Role.SUPERVISOR, Role.DUPLICATE_DESK):
        return Role.SUPERVISOR
    return owner


class Difference(StrEnum):
    """How the engine may differ from the record of a case."""

    NOT_RUNNING = "not_running"
    STILL_RUNNING = "still_running"
    STAGE = "stage"
    CHARITY = "charity"
    TIMER = "timer"


@dataclass(frozen=True)
class Expected:
    """What the record says the engine should show of a case; `wakes_at` is the next question of its clocks."""

    is_open: bool
    stage: str
    charity_id: str = ""
    wakes_at: datetime | None = None
    is_deciding: bool = False


@dataclass(frozen=True)
class Shown:
    """What the engine shows of a case it runs."""

    stage: str
    charity_id: str = ""
    wakes_at: datetime | None = None


def find_difference(expected: Expected, shown: Shown | None, *, at: datetime) -> Difference | None:
    """How the engine differs from the record, None if it does not; `shown` is None for a case it does not run.

    A timer that wakes too early asks and sleeps again: no difference, unless it should have asked long ago.
    While a decision is being recorded the clock is put off, and is not compared.
    """
    if shown is None or not expected.is_open:
        if (shown is not None) == expected.is_open:
            return None
        return Difference.NOT_RUNNING if expected.is_open else Difference.STILL_RUNNING
    if shown.stage != expected.stage:
        return Difference.STAGE
    if shown.charity_id != expected.charity_id:
        return Difference.CHARITY
    if expected.is_deciding or expected.wakes_at is None:
        return None
    asks_at = shown.wakes_at
    is_late = asks_at is None or asks_at > expected.wakes_at + ATTRIBUTE_GRAIN or asks_at < at - SILENCE
    return Difference.TIMER if is_late else None
