"""`sanad registry file`: let every registered person be found."""

import asyncio
from typing import Annotated

import typer

from cli.output import read_settings, refusing, say_figures, show_progress
from cli.settings import Settings
from cli.wiring import build_house
from services.filings import FiledPeople, file_everybody

app = typer.Typer(help="The registered people.", no_args_is_help=True)


def register(main: typer.Typer) -> None:
    main.add_typer(app, name="registry")


@app.callback()
def registry() -> None:
    """The registered people."""


@app.command("file")
def file(
    anew: Annotated[
        bool,
        typer.Option("--all", help="Make all keys anew; stop the workers first: nobody is found meanwhile."),
    ] = False,
) -> None:
    """File whoever no duplicate check would find: keys are made of what the record says of a person."""
    filed = file_registry(read_settings(), anew=anew)
    say_figures((("people filed", filed.filed), ("all keys made anew", "yes" if filed.anew else "no")))


def file_registry(settings: Settings, *, anew: bool) -> FiledPeople:
    """File everybody who is not; ends the command with one sentence if the record cannot be reached."""
    house = asyncio.run(build_house(settings))
    try:
        with refusing(), show_progress("People", None) as progress:
            return file_everybody(house.store, secret=house.match_secret, anew=anew, progress=progress)
    finally:
        house.store.close()
