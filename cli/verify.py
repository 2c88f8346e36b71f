"""`sanad verify record|cases|paper`: whether anybody altered the record or a paper, and whether every open case goes on in the engine."""

from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from cli.output import open_record, read_settings, refuse, run_and_leave, say_figures, show_progress
from cli.wiring import open_house
from domain.printed_papers import Verdict
from domain.stuck_cases import REMEDIES, CheckKind, Difference
from services.case_checks import CaseChecks, Checked
from services.health import describe_standing
from services.paper_verification import PaperFault
from services.printed_papers import check_paper
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
    Fault.APPEAL: "an appeal stands elsewhere than its events say, or waits without a hearing",
    Fault.RESERVATION: "an open case past its check has one reservation, any other case none: this one differs",
}

PAPER_SENTENCES: Mapping[PaperFault, str] = {
    PaperFault.ALTERED: "the content is not what was issued",
    PaperFault.NUMBER: "the number is not that of its kind, year and running number",
    PaperFault.MISSING: "the number was given, and the paper is missing",
}

DIFFERENCES: Mapping[Difference, str] = {
    Difference.NOT_RUNNING: "the engine does not run it",
    Difference.STILL_RUNNING: "it is closed, and the engine still runs it",
    Difference.STAGE: "the engine shows another stage",
    Difference.CHARITY: "the engine shows another charity",
    Difference.TIMER: "the engine will not ask its clock when the record says",
}

VERDICTS: Mapping[Verdict, str] = {
    Verdict.GENUINE: "The record holds what was issued.",
    Verdict.ERASED: "The paper was issued; retention erased its content.",
    Verdict.ALTERED: "The record does not hold what was issued: the content was altered.",
    Verdict.UNKNOWN: "No paper was issued under this number.",
}

MostShown = Annotated[int, typer.Option(min=1, help="How many faults to list.")]


def register(main: typer.Typer) -> None:
    main.add_typer(app, name="verify")


@app.callback()
def verify() -> None:
    """Prove what is stored."""


@app.command("record")
def record(show: MostShown = 100) -> None:
    """Walk every case (its chain of events, stage, outcome, money, reservation) and every printed paper."""
    with open_record() as store, show_progress("Cases", None) as progress:
        result = verify_record(store, progress)
    told = [
        *(_tell(finding) for finding in result.findings),
        *(f"paper {each.number}: {PAPER_SENTENCES[each.fault]}" for each in result.paper_findings),
    ]
    for line in told[:show]:
        typer.echo(line)
    say_figures(
        (
            ("cases", result.cases),
            ("events", result.events),
            ("texts erased by retention", result.erased_texts),
            ("printed papers", result.papers),
            ("papers erased by retention", result.erased_papers),
            ("faults", len(told)),
        )
    )
    if told:
        refuse("The record does not hold what was written into it.")


def _tell(finding: Finding) -> str:
    place = f" event {finding.seq}" if finding.seq else ""
    return f"case {finding.number or finding.request_id}{place}: {SENTENCES[finding.fault]}"


@app.command("cases")
def cases(show: MostShown = 100) -> None:
    """Compare every open case with the engine: each has somebody who can act and a true timer, or is named.

    What asking the engine again repairs is repaired. The exit code is 1 if anything is left.
    """
    run_and_leave(_verify_cases(show))


async def _verify_cases(show: int) -> None:
    async with open_house(read_settings()) as house:
        total = sum(describe_standing(house.store, at=house.clock()).open_cases.values())
        checks = CaseChecks(house.store, house.processes, house.clock)
        with show_progress("Open cases", total) as progress:
            checked = await checks.verify_cases(CheckKind.ON_DEMAND, progress)
    for finding in checked.findings[:show]:
        became = "repaired" if finding.is_repaired else "NOT repaired"
        typer.echo(f"case {finding.request_id}: {DIFFERENCES[finding.difference]}; {became}")
    say_figures(_list_figures(checked))
    if not checked.holds:
        refuse(
            "Not every open case has somebody who can act and a timer: `/stuck-cases` names each with its owner."
        )


def _list_figures(checked: Checked) -> Iterator[tuple[str, object]]:
    yield "open cases", checked.cases
    yield "differences", len(checked.findings)
    yield "repaired", checked.repaired
    for cause, count in sorted(checked.left_over.items()):
        note = "" if REMEDIES[cause].breaks_invariant else " (has owner and timer)"
        yield f"{cause.value.replace('_', ' ')}{note}", count


@app.command("paper")
def paper(
    number: Annotated[str, typer.Argument(help="The number printed on the paper, such as AP-2026-000012.")],
) -> None:
    """Say whether the record still holds what was issued under a number; it tells nothing of what the paper says."""
    with open_record() as store:
        told = check_paper(store, number)
    say_figures((("paper", told.number), ("kind", told.kind or "-"), ("issued on", told.issued_on or "-")))
    if told.verdict not in (Verdict.GENUINE, Verdict.ERASED):
        refuse(VERDICTS[told.verdict])
    typer.echo(VERDICTS[told.verdict])
