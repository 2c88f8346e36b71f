"""Whoever declared an interest in a case before a committee is barred from the case, not from the item alone (rule 17)."""

from pathlib import Path

import pytest

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


def test_whoever_declared_an_interest_in_session_is_barred_from_the_case_outside_of_it_too(
    steps: Steps, tmp_path: Path
) -> None:
    world = steps.world
    sitting = Sitting(world, found(world))
    request_id, other = (steps.open_case() for _ in range(2))
    for each in (request_id, other):
        steps.recommend(each)
    sitting.lay()
    view = sitting.open(*MEMBERS, chair="waha.admin")
    item = next(each for each in view.items if each.request_id == request_id)
    manager = world.cast.accounts["waha.manager"]
    form = InterestForm(manager, "شريك مالك العقار الذي يُدفع إليه")
    declare_interest(
        world.store, world.actor("waha.admin"), sitting.session_id, item.item_id, form, at=world.clock()
    )
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
    assert manager in order.barred
    assert order.role == "charity_admin", "no other aid manager is left to sign it"
    steps.decide("waha.manager", other, "pay")
    steps.decide("waha.manager2", other, "authorise")
