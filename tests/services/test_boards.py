"""The board of deadlines: every tile the sum of the cells under it, every number the length of the list it opens."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from time import perf_counter
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from sqlalchemy import text

from domain.boards import AGE_BANDS, EVERYTHING, BoardForm, Place, compute_thursday
from domain.cycle import Wait
from domain.errors import InvalidFieldsError, WrongRoleError
from services.boards import Board, Tally, describe_board
from services.requests import list_requests
from services.unpaid import describe_unpaid
from store.queries.boards import count_places_then
from tests.applicants import invent_applicant
from tests.conftest import Database
from tests.forms import COMMON_PAPERS
from tests.pooling import register_alone
from tests.services.test_desk_turns import GENERATE
from tests.stepping import Steps
from tests.world import World
from web.pages.boards import link_charity, link_list

MOST_COUNTS = 6
"""How many times the reading of every open task a board may take."""

AGES = (0, 14, 15, 30, 31, 90, 91, 180, 181, 365, 366, 700)
"""Both ends of every band."""


def age(world: World, request_id: UUID, days: int, *, late: bool = False) -> None:
    """Let a case have been asked for so many days ago; and its deadline be past."""
    with world.store.registry() as db:
        for table, column in (("aid_request", "id"), ("task", "request_id")):
            db.execute(
                text(f"update {table} set received_at = :at where {column} = :id"),
                {"at": world.clock() - timedelta(days=days), "id": request_id},
            )
        if late:
            due_at = world.clock() - timedelta(hours=1)
            db.execute(
                text("update task set due_at = :at where request_id = :id"), {"at": due_at, "id": request_id}
            )


@pytest.fixture(scope="module")
def town_at_work(town: World) -> World:
    """Cases at every place and of every age, of two charities and of nobody, some late, one closed."""
    steps = Steps(town)
    for number, days in enumerate(AGES):
        age(town, steps.open_case(), days, late=number % 3 == 0)
    for amount in ("300", "200"):
        request_id = steps.open_case()
        steps.recommend(request_id, amount=amount)
        steps.decide("supervisor", request_id, "approve")
        age(town, request_id, 40, late=amount == "200")
    signed = steps.open_case()
    steps.recommend(signed)
    age(town, signed, 20)
    age(
        town,
        steps.open_case("diyaa.registrar", category="FOOD", amount="100", papers=COMMON_PAPERS),
        100,
        late=True,
    )
    age(town, town.register("diyaa.registrar", **invent_applicant()).request_id, 3)
    for days in (2, 16):
        request_id = register_alone(town).request_id
        steps.check(request_id)
        age(town, request_id, days)
    withdrawn = steps.open_case()
    steps.decide("waha.registrar", withdrawn, "withdraw", text="عدل عن طلبه")
    return town


def read(world: World, by: str = "supervisor", **wanted: str) -> Board:
    return describe_board(world.store, world.actor(by), BoardForm(**wanted), at=world.clock())


def add_up(tallies: list[Tally]) -> Tally:
    return Tally(
        sum(each.cases for each in tallies),
        sum(each.late for each in tallies),
        sum(each.due_fils for each in tallies),
    )


def list_whole(world: World, by: str, href: str) -> set[UUID]:
    """The cases of the list that an address opens, all its pages."""
    query = {name: values[0] for name, values in parse_qs(urlsplit(href).query).items()}
    found, cursor = set[UUID](), None
    while True:
        page = list_requests(
            world.store,
            world.actor(by),
            standing=BoardForm(**query),
            cursor=cursor,
            limit=7,
            at=world.clock(),
        )
        found |= {row.request_id for row in page.items}
        cursor = page.next_cursor
        if cursor is None:
            return found


@pytest.mark.parametrize("by", ["supervisor", "waha.manager"])
def test_every_tile_equals_the_sum_of_the_cells_under_it(town_at_work: World, by: str) -> None:
    board = read(town_at_work, by)
    rows = {row.place: row for row in board.rows}
    assert all(add_up(list(row.cells)) == row.total for row in board.rows)
    assert add_up([row.total for row in board.rows]) == board.tiles.open
    assert add_up(list(board.columns)) == board.tiles.open
    assert board.tiles.unpaid == rows[Place.UNPAID].total == add_up([row.total for row in board.waits])
    assert board.tiles.unpaid.due_fils == 500_000
    if by == "supervisor":
        assert board.tiles.untaken == add_up(list(rows[Place.POOL].cells[1:])) == Tally(1, 0, 0)
        of_bodies = [row.total for row in board.charities]
        assert add_up(of_bodies).cases + rows[Place.POOL].total.cases == board.tiles.open.cases
        shares = [row.late_share for row in of_bodies]
        assert shares == sorted(shares, reverse=True)


def test_both_ends_of_a_band_lie_within_it(town_at_work: World) -> None:
    board = read(town_at_work, "waha.manager")
    (review,) = [row for row in board.rows if row.place is Place.REVIEW]
    assert [cell.cases for cell in review.cells] == [2] * len(AGE_BANDS)


@pytest.mark.parametrize("by", ["supervisor", "waha.manager"])
@pytest.mark.parametrize("kind", ["", "cash"])
def test_every_number_is_the_length_of_the_list_it_opens(town_at_work: World, by: str, kind: str) -> None:
    wanted = BoardForm(kind=kind)
    board = read(town_at_work, by, kind=kind)
    numbers: list[tuple[int, str]] = [
        (board.tiles.open.cases, link_list(wanted)),
        (board.tiles.open.late, link_list(wanted, late=1)),
        (board.tiles.unpaid.cases, link_list(wanted, place="unpaid")),
    ]
    if board.tiles.untaken:
        numbers.append((board.tiles.untaken.cases, link_list(wanted, place="pool", min_days=15)))
    for row in board.rows:
        numbers.append((row.total.cases, link_list(wanted, place=row.place.value)))
        for band, cell in zip(board.bands, row.cells, strict=True):
            href = link_list(wanted, place=row.place.value, min_days=band.first, max_days=band.last)
            numbers.append((cell.cases, href))
    numbers += [
        (row.total.cases, link_list(wanted, place="unpaid", wait=row.wait.value)) for row in board.waits
    ]
    numbers += [(row.total.cases, link_charity(wanted, row.charity.id)) for row in board.charities]
    numbers += [(row.total.late, link_charity(wanted, row.charity.id, late=1)) for row in board.charities]
    assert sum(number > 0 for number, _ in numbers) > 12
    wrong = [(number, href) for number, href in numbers if len(list_whole(town_at_work, by, href)) != number]
    assert wrong == []


def test_a_charity_sees_its_own_cases_and_no_others(town_at_work: World) -> None:
    ministry, waha = read(town_at_work), read(town_at_work, "waha.manager")
    of_bodies = {row.charity.name_ar: row.total for row in ministry.charities}
    assert waha.tiles.open == of_bodies["مبرة الواحة"]
    assert (waha.charities, waha.bodies, waha.tiles.untaken) == ((), (), None)
    diyaa = town_at_work.actor("diyaa.manager").charity_id
    assert read(town_at_work, "waha.manager", charity=str(diyaa)).rows == ()
    assert list_whole(town_at_work, "waha.manager", f"/requests?open=1&charity={diyaa}") == set()
    with pytest.raises(WrongRoleError):
        read(town_at_work, "waha.researcher")


def test_one_charity_of_the_ministrys_board_is_what_that_charity_reads(town_at_work: World) -> None:
    waha = town_at_work.actor("waha.manager").charity_id
    narrowed = read(town_at_work, charity=str(waha))
    assert (narrowed.rows, narrowed.tiles) == (
        read(town_at_work, "waha.manager").rows,
        read(town_at_work, "waha.manager").tiles,
    )


def test_the_board_and_the_page_of_the_unpaid_say_the_same(town_at_work: World) -> None:
    for by in ("supervisor", "waha.manager"):
        board = read(town_at_work, by)
        unpaid = describe_unpaid(town_at_work.store, town_at_work.actor(by), at=town_at_work.clock())
        told = {row.wait: (row.cases, row.due_fils) for row in unpaid.waits}
        assert told == {row.wait: (row.total.cases, row.total.due_fils) for row in board.waits}
        assert set(told) == {Wait.ORDER}


def test_a_case_without_a_task_yet_stands_at_its_registration(town_at_work: World) -> None:
    board = read(town_at_work, "diyaa.manager")
    assert [row.total.cases for row in board.rows if row.place is Place.REGISTRATION] == [1]


def test_what_cannot_be_read_of_an_address_is_refused(town_at_work: World) -> None:
    for wanted in ({"place": "moon"}, {"charity": "x"}, {"min_days": "-1"}, {"wait": "never"}):
        with pytest.raises(InvalidFieldsError):
            read(town_at_work, **wanted)


def test_the_board_of_an_instant_can_be_told_afterwards(world: World) -> None:
    steps = Steps(world)
    cases = [steps.open_case() for _ in range(3)]
    steps.recommend(cases[0])
    steps.decide("supervisor", cases[0], "approve")
    then, tiles = world.clock() + timedelta(minutes=1), read(world).tiles
    steps.pass_time(1)
    steps.decide("waha.registrar", cases[1], "withdraw", text="عدل عن طلبه")
    steps.deliver(cases[0])
    steps.open_case("diyaa.registrar", **invent_applicant())
    with world.store.acting_for(world.actor("supervisor")) as db:
        past = count_places_then(db, EVERYTHING, then=then)
    assert (past.cases, past.late, past.unpaid, past.untaken) == (3, 0, 1, 0)
    assert (tiles.open.cases, tiles.unpaid.cases) == (3, 1)
    assert read(world).tiles.open.cases == 2


def test_thursday_is_the_last_one_that_is_over() -> None:
    tell: Callable[[int, int], datetime] = lambda day, hour: compute_thursday(  # noqa: E731
        datetime(2026, 11, day, hour, tzinfo=UTC)
    )
    friday = datetime(2026, 11, 19, 21, tzinfo=UTC)
    assert {tell(22, 5), tell(25, 12), tell(26, 20)} == {friday}
    assert tell(26, 21) == friday + timedelta(days=7)


@pytest.mark.long
@pytest.mark.timeout(300)
def test_the_board_of_a_hundred_thousand_takes_a_few_times_what_counting_them_takes(
    world: World, database: Database
) -> None:
    at = world.clock()
    with world.store.registry() as db:
        db.execute(text("set local statement_timeout = '120s'"))
        db.execute(text(GENERATE), {"run": 0, "count": 100_000, "at": at})
    with database.cluster.connect(database.name) as connection:
        connection.execute("vacuum analyze")
    yardstick = find_best(partial(count_open, world))
    for by, cases in (("supervisor", 100_000), ("waha.manager", 2_500)):
        best = find_best(partial(read, world, by))
        print(f"board at 100,000 open tasks, {by}: {1000 * best:.0f} ms, {best / yardstick:.1f} counts")
        assert read(world, by).tiles.open.cases == cases
        assert best / yardstick < MOST_COUNTS


def find_best(act: Callable[[], object]) -> float:
    """Seconds of the quickest of five."""
    times = list[float]()
    for _ in range(5):
        begun = perf_counter()
        act()
        times.append(perf_counter() - begun)
    return min(times)


def count_open(world: World) -> int:
    """What any list of open cases must read at the least: every open task with its case."""
    query = """
        select count(*) from (select r.stage, min(t.due_at) from aid_request r join task t on t.request_id = r.id
                              where t.state = 'open' group by r.id, r.stage) as each
    """
    with world.store.registry() as db:
        return int(db.execute(text(query)).scalar_one())
