"""Style sheets and scripts: logical properties only, and nothing from another host."""

import re
from collections.abc import Iterator

import pytest

from tests.house.rules import HOUSE, Rule

STATIC = HOUSE / "web" / "static"
SHEETS = sorted((STATIC / "css").glob("*.css"))
SERVED = sorted(
    path
    for path in (*STATIC.rglob("*"), *(HOUSE / "web" / "templates").rglob("*"))
    if path.suffix in {".css", ".js", ".svg", ".html"} and "vendor" not in path.parts
)

TOKEN = re.compile(
    r"""
    (?P<skip> /\*.*?\*/ | "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' )
    | (?P<declared> (?<![\w-]) (?P<name>-?[a-z][a-z-]*) \s*:\s* (?P<value>[^;{}]*) (?=[;}]|$) )
    """,
    re.VERBOSE | re.DOTALL,
)
SIDED_NAME = re.compile(
    r"left|right|(margin|padding|border|scroll-margin|scroll-padding)-(left|right)(-\w+)?"
    r"|border-(top|bottom)-(left|right)-radius"
)
SIDED_VALUE = re.compile(r"\b(left|right)\b")
SIDED_VALUE_OF = {
    "text-align",
    "float",
    "clear",
    "background-position",
    "transform-origin",
    "object-position",
}
FOREIGN = re.compile(r"""(?:https?:)?//(?!www\.w3\.org/)[\w-]+\.[\w.-]+""")


def list_sided(sheet: str) -> Iterator[str]:
    """Every declaration that names a side of the screen instead of a side of the text."""
    for found in TOKEN.finditer(sheet):
        name, value = found["name"], found["value"]
        if name and (SIDED_NAME.fullmatch(name) or (name in SIDED_VALUE_OF and SIDED_VALUE.search(value))):
            yield f"{sheet.count(chr(10), 0, found.start()) + 1}: {name}:{value.strip()}"


def list_foreign(text: str) -> Iterator[str]:
    """Every address of another host; the names of XML vocabularies are no addresses."""
    for found in FOREIGN.finditer(text):
        yield f"{text.count(chr(10), 0, found.start()) + 1}: {found[0]}"


def test_sheets_know_start_and_end_and_never_left_and_right() -> None:
    assert SHEETS
    Rule(
        "style sheets use logical properties: inline-start, inline-end, block-size, text-align:start",
        "the same page is read from the right in Arabic and from the left in English",
        "margin-left → margin-inline-start, right → inset-inline-end, text-align:left → start",
    ).judge(f"{path.name}:{one}" for path in SHEETS for one in list_sided(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("sheet", "is_sided"),
    [
        (".a{margin-left:1rem}", True),
        (".a{color:red;\n  text-align: right }", True),
        (".a{border-top-left-radius:2px;}", True),
        (".a{left:0}", True),
        (".a{margin-inline-start:1rem;text-align:start}", False),
        ("/* left: right */ .a{content:'left:0'}", False),
        (".left:hover{color:red}", False),
        ("a[href='x;left:0']{color:red}", False),
    ],
)
def test_a_side_is_noticed(sheet: str, is_sided: bool) -> None:  # noqa: FBT001 (a parameter of cases)
    assert bool(list(list_sided(sheet))) == is_sided


def test_nothing_is_fetched_from_another_host() -> None:
    assert {".css", ".js", ".html"} <= {path.suffix for path in SERVED}
    Rule(
        "no template, sheet, script or picture names another host",
        "a CDN learns who reads which case, and is down when the country's line is",
        "build the file into web/static/vendor (hatch_build.py) and name it by its path",
    ).judge(
        f"{path.relative_to(HOUSE)}:{one}"
        for path in SERVED
        for one in list_foreign(path.read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize(
    ("text", "is_foreign"),
    [
        ('<script src="https://cdn.example.com/a.js">', True),
        ("@import url(//fonts.example.com/plex.css)", True),
        ('<svg xmlns="http://www.w3.org/2000/svg">', False),
        ('<script src="/static/vendor/htmx.min.js">', False),
        ("// a comment of a script", False),
    ],
)
def test_another_host_is_noticed(text: str, is_foreign: bool) -> None:  # noqa: FBT001 (a parameter of cases)
    assert bool(list(list_foreign(text))) == is_foreign
