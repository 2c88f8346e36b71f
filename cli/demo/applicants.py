"""Invented applicants with valid civil IDs, and the request each of them makes."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from domain.civil_ids import CivilIdVerdict, read_civil_id
from domain.requests import RequestForm
from services.founding import read_catalogue

PEOPLE = Path(__file__).with_name("people.toml")
FOR_CHILDREN = frozenset({"ORPH", "EDU", "UNI"})


@dataclass(frozen=True)
class Applicant:
    """Somebody who never lived."""

    full_name: str
    sex: str
    birth_date: str
    governorate: str
    area: str
    need: str


@cache
def list_applicants() -> tuple[Applicant, ...]:
    """The file of invented applicants as data."""
    return tuple(Applicant(*row) for row in tomllib.loads(PEOPLE.read_text(encoding="utf-8"))["people"])


@cache
def list_children() -> dict[str, tuple[str, str, str]]:
    """Name of an applicant → name, sex and birth date of the child for whom they ask."""
    rows = tomllib.loads(PEOPLE.read_text(encoding="utf-8"))["children"]
    return {parent: (name, sex, birth_date) for parent, name, sex, birth_date in rows}


def make_civil_id(born_on: date, serial: int) -> str:
    """The first valid civil ID of somebody born on that day from `serial` on."""
    century = 2 if born_on.year < 2000 else 3
    for number in range(serial * 10, 10_000_000):
        text = f"{century}{born_on:%y%m%d}{number:05d}"
        if read_civil_id(text).verdict is CivilIdVerdict.OK:
            return text
    raise AssertionError("every day has valid numbers")


def write_request(
    applicant: Applicant, category: str, amount: str, *, urgency: str = "normal"
) -> RequestForm:
    """The request of an applicant as a registrar types it, with every paper the category asks for."""
    catalogue = read_catalogue()
    row = next(row for row in catalogue["categories"] if row["code"] == category)
    number = list_applicants().index(applicant)
    return RequestForm(
        category=category,
        full_name=applicant.full_name,
        sex=applicant.sex,
        birth_date=applicant.birth_date,
        document_number=make_civil_id(date.fromisoformat(applicant.birth_date), 10 + number),
        nationality="كويتية" if number % 3 else "مصرية",
        phone=f"9{7000000 + number * 1371}",
        governorate=applicant.governorate,
        area=applicant.area,
        block=str(number % 9 + 1),
        street=str(number * 7 % 40 + 1),
        house=str(number * 3 % 60 + 1),
        household_size=str(number % 7 + 2),
        amount=amount,
        need=applicant.need,
        urgency=urgency,
        lease_number=f"88-{200 + number}" if category == "RENT" else "",
        bill_number=f"B-{7000 + number}" if category in {"MED", "UTIL"} else "",
        papers=(*catalogue["papers"]["common"], *row["papers"]),
        consent=True,
        **(_write_child(applicant) if category in FOR_CHILDREN else {}),
    )


def _write_child(applicant: Applicant) -> dict[str, str]:
    """The fields of the child for whom somebody asks; a student asks for themself."""
    if applicant.full_name not in list_children():
        return {}
    name, sex, birth_date = list_children()[applicant.full_name]
    return {
        "beneficiary_name": name,
        "beneficiary_sex": sex,
        "beneficiary_birth_date": birth_date,
        "beneficiary_number": make_civil_id(date.fromisoformat(birth_date), 300),
    }
