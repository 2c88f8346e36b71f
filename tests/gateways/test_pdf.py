"""Papers are set with our own type, Arabic joined and from right to left, and the same sheet is the same file."""

import ctypes
from datetime import UTC, datetime
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import pytest
from pypdf import PdfReader

from gateways.pdf import Press
from tests.pressing import open_press

AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
LINK = "https://sanad.test/papers/RF-2026-000001?code=ABCD"


@pytest.fixture(scope="module")
def press() -> Press:
    return open_press()


def fill_sheet(value: str, *, direction: str = "rtl") -> dict[str, object]:
    return {
        "language": "ar" if direction == "rtl" else "en",
        "direction": direction,
        "ministry": "وزارة",
        "system": "سند",
        "number": "RF-2026-000001",
        "number_label": "الرقم",
        "date_label": "التاريخ",
        "code": "ABCD-EFGH",
        "page": "صفحة",
        "of": "من",
        "verify": "للتحقق",
        "document": {
            "title": "نموذج",
            "body": "جمعية",
            "day": "الثلاثاء",
            "day_hijri": "هـ",
            "sections": [{"heading": "", "facts": [], "paragraphs": [value], "table": None}],
            "signatures": [],
        },
    }


def set_paper(press: Press, value: str, *, direction: str = "rtl") -> bytes:
    return press.set_paper(fill_sheet(value, direction=direction), link=LINK, issued_at=AT)


def list_glyphs(pdf: bytes, letters: str) -> list[tuple[str, float]]:
    """The letters as they are drawn, each with where it begins on the page, of those that `letters` holds."""
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        sides = [ctypes.c_double() for _ in range(4)]
        pdfium.FPDFText_GetCharBox(text, index, *(ctypes.byref(side) for side in sides))
        if letter in letters:
            found.append((letter, sides[0].value))
    return found


def test_the_same_sheet_is_the_same_file(press: Press) -> None:
    assert set_paper(press, "نص") == set_paper(press, "نص")
    assert set_paper(press, "نص") != set_paper(press, "نص آخر")


def test_every_font_of_a_paper_is_ours_and_lies_in_the_file(press: Press) -> None:
    reader = PdfReader(BytesIO(set_paper(press, "سالم العامري Salem 780.500")))
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]  # type: ignore[index]
    descendants = [font["/DescendantFonts"][0].get_object() for font in fonts]
    assert fonts
    for font in descendants:
        assert (
            "SanadPaper" in font["/BaseFont"].replace("-", "").replace(" ", "")
            or "IBMPlex" in font["/BaseFont"]
        )
        assert {"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"].get_object())


def test_arabic_is_joined_and_not_set_letter_by_letter(press: Press) -> None:
    letters = "ب" * 7
    joined, apart = (measure_ink(set_paper(press, text)) for text in (letters, "\u200c".join(letters)))
    assert joined < apart * 0.8


def measure_ink(pdf: bytes) -> float:
    """How far the letters ba of a page reach."""
    places = [place for _, place in list_glyphs(pdf, "بﺏﺐﺑﺒ")]
    return max(places) - min(places)


@pytest.mark.parametrize("typed", ["بتاريخ 7777-88-99", "\u20687777-88-99\u2069 وبعده"])
@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_a_date_that_was_typed_into_arabic_is_not_turned_round(
    press: Press, typed: str, direction: str
) -> None:
    digits = list_glyphs(set_paper(press, typed, direction=direction), "789")
    row = [letter for letter, _ in sorted(digits, key=lambda each: each[1])]
    assert "".join(row) == "77778899"


def test_a_long_paper_counts_its_pages(press: Press) -> None:
    assert len(pypdfium2.PdfDocument(set_paper(press, "سطر طويل جداً " * 900))) > 1


def test_a_name_in_a_script_that_our_type_lacks_does_not_stop_a_paper(press: Press) -> None:
    assert set_paper(press, "王小明").startswith(b"%PDF")


def test_what_people_type_is_text_and_no_instruction(press: Press) -> None:
    typed = '#panic("x") $x^2$ *b* _i_ @ref <label> \\ `raw` https://sanad.test'
    reader = PdfReader(BytesIO(set_paper(press, typed, direction="ltr")))
    assert '#panic("x")' in reader.pages[0].extract_text()
