"""Members of a case's household: written down by its charity, entered in the registry, ended with a reason."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.errors import BeingCheckedError, FieldProblem, InvalidFieldsError, NotFoundError
from domain.household_members import (
    JoiningForm,
    LeavingForm,
    LeavingReason,
    StatedLeaving,
    StatedMember,
    read_joining,
    read_leaving,
)
from domain.roles import Actor, Role
from domain.studies import MemberRelation
from matching import Bands
from services.households import end_membership
from services.identities import enter_member
from services.listed_people import make_statement
from services.naming import Naming, PersonName
from services.policies import get_policy
from services.submissions import Submission
from store.queries import household_members as query
from store.queries.requests import find_request
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.household_members import HouseholdMember
from store.tables.people import Relation
from store.tables.requests import AidRequest

EDITORS = (Role.REGISTRAR, Role.RESEARCHER, Role.AID_MANAGER)
"""Who writes down who belongs to a household, and reads it."""


@dataclass(frozen=True)
class MemberView:
    """A member: since when, who wrote it down; `to_on` and `leaving` once they are none any more."""

    member_id: UUID
    full_name: str
    relation: MemberRelation
    from_on: date
    noted_by: PersonName | None
    to_on: date | None
    leaving: LeavingReason | None


@dataclass(frozen=True)
class HouseholdView:
    """The members that the charity wrote down beside a case; `is_settled` says that it is known whose the household is."""

    request_id: UUID
    number: str
    is_settled: bool
    members: tuple[MemberView, ...]


def get_household(store: Store, actor: Actor, request_id: UUID) -> HouseholdView:
    """The members of a case's household as its charity wrote them down. Raises WrongRoleError, NotFoundError."""
    actor.require(*EDITORS)
    with store.acting_for(actor) as db:
        case = _get_case(db, request_id)
        rows = query.list_members(db, request_id)
        naming = Naming(db, [row.noted_by for row in rows])
        members = tuple(_view(row, naming) for row in rows)
        return HouseholdView(request_id, case.number, case.household_id is not None, members)


def add_member(
    store: Store,
    actor: Actor,
    request_id: UUID,
    form: JoiningForm,
    submission: Submission,
    *,
    secret: bytes,
    at: datetime,
) -> UUID:
    """Write down who joins a case's household, and enter them in the registry if nobody knows them.

    Nobody is taken out of another household by it: whoever may be registered there is left to the duplicate desk.
    `secret` keys the digests by which persons are found. Raises WrongRoleError, NotFoundError, BeingCheckedError,
    InvalidFieldsError, KeyReusedError.
    """
    actor.require(*EDITORS)
    stated = read_joining(form, today=read_day(at))
    with store.acting_for(actor) as db:
        case = _get_case(db, request_id)
        if case.household_id is None:
            raise BeingCheckedError
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            return known
        member_id = _add(store, actor, case, stated, secret=secret, at=at)
        remember_submission(db, actor.account_id, submission.key, submission.digest, member_id)
    return member_id


def get_member(store: Store, actor: Actor, request_id: UUID, member_id: UUID) -> MemberView:
    """A member who still belongs. Raises WrongRoleError, NotFoundError."""
    actor.require(*EDITORS)
    with store.acting_for(actor) as db:
        _get_case(db, request_id)
        row = query.find_member(db, request_id, member_id)
        if row is None or row.to_on:
            raise NotFoundError
        return _view(row, Naming(db, [row.noted_by]))


def end_member(
    store: Store, actor: Actor, request_id: UUID, member_id: UUID, form: LeavingForm, *, at: datetime
) -> None:
    """Write down why somebody is no member any more, and since when. Raises WrongRoleError, NotFoundError, InvalidFieldsError."""
    member = get_member(store, actor, request_id, member_id)
    stated = read_leaving(form, from_on=member.from_on, today=read_day(at))
    _end(store, actor, request_id, member_id, stated)


def _get_case(db: Session, request_id: UUID) -> AidRequest:
    case = find_request(db, request_id)
    if case is None:
        raise NotFoundError
    return case


def _add(
    store: Store, actor: Actor, case: AidRequest, stated: StatedMember, *, secret: bytes, at: datetime
) -> UUID:
    policy = get_policy(store, at=at)
    known = set(Relation)
    relation = Relation(stated.relation.value) if stated.relation.value in known else Relation.OTHER
    with store.registry() as db:
        assert case.household_id is not None  # noqa: S101 (its absence was refused)
        person_id = enter_member(
            db,
            make_statement(stated.person),
            case.household_id,
            relation,
            from_on=stated.from_on,
            secret=secret,
            at=at,
            bands=Bands(policy.link_at, policy.adjudicate_at),
        )
        if person_id is None:
            raise InvalidFieldsError([FieldProblem("full_name", "member_unclear")])
        if query.find_live_member(db, case.id, person_id):
            raise InvalidFieldsError([FieldProblem("full_name", "stated_twice")])
        row = HouseholdMember(
            request_id=case.id,
            household_id=case.household_id,
            person_id=person_id,
            full_name=_name(stated),
            relation=stated.relation,
            from_on=stated.from_on,
            noted_by=actor.account_id,
            noted_at=at,
        )
        db.add(row)
        db.flush()
        return row.id


def _end(store: Store, actor: Actor, request_id: UUID, member_id: UUID, stated: StatedLeaving) -> None:
    with store.registry() as db:
        row = query.find_member(db, request_id, member_id, lock=True)
        if row is None or row.to_on:
            raise NotFoundError
        row.to_on, row.leaving, row.ended_by = stated.to_on, stated.reason, actor.account_id
        end_membership(db, row.person_id, row.household_id, to_on=stated.to_on)


def _name(stated: StatedMember) -> str:
    return stated.person.names["full_name"]


def _view(row: HouseholdMember, naming: Naming) -> MemberView:
    return MemberView(
        row.id,
        row.full_name,
        row.relation,
        row.from_on,
        naming.find(row.noted_by),
        row.to_on,
        row.leaving,
    )
