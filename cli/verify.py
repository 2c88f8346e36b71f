"""`sanad verify record`: whether anybody altered the record, and whether its projections are true."""

from collections.abc import Mapping
from typing import Annotated

import typer

from cli.output import open_record, refuse, say_figures, show_progress
from services.verification import Fault, Finding, verify_record

app = typer.Typer(help="Prove what is stored.", no_args_is_help=True)

SENTENCES: Mapping[Fault, str] = {
    Fault.MISSING: "the row is missing",
    Fault.ALTERED: "the row was altered, or the row before it was altered together with its hash",
    Fault.TEXT: "the text was altered",
    Fault.HEAD: "the chain does not end where its head says",
    Fault.CASE_MISSING: "the events are there, but the row of the case is missing",
    Fault.STAGE: "the stage is not that of the last event",
    Fault.OUTCOME: "closed without an outcome, or an outcome without being closed",
    Fault.INSTALMENTS: "the instalments do not sum up to the approved amount",
    Fault.RESERVATION: "an open case past its check has one reservation, any other case none: this one differs",
}

MostShown = Annotated[int, typer.Option(min=1, help="How many faults to list.")]


def register(main: typer.Typer) -> None:
    main.add_typer(app, name="verify")


@app.callback()
def verify() -> None:
    """Prove what is stored."""


@app.command("record")
def record(show: MostShown = 100) -> None:
    """Walk every case: the chain of its events, and stage, outcome, money and reservation beside it."""
    with open_record() as store, show_progress("Cases", None) as progress:
        result = verify_record(store, progress)
    for finding in result.findings[:show]:
        typer.echo(_tell(finding))
    say_figures(
        (
            ("cases", result.cases),
            ("events", result.events),
            ("texts erased by retention", result.erased_texts),
            ("faults", len(result.findings)),
        )
    )
    if result.findings:
        refuse("The record does not hold what was written into it.")


def _tell(finding: Finding) -> str:
    place = f" event {finding.seq}" if finding.seq else ""
    return f"case {finding.number or finding.request_id}{place}: {SENTENCES[finding.fault]}"
