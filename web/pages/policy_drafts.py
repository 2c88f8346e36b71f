"""A policy in the making: its head, its categories one by one, its bands, windows and times, what it changes, its end."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from domain.errors import FieldProblem, InvalidFieldsError, NotFoundError
from domain.policy_changes import ChangeKind, PolicyPart, list_changes
from domain.policy_drafts import CategoryForm, CircularTakenError, PolicyForm, StaleDraftError
from domain.roles import Role
from services import open_drafts, policy_drafts
from services.draft_views import DraftState, DraftView
from services.open_drafts import OpenDraft
from services.policy_drafts import DraftEdit, DraftHead
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import show_page
from web.pages.policies import blame_head, group_changes, group_draft_changes, name_categories
from web.policy_choices import list_category_choices, list_part_choices
from web.policy_rows import (
    FIELD_LIMIT,
    MORE_ROWS,
    SIGNATURES,
    DraftPart,
    list_part_values,
    place_problems,
    read_part,
)

router = APIRouter(prefix="/policies/drafts/{draft_id}")
DONE = frozenset({"head", "category", "removed", *DraftPart})
CATEGORY = "category."
"""What the names of a category's fields begin with on its page."""


@router.get("")
async def show_draft(visit: SignedIn, draft_id: UUID, done: str = "") -> Response:
    """A draft: what it lacks, its categories, the way to its other parts. Raises WrongRoleError, NotFoundError."""
    draft = await _open(visit, draft_id)
    head = {**list_values(_read_head(draft.view)), "edition": str(draft.view.edition)}
    return await _show_draft(visit, draft, Typed(head), done=done if done in DONE else "")


@router.post("")
async def edit_head(visit: SignedIn, draft_id: UUID) -> Response:
    """Change what is said of a draft as a whole."""
    data = await read_data(visit.request)
    head, edition = read_form(data, DraftHead), _read_edition(data)
    submission = read_submission(data, {"act": "edit_head", "draft_id": draft_id, **list_values(head)})
    edit = DraftEdit(**asdict(head))
    try:
        await visit.ask(policy_drafts.edit_draft, draft_id, edit, submission, edition=edition, at=visit.at)
    except (InvalidFieldsError, CircularTakenError) as error:
        draft = await _open(visit, draft_id)
        typed = Typed({**list_values(head), "edition": str(edition)}, blame_head(error), submission.key)
        return await _show_draft(visit, draft, typed, 422)
    except StaleDraftError:
        draft = await _open(visit, draft_id)
        typed = Typed({**list_values(head), "edition": str(draft.view.edition)})
        return await _show_draft(visit, draft, typed, 409, is_stale=True)
    return _go_to(draft_id, "head")


@router.get("/categories/new")
async def write_category(visit: SignedIn, draft_id: UUID, like: str = "") -> Response:
    """The form of a category that the draft does not have, empty or as another one reads."""
    visit.actor.require(Role.POLICY_OFFICER)
    draft = await _open(visit, draft_id)
    model = next((row for row in draft.view.form.categories if row.code == like), CategoryForm())
    form = replace(model, code="", circular="", first_on=str(draft.view.effective_on or ""), last_on="")
    return await _show_category(visit, draft, form, is_new=True)


@router.get("/categories/{code}")
async def show_category(visit: SignedIn, draft_id: UUID, code: str, done: str = "") -> Response:
    """One category of a draft with what it lacks. Raises WrongRoleError, NotFoundError."""
    draft = await _open(visit, draft_id)
    form = next((row for row in draft.view.form.categories if row.code == code), None)
    if form is None:
        raise NotFoundError
    problems = _list_category_problems(draft, code)
    return await _show_category(visit, draft, form, problems, saved=bool(done))


