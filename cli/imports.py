"""`sanad import people` and `sanad import requests`: files into the registry and into the cycle."""

import asyncio
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from cli.output import read_settings, refuse, run_and_leave, say_figures, show_progress
from cli.wiring import House, open_house
from domain.imports import (
    KNOWN_PEOPLE_COLUMNS,
    KNOWN_REQUEST_COLUMNS,
    PEOPLE_COLUMNS,
    REQUEST_COLUMNS,
    RequestDefaults,
)
from language.catalogues import Language
from language.words import words_for
from services.imports import (
    UNREADABLE_PHONE,
    CheckedRequests,
    ImportedRequests,
    Whereabouts,
    choose_registrars,
    import_requests,
    wait_until_checked,
)
from services.people_imports import import_people
from services.sheets import RefusedRow, Sheet, open_sheet, write_sheet

app = typer.Typer(help="Fill the registry, or submit requests, from a CSV file.", no_args_is_help=True)

WARNINGS = {
    "wrong_check_digit": "civil IDs with a wrong check digit",
    "birth_date_differs": "civil IDs with another date of birth than the row",
    UNREADABLE_PHONE: "telephone numbers that could not be read and were left out",
}

CsvFile = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="CSV, UTF-8.")]
RefusedFile = Annotated[
    Path | None,
    typer.Option(
        "--refused", help="Where to write refused rows; default: beside the file, as NAME.refused.csv."
    ),
]


def register(main: typer.Typer) -> None:
    main.add_typer(app, name="import")


@app.command("people")
def people(
    file: CsvFile,
    source: Annotated[str, typer.Option(help="Name of the registry whose codes the file has.")] = "",
    refused: RefusedFile = None,
) -> None:
    """Enter registered people with their households; whoever is known is not entered again."""
    run_and_leave(_import_people(file, source, refused))


@app.command("requests")
def requests(
    file: CsvFile,
    username: Annotated[
        str | None,
        typer.Option(
            "--as", help="Account that submits the rows; default: a registrar of each charity in turn."
        ),
    ] = None,
    category: Annotated[str, typer.Option(help="Category of rows that name none.")] = "CASH",
    amount: Annotated[str, typer.Option(help="Amount in KD of rows that name none.")] = "300",
    patience: Annotated[
        int, typer.Option("--wait", min=0, help="Seconds to wait for the duplicate checks at the end.")
    ] = 600,
    refused: RefusedFile = None,
) -> None:
    """Submit each row as a request; the same file run again submits nothing twice."""
    defaults = RequestDefaults(category, amount)
    run_and_leave(_import_requests(file, username, defaults, patience, refused))


async def _import_people(file: Path, source: str, refused: Path | None) -> None:
    sheet = open_sheet(file, PEOPLE_COLUMNS)
    async with open_house(read_settings()) as house:
        with show_progress("People", sheet.lines - 1) as progress:
            result = await asyncio.to_thread(
                import_people,
                house.store,
                sheet,
                source=source,
                secret=house.match_secret,
                at=house.clock(),
                progress=progress,
            )
    say_figures(
        (
            ("rows", result.rows),
            ("entered", result.persons),
            ("known already", result.known),
            ("refused", len(result.refused)),
            ("new households", result.households),
            ("new dwellings", result.dwellings),
            ("new memberships", result.memberships),
        )
    )
    _write_refused(sheet, result.refused, KNOWN_PEOPLE_COLUMNS, refused)


async def _import_requests(
    file: Path, username: str | None, defaults: RequestDefaults, patience: int, refused: Path | None
) -> None:
    sheet = open_sheet(file, REQUEST_COLUMNS)
    async with open_house(read_settings()) as house:
        done = await _submit(house, sheet, username, defaults)
        with show_progress("Duplicate checks", len(done.registered)) as progress:
            checked = await wait_until_checked(
                house.store, done.registered, patience=patience, progress=progress
            )
    _report(done, checked)
    _write_refused(sheet, done.refused, KNOWN_REQUEST_COLUMNS, refused)


async def _submit(
    house: House, sheet: Sheet, username: str | None, defaults: RequestDefaults
) -> ImportedRequests:
    registrars = choose_registrars(house.store, username, defaults.category, at=house.clock())
    if not registrars:
        refuse(
            f"There is no account {username}."
            if username
            else "No charity has a registrar who may submit this."
        )
    with show_progress("Requests", sheet.lines - 1) as progress:
        return await import_requests(
            house.store, house.processes, sheet, registrars, defaults, clock=house.clock, progress=progress
        )


def _report(done: ImportedRequests, checked: CheckedRequests) -> None:
    went = checked.whereabouts
    say_figures(
        (
            ("rows", done.rows),
            ("submitted", len(done.registered)),
            ("  clear", went[Whereabouts.CLEAR]),
            ("  held for the duplicate desk", went[Whereabouts.HELD]),
            ("  not checked yet", went[Whereabouts.WAITING]),
            ("  of people known before", checked.linked),
            ("already there", done.known),
            ("refused", len(done.refused)),
        )
    )
    _report_warnings(done.warnings)


def _report_warnings(warnings: Counter[str]) -> None:
    for code, count in sorted(warnings.items()):
        typer.echo(f"note: {count:,} {WARNINGS[code]}")


def _write_refused(
    sheet: Sheet, refused: list[RefusedRow], known: tuple[str, ...], path: Path | None
) -> None:
    if not refused:
        return
    target = path or sheet.path.with_suffix(".refused.csv")
    columns = ("row", "reason_ar", "reason_en", *(name for name in sheet.columns if name in known))
    rows = (
        {
            **row.row.cells,
            "row": str(row.row.number),
            "reason_ar": _tell(row, "ar"),
            "reason_en": _tell(row, "en"),
        }
        for row in refused
    )
    try:
        write_sheet(target, columns, rows)
    except OSError as error:
        refuse(
            f"The refused rows could not be written to {target}: {error.strerror}; name another file by --refused."
        )
    typer.echo(
        f"The refused rows, with reasons in Arabic and English, are in {target}: correct them and import that file."
    )


def _tell(refused: RefusedRow, language: Language) -> str:
    words = words_for(language)
    return " | ".join(f"{_name_column(refused, p.field)}: {words.error(p)}" for p in refused.problems)


def _name_column(refused: RefusedRow, field: str) -> str:
    return "civil_id" if field == "document_number" and "civil_id" in refused.row.cells else field
