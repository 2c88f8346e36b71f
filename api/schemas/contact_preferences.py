"""Shapes of how an applicant wishes to be reached."""

from datetime import time
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field, PlainSerializer

from api.schemas.requests import REQUEST_ID
from api.schemas.shapes import Answer, Body, Text
from domain.contact_preferences import MessageLanguage
from domain.messages import MessageChannel

Hour = Annotated[time, PlainSerializer(lambda one: f"{one:%H:%M}", return_type=str)]


class ContactBody(Body):
    """A wish as typed at the counter; hours are Kuwait's, in any digits."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "channel": "sms",
                    "language": "ar",
                    "is_shared": True,
                    "pin": "4271",
                    "safe_from": "10:00",
                    "safe_until": "13:00",
                }
            ]
        }
    )

    channel: Text = Field(default="sms", description="sms, whatsapp or email")
    language: Text = Field(default="ar", description="ar or en")
    phone: Text = Field(default="", description="another number than the request's")
    email: Text = ""
    is_shared: bool = False
    pin: Text = Field(
        default="", description="four to six digits, for a shared telephone; kept if left empty"
    )
    safe_from: Text = ""
    safe_until: Text = ""
    again: bool = Field(
        default=False,
        description="lifts a stop of this address at the applicant's wish, or lets mail go to it that came back",
    )


class ContactAnswer(Answer):
    """How an applicant is reached; `is_stated` is false while nobody asked. A PIN is never shown."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "request_id": REQUEST_ID,
                    "is_stated": True,
                    "channel": "sms",
                    "language": "ar",
                    "phone": None,
                    "email": None,
                    "is_shared": True,
                    "has_pin": True,
                    "safe_from": "10:00",
                    "safe_until": "13:00",
                    "is_stopped": False,
                    "is_unreachable": False,
                }
            ]
        }
    )

    request_id: UUID
    is_stated: bool
    channel: MessageChannel
    language: MessageLanguage
    phone: str | None
    email: str | None
    is_shared: bool
    has_pin: bool
    safe_from: Hour | None
    safe_until: Hour | None
    is_stopped: bool
    is_unreachable: bool
