"""Shapes of papers ticked off one by one."""

from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.people import StaffAnswer
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.case_papers import PaperFault, PaperState
from domain.categories import Paper

PAPER: JsonDict = {
    "paper": "lease",
    "state": "rejected",
    "fault": "out_of_date",
    "note": "",
    "checked_by": None,
    "checked_at": "2026-11-23T09:40:00Z",
    "scans": [],
}


class TickBody(Body):
    """One tick as typed."""

    paper: Text
    state: Text = Field(description="presented, missing, accepted or rejected")
    fault: Text = Field("", description="What is wrong with a rejected paper")
    note: Text = ""


class TicksBody(Body):
    """Ticks of one sitting."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "ticks": [
                        {"paper": "identity", "state": "accepted"},
                        {"paper": "lease", "state": "rejected", "fault": "out_of_date"},
                    ]
                }
            ]
        }
    )

    ticks: tuple[TickBody, ...]


class ScanAnswer(Answer):
    """A file that the applicant brought for a paper."""

    scan_id: UUID
    brought_at: Instant


class PaperStateAnswer(Answer):
    """A paper of a case and what its last tick said."""

    paper: Paper
    state: PaperState
    fault: PaperFault | None
    note: str
    checked_by: StaffAnswer | None
    checked_at: Instant | None
    scans: list[ScanAnswer]


class PaperStatesAnswer(Answer):
    """The papers of a case as they stand."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [PAPER]}]})

    items: list[PaperStateAnswer]