@router.post("/categories")
async def put_category(visit: SignedIn, draft_id: UUID) -> Response:
    """Write one category, then show the draft, or the category while it lacks something."""
    data = await read_data(visit.request)
    form, is_new = read_form(data, CategoryForm, CATEGORY), bool(read_text(data, "is_new"))
    submission = read_submission(data, {"act": "put_category", "draft_id": draft_id, **list_values(form)})
    try:
        await visit.ask(
            policy_drafts.put_category,
            draft_id,
            form,
            submission,
            edition=_read_edition(data),
            is_new=is_new,
            at=visit.at,
        )
    except InvalidFieldsError as error:
        draft = await _open(visit, draft_id)
        return await _show_category(visit, draft, form, error.problems, is_new=is_new, status=422)
    except StaleDraftError:
        draft = await _open(visit, draft_id)
        is_new = is_new and form.code.strip() not in {row.code for row in draft.view.form.categories}
        return await _show_category(visit, draft, form, is_new=is_new, status=409)
    code = form.code.strip()
    if _list_category_problems(await _open(visit, draft_id), code):
        return RedirectResponse(f"/policies/drafts/{draft_id}/categories/{code}?done=yes", 303)
    return _go_to(draft_id, "category")


@router.post("/categories/{code}/removal")
async def remove_category(visit: SignedIn, draft_id: UUID, code: str) -> Response:
    """Leave a category out of a draft."""
    data = await read_data(visit.request)
    submission = read_submission(data, {"act": "remove_category", "draft_id": draft_id, "code": code})
    try:
        await visit.ask(
            policy_drafts.remove_category,
            draft_id,
            code,
            submission,
            edition=_read_edition(data),
            at=visit.at,
        )
    except StaleDraftError:
        draft = await _open(visit, draft_id)
        typed = Typed({**list_values(_read_head(draft.view)), "edition": str(draft.view.edition)})
        return await _show_draft(visit, draft, typed, 409, is_stale=True)
    return _go_to(draft_id, "removed")


@router.get("/comparison")
async def compare_draft(visit: SignedIn, draft_id: UUID) -> Response:
    """Everything a draft changes, old beside new. Raises WrongRoleError, NotFoundError."""
    draft = await _open(visit, draft_id)
    return await show_page(
        visit,
        "policy_comparison.html",
        section="policies",
        draft=draft.view,
        changes=group_draft_changes(visit.words, draft),
    )


@router.get("/discarding")
async def ask_to_discard(visit: SignedIn, draft_id: UUID) -> Response:
    """What ending a draft means, before it is confirmed. Raises WrongRoleError, NotFoundError."""
    visit.actor.require(Role.POLICY_OFFICER)
    draft = await visit.ask(policy_drafts.get_draft, draft_id)
    return await show_page(visit, "policy_discarding.html", section="policies", draft=draft)


@router.post("/discarding")
async def discard_draft(visit: SignedIn, draft_id: UUID) -> Response:
    """End a draft without publishing it."""
    data = await read_data(visit.request)
    submission = read_submission(data, {"act": "discard_draft", "draft_id": draft_id})
    draft = await visit.ask(policy_drafts.discard_draft, draft_id, submission, at=visit.at)
    return RedirectResponse(add_query("/policies", done="discarded", circular=draft.circular), 303)


@router.get("/{part}")
async def show_part(visit: SignedIn, draft_id: UUID, part: DraftPart, done: str = "") -> Response:
    """One of the other parts with what it lacks. Raises WrongRoleError, NotFoundError."""
    draft = await _open(visit, draft_id)
    problems = place_problems(draft.view.form, part, draft.checked.problems)
    return await _show_part(visit, draft, part, draft.view.form, problems, saved=bool(done))


@router.post("/{part}")
async def put_part(visit: SignedIn, draft_id: UUID, part: DraftPart) -> Response:
    """Write one of the other parts, then show the draft, or the part while it lacks something."""
    data = await read_data(visit.request, fields=FIELD_LIMIT)
    rows = read_part(data, part)
    submission = read_submission(
        data, {"act": "put_part", "draft_id": draft_id, "part": part, **_spell(rows)}
    )
    try:
        await visit.ask(
            policy_drafts.put_parts, draft_id, rows, submission, edition=_read_edition(data), at=visit.at
        )
    except StaleDraftError:
        draft = await _open(visit, draft_id)
        return await _show_part(visit, draft, part, replace(draft.view.form, **rows), status=409)
    draft = await _open(visit, draft_id)
    if place_problems(draft.view.form, part, draft.checked.problems):
        return RedirectResponse(f"/policies/drafts/{draft_id}/{part}?done=yes", 303)
    return _go_to(draft_id, part)


