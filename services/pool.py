"""The masked pool (rules 1 and 2): requests without a charity enter it, charities see them masked, the ministry their age."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.calendars import read_day
from domain.cycle import TaskKind
from domain.requests import Channel, RequestForm, list_warnings, read_request
from domain.roles import Actor, Role
from services.naming import CharityName
from services.pages import Page, read_cursor, write_cursor
from services.requests import Registered, write_case
from services.submissions import Submission
from store.queries.accounts import get_door
from store.queries.charities import list_promised_sources, list_receivers
from store.queries.policies import get_version_id, load_policy
from store.queries.pool import list_masked, list_pooled
from store.queries.requests import find_request
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store

PULLERS = (Role.RESEARCHER,)
"""Who takes a case out of the pool."""


@dataclass(frozen=True)
class PoolCard:
    """What a charity sees of a case in the pool: kind of aid, family size, governorate, age; and the notice, if any."""

    request_id: UUID
    kind: str
    household_size: int
    governorate: str
    received_at: datetime
    alerted_at: datetime | None


@dataclass(frozen=True)
class PooledRow:
    """What the ministry sees of a case that no charity has; `receivers` are those it may be directed to.

    `kind_of_wait`: it waits to be pulled, or for a body that goes on with its payments.
    """

    request_id: UUID
    task_id: UUID
    number: str
    kind: str
    category_ar: str
    category_en: str
    household_size: int
    received_at: datetime
    pooled_at: datetime
    due_at: datetime
    alerted_at: datetime | None
    kind_of_wait: TaskKind
    receivers: tuple[CharityName, ...]


def register_for_pool(
    store: Store,
    form: RequestForm,
    submission: Submission,
    *,
    at: datetime,
    received_at: datetime | None = None,
) -> Registered:
    """Accept a request that came without a charity, by the applicants' own door; it is checked as any other.

    Nobody is signed in at that door: the request is registered by its account, in which nobody can sign in.
    `received_at` (default `at`) is when the applicant asked. Raises InvalidFieldsError, KeyReusedError.
    """
    with store.registry() as db:
        door = get_door(db)
        if known := find_submission(db, door.account_id, submission.key, submission.digest):
            case = find_request(db, known)
            assert case is not None  # noqa: S101 (it was registered under this key)
            return Registered(case.id, case.number, list_warnings(form), is_repeat=True)
        policy = load_policy(db, get_version_id(db, read_day(at)))
        stated = read_request(form, policy.categories, today=read_day(at))
        asked_at = received_at or at
        case = write_case(db, door, policy, stated, channel=Channel.SELF_SERVICE, at=at, received_at=asked_at)
        remember_submission(db, door.account_id, submission.key, submission.digest, case.id)
        return Registered(case.id, case.number, stated.warnings)


def list_pool(
    store: Store, actor: Actor, *, cursor: str | None = None, limit: int = 25, at: datetime
) -> Page[PoolCard]:
    """The cases that the actor's charity may pull today, masked, the oldest first; none for a body that may not act."""
    with store.acting_for(actor) as db:
        rows = (
            []
            if actor.is_ministry
            else list_masked(db, on=read_day(at), after=read_cursor(cursor), limit=limit + 1)
        )
    items = tuple(
        PoolCard(
            row.request_id,
            row.kind,
            row.household_size,
            row.governorate,
            row.received_at,
            row.alerted_at,
        )
        for row in rows[:limit]
    )
    last = items[-1] if len(rows) > limit else None
    return Page(items, write_cursor(last.received_at, last.request_id) if last else None)


def list_untaken(
    store: Store,
    actor: Actor,
    *,
    alerted_only: bool = False,
    cursor: str | None = None,
    limit: int = 25,
    at: datetime,
) -> Page[PooledRow]:
    """The cases that no charity has, as the ministry directs them: no person, no file; the oldest first.

    With `alerted_only` those that nobody took within the time the policy allows (rule 2). Raises WrongRoleError.
    """
    actor.require(Role.SUPERVISOR, Role.AUDITOR, Role.POLICY_OFFICER)
    with store.acting_for(actor) as db:
        rows = list_pooled(db, after=read_cursor(cursor), limit=limit + 1, untaken=alerted_only)
        items = []
        for case, task, alerted_at in rows[:limit]:
            category = load_policy(db, case.version_id).categories[case.category]
            sources = list_promised_sources(db, case.id) if task.kind is TaskKind.HAND_OVER else frozenset()
            receivers = list_receivers(db, case.category, on=read_day(at), sources=sources)
            items.append(
                PooledRow(
                    request_id=case.id,
                    task_id=task.id,
                    number=case.number,
                    kind=case.kind,
                    category_ar=category.name_ar,
                    category_en=category.name_en,
                    household_size=case.household_size,
                    received_at=case.received_at,
                    pooled_at=task.opened_at,
                    due_at=task.due_at,
                    alerted_at=alerted_at,
                    kind_of_wait=task.kind,
                    receivers=tuple(CharityName(row.id, row.name_ar, row.name_en) for row in receivers),
                )
            )
    last = items[-1] if len(rows) > limit else None
    return Page(tuple(items), write_cursor(last.received_at, last.request_id) if last else None)
