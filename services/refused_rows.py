"""Rows that were refused, as a file for whoever mends them: each with its reasons in both languages."""

from collections.abc import Iterable, Sequence

from domain.errors import FieldProblem
from language.catalogues import Language
from language.words import words_for
from services.sheets import RefusedRow

REASONS: tuple[tuple[str, Language], ...] = (("reason_ar", "ar"), ("reason_en", "en"))


def list_refused(
    refused: Iterable[RefusedRow], columns: Sequence[str], known: Sequence[str]
) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """Columns and rows of that file: those of the first one that are `known`, so nothing more is copied."""
    heads = ("row", *(name for name, _ in REASONS), *(name for name in columns if name in known))
    rows = [
        {
            **each.row.cells,
            "row": str(each.row.number),
            **{name: _tell(each, language) for name, language in REASONS},
        }
        for each in refused
    ]
    return heads, rows


def _tell(refused: RefusedRow, language: Language) -> str:
    words = words_for(language)
    told = [(_name_column(refused, each), words.error(each)) for each in refused.problems]
    return " | ".join(f"{column}: {text}" if column else text for column, text in told)


def _name_column(refused: RefusedRow, problem: FieldProblem) -> str:
    is_civil = problem.field == "document_number" and "civil_id" in refused.row.cells
    return "civil_id" if is_civil else problem.field
