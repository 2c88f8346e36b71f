"""`sanad serve`: the web server."""

import asyncio
import gc

import typer
import uvicorn

from cli.app import load_app
from cli.settings import load_settings


def register(app: typer.Typer) -> None:
    app.command()(serve)


def serve() -> None:
    """Serve pages and API until told to stop."""
    asyncio.run(_run())


async def _run() -> None:
    settings = load_settings()
    config = uvicorn.Config(
        await load_app(),
        host=settings.host,
        port=settings.port,
        log_level=settings.log_level,
        access_log=False,
        proxy_headers=True,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    # What was loaded stays; looking through it for garbage would hold up every tenth page for half a second.
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    await uvicorn.Server(config).serve()
