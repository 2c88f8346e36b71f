"""Campaigns: opened by the policy officer from one circular, in minutes; and the groups that a crisis lets register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from domain.calendars import read_day
from domain.campaigns import GROUP_LIMIT, CampaignForm, StatedCampaign, read_campaign
from domain.categories import Category, Paper
from domain.errors import FieldProblem, InvalidFieldsError, NotFoundError, RefusedError
from domain.requests import Channel, RequestForm, StatedRequest, read_request
from domain.roles import Actor, Role
from services.requests import Registered, check_freeze, check_specialisation, write_case
from services.submissions import Submission
from store.queries.campaigns import find_campaign, list_exclusion_lists, map_taken
from store.queries.campaigns import list_campaigns as query_campaigns
from store.queries.policies import get_version_id, load_policy
from store.queries.requests import find_request
from store.queries.submissions import find_submission, remember_submission
from store.scope import Store
from store.tables.campaigns import Campaign


class CampaignTakenError(RefusedError):
    """A campaign with this code stands already, and says something else."""

    code = "campaign_taken"


READERS = (
    Role.REGISTRAR,
    Role.AID_MANAGER,
    Role.POLICY_OFFICER,
    Role.SUPERVISOR,
    Role.AUDITOR,
)
"""Who works with campaigns, and to whom its pages are offered."""


@dataclass(frozen=True)
class CampaignView(StatedCampaign):
    """A campaign as doors see it; `is_open` on the day that was asked about."""

    campaign_id: UUID
    is_open: bool


@dataclass(frozen=True)
class CampaignSheet:
    """A campaign with what all charities together have taken of its total; money in fils."""

    campaign: CampaignView
    taken_fils: int

    @property
    def left_fils(self) -> int:
        """What lists may still take."""
        return max(self.campaign.total_ceiling_fils - self.taken_fils, 0)


def open_campaign(store: Store, actor: Actor, form: CampaignForm, *, at: datetime) -> CampaignView:
    """Open a campaign by circular; the same form again is the same campaign.

    Raises WrongRoleError, InvalidFieldsError, CampaignTakenError.
    """
    actor.require(Role.POLICY_OFFICER)
    today = read_day(at)
    with store.acting_for(actor) as db:
        stated = _read(db, form, today)
        known = find_campaign(db, stated.code)
        if known is None:
            known = _write(db, stated, actor, at=at)
        if read_stated(known) != stated:
            raise CampaignTakenError(campaign=stated.code)
        return view_campaign(known, today)


def check_campaign(store: Store, actor: Actor, form: CampaignForm, *, at: datetime) -> StatedCampaign:
    """The campaign that a form would open; nothing is written.

    Raises WrongRoleError, InvalidFieldsError, CampaignTakenError.
    """
    actor.require(Role.POLICY_OFFICER)
    with store.acting_for(actor) as db:
        stated = _read(db, form, read_day(at))
        known = find_campaign(db, stated.code)
    if known and read_stated(known) != stated:
        raise CampaignTakenError(campaign=stated.code)
    return stated


def list_sheets(store: Store, actor: Actor, *, at: datetime) -> tuple[CampaignSheet, ...]:
    """Every campaign, latest first, with what is left of it. Raises WrongRoleError."""
    actor.require(*READERS)
    found = list_campaigns(store, actor, at=at)
    return _add_taken(store, found)


def get_sheet(store: Store, actor: Actor, code: str, *, at: datetime) -> CampaignSheet:
    """A campaign with what is left of it. Raises WrongRoleError, NotFoundError."""
    actor.require(*READERS)
    with store.acting_for(actor) as db:
        found = view_campaign(get_campaign(db, code), read_day(at))
    return _add_taken(store, [found])[0]


def list_campaigns(store: Store, actor: Actor, *, at: datetime) -> tuple[CampaignView, ...]:
    """Every campaign, latest first: what is open to whom is no secret."""
    with store.acting_for(actor) as db:
        return tuple(view_campaign(row, read_day(at)) for row in query_campaigns(db))


def register_group(
    store: Store,
    actor: Actor,
    code: str,
    forms: Sequence[RequestForm],
    submission: Submission,
    *,
    at: datetime,
) -> tuple[Registered, ...]:
    """Register one person and up to six others by one form, in one commit: each is a request of its own.

    The category, papers and ceiling are the campaign's. A problem is named after its place, such as `2.phone`.
    Raises WrongRoleError, NotFoundError, CampaignClosedError, InvalidFieldsError, KeyReusedError.
    """
    actor.require(Role.REGISTRAR, Role.AID_MANAGER)
    today = read_day(at)
    with store.acting_for(actor) as db:
        campaign = get_campaign(db, code)
        if known := find_submission(db, actor.account_id, submission.key, submission.digest):
            return _read_again(db, actor, campaign, submission, known, len(forms))
        stated = read_stated(campaign)
        stated.require_open(today)
        policy = load_policy(db, get_version_id(db, today))
        requests = _read_group(stated, forms, policy.categories, today=today)
        check_freeze(db, requests[0], at=at)
        check_specialisation(db, actor, requests[0], at=at)
        done = []
        for place, request in enumerate(requests):
            case = write_case(
                db,
                actor,
                policy,
                request,
                channel=Channel.COUNTER,
                at=at,
                received_at=at,
                campaign_id=campaign.id,
            )
            own = Submission(f"{submission.key}/{place}", submission.digest)
            remember_submission(db, actor.account_id, own.key, own.digest, case.id)
            done.append(Registered(case.id, case.number, request.warnings))
        remember_submission(db, actor.account_id, submission.key, submission.digest, done[0].request_id)
        return tuple(done)


def get_campaign(db: Session, code: str) -> Campaign:
    """A campaign by its code. Raises NotFoundError."""
    campaign = find_campaign(db, code)
    if campaign is None:
        raise NotFoundError
    return campaign


def read_stated(row: Campaign) -> StatedCampaign:
    """The campaign as the rules understand it."""
    return StatedCampaign(
        code=row.code,
        circular=row.circular,
        name_ar=row.name_ar,
        name_en=row.name_en,
        category=row.category,
        from_on=row.from_on,
        to_on=row.to_on,
        household_ceiling_fils=row.household_ceiling_fils,
        total_ceiling_fils=row.total_ceiling_fils,
        papers=tuple(Paper(paper) for paper in row.papers),
        exclusion_lists=tuple(row.exclusion_lists),
        study_months=row.study_months,
        most_rows=row.most_rows,
        takes_groups=row.takes_groups,
    )


def view_campaign(row: Campaign, today: date) -> CampaignView:
    """A campaign for doors."""
    stated = read_stated(row)
    return CampaignView(**vars(stated), campaign_id=row.id, is_open=row.from_on <= today <= row.to_on)


def _read(db: Session, form: CampaignForm, today: date) -> StatedCampaign:
    categories = load_policy(db, get_version_id(db, today)).categories
    return read_campaign(form, categories, list_exclusion_lists(db), today=today)


def _add_taken(store: Store, found: Sequence[CampaignView]) -> tuple[CampaignSheet, ...]:
    """The total is one for all charities: what is left of it is no secret, who took it is."""
    with store.registry() as db:
        taken = map_taken(db, [each.campaign_id for each in found])
    return tuple(CampaignSheet(each, taken.get(each.campaign_id, 0)) for each in found)


def _write(db: Session, stated: StatedCampaign, actor: Actor, *, at: datetime) -> Campaign:
    values = {**vars(stated), "papers": [*stated.papers], "exclusion_lists": [*stated.exclusion_lists]}
    row = Campaign(**values, opened_by=actor.account_id, opened_at=at)
    db.add(row)
    db.flush()
    return row


def _read_group(
    campaign: StatedCampaign, forms: Sequence[RequestForm], categories: Mapping[str, Category], *, today: date
) -> list[StatedRequest]:
    if not campaign.takes_groups or not 1 <= len(forms) <= GROUP_LIMIT:
        code = "too_many_people" if campaign.takes_groups else "no_groups"
        raise InvalidFieldsError([FieldProblem("people", code, {"limit": GROUP_LIMIT})])
    narrowed = {campaign.category: campaign.narrow(categories[campaign.category])}
    problems, read = list[FieldProblem](), list[StatedRequest]()
    for place, form in enumerate(forms, start=1):
        try:
            read.append(read_request(form, narrowed, today=today))
        except InvalidFieldsError as error:
            problems += [
                FieldProblem(f"{place}.{each.field}", each.code, each.params) for each in error.problems
            ]
    if problems:
        raise InvalidFieldsError(problems)
    return read


def _read_again(
    db: Session, actor: Actor, campaign: Campaign, submission: Submission, first: UUID, count: int
) -> tuple[Registered, ...]:
    done = []
    for place in range(count):
        known = find_submission(db, actor.account_id, f"{submission.key}/{place}", submission.digest)
        case = find_request(db, known or first)
        if case is None or case.campaign_id != campaign.id:
            raise NotFoundError
        done.append(Registered(case.id, case.number, is_repeat=True))
    return tuple(done)
