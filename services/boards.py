"""The board of deadlines: where every open case stands and since when, each figure the sum of those under it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from domain.boards import (
    AGE_BANDS,
    UNTAKEN_DAYS,
    AgeBand,
    BoardForm,
    Place,
    PlaceFilter,
    compute_thursday,
    read_board_form,
)
from domain.cycle import Wait
from domain.roles import Actor, Role
from services.naming import CharityName, list_charity_names
from store.queries.boards import PastCount, PlaceCount, count_places, count_places_then
from store.scope import Store

Key = TypeVar("Key")
READERS = (Role.AID_MANAGER, Role.CHARITY_ADMIN, Role.SUPERVISOR, Role.AUDITOR, Role.POLICY_OFFICER)
"""Who may read it: the ministry of all charities, a charity of itself."""


@dataclass(frozen=True)
class Tally:
    """Cases, those of them beyond their deadline, and what is due to them and not paid (fils)."""

    cases: int = 0
    late: int = 0
    due_fils: int = 0

    @property
    def late_share(self) -> float:
        """The share that is beyond its deadline."""
        return self.late / self.cases if self.cases else 0.0


@dataclass(frozen=True)
class BoardRow:
    """One place: a tally for each of AGE_BANDS, and their sum."""

    place: Place
    cells: tuple[Tally, ...]
    total: Tally


@dataclass(frozen=True)
class WaitRow:
    """Approved and not paid, of one wait."""

    wait: Wait
    total: Tally


@dataclass(frozen=True)
class CharityRow:
    """The open cases of one charity."""

    charity: CharityName
    total: Tally


@dataclass(frozen=True)
class Tiles:
    """The four figures above the board, and how each has changed since `since_at`, the end of the last Thursday.

    `untaken` is None for a charity: it has no pool.
    """

    open: Tally
    unpaid: Tally
    untaken: Tally | None
    since_at: datetime
    open_change: int
    late_change: int
    unpaid_change: int
    untaken_change: int


@dataclass(frozen=True)
class Board:
    """Everything open that was meant, as of `until_at`; `bodies` are those by which the ministry may narrow it."""

    until_at: datetime
    tiles: Tiles
    bands: tuple[AgeBand, ...]
    rows: tuple[BoardRow, ...]
    columns: tuple[Tally, ...]
    waits: tuple[WaitRow, ...]
    charities: tuple[CharityRow, ...]
    bodies: tuple[CharityName, ...]


def describe_board(store: Store, actor: Actor, wanted: BoardForm | None = None, *, at: datetime) -> Board:
    """Where open cases stand; of one charity or kind if the filter says so. Raises WrongRoleError, InvalidFieldsError."""
    actor.require(*READERS)
    asked = read_board_form(wanted or BoardForm())
    narrowed = PlaceFilter(charity_id=asked.charity_id, kind=asked.kind)
    since_at = compute_thursday(at)
    with store.acting_for(actor, snapshot=True) as db:
        counts = count_places(db, narrowed, at=at)
        past = count_places_then(db, narrowed, then=since_at)
        names = list_charity_names(db) if actor.is_ministry else {}
    return Board(
        until_at=at,
        tiles=_tile(counts, past, since_at, has_pool=actor.is_ministry and asked.charity_id is None),
        bands=AGE_BANDS,
        rows=_list_rows(counts),
        columns=tuple(_sum(each for each in counts if each.band == band) for band in range(len(AGE_BANDS))),
        waits=_list_waits(counts),
        charities=_list_charities(counts, names),
        bodies=tuple(sorted(names.values(), key=lambda name: name.name_ar)),
    )


def _tile(counts: list[PlaceCount], past: PastCount, since_at: datetime, *, has_pool: bool) -> Tiles:
    everything = _sum(counts)
    unpaid = _sum(each for each in counts if each.place is Place.UNPAID)
    untaken = _sum(
        each for each in counts if each.place is Place.POOL and AGE_BANDS[each.band].first >= UNTAKEN_DAYS
    )
    return Tiles(
        open=everything,
        unpaid=unpaid,
        untaken=untaken if has_pool else None,
        since_at=since_at,
        open_change=everything.cases - past.cases,
        late_change=everything.late - past.late,
        unpaid_change=unpaid.cases - past.unpaid,
        untaken_change=untaken.cases - past.untaken,
    )


def _list_rows(counts: list[PlaceCount]) -> tuple[BoardRow, ...]:
    """A row for each place at which something stands, in the order of the cycle."""
    by_place = _group(counts, lambda each: each.place)
    return tuple(
        BoardRow(
            place,
            tuple(
                _sum(each for each in by_place[place] if each.band == band) for band in range(len(AGE_BANDS))
            ),
            _sum(by_place[place]),
        )
        for place in Place
        if place in by_place
    )


def _list_waits(counts: list[PlaceCount]) -> tuple[WaitRow, ...]:
    by_wait = _group((each for each in counts if each.place is Place.UNPAID), lambda each: each.wait)
    return tuple(WaitRow(wait, _sum(by_wait[wait])) for wait in Wait if wait in by_wait)


def _list_charities(counts: list[PlaceCount], names: Mapping[UUID, CharityName]) -> tuple[CharityRow, ...]:
    """The charities with open cases, the largest share beyond its deadline first."""
    by_charity = _group(counts, lambda each: each.charity_id)
    rows = [CharityRow(name, _sum(by_charity[name.id])) for name in names.values() if name.id in by_charity]
    return tuple(sorted(rows, key=lambda row: (-row.total.late_share, -row.total.cases, row.charity.name_ar)))


def _group(counts: Iterable[PlaceCount], key: Callable[[PlaceCount], Key]) -> dict[Key, list[PlaceCount]]:
    found: dict[Key, list[PlaceCount]] = defaultdict(list)
    for each in counts:
        found[key(each)].append(each)
    return found


def _sum(counts: Iterable[PlaceCount]) -> Tally:
    cases = late = due_fils = 0
    for each in counts:
        cases, late, due_fils = cases + each.cases, late + each.late, due_fils + each.due_fils
    return Tally(cases, late, due_fils)
