"""`sanad import`: files into the registry, into the cycle, and of what happened outside it."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from cli.files.lists import exclusions, outside_aid
from cli.files.rows import CsvFile, RefusedFile, write_beside, write_refused
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
from language.evidence import word_field
from language.words import words_for
from matching import Decision
from services.imports import (
    UNREADABLE_PHONE,
    CheckedRequests,
    ImportedRequests,
    RequestsFile,
    Whereabouts,
    choose_registrars,
    open_upload,
    wait_until_checked,
)
from services.people_imports import import_people
from services.sheets import Sheet, open_sheet
from services.uploads import ImportStormError, Pair

app = typer.Typer(
    help="Fill the registry, submit requests, or record what happened outside, from a CSV file.",
    no_args_is_help=True,
)
app.command("outside-aid")(outside_aid)
app.command("exclusions")(exclusions)

WARNINGS = {
    "wrong_check_digit": "civil IDs with a wrong check digit",
    "birth_date_differs": "civil IDs with another date of birth than the row",
    UNREADABLE_PHONE: "telephone numbers that could not be read and were left out",
}

LANGUAGES: tuple[Language, Language] = ("ar", "en")
MOST_PAIRS_SHOWN = 10


@dataclass(frozen=True)
class Asked:
    """What the command was asked to submit."""

    file: Path
    username: str | None
    defaults: RequestDefaults
    accept_storm: bool


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
    accept_storm: Annotated[
        bool,
        typer.Option("--accept-storm", help="Somebody looked: go on though most rows are of known people."),
    ] = False,
    refused: RefusedFile = None,
    twice: Annotated[
        Path | None,
        typer.Option(
            "--twice", help="Where to write rows of one person; default: beside the file, as NAME.twice.csv."
        ),
    ] = None,
) -> None:
    """Submit each row as a request; the same file run again submits nothing twice."""
    asked = Asked(file, username, RequestDefaults(category, amount), accept_storm=accept_storm)
    run_and_leave(_import_requests(asked, patience, refused, twice))


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
    write_refused(sheet, result.refused, KNOWN_PEOPLE_COLUMNS, refused)


async def _import_requests(asked: Asked, patience: int, refused: Path | None, twice: Path | None) -> None:
    sheet = open_sheet(asked.file, REQUEST_COLUMNS)
    async with open_house(read_settings()) as house:
        try:
            upload = await _look_through(house, sheet, asked)
        except ImportStormError as storm:
            refuse("\n".join(words_for(language).error(storm) for language in LANGUAGES))
        with show_progress("Requests", sheet.lines - 1) as progress:
            done = await upload.register_rows(house.processes, progress)
        with show_progress("Duplicate checks", len(done.requests)) as progress:
            checked = await wait_until_checked(
                house.store, done.requests, patience=patience, progress=progress
            )
    _report(done, checked, upload.upload.pairs)
    _write_twice(sheet, upload.upload.pairs, twice)
    write_refused(sheet, done.refused, KNOWN_REQUEST_COLUMNS, refused)


async def _look_through(house: House, sheet: Sheet, asked: Asked) -> RequestsFile:
    registrars = choose_registrars(house.store, asked.username, asked.defaults.category, at=house.clock())
    if not registrars:
        refuse(
            f"There is no account {asked.username}."
            if asked.username
            else "No charity has a registrar who may submit this."
        )
    with show_progress("Rows looked through", sheet.lines - 1) as progress:
        return await asyncio.to_thread(
            open_upload,
            house.store,
            sheet,
            registrars,
            asked.defaults,
            secret=house.match_secret,
            clock=house.clock,
            accept_storm=asked.accept_storm,
            progress=progress,
        )


def _report(done: ImportedRequests, checked: CheckedRequests, pairs: list[Pair]) -> None:
    went = checked.whereabouts
    say_figures(
        (
            ("rows", done.rows),
            ("submitted", len(done.registered)),
            ("already there", len(done.known)),
            ("refused", len(done.refused)),
            ("of those in the record:", len(done.requests)),
            ("  clear", went[Whereabouts.CLEAR]),
            ("  held for the duplicate desk", went[Whereabouts.HELD]),
            ("  not checked yet", went[Whereabouts.WAITING]),
            ("  of people known before", checked.linked),
            ("rows of a person of an earlier row", _count_pairs(pairs, Decision.LINK)),
            ("rows perhaps of one", _count_pairs(pairs, Decision.ADJUDICATE)),
        )
    )
    _report_warnings(done.warnings)


def _report_warnings(warnings: Counter[str]) -> None:
    for code, count in sorted(warnings.items()):
        typer.echo(f"note: {count:,} {WARNINGS[code]}")


def _count_pairs(pairs: list[Pair], decision: Decision) -> int:
    return sum(pair.decision is decision for pair in pairs)


def _write_twice(sheet: Sheet, pairs: list[Pair], path: Path | None) -> None:
    if not pairs:
        return
    target = path or sheet.path.with_suffix(".twice.csv")
    columns = ("row", "earlier_row", "reason_ar", "reason_en")
    rows = (
        {
            "row": str(pair.row),
            "earlier_row": str(pair.earlier),
            "reason_ar": _say_why(pair, "ar"),
            "reason_en": _say_why(pair, "en"),
        }
        for pair in pairs
    )
    for pair in pairs[:MOST_PAIRS_SHOWN]:
        typer.echo(f"row {pair.row}: {_say_why(pair, 'en')}")
    write_beside(target, columns, rows, "The rows of one person", "--twice")
    typer.echo(
        f"All rows of a person of an earlier row, with reasons in Arabic and English, are in {target}."
    )


def _say_why(pair: Pair, language: Language) -> str:
    words = words_for(language)
    if pair.evidence is None:
        return words.say("upload-registered", row=str(pair.earlier))
    relation = pair.evidence.runner_up
    fields = [word_field(words, each.field, each.level, each.bits, relation) for each in pair.evidence.fields]
    return " | ".join((words.say(f"upload-{pair.decision.value}", row=str(pair.earlier)), *fields))
