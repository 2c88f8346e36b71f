"""Instalments: what was promised, which of it is at hand, and what shows that it was received."""

from sqlmodel import col, func, select

from domain.appointments import AppointmentState
from services.delivery_codes import end_proofs
from services.moves import Work
from store.queries.decisions import find_recommendation
from store.queries.proofs import end_appointments
from store.tables.decisions import Decision
from store.tables.deliveries import Instalment, InstalmentState
from store.tables.tasks import Task


def confirm(work: Work, _task: Task, decision: Decision) -> None:
    """Note what shows that the instalment at hand was received."""
    instalment = get_instalment(work)
    instalment.state = InstalmentState.CONFIRMED
    instalment.proof, instalment.confirmed_at = decision.proof, work.at
    end_proofs(work.db, instalment.id, decision.proof, at=work.at)
    end_appointments(work.db, work.case.id, AppointmentState.KEPT, at=work.at)
    decision.amount_fils = instalment.amount_fils


def cancel_due(work: Work) -> None:
    """Cancel what was promised and not paid."""
    for instalment in work.db.exec(
        select(Instalment).where(
            Instalment.request_id == work.case.id, Instalment.state == InstalmentState.DUE
        )
    ):
        instalment.state = InstalmentState.CANCELLED


def list_due(work: Work) -> list[Instalment]:
    """What was promised in this round and not paid."""
    return list(
        work.db.exec(
            select(Instalment).where(
                Instalment.request_id == work.case.id,
                Instalment.round == work.case.round,
                Instalment.state == InstalmentState.DUE,
            )
        )
    )


def is_paid(work: Work) -> bool:
    """True if the instalment at hand was paid: it can only be confirmed any more."""
    state = work.db.exec(
        select(Instalment.state).where(
            Instalment.request_id == work.case.id,
            Instalment.round == work.case.round,
            Instalment.number == work.case.instalment,
        )
    ).one_or_none()
    return state in (InstalmentState.PAID, InstalmentState.CONFIRMED)


def has_paid(work: Work, *, beside: int | None = None) -> bool:
    """True if an instalment of this round, `beside` that number, was paid and has not come back."""
    paid = work.db.exec(
        select(Instalment.number).where(
            Instalment.request_id == work.case.id,
            Instalment.round == work.case.round,
            col(Instalment.state).in_((InstalmentState.PAID, InstalmentState.CONFIRMED)),
        )
    )
    return any(number != beside for number in paid)


def is_receipt_due(work: Work) -> bool:
    """True if the instalment at hand was paid and nobody confirmed its receipt."""
    return any(
        row.number == work.case.instalment and row.state is InstalmentState.PAID
        for row in work.db.exec(
            select(Instalment).where(
                Instalment.request_id == work.case.id, Instalment.round == work.case.round
            )
        )
    )


def cancel_later(work: Work) -> None:
    """Cancel what was promised after the instalment at hand."""
    for instalment in list_due(work):
        if instalment.number > work.case.instalment:
            instalment.state = InstalmentState.CANCELLED


def count_planned(work: Work) -> int:
    """How many instalments this round has planned so far, whatever became of them."""
    last = work.db.exec(
        select(func.max(Instalment.number)).where(
            Instalment.request_id == work.case.id, Instalment.round == work.case.round
        )
    ).one()
    return last or 0


def count_of_period(work: Work) -> int:
    """How many instalments the latest approval planned: those up to the next re-study."""
    recommendation = find_recommendation(work.db, work.case.id)
    return recommendation.instalments if recommendation else 1


def has_unpaid(work: Work) -> bool:
    """True if something that was approved in this round was not paid."""
    found = work.db.exec(
        select(Instalment.id).where(
            Instalment.request_id == work.case.id,
            Instalment.round == work.case.round,
            col(Instalment.state).in_((InstalmentState.DUE, InstalmentState.CANCELLED)),
        )
    )
    return found.first() is not None


def forget_due(work: Work) -> None:
    """Unplan what was promised and not paid: the case is decided anew."""
    for instalment in work.db.exec(
        select(Instalment).where(
            Instalment.request_id == work.case.id, Instalment.state == InstalmentState.DUE
        )
    ):
        work.db.delete(instalment)


def get_instalment(work: Work) -> Instalment:
    """The instalment at hand. Raises NoResultFound before there is one."""
    return work.db.exec(
        select(Instalment).where(
            Instalment.request_id == work.case.id,
            Instalment.round == work.case.round,
            Instalment.number == work.case.instalment,
        )
    ).one()
