"""The composition root: settings become the record, the engine's client and the house that doors receive."""

import base64
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from temporalio.client import Client

from cli.settings import Settings
from domain.messages import MessageChannel
from gateways.bank_folder import BankFolder
from gateways.mail import MailGateway, MailRelay
from gateways.message_seal import MessageSeal
from gateways.named_keys import read_named_keys
from gateways.paper_store import PaperStore
from gateways.pdf import Press
from gateways.text_messages import TextGate, TextGateway
from services.postman import Gateway
from services.processes import Processes, connect_engine
from store.scope import Store, StoreUrls

TYPE_FOLDER = Path(str(files("web"))) / "static" / "vendor"
"""Where the build leaves the type that pages and papers are set in."""


@dataclass(frozen=True)
class House:
    """Everything a door or a command needs, built once per process."""

    settings: Settings
    store: Store
    client: Client
    processes: Processes
    clock: Callable[[], datetime]
    papers: PaperStore
    press: Press
    bank: BankFolder

    @property
    def token_secret(self) -> str:
        """What API tokens are signed with."""
        return self.settings.token_secret.get_secret_value()

    @property
    def public_url(self) -> str:
        """The address under which people reach this house."""
        return self.settings.public_url

    @property
    def engine_pages(self) -> str:
        """Where the engine shows its own account of our namespace; empty where no address is set."""
        ui = self.settings.engine_ui_url.rstrip("/")
        return f"{ui}/namespaces/{self.settings.engine_namespace}" if ui else ""

    @property
    def match_secret(self) -> bytes:
        """What keys the digests by which persons are found."""
        return base64.b64decode(self.settings.match_secret.get_secret_value())


def open_gateways(settings: Settings) -> dict[MessageChannel, Gateway]:
    """The ways by which messages leave, as far as their addresses are set; what has none waits."""
    gateways: dict[MessageChannel, Gateway] = {}
    if settings.smtp_host:
        relay = MailRelay(
            host=settings.smtp_host,
            port=settings.smtp_port,
            sender=settings.mail_sender,
            tls=settings.smtp_tls,
            user=settings.smtp_user,
            password=settings.smtp_password.get_secret_value(),
            bounce_domain=settings.mail_bounce_domain,
        )
        gateways[MessageChannel.EMAIL] = MailGateway(relay)
    if settings.sms_url:
        gate = TextGate(settings.sms_url, settings.sms_key.get_secret_value())
        gateways[MessageChannel.SMS] = TextGateway(gate)
    if settings.whatsapp_url:
        gate = TextGate(settings.whatsapp_url, settings.whatsapp_key.get_secret_value())
        gateways[MessageChannel.WHATSAPP] = TextGateway(gate)
    return gateways


def read_clock() -> datetime:
    """The one clock of the doors: now, in UTC."""
    return datetime.now(UTC)


async def build_house(
    settings: Settings, clock: Callable[[], datetime] = read_clock, *, lazy: bool = True
) -> House:
    """Open the pools and prepare the engine's client; a worker's must be connected (not `lazy`) from the start."""
    store = Store(
        StoreUrls(
            charity=settings.get_database_url("charity"),
            ministry=settings.get_database_url("ministry"),
            registry=settings.get_database_url("registry"),
            applicant=settings.get_database_url("applicant"),
        ),
        seal=MessageSeal(read_named_keys(settings.message_key.get_secret_value())),
    )
    keys = read_named_keys(settings.engine_key.get_secret_value())
    client = await connect_engine(settings.engine_address, settings.engine_namespace, keys, lazy=lazy)
    papers = PaperStore(settings.paper_store, read_named_keys(settings.paper_key.get_secret_value()))
    processes = Processes(client, store, clock)
    bank = BankFolder(settings.bank_folder)
    return House(settings, store, client, processes, clock, papers, Press(TYPE_FOLDER), bank)


@asynccontextmanager
async def open_house(settings: Settings, *, lazy: bool = True) -> AsyncIterator[House]:
    """A house for one command, closed at its end."""
    house = await build_house(settings, lazy=lazy)
    try:
        yield house
    finally:
        house.store.close()
