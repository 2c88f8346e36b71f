"""One running stack for all of them, the invented bodies on it, and how every case ends when nothing goes wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.cases import FaultWorld, open_fault_world
from tests.faults.doors import Door
from tests.faults.endings import CalmEndings
from tests.faults.stack import FullStack, run_full_stack


@pytest.fixture(scope="package")
def full_stack(memory_folder: Path) -> Iterator[FullStack]:
    """`sanad up` on an empty data folder."""
    with run_full_stack(memory_folder / "full") as stack:
        yield stack


@pytest.fixture(scope="package")
def fault_world(full_stack: FullStack) -> Iterator[FaultWorld]:
    """The invented bodies on the running stack."""
    with open_fault_world(full_stack) as world:
        yield world


@pytest.fixture(scope="package")
def door(fault_world: FaultWorld) -> Iterator[Door]:
    """The API of the running stack."""
    door = Door(fault_world)
    yield door
    door.close()


@pytest.fixture(scope="package")
def calm_endings(fault_world: FaultWorld) -> CalmEndings:
    """How the cases end when nothing goes wrong."""
    return CalmEndings(fault_world)
