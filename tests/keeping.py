"""A store of scanned papers of the tests' own, in a folder that nobody else knows."""

import tempfile
from pathlib import Path

from gateways.named_keys import NamedKeys
from gateways.paper_store import PaperStore


def open_papers(folder: Path | None = None) -> PaperStore:
    return PaperStore(folder or Path(tempfile.mkdtemp()), NamedKeys((("test", bytes(32)),)))
