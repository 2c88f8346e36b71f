"""Whoever declared an interest in a case before a committee is barred from the case, not from the item alone (rule 17)."""

from pathlib import Path
from uuid import UUID

import pytest

from domain.committees import RecusalGround
from domain.errors import ExcludedPersonError
from services.agendas import InterestForm, declare_interest
from tests.keeping import open_papers
from tests.signing import MEMBERS, Sitting, ask_for, found, hire, list_open, sign
from tests.stepping import Steps
from tests.world import World


@pytest.fixture
def steps(world: World) -> Steps:
    ask_for(world, "committee")
    return Steps(world)


def declare(sitting: Sitting, request_id: UUID, username: str) -> None:
    """Note that a member leaves the item of a case."""
    world = sitting.world
    item = next(each for each in sitting.look().items if each.request_id == request_id)
    form = InterestForm(world.cast.accounts[username], "شريك مالك العقار الذي يُدفع إليه")
    declare_interest(
        world.store, world.actor(sitting.by), sitting.session_id, item.item_id, form, at=world.clock()
    )


def test_an_interest_declared_in_one_session_holds_in_the_next(steps: Steps) -> None:
    world = steps.world
    committee_id = found(world)
    request_id, other = (steps.open_case() for _ in range(2))
    for each in (request_id, other):
        steps.recommend(each)
    first, second = Sitting(world, committee_id), Sitting(world, committee_id)
    first.lay()
    first.open(*MEMBERS)
    declare(first, request_id, "waha.manager")
    first.decide("put_off")
    first.close()
    second.lay()
    view = second.open(*MEMBERS)
    left = {item.request_id: [each.ground for each in item.recusals] for item in view.items}
    assert left == {request_id: [RecusalGround.INTEREST], other: []}


def test_whoever_declared_an_interest_in_session_is_barred_from_the_case_outside_of_it_too(
    steps: Steps, tmp_path: Path
) -> None:
    world = steps.world
    sitting = Sitting(world, found(world))
    request_id, other = (steps.open_case() for _ in range(2))
    for each in (request_id, other):
        steps.recommend(each)
    sitting.lay()
    sitting.open(*MEMBERS, chair="waha.admin")
    declare(sitting, request_id, "waha.manager")
    sitting.decide()
    sitting.close()
    sign(steps, sitting, open_papers(tmp_path))
    hire(world, "waha.manager2", "aid_manager", "waha")
    for each in (request_id, other):
        steps.decide("supervisor", each, "approve")
    with pytest.raises(ExcludedPersonError):
        steps.decide("waha.manager", request_id, "pay")
    steps.decide("waha.manager2", request_id, "pay")
    (order,) = list_open(world, request_id)
    assert world.cast.accounts["waha.manager"] in order.barred
    assert order.role == "charity_admin", "no other aid manager is left to sign it"
    steps.decide("waha.manager", other, "pay")
    steps.decide("waha.manager2", other, "authorise")
