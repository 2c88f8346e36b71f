"""Verification by sample: drawing one, asking about its receipts, and the issues that were found."""

from uuid import UUID

from fastapi import APIRouter, status

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.samples import (
    IssueBody,
    IssuesAnswer,
    ResultBody,
    SampleAnswer,
    SampleBody,
    SamplesAnswer,
)
from domain.errors import AnsweredAlreadyError, ExcludedPersonError, NotFoundError, WrongRoleError
from domain.samples import ResultForm, SampleForm
from services import delivery_issues, samples

router = APIRouter(tags=["samples"])


@router.post(
    "/samples",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(WrongRoleError(), field="from_on", code="nothing_confirmed"),
)
def draw_sample(body: SampleBody, visit: SignedVisit, key: Key) -> SampleAnswer:
    """Draw a sample of the receipts confirmed on these days: as many as margin and confidence ask for."""
    submission = make_submission(key, "draw_sample", form=body.model_dump())
    form = SampleForm(**body.model_dump())
    sample_id = samples.draw(visit.house.store, visit.actor, form, submission, at=visit.at)
    return SampleAnswer.model_validate(samples.get_sample(visit.house.store, visit.actor, sample_id))


@router.get("/samples", responses=describe_refusals(WrongRoleError(), field="sample_id"))
def list_samples(visit: SignedVisit) -> SamplesAnswer:
    """The samples of the caller's body, the latest first."""
    return SamplesAnswer.model_validate({"items": samples.list_all(visit.house.store, visit.actor)})


@router.get(
    "/samples/{sample_id}", responses=describe_refusals(NotFoundError(), WrongRoleError(), field="sample_id")
)
def get_sample(sample_id: UUID, visit: SignedVisit) -> SampleAnswer:
    """One sample with its receipts."""
    return SampleAnswer.model_validate(samples.get_sample(visit.house.store, visit.actor, sample_id))


@router.post(
    "/sample-items/{item_id}/result",
    responses=describe_post_refusals(
        NotFoundError(), WrongRoleError(), ExcludedPersonError(), AnsweredAlreadyError(), field="text"
    ),
)
def note_result(item_id: UUID, body: ResultBody, visit: SignedVisit, key: Key) -> SampleAnswer:
    """Write down what whoever was asked said; whatever is not simply received opens an issue."""
    submission = make_submission(key, "note_result", item_id=item_id, form=body.model_dump())
    form = ResultForm(**body.model_dump())
    sample_id = samples.note_result(visit.house.store, visit.actor, item_id, form, submission, at=visit.at)
    return SampleAnswer.model_validate(samples.get_sample(visit.house.store, visit.actor, sample_id))


@router.get("/issues", responses=describe_refusals(WrongRoleError(), field="issue_id"))
def list_issues(visit: SignedVisit) -> IssuesAnswer:
    """Issues within the caller's scope that are not closed."""
    return IssuesAnswer.model_validate(
        {"items": delivery_issues.list_open_issues(visit.house.store, visit.actor)}
    )


@router.post(
    "/issues/{issue_id}/answer",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=describe_post_refusals(NotFoundError(), WrongRoleError(), AnsweredAlreadyError(), field="text"),
)
def answer_issue(issue_id: UUID, body: IssueBody, visit: SignedVisit, _key: Key) -> None:
    """Say what the charity did about an issue."""
    delivery_issues.answer_issue(visit.house.store, visit.actor, issue_id, body.text, at=visit.at)


@router.post(
    "/issues/{issue_id}/close",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=describe_post_refusals(
        NotFoundError(), WrongRoleError(), ExcludedPersonError(), AnsweredAlreadyError(), field="issue_id"
    ),
)
def close_issue(issue_id: UUID, visit: SignedVisit, _key: Key) -> None:
    """Close an issue that was answered, by somebody else than whoever answered it."""
    delivery_issues.close_issue(visit.house.store, visit.actor, issue_id, at=visit.at)
