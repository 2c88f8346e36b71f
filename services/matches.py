"""The matcher at work on the registry: what is read of a statement, who is weighed, what is kept of it as evidence."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlmodel import Session

from matching import (
    Bands,
    Decision,
    KeyKind,
    Profile,
    Ranked,
    Rule,
    Statement,
    Verdict,
    check,
    explain,
    hash_key,
    list_index_keys,
    merge_profiles,
)
from matching.compare import SexLevel
from matching.compare_dates import BirthLevel
from matching.compare_numbers import AddressLevel, CivilLevel, PhoneLevel
from matching.spellings import NameLevel
from services.moves import Work
from store.queries.identities import list_paired
from store.queries.matches import LookUp, look_up
from store.queries.reservations import lock_keys
from store.tables.people import Person
from store.tables.requests import StatedIdentityRow

STRONG_KINDS = frozenset({KeyKind.CIVIL_ID, KeyKind.PHONE, KeyKind.BIRTH_GIVEN})
"""Keys that are locked before anybody is looked for, so that two requests of one person never make two."""

LEAST_PEOPLE = 1_000

WEAKEST_AGREEING: dict[str, int] = {
    "given": NameLevel.NEAR,
    "father": NameLevel.NEAR,
    "grandfather": NameLevel.NEAR,
    "family": NameLevel.NEAR,
    "sex": SexLevel.SAME,
    "birth": BirthLevel.NEAR_ESTIMATE,
    "civil": CivilLevel.TWO_EDITS,
    "phone": PhoneLevel.ONE_EDIT,
    "address": AddressLevel.PART,
}
"""Up to which level a field counts as one that matched, for whoever may learn only which fields did."""


def read_statement(row: StatedIdentityRow, *, with_number: bool = True) -> Statement:
    """The stated identity as the matcher reads one; a passport or security card counts as a number of its kind."""
    return Statement.from_row(
        {
            **row.names,
            **row.address,
            "sex": row.sex.value if row.sex else "",
            "birth_date": row.birth_on.isoformat() if row.birth_on else "",
            "civil_id": row.document_number if with_number else "",
            "phone": row.phone or "",
        }
    )


def read_person(person: Person) -> Statement:
    """A registered person as the matcher reads one."""
    return Statement.from_row(
        {
            **person.names,
            **person.address,
            "sex": person.sex.value if person.sex else "",
            "birth_date": person.birth_on.isoformat() if person.birth_on else "",
            "civil_id": person.civil_id or "",
            "phone": person.phone or "",
        }
    )


def read_bands(work: Work) -> Bands:
    """The thresholds of the policy that the case is judged by, in natural log-odds."""
    return Bands(work.policy.link_at, work.policy.adjudicate_at)


def lock_strong_keys(db: Session, profile: Profile, *, secret: bytes) -> None:
    """Lock what two statements of one person would share, until the transaction ends."""
    keys = (key for key in list_index_keys(profile) if key.kind in STRONG_KINDS)
    lock_keys(db, [hash_key(key, secret) for key in keys])


def weigh(
    db: Session, profile: Profile, bands: Bands, *, secret: bytes, without: Collection[UUID] = ()
) -> Verdict:
    """The matcher's verdict on a profile, those left out of whom it is known that they are somebody else.

    Where the desk has told rivals apart and one of them alone is known by exactly what is stated now, the others
    are no rivals: a question that was answered is not asked again.
    """
    looked = look_up(db, profile, secret=secret)
    candidates = [each for each in looked.found.candidates if UUID(each.person_id) not in without]
    size = count_people(looked)
    verdict = check(profile, looked.found._replace(candidates=candidates), size, bands)
    if verdict.rule is not Rule.RIVALS:
        return verdict
    known = [each for each in candidates if merge_profiles(each.profile, profile) == each.profile]
    if len(known) == 1:
        paired = list_paired(db, UUID(known[0].person_id))
        candidates = [each for each in candidates if UUID(each.person_id) not in paired]
        verdict = check(profile, looked.found._replace(candidates=candidates), size, bands)
    return verdict


def count_people(looked: LookUp) -> int:
    """The size of the registry as the matcher should believe it: one that has just begun is not all one family."""
    return max(looked.size, LEAST_PEOPLE)


def list_agreeing(ranked: Ranked) -> list[str]:
    """The fields that are the same on both sides, or nearly so."""
    levels = ranked.assessment.levels._asdict()
    return sorted(field for field, level in levels.items() if level <= WEAKEST_AGREEING[field])


def describe_basis(verdict: Verdict) -> dict[str, Any]:
    """On what a check decided: score, rule, weights, thresholds, size of the registry, keys not followed, who was near."""
    return {
        "score": round(verdict.score, 3),
        "rule": verdict.rule.value if verdict.rule else None,
        "model": verdict.model_version,
        "link_at": verdict.bands.link_at,
        "adjudicate_at": verdict.bands.adjudicate_at,
        "size": verdict.size,
        "degraded": [kind.value for kind in verdict.degraded],
        "near": [each.person_id for each in verdict.ranked if each.decision is not Decision.CLEAR],
    }


def describe_evidence(ranked: Ranked) -> dict[str, Any]:
    """What speaks for and against one candidate: codes and bits, never a value."""
    evidence = explain(ranked.assessment)
    return {
        "score": round(ranked.assessment.score, 3),
        "household": round(ranked.assessment.household, 3),
        "relation": evidence.runner_up.value,
        "rule": evidence.rule.value if evidence.rule else None,
        "agreeing": list_agreeing(ranked),
        "fields": [[each.field, each.level, each.bits] for each in evidence.fields],
    }
