"""Papers as applicants send them: what one sending holds, and how much of it is taken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from domain.categories import Paper
from domain.decisions import AskedField

MOST_FILES = 6
"""Pictures of one paper in one sending: a lease has pages."""

FILE_FORM_LIMIT = 32 * 2**20
"""Bytes of one sending: some photographs as a telephone makes them."""


class PaperKeeper(Protocol):
    """What keeps the papers that people send (gateways.paper_store.PaperStore)."""

    def put(self, content: bytes) -> str:
        """Keep a picture or a scan; its key. Raises TooLargeError, UnsupportedFileError."""

    def get(self, key: str) -> bytes:
        """A kept one. Raises NotFoundError, BrokenPaperError."""


@dataclass(frozen=True)
class HandIn:
    """What an applicant sends at once: pictures of papers, and the facts that were asked for."""

    files: Mapping[Paper, tuple[bytes, ...]] = field(default_factory=dict)
    facts: Mapping[AskedField, str] = field(default_factory=dict)
