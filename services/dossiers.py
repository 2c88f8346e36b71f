"""The dossier of a case: the file, and what lies beside it on the desk of whoever opens it, read in one journey."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import Calendar
from domain.cycle import CHECK_KINDS, DecisionCode, TaskKind
from domain.messages import MessageState
from domain.roles import Actor, Role
from services import (
    aid_by_kind,
    appeals,
    cases,
    colleagues,
    comparisons,
    extensions,
    looks,
    messages,
    policies,
    printed_papers,
    queues,
    reopenings,
    siblings,
)
from services.aid_by_kind import AidBeside
from services.appeal_parts import AppealView
from services.appeals import AppealOffer, HearingChoices
from services.cases import CaseFile
from services.colleagues import ColleagueView
from services.comparisons import Comparison
from services.contact_preferences import get_contact
from services.looks import LookView
from services.messages import MessageView
from services.policies import FundView, KindName
from services.printed_papers import PaperRow
from services.reopenings import ReopeningView
from services.siblings import SiblingRow
from store.ahead import read_ahead
from store.queries.appeals import ask_of_case
from store.queries.charities import ask_charities
from store.queries.messages import ask_messages
from store.queries.policies import ask_kinds, load_calendar
from store.queries.queues import Queue
from store.queries.reopenings import ask_reopenings
from store.queries.tasks import list_open_tasks
from store.scope import Store

LOOKS_SHOWN = 5


@dataclass(frozen=True)
class Dossier:
    """A case and everything that its page shows beside it to this reader; what is not for them is None or empty.

    `looks` are the latest of the ministry, None to the ministry itself; `siblings` wait behind the same need.
    """

    case: CaseFile
    comparison: Comparison | None
    siblings: tuple[SiblingRow, ...]
    aid: AidBeside | None
    kinds: dict[str, KindName]
    calendar: Calendar
    funds: tuple[FundView, ...]
    colleagues: tuple[ColleagueView, ...]
    may_extend: bool
    printed: tuple[PaperRow, ...]
    messages: tuple[MessageView, ...]
    mail_comes_back: bool
    appeals: tuple[AppealView, ...]
    appeal_offer: AppealOffer | None
    hearing: HearingChoices | None
    reopenings: tuple[ReopeningView, ...]
    may_reopen: bool
    looks: tuple[LookView, ...] | None
    counts: dict[Queue, int]


def open_dossier(store: Store, actor: Actor, request_id: UUID, *, at: datetime) -> Dossier:
    """A case within the reader's scope with what lies beside it; the looks are written to the access log.

    Raises NotFoundError for an unknown case and for another charity's alike.
    """
    with store.together(actor, at=at) as joined, joined.acting_for(actor) as db:
        _read_everything(db, actor, request_id, at=at)
        case = cases.get_case(joined, actor, request_id, at=at)
        comparison = _compare(joined, actor, case, at=at)
        told = messages.list_messages(joined, actor, request_id, at=at)
        has_bounced = any(row.state is MessageState.BOUNCED for row in told)
        return Dossier(
            case=case,
            comparison=comparison,
            siblings=_list_siblings(joined, actor, comparison, at=at),
            aid=aid_by_kind.find_aid_beside(joined, actor, request_id, at=at),
            kinds=policies.name_kinds(db),
            calendar=load_calendar(db),
            funds=_list_funds(joined, actor, case),
            colleagues=_list_receivers(joined, actor, case, at=at),
            may_extend=any(extensions.may_extend(actor, task) for task in list_open_tasks(db, request_id)),
            printed=printed_papers.list_papers(joined, actor, request_id),
            messages=told,
            mail_comes_back=has_bounced and get_contact(joined, actor, request_id, at=at).is_unreachable,
            appeals=appeals.list_case_appeals(joined, actor, request_id),
            appeal_offer=appeals.find_offer(joined, actor, request_id, at=at),
            hearing=_find_hearing(joined, actor, case, at=at),
            reopenings=reopenings.list_of_case(joined, actor, request_id),
            may_reopen=reopenings.find_offer(joined, actor, request_id) is not None,
            looks=_read_looks(joined, actor, request_id),
            counts=queues.count_queues(joined, actor, at=at),
        )


def _read_everything(db: Session, actor: Actor, request_id: UUID, *, at: datetime) -> None:
    read_ahead(
        db,
        *cases.list_questions(actor, request_id, at=at),
        *(comparisons.list_questions(request_id) if actor.has_any(*comparisons.READERS) else ()),
        *printed_papers.list_questions(request_id),
        ask_messages(request_id),
        ask_of_case(request_id),
        ask_reopenings(request_id),
        ask_charities(),
        ask_kinds(),
    )


def _compare(store: Store, actor: Actor, case: CaseFile, *, at: datetime) -> Comparison | None:
    """Whom the case may be about and what stands in its way, if it asks something of the desk and this reader may compare."""
    if case.task is None or case.task.kind not in CHECK_KINDS or not actor.has_any(*comparisons.READERS):
        return None
    return comparisons.get_comparison(store, actor, case.request_id, at=at)


def _list_siblings(
    store: Store, actor: Actor, comparison: Comparison | None, *, at: datetime
) -> tuple[SiblingRow, ...]:
    if comparison is None or comparison.obstacle is None or not actor.has_any(Role.DUPLICATE_DESK):
        return ()
    behind = siblings.list_siblings(store, actor, comparison.request_id, at=at)
    return behind if len(behind) > 1 else ()


def _list_funds(store: Store, actor: Actor, case: CaseFile) -> tuple[FundView, ...]:
    """From which funds this reader may let the case be paid, if it is for them to recommend."""
    offers = case.task.decisions if case.task else ()
    return policies.list_funds(store, actor, case.category) if DecisionCode.RECOMMEND in offers else ()


def _list_receivers(store: Store, actor: Actor, case: CaseFile, *, at: datetime) -> tuple[ColleagueView, ...]:
    """The colleagues to whom this reader may give the open task, for good or until a day."""
    task = case.task
    if task is None or not (task.may_reassign or (task.is_mine and task.acting_for is None)):
        return ()
    found = colleagues.list_colleagues(store, actor, task.role, at=at)
    return tuple(one for one in found if one.account_id != actor.account_id)


def _find_hearing(store: Store, actor: Actor, case: CaseFile, *, at: datetime) -> HearingChoices | None:
    """What whoever hears the appeal of this case may choose from."""
    if case.task is None or case.task.kind is not TaskKind.HEAR or not case.task.may_act:
        return None
    return appeals.find_choices(store, actor, case.request_id, at=at)


def _read_looks(store: Store, actor: Actor, request_id: UUID) -> tuple[LookView, ...] | None:
    if actor.is_ministry:
        return None
    return looks.list_looks(store, actor, request_id, limit=LOOKS_SHOWN).items
