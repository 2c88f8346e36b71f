"""`sanad campaign`: opens a campaign from a file that says what its circular says, and lists those there are."""

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Annotated

import typer

from cli.output import open_record, refuse
from cli.wiring import read_clock
from domain.campaigns import CampaignForm
from services.campaigns import CampaignView, list_campaigns, open_campaign
from services.policies import choose_policy_officer

app = typer.Typer(help="Campaigns by circular.", no_args_is_help=True)

By = Annotated[str, typer.Option("--by", help="User name of the policy officer; default: the only one.")]
KNOWN = {field.name for field in fields(CampaignForm)}


def register(main: typer.Typer) -> None:
    main.add_typer(app, name="campaign")


@app.callback()
def campaign() -> None:
    """Campaigns by circular."""


@app.command("open")
def open_from(
    file: Annotated[
        Path, typer.Argument(help="TOML with code, circular, names, category, days, ceilings …", exists=True)
    ],
    by: By = "",
) -> None:
    """Open a campaign; the same file again changes nothing."""
    form = _read_form(file)
    at = read_clock()
    with open_record() as store:
        typer.echo(_describe(open_campaign(store, choose_policy_officer(store, by, at=at), form, at=at)))


@app.command("list")
def show_all(by: By = "") -> None:
    """List every campaign, latest first."""
    at = read_clock()
    with open_record() as store:
        for view in list_campaigns(store, choose_policy_officer(store, by, at=at), at=at):
            typer.echo(_describe(view))


def _read_form(file: Path) -> CampaignForm:
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        refuse(f"{file} cannot be read as TOML: {error}")
    if unknown := sorted(found.keys() - KNOWN):
        refuse(f"{file} says what no campaign has: {', '.join(unknown)}. Known: {', '.join(sorted(KNOWN))}.")
    return CampaignForm(**{name: _read_value(value) for name, value in found.items()})  # type: ignore[arg-type]


def _read_value(value: object) -> object:
    """Lists are codes; a number or a day may be written without quotes."""
    if isinstance(value, bool):
        return value
    return tuple(map(str, value)) if isinstance(value, list) else str(value)


def _describe(view: CampaignView) -> str:
    days = f"{view.from_on} to {view.to_on}"
    return f"{view.code}  {view.category}  {days}  {'open' if view.is_open else 'not open today'}  {view.name_en}"
