"""`sanad seed`: fill an empty record with the invented world of the demonstration."""

import asyncio
from typing import Annotated

import typer

from cli.demo.bodies import describe_accounts, found_bodies
from cli.demo.plays import play_all
from cli.settings import load_settings
from cli.wiring import House, open_house
from services.founding import is_founded


def register(app: typer.Typer) -> None:
    app.command()(seed)


def seed(
    if_empty: Annotated[
        bool, typer.Option("--if-empty", help="Leave a record that has a policy as it is.")
    ] = False,
) -> None:
    """Found the invented ministry and charities and play about fifty requests through the real engine."""
    asyncio.run(_run(if_empty=if_empty))
    typer.echo(describe_accounts(), nl=False)


async def _run(*, if_empty: bool) -> None:
    async with open_house(load_settings()) as house:
        if await asyncio.to_thread(is_founded, house.store):
            if not if_empty:
                typer.echo("The record is not empty: nothing was seeded.", err=True)
                raise typer.Exit(2)
            return
        await _play(house)


async def _play(house: House) -> None:
    cast = await asyncio.to_thread(found_bodies, house.store, at=house.clock())
    played = await play_all(house, cast, lambda _done: None)
    typer.echo(f"{played} requests were played through the engine.")
