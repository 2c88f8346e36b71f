"""The tokens of the style sheets as they stand there: each name with its value by daylight and in the dark."""

import re
from dataclasses import dataclass
from functools import cache

from web.rendering import STATIC

SHEETS = ("css/tokens.css", "css/board.css")
"""Where tokens are declared."""

_BLOCK = re.compile(r":root\{(.*?)\}", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(r"--(?P<name>[a-z0-9-]+):(?P<value>[^;]+)")
_SPACE = re.compile(r"s\d")
_SIZE = re.compile(r"t\d")


@dataclass(frozen=True)
class Token:
    """One name of the design; `dark` equals `light` where it does not depend on the scheme."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True)
class Tokens:
    """All of them, by what they measure."""

    colours: tuple[Token, ...]
    sizes: tuple[Token, ...]
    spaces: tuple[Token, ...]


@cache
def read_tokens() -> Tokens:
    """The tokens in the order in which the sheets declare them."""
    found = tuple(token for sheet in SHEETS for token in _read_sheet((STATIC / sheet).read_text("utf-8")))
    return Tokens(
        tuple(token for token in found if token.light.startswith("#")),
        tuple(token for token in found if _SIZE.fullmatch(token.name)),
        tuple(token for token in found if _SPACE.fullmatch(token.name)),
    )


def _read_sheet(sheet: str) -> list[Token]:
    light, dark = map(_read_block, _BLOCK.findall(_COMMENT.sub("", sheet)))
    return [Token(name, value, dark.get(name, value)) for name, value in light.items()]


def _read_block(block: str) -> dict[str, str]:
    return {found["name"]: found["value"] for found in _TOKEN.finditer(block)}
