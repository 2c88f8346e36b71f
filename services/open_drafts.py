"""A policy in the making with everything that its pages show, read at once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.policies import Policy
from domain.policy_changes import Change, list_changes
from domain.policy_checks import CheckedPolicy
from domain.policy_drafts import write_form
from domain.roles import Actor
from services.draft_views import READERS, DraftView, Surroundings, get_draft_row, read_draft, view_draft
from services.policies import KindName, name_case_classes, name_kinds
from store.queries.policies import list_versions, load_policy
from store.scope import Store


@dataclass(frozen=True)
class OpenDraft:
    """A draft with what it lacks today, what it changes of its base, the code lists, and the version published last."""

    view: DraftView
    checked: CheckedPolicy
    changes: tuple[Change, ...]
    base: Policy
    kinds: dict[str, KindName]
    case_classes: dict[str, KindName]
    newest: str


def open_draft(store: Store, actor: Actor, draft_id: UUID, *, at: datetime) -> OpenDraft:
    """One draft, also one that has ended. Raises WrongRoleError, NotFoundError."""
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        row = get_draft_row(db, draft_id)
        newest = list_versions(db)[0].circular
        kinds, case_classes = name_kinds(db), name_case_classes(db)
        beside = Surroundings(kinds, case_classes, load_policy(db, row.base_id))
        view = view_draft(db, row)
        return OpenDraft(
            view=view,
            checked=read_draft(db, row, at=at, beside=beside),
            changes=list_changes(write_form(beside.base), view.form),
            base=beside.base,
            kinds=kinds,
            case_classes=case_classes,
            newest=newest,
        )
