"""The study of a case: its sheet, its draft, and the papers ticked off beside it."""

from uuid import UUID

from fastapi import APIRouter

from api.doors import Key, SignedVisit, Visit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.case_papers import PaperStatesAnswer, TicksBody
from api.schemas.studies import SheetAnswer, StudyAnswer, StudyBody
from domain.case_papers import PaperTickForm
from domain.errors import NotFoundError, NotHolderError, WrongRoleError
from services import case_papers, studies

router = APIRouter(tags=["requests"])
REFUSALS = describe_post_refusals(
    NotFoundError(), NotHolderError(), WrongRoleError(), field="income", code="malformed_amount"
)


@router.get("/requests/{request_id}/study", responses=describe_refusals(NotFoundError(), field="request_id"))
def get_study(request_id: UUID, visit: SignedVisit) -> SheetAnswer:
    """What the study asks, what was found, what is missing before approval, and what is known of the household."""
    sheet = studies.get_study(visit.house.store, visit.actor, request_id, at=visit.at)
    return SheetAnswer.model_validate(sheet)


@router.post("/requests/{request_id}/study", responses=REFUSALS)
def save_study(request_id: UUID, body: StudyBody, visit: SignedVisit, key: Key) -> StudyAnswer:
    """Replace the study's draft with this one; the first save begins the study."""
    return _save(request_id, body, visit, key)


@router.put("/requests/{request_id}/study", responses=REFUSALS)
def replace_study(request_id: UUID, body: StudyBody, visit: SignedVisit, key: Key) -> StudyAnswer:
    """The same as POST, for callers that replace what they have read."""
    return _save(request_id, body, visit, key)


@router.post(
    "/requests/{request_id}/papers",
    responses=describe_post_refusals(
        NotFoundError(), NotHolderError(), WrongRoleError(), field="ticks.0.state", code="unknown_choice"
    ),
)
def check_papers(request_id: UUID, body: TicksBody, visit: SignedVisit, key: Key) -> PaperStatesAnswer:
    """Tick papers off; all papers of the case as they stand then."""
    views = case_papers.check_papers(
        visit.house.store,
        visit.actor,
        request_id,
        [PaperTickForm(**tick.model_dump()) for tick in body.ticks],
        make_submission(key, "check_papers", request_id=request_id, form=body.model_dump()),
        at=visit.at,
    )
    return PaperStatesAnswer.model_validate({"items": views})


def _save(request_id: UUID, body: StudyBody, visit: Visit, key: str) -> StudyAnswer:
    return StudyAnswer.model_validate(
        studies.save_study(
            visit.house.store,
            visit.actor,
            request_id,
            body.to_form(),
            make_submission(key, "save_study", request_id=request_id, form=body.model_dump()),
            at=visit.at,
        )
    )
