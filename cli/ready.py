"""`sanad ready`: whether one part answers, for the health checks of containers."""

import asyncio
from enum import StrEnum
from typing import Annotated

import typer

from cli.settings import load_settings
from services.processes import CASE_QUEUE
from stack.probes import is_answering
from stack.temporal import is_polling


class Part(StrEnum):
    """What runs in a container of its own."""

    WEB = "web"
    WORKER = "worker"


def register(app: typer.Typer) -> None:
    app.command()(ready)


def ready(
    part: Annotated[Part, typer.Argument(help="What runs beside this command.")],
    pid: Annotated[int, typer.Option(help="Process of the worker, as it is numbered here.")] = 1,
) -> None:
    """End with 0 when the part answers, else with 1."""
    settings = load_settings()
    answer = (
        is_answering("127.0.0.1", settings.port, "/ready")
        if part is Part.WEB
        else is_polling(settings.engine_address, CASE_QUEUE, pid, settings.engine_namespace)
    )
    if not asyncio.run(answer):
        typer.echo(f"{part} is not ready.", err=True)
        raise typer.Exit(1)
