"""The one clock of the doors in tests."""

from datetime import UTC, datetime, timedelta


class MovableClock:
    """The one clock of the doors; it follows the engine's when a test moves that."""

    def __init__(self) -> None:
        self._offset = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def move(self, by: timedelta) -> None:
        self._offset += by
