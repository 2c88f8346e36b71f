"""The minutes of a committee's session, printed under a number of their own."""

import json
from datetime import datetime
from uuid import UUID

from domain.calendars import read_day
from domain.errors import NotFoundError
from domain.printed_papers import PaperKind
from domain.roles import Actor
from services.committees import require_reader
from services.minutes_papers import make_minutes
from services.naming import find_charity_name
from services.printed_papers import NothingToPrintError, PaperDraft, PaperRow, issue_in, view_paper
from store.queries.committee_sessions import find_minutes, find_session
from store.queries.policies import get_version_id, load_policy
from store.queries.printed_papers import find_paper_of
from store.scope import Store


def issue_minutes(store: Store, actor: Actor, session_id: UUID, *, at: datetime) -> PaperRow:
    """Give the fixed minutes of a session their number as a paper, or find it.

    Raises NotFoundError, WrongRoleError, and NothingToPrintError while the session sits.
    """
    with store.acting_for(actor) as db:
        require_reader(db, actor, at=at)
        session = find_session(db, session_id)
        if session is None:
            raise NotFoundError
        minutes = find_minutes(db, session_id)
        if minutes is None:
            raise NothingToPrintError
        if known := find_paper_of(db, PaperKind.MINUTES, session_id):
            return view_paper(known, is_repeat=True)
        content = make_minutes(
            json.loads(minutes.content),
            find_charity_name(db, session.charity_id),
            load_policy(db, get_version_id(db, read_day(at))).categories,
            at=minutes.fixed_at,
        )
    draft = PaperDraft(
        PaperKind.MINUTES, session_id, content, keeper_id=session.charity_id, issued_by=actor.account_id
    )
    return _issue(store, draft, at=at)


def _issue(store: Store, draft: PaperDraft, *, at: datetime) -> PaperRow:
    """Give the number, which runs across all bodies."""
    with store.registry() as db:
        paper = issue_in(db, draft, at=at)
        return view_paper(paper, is_repeat=paper.issued_at != at)
