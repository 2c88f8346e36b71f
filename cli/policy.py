"""`sanad policy`: draft, check, compare, simulate and publish what the ministry's policy says, by circular number."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import typer

from cli.files.simulations import say_simulation, write_simulation
from cli.output import open_record, refuse, say_figures, show_progress
from cli.wiring import read_clock
from domain.errors import FieldProblem
from domain.policy_drafts import load_form
from domain.roles import Actor
from language.policies import tell_change
from language.words import words_for
from services.draft_views import DraftView
from services.policies import choose_policy_officer, publish_draft
from services.policy_drafts import (
    DraftEdit,
    DraftHead,
    begin_draft,
    check_draft,
    compare_draft,
    edit_draft,
    get_draft_of_circular,
    list_drafts,
)
from services.simulations import simulate_draft
from services.submissions import Submission, digest_of
from store.scope import Store

app = typer.Typer(help="What the ministry's policy says, from its first draft on.", no_args_is_help=True)

Circular = Annotated[str, typer.Argument(help="Circular number of the draft.", metavar="DRAFT")]
ReadBy = Annotated[
    str, typer.Option("--by", help="User name of the reader; default: the only policy officer.")
]
WrittenBy = Annotated[str, typer.Option("--by", help="User name of the policy officer who does it.")]
EffectiveOn = Annotated[str, typer.Option("--effective", help="The day it takes effect.")]
Title = Annotated[str, typer.Option(help="What it is about.")]
Arabic = Annotated[bool, typer.Option("--arabic", help="Say it in Arabic.")]


def register(main: typer.Typer) -> None:
    main.add_typer(app, name="policy")


@app.callback()
def policy() -> None:
    """What the ministry's policy says, from its first draft on."""


@app.command("drafts")
def drafts(by: ReadBy = "") -> None:
    """List the open drafts."""
    at = read_clock()
    with open_record() as store:
        for view in list_drafts(store, choose_policy_officer(store, by, at=at)):
            typer.echo(_describe(view))


@app.command("draft")
def draft(
    circular: Annotated[str, typer.Argument(help="Circular number of the new policy.")],
    by: WrittenBy,
    based_on: Annotated[str, typer.Option(help="Circular of the version to copy; default: today's.")] = "",
    effective_on: EffectiveOn = "",
    title: Title = "",
) -> None:
    """Begin a draft as a copy of a version."""
    at = read_clock()
    head = DraftHead(circular, effective_on, title)
    with open_record() as store:
        actor = choose_policy_officer(store, by, at=at)
        view = begin_draft(store, actor, head, _submit(head), based_on=based_on, at=at)
    typer.echo(_describe(view))


@app.command("show")
def show(circular: Circular, by: ReadBy = "") -> None:
    """Print everything a draft says as JSON, to be changed in an editor and given to `edit`."""
    at = read_clock()
    with open_record() as store:
        view = _find(store, choose_policy_officer(store, by, at=at), circular)
    typer.echo(json.dumps(asdict(view.form), ensure_ascii=False, indent=2))


@app.command("edit")
def edit(
    circular: Circular,
    by: WrittenBy,
    file: Annotated[Path | None, typer.Option(help="JSON as `show` prints it.", exists=True)] = None,
    effective_on: EffectiveOn = "",
    title: Title = "",
) -> None:
    """Change a draft; what is not given stays."""
    at = read_clock()
    with open_record() as store:
        actor = choose_policy_officer(store, by, at=at)
        view = _find(store, actor, circular)
        change = DraftEdit(
            effective_on=effective_on or None,
            title=title or None,
            form=load_form(_read_json(file)) if file else None,
        )
        view = edit_draft(store, actor, view.draft_id, change, _submit(change), edition=view.edition, at=at)
    typer.echo(_describe(view))


@app.command("check")
def check(circular: Circular, by: ReadBy = "") -> None:
    """Say what keeps a draft from being published today; exit code 1 if anything does."""
    at = read_clock()
    with open_record() as store:
        actor = choose_policy_officer(store, by, at=at)
        checked = check_draft(store, actor, _find(store, actor, circular).draft_id, at=at)
    for problem in (*checked.problems, *checked.warnings):
        typer.echo(_tell(problem))
    say_figures((("problems", len(checked.problems)), ("second looks", len(checked.warnings))))
    if checked.problems:
        raise typer.Exit(1)


@app.command("compare")
def compare(circular: Circular, by: ReadBy = "", arabic: Arabic = False) -> None:
    """Say field by field what a draft changes of the version it is based on."""
    at, words = read_clock(), words_for("ar" if arabic else "en")
    with open_record() as store:
        actor = choose_policy_officer(store, by, at=at)
        view = _find(store, actor, circular)
        changes = compare_draft(store, actor, view.draft_id)
    names = {row.code: words.name(row.name_ar, row.name_en) for row in view.form.categories}
    for change in changes:
        typer.echo(tell_change(words, change, names))
    say_figures((("changes", len(changes)),))


@app.command("simulate")
def simulate(
    circular: Circular,
    since: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="First day received.")],
    by: ReadBy = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")] = False,
) -> None:
    """Replay the cases received since a day: what the draft would have changed of them, and of which."""
    at = read_clock()
    with open_record() as store, show_progress("Cases read, judged twice", None) as progress:
        actor = choose_policy_officer(store, by, at=at)
        view = _find(store, actor, circular)
        found = simulate_draft(store, actor, view.draft_id, since=_read_day(since), at=at, progress=progress)
    if as_json:
        typer.echo(json.dumps(write_simulation(found), ensure_ascii=False, indent=2))
    else:
        say_simulation(found)


@app.command("publish")
def publish(
    circular: Circular,
    by: WrittenBy,
    superseding: Annotated[
        str, typer.Option(help="Circular published since the draft began, if it is to go too.")
    ] = "",
) -> None:
    """Publish a whole draft; cases that run keep the version they were judged by."""
    at = read_clock()
    with open_record() as store:
        actor = choose_policy_officer(store, by, at=at)
        view = _find(store, actor, circular)
        submission = _submit({"publish": circular, "superseding": superseding})
        done = publish_draft(store, actor, view.draft_id, submission, superseding=superseding, at=at)
    typer.echo(f"{done.circular} is published and takes effect on {done.effective_on}.")


def _find(store: Store, actor: Actor, circular: str) -> DraftView:
    return get_draft_of_circular(store, actor, circular)


def _submit(form: Any) -> Submission:  # noqa: ANN401 (any form)
    return Submission(str(uuid4()), digest_of(form))


def _describe(view: DraftView) -> str:
    day = str(view.effective_on or "no day yet")
    return f"{view.circular}  based on {view.based_on}  {day}  edition {view.edition}  {view.title}".rstrip()


def _tell(problem: FieldProblem) -> str:
    return f"{problem.field}: {words_for('en').error(problem)}"


def _read_day(at: datetime) -> date:
    return at.date()


def _read_json(file: Path) -> Mapping[str, Any]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        refuse(f"{file.name} is no JSON.")
    return document if isinstance(document, dict) else refuse(f"{file.name} holds no policy.")
