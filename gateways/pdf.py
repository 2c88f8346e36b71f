"""Sets a worded paper as PDF: Arabic shaped, either direction, nothing fetched and nothing of the system's fonts."""

import io
import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import segno
import typst
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

TEMPLATE = Path(__file__).with_name("paper.typ")
STANDARD: Literal["a-2u"] = "a-2u"
"""PDF/A, level u: it can be read for as long as it must be kept, and its text found."""

_FAMILIES = {"arabic": "Sanad Paper Arabic", "latin": "Sanad Paper Latin"}
_WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold"}
_NAME_IDS = {1, 16}
_STYLE_IDS = {2, 17}


class Press:
    """Sets papers with the house's own type, taken from the folder of files that the browser is served."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts

    def set_paper(self, sheet: Mapping[str, Any], *, link: str, issued_at: datetime) -> bytes:
        """A PDF of `sheet` (what gateways/paper.typ reads) with `link` as a QR code.

        The same sheet is the same file: `issued_at` stands in it as its date. It takes a tenth of a second and more:
        never call it while a transaction is open.
        """
        text = json.dumps({**sheet, "qr": _draw_qr(link)}, ensure_ascii=False)
        dated = int(issued_at.timestamp())
        try:
            return self._compile(text, dated, [STANDARD])
        except typst.TypstError:
            # A name in a script that our type does not have: a paper with a gap in it is better than none.
            return self._compile(text, dated, [])

    def _compile(self, sheet: str, dated: int, standards: list[Literal["a-2u"]]) -> bytes:
        compiler = typst.Compiler(
            TEMPLATE.read_bytes(),
            font_paths=_load_type(self._fonts)[0],
            ignore_system_fonts=True,
            sys_inputs={"sheet": sheet},
        )
        pdf = compiler.compile(format="pdf", pdf_standards=[*standards], timestamp=dated)
        assert isinstance(pdf, bytes)  # noqa: S101 (one PDF is one file)
        return pdf


def _draw_qr(link: str) -> str:
    drawn = io.BytesIO()
    segno.make(link, error="m", micro=False).save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode()


@cache
def _load_type(fonts: Path) -> tuple[typst.Fonts, TemporaryDirectory[str]]:
    """The type as the press reads it, and the folder it reads it from: that must stay for as long as the type is used."""
    folder = TemporaryDirectory(prefix="sanad-type-")
    for script, family in _FAMILIES.items():
        for weight, style in _WEIGHTS.items():
            packed = fonts / f"ibm-plex-sans-arabic-{script}-{weight}-normal.woff2"
            _unpack(packed, Path(folder.name) / f"{script}-{weight}.ttf", family, style)
    paths = [folder.name]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=paths), folder


def _unpack(packed: Path, target: Path, family: str, style: str) -> None:
    """Two subsets of one family would hide each other: each script gets a name of its own."""
    font = TTFont(packed)
    font.flavor = None
    for record in list(font["name"].names):
        if record.nameID in _NAME_IDS:
            font["name"].setName(family, record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID in _STYLE_IDS:
            font["name"].setName(style, record.nameID, record.platformID, record.platEncID, record.langID)
    font.save(target)
