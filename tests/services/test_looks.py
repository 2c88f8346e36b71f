"""What the ministry sees grows with the case; an earlier look gives its reason, and every look is listed to the charity."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine, event, text

from domain.cycle import EventType
from domain.errors import InvalidFieldsError, NotFoundError, OpenAlreadyError, WrongRoleError
from domain.looks import GLASS_OPEN_FOR
from language.words import words_for
from services.looks import BrokenGlassView, break_glass, list_looks
from services.queues import Queue, list_tasks
from services.requests import list_requests
from services.studies import StudyForm, save_study
from tests.pooling import direct, find_charity_id, give_back, pull, register_alone
from tests.stepping import Steps
from tests.world import World, submit

REASON = "شكوى مكتوبة من مقدم الطلب"


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def smash(world: World, request_id: UUID, by: str = "supervisor", reason: str = REASON) -> BrokenGlassView:
    return break_glass(
        world.store, world.actor(by), request_id, reason, submit({"r": reason}), at=world.clock()
    )


def count(world: World, by: str, query: str, *, on_the_clock: bool = True) -> int:
    at = world.clock() if on_the_clock else None
    with world.store.acting_for(world.actor(by), at=at) as db:
        return int(db.execute(text(query)).scalar_one())


def list_purposes(world: World, request_id: UUID, by: str = "waha.manager") -> list[tuple[str, str]]:
    page = list_looks(world.store, world.actor(by), request_id)
    return [(look.person.name_en, look.purpose) for look in page.items]


def test_before_the_recommendation_the_ministry_sees_stage_and_age_and_no_person(
    steps: Steps, world: World
) -> None:
    request_id = steps.open_case()
    case = world.look(request_id)
    assert (case.identity, case.need, case.papers) == (None, "", ())
    assert case.received_at is not None


@pytest.mark.parametrize("by", ["supervisor", "auditor"])
def test_a_broken_glass_opens_this_case_to_this_account_for_a_while(
    steps: Steps, world: World, by: str
) -> None:
    request_id, other = steps.open_case(), steps.open_case()
    opened = smash(world, request_id, by)
    assert opened.ends_at == world.look(request_id).timeline[0].occurred_at + GLASS_OPEN_FOR
    case = world.look(request_id, by)
    assert case.identity is not None
    assert case.need != ""
    assert case.papers != ()
    assert world.look(other, by).identity is None
    assert world.look(request_id, "supervisor2").identity is None
    world.clock.move(GLASS_OPEN_FOR + timedelta(seconds=1))
    assert world.look(request_id, by).identity is None


def test_behind_the_glass_no_draft_is_read(steps: Steps, world: World) -> None:
    request_id = steps.open_case()
    steps.study(request_id)
    smash(world, request_id)
    assert world.look(request_id).study is None
    query = f"select count(*) from study where request_id = '{request_id}'"
    assert count(world, "supervisor", query) == 0
    query = f"select count(*) from stated_identity where request_id = '{request_id}'"
    assert count(world, "supervisor", query) == 1
    assert count(world, "supervisor", query, on_the_clock=False) == 0
    assert count(world, "supervisor2", query) == 0


def test_a_study_is_a_draft_again_while_it_is_written_anew(steps: Steps, world: World) -> None:
    request_id = steps.open_case()
    steps.recommend(request_id)
    assert world.look(request_id).study is not None
    while world.look(request_id).task.role != "supervisor":  # type: ignore[union-attr]
        steps.decide("waha.manager", request_id, "approve")
    steps.decide("supervisor", request_id, "return")
    world.clock.move(timedelta(minutes=1))
    form = StudyForm(summary="مسودة لم تكتمل")
    save_study(world.store, world.actor("waha.researcher"), request_id, form, at=world.clock())
    assert world.look(request_id).study is None
    assert world.look(request_id, "waha.manager").study is not None


def test_the_charity_reads_who_broke_the_glass_when_and_why(steps: Steps, world: World) -> None:
    request_id = steps.open_case()
    smash(world, request_id)
    event = world.look(request_id, "waha.researcher").timeline[0]
    assert (event.type, event.text) == (EventType.GLASS_BROKEN, REASON)
    (look,) = list_looks(world.store, world.actor("waha.researcher"), request_id).items
    assert (look.purpose, look.reason, look.person.name_en) == (
        "break_glass",
        REASON,
        "Khaled Al-Rasheed",
    )


def test_every_look_of_the_ministry_is_listed_and_no_look_of_colleagues(steps: Steps, world: World) -> None:
    request_id = steps.open_case()
    world.look(request_id, "waha.manager")
    world.look(request_id, "supervisor")
    world.clock.move(timedelta(minutes=1))
    world.look(request_id, "auditor")
    assert list_purposes(world, request_id) == [
        ("Huda Al-Saqr", "case_page"),
        ("Khaled Al-Rasheed", "case_page"),
    ]


def test_looks_come_in_pages_that_leave_none_out(steps: Steps, world: World) -> None:
    request_id = steps.open_case()
    for _ in range(7):
        world.look(request_id, "auditor")
        world.clock.move(timedelta(seconds=1))
    seen, cursor = [], None
    while True:
        page = list_looks(world.store, world.actor("waha.manager"), request_id, cursor=cursor, limit=3)
        seen += [look.look_id for look in page.items]
        if not (cursor := page.next_cursor):
            break
    assert len(seen) == len(set(seen)) == 7


def test_another_charity_reads_no_look(steps: Steps, world: World) -> None:
    request_id = steps.open_case()
    smash(world, request_id)
    with pytest.raises(NotFoundError):
        list_looks(world.store, world.actor("diyaa.manager"), request_id)
    query = f"select count(*) from broken_glass where request_id = '{request_id}'"
    assert count(world, "diyaa.manager", query) == 0
    assert count(world, "waha.manager", query) == 1


def test_a_glass_needs_a_reason_and_a_closed_file(steps: Steps, world: World) -> None:
    request_id = steps.open_case()
    with pytest.raises(InvalidFieldsError):
        smash(world, request_id, reason=" ")
    for by in ("waha.manager", "policy", "desk", "operator"):
        with pytest.raises(WrongRoleError):
            smash(world, request_id, by)
    steps.recommend(request_id)
    with pytest.raises(OpenAlreadyError):
        smash(world, request_id)


def test_the_same_key_breaks_a_glass_once(steps: Steps, world: World) -> None:
    request_id, submission = steps.open_case(), submit({"reason": REASON})
    actor = world.actor("auditor")
    first, again = (
        break_glass(world.store, actor, request_id, REASON, submission, at=world.clock()) for _ in range(2)
    )
    assert (again.ends_at, again.is_repeat) == (first.ends_at, True)
    assert list_purposes(world, request_id) == [("Huda Al-Saqr", "break_glass")]


def test_a_charity_that_gave_a_case_back_reads_no_more_of_it_than_before(steps: Steps, world: World) -> None:
    request_id = register_alone(world).request_id
    steps.check(request_id)
    steps.give_effect(pull(world, "waha.researcher", request_id))
    smash(world, request_id)
    steps.give_effect(give_back(world, "waha.researcher", request_id))
    with pytest.raises(NotFoundError):
        list_looks(world.store, world.actor("waha.manager"), request_id)
    steps.give_effect(direct(world, request_id, "diyaa"))
    assert find_charity_id(world, "diyaa") == world.look(request_id).charity.id  # type: ignore[union-attr]


def test_every_purpose_has_its_words(steps: Steps, world: World) -> None:
    for purpose in ("case_page", "comparison", "break_glass", "list"):
        assert words_for("ar").code("look_purpose", purpose) != words_for("en").code("look_purpose", purpose)


def test_a_name_in_a_list_of_the_ministry_is_a_look_that_its_charity_reads(
    steps: Steps, world: World
) -> None:
    mine, theirs, unnamed = steps.open_case(), steps.open_case("diyaa.registrar"), steps.open_case()
    steps.recommend(mine)
    steps.claim("diyaa.researcher", theirs)
    world.write_study("diyaa.researcher", theirs)
    steps.decide("diyaa.researcher", theirs, "recommend")
    supervisor = world.actor("supervisor")
    list_requests(world.store, supervisor, at=world.clock())
    world.clock.move(timedelta(minutes=1))
    list_tasks(world.store, supervisor, Queue.MINE, at=world.clock())
    name = supervisor.name_en
    assert list_purposes(world, mine) == [(name, "list"), (name, "list")]
    assert list_purposes(world, theirs, "diyaa.manager") == [(name, "list"), (name, "list")]
    assert list_purposes(world, unnamed) == []
    # One row for each charity of a page, and none that names a case of another charity.
    assert count(world, "supervisor", "select count(*) from access_log where purpose = 'list'") == 4
    strange = f"select count(*) from access_log where '{theirs}' = any(request_ids)"
    assert (count(world, "waha.manager", strange), count(world, "diyaa.manager", strange)) == (0, 2)


def test_a_charitys_own_lists_are_no_look_of_the_ministry(steps: Steps, world: World) -> None:
    case = steps.open_case()
    list_tasks(world.store, world.actor("waha.researcher"), Queue.TO_CLAIM, at=world.clock())
    assert list_purposes(world, case) == []


def test_the_log_of_a_page_costs_one_query_however_many_names_it_shows(steps: Steps, world: World) -> None:
    counts = list[int]()
    for cases in (1, 4):
        for _ in range(cases):
            steps.recommend(steps.open_case())
        asked, reader = list[str](), world.actor("supervisor")
        listen: Callable[..., None] = lambda _one, _two, statement, *_rest: asked.append(statement)  # noqa: B023, E731
        event.listen(Engine, "before_cursor_execute", listen)
        page = list_tasks(world.store, reader, Queue.MINE, at=world.clock())
        event.remove(Engine, "before_cursor_execute", listen)
        assert [bool(row.name) for row in page.items] == [True] * len(page.items) != []
        assert sum("INSERT INTO access_log" in statement for statement in asked) == 1
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12
