"""What commands of an operator share: one sentence for a refusal, aligned figures, a progress bar, a clean end."""

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from cli.settings import Settings, load_settings
from cli.wiring import build_house
from domain.errors import InvalidFieldsError, SanadError
from language.words import words_for
from store.scope import Store

NOTHING_RUNS = (
    "Sanad does not run here: start it with `sanad up`, or set the SANAD_ variables of the one to reach."
)


def refuse(sentence: str) -> NoReturn:
    """End the command with one sentence and exit code 1."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def read_settings() -> Settings:
    """The settings of the installation that runs; the command ends with one sentence if there is none."""
    try:
        return load_settings()
    except ValidationError:
        refuse(NOTHING_RUNS)


@contextmanager
def refusing() -> Iterator[None]:
    """Tell a refusal of the house as its sentence."""
    try:
        yield
    except SanadError as error:
        refuse(_tell(error))


@contextmanager
def open_record() -> Iterator[Store]:
    """The record alone, for commands that do not speak to the engine."""
    store = asyncio.run(build_house(read_settings())).store
    try:
        with refusing():
            yield store
    finally:
        store.close()


def run_and_leave(work: Coroutine[Any, Any, None]) -> NoReturn:
    """Run a command that speaks to the engine, and end the process with its exit code.

    The engine's library sometimes crashes while the interpreter takes it down after a clean end.
    """
    code = 0
    try:
        with refusing():
            asyncio.run(work)
    except typer.Exit as end:
        code = end.exit_code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def say_figures(figures: Iterable[tuple[str, object]]) -> None:
    """Print names and figures in two columns."""
    rows = [(name, f"{value:,}" if isinstance(value, int) else str(value)) for name, value in figures]
    width = max(len(name) for name, _ in rows) + 2
    for name, value in rows:
        typer.echo(f"{name:<{width}}{value}")


@contextmanager
def show_progress(title: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """A bar on standard error while the block runs; tell it how many are done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(title, total=total)
        yield lambda done: bar.update(task, completed=done)


def _tell(error: SanadError) -> str:
    words = words_for("en")
    if isinstance(error, InvalidFieldsError):
        return " ".join(f"{problem.field}: {words.error(problem)}" for problem in error.problems)
    return words.error(error)
