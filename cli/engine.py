"""`sanad engine rebuild`: give the engine back every open case of the record."""

import typer

from cli.output import read_settings, run_and_leave, say_figures, show_progress
from cli.wiring import open_house
from services.health import describe_standing

app = typer.Typer(help="The engine that drives the cases.", no_args_is_help=True)


def register(main: typer.Typer) -> None:
    main.add_typer(app, name="engine")


@app.callback()
def engine() -> None:
    """The engine that drives the cases."""


@app.command("rebuild")
def rebuild() -> None:
    """Start every open case that the engine does not run, from where the record says it stands."""
    run_and_leave(_rebuild())


async def _rebuild() -> None:
    async with open_house(read_settings()) as house:
        total = sum(describe_standing(house.store, at=house.clock()).open_cases.values())
        with show_progress("Open cases", total) as progress:
            rebuilt = await house.processes.rebuild(progress)
    say_figures((("open cases", rebuilt.open_cases), ("started", rebuilt.started)))
