"""Fixtures of the journeys: one served application and one browser per module, readers per test."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.e2e.browser import LAUNCH_FLAGS, find_chromium
from tests.e2e.reading import WAIT_MS, Mode, Reader, open_reader
from tests.e2e.serving import serve_world
from tests.world import RunningWorld

Arrivals = Callable[[str, Mode], Reader]


@pytest.fixture(scope="module")
def address(running_town: RunningWorld) -> Iterator[str]:
    """Where the application over this module's world answers."""
    with serve_world(running_town) as address:
        yield address


# Of the module and after the world: while Playwright runs, no other loop can be run in this thread.
@pytest.fixture(scope="module")
def chromium(address: str) -> Iterator[Browser]:
    """A running browser."""
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(LAUNCH_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def arrive(chromium: Browser, address: str) -> Iterator[Arrivals]:
    """People who sign in, each at a browser of their own; at the end no page may have done what none may do."""
    readers: list[Reader] = []

    def sign_in(username: str, mode: Mode) -> Reader:
        reader = open_reader(chromium, address, mode)
        readers.append(reader)
        reader.sign_in(username)
        return reader

    yield sign_in
    faults = [fault for reader in readers for fault in reader.faults]
    for reader in readers:
        reader.context.close()
    assert faults == []
