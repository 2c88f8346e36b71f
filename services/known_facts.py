"""Facts that travel: what a recommended study verified is kept for the household; the next charity reads it without a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.case_papers import PaperState
from domain.known_facts import CONSENTS_THAT_SHARE, FactKind, compute_expiry, list_verified
from domain.studies import StudyAnswers
from services.moves import Work
from store.queries.case_papers import map_states
from store.queries.known_facts import list_known, replace_verified
from store.tables.known_facts import VerifiedFactRow
from store.tables.requests import Consent, Study, StudyKind


@dataclass(frozen=True)
class KnownFactView:
    """A fact verified in `month_on` by nobody in particular; its value is plain JSON, money in fils."""

    kind: FactKind
    month_on: date
    value: Mapping[str, Any]


def keep_facts(work: Work) -> None:
    """Keep what the study verified, if the applicant lets it travel; a later recommendation replaces it.

    A study from the record of a time before there were forms verified nothing.
    """
    study, consent = work.db.get(Study, work.case.id), work.db.get(Consent, work.case.id)
    household_id = work.case.household_id
    if study is None or consent is None or household_id is None:
        return
    if consent.text_version not in CONSENTS_THAT_SHARE:
        return
    states = map_states(work.db, work.case.id)
    accepted = [paper for paper, state in states.items() if state is PaperState.ACCEPTED]
    visited_on = study.visited_on if study.kind is StudyKind.VISIT else None
    today = read_day(work.at)
    rows = []
    for fact in list_verified(StudyAnswers.from_document(study.answers), accepted, visited_on):
        is_seen = fact.kind in (FactKind.VISIT, FactKind.DWELLING)
        verified_on = visited_on if is_seen and visited_on else today
        rows.append(
            VerifiedFactRow(
                household_id=household_id,
                request_id=work.case.id,
                kind=fact.kind,
                value=fact.value,
                consent_text=consent.text_version,
                verified_on=verified_on,
                expires_on=compute_expiry(verified_on, work.policy.fact_months),
            )
        )
    replace_verified(work.db, work.case.id, rows)


def list_known_facts(db: Session, request_id: UUID, *, at: datetime) -> tuple[KnownFactView, ...]:
    """What a case's reader may know of the household as verified on the day of `at`."""
    rows = list_known(db, request_id, on=read_day(at))
    return tuple(KnownFactView(row.kind, row.month_on, row.value) for row in rows)
