"""Fixtures of the API's tests."""

from collections.abc import Iterator

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal


@pytest.fixture
def portal() -> Iterator[BlockingPortal]:
    """An event loop of this test's own."""
    with start_blocking_portal() as portal:
        yield portal
