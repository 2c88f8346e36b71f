"""Fixtures of the pages' tests: readers over the tests' world and its real engine."""

from collections.abc import Callable

import pytest
from anyio.from_thread import BlockingPortal

from services.processes import Processes, connect_engine
from stack.ports import choose_port
from stack.temporal import NAMESPACE
from tests.web.browsing import Browser, OpenHouse
from tests.world import KEYS, RunningWorld, World

Readers = Callable[[str], Browser]


@pytest.fixture
def guest(running_town: RunningWorld) -> Browser:
    """A browser in which nobody has signed in."""
    house = OpenHouse(running_town.store, running_town.processes, running_town.clock)
    return Browser(house, running_town.portal)


@pytest.fixture
def readers(running_town: RunningWorld) -> Readers:
    """Browsers by user name, each signed in."""

    def open_browser(username: str) -> Browser:
        house = OpenHouse(running_town.store, running_town.processes, running_town.clock)
        browser = Browser(house, running_town.portal)
        assert browser.sign_in(username).status == 200
        return browser

    return open_browser


@pytest.fixture
def lonely_registrar(world: World, portal: BlockingPortal) -> Browser:
    """A registrar while nothing listens where the engine should be."""
    return open_lonely(world, portal, "waha.registrar")


@pytest.fixture
def lonely_operator(world: World, portal: BlockingPortal) -> Browser:
    """An operator at the same hour."""
    return open_lonely(world, portal, "operator")


def open_lonely(world: World, portal: BlockingPortal, username: str) -> Browser:
    """A browser of somebody signed in while nothing listens where the engine should be."""
    client = portal.call(connect_engine, f"127.0.0.1:{choose_port()}", NAMESPACE, KEYS)
    browser = Browser(
        OpenHouse(world.store, Processes(client, world.store, world.clock), world.clock), portal
    )
    browser.sign_in(username)
    return browser


@pytest.fixture
def quiet_readers(town: World, portal: BlockingPortal) -> Readers:
    """Browsers by user name over a record beside which no engine runs."""
    client = portal.call(connect_engine, f"127.0.0.1:{choose_port()}", NAMESPACE, KEYS)
    house = OpenHouse(town.store, Processes(client, town.store, town.clock), town.clock)

    def open_browser(username: str) -> Browser:
        browser = Browser(house, portal)
        assert browser.sign_in(username).status == 200
        return browser

    return open_browser
