"""One case: who and how much, what is asked of the reader, and its story."""

from uuid import UUID

from fastapi import APIRouter, Response

from domain.claims import ClaimReason
from domain.cycle import SIDE_MOVES, DecisionCode, TaskKind
from domain.errors import FieldProblem, RefusedError
from domain.identities import RULINGS
from domain.messages import MessageState
from domain.proofs import list_proofs
from domain.roles import Role
from services import (
    aid_by_kind,
    appeals,
    cases,
    colleagues,
    extensions,
    household_members,
    looks,
    messages,
    policies,
    printed_papers,
    reopenings,
)
from services.cases import CaseFile
from services.colleagues import ColleagueView
from services.contact_preferences import WRITERS, get_contact
from services.looks import LookView
from web.doors import SignedIn, Visit
from web.drafts import list_opening_values, order_papers
from web.forms import Typed
from web.frame import read_calendar, show_page
from web.questions import open_question, read_kinds
from web.steps import list_steps
from web.study_rows import count_rows
from web.timeline import list_tellings, name_person, tell_wait

router = APIRouter()

LOOKS_SHOWN = 5

TAKEN = frozenset(reason.value for reason in ClaimReason)
INBOX = ("reassigned", "delegated", "snoozed", "woken")
DONE = frozenset(
    {*(code.value for code in DecisionCode), "released", "undone", "extended", "appealed", "reopened", *INBOX}
)


@router.get("/requests/{request_id}")
async def show_case(
    visit: SignedIn,
    request_id: UUID,
    taken: str | None = None,
    done: str | None = None,
    pending: str | None = None,
) -> Response:
    """A case as this reader may see it; `taken`, `done` and `pending` say what the reader just did."""
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    return await show_open_case(
        visit,
        case,
        taken=taken if taken in TAKEN else None,
        done=done if done in DONE else None,
        pending=bool(pending),
    )


async def show_open_case(
    visit: Visit,
    case: CaseFile,
    status: int = 200,
    *,
    typed: Typed | None = None,
    taken: str | None = None,
    done: str | None = None,
    pending: bool = False,
    saved: bool = False,
    refusal: str | None = None,
) -> Response:
    """The page of a case that has been read: with what was typed, what was done, or why it was refused."""
    words = visit.words
    offers = case.task.decisions if case.task else ()
    funds = await visit.ask(policies.list_funds, case.category) if DecisionCode.RECOMMEND in offers else ()
    question = await open_question(visit, case)
    typed = typed or Typed()
    opening = {**list_opening_values(case), **(question.opening if question else {})}
    return await show_page(
        visit,
        "case.html",
        status,
        case=case,
        task=case.task,
        colleagues=await list_receivers(visit, case),
        offers=tuple(code.value for code in offers if code not in SIDE_MOVES),
        proofs=list_proofs(case.category.proofs),
        typed=Typed({**opening, **typed.values}, typed.problems, typed.key),
        question=question,
        kinds=await read_kinds(visit),
        aid=await visit.ask(aid_by_kind.find_aid_beside, case.request_id, at=visit.at),
        funds=funds,
        papers=order_papers(case),
        rows=count_rows(case),
        printed=await visit.ask(printed_papers.list_papers, case.request_id),
        **await read_messages(visit, case),
        calendar=await read_calendar(visit),
        steps=list_steps(case, words, visit.at),
        waiting=tell_wait(case, words, visit.at),
        tellings=list_tellings(case, words),
        name_person=lambda person: name_person(person, words),
        undoable=list_undoable(visit, case),
        may_withdraw=DecisionCode.WITHDRAW in offers,
        keeps_household=visit.actor.has_any(*household_members.EDITORS),
        may_suspend=DecisionCode.SUSPEND in offers,
        may_return=DecisionCode.RETURN_TO_POOL in offers,
        may_redirect=DecisionCode.REDIRECT in offers,
        may_break_glass=visit.actor.has_any(*looks.LOOKERS) and case.identity is None,
        looks=await read_looks(visit, case),
        may_extend=await may_extend(visit, case),
        **await read_rounds(visit, case),
        taken=taken,
        done=done,
        pending=pending,
        saved=saved,
        refusal=refusal,
    )


