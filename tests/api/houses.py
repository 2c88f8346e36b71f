"""Houses that the API's tests open its door with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from gateways.bank_folder import BankFolder
from gateways.paper_store import PaperStore
from gateways.pdf import Press
from services.processes import Processes
from store.scope import Store
from tests.keeping import open_bank, open_papers
from tests.pressing import open_press
from tests.world import MATCH_SECRET

SECRET = "a secret of the tests, long enough for HMAC"


class ClosedHouse:
    """A house of which only the plan is looked at: entering a room of it fails the test."""

    token_secret = SECRET
    match_secret = MATCH_SECRET

    @property
    def clock(self) -> Callable[[], datetime]:
        raise AssertionError("the plan was to be looked at only")

    @property
    def store(self) -> Store:
        raise AssertionError("the plan was to be looked at only")

    @property
    def papers(self) -> PaperStore:
        raise AssertionError("the plan was to be looked at only")

    @property
    def bank(self) -> BankFolder:
        raise AssertionError("the plan was to be looked at only")

    @property
    def press(self) -> Press:
        raise AssertionError("the plan was to be looked at only")

    @property
    def public_url(self) -> str:
        raise AssertionError("the plan was to be looked at only")

    @property
    def processes(self) -> Processes:
        raise AssertionError("the plan was to be looked at only")


@dataclass(frozen=True)
class OpenHouse:
    """A house with the real record and the real engine."""

    store: Store
    processes: Processes
    clock: Callable[[], datetime]
    token_secret: str = SECRET
    papers: PaperStore = field(default_factory=open_papers)
    press: Press = field(default_factory=open_press)
    bank: BankFolder = field(default_factory=open_bank)
    public_url: str = "http://sanad.test"
    match_secret: bytes = MATCH_SECRET
