"""Files of requests that a charity brings: how large one may be, what is typed beside it, and where a row stands."""

from dataclasses import dataclass
from enum import StrEnum

MOST_ROWS = 5000
MOST_BYTES = 4 * 1024 * 1024


class ImportRowState(StrEnum):
    """Where a row stands: nothing takes effect before its file is confirmed, and it waits from then on."""

    NEW = "new"
    READY = "ready"
    WAITING = "waiting"
    REGISTERED = "registered"
    KNOWN = "known"
    REFUSED = "refused"


class ImportShow(StrEnum):
    """Which rows of a file a page lists."""

    ALL = "all"
    REFUSED = "refused"
    TWICE = "twice"


class ImportState(StrEnum):
    """Where a file stands: looked through, shown to be confirmed, being registered, over, or dropped."""

    LOOKING = "looking"
    PREVIEW = "preview"
    RUNNING = "running"
    OVER = "over"
    DROPPED = "dropped"


@dataclass(frozen=True)
class FileForm:
    """What is typed beside a file: the category and the amount (dinars) of rows that name none, and the file's name."""

    name: str = ""
    category: str = ""
    amount: str = ""
