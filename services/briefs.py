"""The brief: one page for whoever answers for others, before the week begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from domain.boards import compute_thursday
from domain.briefs import ARRIVED, CAME_BACK, HELD, HELD_RIGHTLY, HELD_WRONGLY, HOLDS_FOR, TAKEN_BACK
from domain.calendars import read_day
from domain.cycle import EventType
from domain.reasons import Reason
from domain.roles import Actor, Role
from services.boards import Board, describe_board
from services.colleagues import list_colleagues
from services.funds import FundSheet, list_sheets
from services.visits import DayPlan, plan_visits
from store.ahead import read_ahead
from store.queries.briefs import LoadRow, NewsRow, ask_loads, ask_news, count_events, list_loads, list_news
from store.queries.funds import ask_own_funds
from store.queries.policies import ask_overrides
from store.scope import Store

MINISTRY_READERS = (Role.SUPERVISOR, Role.AUDITOR, Role.POLICY_OFFICER)
READERS = (*MINISTRY_READERS, Role.AID_MANAGER)
NEWS_LIMIT = 12
_SUNDAY = 6


@dataclass(frozen=True)
class HoldFigures:
    """Holds since a day: raised, answered that nothing stood in the way, answered that something did, taken back since."""

    since_on: date
    raised: int
    wrong: int
    right: int
    taken_back: int

    @property
    def wrong_share(self) -> float:
        """The share of the answered ones that were wrong."""
        answered = self.wrong + self.right
        return self.wrong / answered if answered else 0.0


@dataclass(frozen=True)
class MinistryBrief:
    """The ministry's Sunday morning."""

    board: Board
    holds: HoldFigures


@dataclass(frozen=True)
class LoadView:
    """What one researcher has (both names empty: what nobody has claimed), and since when the oldest waits."""

    name_ar: str
    name_en: str
    cases: int
    late: int
    oldest_at: datetime | None


@dataclass(frozen=True)
class NewsView:
    """Something that happened to a case of the charity, and why; no name."""

    type: EventType
    at: datetime
    request_id: UUID
    number: str
    reason: Reason | None
    text: str
    papers: tuple[str, ...]


@dataclass(frozen=True)
class CharityBrief:
    """An aid manager's Sunday morning."""

    board: Board
    loads: tuple[LoadView, ...]
    unclaimed: LoadView | None
    visits: tuple[DayPlan, ...]
    funds: tuple[FundSheet, ...]
    arrived: tuple[NewsView, ...]
    came_back: tuple[NewsView, ...]


def describe_ministry_brief(store: Store, actor: Actor, *, at: datetime) -> MinistryBrief:
    """The board's figures, and how many holds there were and how many of them wrong. Raises WrongRoleError."""
    actor.require(*MINISTRY_READERS)
    board = describe_board(store, actor, at=at)
    since_at = at - HOLDS_FOR
    with store.acting_for(actor) as db:
        counts = count_events(db, HELD | HELD_RIGHTLY | HELD_WRONGLY | TAKEN_BACK, since=since_at)
    raised, wrong, right, taken_back = (
        sum(counts.get(each, 0) for each in types) for types in (HELD, HELD_WRONGLY, HELD_RIGHTLY, TAKEN_BACK)
    )
    return MinistryBrief(board, HoldFigures(read_day(since_at), raised, wrong, right, taken_back))


def describe_charity_brief(store: Store, actor: Actor, *, at: datetime) -> CharityBrief:
    """Who has how much, the week's visits, what arrived and came back since Thursday, what is in the funds.

    Whose data the visits show is written to the access log. Raises WrongRoleError.
    """
    actor.require(Role.AID_MANAGER)
    first, thursday = _begin_week(read_day(at)), compute_thursday(at)
    with store.together(actor, snapshot=True) as joined, joined.acting_for(actor) as db:
        board = describe_board(joined, actor, at=at)
        read_ahead(
            db,
            ask_loads(at=at),
            *(ask_news(types, since=thursday, limit=NEWS_LIMIT) for types in (ARRIVED, CAME_BACK)),
            ask_own_funds(),
            ask_overrides(),
        )
        loads = {row.holder_id: row for row in list_loads(db, at=at)}
        return CharityBrief(
            board=board,
            loads=tuple(
                _view_load(each.name_ar, each.name_en, loads.get(each.account_id))
                for each in list_colleagues(joined, actor, Role.RESEARCHER, at=at)
            ),
            unclaimed=_view_load("", "", loads[None]) if None in loads else None,
            visits=plan_visits(joined, actor, from_on=first, until_on=first + timedelta(days=6), at=at),
            funds=list_sheets(joined, actor),
            arrived=_view_news(list_news(db, ARRIVED, since=thursday, limit=NEWS_LIMIT)),
            came_back=_view_news(list_news(db, CAME_BACK, since=thursday, limit=NEWS_LIMIT)),
        )


def _begin_week(today: date) -> date:
    """The Sunday with which the working week of a day begins."""
    return today - timedelta(days=(today.weekday() - _SUNDAY) % 7)


def _view_load(name_ar: str, name_en: str, row: LoadRow | None) -> LoadView:
    return LoadView(
        name_ar, name_en, row.cases if row else 0, row.late if row else 0, row.oldest_at if row else None
    )


def _view_news(rows: Iterable[NewsRow]) -> tuple[NewsView, ...]:
    return tuple(
        NewsView(
            row.type,
            row.occurred_at,
            row.request_id,
            row.number,
            Reason(row.reason) if row.reason else None,
            row.text,
            tuple(row.papers or ()),
        )
        for row in rows
    )
