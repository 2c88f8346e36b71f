"""What the ministry's policy says: versions in force, coming and past, drafts, beginning one, and publishing one."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from domain.calendars import read_day
from domain.categories import Category
from domain.errors import FieldProblem, InvalidFieldsError, NotFoundError, SanadError
from domain.policy_changes import Change, ChangeKind, PolicyPart
from domain.policy_drafts import CategoryForm, CircularTakenError, NewerVersionError, PolicyAct
from domain.roles import Role
from language.policies import ToldChange, word_change
from language.words import Words
from services import open_drafts, policies, policy_drafts
from services.draft_views import READERS
from services.open_drafts import OpenDraft
from services.policies import VersionView
from services.policy_drafts import DraftHead
from web.addresses import add_query
from web.doors import SignedIn, Visit
from web.forms import Typed, list_values, read_data, read_form, read_submission, read_text
from web.frame import show_page

router = APIRouter(prefix="/policies")
DONE = frozenset({"published", "discarded"})


@router.get("")
async def show_policies(visit: SignedIn, done: str = "", circular: str = "") -> Response:
    """Every version and every open draft. Raises WrongRoleError."""
    return await _show_list(visit, Typed(), done=done if done in DONE else "", circular=circular)


@router.post("/drafts")
async def begin_draft(visit: SignedIn) -> Response:
    """Begin a draft and show it, or the list again with what is wrong."""
    data = await read_data(visit.request)
    head, based_on = read_form(data, DraftHead), read_text(data, "based_on")
    values = {**list_values(head), "based_on": based_on}
    submission = read_submission(data, {"act": "begin_draft", **values})
    try:
        draft = await visit.ask(policy_drafts.begin_draft, head, submission, based_on=based_on, at=visit.at)
    except (InvalidFieldsError, CircularTakenError) as error:
        return await _show_list(visit, Typed(values, blame_head(error), submission.key), status=422)
    return RedirectResponse(f"/policies/drafts/{draft.draft_id}", 303)


@router.get("/versions/{version_id}")
async def show_version(visit: SignedIn, version_id: UUID) -> Response:
    """A published version: what it changed, and who did what under its circular. Raises WrongRoleError, NotFoundError."""
    visit.actor.require(*READERS)
    versions = await _list_versions(visit)
    version = next((each for each in versions if each.version_id == version_id), None)
    if version is None:
        raise NotFoundError
    acts = await visit.ask(policies.list_policy_acts, circular=version.circular)
    published = next((act.details for act in acts if act.act is PolicyAct.PUBLISHED), {})
    policy = await run_in_threadpool(policies.get_policy, visit.house.store, at=visit.at)
    names = name_categories(visit.words, policy.categories.values())
    return await show_page(
        visit,
        "policy_version.html",
        section="policies",
        version=version,
        acts=acts,
        changes=group_changes(visit.words, _read_changes(published.get("changes", ())), names),
    )


@router.get("/drafts/{draft_id}/publication")
async def show_publication(visit: SignedIn, draft_id: UUID) -> Response:
    """What publishing leads to, before it is confirmed. Raises WrongRoleError, NotFoundError."""
    return await _show_publication(visit, draft_id)


@router.post("/drafts/{draft_id}/publication")
async def publish_draft(visit: SignedIn, draft_id: UUID) -> Response:
    """Publish a draft, or say what keeps it from being published."""
    data = await read_data(visit.request)
    superseding = read_text(data, "superseding")
    submission = read_submission(
        data, {"act": "publish_draft", "draft_id": draft_id, "superseding": superseding}
    )
    try:
        done = await visit.ask(
            policies.publish_draft, draft_id, submission, superseding=superseding, at=visit.at
        )
    except (InvalidFieldsError, NewerVersionError, CircularTakenError) as error:
        return await _show_publication(visit, draft_id, error)
    return RedirectResponse(add_query("/policies", done="published", circular=done.circular), 303)


def blame_head(error: InvalidFieldsError | CircularTakenError) -> tuple[FieldProblem, ...]:
    """What is wrong with the head of a draft: a number that is taken is a problem of its field."""
    if isinstance(error, InvalidFieldsError):
        return error.problems
    return (FieldProblem("circular", error.code, error.params),)


def name_categories(
    words: Words, rows: Iterable[Category | CategoryForm], others: Iterable[Category] = ()
) -> dict[str, str]:
    """What categories are called, by their codes; `others` are those that `rows` leave out."""
    return {row.code: words.name(row.name_ar, row.name_en) for row in (*others, *rows)}


def group_draft_changes(words: Words, draft: OpenDraft) -> dict[PolicyPart, list[ToldChange]]:
    """What a draft changes of its base, in words."""
    base = draft.base.categories.values()
    return group_changes(words, draft.changes, name_categories(words, draft.view.form.categories, base))


def group_changes(
    words: Words, changes: Iterable[Change], names: dict[str, str]
) -> dict[PolicyPart, list[ToldChange]]:
    """Changes in words, by the part of the policy that they are of."""
    told: dict[PolicyPart, list[ToldChange]] = {}
    for change in changes:
        told.setdefault(change.part, []).append(word_change(words, change, names))
    return told


def _read_changes(rows: Iterable[dict[str, Any]]) -> list[Change]:
    """What the record keeps of a publication, as changes again."""
    return [
        Change(
            PolicyPart(row["part"]),
            ChangeKind(row["kind"]),
            row["code"],
            row["field"],
            *(tuple(value) if isinstance(value, list) else value for value in (row["before"], row["after"])),
        )
        for row in rows
    ]


async def _list_versions(visit: Visit) -> tuple[VersionView, ...]:
    return await run_in_threadpool(policies.list_versions, visit.house.store, at=visit.at)


async def _show_list(
    visit: Visit, typed: Typed, *, status: int = 200, done: str = "", circular: str = ""
) -> Response:
    return await show_page(
        visit,
        "policies.html",
        status,
        section="policies",
        drafts=await visit.ask(policy_drafts.list_drafts),
        versions=await _list_versions(visit),
        today=read_day(visit.at),
        may_draft=visit.actor.has_any(Role.POLICY_OFFICER),
        typed=typed,
        done=done,
        circular=circular,
    )


async def _show_publication(visit: Visit, draft_id: UUID, error: SanadError | None = None) -> Response:
    visit.actor.require(Role.POLICY_OFFICER)
    draft = await visit.ask(open_drafts.open_draft, draft_id, at=visit.at)
    return await show_page(
        visit,
        "policy_publication.html",
        409 if error else 200,
        section="policies",
        draft=draft.view,
        checked=draft.checked,
        changes=group_draft_changes(visit.words, draft),
        count=len(draft.changes),
        newer="" if draft.newest == draft.view.based_on else draft.newest,
        refusal=error,
    )
