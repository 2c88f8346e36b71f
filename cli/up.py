"""`sanad up`: everything on this machine with one command."""

import asyncio
import os
import sys
from base64 import b64decode
from pathlib import Path
from typing import Annotated

import typer

from cli.settings import LocalSettings
from services.filings import file_everybody
from services.processes import CASE_QUEUE
from stack.assets import check_assets
from stack.errors import StackError
from stack.folder import open_folder
from stack.plan import StackPlan
from stack.postgres import OWNER
from stack.secrets import load_secrets
from stack.supervisor import run_stack
from store.migrations.run import migrate
from store.scope import Store, StoreUrls

GATEWAYS = frozenset({"SANAD_SMTP_HOST", "SANAD_SMS_URL", "SANAD_WHATSAPP_URL"})
"""Who has gateways of his own needs no mailbox."""


def register(app: typer.Typer) -> None:
    app.command()(up)


def up(
    data: Annotated[Path | None, typer.Option(help="Data folder.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    seed: Annotated[bool, typer.Option(help="Fill an empty record with invented demo data.")] = True,
) -> None:
    """Run the record, the engine, the worker and the web server until Ctrl-C."""
    settings = LocalSettings()
    plan = build_plan(
        data or settings.data, host or settings.host, port or settings.port, settings, seed=seed
    )
    try:
        asyncio.run(run_stack(plan, typer.echo))
    except StackError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error


def build_plan(data: Path, host: str, port: int, settings: LocalSettings, *, seed: bool) -> StackPlan:
    """Put together what `sanad up` runs."""
    return StackPlan(
        data=data,
        host=host,
        port=port,
        migrate=lambda owner_url: migrate_embedded(data, owner_url),
        worker=_build_command("worker"),
        web=_build_command("serve"),
        seed=_build_command("seed", "--if-empty") if seed else None,
        worker_queue=CASE_QUEUE,
        check_assets=check_assets,
        environment={
            "SANAD_HOST": host,
            "SANAD_PORT": str(port),
            "SANAD_PUBLIC_URL": os.environ.get("SANAD_PUBLIC_URL", f"http://{host}:{port}"),
        },
        engine_port=settings.engine_port,
        engine_ui_port=settings.engine_ui_port,
        mailbox=None if GATEWAYS & os.environ.keys() else _build_command("mailbox"),
        mailbox_port=settings.mailbox_port,
    )


def migrate_embedded(data: Path, owner_url: str) -> None:
    """Bring the record to its newest shape, and file whoever no check would find: before the worker starts."""
    migrate(owner_url, None)
    secret = b64decode(load_secrets(open_folder(data).secrets)["SANAD_MATCH_SECRET"])
    url = owner_url.replace(OWNER, "sanad_registry", 1)
    store = Store(StoreUrls(url, url, url, url), pool_size=1)
    try:
        file_everybody(store, secret=secret)
    finally:
        store.close()


def _build_command(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "cli", *words)
