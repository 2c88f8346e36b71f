"""Everybody who is registered can be found: files whoever is not, or all of them anew, in sets."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from matching import merge_profiles, prepare
from services.matches import read_person, read_statement
from services.people import WITHOUT_NUMBER
from store.queries.filings import (
    Filing,
    KnownPerson,
    file_people,
    is_filed_under,
    list_known,
    list_missing,
    list_outdated,
    make_filing,
    outdate_profiles,
    sweep_keys,
)
from store.queries.matches import measure_registry
from store.scope import Store

AT_ONCE = 2_000
"""Persons of one transaction."""

_KEYS_EACH = 11
_SWEPT_AT_ONCE = 100_000
_LEAST, _MOST = -(2**63), 2**63 - 1
_NOBODY = UUID(int=0)

Progress = Callable[[int], None]


@dataclass(frozen=True)
class FiledPeople:
    """How many persons were filed, and whether all keys were made anew."""

    filed: int
    anew: bool


def file_everybody(
    store: Store, *, secret: bytes, anew: bool = False, progress: Progress = lambda _people: None
) -> FiledPeople:
    """File every registered person who is not, so that a check finds them; whoever broke off is simply run again.

    With `anew`, or if the keys were made with another `secret`, all keys are forgotten and everybody is filed again
    under the number they have: nobody can be found meanwhile, so no worker may run. `progress` is told how many
    persons are filed. Raises UnavailableError, BusyError.
    """
    with store.registry() as db:
        anew = anew or not is_filed_under(db, secret)
    if anew:
        _forget_all(store)
    filed = 0
    for batch in _list_unfiled(store):
        filed += _file(store, batch, secret)
        progress(filed)
    return FiledPeople(filed, anew)


def _forget_all(store: Store) -> None:
    """First nobody's profile is current any more, then the keys go: a break in between is mended by the next run."""
    with store.registry() as db:
        size = measure_registry(db)
    for low in range(1, size + 1, _SWEPT_AT_ONCE):
        with store.registry() as db:
            outdate_profiles(db, low, low + _SWEPT_AT_ONCE)
    width = 2**64 // max(1, size * _KEYS_EACH // _SWEPT_AT_ONCE)
    for low in range(_LEAST, _MOST, width):
        with store.registry() as db:
            sweep_keys(db, low, min(low + width - 1, _MOST))


def _list_unfiled(store: Store) -> Iterator[Sequence[UUID]]:
    """Sets of persons to file: those who have no profile, then those whose profile is not current."""
    for list_some in (list_missing, list_outdated):
        after = _NOBODY
        while True:
            with store.registry() as db:
                batch = list_some(db, after, AT_ONCE)
            if not batch:
                break
            yield batch
            after = batch[-1]


def _file(store: Store, person_ids: Sequence[UUID], secret: bytes) -> int:
    with store.registry() as db:
        return file_people(db, [_make(known, secret) for known in list_known(db, person_ids)])


def _make(known: KnownPerson, secret: bytes) -> Filing:
    """As entered, and as stated in every case tied to the person, but for a number that is somebody else's."""
    stated = (read_statement(row, with_number=link.reason != WITHOUT_NUMBER) for link, row in known.stated)
    profiles = [prepare(each) for each in (*stated, read_person(known.person))]
    return make_filing(known.person.id, merge_profiles(*profiles), secret=secret)
