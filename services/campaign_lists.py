"""Lists of a campaign: submitted by a charity, entered row by row, signed once for all that wait, never stopped by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from domain.approvals import levels_for
from domain.calendars import read_day
from domain.campaigns import JudgedRow, ListRow, Studied, judge_rows
from domain.cycle import Stage
from domain.decisions import DecisionForm
from domain.errors import (
    ExcludedPersonError,
    FieldProblem,
    ForbiddenError,
    InvalidFieldsError,
    NotFoundError,
    RefusedError,
    SessionDecidesError,
)
from domain.money import write_dinars
from domain.policies import Policy
from domain.roles import Actor, Role
from services.campaigns import get_campaign, read_stated
from services.decisions import decide
from services.list_views import ListView, LoadedList, load_list, view_list, view_loaded
from services.listed_cases import enter_rows
from services.moves import is_for_session
from services.submissions import Submission
from store.queries.campaigns import (
    ListedCase,
    find_campaign,
    find_list,
    map_studied,
    sum_taken,
)
from store.queries.funds import list_payable
from store.queries.policies import get_version_id, load_policy
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.campaigns import Campaign, CampaignList, CampaignListRow, ListSignature
from store.tables.decisions import DecisionState
from store.tables.tasks import TaskState

AT_ONCE = 200
"""Rows of one call: some seconds of work, after which the caller hears how far it is."""


class ListSignedError(RefusedError):
    """This level of the list was signed by somebody else already."""

    code = "list_signed"


class NothingToSignError(RefusedError):
    """No row of the list waits for this signature now."""

    code = "nothing_to_sign"


@dataclass(frozen=True)
class SignedRow:
    """A row that was signed: its decision and where that stands, or the code it was refused with."""

    task_id: UUID
    request_id: UUID
    number: str
    decision_id: UUID | None = None
    state: DecisionState | None = None
    refusal: str | None = None


@dataclass(frozen=True)
class Signing:
    """What one signature decides: so many rows and fils; `aside` rows do not wait for it, and go on alone."""

    level: int
    rows: int
    total_fils: int
    aside: int


@dataclass(frozen=True)
class _Turn:
    """Whose turn it is: the level, every row, and those that wait for it; `is_begun` once it was signed."""

    level: int
    rows: Sequence[ListedCase]
    waiting: Sequence[ListedCase]
    is_begun: bool


def submit_list(
    store: Store,
    actor: Actor,
    code: str,
    fund: str,
    rows: Sequence[ListRow],
    submission: Submission,
    *,
    at: datetime,
) -> ListView:
    """Keep a list: every row judged, refused ones with their reason, the others taken from the campaign's total.

    Nothing is registered yet: `enter_list` does that, some rows at a time. Raises WrongRoleError, NotFoundError,
    CampaignClosedError, InvalidFieldsError, KeyReusedError.
    """
    actor.require(Role.REGISTRAR, Role.AID_MANAGER)
    today = read_day(at)
    with store.acting_for(actor) as db:
        campaign = get_campaign(db, code)
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            return view_list(db, known)
        stated = read_stated(campaign)
        stated.require_open(today)
        policy = load_policy(db, get_version_id(db, today))
        category = policy.categories[campaign.category]
        payable = list_payable(db, actor.charity_id, category.fund_sources, category.case_class)
        fund_id = next((each.id for each in payable if each.code == fund), None)
        _check_form(rows, stated.most_rows, has_fund=fund_id is not None)
        found = map_studied(db, {row.number.strip() for row in rows})
        # Its own transaction commits while this one is open: the key is what makes a repetition find the list.
        assert fund_id is not None  # noqa: S101 (its absence was blamed)
        list_id = _keep(store, actor, campaign.code, policy, fund_id, rows, found, at=at)
        remember_submission(db, actor.account_id, submission.key, submission.digest, list_id)
    return get_list(store, actor, list_id)


def enter_list(store: Store, actor: Actor, list_id: UUID, *, at: datetime, limit: int = AT_ONCE) -> ListView:
    """Turn the next rows of a list into cases; call it until none waits. The relay starts each of them.

    Repeating it, or breaking off between two calls, enters no row twice. Raises NotFoundError, WrongRoleError.
    """
    actor.require(Role.REGISTRAR, Role.AID_MANAGER)
    with store.acting_for(actor) as db:
        if find_list(db, list_id) is None:
            raise NotFoundError
    enter_rows(store, list_id, at=at, limit=limit)
    return get_list(store, actor, list_id)


def get_list(store: Store, actor: Actor, list_id: UUID) -> ListView:
    """A list with the result of every row. Raises NotFoundError for another charity's."""
    with store.acting_for(actor, snapshot=True) as db:
        return view_list(db, list_id)


