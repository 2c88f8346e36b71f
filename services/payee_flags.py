"""Flags of payments: one account, lease, bill or file in several people's cases, a payee or a clerk among the relatives (rule 17)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.payees import OF_THE_HOUSEHOLD, PERSONAL, FlagKind, NameMatch
from domain.roles import Actor, Role
from domain.studies import StudyAnswers
from matching.kinship import are_kin
from services.moves import Work
from services.payees import compare_account_name
from services.requests import join_names, name_of
from store.queries.accounts import list_staff
from store.queries.identities import list_household_names
from store.queries.payees import (
    list_cases_of,
    list_cases_paid_to,
    list_flags,
    list_open_flags,
    map_sides,
)
from store.scope import Store
from store.tables.decisions import Payee
from store.tables.payees import PayeeFlag, PayeeFlagSide
from store.tables.requests import StatedBeneficiaryRow, StatedIdentityRow, Study

READERS = (Role.SUPERVISOR, Role.DUPLICATE_DESK, Role.AUDITOR, Role.AID_MANAGER, Role.CHARITY_ADMIN)
SHOWN = 200


@dataclass(frozen=True)
class FlagView:
    """An open flag; the other cases are told to the ministry alone."""

    request_id: UUID
    number: str
    kind: FlagKind
    raised_at: datetime
    others: tuple[tuple[UUID, str], ...]


def raise_flags(work: Work, payee: Payee) -> None:
    """Look across charities, and flag the case if what it is paid by stands in another person's case too.

    The charity learns that it is so, and nothing of the other case. Repeating it raises nothing twice.
    """
    known = {flag.kind: flag for flag in list_flags(work.db, work.case.id) if flag.payee_id == payee.id}
    for kind, others in _list_sides(work, payee).items():
        if kind in known or work.case.charity_id is None:
            continue
        flag = PayeeFlag(
            request_id=work.case.id,
            charity_id=work.case.charity_id,
            payee_id=payee.id,
            kind=kind,
            raised_at=work.at,
        )
        work.db.add(flag)
        work.db.flush()
        work.db.add_all(PayeeFlagSide(flag_id=flag.id, request_id=each) for each in sorted(others))


def has_open_flag(db: Session, request_id: UUID) -> bool:
    """True while the ministry has still to look at how this case is paid."""
    return any(flag.settled_at is None for flag in list_flags(db, request_id))


def settle_flags(work: Work, actor_id: UUID) -> None:
    """Note that somebody of the ministry looked, and signed the payment all the same."""
    for flag in list_flags(work.db, work.case.id):
        if flag.settled_at is None:
            flag.settled_by, flag.settled_at = actor_id, work.at


def list_flagged(store: Store, actor: Actor) -> tuple[FlagView, ...]:
    """Open flags of open cases, the oldest first, of a charity or of all. Raises WrongRoleError."""
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        rows = list_open_flags(db, limit=SHOWN)
        sides = map_sides(db, [flag.id for flag, _ in rows]) if actor.is_ministry else {}
    return tuple(
        FlagView(flag.request_id, number, flag.kind, flag.raised_at, sides.get(flag.id, ()))
        for flag, number in rows
    )


def _list_sides(work: Work, payee: Payee) -> dict[FlagKind, Collection[UUID]]:
    """Each kind of flag with the other cases it comes from; a payee among the staff needs no other case."""
    found: dict[FlagKind, Collection[UUID]] = {}
    if payee.iban and (shared := _share_account(work, payee)):
        found[FlagKind.SHARED_IBAN] = shared
    for kind in (FlagKind.SHARED_LEASE, FlagKind.SHARED_BILL):
        if cases := list_cases_of(work.db, kind, beside=work.case):
            found[kind] = set(cases)
    found.update(dict.fromkeys(_list_relations(work, payee), ()))
    return found


def _share_account(work: Work, payee: Payee) -> set[UUID]:
    """Cases that share the account; one landlord, school or shop may serve many under its own name."""
    return {
        request_id
        for request_id, other in list_cases_paid_to(work.db, payee.iban or "", beside=work.case)
        if payee.kind in PERSONAL
        or other.kind in PERSONAL
        or compare_account_name(payee.name, other.name) is NameMatch.OTHER
    }


def _list_relations(work: Work, payee: Payee) -> Iterator[FlagKind]:
    """Who of payee, staff and household may be one family, by name: a reason to look, and no more.

    A landlord, a school or a shop is held against the household; whoever is paid as one of it is not.
    """
    staff = [
        name
        for account in list_staff(work.db, work.case.charity_id)
        for name in (account.name_ar, account.name_en)
        if name
    ]
    household = _list_household(work)
    paid = [name for name in (payee.name, payee.account_name, payee.owner_name) if name]
    if any(compare_account_name(one, other) is NameMatch.SAME for one in paid for other in staff):
        yield FlagKind.PAYEE_IS_STAFF
    if payee.kind not in OF_THE_HOUSEHOLD and any(
        compare_account_name(one, other) is NameMatch.SAME or are_kin(one, other)
        for one in paid
        for other in household
    ):
        yield FlagKind.PAYEE_IS_RELATIVE
    if any(are_kin(one, other) for one in staff for other in household):
        yield FlagKind.STAFF_IS_RELATIVE


def _list_household(work: Work) -> set[str]:
    """The applicant, whom the aid is for, whom the study found, and whom the registry knows of the household."""
    db, case = work.db, work.case
    study = db.get(Study, case.id)
    whom = db.get(StatedBeneficiaryRow, case.id)
    members = StudyAnswers.from_document(study.answers).members if study else ()
    names = {name_of(db.get(StatedIdentityRow, case.id)), whom.full_name if whom else ""}
    names |= {member.name for member in members}
    names |= {join_names(each) for each in list_household_names(db, case.household_id, on=read_day(work.at))}
    return names - {""}
