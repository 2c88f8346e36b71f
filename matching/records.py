"""What is stated about a person, and the prepared form of it that keys and comparisons read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from matching.dates import read_birth_date
from matching.names import Slots, read_full_name, read_slots
from matching.numbers import CivilNumber, find_inner_date, read_numbers, read_phones
from matching.places import Home, read_home


@dataclass(frozen=True, slots=True)
class Statement:
    """One registration as stated: any text in any field, empty where nothing was said.

    Names may come in both scripts, in one, or only as `full_name`. `sex` is M or F. `birth_date` is read as ISO or
    day/month/year, Gregorian or (years 1300–1500) Umm al-Qura. Nothing here is ever refused: what cannot be read counts
    as not said.
    """

    given_ar: str = field(default="", repr=False)
    father_ar: str = field(default="", repr=False)
    grandfather_ar: str = field(default="", repr=False)
    family_ar: str = field(default="", repr=False)
    given_en: str = field(default="", repr=False)
    father_en: str = field(default="", repr=False)
    grandfather_en: str = field(default="", repr=False)
    family_en: str = field(default="", repr=False)
    full_name: str = field(default="", repr=False)
    sex: str = ""
    birth_date: str = field(default="", repr=False)
    civil_id: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    governorate: str = ""
    area: str = ""
    block: str = field(default="", repr=False)
    street: str = field(default="", repr=False)
    house: str = field(default="", repr=False)

    @classmethod
    def from_row(cls, row: Mapping[str, str | None]) -> "Statement":
        """Read the columns that bear the names of the fields; every other column is left alone."""
        return cls(**{name: row.get(name) or "" for name in STATED_FIELDS})


STATED_FIELDS = tuple(each.name for each in fields(Statement))


class Profile(NamedTuple):
    """A person as the matcher sees one: every field may hold several values, old and new."""

    names: tuple[Slots, ...]
    sex: str
    births: tuple[date, ...]
    numbers: tuple[CivilNumber, ...]
    phones: tuple[str, ...]
    homes: tuple[Home, ...]


def prepare(statement: Statement) -> Profile:
    """The profile of one statement; never raises, whatever the text."""
    numbers = read_numbers(statement.civil_id)
    typed = read_birth_date(statement.birth_date)
    home = read_home(
        statement.governorate, statement.area, statement.block, statement.street, statement.house
    )
    return Profile(
        names=_read_names(statement),
        sex=_read_sex(statement.sex),
        births=_choose_births(typed, numbers),
        numbers=numbers,
        phones=read_phones(statement.phone),
        homes=(home,) if home is not None else (),
    )


def merge_profiles(newest: Profile, *older: Profile) -> Profile:
    """One profile that also knows older spellings, numbers, phones and addresses; the newest values come first."""
    every = (newest, *older)
    return Profile(
        names=tuple(dict.fromkeys(name for each in every for name in each.names)),
        sex=next((each.sex for each in every if each.sex), ""),
        births=tuple(dict.fromkeys(born for each in every for born in each.births)),
        numbers=tuple(dict.fromkeys(number for each in every for number in each.numbers)),
        phones=tuple(dict.fromkeys(phone for each in every for phone in each.phones)),
        homes=tuple(dict.fromkeys(home for each in every for home in each.homes)),
    )


def _read_names(statement: Statement) -> tuple[Slots, ...]:
    forms = _read_form(
        statement.given_ar, statement.father_ar, statement.grandfather_ar, statement.family_ar
    ) + _read_form(statement.given_en, statement.father_en, statement.grandfather_en, statement.family_en)
    if statement.full_name:
        forms += read_full_name(statement.full_name)
    return tuple(dict.fromkeys(forms)) if len(forms) > 1 else forms


@lru_cache(maxsize=1 << 14)
def _read_form(given: str, father: str, grandfather: str, family: str) -> tuple[Slots, ...]:
    return read_slots(given, father, grandfather, family)


@lru_cache(maxsize=256)
def _read_sex(text: str) -> str:
    word = text.strip().casefold()
    if word in ("m", "male", "ذكر", "1"):
        return "M"
    return "F" if word in ("f", "female", "أنثى", "انثى", "انثي", "2") else ""


def _choose_births(typed: date | None, numbers: tuple[CivilNumber, ...]) -> tuple[date, ...]:
    """The typed date; the one inside a valid civil ID too, where nothing or only an estimate was typed."""
    inner = find_inner_date(numbers)
    if typed is None:
        return (inner,) if inner else ()
    if inner and inner != typed and is_estimate(typed) and abs(inner.year - typed.year) <= 1:
        return (typed, inner)
    return (typed,)


def is_estimate(day: date) -> bool:
    """Whether a date is 1 January: what papers say when only the year is known."""
    return day.month == 1 and day.day == 1