def sign_list(
    store: Store,
    actor: Actor,
    list_id: UUID,
    *,
    at: datetime,
    limit: int = AT_ONCE,
) -> tuple[SignedRow, ...]:
    """Sign the list once: approve the next rows that wait for this level; the caller delivers what is pending.

    The first call signs; further ones by the same person go on where it broke off, and whoever else comes is
    refused. Rows in question are set aside by the first call: their cases go on alone. Every row is a transaction of
    its own and is decided once, whatever is repeated.
    Raises NotFoundError, WrongRoleError, ExcludedPersonError, SessionDecidesError (a level that is a committee),
    ListSignedError, NothingToSignError.
    """
    with store.acting_for(actor) as db:
        turn = _read_turn(load_list(db, list_id), actor)
    if not turn.is_begun:
        _sign(store, actor, list_id, turn.level, turn.rows, at=at)
    return tuple(_approve(store, actor, row, at=at) for row in turn.waiting[:limit])


def get_signing(store: Store, actor: Actor, list_id: UUID) -> tuple[ListView, Signing]:
    """A list, and what the actor's signature under it would decide now. Raises what `sign_list` raises."""
    with store.acting_for(actor) as db:
        loaded = load_list(db, list_id)
    return view_loaded(loaded), _weigh(_read_turn(loaded, actor))


def get_turn(store: Store, actor: Actor, list_id: UUID) -> tuple[ListView, Signing | None]:
    """The same, without a signing where the list does not wait for this actor. Raises NotFoundError."""
    with store.acting_for(actor) as db:
        loaded = load_list(db, list_id)
    try:
        return view_loaded(loaded), _weigh(_read_turn(loaded, actor))
    except (RefusedError, ForbiddenError):
        return view_loaded(loaded), None


def _read_turn(loaded: LoadedList, actor: Actor) -> _Turn:
    rows, signatures = loaded.rows, loaded.signatures
    level = _find_level(rows, signatures, actor)
    if level is None or level >= len(loaded.listed.signatures):
        raise NothingToSignError
    waiting = [row for row in rows if is_waiting(row, level)]
    # Whoever signed an earlier level has done his part; the next one is somebody else's.
    has_signed = any(each.level < level and each.signed_by == actor.account_id for each in signatures)
    if not waiting or has_signed or any(is_below(row, level) for row in rows):
        raise NothingToSignError
    _check_signer(actor, waiting[0])
    return _Turn(level, rows, waiting, is_begun=any(signature.level == level for signature in signatures))


def _weigh(turn: _Turn) -> Signing:
    aside = [] if turn.is_begun else [row for row in turn.rows if _leaves(row, turn.level)]
    total = sum(row.row.amount_fils for row in turn.waiting)
    return Signing(level=turn.level, rows=len(turn.waiting), total_fils=total, aside=len(aside))


def _leaves(listed: ListedCase, level: int) -> bool:
    """True if a row would leave its list with this signature, and its case go on alone."""
    if listed.row.refusal or listed.row.set_aside_at or is_waiting(listed, level):
        return False
    return listed.case is None or listed.case.stage is not Stage.CLOSED


def is_waiting(listed: ListedCase, level: int) -> bool:
    """True if the case of a row waits, with its list, for the signature of this level."""
    task = listed.task
    return bool(
        task and task.state is TaskState.OPEN and task.level == level and listed.row.set_aside_at is None
    )


def is_below(listed: ListedCase, level: int) -> bool:
    """True if the case of a row is still at an earlier signature of its list."""
    return bool(listed.task and listed.task.level < level and listed.row.set_aside_at is None)


def _find_level(rows: Sequence[ListedCase], signatures: Sequence[ListSignature], actor: Actor) -> int | None:
    """The level this person signs now: one he has begun and not finished, else the first that nobody signed."""
    signed = {signature.level: signature.signed_by for signature in signatures}
    for level, by in sorted(signed.items()):
        if any(is_waiting(row, level) for row in rows):
            if by != actor.account_id:
                raise ListSignedError
            return level
    return max(signed, default=-1) + 1