async def _open(visit: Visit, draft_id: UUID) -> OpenDraft:
    return await visit.ask(open_drafts.open_draft, draft_id, at=visit.at)


def _go_to(draft_id: UUID, done: str) -> Response:
    return RedirectResponse(add_query(f"/policies/drafts/{draft_id}", done=done), 303)


def _read_edition(data: FormData) -> int:
    """The edition that the form was shown with; none at all is that of nothing."""
    text = read_text(data, "edition")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _spell(rows: Mapping[str, Any]) -> dict[str, object]:
    return {
        name: value if isinstance(value, str) else [asdict(row) for row in value]
        for name, value in rows.items()
    }


def _read_head(draft: DraftView) -> DraftHead:
    return DraftHead(draft.circular, str(draft.effective_on or ""), draft.title, draft.notes)


def may_edit(visit: Visit, draft: DraftView) -> bool:
    """True if this reader may change the draft."""
    return visit.actor.has_any(Role.POLICY_OFFICER) and draft.state is DraftState.OPEN


def _list_category_problems(draft: OpenDraft, code: str) -> tuple[FieldProblem, ...]:
    named = f"categories.{code}."
    return tuple(
        replace(problem, field=problem.field.removeprefix(named))
        for problem in draft.checked.problems
        if problem.field.startswith(named)
    )


async def _show_draft(
    visit: Visit,
    draft: OpenDraft,
    typed: Typed,
    status: int = 200,
    *,
    done: str = "",
    is_stale: bool = False,
) -> Response:
    marks = {
        change.code: change.kind
        for change in draft.changes
        if change.part is PolicyPart.CATEGORY and change.kind is not ChangeKind.REMOVED
    }
    return await show_page(
        visit,
        "policy_draft.html",
        status,
        section="policies",
        draft=draft.view,
        checked=draft.checked,
        count=len(draft.changes),
        marks=marks,
        kinds=draft.kinds,
        parts=tuple(DraftPart),
        may_edit=may_edit(visit, draft.view),
        typed=typed,
        done=done,
        is_stale=is_stale,
    )


async def _show_category(
    visit: Visit,
    draft: OpenDraft,
    form: CategoryForm,
    problems: tuple[FieldProblem, ...] = (),
    *,
    is_new: bool = False,
    saved: bool = False,
    status: int = 200,
) -> Response:
    named = tuple(replace(problem, field=f"{CATEGORY}{problem.field}") for problem in problems)
    before = tuple(row for row in draft.view.form.categories if row.code == form.code)
    mine = list_changes(PolicyForm(categories=before), PolicyForm(categories=(form,)))
    return await show_page(
        visit,
        "policy_category.html",
        status,
        section="policies",
        draft=draft.view,
        code=form.code,
        choices_of=list_category_choices(visit.words, draft.view.form, draft.kinds, draft.case_classes),
        may_edit=may_edit(visit, draft.view),
        typed=Typed(list_values(form, CATEGORY), named),
        is_new=is_new,
        saved=saved,
        is_stale=status == 409,
        mine=group_changes(visit.words, mine, {form.code: visit.words.name(form.name_ar, form.name_en)}),
    )


async def _show_part(
    visit: Visit,
    draft: OpenDraft,
    part: DraftPart,
    form: PolicyForm,
    problems: tuple[FieldProblem, ...] = (),
    *,
    saved: bool = False,
    status: int = 200,
) -> Response:
    names = name_categories(visit.words, draft.view.form.categories)
    return await show_page(
        visit,
        f"policy_{part}.html",
        status,
        section="policies",
        draft=draft.view,
        part=part,
        form=form,
        choices_of=list_part_choices(visit.words, form),
        more=MORE_ROWS,
        signatures=SIGNATURES,
        may_edit=may_edit(visit, draft.view),
        typed=Typed(list_part_values(form, part), problems),
        saved=saved,
        is_stale=status == 409,
        mine=group_changes(visit.words, list_changes(draft.view.form, form), names) if status == 409 else {},
    )
