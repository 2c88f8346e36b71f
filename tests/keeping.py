"""A store of scanned papers and a folder to a bank of the tests' own, that nobody else knows."""

import tempfile
from pathlib import Path

from gateways.bank_folder import BankFolder
from gateways.named_keys import NamedKeys
from gateways.paper_store import PaperStore


def open_papers(folder: Path | None = None) -> PaperStore:
    return PaperStore(folder or Path(tempfile.mkdtemp()), NamedKeys((("test", bytes(32)),)))


def open_bank(folder: Path | None = None) -> BankFolder:
    return BankFolder(folder or Path(tempfile.mkdtemp()))
