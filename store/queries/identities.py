"""Checks of stated identities, their ties to persons, candidates that wait for the desk, and rulings of pairs."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, exists, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.cycle import DecisionCode, EventType
from domain.identities import APART, Party, Ruling
from store.tables.decisions import Decision, DecisionState
from store.tables.events import CaseEvent
from store.tables.identities import IdentityCandidate, IdentityCheck, IdentityLink, LinkBand, PairRuling
from store.tables.people import Membership, Person

MOST_MEMBERS = 50
"""How many of a household are named."""


def find_last_check(db: Session, request_id: UUID) -> IdentityCheck | None:
    """The latest look for a stated identity."""
    return db.exec(ask_checks(request_id)).first()


def ask_checks(request_id: UUID) -> SelectOfScalar[IdentityCheck]:
    """Every look for a stated identity, the latest first."""
    return (
        select(IdentityCheck)
        .where(IdentityCheck.request_id == request_id)
        .order_by(col(IdentityCheck.checked_at).desc(), col(IdentityCheck.id).desc())
    )


def find_check(db: Session, request_id: UUID, check_id: UUID) -> IdentityCheck | None:
    """One of the looks for a stated identity."""
    return next((each for each in db.exec(ask_checks(request_id)) if each.id == check_id), None)


def list_candidates(db: Session, request_id: UUID) -> Sequence[IdentityCandidate]:
    """Every candidate a request ever had, settled or not, the likeliest of the latest check first."""
    return db.exec(ask_candidates(request_id)).all()


def ask_candidates(request_id: UUID) -> SelectOfScalar[IdentityCandidate]:
    """The question of `list_candidates`."""
    return (
        select(IdentityCandidate)
        .join(IdentityCheck, col(IdentityCheck.id) == IdentityCandidate.check_id)
        .where(IdentityCandidate.request_id == request_id)
        .order_by(
            col(IdentityCheck.checked_at).desc(), col(IdentityCheck.id).desc(), col(IdentityCandidate.rank)
        )
    )


def list_open_candidates(db: Session, request_id: UUID) -> Sequence[IdentityCandidate]:
    """The persons a stated identity may be and nobody has ruled on, the likeliest first."""
    return db.exec(
        select(IdentityCandidate)
        .where(IdentityCandidate.request_id == request_id, col(IdentityCandidate.settled_at).is_(None))
        .order_by(col(IdentityCandidate.rank))
    ).all()


def list_ruled(db: Session, request_id: UUID, party: Party = Party.APPLICANT) -> Sequence[IdentityCandidate]:
    """The candidates of whom the desk ruled that this party is somebody else, in the order of the rulings."""
    return db.exec(
        select(IdentityCandidate)
        .where(
            IdentityCandidate.request_id == request_id,
            IdentityCandidate.party == party,
            col(IdentityCandidate.ruling).in_(APART),
        )
        .order_by(col(IdentityCandidate.settled_at), col(IdentityCandidate.rank))
    ).all()


def has_ruled_nobody(db: Session, request_id: UUID) -> bool:
    """True if the desk ruled that the applicant is nobody registered, and did not take it back."""
    undone = exists().where(
        col(CaseEvent.subject_id) == Decision.id, col(CaseEvent.type) == EventType.RULING_UNDONE
    )
    found = db.exec(
        select(Decision.id).where(
            Decision.request_id == request_id,
            Decision.code == DecisionCode.DIFFERENT_PERSON,
            col(Decision.person_id).is_(None),
            Decision.state != DecisionState.REFUSED,
            ~undone,
        )
    )
    return found.first() is not None


def list_askers(db: Session, person_ids: Iterable[UUID]) -> Sequence[UUID]:
    """Requests that wait for a ruling on one of these persons."""
    return db.exec(
        select(IdentityCandidate.request_id)
        .where(
            col(IdentityCandidate.person_id).in_(set(person_ids)), col(IdentityCandidate.settled_at).is_(None)
        )
        .distinct()
    ).all()


def find_link(db: Session, request_id: UUID) -> IdentityLink | None:
    """The tie of a stated identity that stands."""
    return db.exec(
        select(IdentityLink).where(
            IdentityLink.request_id == request_id, col(IdentityLink.undone_at).is_(None)
        )
    ).one_or_none()


def list_links(db: Session, person_id: UUID) -> Sequence[IdentityLink]:
    """The ties to a person that stand, the latest first."""
    return db.exec(
        select(IdentityLink)
        .where(IdentityLink.person_id == person_id, col(IdentityLink.undone_at).is_(None))
        .order_by(col(IdentityLink.linked_at).desc())
    ).all()


def list_links_of_decision(db: Session, decision_id: UUID) -> Sequence[IdentityLink]:
    """The ties that one decision made and that stand."""
    return db.exec(
        select(IdentityLink).where(
            IdentityLink.decision_id == decision_id, col(IdentityLink.undone_at).is_(None)
        )
    ).all()


def find_link_before(db: Session, link: IdentityLink) -> IdentityLink | None:
    """The tie of the same request that this one replaced."""
    return db.exec(
        select(IdentityLink)
        .where(IdentityLink.request_id == link.request_id, IdentityLink.undone_at == link.linked_at)
        .order_by(col(IdentityLink.linked_at).desc())
        .limit(1)
    ).first()


def was_entered_by_case(db: Session, person_id: UUID) -> bool:
    """True if a case brought this person into the registry: no list or other registry did."""
    found = db.exec(
        select(IdentityLink.id).where(
            IdentityLink.person_id == person_id,
            or_(
                IdentityLink.band == LinkBand.NEW,
                col(IdentityLink.reason).startswith("ruled_new", autoescape=True),
            ),
        )
    )
    return found.first() is not None


def list_paired(db: Session, person_id: UUID) -> set[UUID]:
    """Persons whom the desk has compared with this one: what the two are to each other is known."""
    rows = db.exec(
        select(PairRuling).where(
            or_(PairRuling.low_id == person_id, PairRuling.high_id == person_id),
            col(PairRuling.undone_at).is_(None),
        )
    )
    return {row.high_id if row.low_id == person_id else row.low_id for row in rows}


def rule_pair(
    db: Session, one: UUID, other: UUID, ruling: Ruling, *, decision_id: UUID, at: datetime
) -> None:
    """Remember what two persons are to each other; an earlier ruling of the pair gives way."""
    low, high = sorted((one, other))
    for earlier in db.exec(
        select(PairRuling).where(
            PairRuling.low_id == low, PairRuling.high_id == high, col(PairRuling.undone_at).is_(None)
        )
    ):
        earlier.undone_at = at
    db.flush()
    db.add(PairRuling(low_id=low, high_id=high, ruling=ruling, decision_id=decision_id, ruled_at=at))
    db.flush()


def undo_pairs(db: Session, decision_id: UUID, *, at: datetime) -> None:
    """Take back what one decision ruled of pairs."""
    for pair in db.exec(
        select(PairRuling).where(PairRuling.decision_id == decision_id, col(PairRuling.undone_at).is_(None))
    ):
        pair.undone_at = at
    db.flush()


def list_household_names(db: Session, household_id: UUID | None, *, on: date) -> list[dict[str, str]]:
    """The names of the registry's persons who live in a household on that day."""
    rows = db.exec(
        select(Person.names)
        .join(Membership, col(Membership.person_id) == Person.id)
        .where(
            Membership.household_id == household_id,
            col(Membership.from_on) <= on,
            or_(col(Membership.to_on).is_(None), col(Membership.to_on) >= on),
        )
        .limit(MOST_MEMBERS)
    )
    return [dict(names) for names in rows]
