"""`sanad bench …`: how quick, how big and how right the duplicate engine is, and how quickly cases are compared and pages given."""

from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from cli.output import refuse, say_figures

app = typer.Typer(help="Measure Sanad on invented people.", no_args_is_help=True)

LEAST = 5_000


def register(main: typer.Typer) -> None:
    main.add_typer(app, name="bench")


@app.callback()
def bench() -> None:
    """Measure Sanad on invented people."""


@app.command("duplicates")
def duplicates(
    people: Annotated[int, typer.Option(min=LEAST, help="How many people are registered.")] = 1_000_000,
    clients: Annotated[str, typer.Option(help="How many processes check at once, one run for each.")] = "1,8",
    seconds: Annotated[float, typer.Option(min=0.1, help="How long each of these runs lasts.")] = 30.0,
    keep: Annotated[
        Path | None, typer.Option(help="Folder where people and database stay, to be measured again.")
    ] = None,
) -> None:
    """Fill a registry in a Postgres of its own, and measure loading, size, speed, memory and accuracy."""
    scale = _load_yardstick("bench.duplicates.scale")
    try:
        counts = tuple(int(count) for count in clients.split(","))
    except ValueError:
        refuse("--clients is one number or several, as in 1,8.")
    options = scale.ScaleOptions(people, counts, seconds, keep)
    say_figures(scale.measure_scale(options, lambda line: typer.echo(line, err=True)))


@app.command("cases")
def cases(
    count: Annotated[
        int, typer.Option("--cases", min=100, help="How many open cases the engine runs.")
    ] = 10_000,
    record: Annotated[int, typer.Option(min=100, help="How many open cases the record holds.")] = 100_000,
) -> None:
    """Compare record and engine, and name the cases that stand still, on a record and an engine of their own."""
    measure = _load_yardstick("bench.cases.measure")
    say_figures(measure.measure_cases(count, record, lambda line: typer.echo(line, err=True)))


@app.command("desks")
def desks(
    tasks: Annotated[int, typer.Option(min=100, help="How many tasks are open.")] = 100_000,
    times: Annotated[int, typer.Option(min=20, help="How often each page is asked for.")] = 200,
) -> None:
    """Time queues and cases as researcher, supervisor and duplicate desk open them, on an installation of their own."""
    measure = _load_yardstick("bench.desks.measure")
    say_figures(measure.measure_desks(tasks, times, lambda line: typer.echo(line, err=True)))


def _load_yardstick(module: str) -> ModuleType:
    try:
        return import_module(module)
    except ModuleNotFoundError:
        refuse(
            "The yardsticks need the source tree of Sanad and what its tests need: run it there, after `make check`."
        )
