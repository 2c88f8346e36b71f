"""People of imported lists, who come with no request: each row settled and written in a transaction of its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session

from domain.errors import FieldProblem, InvalidFieldsError
from domain.imports import ListedPerson
from matching import Bands, Decision, Statement
from services.identities import SettledPerson, settle_statement
from services.sheets import NumberedRow, RefusedRow
from store.scope import Store

Progress = Callable[[int], None]


class Written(StrEnum):
    """What became of a row that was not refused."""

    KNOWN = "known"
    OF_REGISTERED = "of_registered"
    OF_SOMEBODY_ENTERED = "of_somebody_entered"


@dataclass
class ImportedList:
    """What a file of people made: `entered` rows are new, `persons` of them of people nobody had registered."""

    entered: int = 0
    persons: int = 0
    known: int = 0
    refused: list[RefusedRow] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows are done with."""
        return self.entered + self.known + len(self.refused)

    def count(self, written: Written) -> None:
        """Note what became of a row."""
        self.known += written is Written.KNOWN
        self.entered += written is not Written.KNOWN
        self.persons += written is Written.OF_SOMEBODY_ENTERED


def write_rows(
    store: Store,
    rows: Iterable[NumberedRow],
    write: Callable[[Session, NumberedRow], Written],
    progress: Progress,
) -> ImportedList:
    """Write each row by itself; one that `write` refuses with InvalidFieldsError leaves nothing behind.

    An import that broke off is simply run again. Raises SheetShapeError, UnavailableError.
    """
    done = ImportedList()
    for row in rows:
        try:
            with store.registry() as db:
                written = write(db, row)
            done.count(written)
        except InvalidFieldsError as error:
            done.refused.append(RefusedRow(row, error.problems))
        progress(done.rows)
    return done


def settle_person(
    db: Session, person: ListedPerson, *, secret: bytes, at: datetime, bands: Bands
) -> SettledPerson:
    """Who is meant by a row, entered if nobody knew them.

    Raises InvalidFieldsError where a human must look: nobody is put on a list for somebody else.
    """
    settled = settle_statement(db, make_statement(person), secret=secret, at=at, bands=bands)
    if settled.decision is Decision.ADJUDICATE:
        raise InvalidFieldsError([FieldProblem("person", "identity_unclear")])
    return settled


def name_outcome(settled: SettledPerson) -> Written:
    """Whether a row that was written is of somebody registered before."""
    return Written.OF_SOMEBODY_ENTERED if settled.decision is Decision.CLEAR else Written.OF_REGISTERED


def make_statement(person: ListedPerson) -> Statement:
    """A person of a list as the matcher reads one."""
    return Statement.from_row(
        {
            **person.names,
            **person.address,
            "sex": person.sex.value if person.sex else "",
            "birth_date": person.birth_on.isoformat() if person.birth_on else "",
            "civil_id": person.civil_id,
            "phone": person.phone,
        }
    )
