"""A file of requests looked at as a whole before a row is registered: who comes twice, and what is no flood of duplicates."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import NoReturn
from uuid import UUID

from sqlmodel import Session

from domain.errors import RefusedError
from domain.imports import Row
from matching import (
    Bands,
    Decision,
    Evidence,
    Profile,
    Registry,
    Statement,
    Storm,
    check,
    explain,
    find_storm,
    prepare,
)
from matching.storms import LEAST_ROWS, MOST_FOR_ONE
from services.matches import weigh
from services.sheets import NumberedRow
from store.queries.requests import list_askers
from store.scope import Store

AT_ONCE = 200
"""Rows of one reading transaction."""

ALMOST_ALL = 0.9
"""Share of rows of registered people from which a file is somebody's registry and no upload of requests."""

MOST_NAMED = 20
"""Rows that a refusal names."""


class ImportStormError(RefusedError):
    """Far more rows are of people known already, or of one person, than a sound file has: nothing was imported.

    `storm` says which of the two, `linked` of `rows` rows are concerned, `numbers` names the first of them.
    """

    code = "import_storm"


@dataclass(frozen=True)
class Pair:
    """Two rows of one file that are one person, or may be, and what speaks for and against it.

    Without evidence the two were not compared: each is of one registered person.
    """

    row: int
    earlier: int
    decision: Decision
    evidence: Evidence | None = None


@dataclass
class Upload:
    """What a file of `rows` rows says as a whole, and whom those are of that no earlier run registered.

    `linked` maps the number of a row to the registered person it is of, `asked` those whose person has a request
    already; `persons` maps every row to one of a person.
    """

    rows: int = 0
    linked: dict[int, str] = field(default_factory=dict)
    asked: dict[int, str] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)
    persons: dict[int, str] = field(default_factory=dict)

    def require_calm(self) -> None:
        """Raise ImportStormError if a human should look at the file first.

        A registry may know most of those who ask before they ever did, so half a file of registered people is no
        storm by itself: it is one if they have asked already, or if nearly every row is registered.
        """
        if find_storm(list(self.asked.values()), self.rows) is Storm.TOO_MANY_ROWS:
            self._refuse(Storm.TOO_MANY_ROWS, list(self.asked))
        if self.rows >= LEAST_ROWS and len(self.linked) >= ALMOST_ALL * self.rows:
            self._refuse(Storm.TOO_MANY_ROWS, list(self.linked))
        if len(worst := self._list_worst()) > MOST_FOR_ONE:
            self._refuse(Storm.ONE_PERSON_TOO_OFTEN, worst)

    def _list_worst(self) -> list[int]:
        """The rows of the person who comes most often, registered or not."""
        often = Counter(self.persons.values()).most_common(1)
        return [row for row, person in self.persons.items() if often and person == often[0][0]]

    def _refuse(self, storm: Storm, numbers: list[int]) -> NoReturn:
        named = ", ".join(map(str, numbers[:MOST_NAMED])) + (" …" if len(numbers) > MOST_NAMED else "")
        raise ImportStormError(storm=storm.value, linked=len(numbers), rows=self.rows, numbers=named)


def look_through(
    store: Store,
    rows: Iterable[NumberedRow],
    *,
    known: int,
    secret: bytes,
    bands: Bands,
    progress: Callable[[int], None] = lambda _rows: None,
) -> Upload:
    """Look every row up in the registry, and compare it with the rows before it; nothing is written.

    `known` rows of the file were registered by an earlier run and are not among `rows`: whose they are counts no more.
    `secret` keys the digests by which persons are found, `progress` is told how many rows are done. A row that is
    an earlier one's person again is reported with that row alone, so that one person in a thousand rows is no
    million pairs.
    """
    look, left = _Look(Upload(rows=known), secret, bands), iter(rows)
    while batch := list(islice(left, AT_ONCE)):
        with store.registry() as db:
            for row in batch:
                look.take(db, row)
        progress(look.upload.rows)
    upload = look.upload
    with store.registry() as db:
        askers = list_askers(db, {UUID(person) for person in upload.linked.values()})
    upload.asked = {row: person for row, person in upload.linked.items() if UUID(person) in askers}
    return upload


def make_row_statement(row: Row) -> Statement:
    """A row as the matcher reads one; the number of a passport or security card counts as a number of its kind.

    A row that says whom the aid is for is theirs: a guardian may ask for many, but for each child once.
    """
    if row.get("beneficiary_name"):
        return Statement(
            full_name=row["beneficiary_name"],
            sex=row.get("beneficiary_sex", ""),
            birth_date=row.get("beneficiary_birth_date", ""),
            civil_id=row.get("beneficiary_number", ""),
        )
    return Statement.from_row({**row, "civil_id": row.get("document_number") or row.get("civil_id", "")})


class _Look:
    def __init__(self, upload: Upload, secret: bytes, bands: Bands) -> None:
        self.upload = upload
        self._secret = secret
        self._bands = bands
        self._earlier = Registry()
        self._first_of: dict[str, int] = {}

    def take(self, db: Session, row: NumberedRow) -> None:
        """Find whom a row is of, in the registry and among the rows before it."""
        upload, profile = self.upload, prepare(make_row_statement(row.cells))
        upload.rows += 1
        verdict = weigh(db, profile, self._bands, secret=self._secret)
        person = verdict.best.person_id if verdict.decision is Decision.LINK and verdict.best else ""
        if person:
            upload.linked[row.number] = person
        pair = self._pair_by_person(row.number, person) or self._pair(row.number, profile, verdict.size)
        if pair:
            upload.pairs.append(pair)
        is_again = pair is not None and pair.decision is Decision.LINK
        again = upload.persons[pair.earlier] if pair and is_again else ""
        upload.persons[row.number] = person or again or f"row/{row.number}"
        if not is_again:
            self._earlier.add(str(row.number), "", profile)

    def _pair_by_person(self, number: int, person: str) -> Pair | None:
        if not person:
            return None
        first = self._first_of.setdefault(person, number)
        return Pair(number, first, Decision.LINK) if first != number else None

    def _pair(self, number: int, profile: Profile, registered: int) -> Pair | None:
        """The earlier row that may be the same person; the prior is that of the registry these rows will be in."""
        verdict = check(profile, self._earlier.find(profile), registered + self._earlier.size, self._bands)
        if verdict.best is None or verdict.decision is Decision.CLEAR:
            return None
        earlier = int(verdict.best.person_id)
        return Pair(number, earlier, verdict.decision, explain(verdict.best.assessment))
