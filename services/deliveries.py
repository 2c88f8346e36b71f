"""Delivery: each instalment is paid to its payee and confirmed."""

from sqlmodel import select

from domain.calendars import read_day
from services.moves import Work
from store.queries.reservations import find_own, give
from store.tables.decisions import Decision
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.tasks import Task


def pay(work: Work, _task: Task, decision: Decision) -> None:
    """Note the payment of the instalment at hand; its window starts now."""
    instalment = _get_instalment(work)
    instalment.state = InstalmentState.PAID
    instalment.method, instalment.reference, instalment.paid_at = decision.method, decision.reference, work.at
    decision.amount_fils = instalment.amount_fils
    reservation = find_own(work.db, work.case.id)
    if reservation:
        give(reservation, work.policy.categories[work.case.category].family, on=read_day(work.at))


def confirm(work: Work, _task: Task, decision: Decision) -> None:
    """Note what shows that the instalment at hand was received."""
    instalment = _get_instalment(work)
    instalment.state = InstalmentState.CONFIRMED
    instalment.proof, instalment.confirmed_at = decision.proof, work.at
    decision.amount_fils = instalment.amount_fils


def cancel_due(work: Work) -> None:
    """Cancel what was promised and not paid."""
    for instalment in work.db.exec(
        select(Instalment).where(
            Instalment.request_id == work.case.id, Instalment.state == InstalmentState.DUE
        )
    ):
        instalment.state = InstalmentState.CANCELLED


def forget_due(work: Work) -> None:
    """Unplan what was promised and not paid: the case is decided anew."""
    for instalment in work.db.exec(
        select(Instalment).where(
            Instalment.request_id == work.case.id, Instalment.state == InstalmentState.DUE
        )
    ):
        work.db.delete(instalment)


def _get_instalment(work: Work) -> Instalment:
    return work.db.exec(
        select(Instalment).where(
            Instalment.request_id == work.case.id,
            Instalment.round == work.case.round,
            Instalment.number == work.case.instalment,
        )
    ).one()
