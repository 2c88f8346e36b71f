"""Overlap of aid: on whom a window runs, how long, and the key that two like requests share (rules 14, 15)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.digits import convert_digits

FIRST_SCHOOL_MONTH = 8


class Subject(StrEnum):
    """What a window of an overlap family runs on."""

    PERSON = "person"
    HOUSEHOLD = "household"
    LEASE = "lease"
    BILL = "bill"
    STUDENT_YEAR = "student_year"
    CHILD = "child"


class WindowKind(StrEnum):
    """How the end of a window is found."""

    MONTHS = "months"
    RUNNING = "running"
    EVER = "ever"
    SEASON = "season"


@dataclass(frozen=True)
class OverlapFamily:
    """A family of kinds of aid that serve one need, its subject, its window, and whether aid from outside counts in it."""

    code: str
    subject: Subject
    window: WindowKind
    months: int = 0
    counts_outside: bool = True


@dataclass(frozen=True)
class AidSubject:
    """The settled facts a subject key is made of; ids are of the registry, numbers as written on the paper.

    `beneficiary_id` is whom the aid is for, where that is somebody else than the applicant.
    """

    person_id: UUID
    household_id: UUID
    asked_on: date
    lease_number: str = ""
    bill_number: str = ""
    beneficiary_id: UUID | None = None

    @property
    def season(self) -> str:
        """The year whose season is meant."""
        return str(self.asked_on.year)

    @property
    def school_year(self) -> str:
        """The school year, named by the calendar year in which it begins (August)."""
        return str(self.asked_on.year - (self.asked_on.month < FIRST_SCHOOL_MONTH))


def make_subject_key(family: OverlapFamily, aid: AidSubject) -> str:
    """The key that any two requests for the same need share; a pure function of settled facts.

    A missing lease or bill falls back to the household, so that nothing escapes the check by leaving it out.
    """
    household = f"household:{aid.household_id}"
    match family.subject:
        case Subject.PERSON:
            key = f"person:{aid.person_id}"
        case Subject.CHILD:
            key = f"person:{aid.beneficiary_id or aid.person_id}"
        case Subject.HOUSEHOLD:
            key = household
        case Subject.LEASE:
            key = f"lease:{_fold_number(aid.lease_number)}" if aid.lease_number else household
        case Subject.BILL:
            key = f"bill:{_fold_number(aid.bill_number)}" if aid.bill_number else household
        case Subject.STUDENT_YEAR:
            key = f"student:{aid.beneficiary_id or aid.person_id}:{aid.school_year}"
    return f"{key}:{aid.season}" if family.window is WindowKind.SEASON else key


def list_subject_keys(family: OverlapFamily, aid: AidSubject) -> tuple[str, ...]:
    """Every key on which the window runs, that of `make_subject_key` first.

    Rent runs on the lease and on the household: two leases of one household are one need, and so are two
    households' claims on one lease. An address is none: many households live behind one door.
    """
    first = make_subject_key(family, aid)
    if family.subject is Subject.LEASE:
        return tuple(dict.fromkeys((first, f"household:{aid.household_id}")))
    return (first,)


def _fold_number(number: str) -> str:
    return "".join(character for character in convert_digits(number).upper() if character.isalnum())


def find_window_end(family: OverlapFamily, paid_on: date) -> date | None:
    """The first day on which like aid may be given again after a payment; None means never again by itself.

    What is given for a season is given for all of it: the next season is another need, by another key.
    """
    if family.window in (WindowKind.EVER, WindowKind.SEASON):
        return None
    if family.window is WindowKind.RUNNING:
        return paid_on
    return add_months(paid_on, family.months)


@dataclass(frozen=True)
class LikeAid:
    """Aid that meets a need: reserved still, or given, with the first day on which its own window is over.

    Without that day the window never ends by itself.
    """

    is_reserved: bool
    given_on: date | None
    window_ends_on: date | None


def is_in_the_way(family: OverlapFamily, aid: LikeAid, *, on: date) -> bool:
    """True if a need of `family` may not be met on that day beside this aid for the same subject.

    Where two windows meet, that of the aid given and that of the aid asked for, the longer holds (rule 14).
    """
    if aid.is_reserved or aid.window_ends_on is None or aid.window_ends_on > on:
        return True
    if family.window in (WindowKind.EVER, WindowKind.SEASON):
        return True
    return (
        family.window is WindowKind.MONTHS
        and aid.given_on is not None
        and aid.given_on > add_months(on, -family.months)
    )


def add_months(on: date, months: int) -> date:
    """The same day `months` later, or the last day of that month if it is shorter."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))
