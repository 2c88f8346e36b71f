"""What the record knows of the matcher's answers: pairs the desk ruled on, rulings taken back, duplicates set aside."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, text
from sqlmodel import Session

_RULED = """
    select d.code, count(*) given, count(*) filter (where exists (
        select from case_event e where e.type = 'ruling_undone' and e.subject_id = d.id)) undone
    from decision d
    where d.state = 'applied' and d.settled_at >= :since and d.settled_at < :until and d.code = any(:codes)
    group by d.code order by d.code
"""
_SET_ASIDE = """
    select d.reason, coalesce(was.band, 'kept') band, count(*) found
    from appeal a join decision d on d.id = a.decision_id
    left join identity_link ruled on ruled.decision_id = d.id and ruled.request_id = a.request_id
    left join identity_link was on was.request_id = a.request_id and was.undone_at = ruled.linked_at
    where a.against = 'duplicate' and a.state in ('upheld', 'partly', 'redirected')
      and a.decided_at >= :since and a.decided_at < :until
    group by 1, 2 order by 1, 2
"""

_PAIRS = """
    select c.ruling, c.evidence from identity_candidate c join decision d on d.id = c.decision_id
    where c.ruling is not null and d.state = 'applied' and d.settled_at >= :since and d.settled_at < :until
      and not exists (select from case_event e where e.type = 'ruling_undone' and e.subject_id = d.id)
    order by c.id
"""


def count_rulings(
    db: Session, codes: list[str], *, since: datetime, until: datetime
) -> list[tuple[str, int, int]]:
    """By decision: how many took effect in that time, and how many of those were taken back since."""
    rows = db.execute(text(_RULED), {"codes": codes, "since": since, "until": until})
    return [(row.code, row.given, row.undone) for row in rows]


def count_set_aside(db: Session, *, since: datetime, until: datetime) -> list[tuple[str, str, int]]:
    """Duplicates that hearings of that time set aside: why, and how the person had been found (`kept`: rightly)."""
    rows = db.execute(text(_SET_ASIDE), {"since": since, "until": until})
    return [(row.reason, row.band, row.found) for row in rows]


def list_ruled(db: Session, *, since: datetime, until: datetime) -> Sequence[Row[Any]]:
    """Ruling and evidence of every pair ruled on in that time, unless the ruling was taken back."""
    return db.execute(text(_PAIRS), {"since": since, "until": until}).all()