def _sign(
    store: Store, actor: Actor, list_id: UUID, level: int, rows: Sequence[ListedCase], *, at: datetime
) -> None:
    """Write the signature, and set aside whatever does not wait for it: the list is not stopped."""
    with store.registry() as db:
        db.exec(select(CampaignList).where(CampaignList.id == list_id).with_for_update()).one()
        known = db.get(ListSignature, (list_id, level))
        if known and known.signed_by != actor.account_id:
            raise ListSignedError
        if known is None:
            db.add(ListSignature(list_id=list_id, level=level, signed_by=actor.account_id, signed_at=at))
        aside = [row.row.position for row in rows if row.case and not is_waiting(row, level)]
        for row in db.exec(
            select(CampaignListRow).where(
                CampaignListRow.list_id == list_id, col(CampaignListRow.position).in_(aside)
            )
        ):
            row.set_aside_at = row.set_aside_at or at


def _approve(store: Store, actor: Actor, listed: ListedCase, *, at: datetime) -> SignedRow:
    assert listed.task is not None and listed.case is not None  # noqa: S101, PT018 (it waits)
    row = SignedRow(listed.task.id, listed.case.id, listed.case.number)
    form = DecisionForm(code="approve", amount=write_dinars(listed.row.amount_fils))
    key = f"list/{listed.row.list_id}/{listed.task.id}"
    try:
        receipt = decide(store, actor, listed.task.id, form, Submission(key, key.encode()), at=at)
    except (RefusedError, ForbiddenError, NotFoundError, InvalidFieldsError) as error:
        if isinstance(error, ForbiddenError):
            _set_aside(store, listed, at=at)
        return SignedRow(row.task_id, row.request_id, row.number, refusal=error.code)
    return SignedRow(
        row.task_id, row.request_id, row.number, receipt.decision_id, receipt.state, receipt.refusal
    )


def _set_aside(store: Store, listed: ListedCase, *, at: datetime) -> None:
    """A row that this person may not sign goes on alone, to somebody who may."""
    with store.registry() as db:
        row = db.get_one(CampaignListRow, (listed.row.list_id, listed.row.position))
        row.set_aside_at = row.set_aside_at or at


def _check_signer(actor: Actor, listed: ListedCase) -> None:
    """Whoever submitted the list registered its cases: he signs none of them."""
    assert listed.task is not None  # noqa: S101 (it waits)
    actor.require(listed.task.role)
    if is_for_session(listed.task):
        raise SessionDecidesError
    if actor.account_id in listed.task.barred:
        raise ExcludedPersonError


def _keep(
    store: Store,
    actor: Actor,
    code: str,
    policy: Policy,
    fund_id: UUID,
    rows: Sequence[ListRow],
    found: Mapping[str, Studied],
    *,
    at: datetime,
) -> UUID:
    """Judge the rows and write the list while the campaign's total, which all charities share, is locked."""
    with store.registry() as db:
        locked = find_campaign(db, code, lock=True)
        assert locked is not None  # noqa: S101 (read a moment ago, and campaigns stay)
        stated = read_stated(locked)
        judged = judge_rows(
            stated,
            rows,
            found,
            left_fils=stated.total_ceiling_fils - sum_taken(db, locked.id),
            payee_kind=policy.categories[stated.category].payee_kind,
            today=read_day(at),
        )
        return _write(db, actor, locked, policy, fund_id, judged, at=at)


def _check_form(rows: Sequence[ListRow], most_rows: int, *, has_fund: bool) -> None:
    problems = []
    if not has_fund:
        problems.append(FieldProblem("fund", "unknown_fund"))
    if not rows:
        problems.append(FieldProblem("rows", "required"))
    if len(rows) > most_rows:
        problems.append(FieldProblem("rows", "too_many_rows", {"limit": most_rows}))
    if problems:
        raise InvalidFieldsError(problems)


def _write(
    db: Session,
    actor: Actor,
    campaign: Campaign,
    policy: Policy,
    fund_id: UUID,
    judged: Sequence[JudgedRow],
    *,
    at: datetime,
) -> UUID:
    assert actor.charity_id is not None  # noqa: S101 (only a charity's staff submit)
    total = sum(row.amount_fils for row in judged if row.refusal is None)
    category = policy.categories[campaign.category]
    levels = levels_for(total, policy.bands, ministry_gate=category.ministry_gate)
    listed = CampaignList(
        campaign_id=campaign.id,
        charity_id=actor.charity_id,
        version_id=policy.version_id,
        fund_id=fund_id,
        signatures=[level.code for level in levels],
        submitted_by=actor.account_id,
        submitted_at=at,
    )
    db.add(listed)
    db.flush()
    db.add_all(
        CampaignListRow(
            list_id=listed.id,
            position=position,
            number=row.number,
            amount_fils=row.amount_fils,
            source_id=row.source.request_id if row.source else None,
            payee_id=row.source.payee_id if row.source else None,
            refusal=row.refusal,
        )
        for position, row in enumerate(judged, start=1)
    )
    return listed.id
