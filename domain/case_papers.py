"""Papers of a case, ticked off one by one: where each stands, what is wrong with a refused one, what is still to be ticked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.categories import Paper
from domain.errors import FieldProblem, RefusedError
from domain.forms import FormReader


class PaperState(StrEnum):
    """Where a paper of a request stands."""

    PRESENTED = "presented"
    MISSING = "missing"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class PaperFault(StrEnum):
    """Why a paper is not accepted."""

    UNREADABLE = "unreadable"
    INCOMPLETE = "incomplete"
    OUT_OF_DATE = "out_of_date"
    OF_ANOTHER_PERSON = "of_another_person"
    NOT_GENUINE = "not_genuine"


class NothingAskedError(RefusedError):
    """Nothing is asked of the applicant any more: it came, or its time is over."""

    code = "nothing_asked"


@dataclass(frozen=True)
class BroughtFile:
    """A file that somebody brings for a paper they were asked for."""

    paper: Paper
    content: bytes


@dataclass(frozen=True)
class PaperTickForm:
    """One tick as typed: the paper, where it stands now, what is wrong with a rejected one, a note."""

    paper: str = ""
    state: str = ""
    fault: str = ""
    note: str = ""


_TO_BRING = (PaperState.MISSING, PaperState.REJECTED)


@dataclass(frozen=True)
class PaperTick:
    """One tick that can be recorded."""

    paper: Paper
    state: PaperState
    fault: PaperFault | None = None
    note: str = ""


def read_ticks(forms: Iterable[PaperTickForm]) -> tuple[PaperTick, ...]:
    """Read ticks; rows without a state say nothing. Raises InvalidFieldsError with every problem at once."""
    reader = FormReader()
    ticks = [
        _read_tick(reader.within("ticks").within(str(number)), form)
        for number, form in enumerate(forms)
        if form.state.strip()
    ]
    papers = [tick.paper for tick in ticks if tick]
    if len(papers) > len(set(papers)):
        reader.blame("ticks", "ticked_twice")
    reader.finish()
    return tuple(tick for tick in ticks if tick)


def list_asked(states: Mapping[Paper, PaperState]) -> tuple[Paper, ...]:
    """The papers that an applicant still has to bring."""
    return tuple(sorted(paper for paper, state in states.items() if state in _TO_BRING))


def list_unticked(wanted: Iterable[Paper], states: Mapping[Paper, PaperState]) -> tuple[FieldProblem, ...]:
    """One problem for each paper that a category asks for and nobody has accepted yet."""
    return tuple(
        FieldProblem("papers", "paper_not_accepted", {"paper": paper.value})
        for paper in wanted
        if states.get(paper) is not PaperState.ACCEPTED
    )


def _read_tick(reader: FormReader, form: PaperTickForm) -> PaperTick | None:
    paper = reader.choice("paper", form.paper, Paper, unknown="unknown_paper")
    state = reader.choice("state", form.state, PaperState)
    fault = reader.choice("fault", form.fault, PaperFault) if state is PaperState.REJECTED else None
    note = reader.text("note", form.note, limit=300)
    return PaperTick(paper, state, fault, note) if paper and state else None
