"""An index in memory with the same keys, comparisons and decisions as the live path: for batches, tests, tuning."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from matching.classify import DEFAULT_BANDS, Bands
from matching.keys import CAPS, Key, list_index_keys, map_query_keys
from matching.model import Model
from matching.records import Profile
from matching.selection import Brought, Chosen, select_strongest
from matching.verdicts import Candidate, Found, Verdict, check


@dataclass(frozen=True, slots=True)
class Entry:
    """A registered person."""

    person_id: str
    household_id: str
    profile: Profile


class Registry:
    """Registered people by their keys.

    With `wanted`, only people filed under one of those keys are kept (all are counted): so a batch looks its queries up in
    a registry of any size in bounded memory.
    """

    def __init__(self, wanted: Collection[Key] | None = None) -> None:
        self.size = 0
        self._wanted = wanted
        self._entries: list[Entry] = []
        self._buckets: defaultdict[Key, list[int]] = defaultdict(list)
        self._counts: defaultdict[Key, int] = defaultdict(int)

    def add(self, person_id: str, household_id: str, profile: Profile) -> None:
        """File a person; one profile may hold older spellings, phones and addresses too."""
        self.size += 1
        keys = list_index_keys(profile)
        if self._wanted is not None:
            keys = [key for key in keys if key in self._wanted]
        place = -1
        for key in keys:
            self._counts[key] += 1
            if self._counts[key] <= CAPS[key.kind] + 1:
                if place < 0:
                    place = len(self._entries)
                    self._entries.append(Entry(person_id, household_id, profile))
                self._buckets[key].append(place)

    def find(self, profile: Profile) -> Found:
        """Candidates of a query: what the store answers on the live path."""
        brought = [
            Brought(key, is_variant, self._buckets[key])
            for key, is_variant in map_query_keys(profile).items()
            if key in self._counts
        ]
        selection = select_strongest(brought)
        candidates = [self._make_candidate(*one) for one in selection.chosen.items()]
        return Found(candidates, *selection[1:])

    def _make_candidate(self, place: int, chosen: Chosen) -> Candidate:
        entry = self._entries[place]
        return Candidate(entry.person_id, entry.household_id, entry.profile, *chosen)

    def check(self, profile: Profile, bands: Bands = DEFAULT_BANDS, model: Model | None = None) -> Verdict:
        """Who the query is, among the people filed here."""
        return check(profile, self.find(profile), self.size, bands, model)
