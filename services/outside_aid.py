"""Aid given outside the cycle: imported as fact, counted in the windows of its kind, shown beside a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.errors import FieldProblem, InvalidFieldsError, NotFoundError
from domain.outside_aid import KNOWN_OUTSIDE_AID_COLUMNS, StatedAid, list_windows, read_outside_aid
from domain.policies import Policy
from domain.roles import Actor
from matching import Bands
from services.listed_people import (
    ImportedList,
    Progress,
    Written,
    name_outcome,
    settle_person,
    write_rows,
)
from services.policies import get_policy, list_kinds
from services.sheets import NumberedRow, Sheet, read_rows
from store.queries.outside_aid import (
    find_outside_aid,
    hold_windows,
    lock_code,
)
from store.queries.outside_aid import list_outside_aid as query_outside_aid
from store.queries.requests import find_request
from store.scope import Store
from store.tables.outside_aid import OutsideAid, OutsideSource


@dataclass(frozen=True)
class OutsideFact:
    """Aid from outside as it is shown beside a case; the exact day and the amount (fils) to the ministry alone."""

    kind: str
    source: OutsideSource
    month_on: date
    ends_on: date | None
    given_on: date | None
    amount_fils: int | None


def import_outside_aid(
    store: Store,
    sheet: Sheet,
    source: OutsideSource,
    *,
    secret: bytes,
    at: datetime,
    progress: Progress = lambda _rows: None,
) -> ImportedList:
    """Record each aid of a file once, under its code at the source, and let it count in the windows of its kind.

    `secret` keys the digests by which persons are found, `progress` is told how many rows are done. A row of which
    it is not sure whose it is, or whose code stands for another aid, is kept with its problems. Raises
    SheetShapeError, UnavailableError.
    """
    run = _Run(source, frozenset(list_kinds(store)), get_policy(store, at=at), secret, at)
    return write_rows(store, read_rows(sheet, KNOWN_OUTSIDE_AID_COLUMNS), run.write, progress)


def list_outside_aid(
    store: Store, actor: Actor, request_id: UUID, *, at: datetime
) -> tuple[OutsideFact, ...]:
    """What the person of a case and their household were given outside the cycle, the latest first.

    It is shown whether policy counts it or not; to a charity kind, source and month. Empty until the identity is
    settled, and for the ministry until the case is open to it. Raises NotFoundError.
    """
    with store.acting_for(actor) as db:
        case = find_request(db, request_id)
    if case is None:
        raise NotFoundError
    if case.person_id is None or (actor.is_ministry and case.ministry_sees_from_at is None):
        return ()
    rows = _read_aid(store, case.person_id, case.household_id, on=read_day(at))
    return tuple(_show(row, whole=actor.is_ministry) for row in rows)


def _read_aid(store: Store, person_id: UUID, household_id: UUID | None, *, on: date) -> Sequence[OutsideAid]:
    with store.registry() as db:
        return query_outside_aid(db, person_id, household_id, on=on)


class _Run:
    def __init__(
        self, source: OutsideSource, kinds: frozenset[str], policy: Policy, secret: bytes, at: datetime
    ) -> None:
        self.source = source
        self.kinds = kinds
        self.policy = policy
        self.secret = secret
        self.at = at
        self._codes: set[str] = set()

    def write(self, db: Session, row: NumberedRow) -> Written:
        """Record one aid with its windows, or say that it is known."""
        stated = read_outside_aid(row.cells, self.kinds, today=read_day(self.at))
        self._claim_code(stated.code)
        lock_code(db, self.source, stated.code)
        known = find_outside_aid(db, self.source, stated.code)
        if known:
            _require_same(known, stated)
            return Written.KNOWN
        bands = Bands(self.policy.link_at, self.policy.adjudicate_at)
        settled = settle_person(db, stated.person, secret=self.secret, at=self.at, bands=bands)
        assert settled.person_id and settled.household_id  # noqa: S101, PT018 (else the row was refused)
        aid = OutsideAid(
            source=self.source,
            code=stated.code,
            person_id=settled.person_id,
            kind=stated.kind,
            amount_fils=stated.amount_fils,
            given_on=stated.given_on,
            ends_on=stated.ends_on,
        )
        db.add(aid)
        db.flush()
        windows = list_windows(
            stated,
            self.policy.categories.values(),
            person_id=settled.person_id,
            household_id=settled.household_id,
        )
        hold_windows(db, aid, windows, at=self.at)
        return name_outcome(settled)

    def _claim_code(self, code: str) -> None:
        if code in self._codes:
            raise InvalidFieldsError([FieldProblem("code", "code_twice")])
        self._codes.add(code)


def _require_same(known: OutsideAid, stated: StatedAid) -> None:
    recorded = (known.kind, known.amount_fils, known.given_on, known.ends_on)
    if recorded != (stated.kind, stated.amount_fils, stated.given_on, stated.ends_on):
        raise InvalidFieldsError([FieldProblem("code", "recorded_otherwise")])


def _show(aid: OutsideAid, *, whole: bool) -> OutsideFact:
    return OutsideFact(
        kind=aid.kind,
        source=aid.source,
        month_on=aid.given_on.replace(day=1),
        ends_on=aid.ends_on.replace(day=1) if aid.ends_on and not whole else aid.ends_on,
        given_on=aid.given_on if whole else None,
        amount_fils=aid.amount_fils if whole else None,
    )
