"""Civil IDs and phones of a crowd: each is issued once in it, as the State and the operators do, whoever makes which share."""

import datetime as dt

from bench.duplicates.population import CHARITY_PHONES, CHECK_WEIGHTS, World

COPIES = 5
SERIALS = 10_000
OF_A_DAY = 36
"""Serials of one birth date that a share may use."""
PHONES = 3 * 10**7
SHARES = SERIALS // OF_A_DAY
OF_A_SHARE = PHONES // SHARES


class Numbering:
    """The numbers that one copy of one share may issue that are not `taken`.

    The generator draws numbers at random: in a crowd of millions many strangers would then have one's civil ID or phone.
    """

    def __init__(self, place: int, copy: int, taken: frozenset[str]) -> None:
        self._slot = (place - 1) * COPIES + copy
        if not 0 <= self._slot < SHARES:
            raise ValueError(place)
        self._issued: dict[dt.date, int] = {}
        self._phones: dict[str, str] = {phone: phone for phone in CHARITY_PHONES}
        self._taken = taken
        self._next = 0

    def issue_civil_id(self, born: dt.date) -> str:
        """A valid number of a birth date, or "" when the day's are used up."""
        used = self._issued.get(born, 0)
        head = ("2" if born.year < 2000 else "3") + born.strftime("%y%m%d")
        while used < OF_A_DAY:
            body = f"{head}{self._slot * OF_A_DAY + used:04d}"
            used += 1
            check = (
                11 - sum(int(digit) * weight for digit, weight in zip(body, CHECK_WEIGHTS, strict=True)) % 11
            )
            if check < 10 and body + str(check) not in self._taken:
                self._issued[born] = used
                return body + str(check)
        return ""

    def give_phone(self, drawn: str) -> str:
        """The one phone that stands for a drawn one; charities keep theirs."""
        while drawn not in self._phones:
            first, rest = divmod(self._slot * OF_A_SHARE + self._next, 10**7)
            self._next += 1
            phone = f"{'569'[first]}{rest:07d}"
            if phone not in self._taken:
                self._phones[drawn] = phone
        return self._phones[drawn]


def renumber(world: World, numbering: Numbering) -> None:
    """Give everybody of a world numbers that nobody else of the crowd has; whoever shared a phone still does."""
    for person in world.people:
        person.phone = numbering.give_phone(person.phone)
        if person.civil_id:
            person.civil_id = numbering.issue_civil_id(person.paper_born)


def list_numbers(world: World) -> frozenset[str]:
    """Every civil ID and phone of a world."""
    return frozenset(
        number for person in world.people for number in (person.civil_id, person.phone) if number
    )
