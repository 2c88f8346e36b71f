"""A postman in a process of its own, so that a test may kill it between hand-over and record."""

import asyncio
import sys
from datetime import datetime

from domain.messages import MessageChannel
from gateways.mail import MailGateway, MailRelay
from gateways.message_seal import MessageSeal
from gateways.named_keys import NamedKeys
from services.postman import Postman
from store.scope import Store, StoreUrls

KEYS = NamedKeys((("test", bytes(32)),))


def run(url: str, port: str, now: str) -> None:
    """Go round once: by e-mail alone, at an instant of the test's."""
    store = Store(StoreUrls(url, url, url, url), pool_size=4, seal=MessageSeal(KEYS))
    mail = MailGateway(MailRelay("127.0.0.1", int(port), "sanad@ministry.example", tls="none"))
    at = datetime.fromisoformat(now)
    postman = Postman(store, {MessageChannel.EMAIL: mail}, lambda: at, public_url="https://sanad.example")
    asyncio.run(postman.deliver_waiting())
    store.close()


if __name__ == "__main__":
    run(*sys.argv[1:])
