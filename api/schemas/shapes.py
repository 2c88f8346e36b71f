"""The two kinds of JSON shapes, and how texts and instants are written in them."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints


class Body(BaseModel):
    """What a caller sends; a name it does not know is a mistake, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Answer(BaseModel):
    """What a caller gets; read from a service's view by attribute."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


def _in_utc(at: datetime) -> datetime:
    return at.astimezone(UTC)


Instant = Annotated[datetime, AfterValidator(_in_utc)]
"""An instant in UTC: ISO-8601 with Z."""

Text = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]
"""Text as typed, in any script and digits; only NUL is refused, which Postgres cannot store."""
