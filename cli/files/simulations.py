"""What a simulation found, as a table for people and as JSON for programs."""

from collections.abc import Mapping
from typing import Any

import typer

from domain.simulations import CaseDifference, Figure
from language.words import words_for
from services.simulations import DraftSimulation

MOST_CASES_SHOWN = 50
_WORDS = words_for("en")


def say_simulation(found: DraftSimulation) -> None:
    """Print figures, the first cases that differ, and what could not be replayed."""
    simulation = found.simulation
    typer.echo(f"{found.draft.circular}: {simulation.cases:,} cases received since {found.since_on}\n")
    typer.echo(f"{'':<32}{'as it was':>18}{'by the draft':>18}{'cases that differ':>20}")
    for figure in simulation.figures:
        before, after = _show(figure, figure.before), _show(figure, figure.after)
        name = _WORDS.code("measure", figure.measure)
        typer.echo(f"{name:<32}{before:>18}{after:>18}{figure.differing:>20,}")
    if simulation.differences:
        typer.echo("\nCases that differ:")
    for difference in simulation.differences[:MOST_CASES_SHOWN]:
        typer.echo(f"  {difference.number}  {difference.category:<8}{_tell(difference)}")
    left = len(simulation.differences) - MOST_CASES_SHOWN
    if left > 0:
        typer.echo(f"  and {left:,} more: --json lists all of them")
    typer.echo("\nNot replayed:")
    for reason in simulation.unplayed:
        count = f"{reason.count:,}" if reason.count else ""
        numbers = f" ({', '.join(reason.numbers)})" if reason.numbers else ""
        typer.echo(f"  {count:>8}  {_WORDS.code('unplayed', reason.reason)}{numbers}")


def write_simulation(found: DraftSimulation) -> Mapping[str, Any]:
    """All of it, amounts in fils."""
    simulation = found.simulation
    return {
        "circular": found.draft.circular,
        "since_on": found.since_on.isoformat(),
        "until_at": found.until_at.isoformat(),
        "cases": simulation.cases,
        "figures": [
            {
                "measure": figure.measure,
                "before": figure.before,
                "after": figure.after,
                "differing": figure.differing,
            }
            for figure in simulation.figures
        ],
        "differences": [
            {
                "number": each.number,
                "category": each.category,
                "measures": {measure: list(pair) for measure, pair in each.measures.items()},
                "problems": each.problems,
                "levels_before": each.levels_before,
                "levels_after": each.levels_after,
            }
            for each in simulation.differences
        ],
        "not_replayed": [
            {"reason": left.reason, "count": left.count, "numbers": left.numbers}
            for left in simulation.unplayed
        ],
    }


def _show(figure: Figure, value: int) -> str:
    if figure.measure.value.endswith("_fils"):
        return _WORDS.dinars(value)
    return f"{value:,}"


def _tell(difference: CaseDifference) -> str:
    parts = [
        f"{_WORDS.code('measure', measure).lower()} {_show_value(measure, pair[0])} → {_show_value(measure, pair[1])}"
        for measure, pair in difference.measures.items()
    ]
    if difference.levels_before != difference.levels_after and not difference.problems:
        parts.append(f"levels {'+'.join(difference.levels_before)} → {'+'.join(difference.levels_after)}")
    return "; ".join((*parts, *difference.problems))


def _show_value(measure: str, value: int) -> str:
    return _WORDS.dinars(value) if measure.endswith("_fils") else str(value)
