"""Files of the tests: invented people as rows of a CSV."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.applicants import invent_applicant, invent_child

PERSON_COLUMNS = (
    *("person_id", "household_id", "relation", "given_ar", "father_ar", "grandfather_ar", "family_ar"),
    *("given_en", "father_en", "grandfather_en", "family_en", "full_name", "sex", "birth_date", "civil_id"),
    *("phone", "governorate", "area", "block", "street", "house"),
)
HOME = {"governorate": "Hawalli", "area": "Salmiya", "block": "5", "street": "9", "house": "54"}


def write_csv(path: Path, rows: Sequence[Mapping[str, str]], columns: Sequence[str] = ()) -> Path:
    """Write rows under `columns`, by default those of the first row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns or list(rows[0]), restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def invent_row(**changes: str) -> dict[str, str]:
    """Somebody new, as a row of a file of requests."""
    fields = {name: str(value) for name, value in invent_applicant().items()}
    fields["civil_id"] = fields.pop("document_number")
    return {**fields, **changes}


def invent_child_row(**changes: str) -> dict[str, str]:
    """Somebody new who asks for a child nobody knows, as a row of a file of requests."""
    child = {name: str(value) for name, value in invent_child().items()}
    return {**invent_row(category="ORPH"), **child, **changes}


def invent_person(code: str, household: str, relation: str = "head", **changes: str) -> dict[str, str]:
    """Somebody new, as a row of another registry."""
    row = {"person_id": code, "household_id": household, "relation": relation}
    return {**row, **HOME, **invent_row(), **changes}
