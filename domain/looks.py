"""Looks of the ministry at a case before its file is open to it: how long a broken glass stays open."""

from datetime import timedelta

GLASS_OPEN_FOR = timedelta(hours=4)
"""Enough to read a case through once; a later look gives its own reason."""
