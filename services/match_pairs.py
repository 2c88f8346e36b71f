"""Pairs that the desk adjudicated, as the matcher learns from them: how each field compared, and what the two were."""

from dataclasses import dataclass
from datetime import datetime

from domain.identities import Ruling
from matching.compare import Levels
from matching.learn import read_levels
from matching.model import HOUSEHOLD_RELATIONS, Relation
from store.queries.match_errors import list_ruled
from store.scope import Store

RELATIVES = HOUSEHOLD_RELATIONS | {Relation.KIN}
STRANGERS = frozenset({Relation.NAMESAKE, Relation.HOUSEMATE, Relation.UNRELATED})


@dataclass(frozen=True)
class AdjudicatedPair:
    """One pair without a name: a level per field, and the relation that the ruling says."""

    levels: Levels
    relation: Relation


def list_adjudicated(store: Store, *, since: datetime, until: datetime) -> tuple[AdjudicatedPair, ...]:
    """Every pair that the desk ruled on from `since` on and before `until` (aware), but for rulings taken back."""
    with store.registry() as db:
        rows = list_ruled(db, since=since, until=until)
    return tuple(
        AdjudicatedPair(
            read_levels({field: level for field, level, _bits in row.evidence["fields"]}),
            name_relation(Ruling(row.ruling), Relation(row.evidence["relation"])),
        )
        for row in rows
    )


def name_relation(ruling: Ruling, likeliest: Relation) -> Relation:
    """What the two are by the ruling; which kind of relative or stranger, the comparison's likeliest other answer says."""
    if ruling is Ruling.SAME:
        return Relation.SAME
    if ruling is Ruling.RELATIVE:
        return likeliest if likeliest in RELATIVES else Relation.KIN
    return likeliest if likeliest in STRANGERS else Relation.UNRELATED
