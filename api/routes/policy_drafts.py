"""/policies/drafts: drafting, editing, checking, comparing, simulating and publishing what the policy says."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.policy_drafts import (
    CategoryEditBody,
    ChangeRow,
    CheckAnswer,
    ComparisonAnswer,
    DraftAnswer,
    DraftRow,
    DraftsAnswer,
    EditBody,
    FaultRow,
    NewDraftBody,
    PublishBody,
    PublishedAnswer,
    RemovalBody,
    SimulationAnswer,
)
from domain.errors import FieldProblem, NotFoundError, WrongRoleError
from domain.policy_drafts import (
    CategoryForm,
    CircularTakenError,
    DraftClosedError,
    NewerVersionError,
    StaleDraftError,
    load_form,
)
from language.policies import tell_change
from language.words import words_for
from services import policies, policy_drafts, simulations
from services.draft_views import DraftView

router = APIRouter(tags=["policies"])
_HIDDEN = (NotFoundError(), WrongRoleError(role="policy_officer"))
_LATE = (DraftClosedError(), StaleDraftError(edition=2), CircularTakenError(circular="2026-14"))


@router.get("/policies/drafts", responses=describe_refusals(*_HIDDEN))
def list_drafts(visit: SignedVisit) -> DraftsAnswer:
    """Every open draft, the last edited first; for the ministry."""
    rows = policy_drafts.list_drafts(visit.house.store, visit.actor)
    return DraftsAnswer(items=[DraftRow.model_validate(row) for row in rows])


@router.post(
    "/policies/drafts",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(*_HIDDEN, *_LATE, field="effective_on", code="malformed_date"),
)
def begin_draft(body: NewDraftBody, visit: SignedVisit, key: Key) -> DraftAnswer:
    """Begin a draft as a copy of a version; for the policy officer."""
    head = policy_drafts.DraftHead(body.circular, body.effective_on, body.title, body.notes)
    submission = make_submission(key, "begin_draft", form=body.model_dump())
    return _answer(
        policy_drafts.begin_draft(
            visit.house.store, visit.actor, head, submission, based_on=body.based_on, at=visit.at
        )
    )


@router.get("/policies/drafts/{draft_id}", responses=describe_refusals(*_HIDDEN, field="draft_id"))
def get_draft(draft_id: UUID, visit: SignedVisit) -> DraftAnswer:
    """A draft with everything it says."""
    return _answer(policy_drafts.get_draft(visit.house.store, visit.actor, draft_id))


@router.post(
    "/policies/drafts/{draft_id}",
    responses=describe_post_refusals(*_HIDDEN, *_LATE, field="effective_on", code="malformed_date"),
)
def edit_draft(draft_id: UUID, body: EditBody, visit: SignedVisit, key: Key) -> DraftAnswer:
    """Change a draft of a known edition."""
    edit = policy_drafts.DraftEdit(
        circular=body.circular,
        effective_on=body.effective_on,
        title=body.title,
        notes=body.notes,
        form=load_form(body.form.model_dump()) if body.form else None,
    )
    submission = make_submission(key, "edit_draft", draft_id=draft_id, form=body.model_dump())
    return _answer(
        policy_drafts.edit_draft(
            visit.house.store,
            visit.actor,
            draft_id,
            edit,
            submission,
            edition=body.edition,
            at=visit.at,
        )
    )


@router.post(
    "/policies/drafts/{draft_id}/categories",
    responses=describe_post_refusals(*_HIDDEN, *_LATE, field="category.code", code="malformed"),
)
def put_category(draft_id: UUID, body: CategoryEditBody, visit: SignedVisit, key: Key) -> DraftAnswer:
    """Write one category of a draft, under the draft's circular unless it names its own."""
    submission = make_submission(key, "put_category", draft_id=draft_id, form=body.model_dump())
    return _answer(
        policy_drafts.put_category(
            visit.house.store,
            visit.actor,
            draft_id,
            CategoryForm(**body.category.model_dump()),
            submission,
            edition=body.edition,
            at=visit.at,
        )
    )


@router.post(
    "/policies/drafts/{draft_id}/categories/{code}/removal",
    responses=describe_post_refusals(*_HIDDEN, *_LATE),
)
def remove_category(
    draft_id: UUID, code: str, body: RemovalBody, visit: SignedVisit, key: Key
) -> DraftAnswer:
    """Leave a category out of a draft."""
    submission = make_submission(key, "remove_category", draft_id=draft_id, code=code, form=body.model_dump())
    return _answer(
        policy_drafts.remove_category(
            visit.house.store,
            visit.actor,
            draft_id,
            code,
            submission,
            edition=body.edition,
            at=visit.at,
        )
    )


