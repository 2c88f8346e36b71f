"""Stuck cases: every cause has an owner, every mend somebody who may do it, every difference is seen and no other."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.roles import MINISTRY_ROLES, Role
from domain.stuck_cases import (
    ATTRIBUTE_GRAIN,
    ENGINE_CAUSES,
    MENDERS,
    REMEDIES,
    SILENCE,
    SUSPECT_CAUSES,
    Cause,
    Difference,
    Expected,
    Mend,
    Shown,
    choose_owner,
    find_difference,
)

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
stages = st.sampled_from(["review", "sign_off", "delivery"])
charities = st.sampled_from(["", "a", "b"])
wakes = st.none() | st.timedeltas(timedelta(days=-3), timedelta(days=30)).map(lambda by: NOW + by)
expected_cases = st.builds(Expected, st.booleans(), stages, charities, wakes, st.booleans())
shown_cases = st.none() | st.builds(Shown, stages, charities, wakes)


def test_every_cause_has_an_owner_and_every_mend_somebody_who_may() -> None:
    assert REMEDIES.keys() == set(Cause)
    assert MENDERS.keys() == set(Mend)
    assert {mend for remedy in REMEDIES.values() for mend in remedy.mends} == set(Mend)


def test_what_the_engine_is_asked_about_is_the_operators() -> None:
    for cause in ENGINE_CAUSES | SUSPECT_CAUSES:
        assert REMEDIES[cause].owner is Role.OPERATOR
        assert all(Role.OPERATOR in MENDERS[mend] for mend in REMEDIES[cause].mends)


@given(st.sampled_from(Cause), st.sampled_from([Role.SUPERVISOR, Role.DUPLICATE_DESK]))
def test_no_charity_owns_what_the_ministry_left_lying(cause: Cause, role: Role) -> None:
    assert choose_owner(cause, role) in MINISTRY_ROLES


@given(expected_cases, shown_cases)
def test_an_open_case_runs_and_a_closed_one_does_not(expected: Expected, shown: Shown | None) -> None:
    difference = find_difference(expected, shown, at=NOW)
    assert (difference is Difference.NOT_RUNNING) == (expected.is_open and shown is None)
    assert (difference is Difference.STILL_RUNNING) == (not expected.is_open and shown is not None)


@given(stages, charities, wakes, st.timedeltas(timedelta(0), timedelta(days=5)))
def test_a_timer_that_asks_in_time_is_no_difference_and_one_that_asks_later_is(
    stage: str, charity: str, wakes_at: datetime | None, by: timedelta
) -> None:
    expected = Expected(is_open=True, stage=stage, charity_id=charity, wakes_at=wakes_at)
    early = Shown(stage, charity, max(wakes_at - by, NOW - SILENCE) if wakes_at else None)
    is_past = wakes_at is not None and wakes_at < NOW - SILENCE
    assert (find_difference(expected, early, at=NOW) is None) or is_past
    if wakes_at:
        late = Shown(stage, charity, wakes_at + ATTRIBUTE_GRAIN + by + timedelta(seconds=1))
        assert find_difference(expected, late, at=NOW) is Difference.TIMER
        assert find_difference(expected, Shown(stage, charity, None), at=NOW) is Difference.TIMER


def test_a_clock_is_not_compared_while_a_decision_is_recorded() -> None:
    expected = Expected(is_open=True, stage="review", wakes_at=NOW, is_deciding=True)
    assert find_difference(expected, Shown("review"), at=NOW) is None


def test_a_timer_that_should_have_asked_long_ago_is_lost() -> None:
    expected = Expected(is_open=True, stage="review", wakes_at=NOW + timedelta(days=1))
    asked = Shown("review", "", NOW - SILENCE - timedelta(seconds=1))
    assert find_difference(expected, asked, at=NOW) is Difference.TIMER
