"""`sanad mailbox`: a mail relay and a text gateway that show what they were given, and send nothing on."""

import asyncio
from typing import Annotated

import typer
import uvicorn

from cli.wiring import read_clock
from stack.mailbox import Mailbox, build_mailbox, open_smtp


def register(app: typer.Typer) -> None:
    app.command()(mailbox)


def mailbox(
    port: Annotated[int, typer.Option(help="Port of the page and of the text gateway, on the loopback.")],
    smtp_port: Annotated[int, typer.Option(help="Port of the mail relay, on the loopback.")],
) -> None:
    """Take every message and show it on a page, until told to stop. For a demonstration, never for people's messages."""
    box = Mailbox(read_clock)
    relay = open_smtp(box, smtp_port)
    relay.start()
    config = uvicorn.Config(
        build_mailbox(box), host="127.0.0.1", port=port, log_level="warning", access_log=False, ws="none"
    )
    try:
        asyncio.run(uvicorn.Server(config).serve())
    finally:
        relay.stop()