@router.post(
    "/policies/drafts/{draft_id}/discarding", responses=describe_post_refusals(*_HIDDEN, DraftClosedError())
)
def discard_draft(draft_id: UUID, visit: SignedVisit, key: Key) -> DraftAnswer:
    """End a draft without publishing it."""
    submission = make_submission(key, "discard_draft", draft_id=draft_id)
    return _answer(
        policy_drafts.discard_draft(visit.house.store, visit.actor, draft_id, submission, at=visit.at)
    )


@router.get("/policies/drafts/{draft_id}/check", responses=describe_refusals(*_HIDDEN, field="draft_id"))
def check_draft(draft_id: UUID, visit: SignedVisit) -> CheckAnswer:
    """What keeps a draft from being published today."""
    checked = policy_drafts.check_draft(visit.house.store, visit.actor, draft_id, at=visit.at)
    return CheckAnswer(
        is_whole=checked.policy is not None,
        problems=_tell(checked.problems),
        warnings=_tell(checked.warnings),
    )


@router.get("/policies/drafts/{draft_id}/comparison", responses=describe_refusals(*_HIDDEN, field="draft_id"))
def compare_draft(draft_id: UUID, visit: SignedVisit) -> ComparisonAnswer:
    """What a draft changes of the version it is based on, field by field, in both languages."""
    view = policy_drafts.get_draft(visit.house.store, visit.actor, draft_id)
    names_ar = {row.code: row.name_ar for row in view.form.categories}
    names_en = {row.code: row.name_en for row in view.form.categories}
    return ComparisonAnswer(
        items=[
            ChangeRow.model_validate(
                {
                    **asdict(change),
                    "sentence_ar": tell_change(words_for("ar"), change, names_ar),
                    "sentence_en": tell_change(words_for("en"), change, names_en),
                }
            )
            for change in policy_drafts.compare_draft(visit.house.store, visit.actor, draft_id)
        ]
    )


@router.get(
    "/policies/drafts/{draft_id}/simulation",
    responses=describe_refusals(
        *_HIDDEN, simulations.TooManyCasesError(count=71_000, limit=simulations.MOST_AT_A_DOOR), field="since"
    ),
)
def simulate_draft(
    draft_id: UUID,
    visit: SignedVisit,
    since: Annotated[date, Query(description="First day received, in Kuwait")],
) -> SimulationAnswer:
    """Replay the cases received since a day: figures as they were and by the draft, and every case that differs."""
    found = simulations.simulate_draft(
        visit.house.store, visit.actor, draft_id, since=since, at=visit.at, most=simulations.MOST_AT_A_DOOR
    )
    head = {"circular": found.draft.circular, "since_on": found.since_on, "until_at": found.until_at}
    return SimulationAnswer.model_validate({**head, **vars(found.simulation)}, from_attributes=True)


@router.post(
    "/policies/drafts/{draft_id}/publication",
    responses=describe_post_refusals(
        *_HIDDEN,
        DraftClosedError(),
        CircularTakenError(circular="2026-14"),
        NewerVersionError(circular="2026-13"),
        field="categories.RENT.conditions_ar",
        code="required",
    ),
)
def publish_draft(draft_id: UUID, body: PublishBody, visit: SignedVisit, key: Key) -> PublishedAnswer:
    """Publish a whole draft: requests are registered under it from its day on; cases that run keep their version."""
    submission = make_submission(key, "publish_draft", draft_id=draft_id, form=body.model_dump())
    done = policies.publish_draft(
        visit.house.store,
        visit.actor,
        draft_id,
        submission,
        superseding=body.superseding,
        at=visit.at,
    )
    return PublishedAnswer.model_validate(done)


def _answer(view: DraftView) -> DraftAnswer:
    return DraftAnswer.model_validate({**vars(view), "form": asdict(view.form)})


def _tell(problems: Iterable[FieldProblem]) -> list[FaultRow]:
    return [
        FaultRow(
            field=problem.field,
            code=problem.code,
            message_ar=words_for("ar").error(problem),
            message_en=words_for("en").error(problem),
        )
        for problem in problems
    ]
