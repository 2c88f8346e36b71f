"""One page of a list, and the cursor that leads to the next."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

from domain.errors import FieldProblem, InvalidFieldsError

Item = TypeVar("Item")
CURSOR_LIMIT = 200


@dataclass(frozen=True)
class Page(Generic[Item]):
    """Some items in order; `next_cursor` is None on the last page."""

    items: tuple[Item, ...]
    next_cursor: str | None = None


def write_cursor(at: datetime, row_id: UUID) -> str:
    """A cursor after the row with this instant and id."""
    return base64.urlsafe_b64encode(json.dumps([at.isoformat(), str(row_id)]).encode()).decode()


def read_cursor(cursor: str | None) -> tuple[datetime, UUID] | None:
    """The place a cursor names, None for the first page. Raises InvalidFieldsError for a damaged one."""
    if not cursor:
        return None
    if len(cursor) > CURSOR_LIMIT:
        raise InvalidFieldsError([FieldProblem("cursor", "unknown_choice")])
    try:
        at, row_id = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        return datetime.fromisoformat(at), UUID(row_id)
    except (binascii.Error, ValueError, TypeError) as error:
        raise InvalidFieldsError([FieldProblem("cursor", "unknown_choice")]) from error
