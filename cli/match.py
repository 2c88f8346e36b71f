"""`sanad match`: looks a file of people up in a file of registered people, without a database."""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from cli.output import open_record
from cli.wiring import read_clock
from matching import (
    Decision,
    Key,
    Model,
    Profile,
    Registry,
    Statement,
    Verdict,
    list_query_keys,
    prepare,
    read_model,
)
from matching.compare import FIELD_LEVELS, compare
from matching.learn import (
    LabelledLevels,
    LabelledPair,
    learn_levels,
    pair_families,
    read_levels,
    write_levels,
)
from matching.model import Relation, dump_model, load_model
from matching.registry import Entry
from matching.storms import Storm, find_storm
from services.match_errors import count_errors
from services.match_pairs import list_adjudicated

app = typer.Typer(help="Who of these people is registered already?", invoke_without_command=True)

CHUNK = 20_000  # queries held in memory at a time; the registry is read once for each chunk
WORDS = {Decision.LINK: "auto", Decision.ADJUDICATE: "review", Decision.CLEAR: "clear"}
COLUMNS = ("query_id", "person_id", "score", "decision", "household_id")

RegistryFile = Annotated[
    Path | None, typer.Option(help="CSV of registered people: person_id, household_id, names …")
]
QueriesFile = Annotated[Path | None, typer.Option(help="CSV of people to look up: query_id, names …")]
OutFile = Annotated[Path | None, typer.Option(help="CSV to write: " + ", ".join(COLUMNS))]
WeightsFile = Annotated[
    Path | None, typer.Option(help="Weights of `sanad match learn` instead of the packaged ones")
]


def register(main: typer.Typer) -> None:
    main.add_typer(app, name="match")


@app.callback()
def match_files(
    context: typer.Context,
    registry: RegistryFile = None,
    queries: QueriesFile = None,
    out: OutFile = None,
    weights: WeightsFile = None,
) -> None:
    """Look every query up in the registry; columns that tell the truth of a test set are not read."""
    if context.invoked_subcommand is not None:
        return
    if registry is None or queries is None or out is None:
        raise typer.BadParameter("--registry, --queries and --out are needed")
    model = read_weights(weights)
    with out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        links = list[str]()
        rows = 0
        for chunk in split_queries(queries):
            for query_id, verdict in look_up(registry, chunk, model):
                writer.writerow(write_answer(query_id, verdict))
                rows += 1
                if verdict.best is not None and verdict.decision is Decision.LINK:
                    links.append(verdict.best.person_id)
    report_storm(find_storm(links, rows))


@app.command("learn")
def learn_weights(
    out: Annotated[Path, typer.Option(help="JSON to write the new weights to")],
    version: Annotated[str, typer.Option(help="Name of the new weights, kept with every decision")],
    registry: Annotated[
        Path | None, typer.Option(help="CSV of registered people, with household_id and relation")
    ] = None,
    queries: Annotated[Path | None, typer.Option(help="CSV of the people that were looked up")] = None,
    pairs: Annotated[
        Path | None,
        typer.Option(help="CSV of adjudicated pairs: query_id, person_id, relation (same, sibling …)"),
    ] = None,
    levels: Annotated[Path | None, typer.Option(help="CSV that `sanad match pairs` wrote")] = None,
    strength: Annotated[float, typer.Option(help="How many pairs the present weights are worth")] = 200.0,
    weights: WeightsFile = None,
) -> None:
    """Re-estimate the weights from adjudicated pairs, and from the families of a registry."""
    files = [file for file in (registry, queries, pairs) if file]
    if len(files) in (1, 2) or not (files or levels):
        raise typer.BadParameter("--levels, or --registry with --queries and --pairs, is needed")
    compared = list(read_compared(levels)) if levels else []
    if registry and queries and pairs:
        compared += label_files(registry, queries, pairs)
    learned = learn_levels(compared, read_weights(weights), version, strength)
    out.write_text(json.dumps(dump_model(learned), indent=1) + "\n", encoding="utf-8")
    typer.echo(f"{len(compared)} pairs")


