"""The file of an import command, and the files it leaves beside it for whoever mends the rows."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from cli.output import refuse
from services.refused_rows import list_refused
from services.sheets import RefusedRow, Sheet, write_sheet

CsvFile = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="CSV, UTF-8.")]
RefusedFile = Annotated[
    Path | None,
    typer.Option(
        "--refused", help="Where to write refused rows; default: beside the file, as NAME.refused.csv."
    ),
]


def write_refused(sheet: Sheet, refused: list[RefusedRow], known: tuple[str, ...], path: Path | None) -> None:
    """Write the rows that were refused with their reasons; only columns that are `known`, so nothing more is copied."""
    if not refused:
        return
    target = path or sheet.path.with_suffix(".refused.csv")
    columns, rows = list_refused(refused, sheet.columns, known)
    write_beside(target, columns, rows, "The refused rows", "--refused")
    typer.echo(
        f"The refused rows, with reasons in Arabic and English, are in {target}: correct them and import that file."
    )


def write_beside(
    target: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]], what: str, option: str
) -> None:
    """Write a file for whoever runs the command, or end it in one sentence that names the option for another place."""
    try:
        write_sheet(target, columns, rows)
    except OSError as error:
        refuse(f"{what} could not be written to {target}: {error.strerror}; name another file by {option}.")
