"""Addresses within this site: where a form may send somebody back to, and queries of codes."""

from urllib.parse import urlencode, urlsplit

HOME = "/"
"""What comes first, whoever reads."""


def read_local_path(text: str | None, default: str = HOME) -> str:
    """The path with its query, if it leads to a page of this site; else the default."""
    path = text or ""
    parts = urlsplit(path)
    # Browsers read a backslash as a slash and drop control characters: "/\host" would lead to another site.
    is_plain = path.isprintable() and "\\" not in path and not path.startswith("//")
    return path if path.startswith("/") and is_plain and not (parts.scheme or parts.netloc) else default


def add_query(path: str, **params: str | None) -> str:
    """The path with a query of those parameters that have a value. Codes and numbers only: never a person's data."""
    given = {name: value for name, value in params.items() if value}
    return f"{path}?{urlencode(given)}" if given else path
