"""Signatures: each by a different person, the last one turns a recommendation into instalments."""

from domain.money import split_instalments
from services.moves import Work
from store.queries.decisions import find_recommendation
from store.tables.decisions import Decision
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.tasks import Task


def approve(work: Work, task: Task, decision: Decision) -> None:
    """Keep the amount signed for (never above the recommended one); after the last level plan the instalments."""
    work.case.approved_fils = decision.amount_fils
    if task.level + 1 == len(work.case.signatures):
        _plan_instalments(work)


def return_to_study(work: Work, _task: Task, _decision: Decision) -> None:
    """Take back what was signed: the study begins again with its researcher."""
    work.case.signatures = []
    work.case.advised_rejection = False
    work.case.approved_fils = None


def _plan_instalments(work: Work) -> None:
    recommendation = find_recommendation(work.db, work.case.id)
    assert recommendation is not None  # noqa: S101 (a signature follows a recommendation)
    payee_id, fund_id = recommendation.payee_id, recommendation.fund_id
    assert payee_id is not None and fund_id is not None  # noqa: S101, PT018 (its form demands both)
    for number, amount in enumerate(
        split_instalments(work.case.approved_fils or 0, recommendation.instalments), start=1
    ):
        work.db.add(
            Instalment(
                request_id=work.case.id,
                round=work.case.round,
                number=number,
                amount_fils=amount,
                payee_id=payee_id,
                fund_id=fund_id,
                state=InstalmentState.DUE,
            )
        )
