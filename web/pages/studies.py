"""The draft of a study: saved as often as the researcher likes, never lost to a typing error elsewhere."""

from uuid import UUID

from fastapi import APIRouter, Response
from starlette.datastructures import FormData

from domain.decisions import DecisionForm
from domain.errors import InvalidFieldsError, RefusedError
from services import case_papers, dossiers, studies
from services.studies import StudyForm
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_text
from web.pages.cases import show_dossier, show_refused_case
from web.rendering import render
from web.study_rows import FIELD_LIMIT, list_typed_rows, read_study, read_ticks

router = APIRouter()


@router.post("/requests/{request_id}/study")
async def save_study(visit: SignedIn, request_id: UUID) -> Response:
    """Keep the draft and show the case with everything that was typed, also into the decision's fields."""
    data = await read_data(visit.request, fields=FIELD_LIMIT)
    try:
        saved = await keep_study(visit, request_id, data)
    except InvalidFieldsError as error:
        return await show_typed_case(visit, request_id, data, error)
    except RefusedError as error:
        return await show_refused_case(visit, request_id, error)
    if visit.request.headers.get("hx-target") == "study-status":
        return render(visit, "parts/study_status.html", study=saved)
    dossier = await visit.ask(dossiers.open_dossier, request_id, at=visit.at)
    return await show_dossier(visit, dossier, typed=keep_typed(data), saved=True)


async def keep_study(visit: Visit, request_id: UUID, data: FormData) -> studies.StudyView:
    """Save the study fields and the ticks of a posted form. Raises InvalidFieldsError, RefusedError."""
    saved = await visit.ask(studies.save_study, request_id, read_study(data), at=visit.at)
    ticks = read_ticks(data)
    if any(tick.state for tick in ticks):
        await visit.ask(case_papers.check_papers, request_id, ticks, at=visit.at)
    return saved


async def show_typed_case(
    visit: Visit, request_id: UUID, data: FormData, error: InvalidFieldsError
) -> Response:
    """The case again with what was typed and what is wrong with it."""
    dossier = await visit.ask(dossiers.open_dossier, request_id, at=visit.at)
    return await show_dossier(visit, dossier, 422, typed=keep_typed(data, error))


def keep_typed(data: FormData, error: InvalidFieldsError | None = None) -> Typed:
    """Everything that was typed into the study and decision fields; the reason under its decision's name."""
    values = {
        **list_values(read_form(data, DecisionForm)),
        **list_values(read_form(data, StudyForm)),
        **list_typed_rows(data),
        **{name: read_text(data, name) for name in data if name.startswith("reason_")},
    }
    sent = {name: value for name, value in values.items() if name in data or isinstance(value, tuple)}
    key = read_text(data, "key")
    problems = error.problems if error else ()
    return Typed(sent, problems, key) if key else Typed(sent, problems)
