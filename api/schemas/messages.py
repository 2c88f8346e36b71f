"""Shapes of the messages to an applicant."""

from uuid import UUID

from pydantic import ConfigDict
from pydantic.config import JsonDict

from api.schemas.shapes import Answer, Instant
from domain.contact_preferences import MessageLanguage
from domain.messages import MessageChannel, MessageFault, MessageState, MessageTemplate

MESSAGE: JsonDict = {
    "message_id": "0192f0c1-7a10-7c3e-9d55-2f6f8f1f0f02",
    "template": "paper_asked",
    "channel": "sms",
    "language": "ar",
    "state": "delivered",
    "fault": None,
    "attempts": 1,
    "queued_at": "2026-11-26T07:30:00Z",
    "next_at": None,
    "handed_at": "2026-11-26T07:30:02Z",
    "settled_at": "2026-11-26T07:31:05Z",
}


class MessageAnswer(Answer):
    """A message and what became of it: never its text, nor to which number it went."""

    message_id: UUID
    template: MessageTemplate
    channel: MessageChannel
    language: MessageLanguage
    state: MessageState
    fault: MessageFault | None
    attempts: int
    queued_at: Instant
    next_at: Instant | None
    handed_at: Instant | None
    settled_at: Instant | None


class MessagesAnswer(Answer):
    """The messages of a case, the newest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [MESSAGE]}]})

    items: list[MessageAnswer]
