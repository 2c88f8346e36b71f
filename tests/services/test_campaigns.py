"""A campaign is opened by circular in minutes, and a crisis lets one person register six others with himself."""

from datetime import timedelta

import pytest

from domain.campaigns import CampaignClosedError
from domain.errors import InvalidFieldsError, NotFoundError, WrongRoleError
from domain.requests import RequestForm
from services.campaigns import CampaignTakenError, list_campaigns, open_campaign, register_group
from services.requests import Registered, list_requests
from tests.applicants import invent_applicant
from tests.campaigning import CODE, fill_campaign, open_food
from tests.forms import fill_request
from tests.stepping import Steps
from tests.world import World, submit


def fill_group(count: int, **changes: object) -> list[RequestForm]:
    """So many people who ask for food baskets with fewer papers than usual."""
    return [
        fill_request(
            **{**invent_applicant(), "category": "FOOD", "amount": "20", "papers": ("identity",), **changes}
        )
        for _ in range(count)
    ]


def register(world: World, forms: list[RequestForm], by: str = "waha.registrar") -> tuple[Registered, ...]:
    return register_group(
        world.store, world.actor(by), CODE, forms, submit({"people": str(forms)}), at=world.clock()
    )


def open_crisis(world: World, **changes: object) -> None:
    open_food(world, takes_groups=True, papers=("identity",), **changes)


def list_codes(error: InvalidFieldsError) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in error.problems]


def test_a_campaign_is_opened_once_and_seen_by_every_body(world: World) -> None:
    first, again = open_food(world), open_food(world)
    assert first == again
    assert first.is_open
    for who in ("waha.registrar", "diyaa.manager", "supervisor"):
        assert list_campaigns(world.store, world.actor(who), at=world.clock()) == (first,)
    with pytest.raises(CampaignTakenError):
        open_food(world, household_ceiling="20")


def test_only_the_policy_officer_opens_one(world: World) -> None:
    for who in ("waha.manager", "supervisor", "desk"):
        with pytest.raises(WrongRoleError):
            open_campaign(world.store, world.actor(who), fill_campaign(), at=world.clock())


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"code": ""}, "code", "required"),
        ({"code": "رمضان/48"}, "code", "malformed_campaign_code"),
        ({"category": "NONE"}, "category", "unknown_category"),
        ({"to_on": "2025-01-01"}, "to_on", "ends_before_it_begins"),
        ({"from_on": "2020-01-01", "to_on": "2020-02-01"}, "to_on", "in_the_past"),
        ({"household_ceiling": "151"}, "household_ceiling", "above_ceiling"),
        ({"total_ceiling": "24"}, "household_ceiling", "above_ceiling"),
        ({"papers": ("lease",)}, "papers", "unknown_paper"),
        ({"exclusion_lists": ("X",)}, "exclusion_lists", "unknown_list"),
        ({"most_rows": "2001"}, "most_rows", "unknown_choice"),
    ],
)
def test_what_is_wrong_with_a_campaign_is_named(
    world: World, changes: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(InvalidFieldsError) as refused:
        open_food(world, **changes)
    assert (field, code) in list_codes(refused.value)


def test_one_form_of_a_crisis_is_seven_requests_with_fewer_papers(world: World) -> None:
    open_crisis(world)
    done = register(world, fill_group(7))
    assert len({row.request_id for row in done}) == 7
    steps = Steps(world)
    for row in done:
        steps.check(row.request_id)
        assert world.look(row.request_id, "waha.manager").stage == "review"


def test_a_group_that_is_sent_twice_is_registered_once(world: World) -> None:
    open_crisis(world)
    forms, actor = fill_group(3), world.actor("waha.registrar")
    sent = submit({"n": 3})
    first, again = (register_group(world.store, actor, CODE, forms, sent, at=world.clock()) for _ in range(2))
    assert [row.number for row in first] == [row.number for row in again]
    assert {row.is_repeat for row in again} == {True}


def test_what_is_wrong_with_one_of_a_group_stops_all_and_says_whose_it_is(world: World) -> None:
    open_crisis(world)
    forms = [*fill_group(1), *fill_group(1, phone="12", amount="26")]
    with pytest.raises(InvalidFieldsError) as refused:
        register(world, forms)
    assert set(list_codes(refused.value)) == {("2.phone", "malformed_phone"), ("2.amount", "above_ceiling")}
    assert list_requests(world.store, world.actor("waha.registrar"), at=world.clock()).items == ()


@pytest.mark.parametrize(
    ("count", "groups", "code"),
    [(8, "yes", "too_many_people"), (0, "yes", "too_many_people"), (1, "", "no_groups")],
)
def test_a_group_is_one_to_seven_people_where_the_circular_takes_groups(
    world: World, count: int, groups: str, code: str
) -> None:
    open_food(world, takes_groups=bool(groups), papers=("identity",))
    with pytest.raises(InvalidFieldsError) as refused:
        register(world, fill_group(count))
    assert list_codes(refused.value) == [("people", code)]


def test_a_group_comes_in_time_and_to_a_campaign_that_is_there(world: World) -> None:
    with pytest.raises(NotFoundError):
        register(world, fill_group(1))
    open_crisis(world, to_on=world.today().isoformat(), from_on="2026-01-01")
    world.clock.move(timedelta(days=3))
    with pytest.raises(CampaignClosedError):
        register(world, fill_group(1))