async def read_messages(visit: Visit, case: CaseFile) -> dict[str, object]:
    """What the applicant was told, and whether mail to them comes back as things stand."""
    told = await visit.ask(messages.list_messages, case.request_id, at=visit.at)
    has_bounced = any(row.state is MessageState.BOUNCED for row in told)
    contact = await visit.ask(get_contact, case.request_id, at=visit.at) if has_bounced else None
    return {
        "messages": told,
        "mail_comes_back": contact is not None and contact.is_unreachable,
        "may_set_contact": visit.actor.has_any(*WRITERS) and case.identity is not None,
    }


async def read_rounds(visit: Visit, case: CaseFile) -> dict[str, object]:
    """What was said against how the case ended, by whom it was opened again, and what of this the reader may do now."""
    return {
        "appeals": await visit.ask(appeals.list_case_appeals, case.request_id),
        "appeal_offer": await visit.ask(appeals.find_offer, case.request_id, at=visit.at),
        "hearing": await read_hearing(visit, case),
        "reopenings": await visit.ask(reopenings.list_of_case, case.request_id),
        "may_reopen": await visit.ask(reopenings.find_offer, case.request_id) is not None,
    }


async def read_hearing(visit: Visit, case: CaseFile) -> appeals.HearingChoices | None:
    """What whoever hears the appeal of this case may choose from; None to anybody else."""
    if case.task is None or case.task.kind is not TaskKind.HEAR or not case.task.may_act:
        return None
    return await visit.ask(appeals.find_choices, case.request_id, at=visit.at)


async def may_extend(visit: Visit, case: CaseFile) -> bool:
    """True if this reader may give the open task more time."""
    if case.task is None or not visit.actor.has_any(Role.AID_MANAGER, Role.SUPERVISOR):
        return False
    return await visit.ask(extensions.find_offer, case.task.task_id, at=visit.at) is not None


async def read_looks(visit: Visit, case: CaseFile) -> tuple[LookView, ...] | None:
    """The latest looks of the ministry, for the charity whose case it is; None to the ministry itself."""
    if visit.actor.is_ministry:
        return None
    page = await visit.ask(looks.list_looks, case.request_id, limit=LOOKS_SHOWN)
    return page.items


async def list_receivers(visit: Visit, case: CaseFile) -> tuple[ColleagueView, ...]:
    """The colleagues to whom this reader may give the open task, for good or until a day."""
    task = case.task
    if task is None or not (task.may_reassign or (task.is_mine and task.acting_for is None)):
        return ()
    found = await visit.ask(colleagues.list_colleagues, task.role, at=visit.at)
    return tuple(one for one in found if one.account_id != visit.actor.account_id)


def list_undoable(visit: Visit, case: CaseFile) -> frozenset[UUID]:
    """The rulings on who is who that this reader may take back."""
    if not visit.actor.has_any(Role.DUPLICATE_DESK):
        return frozenset()
    return frozenset(
        view.decision_id
        for view in case.decisions
        if view.code in RULINGS and view.state == "applied" and not view.is_undone
    )


async def show_refused_case(visit: Visit, request_id: UUID, error: RefusedError | str) -> Response:
    """The case as it stands now, with what happened meanwhile and by whom; `error` may be a code of the engine."""
    case = await visit.ask(cases.get_case, request_id, at=visit.at)
    if isinstance(error, str):
        refusal = visit.words.error(FieldProblem("", error))
    else:
        refusal = visit.words.error(error, **_name_people(visit, case, error))
    return await show_open_case(visit, case, 409, refusal=refusal)


def _name_people(visit: Visit, case: CaseFile, error: RefusedError) -> dict[str, str]:
    """The names behind the ids that the error carries, as far as this reader may know them."""
    people = [case.task.holder if case.task else None]
    people += [view.actor for view in case.decisions] + [event.actor for event in case.timeline]
    known = {str(person.account_id): name_person(person, visit.words) for person in people if person}
    named = {param: known.get(str(error.params.get(param))) for param in ("holder", "actor")}
    return {param: name for param, name in named.items() if name}
