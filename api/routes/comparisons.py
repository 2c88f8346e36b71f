"""GET /requests/{request_id}/comparison: whom an applicant may be and what stands in the way, for the ministry."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Response

from api.doors import SignedVisit
from api.languages import choose_language
from api.refusals import describe_refusals
from api.schemas.comparisons import CandidateAnswer, ComparisonAnswer
from domain.errors import NotFoundError, WrongRoleError
from language.evidence import word_degraded, word_field, word_runner_up
from language.words import Words, words_for
from services import comparisons

router = APIRouter(tags=["requests"])


@router.get(
    "/requests/{request_id}/comparison",
    responses=describe_refusals(NotFoundError(), WrongRoleError(), field="request_id"),
)
def get_comparison(
    request_id: UUID,
    visit: SignedVisit,
    response: Response,
    accept_language: Annotated[str | None, Header()] = None,
) -> ComparisonAnswer:
    """For desk, supervisor and auditor: the stated identity beside each candidate, field by field, and what is in the way."""
    language = choose_language(accept_language)
    response.headers["Content-Language"], response.headers["Vary"] = language, "Accept-Language"
    view = comparisons.get_comparison(visit.house.store, visit.actor, request_id, at=visit.at)
    return _explain(ComparisonAnswer.model_validate(view), words_for(language))


def _explain(answer: ComparisonAnswer, words: Words) -> ComparisonAnswer:
    kinds = answer.basis.degraded if answer.basis else []
    candidates = [_explain_candidate(each, words) for each in answer.candidates]
    return answer.model_copy(update={"degraded": word_degraded(words, kinds), "candidates": candidates})


def _explain_candidate(answer: CandidateAnswer, words: Words) -> CandidateAnswer:
    fields = [
        each.model_copy(
            update={"sentence": word_field(words, each.field, each.level, each.bits, answer.relation)}
        )
        for each in answer.fields
    ]
    return answer.model_copy(update={"fields": fields, "sentence": word_runner_up(words, answer.relation)})
