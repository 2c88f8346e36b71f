"""Freezes: what they stop, for which categories, from which day through which, and what they leave alone."""

from datetime import timedelta

import pytest

from domain.calendars import read_day
from domain.errors import InvalidFieldsError, NotFoundError, WrongRoleError
from domain.freezes import FreezeForm, FrozenError
from services.freezes import FreezeView, end_freeze, enter_freeze, list_freezes
from tests.stepping import Steps
from tests.world import World, submit


def order(world: World, *, starts: int = 0, ends: int = 5, **fields: object) -> FreezeView:
    today = read_day(world.clock())
    form = FreezeForm(
        **{  # type: ignore[arg-type] # fields of the form
            "from_on": (today + timedelta(days=starts)).isoformat(),
            "to_on": (today + timedelta(days=ends)).isoformat(),
            "categories": ("CASH",),
            "stops": ("approvals",),
            "reason_ar": "جرد",
            "reason_en": "Stock-taking",
            "circular": "2026-16",
            **fields,
        }
    )
    return enter_freeze(world.store, world.actor("policy"), form, submit(form), at=world.clock())


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def test_a_frozen_approval_says_until_when_and_goes_through_the_day_after(steps: Steps, world: World) -> None:
    case = steps.open_case()
    steps.recommend(case)
    view = order(world)
    with pytest.raises(FrozenError) as refused:
        steps.decide("supervisor", case, "approve")
    assert refused.value.params == {"until_on": view.to_on.isoformat(), "circular": "2026-16"}
    steps.pass_time(6)
    steps.decide("supervisor", case, "approve")
    assert world.look(case).stage == "delivery"


def test_while_approvals_are_frozen_a_case_can_be_rejected_studied_and_registered(
    steps: Steps, world: World
) -> None:
    case = steps.open_case()
    steps.recommend(case)
    order(world)
    steps.decide("supervisor", case, "reject")
    assert world.look(case).outcome == "rejected"
    steps.recommend(steps.open_case())


def test_a_freeze_of_other_categories_or_of_days_to_come_stops_nothing(steps: Steps, world: World) -> None:
    order(world, categories=("RENT",))
    order(world, starts=2)
    case = steps.open_case()
    steps.recommend(case)
    steps.decide("supervisor", case, "approve")


def test_a_freeze_without_categories_stops_registration_everywhere(world: World) -> None:
    order(world, categories=(), stops=("registration",))
    with pytest.raises(InvalidFieldsError) as refused:
        world.register()
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [("category", "frozen")]


def test_of_two_freezes_the_longer_is_named(world: World) -> None:
    order(world, stops=("registration",), ends=2)
    longer = order(world, stops=("registration",), ends=9)
    with pytest.raises(InvalidFieldsError) as refused:
        world.register()
    assert refused.value.problems[0].params["until_on"] == longer.to_on.isoformat()


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"starts": -1}, "from_on", "in_the_past"),
        ({"ends": -1}, "to_on", "ends_before_it_begins"),
        ({"categories": ("GOLD",)}, "categories", "unknown_category"),
        ({"stops": ()}, "stops", "required"),
        ({"stops": ("payments",)}, "stops", "unknown_choice"),
        ({"reason_ar": ""}, "reason_ar", "required"),
        ({"reason_en": ""}, "reason_en", "required"),
        ({"circular": " "}, "circular", "required"),
    ],
)
def test_a_freeze_that_is_not_whole_is_refused_by_field(
    town: World, fields: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(InvalidFieldsError) as refused:
        order(town, **fields)  # type: ignore[arg-type] # fields of the form
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [(field, code)]


def test_a_freeze_ends_earlier_only_and_by_the_policy_officer_alone(world: World) -> None:
    view = order(world)

    def end(by: str, days: int) -> FreezeView:
        last_on = (read_day(world.clock()) + timedelta(days=days)).isoformat()
        return end_freeze(
            world.store,
            world.actor(by),
            view.freeze_id,
            last_on=last_on,
            circular="2026-18",
            submission=submit({"last_on": last_on}),
            at=world.clock(),
        )

    with pytest.raises(WrongRoleError):
        end("supervisor", 1)
    for days, code in ((9, "after_the_end"), (-2, "in_the_past")):
        with pytest.raises(InvalidFieldsError) as refused:
            end("policy", days)
        assert refused.value.problems[0].code == code
    assert end("policy", 1).to_on == read_day(world.clock()) + timedelta(days=1)
    assert len(list_freezes(world.store, at=world.clock())) == 1
    end("policy", -1)
    assert list_freezes(world.store, at=world.clock()) == ()
    with pytest.raises(NotFoundError):
        end("policy", 0)
