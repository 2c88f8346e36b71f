"""Shapes of more time for a task."""

from uuid import UUID

from pydantic import ConfigDict

from api.schemas.decisions import TASK_ID
from api.schemas.requests import REQUEST_ID
from api.schemas.shapes import Answer, Body, Instant, Text


class ExtensionBody(Body):
    """The last day of a task, in any digits, and why it needs more time."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"until": "06/12/2026", "text": "بانتظار تقرير المستشفى"}]}
    )

    until: Text = ""
    text: Text = ""


class ExtensionAnswer(Answer):
    """When the task is due now, and how often it may be extended again."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "task_id": TASK_ID,
                    "request_id": REQUEST_ID,
                    "due_at": "2026-12-06T11:00:00Z",
                    "left": 1,
                }
            ]
        }
    )

    task_id: UUID
    request_id: UUID
    due_at: Instant
    left: int
