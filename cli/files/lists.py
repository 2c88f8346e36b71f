"""`sanad import outside-aid` and `sanad import exclusions`: lists of people who come with no request."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from cli.files.rows import CsvFile, RefusedFile, write_refused
from cli.output import read_settings, refuse, run_and_leave, say_figures, show_progress
from cli.wiring import open_house
from domain.exclusions import EXCLUSION_COLUMNS, KNOWN_EXCLUSION_COLUMNS, HelpForm, ListForm
from domain.outside_aid import KNOWN_OUTSIDE_AID_COLUMNS, OUTSIDE_AID_COLUMNS
from services.exclusions import import_exclusions, put_delivered
from services.listed_people import ImportedList
from services.outside_aid import import_outside_aid
from services.sheets import open_sheet
from store.tables.outside_aid import OutsideSource

HelpedFile = Annotated[
    Path | None, typer.Argument(exists=True, dir_okay=False, readable=True, help="CSV, UTF-8.")
]


def outside_aid(
    file: CsvFile,
    source: Annotated[OutsideSource, typer.Option(help="Who gave it.")],
    refused: RefusedFile = None,
) -> None:
    """Record aid given outside the cycle, each once by its code; it counts in the windows of its kind."""
    run_and_leave(_import_outside_aid(file, source, refused))


def exclusions(
    file: HelpedFile = None,
    code: Annotated[str, typer.Option("--list", help="Code of the list.")] = "",
    name_ar: Annotated[str, typer.Option(help="Its Arabic name.")] = "",
    name_en: Annotated[str, typer.Option(help="Its English name.")] = "",
    circular: Annotated[str, typer.Option(help="Number of the circular that orders it.")] = "",
    categories: Annotated[str, typer.Option(help="Categories for which it holds, parted by commas.")] = "",
    from_on: Annotated[str, typer.Option("--from", help="First day on which it holds.")] = "",
    to_on: Annotated[str, typer.Option("--to", help="Last day; left out, it holds on.")] = "",
    from_delivered: Annotated[
        str, typer.Option(help="Instead of a file: whoever was paid in these categories …")
    ] = "",
    helped_from: Annotated[str, typer.Option(help="… from this day …")] = "",
    helped_to: Annotated[str, typer.Option(help="… to this one.")] = "",
    refused: RefusedFile = None,
) -> None:
    """Hold whomever an earlier campaign helped, when they ask again: people of a file, or of the record itself."""
    form = ListForm(code, name_ar, name_en, circular, categories, from_on, to_on)
    helped = HelpForm(from_delivered, helped_from, helped_to)
    if bool(file) == bool(from_delivered):
        refuse("Name a file, or say by --from-delivered whom the record helped: one of the two.")
    run_and_leave(_import_exclusions(file, form, refused) if file else _put_delivered(form, helped))


async def _import_outside_aid(file: Path, source: OutsideSource, refused: Path | None) -> None:
    sheet = open_sheet(file, OUTSIDE_AID_COLUMNS)
    async with open_house(read_settings()) as house:
        with show_progress("Aid", sheet.lines - 1) as progress:
            done = await asyncio.to_thread(
                import_outside_aid,
                house.store,
                sheet,
                source,
                secret=house.match_secret,
                at=house.clock(),
                progress=progress,
            )
    _report(done, "recorded")
    write_refused(sheet, done.refused, KNOWN_OUTSIDE_AID_COLUMNS, refused)


async def _import_exclusions(file: Path, form: ListForm, refused: Path | None) -> None:
    sheet = open_sheet(file, EXCLUSION_COLUMNS)
    async with open_house(read_settings()) as house:
        with show_progress("People", sheet.lines - 1) as progress:
            done = await asyncio.to_thread(
                import_exclusions,
                house.store,
                sheet,
                form,
                secret=house.match_secret,
                at=house.clock(),
                progress=progress,
            )
    _report(done, "put on the list")
    write_refused(sheet, done.refused, KNOWN_EXCLUSION_COLUMNS, refused)


async def _put_delivered(form: ListForm, helped: HelpForm) -> None:
    async with open_house(read_settings()) as house:
        done = await asyncio.to_thread(put_delivered, house.store, form, helped, at=house.clock())
    say_figures(
        (
            ("people who were helped", done.helped),
            ("put on the list", done.entered),
            ("on it already", done.helped - done.entered),
        )
    )


def _report(done: ImportedList, entered: str) -> None:
    say_figures(
        (
            ("rows", done.rows),
            (entered, done.entered),
            ("  of people nobody had registered", done.persons),
            ("already there", done.known),
            ("refused", len(done.refused)),
        )
    )
