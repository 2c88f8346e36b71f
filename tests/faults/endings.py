"""How cases end: when something happened on their way, and when nothing did."""

from collections.abc import Iterable

from tests.faults.cases import Case, FaultWorld
from tests.faults.record import Ending, check_whole, describe_ending


class CalmEndings:
    """How a case that was brought to each stop ends when nothing goes wrong: played when first asked for."""

    def __init__(self, world: FaultWorld) -> None:
        self._world = world
        self._known: dict[str, Ending] = {}

    def check(self, world: FaultWorld, cases: Iterable[Case]) -> None:
        """Assert that these ended cases of a world are whole, and ended as they would have in a calm one."""
        check_whole(world.store, [case.id for case in cases])
        ended = {case.name: describe_ending(world.store, case.id) for case in cases}
        self._play(ended.keys() - self._known.keys())
        assert ended == {name: self._known[name] for name in ended}

    def _play(self, names: Iterable[str]) -> None:
        cases = self._world.bring(*sorted(names))
        for case in cases:
            if case.request_id is None:
                self._world.register(case)
                self._world.start(case)
        self._world.play_to_end(cases)
        check_whole(self._world.store, [case.id for case in cases])
        self._known |= {case.name: describe_ending(self._world.store, case.id) for case in cases}
