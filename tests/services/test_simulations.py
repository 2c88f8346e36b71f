"""Simulating a draft: nothing differs where nothing changes, and each change shows in its own figure, by case number."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.calendars import read_day
from domain.errors import InvalidFieldsError, WrongRoleError
from domain.simulations import CaseDifference, Measure, Unplayed
from services.simulations import DraftSimulation, TooManyCasesError, simulate_draft
from tests.accounts import enter_known, invent_iban
from tests.applicants import invent_applicant
from tests.forms import PAYEE
from tests.policies import Change, allowing, changing, draft, leaving_out, pausing, with_bands
from tests.stepping import Steps, count_rows
from tests.world import World

Pair = tuple[int, int]


def simulate(
    world: World, *changes: Change, since: date | None = None, most: int | None = None
) -> DraftSimulation:
    return simulate_draft(
        world.store,
        world.actor("policy"),
        draft(world, *changes).draft_id,
        since=since or read_day(world.clock()) - timedelta(days=800),
        at=world.clock(),
        most=most,
    )


def list_figures(found: DraftSimulation) -> dict[Measure, Pair]:
    """What differs."""
    return {
        figure.measure: (figure.before, figure.after)
        for figure in found.simulation.figures
        if figure.differing
    }


def list_left(found: DraftSimulation) -> dict[Unplayed, int]:
    return {left.reason: left.count for left in found.simulation.unplayed}


def find_case(found: DraftSimulation, world: World, request_id: UUID) -> CaseDifference:
    number = world.look(request_id).number
    return next(each for each in found.simulation.differences if each.number == number)


def deliver(steps: Steps, request_id: UUID, amount: str = "300") -> UUID:
    steps.recommend(request_id, amount)
    steps.decide("supervisor", request_id, "approve")
    steps.deliver(request_id)
    return request_id


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def play_history(steps: Steps) -> dict[str, UUID]:
    """Cases of every fate: delivered, waiting, rejected, withdrawn, held, let go on by the desk, a duplicate."""
    twice, again = invent_applicant(), invent_applicant()
    cases = {"delivered": deliver(steps, steps.open_case(**twice)), "waiting": steps.open_case()}
    cases["held"] = steps.open_case("diyaa.registrar", **twice)
    cases["first"] = steps.open_case(**again)
    cases["released"] = steps.open_case(**again)
    steps.decide("desk", cases["released"], "release")
    deliver(steps, cases["released"])
    cases["duplicate"] = steps.open_case("marfa.registrar", **again)
    steps.decide("desk", cases["duplicate"], "rule_duplicate")
    cases["rejected"] = steps.open_case()
    steps.recommend(cases["rejected"])
    steps.decide("supervisor", cases["rejected"], "reject")
    cases["withdrawn"] = steps.open_case()
    steps.decide("waha.registrar", cases["withdrawn"], "withdraw")
    steps.pass_time(20)
    cases["late"] = steps.open_case()
    return cases


def test_a_draft_that_changes_nothing_differs_in_no_case_and_replays_the_record(
    steps: Steps, world: World
) -> None:
    cases = play_history(steps)
    before = count_rows(world.store)
    begun = draft(world)
    after_drafting = count_rows(world.store)
    found = simulate_draft(
        world.store,
        world.actor("auditor"),
        begun.draft_id,
        since=read_day(world.clock()) - timedelta(days=60),
        at=world.clock(),
    )
    assert found.simulation.cases == len(cases)
    assert (list_figures(found), found.simulation.differences) == ({}, ())
    assert list_left(found) == {Unplayed.COUNTER_REFUSALS: 0}
    held = next(figure for figure in found.simulation.figures if figure.measure is Measure.HELD)
    assert (held.before, held.after) == (3, 3)
    assert count_rows(world.store) == after_drafting
    assert before.keys() == after_drafting.keys()


def test_a_lower_ceiling_cuts_what_was_given_above_it(steps: Steps, world: World) -> None:
    large, small = deliver(steps, steps.open_case(amount="400"), "300"), steps.open_case(amount="200")
    found = simulate(world, changing("CASH", ceiling="250"))
    assert list_figures(found) == {
        Measure.ABOVE_CEILING: (0, 1),
        Measure.APPROVED_FILS: (300_000, 250_000),
    }
    (differing,) = found.simulation.differences
    assert differing.number == world.look(large).number != world.look(small).number
    assert differing.measures[Measure.APPROVED_FILS] == (300_000, 250_000)


def test_a_longer_window_holds_whoever_came_back_inside_it(steps: Steps, world: World) -> None:
    person = invent_applicant()
    deliver(steps, steps.open_case(**person))
    steps.pass_time(200)
    back = deliver(steps, steps.open_case(**person))
    found = simulate(world, changing("CASH", months="9"))
    assert list_figures(found) == {Measure.HELD: (0, 1), Measure.HELD_FILS: (0, 300_000)}
    assert find_case(found, world, back).measures[Measure.HELD] == (0, 1)
    assert list_figures(simulate(world, changing("CASH", months="6"))) == {}


def test_aid_from_before_the_replayed_time_counts_in_a_longer_window_too(steps: Steps, world: World) -> None:
    person = invent_applicant()
    deliver(steps, steps.open_case(**person))
    steps.pass_time(200)
    back = steps.open_case(**person)
    since = read_day(world.clock())
    found = simulate(world, changing("CASH", months="9"), since=since)
    assert found.simulation.cases == 1
    assert list_figures(found) == {Measure.HELD: (0, 1)}
    assert find_case(found, world, back).measures == {Measure.HELD: (0, 1)}


def test_a_shorter_window_lets_go_whoever_was_held(steps: Steps, world: World) -> None:
    person = invent_applicant()
    deliver(steps, steps.open_case(**person))
    steps.pass_time(70)
    held = steps.open_case(**person)
    found = simulate(world, changing("CASH", months="1"))
    assert list_figures(found) == {Measure.HELD: (1, 0)}
    assert find_case(found, world, held).measures[Measure.HELD] == (1, 0)


def test_a_new_band_asks_for_more_signatures_from_its_floor_on(steps: Steps, world: World) -> None:
    above, below = steps.open_case(), steps.open_case()
    steps.recommend(above, "300")
    steps.recommend(below, "200")
    bands = with_bands(("0", ("ministry",)), ("250", ("aid_manager", "ministry:2/3")))
    found = simulate(world, bands)
    assert list_figures(found) == {Measure.SIGNATURES: (2, 4)}
    differing = find_case(found, world, above)
    assert (differing.levels_before, differing.levels_after) == (
        ("ministry",),
        ("aid_manager", "ministry:2/3"),
    )
    assert len(found.simulation.differences) == 1


def test_a_case_of_a_category_that_is_left_out_is_refused_with_all_that_was_given(
    steps: Steps, world: World
) -> None:
    given = deliver(steps, steps.open_case())
    found = simulate(world, leaving_out("CASH"))
    assert list_figures(found) == {Measure.REFUSED: (0, 1), Measure.APPROVED_FILS: (300_000, 0)}
    assert find_case(found, world, given).problems == ("unknown_category",)


def test_whoever_was_held_behind_a_case_that_is_refused_is_free(steps: Steps, world: World) -> None:
    person = invent_applicant()
    lacking = steps.open_case(**person, category="WID", papers=(*papers_of(world, "WID"),))
    held = steps.open_case(**person)
    found = simulate(world, leaving_out("WID"))
    assert find_case(found, world, lacking).measures == {Measure.REFUSED: (0, 1)}
    assert find_case(found, world, held).measures == {Measure.HELD: (1, 0)}


def test_a_paper_more_refuses_whoever_did_not_bring_it(steps: Steps, world: World) -> None:
    steps.open_case()
    more = (*papers_of(world, "CASH"), "bill")
    found = simulate(world, changing("CASH", papers=more))
    assert list_figures(found) == {Measure.REFUSED: (0, 1)}
    asked_of_a_registry = simulate(world, changing("CASH", papers=more, registry_papers=("bill",)))
    assert list_figures(asked_of_a_registry) == {}


def test_a_shorter_deadline_is_moved_and_breached_in_the_cases_that_took_longer(
    steps: Steps, world: World
) -> None:
    slow = steps.open_case()
    steps.pass_time(8)
    steps.recommend(slow)
    quick = steps.open_case()
    steps.recommend(quick)
    found = simulate(world, allowing("study", "1", "working_days"))
    assert list_figures(found) == {Measure.DEADLINES_MOVED: (0, 2), Measure.DEADLINES_BREACHED: (0, 1)}
    assert Measure.DEADLINES_BREACHED in find_case(found, world, slow).measures
    assert Measure.DEADLINES_BREACHED not in find_case(found, world, quick).measures


def test_a_clock_that_stood_still_is_told_and_left_out(steps: Steps, world: World) -> None:
    case = steps.open_case()
    steps.study(case)
    steps.decide("waha.researcher", case, "send_back")
    steps.decide("waha.registrar", case, "complete")
    found = simulate(world, allowing("study", "1", "working_days"))
    assert list_left(found)[Unplayed.CLOCK_STOPPED] == 1
    assert list_figures(found) == {Measure.DEADLINES_MOVED: (0, 1)}


def test_a_longer_pause_of_new_accounts_shows_which_orders_would_have_waited(
    steps: Steps, world: World
) -> None:
    waits, old = steps.open_case(), deliver(steps, steps.open_case())
    iban, accounts = invent_iban(), world.cast.accounts
    with world.store.registry() as db:
        by = (accounts["waha.researcher"], accounts["waha.manager"])
        enter_known(db, waits, PAYEE, iban, by, since=world.clock() - timedelta(days=2))
    steps.recommend(waits, payee_iban=iban)
    steps.decide("supervisor", waits, "approve")
    steps.deliver(waits)
    found = simulate(world, pausing("72"))
    assert list_figures(found) == {Measure.ORDERS_PAUSED: (0, 1)}
    assert find_case(found, world, waits).measures == {Measure.ORDERS_PAUSED: (0, 1)}
    assert world.look(old).number not in {each.number for each in found.simulation.differences}
    assert list_figures(simulate(world, pausing("48"))) == {}


def test_thresholds_of_identity_cannot_be_replayed_and_that_is_said(steps: Steps, world: World) -> None:
    steps.open_case()
    found = simulate(world, lambda form: type(form)(**{**vars(form), "link_threshold": "6.5"}))
    assert list_left(found) == {Unplayed.THRESHOLDS: 1, Unplayed.COUNTER_REFUSALS: 0}


def test_a_draft_without_a_day_is_simulated_and_one_that_is_not_whole_is_not(
    steps: Steps, world: World
) -> None:
    steps.open_case()
    with pytest.raises(InvalidFieldsError) as refused:
        simulate(world, changing("CASH", ceiling=""))
    assert [problem.field for problem in refused.value.problems] == ["categories.CASH.ceiling"]
    with pytest.raises(InvalidFieldsError):
        simulate(world, since=read_day(world.clock()) + timedelta(days=1))


def test_a_door_may_refuse_to_replay_more_than_it_can_wait_for(steps: Steps, world: World) -> None:
    steps.open_case()
    steps.open_case()
    with pytest.raises(TooManyCasesError) as refused:
        simulate(world, most=1)
    assert refused.value.params == {"count": 2, "limit": 1}


def test_a_charity_simulates_nothing(world: World) -> None:
    begun = draft(world)
    with pytest.raises(WrongRoleError):
        simulate_draft(
            world.store,
            world.actor("waha.manager"),
            begun.draft_id,
            since=read_day(world.clock()),
            at=world.clock(),
        )


def papers_of(world: World, category: str) -> tuple[str, ...]:
    row = next(row for row in draft(world).form.categories if row.code == category)
    return row.papers
