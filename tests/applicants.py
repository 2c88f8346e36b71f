"""Applicants of the tests: as many different people as a test asks for, none of whom ever lived."""

from datetime import date
from itertools import count

from cli.demo.applicants import make_civil_id

_NUMBERS = count(1)
_GIVEN = ("أحمد", "بدرية", "تركي", "ثريا", "جابر", "حنان", "خالد", "دانة", "راشد", "زهرة", "سعود", "شروق")
_FATHER = ("منصور", "فيصل", "عيسى", "حمود", "صالح", "ماجد", "يعقوب")
_SYLLABLES = (
    "بر",
    "جد",
    "دل",
    "رم",
    "زن",
    "سك",
    "شل",
    "صف",
    "ضم",
    "طر",
    "عن",
    "غز",
    "فج",
    "قب",
    "كد",
    "لس",
    "مش",
    "نض",
    "هط",
    "وف",
)


def invent_applicant() -> dict[str, object]:
    """The fields that tell somebody new from everybody before: name, birth date, civil ID, phone.

    Nobody else of the next four hundred bears the family name: in a registry this small any namesake may be a relative.
    Nobody is born in January: the first of it is how a clerk writes a year alone.
    """
    number = next(_NUMBERS)
    born_on = date(1950 + number * 10 % 49, 2 + number % 11, 1 + number * 5 % 28)
    parts = (_GIVEN[number % 12], _FATHER[number % 7], _GIVEN[(number // 7) % 12], _make_family(number))
    return {
        "full_name": " ".join(parts),
        "document_number": make_civil_id(born_on, 10 + number % 900),
        "birth_date": born_on.isoformat(),
        "phone": f"9{4_000_000 + number * 1_237:07d}",
        "sex": "M" if number % 2 else "F",
    }


def invent_child() -> dict[str, object]:
    """Whom aid for a child or a student is for: somebody new, named as the form names the beneficiary."""
    number = next(_NUMBERS)
    born_on = date(2009 + number % 15, 2 + number % 11, 1 + number * 7 % 28)
    parts = (_GIVEN[number % 12], _FATHER[number % 7], _GIVEN[(number // 7) % 12], _make_family(number))
    return {
        "beneficiary_name": " ".join(parts),
        "beneficiary_birth_date": born_on.isoformat(),
        "beneficiary_number": make_civil_id(born_on, 10 + number % 900),
        "beneficiary_sex": "M" if number % 2 else "F",
    }


def _make_family(number: int) -> str:
    first, second = divmod(number % 400, 20)
    return f"ال{_SYLLABLES[first]}{_SYLLABLES[second]}ي"


def blur_applicant(person: dict[str, object]) -> dict[str, object]:
    """The same person as a hurried clerk writes them: no document, no phone, of the birth date the year alone.

    Too little to link, too much to call it somebody new.
    """
    return {
        **person,
        "document_kind": "none",
        "document_number": "",
        "phone": "",
        "birth_date": f"{str(person['birth_date'])[:4]}-01-01",
    }
