"""The masked pool: who may give a case back to it, and which cases may be directed away from a charity."""

from domain.cycle import DecisionCode, EventType, Move, Stage, TaskKind
from domain.errors import NotHolderError, NotOverdueError

OF_A_CHARITY = frozenset({TaskKind.STUDY, TaskKind.COMPLETE})


def hand_back(stage: Stage, instalment: int) -> Move:
    """Where a case waits once its charity may not act any more (rule 6): in its check, in the pool, or to be handed over."""
    if stage in (Stage.REGISTRATION, Stage.DUPLICATE_CHECK):
        return Move(EventType.HANDED_BACK, stage)
    if stage is Stage.DELIVERY:
        return Move(EventType.HANDED_BACK, Stage.DELIVERY, TaskKind.HAND_OVER, instalment=instalment)
    return Move(EventType.HANDED_BACK, Stage.REVIEW, TaskKind.PULL)


def check_change_of_body(
    code: DecisionCode, kind: TaskKind, *, is_overdue: bool, is_holder: bool, is_manager: bool
) -> None:
    """Judge a decision that takes a case from its charity; any other passes.

    A charity gives back what its aid manager, or the researcher who holds it, gives up (NotHolderError); the ministry
    directs elsewhere what nobody has, and what a charity has left lying past its deadline (NotOverdueError).
    """
    if code is DecisionCode.RETURN_TO_POOL and not (is_holder or is_manager):
        raise NotHolderError
    if code is DecisionCode.REDIRECT and kind in OF_A_CHARITY and not is_overdue:
        raise NotOverdueError


def may_change_body(
    code: DecisionCode, kind: TaskKind, *, is_overdue: bool, is_holder: bool, is_manager: bool
) -> bool:
    """True unless `check_change_of_body` refuses."""
    try:
        check_change_of_body(code, kind, is_overdue=is_overdue, is_holder=is_holder, is_manager=is_manager)
    except (NotHolderError, NotOverdueError):
        return False
    return True
