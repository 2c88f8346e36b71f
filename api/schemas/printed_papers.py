"""Shapes of printed papers: those of a case, one that was issued, and what may be told of one in somebody's hand."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import ConfigDict
from pydantic.config import JsonDict

from api.schemas.shapes import Answer, Body, Instant
from domain.printed_papers import PaperKind, Verdict

PAPER_NUMBER = "AP-2026-000012"
PAPER: JsonDict = {
    "kind": "approval",
    "paper_id": "0192f0c1-0000-7000-8000-0000000000aa",
    "number": PAPER_NUMBER,
    "issued_at": "2026-11-24T08:15:00Z",
}
VERIFICATION: JsonDict = {
    "number": PAPER_NUMBER,
    "verdict": "genuine",
    "kind": "approval",
    "issued_on": "2026-11-24",
}


class PaperBody(Body):
    """Which paper of a case is to be issued; the minutes belong to a session."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"kind": "request_form"}]})

    kind: Literal["request_form", "research_report", "approval"]


class PaperAnswer(Answer):
    """A paper: under its number once it was issued; until then id, number and instant are null."""

    model_config = ConfigDict(json_schema_extra={"examples": [PAPER]})

    kind: PaperKind
    paper_id: UUID | None
    number: str | None
    issued_at: Instant | None


class PapersAnswer(Answer):
    """The papers of a case that the caller may print, in the order of the stages."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [PAPER]}]})

    items: list[PaperAnswer]


class VerificationAnswer(Answer):
    """What may be told of a paper: nothing of what it says; `kind` and `issued_on` are null for an unknown one."""

    model_config = ConfigDict(json_schema_extra={"examples": [VERIFICATION]})

    number: str
    verdict: Verdict
    kind: PaperKind | None
    issued_on: date | None
