"""Kill -9 of each part with a case in flight in every stage: each case ends as it would have, each effect once."""

import logging
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from typing import Any

import httpx
import pytest

from domain.errors import UnavailableError
from tests.faults.cases import FEW_STOPS, STOPS, Case, FaultWorld
from tests.faults.doors import Door
from tests.faults.endings import CalmEndings
from tests.faults.record import grip, list_made
from tests.faults.stack import PATIENCE_SECONDS, Victim, wait_until

log = logging.getLogger(__name__)

# Whoever comes first starts the whole stack, which a busy machine is slow to do.
pytestmark = pytest.mark.timeout(300)


class Moment(StrEnum):
    """When the victim dies: its transaction is open, or committed and not yet acknowledged."""

    BEFORE_COMMIT = "before_commit"
    BEFORE_ACKNOWLEDGEMENT = "before_acknowledgement"


QUICK = [pytest.param(victim, Moment.BEFORE_ACKNOWLEDGEMENT, FEW_STOPS, id=victim) for victim in Victim]
REPEATED = [
    pytest.param(victim, moment, STOPS, id=f"{victim}-{moment}-{repetition}", marks=pytest.mark.long)
    for repetition in range(1, 4)
    for victim in Victim
    for moment in Moment
]


@pytest.mark.parametrize(("victim", "moment", "stops"), [*QUICK, *REPEATED])
def test_every_case_ends_as_it_would_have_and_every_effect_exists_once(
    fault_world: FaultWorld,
    door: Door,
    calm_endings: CalmEndings,
    victim: Victim,
    moment: Moment,
    stops: Iterable[str],
) -> None:
    cases = fault_world.bring(*stops)
    others = {name: pid for name, pid in fault_world.stack.get_state().children.items() if name != victim}
    if victim is Victim.WEB:
        kill_among_letters(fault_world, door, cases, moment)
    else:
        kill_among_steps(fault_world, cases, victim, moment)
    log.info("%s %s: everything in effect after %.1f s", victim, moment, fault_world.stack.seconds_since_kill)
    fault_world.play_to_end(cases)
    calm_endings.check(fault_world, cases)
    assert fault_world.stack.get_state().children.items() >= others.items(), "another part fell with it"


def kill_among_steps(world: FaultWorld, cases: list[Case], victim: Victim, moment: Moment) -> None:
    """The step of every case blocks on the row the test holds; the victim dies before or after they commit."""
    for case in cases:
        world.record_next(case)
    with grip(world.stack.get_state().socket) as held:
        held.hold_cases([case.id for case in cases])
        asked = world.ask_engine(cases)
        held.wait_until_blocking(len(cases))
        if moment is Moment.BEFORE_COMMIT:
            world.stack.kill(victim)
        else:
            world.stack.freeze(Victim.ENGINE)
    if moment is Moment.BEFORE_ACKNOWLEDGEMENT:
        world.wait_for_effect(*cases)
        world.stack.kill(victim)
        if victim is not Victim.ENGINE:
            world.stack.thaw(Victim.ENGINE)
    log.info("%s %s: ready after %.1f s", victim, moment, world.stack.wait_for_return(victim))
    world.wait_for_effect(*cases)
    check_answers(asked, UnavailableError)


def kill_among_letters(world: FaultWorld, door: Door, cases: list[Case], moment: Moment) -> None:
    """What is sent to the API blocks on the key the test holds, or is committed and waits for the frozen engine."""
    letters = [door.write(case) for case in cases]
    keys = [letter.key for letter in letters]
    with ThreadPoolExecutor(len(letters)) as threads:
        if moment is Moment.BEFORE_COMMIT:
            with grip(world.stack.get_state().socket) as held:
                held.hold_keys((world.cast.accounts[letter.who], letter.key) for letter in letters)
                sent = door.send_all(letters, threads)
                held.wait_until_blocking(len(letters))
                world.stack.kill(Victim.WEB)
        else:
            world.stack.freeze(Victim.ENGINE)
            sent = door.send_all(letters, threads)
            wait_until(lambda: len(list_made(world.store, keys)) == len(keys), PATIENCE_SECONDS)
            world.stack.kill(Victim.WEB)
            world.stack.thaw(Victim.ENGINE)
        check_answers(sent, httpx.TransportError)
    log.info("web %s: ready after %.1f s", moment, world.stack.wait_for_return(Victim.WEB))
    made = list_made(world.store, keys)
    assert len(made) == (0 if moment is Moment.BEFORE_COMMIT else len(keys))
    answers = {letter.key: door.insist(letter) for letter in letters}
    assert answers == (made or list_made(world.store, keys))
    world.wait_for_effect(*cases)


def check_answers(sent: list[Future[Any]], allowed: type[Exception]) -> None:
    """Whoever waited for an answer got one, or learnt that there is none for now."""
    for future in sent:
        error = future.exception(PATIENCE_SECONDS)
        assert error is None or isinstance(error, allowed), repr(error)
