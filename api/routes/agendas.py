"""/sessions/…/items: the cases before a committee's session, who leaves which, and what is decided of many at once."""

from uuid import UUID

from fastapi import APIRouter, Request

from api.doors import Key, SignedVisit, make_submission
from api.languages import choose_language
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.agendas import (
    AgendaBody,
    InterestBody,
    ItemResultAnswer,
    ItemResultsAnswer,
    ItemsBody,
    ListedAnswer,
    WaitingAnswer,
)
from api.schemas.committee_sessions import SessionAnswer
from api.schemas.problems import FieldFault
from domain.errors import NotFoundError, SessionStateError, WrongRoleError
from language.words import words_for
from services import agendas, committee_sessions
from services.agendas import InterestForm, ItemForm

router = APIRouter(prefix="/sessions/{session_id}", tags=["committees"])
PAST = SessionStateError(session_state="closed")


@router.get("/waiting", responses=describe_refusals(NotFoundError(), WrongRoleError(), field="session_id"))
def list_waiting(session_id: UUID, visit: SignedVisit) -> WaitingAnswer:
    """The cases that wait for a committee of this body and lie before none, earliest deadline first."""
    rows = agendas.list_waiting_cases(visit.house.store, visit.actor, session_id)
    return WaitingAnswer(items=rows)


@router.post(
    "/items",
    responses=describe_post_refusals(NotFoundError(), WrongRoleError(), PAST, field="tasks", code="required"),
)
def put_on_agenda(session_id: UUID, body: AgendaBody, visit: SignedVisit, _key: Key) -> ListedAnswer:
    """Lay cases before the session, each with its own result. Repeating it changes nothing."""
    rows = agendas.put_on_agenda(visit.house.store, visit.actor, session_id, body.tasks, at=visit.at)
    return ListedAnswer(rows=rows)


@router.post(
    "/items/{item_id}/recusals",
    responses=describe_post_refusals(NotFoundError(), WrongRoleError(), PAST, field="text", code="required"),
)
def declare_interest(
    session_id: UUID, item_id: UUID, body: InterestBody, visit: SignedVisit, _key: Key
) -> SessionAnswer:
    """A member leaves an item, and those who stay decide it again. Repeating it changes nothing."""
    form = InterestForm(body.account_id, body.text)
    agendas.declare_interest(visit.house.store, visit.actor, session_id, item_id, form, at=visit.at)
    view = committee_sessions.get_session(visit.house.store, visit.actor, session_id, at=visit.at)
    return SessionAnswer.model_validate(view)


@router.post(
    "/items/decisions",
    responses=describe_post_refusals(NotFoundError(), WrongRoleError(), PAST, field="rows"),
)
def decide_items(
    session_id: UUID, body: ItemsBody, visit: SignedVisit, key: Key, request: Request
) -> ItemResultsAnswer:
    """Write down what the session decided, each row with its own result; until it closes a row may be decided again."""
    submission = make_submission(
        key, "decide_items", session_id=session_id, form=body.model_dump(mode="json")
    )
    forms = [ItemForm(**row.model_dump()) for row in body.rows]
    rows = agendas.decide_items(visit.house.store, visit.actor, session_id, forms, submission, at=visit.at)
    words = words_for(choose_language(request.headers.get("accept-language")))
    return ItemResultsAnswer(
        rows=[
            ItemResultAnswer(
                item_id=row.item_id,
                number=row.number,
                decision=row.decision,
                refusal=row.refusal,
                problems=[
                    FieldFault(field=fault.field, code=fault.code, message=words.error(fault))
                    for fault in row.problems
                ],
            )
            for row in rows
        ]
    )
