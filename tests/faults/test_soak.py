"""A soak: many whole lives on one stack that nothing happens to; it neither loses anything nor swells."""

import logging
from pathlib import Path

import pytest

from tests.faults.cases import STOPS, FaultWorld
from tests.faults.record import check_whole

log = logging.getLogger(__name__)

ROUNDS = 15
WARM_AFTER = 3
MOST_GROWTH = 1.3
PARTS = ("worker", "web")


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_hundred_whole_lives_leave_a_whole_record_and_swell_no_process(fault_world: FaultWorld) -> None:
    lived = []
    warm: dict[str, int] = {}
    for number in range(ROUNDS):
        cases = fault_world.bring(*STOPS)
        for case in cases:
            if case.request_id is None:
                fault_world.register(case)
                fault_world.start(case)
        fault_world.play_to_end(cases)
        lived += [case.id for case in cases]
        if number == WARM_AFTER:
            warm = measure_parts(fault_world)
    check_whole(fault_world.store, lived)
    now = measure_parts(fault_world)
    log.info("%s lives; resident kB when warm %s, at the end %s", len(lived), warm, now)
    assert {part: size for part, size in now.items() if size > warm[part] * MOST_GROWTH} == {}


def measure_parts(world: FaultWorld) -> dict[str, int]:
    """The resident memory of each part in kB, as the kernel counts it."""
    children = world.stack.get_state().children
    return {part: read_resident(children[part]) for part in PARTS}


def read_resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS:")).split()[1])
