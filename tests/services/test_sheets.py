"""Files: columns by their names, one refusal for a file that cannot be read, refused rows that can be mended."""

from pathlib import Path

import pytest

from domain.imports import REQUEST_COLUMNS
from services.sheets import (
    Sheet,
    SheetColumnsError,
    SheetEncodingError,
    SheetShapeError,
    open_sheet,
    read_rows,
    write_sheet,
)

WANTED = ("full_name", "civil_id", "phone")


def open_text(folder: Path, text: str, encoding: str = "utf-8") -> Sheet:
    path = folder / "file.csv"
    path.write_bytes(text.encode(encoding))
    return open_sheet(path, REQUEST_COLUMNS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_columns_are_found_by_name_in_any_order(tmp_path: Path, encoding: str) -> None:
    sheet = open_text(tmp_path, "Kind,Full Name,truth_person_id,CIVIL_ID\nx,سالم,P1,29\n", encoding)
    (row,) = read_rows(sheet, WANTED)
    assert row.cells == {"full_name": "سالم", "civil_id": "29"}


def test_rows_bear_the_numbers_a_spreadsheet_shows_and_empty_ones_are_skipped(tmp_path: Path) -> None:
    sheet = open_text(tmp_path, "civil_id,full_name\n1,a\n,\n\n2\n")
    rows = list(read_rows(sheet, WANTED))
    assert [row.number for row in rows] == [2, 5]
    assert rows[1].cells == {"full_name": "", "civil_id": "2"}


def test_missing_columns_are_told_in_one_refusal(tmp_path: Path) -> None:
    with pytest.raises(SheetColumnsError) as refused:
        open_text(tmp_path, "phone\n1\n")
    assert refused.value.params["columns"] == "civil_id/document_number, full_name/given_ar/given_en"


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16"])
def test_another_encoding_is_refused_without_showing_what_stands_there(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(SheetEncodingError) as refused:
        open_text(tmp_path, "civil_id,full_name\n29,سالم\n", encoding)
    assert refused.value.__cause__ is None


def test_a_fault_at_the_very_end_is_found_before_anything_is_read(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(b"civil_id,full_name\n" + "1,سالم\n".encode() * 200_000 + b"\xd8")
    with pytest.raises(SheetEncodingError):
        open_sheet(path, REQUEST_COLUMNS)


def test_a_cell_without_end_is_refused_by_its_line(tmp_path: Path) -> None:
    sheet = open_text(tmp_path, f'civil_id,full_name\n1,a\n2,"{"x" * 200_000}"\n')
    with pytest.raises(SheetShapeError) as refused:
        list(read_rows(sheet, WANTED))
    assert refused.value.params["line"] == 3


def test_what_is_written_is_read_again_and_is_never_a_formula(tmp_path: Path) -> None:
    path, row = tmp_path / "out.csv", {"civil_id": "=1+1", "full_name": "سالم", "phone": "+96599123456"}
    write_sheet(path, WANTED, [row])
    assert ",'=1+1," in path.read_text(encoding="utf-8-sig")
    (again,) = read_rows(open_sheet(path, REQUEST_COLUMNS), WANTED)
    assert again.cells == row
    assert path.stat().st_mode & 0o077 == 0


def test_a_row_does_not_show_itself_in_a_log(tmp_path: Path) -> None:
    (row,) = read_rows(open_text(tmp_path, "civil_id,full_name\n29,سالم\n"), WANTED)
    assert repr(row) == "NumberedRow(2)"
