"""Folders that others empty and fill, too: whether one can be used now."""

import os
from pathlib import Path


def is_usable_folder(folder: Path) -> bool:
    """True if the folder may be read and written; one that was never needed yet is judged by where it would lie."""
    place = next((each for each in (folder, *folder.absolute().parents) if each.exists()), folder)
    return place.is_dir() and os.access(place, os.R_OK | os.W_OK | os.X_OK)