@app.command("pairs")
def export_pairs(
    out: Annotated[Path, typer.Option(help="CSV to write for `sanad match learn --levels`")],
    days: Annotated[int, typer.Option(min=1, help="How many days back, from now")] = 365,
) -> None:
    """Write what the desk ruled of pairs: a level per field and the relation; no name and no number leaves."""
    until = read_clock()
    with open_record() as store:
        found = list_adjudicated(store, since=until - timedelta(days=days), until=until)
    with out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["relation", *FIELD_LEVELS])
        writer.writeheader()
        writer.writerows({"relation": pair.relation, **write_levels(pair.levels)} for pair in found)
    typer.echo(f"{len(found)} pairs")


@app.command("errors")
def report_errors(
    days: Annotated[int, typer.Option(min=1, help="How many days back, from now")] = 365,
) -> None:
    """Say what is known of wrong matches: rulings that were taken back, duplicates that appeals set aside."""
    until = read_clock()
    with open_record() as store:
        found = count_errors(store, since=until - timedelta(days=days), until=until)
    for ruling in found.rulings:
        typer.echo(f"ruled {ruling.code}: {ruling.given}, taken back: {ruling.undone}")
    for row in found.set_aside:
        typer.echo(f"duplicate set aside, {row.reason} (person: {row.band}): {row.count}")


def read_weights(weights: Path | None) -> Model:
    return read_model() if weights is None else load_model(json.loads(weights.read_text(encoding="utf-8")))


def read_registry(file: Path) -> Iterator[tuple[Entry, str]]:
    """(registered person, role in the household), a row at a time."""
    with file.open(newline="", encoding="utf-8-sig") as opened:
        for row in csv.DictReader(opened):
            profile = prepare(Statement.from_row(row))
            yield Entry(row["person_id"], row.get("household_id") or "", profile), row.get("relation") or ""


def read_queries(file: Path) -> Iterator[tuple[str, Profile]]:
    with file.open(newline="", encoding="utf-8-sig") as opened:
        for row in csv.DictReader(opened):
            yield row["query_id"], prepare(Statement.from_row(row))


def split_queries(file: Path) -> Iterator[list[tuple[str, Profile]]]:
    queries = read_queries(file)
    while chunk := list(islice(queries, CHUNK)):
        yield chunk


def look_up(
    registry_file: Path, queries: list[tuple[str, Profile]], model: Model
) -> Iterator[tuple[str, Verdict]]:
    """Read the registry once, keep only who stands under a key of some query, then check every query."""
    wanted: set[Key] = {key for _, profile in queries for key in list_query_keys(profile)}
    registry = Registry(wanted)
    for entry, _ in read_registry(registry_file):
        registry.add(entry.person_id, entry.household_id, entry.profile)
    for query_id, profile in queries:
        yield query_id, registry.check(profile, model=model)


def write_answer(query_id: str, verdict: Verdict) -> tuple[str, str, str, str, str]:
    best = verdict.best
    score = "" if best is None else f"{verdict.score:.4f}"
    return query_id, best.person_id if best else "", score, WORDS[verdict.decision], verdict.household_id


def read_pairs(file: Path, queries: dict[str, Profile], entries: dict[str, Entry]) -> Iterable[LabelledPair]:
    with file.open(newline="", encoding="utf-8-sig") as opened:
        for row in csv.DictReader(opened):
            person = entries[row["person_id"]].profile
            yield queries[row["query_id"]], person, Relation(row["relation"])


def label_files(registry: Path, queries: Path, pairs: Path) -> Iterator[LabelledLevels]:
    """The comparisons of adjudicated pairs, and of the families of the registry."""
    entries = {entry.person_id: entry for entry, _ in read_registry(registry)}
    families = pair_families(
        (entry.household_id, role, entry.profile) for entry, role in read_registry(registry)
    )
    for one, other, relation in (*read_pairs(pairs, dict(read_queries(queries)), entries), *families):
        yield compare(one, other), relation


def read_compared(file: Path) -> Iterator[LabelledLevels]:
    with file.open(newline="", encoding="utf-8-sig") as opened:
        for row in csv.DictReader(opened):
            yield read_levels(row), Relation(row["relation"])


def report_storm(storm: Storm | None) -> None:
    """A batch that matches too much is a fault in the data, and a person should look at it first."""
    if storm is not None:
        typer.echo(f"storm: {storm.value}", err=True)
