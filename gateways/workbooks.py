"""Figures as a workbook for Excel, in the direction of its reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTH = 18


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, the heads of its columns, rows of text and numbers; `dinars` are the columns with three decimals."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str | int | float]]
    dinars: frozenset[int] = frozenset()


def write_workbook(sheets: Sequence[Sheet], *, is_rtl: bool) -> bytes:
    """The bytes of a workbook; a text is never read as a formula or an address."""
    target = BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, plain) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        whole, money = (book.add_format({"num_format": form}) for form in ("#,##0", "#,##0.000"))
        for each in sheets:
            sheet = book.add_worksheet(each.name)
            if is_rtl:
                sheet.right_to_left()
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(each.heads) - 1, _WIDTH)
            sheet.write_row(0, 0, each.heads, bold)
            for number, row in enumerate(each.rows, start=1):
                for column, value in enumerate(row):
                    sheet.write(number, column, value, money if column in each.dinars else whole)
    return target.getvalue()
