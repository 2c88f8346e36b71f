"""Policies of the tests: a version is never changed, so a test that wants other rules publishes them."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

from domain.calendars import read_day
from domain.policy_drafts import BandForm, PolicyForm
from services.draft_views import DraftView
from services.policies import PublishedVersion, publish_draft
from services.policy_drafts import DraftEdit, DraftHead, begin_draft, edit_draft
from tests.world import World, submit

Change = Callable[[PolicyForm], PolicyForm]

_NUMBERS = count(1)


def draft(world: World, *changes: Change, circular: str = "") -> DraftView:
    """A draft that begins as the policy of today, takes effect today, and says what `changes` say."""
    today = read_day(world.clock()).isoformat()
    head = DraftHead(circular or f"T-{next(_NUMBERS)}", today, "Test")
    begun = begin_draft(world.store, world.actor("policy"), head, submit(head), at=world.clock())
    form = begun.form
    for change in changes:
        form = change(form)
    edit = DraftEdit(form=form)
    return edit_draft(
        world.store, world.actor("policy"), begun.draft_id, edit, submit(edit), edition=1, at=world.clock()
    )


def publish(world: World, *changes: Change, superseding: str = "") -> PublishedVersion:
    """Publish such a draft: what is registered from now on is judged by it."""
    begun = draft(world, *changes)
    return publish_draft(
        world.store,
        world.actor("policy"),
        begun.draft_id,
        submit(begun),
        superseding=superseding,
        at=world.clock(),
    )


def changing(category: str, /, **fields: Any) -> Change:  # noqa: ANN401 (fields of a form)
    """Let a category read otherwise."""

    def change(form: PolicyForm) -> PolicyForm:
        rows = (replace(row, **fields) if row.code == category else row for row in form.categories)
        return replace(form, categories=tuple(rows))

    return change


def leaving_out(code: str) -> Change:
    """Leave a category out."""
    return lambda form: replace(form, categories=tuple(row for row in form.categories if row.code != code))


def with_bands(*bands: tuple[str, tuple[str, ...]]) -> Change:
    """Let other bands decide who signs: (floor in dinars, levels)."""
    return lambda form: replace(form, bands=tuple(BandForm(floor, levels=levels) for floor, levels in bands))


def pausing(hours: str) -> Change:
    """Let new accounts wait so long."""
    return lambda form: replace(form, payee_pause=hours)


def allowing(task_kind: str, amount: str, unit: str = "working_days") -> Change:
    """Give a kind of task another time."""
    return lambda form: replace(
        form,
        allowances=tuple(
            replace(row, amount=amount, unit=unit)
            if (row.task_kind, row.fast_track) == (task_kind, False)
            else row
            for row in form.allowances
        ),
    )
