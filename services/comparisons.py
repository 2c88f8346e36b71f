"""The desk's comparison: a stated identity beside whom it may be, and what stands in the way of the need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.errors import NotFoundError
from domain.identities import Ruling
from domain.overlaps import WindowKind, add_months
from domain.requests import Sex
from domain.roles import Actor, Role
from matching import Profile, prepare
from services.case_parts import IdentityView, view_identity
from services.matches import read_person, read_statement
from services.naming import CharityName, list_charity_names
from services.requests import join_names
from store.queries.comparisons import (
    Payments,
    find_last_notice,
    is_listed,
    list_cases_of,
    list_outside_aid_of,
    list_persons,
    sum_payments,
)
from store.queries.identities import find_last_check, list_candidates
from store.queries.policies import load_policy
from store.queries.requests import find_request
from store.queries.reservations import find_hold
from store.scope import Store
from store.tables.events import AccessLog
from store.tables.exclusions import ExclusionList
from store.tables.identities import IdentityCandidate, IdentityCheck
from store.tables.outside_aid import OutsideAid, OutsideSource
from store.tables.people import Person
from store.tables.requests import AidRequest, StatedIdentityRow
from store.tables.reservations import AidState, NoticeSource, Reservation, ReservationState

READERS = (Role.DUPLICATE_DESK, Role.SUPERVISOR, Role.AUDITOR)
"""Who sees two people side by side: nobody of a charity, and no operator."""

SLOTS = ("given", "father", "grandfather", "family")
HOME_PARTS = ("governorate", "area", "block", "street", "house")
MOST_SHOWN = 10


@dataclass(frozen=True)
class CheckBasis:
    """On what a check decided: `score` and thresholds in natural log-odds, `size` in registered people.

    `rule` is a matching Rule, `degraded` the matching KeyKinds that were too full to be followed.
    """

    score: float
    rule: str | None
    model: str
    link_at: float
    adjudicate_at: float
    size: int
    degraded: tuple[str, ...]


@dataclass(frozen=True)
class FieldView:
    """One field of a comparison: its level (a code of matching), signed bits for one person, both texts.

    A text is empty where nothing was said or where it is not open. Older spellings and phones of the person may be what
    agreed: the text is the one first known. Sex is M or F, a date is ISO, names in two scripts are parted by " / ".
    """

    field: str
    level: str
    bits: float
    stated: str
    registered: str


@dataclass(frozen=True)
class PersonValues:
    """A registered person as first known."""

    names: Mapping[str, str]
    sex: Sex | None
    birth_on: date | None
    civil_id: str | None
    phone: str | None
    address: Mapping[str, str]
    full_name: str


@dataclass(frozen=True)
class AidView:
    """What somebody asked for or was given, at any charity or outside the cycle; `outside` says who gave that."""

    kind: str
    month_on: date
    state: AidState
    source: NoticeSource
    charity: CharityName | None
    number: str | None
    request_id: UUID | None
    amount_fils: int | None
    outside: OutsideSource | None = None


@dataclass(frozen=True)
class CandidateView:
    """A registered person whom the applicant may be; values and aid only while nobody has ruled.

    `relation` (a matching Relation) is what else the two may be to each other, `rule` a matching Rule, `key_kinds` the
    matching KeyKinds under which the person was found, `fields` the strongest first.
    """

    person_id: UUID
    rank: int
    is_open: bool
    ruling: Ruling | None
    ruling_decision_id: UUID | None
    score: float
    relation: str
    rule: str | None
    key_kinds: tuple[str, ...]
    fields: tuple[FieldView, ...]
    values: PersonValues | None
    aid: tuple[AidView, ...]


@dataclass(frozen=True)
class ObstacleView:
    """What stands in the way of the need: like aid inside the cycle or outside, or an exclusion list.

    `is_open`: a case that this one may join. `window_ends_on`: the first day on which the need is free again.
    """

    kind: str
    month_on: date
    state: AidState
    source: NoticeSource
    charity: CharityName | None
    number: str | None
    request_id: UUID | None
    amount_fils: int | None
    is_same_person: bool
    is_open: bool
    window_ends_on: date | None
    list_ar: str
    list_en: str
    outside: OutsideSource | None = None


@dataclass(frozen=True)
class Comparison:
    """Everything the desk decides by: whom the applicant may be, and what stands in the way."""

    request_id: UUID
    stated: IdentityView
    checked_at: datetime | None
    basis: CheckBasis | None
    candidates: tuple[CandidateView, ...]
    obstacle: ObstacleView | None


def get_comparison(store: Store, actor: Actor, request_id: UUID, *, at: datetime) -> Comparison:
    """The comparison of one case; the look at the persons shown is written to the access log.

    Raises WrongRoleError for whoever is no desk, supervisor or auditor; NotFoundError for a case that is unknown or whose
    file is not open to the ministry.
    """
    raise NotImplementedError
