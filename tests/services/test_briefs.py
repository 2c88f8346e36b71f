"""The brief: what somebody who answers for others has to know on a Sunday morning, and of nobody else's cases."""

from datetime import date, timedelta

import pytest

from domain.errors import WrongRoleError
from domain.events import EventType
from domain.visits import VisitForm
from services.briefs import describe_charity_brief, describe_ministry_brief
from services.visits import book_visit
from tests.applicants import invent_applicant
from tests.stepping import Steps
from tests.world import World, submit


def test_holds_are_counted_with_those_that_were_wrong(world: World) -> None:
    steps = Steps(world)
    for code, fields in (
        ("release", {"reason": "different_need", "text": "حاجة أخرى"}),
        ("rule_duplicate", {"reason": "given_already", "text": "صُرفت من قبل"}),
    ):
        person = invent_applicant()
        steps.open_case("waha.registrar", **person)
        held = steps.open_case("diyaa.registrar", **person)
        steps.decide("desk", held, code, **fields)
    person = invent_applicant()
    steps.open_case("waha.registrar", **person)
    steps.open_case("diyaa.registrar", **person)
    brief = describe_ministry_brief(world.store, world.actor("supervisor"), at=world.clock())
    holds = brief.holds
    assert (holds.raised, holds.wrong, holds.right, holds.wrong_share) == (3, 1, 1, 0.5)
    steps.pass_time(31)
    later = describe_ministry_brief(world.store, world.actor("supervisor"), at=world.clock())
    assert (later.holds.raised, later.board.tiles.open.cases) == (0, brief.board.tiles.open.cases)


def test_an_aid_manager_reads_who_has_how_much_and_what_came_back_and_why(world: World) -> None:
    steps = Steps(world)
    studied, returned, asked, _unclaimed = (steps.open_case() for _ in range(4))
    steps.study(studied)
    steps.recommend(returned)
    steps.decide("supervisor", returned, "return", text="يُراجع دخل الأسرة")
    steps.study(asked)
    steps.decide("waha.researcher", asked, "send_back", papers=("income",), text="غير واضحة")
    steps.decide("waha.registrar", asked, "complete", papers=("income",))
    steps.open_case("diyaa.registrar", **invent_applicant())
    brief = describe_charity_brief(world.store, world.actor("waha.manager"), at=world.clock())
    loads = {row.name_en: (row.cases, row.late) for row in brief.loads}
    assert sum(cases for cases, _ in loads.values()) == 3
    assert brief.unclaimed is not None
    assert (brief.unclaimed.cases, brief.board.tiles.open.cases) == (1, 4)
    (back,), (arrived,) = brief.came_back, brief.arrived
    assert (back.type, back.request_id, back.text) == (EventType.RETURNED, returned, "يُراجع دخل الأسرة")
    assert (arrived.request_id, arrived.papers) == (asked, ("income",))
    assert {fund.code for fund in brief.funds} >= {"zakat"}
    steps.pass_time(40)
    later = describe_charity_brief(world.store, world.actor("waha.manager"), at=world.clock())
    assert (later.came_back, later.arrived) == ((), ())
    assert max(row.late for row in later.loads) > 0


def test_the_weeks_visits_are_those_from_sunday_to_saturday(world: World) -> None:
    steps = Steps(world)
    request_id = steps.open_case()
    steps.claim("waha.researcher", request_id)
    visit_on = world.today() + timedelta(days=1)
    form = VisitForm(f"{visit_on:%d/%m/%Y}", "10:00")
    actor = world.actor("waha.researcher")
    book_visit(world.store, actor, request_id, form, submit(form), at=world.clock())
    brief = describe_charity_brief(world.store, world.actor("waha.manager"), at=world.clock())
    expected = [visit_on] if begin_week(visit_on) == begin_week(world.today()) else []
    assert [day.on for day in brief.visits] == expected
    steps.pass_time(7)
    assert describe_charity_brief(world.store, world.actor("waha.manager"), at=world.clock()).visits == ()


def begin_week(on: date) -> date:
    return on - timedelta(days=(on.weekday() + 1) % 7)


def test_each_brief_is_for_its_own_readers(town: World) -> None:
    for by in ("waha.researcher", "waha.admin", "supervisor"):
        with pytest.raises(WrongRoleError):
            describe_charity_brief(town.store, town.actor(by), at=town.clock())
    for by in ("waha.manager", "desk"):
        with pytest.raises(WrongRoleError):
            describe_ministry_brief(town.store, town.actor(by), at=town.clock())
