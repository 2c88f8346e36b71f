"""Instalments: what was promised, which of it is at hand, and what shows that it was received."""

from sqlmodel import col, select

from domain.appointments import AppointmentState
from services.delivery_codes import end_proofs
from services.moves import Work
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


def has_paid(work: Work) -> bool:
    """True if an instalment of this round was paid and has not come back."""
    found = work.db.exec(
        select(Instalment.id).where(
            Instalment.request_id == work.case.id,
            Instalment.round == work.case.round,
            col(Instalment.state).in_((InstalmentState.PAID, InstalmentState.CONFIRMED)),
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
