"""Requests: the row of a case, and lists of them by number, name or document within a scope."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, text
from sqlmodel import Session, col, or_, select, tuple_
from sqlmodel.sql.expression import Select, SelectOfScalar

from domain.boards import EVERYTHING, PlaceFilter
from domain.calendars import read_day
from domain.cycle import Stage
from domain.digits import convert_digits
from domain.requests import PartyRole
from store.queries.boards import list_conditions, select_leads
from store.tables.charities import Charity
from store.tables.requests import AidRequest, RequestParty, StatedBeneficiaryRow, StatedIdentityRow, Study

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_FOLD = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_NUMBER = re.compile(r"\d{4}-\d{1,9}")


def get_beneficiary(db: Session, request_id: UUID) -> RequestParty:
    """The party of a request whom the aid is for; its person is None while that is the applicant, or not settled."""
    return db.exec(
        select(RequestParty).where(
            RequestParty.request_id == request_id,
            RequestParty.role == PartyRole.BENEFICIARY,
            col(RequestParty.to_at).is_(None),
        )
    ).one()


@dataclass(frozen=True)
class RequestFilter:
    """Which requests of a scope are wanted, and after which row the page begins."""

    search: str = ""
    stage: Stage | None = None
    standing: PlaceFilter = EVERYTHING
    after: tuple[datetime, UUID] | None = None
    limit: int = 25


def next_number(db: Session, at: datetime) -> str:
    """The next request number: the year, and a number that never comes twice."""
    serial = db.execute(text("select nextval('request_number_seq')")).scalar_one()
    return f"{read_day(at).year}-{serial:06d}"


def find_request(db: Session, request_id: UUID) -> AidRequest | None:
    """A case's row within the session's scope."""
    return db.exec(ask_request(request_id)).one_or_none()


def ask_request(request_id: UUID) -> SelectOfScalar[AidRequest]:
    """The question of `find_request`."""
    return select(AidRequest).where(AidRequest.id == request_id)


class Parties(NamedTuple):
    """Who a case is about and whose it is, as far as the session's scope goes."""

    identity: StatedIdentityRow | None
    beneficiary: StatedBeneficiaryRow | None
    charity: Charity | None


def read_parties(db: Session, request_id: UUID) -> Parties:
    """Who stated what in a case, for whom, and which charity has it."""
    return Parties(*db.exec(ask_parties(request_id)).one())


def ask_parties(request_id: UUID) -> Select[StatedIdentityRow, StatedBeneficiaryRow, Charity]:
    """The question of `read_parties`."""
    return (
        select(StatedIdentityRow, StatedBeneficiaryRow, Charity)
        .select_from(AidRequest)
        .outerjoin(StatedIdentityRow, col(StatedIdentityRow.request_id) == AidRequest.id)
        .outerjoin(StatedBeneficiaryRow, col(StatedBeneficiaryRow.request_id) == AidRequest.id)
        .outerjoin(Charity, col(Charity.id) == AidRequest.charity_id)
        .where(AidRequest.id == request_id)
    )


def find_study(db: Session, request_id: UUID) -> Study | None:
    """The study of a case as saved, within the session's scope."""
    return db.exec(ask_study(request_id)).one_or_none()


def ask_study(request_id: UUID) -> SelectOfScalar[Study]:
    """The question of `find_study`."""
    return select(Study).where(Study.request_id == request_id)


def list_requests(
    db: Session, wanted: RequestFilter, *, at: datetime
) -> list[tuple[AidRequest, StatedIdentityRow | None]]:
    """Requests with whom they are for (None where the reader may not know), newest first."""
    query = select(AidRequest, StatedIdentityRow).outerjoin(
        StatedIdentityRow, col(StatedIdentityRow.request_id) == AidRequest.id
    )
    if wanted.stage:
        query = query.where(AidRequest.stage == wanted.stage)
    if wanted.standing != EVERYTHING:
        lead = select_leads()
        query = query.outerjoin(lead, lead.c.request_id == AidRequest.id)
        query = query.where(*list_conditions(wanted.standing, lead, at=at))
    if wanted.after:
        query = query.where(tuple_(col(AidRequest.received_at), col(AidRequest.id)) < tuple_(*wanted.after))
    if search := wanted.search.strip():
        query = query.where(_match(search))
    query = query.order_by(col(AidRequest.received_at).desc(), col(AidRequest.id).desc())
    return list(db.exec(query.limit(wanted.limit)))


def make_search_name(names: Mapping[str, str]) -> str:
    """A person's names as they are searched: folded Arabic letters, no marks, lower-case Latin."""
    return fold_name(" ".join(part for part in names.values() if part))


def fold_name(name: str) -> str:
    """NFKC, no harakat or tatweel, alef, ya, ta marbuta and hamza forms to one letter, single spaces."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", name).lower()).translate(_FOLD)
    return " ".join(plain.split())


def list_checked(db: Session, request_ids: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """Stage, and how the person was found (`new`, `link`, `ruled`), of those whose duplicate check has run."""
    rows = db.execute(
        text(
            """
            select r.id, r.stage, coalesce(l.band, '') as band from aid_request r
            left join identity_link l on l.request_id = r.id and l.undone_at is null
            where r.id = any(:ids) and r.stage <> 'registration'
            """
        ),
        {"ids": list(request_ids)},
    )
    return {row.id: (row.stage, row.band) for row in rows}


def list_askers(db: Session, person_ids: Iterable[UUID]) -> set[UUID]:
    """Those of these persons who have a request, open or closed, at any charity."""
    wanted = list(person_ids)
    return {
        person_id
        for person_id in db.exec(
            select(AidRequest.person_id).where(col(AidRequest.person_id).in_(wanted)).distinct()
        )
        if person_id
    }


def _match(search: str) -> ColumnElement[bool]:
    digits = convert_digits(search).strip()
    if _NUMBER.fullmatch(digits):
        return col(AidRequest.number) == digits
    folded = fold_name(search).replace("%", "").replace("_", "")
    return or_(
        col(StatedIdentityRow.document_number) == digits,
        col(StatedIdentityRow.search_name).like(f"%{folded}%"),
    )
