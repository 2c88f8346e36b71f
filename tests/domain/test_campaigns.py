"""Rows of a list as they are pasted: from a table, typed by hand, in either script's digits."""

import pytest

from domain.campaigns import ListRow, read_pasted


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", ()),
        ("2026-000001", (ListRow("2026-000001"),)),
        ("2026-1\t25.500\r\n\n  2026-2 , 20 \n", (ListRow("2026-1", "25.500"), ListRow("2026-2", "20"))),
        ("٢٠٢٦-٠٠٠٠٠١، ٢٥", (ListRow("2026-000001", "25"),)),
        ("2026-1 about 20", (ListRow("2026-1", "about 20"),)),
        (",\n;", ()),
    ],
)
def test_pasted_rows_are_read_as_people_write_them(text: str, rows: tuple[ListRow, ...]) -> None:
    assert read_pasted(text) == rows
