"""Rows of imported files: which columns there must be, and whom and what they mean."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.categories import Paper
from domain.civil_ids import read_civil_id
from domain.digits import convert_digits
from domain.errors import MalformedPhoneError
from domain.forms import FormReader, read_date
from domain.phones import read_phone
from domain.requests import ADDRESS_FIELDS, NAME_FIELDS, DocumentKind, RequestForm, Sex, Urgency

Row = Mapping[str, str]

NAME_COLUMNS = ("full_name", "given_ar", "given_en")
REQUEST_COLUMNS = (("civil_id", "document_number"), NAME_COLUMNS)
PEOPLE_COLUMNS = (("person_id",), ("household_id",), ("relation",), ("civil_id",), NAME_COLUMNS)
"""One of each group must be there; a cell may still be empty."""

PERSON_COLUMNS = ("civil_id", *NAME_FIELDS, *ADDRESS_FIELDS, "sex", "birth_date", "phone")
"""What tells somebody on a list from everybody else."""

_STATED = (
    *(*NAME_FIELDS, *ADDRESS_FIELDS, "birth_date", "nationality", "household_size"),
    *("need", "lease_number", "bill_number"),
    *("beneficiary_name", "beneficiary_birth_date", "beneficiary_number"),
)
KNOWN_REQUEST_COLUMNS = (
    *("civil_id", "document_kind", "document_number", *_STATED),
    *("sex", "beneficiary_sex", "phone", "category", "amount", "urgency"),
)
KNOWN_PEOPLE_COLUMNS = ("person_id", "household_id", "relation", *PERSON_COLUMNS, "nationality")
_SEXES = {"m": "M", "male": "M", "ذكر": "M", "f": "F", "female": "F", "أنثى": "F", "انثى": "F"}


@dataclass(frozen=True)
class RequestDefaults:
    """What a row means that does not say it itself; the amount in dinars, as typed."""

    category: str
    amount: str


@dataclass(frozen=True)
class ListedPerson:
    """A person as a list states them, empty where it says nothing."""

    names: Mapping[str, str]
    sex: Sex | None
    birth_on: date | None
    civil_id: str
    phone: str
    address: Mapping[str, str]


@dataclass(frozen=True)
class RegisteredPerson(ListedPerson):
    """A person as another registry knows them; `code` and `household_code` are that registry's own."""

    code: str
    household_code: str
    relation: str
    nationality: str


def list_missing_columns(columns: Collection[str], needed: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The groups of which no column is there, each as `one/other`."""
    return tuple("/".join(group) for group in needed if not set(group) & set(columns))


def fill_request(row: Row, defaults: RequestDefaults, papers: Collection[Paper]) -> RequestForm:
    """The form that a row of a file fills: consent noted, `papers` presented, no document without a number.

    A telephone number that cannot be read is left out: in a file of thousands it refuses nobody.
    """
    number = row.get("document_number") or row.get("civil_id", "")
    return RequestForm(
        **{name: row.get(name, "") for name in _STATED},
        sex=_read_sex(row),
        beneficiary_sex=_read_sex(row, "beneficiary_sex"),
        phone=row.get("phone", "") if is_phone_readable(row) else "",
        document_kind=(row.get("document_kind") or DocumentKind.CIVIL_ID) if number else DocumentKind.NONE,
        document_number=number,
        category=row.get("category") or defaults.category,
        amount=row.get("amount") or defaults.amount,
        urgency=row.get("urgency") or Urgency.NORMAL,
        papers=tuple(papers),
        consent=True,
    )


def is_phone_readable(row: Row) -> bool:
    """False if the row has a telephone number that cannot be one."""
    try:
        read_phone(row.get("phone") or "+96599999999")
    except MalformedPhoneError:
        return False
    return True


def read_registered_person(row: Row, relations: type[StrEnum], *, today: date) -> RegisteredPerson:
    """Read a row of another registry; `today` is the day in Kuwait.

    Raises InvalidFieldsError with every problem of the row at once; nothing about the person is ever in it.
    """
    reader = FormReader()
    listed = read_listed_person(reader, row, today=today)
    relation = reader.choice("relation", row["relation"], relations) if row["relation"] else None
    person = RegisteredPerson(
        names=listed.names,
        sex=listed.sex,
        birth_on=listed.birth_on,
        civil_id=listed.civil_id,
        phone=listed.phone,
        address=listed.address,
        code=reader.text("person_id", row["person_id"], required=True),
        household_code=reader.text("household_id", row["household_id"]),
        relation=relation or "other",
        nationality=reader.text("nationality", row.get("nationality", "")),
    )
    reader.finish()
    return person


def read_listed_person(reader: FormReader, row: Row, *, today: date) -> ListedPerson:
    """Read the columns of a person, blaming what is wrong with them; `today` is the day in Kuwait."""
    names = {name: reader.text(name, row.get(name, "")) for name in NAME_FIELDS}
    if not any(names[name] for name in NAME_COLUMNS):
        reader.blame("full_name", "name_needed")
    birth_on = reader.value("birth_date", row.get("birth_date", ""), read_date)
    if birth_on and birth_on > today:
        reader.blame("birth_date", "in_the_future")
    civil_id = reader.value("civil_id", row.get("civil_id", ""), read_civil_id)
    sex = _read_sex(row)
    return ListedPerson(
        names=names,
        sex=reader.choice("sex", sex, Sex) if sex else None,
        birth_on=birth_on,
        civil_id=civil_id.value if civil_id else "",
        phone=_read_stated_phone(reader, row),
        address={name: reader.text(name, row.get(name, "")) for name in ADDRESS_FIELDS},
    )


def _read_sex(row: Row, column: str = "sex") -> str:
    typed = row.get(column, "").strip()
    return _SEXES.get(typed.lower(), typed)


def _read_stated_phone(reader: FormReader, row: Row) -> str:
    """As it is called if it can be read, else as the other registry has it: it may still tell people apart."""
    stated = reader.text("phone", convert_digits(row.get("phone", "")), limit=40)
    return read_phone(stated) if stated and is_phone_readable({"phone": stated}) else stated
