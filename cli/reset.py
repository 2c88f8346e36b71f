"""`sanad reset`: delete an embedded installation."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from cli.settings import LocalSettings
from stack.errors import StackError
from stack.folder import hold_folder, open_folder


def register(app: typer.Typer) -> None:
    app.command()(reset)


def reset(
    data: Annotated[Path | None, typer.Option(help="Data folder.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete the data folder with everything in it; refused while Sanad runs."""
    path = data or LocalSettings().data
    if not path.exists():
        typer.echo(f"There is nothing in {path}.")
        return
    try:
        folder = open_folder(path)
        with hold_folder(folder):
            if not yes:
                typer.confirm(f"Delete {folder.path} and every case in it?", abort=True)
            shutil.rmtree(folder.path)
    except StackError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    typer.echo(f"{folder.path} is deleted.")
