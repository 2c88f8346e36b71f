"""One case: who and how much, what is asked of the reader, and its story."""

from uuid import UUID

from fastapi import APIRouter, Response

from domain.claims import ClaimReason
from domain.cycle import SIDE_MOVES, DecisionCode
from domain.errors import FieldProblem, RefusedError
from domain.identities import RULINGS
from domain.proofs import list_proofs
from domain.roles import Role
from services import dossiers, household_members, looks
from services.cases import CaseFile
from services.contact_preferences import WRITERS
from services.dossiers import Dossier
from web.doors import SignedIn, Visit
from web.drafts import list_opening_values, order_papers
from web.forms import Typed
from web.frame import show_page
from web.questions import tell_question
from web.steps import list_steps
from web.study_rows import count_rows
from web.timeline import list_tellings, name_person, tell_wait

router = APIRouter()

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
    return await show_dossier(
        visit,
        await visit.ask(dossiers.open_dossier, request_id, at=visit.at),
        taken=taken if taken in TAKEN else None,
        done=done if done in DONE else None,
        pending=bool(pending),
    )


async def show_dossier(
    visit: Visit,
    dossier: Dossier,
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
    words, case = visit.words, dossier.case
    offers = case.task.decisions if case.task else ()
    question = tell_question(dossier, words, visit.at)
    typed = typed or Typed()
    opening = {**list_opening_values(case), **(question.opening if question else {})}
    return await show_page(
        visit,
        "case.html",
        status,
        case=case,
        task=case.task,
        colleagues=dossier.colleagues,
        offers=tuple(code.value for code in offers if code not in SIDE_MOVES),
        proofs=list_proofs(case.category.proofs),
        typed=Typed({**opening, **typed.values}, typed.problems, typed.key),
        question=question,
        kinds=dossier.kinds,
        aid=dossier.aid,
        funds=dossier.funds,
        papers=order_papers(case),
        rows=count_rows(case),
        printed=dossier.printed,
        messages=dossier.messages,
        mail_comes_back=dossier.mail_comes_back,
        calendar=dossier.calendar,
        steps=list_steps(case, words, visit.at),
        waiting=tell_wait(case, words, visit.at),
        tellings=list_tellings(case, words),
        name_person=lambda person: name_person(person, words),
        undoable=list_undoable(visit, case),
        **tell_side_doors(visit, case),
        looks=dossier.looks,
        may_extend=dossier.may_extend,
        appeals=dossier.appeals,
        appeal_offer=dossier.appeal_offer,
        hearing=dossier.hearing,
        reopenings=dossier.reopenings,
        may_reopen=dossier.may_reopen,
        counts=dossier.counts,
        taken=taken,
        done=done,
        pending=pending,
        saved=saved,
        refusal=refusal,
    )


def tell_side_doors(visit: Visit, case: CaseFile) -> dict[str, bool]:
    """What this reader may do beside what is asked, each on a page of its own."""
    offers, knows_applicant = case.task.decisions if case.task else (), case.identity is not None
    return {
        "may_withdraw": DecisionCode.WITHDRAW in offers,
        "may_suspend": DecisionCode.SUSPEND in offers,
        "may_return": DecisionCode.RETURN_TO_POOL in offers,
        "may_redirect": DecisionCode.REDIRECT in offers,
        "may_break_glass": visit.actor.has_any(*looks.LOOKERS) and not knows_applicant,
        "may_set_contact": visit.actor.has_any(*WRITERS) and knows_applicant,
        "keeps_household": visit.actor.has_any(*household_members.EDITORS),
    }


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
    dossier = await visit.ask(dossiers.open_dossier, request_id, at=visit.at)
    if isinstance(error, str):
        refusal = visit.words.error(FieldProblem("", error))
    else:
        refusal = visit.words.error(error, **_name_people(visit, dossier.case, error))
    return await show_dossier(visit, dossier, 409, refusal=refusal)


def _name_people(visit: Visit, case: CaseFile, error: RefusedError) -> dict[str, str]:
    """The names behind the ids that the error carries, as far as this reader may know them."""
    people = [case.task.holder if case.task else None]
    people += [view.actor for view in case.decisions] + [event.actor for event in case.timeline]
    known = {str(person.account_id): name_person(person, visit.words) for person in people if person}
    named = {param: known.get(str(error.params.get(param))) for param in ("holder", "actor")}
    return {param: name for param, name in named.items() if name}
