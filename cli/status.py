"""`sanad status`: what runs, what is open, and who has waited longest."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from cli.output import NOTHING_RUNS, open_record, refuse, say_figures
from cli.settings import LocalSettings
from cli.wiring import read_clock
from domain.cycle import Stage
from language.words import words_for
from services.health import Standing, describe_standing
from stack.folder import RunState, find_run


def register(app: typer.Typer) -> None:
    app.command()(status)


def status(data: Annotated[Path | None, typer.Option(help="Data folder.")] = None) -> None:
    """Say what runs and how the cases stand; exit code 1 when nothing runs."""
    if data:
        os.environ["SANAD_DATA"] = str(data)
    run = find_run(LocalSettings().data)
    if run and not _is_alive(run.pid):
        refuse("Sanad does not run: it ended without cleaning up. `sanad up` starts it again where it was.")
    if run is None and "SANAD_DATABASE_HOST" not in os.environ:
        refuse(NOTHING_RUNS)
    if run:
        say_figures(_list_parts(run))
        typer.echo()
    with open_record() as store:
        now = read_clock()
        standing = describe_standing(store, at=now)
        oldest = standing.oldest_received_at
        waits = words_for("en").since(oldest, now) if oldest else "nobody waits"
    say_figures(_list_figures(standing, waits))


def _list_parts(run: RunState) -> Iterator[tuple[str, str]]:
    addresses = {
        "postgres": f"socket in {run.socket}",
        "engine": f"{run.engine}, its own pages at {run.engine_ui}",
        "web": run.address,
        "mailbox": run.mailbox,
    }
    yield "sanad", _describe_part(run.pid, run.address)
    for name, pid in run.children.items():
        yield f"  {name}", _describe_part(pid, addresses.get(name, ""))


def _describe_part(pid: int, address: str) -> str:
    state = "" if _is_alive(pid) else " (gone)"
    return f"{f'process {pid}{state}':<24}{address}".rstrip()


def _list_figures(standing: Standing, waits: str) -> Iterator[tuple[str, object]]:
    yield "open cases", sum(standing.open_cases.values())
    for stage in Stage:
        if stage is not Stage.CLOSED:
            yield f"  {stage.value.replace('_', ' ')}", standing.open_cases.get(stage, 0)
    yield "oldest open case waits", waits
    yield "tasks past their deadline", standing.overdue_tasks
    yield "errands the engine was not told yet", standing.waiting_errands
    yield "messages to applicants that wait", standing.waiting_messages
    yield "messages nobody knows the fate of", standing.doubtful_messages
    yield "cases that stand still", sum(standing.stuck.values())
    for cause, count in sorted(standing.stuck.items()):
        yield f"  {cause.value.replace('_', ' ')}", count
    for check in standing.checks:
        if check.ended_at:
            yield (
                f"last {check.kind.value.replace('_', ' ')} comparison",
                f"{check.ended_at:%Y-%m-%d %H:%M} UTC",
            )
            yield "  left over", sum(check.left_over.values())


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
