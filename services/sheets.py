"""Files of rows: a CSV read by the names of its columns, and the rows that were refused, written to be mended."""

import codecs
import csv
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from domain.errors import FieldProblem, InputError
from domain.imports import list_missing_columns

BLOCK = 1 << 20
FIRST_ROW = 2
"""The first line of a file holds the names of its columns: rows are numbered as a spreadsheet shows them."""

_FORMULA_STARTS = ("=", "+", "-", "@")


class SheetEncodingError(InputError):
    """The file is not UTF-8 text."""

    code = "sheet_encoding"


class SheetColumnsError(InputError):
    """Columns without which nothing can be imported are not in the file; `columns` lists them."""

    code = "sheet_columns"


class SheetShapeError(InputError):
    """A line of the file cannot be read as CSV; `line` says which."""

    code = "sheet_shape"


@dataclass(frozen=True)
class Sheet:
    """A file that can be read: its columns, the digest of its bytes (hex), and about how many rows it has."""

    path: Path
    columns: tuple[str, ...]
    digest: str
    lines: int


@dataclass(frozen=True)
class NumberedRow:
    """One row by the names of its columns; personal data, so `repr` shows its number only."""

    number: int
    cells: Mapping[str, str]

    def __repr__(self) -> str:
        return f"NumberedRow({self.number})"


@dataclass(frozen=True)
class RefusedRow:
    """A row that was not imported, and why."""

    row: NumberedRow
    problems: tuple[FieldProblem, ...]


def open_sheet(path: Path, needed: Iterable[tuple[str, ...]]) -> Sheet:
    """Look through the whole file before anything is written.

    `needed` are groups of which one column must be there. Raises SheetEncodingError, SheetColumnsError.
    """
    digest, lines = _check_bytes(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        columns = tuple(_name_column(name) for name in next(csv.reader(file), []))
    if missing := list_missing_columns(columns, needed):
        raise SheetColumnsError(columns=", ".join(missing))
    return Sheet(path, columns, digest, lines)


def read_rows(sheet: Sheet, wanted: Sequence[str]) -> Iterator[NumberedRow]:
    """The rows in order, the `wanted` columns alone, empty lines left out. Raises SheetShapeError."""
    places = [(name, sheet.columns.index(name)) for name in wanted if name in sheet.columns]
    with sheet.path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        try:
            next(lines)
            for number, cells in enumerate(lines, start=FIRST_ROW):
                if any(cell.strip() for cell in cells):
                    row = {name: _read_cell(cells, place) for name, place in places}
                    yield NumberedRow(number, row)
        except csv.Error as error:
            raise SheetShapeError(line=lines.line_num) from error


def write_sheet(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write rows as `print_sheet` does; for the owner's eyes alone."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(print_sheet(columns, rows))


def print_sheet(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Rows as a CSV that a spreadsheet opens in any script and never takes for formulas."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_write_cell(row.get(column, "")) for column in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def read_content(
    content: bytes, needed: Iterable[tuple[str, ...]], wanted: Sequence[str]
) -> tuple[Sheet, tuple[NumberedRow, ...]]:
    """A file that somebody sent, read whole; nothing of it stays on this machine.

    Raises SheetEncodingError, SheetColumnsError, SheetShapeError.
    """
    with keep_content(content, needed) as sheet:
        return sheet, tuple(read_rows(sheet, wanted))


@contextmanager
def keep_content(content: bytes, needed: Iterable[tuple[str, ...]]) -> Iterator[Sheet]:
    """A file that somebody sent, on this machine for as long as the block runs. Raises what `open_sheet` raises."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sent.csv"
        path.write_bytes(content)
        yield open_sheet(path, needed)


def _check_bytes(path: Path) -> tuple[str, int]:
    digest, lines, decoder = hashlib.sha256(), 0, codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while block := file.read(BLOCK):
                digest.update(block)
                lines += block.count(b"\n")
                if "\0" in decoder.decode(block):
                    raise SheetEncodingError
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            # The cause would carry the bytes around the fault, and they may be somebody's name.
            raise SheetEncodingError from None
    return digest.hexdigest(), lines


def _name_column(name: str) -> str:
    return name.strip().lower().replace(" ", "_")


def _read_cell(cells: Sequence[str], place: int) -> str:
    cell = cells[place].strip() if place < len(cells) else ""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_STARTS) else cell


def _write_cell(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
