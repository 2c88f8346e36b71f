"""Verification by sample: drawing one, asking about its receipts, and the issues that were found."""

from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.errors import ForbiddenError, InvalidFieldsError, RefusedError
from domain.samples import ResultForm, SampleForm, SampleResult
from services import delivery_issues, samples
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import show_page

router = APIRouter()


@router.get("/samples")
async def show_samples(visit: SignedIn) -> Response:
    """The samples of the reader's body, and the issues that are not closed. Raises WrongRoleError."""
    return await _show_all(visit)


@router.post("/samples")
async def draw_sample(visit: SignedIn) -> Response:
    """Draw a sample and show it."""
    data = await read_data(visit.request)
    form = read_form(data, SampleForm)
    try:
        sample_id = await visit.ask(samples.draw, form, read_submission(data, form), at=visit.at)
    except InvalidFieldsError as error:
        typed = Typed(list_values(form), error.problems, read_text(data, "key"))
        return await _show_all(visit, 422, typed=typed)
    return RedirectResponse(f"/samples/{sample_id}", 303)


@router.get("/samples/{sample_id}")
async def show_sample(visit: SignedIn, sample_id: UUID) -> Response:
    """One sample with its receipts. Raises NotFoundError, WrongRoleError."""
    return await _show_one(visit, sample_id)


@router.post("/samples/{sample_id}/items/{item_id}")
async def note_result(visit: SignedIn, sample_id: UUID, item_id: UUID) -> Response:
    """Write down what whoever was asked said of one receipt."""
    data = await read_data(visit.request)
    form = read_form(data, ResultForm)
    submission = read_submission(data, {"item": str(item_id), **list_values(form)})
    try:
        await visit.ask(samples.note_result, item_id, form, submission, at=visit.at)
    except InvalidFieldsError as error:
        typed = Typed(list_values(form), error.problems, read_text(data, "key"))
        return await _show_one(visit, sample_id, 422, typed=typed, typed_item=item_id)
    except (RefusedError, ForbiddenError) as error:
        return await _show_one(visit, sample_id, 409, refusal=visit.words.error(error))
    return RedirectResponse(f"/samples/{sample_id}", 303)


@router.post("/issues/{issue_id}/answer")
async def answer_issue(visit: SignedIn, issue_id: UUID) -> Response:
    """Say what was done about an issue."""
    data = await read_data(visit.request)
    text = read_text(data, "text")
    try:
        await visit.ask(delivery_issues.answer_issue, issue_id, text, at=visit.at)
    except InvalidFieldsError as error:
        return await _show_all(visit, 422, typed=Typed({"text": text}, error.problems))
    except RefusedError as error:
        return await _show_all(visit, 409, refusal=visit.words.error(error))
    return RedirectResponse("/samples", 303)


@router.post("/issues/{issue_id}/close")
async def close_issue(visit: SignedIn, issue_id: UUID) -> Response:
    """Close an issue that was answered."""
    try:
        await visit.ask(delivery_issues.close_issue, issue_id, at=visit.at)
    except (RefusedError, ForbiddenError) as error:
        return await _show_all(visit, 409, refusal=visit.words.error(error))
    return RedirectResponse("/samples", 303)


async def _show_all(
    visit: Visit, status: int = 200, *, typed: Typed | None = None, refusal: str | None = None
) -> Response:
    return await show_page(
        visit,
        "samples.html",
        status,
        rows=await visit.ask(samples.list_all),
        issues=await visit.ask(delivery_issues.list_open_issues),
        may_draw=visit.actor.has_any(*delivery_issues.DRAWERS),
        typed=typed or Typed(),
        refusal=refusal,
        section="samples",
    )


async def _show_one(
    visit: Visit,
    sample_id: UUID,
    status: int = 200,
    *,
    typed: Typed | None = None,
    typed_item: UUID | None = None,
    refusal: str | None = None,
) -> Response:
    return await show_page(
        visit,
        "sample.html",
        status,
        sample=await visit.ask(samples.get_sample, sample_id),
        results=tuple(SampleResult),
        may_draw=visit.actor.has_any(*delivery_issues.DRAWERS),
        typed=typed or Typed(),
        typed_item=typed_item,
        refusal=refusal,
        section="samples",
    )
