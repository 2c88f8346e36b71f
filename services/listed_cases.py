"""Cases that come from a list: entered from what was studied before, and brought before their signature without a study."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from domain.categories import Category, PayeeKind
from domain.cycle import EventType, Stage
from domain.decisions import PayeeStatement
from domain.requests import (
    BENEFICIARY_SUBJECTS,
    Channel,
    StatedBeneficiary,
    StatedIdentity,
    StatedRequest,
    Urgency,
)
from domain.roles import Actor
from services.approvals import choose_levels
from services.campaigns import read_stated
from services.moves import Work
from services.payees import add_payee
from services.requests import name_of, write_case
from store.queries.campaigns import find_list, find_row_of, list_signatures, list_unentered
from store.queries.events import EventDraft, append_event
from store.queries.policies import load_policy
from store.scope import Store
from store.tables.campaigns import Campaign, CampaignList, CampaignListRow
from store.tables.decisions import Payee
from store.tables.requests import AidRequest, StatedBeneficiaryRow, StatedIdentityRow

ENTERED_AT_ONCE = 50
"""Rows of one commit."""


def enter_rows(store: Store, list_id: UUID, *, at: datetime, limit: int) -> int:
    """Turn up to `limit` rows of a list into registered cases, some in each commit; how many there were."""
    done = 0
    while done < limit:
        with store.registry() as db:
            listed = db.get_one(CampaignList, list_id)
            rows = list_unentered(db, list_id, limit=min(ENTERED_AT_ONCE, limit - done))
            campaign, policy = db.get_one(Campaign, listed.campaign_id), load_policy(db, listed.version_id)
            category = read_stated(campaign).narrow(policy.categories[campaign.category])
            door = Actor(listed.submitted_by, listed.charity_id, frozenset(), "", "")
            for row in rows:
                stated = _state_again(db, row, category, campaign)
                case = write_case(
                    db,
                    door,
                    policy,
                    stated,
                    channel=Channel.IMPORT,
                    at=at,
                    received_at=at,
                    campaign_id=campaign.id,
                    campaign_list_id=list_id,
                )
                row.request_id = case.id
                row.payee_id = _choose_payee(db, row, listed, category, at=at)
                _note_listed(db, case, listed, at=at)
        done += len(rows)
        if not rows:
            break
    return done


def prepare_signing(work: Work, *, alone: bool = False) -> None:
    """Give a listed case the signatures it waits for: those of its list, or its own if it goes on alone.

    It goes on alone when the desk had to let it pass, or when its list was signed meanwhile.
    """
    case = work.case
    row = find_row_of(work.db, case.id)
    listed = find_list(work.db, row.list_id) if row else None
    assert row is not None and listed is not None  # noqa: S101, PT018 (the case says that it is listed)
    if alone or row.set_aside_at or list_signatures(work.db, listed.id):
        row.set_aside_at = row.set_aside_at or work.at
        caps = [cap for cap in (case.complement_fils, case.cap_fils) if cap is not None]
        amount = min([row.amount_fils, *caps])
        case.signatures = choose_levels(work, amount)
    else:
        case.signatures = list(listed.signatures)
    case.ministry_sees_from_at = case.ministry_sees_from_at or work.at
    case.instalments = 1
    work.db.flush()


def _state_again(db: Session, row: CampaignListRow, category: Category, campaign: Campaign) -> StatedRequest:
    """What was stated when the household was studied, for what the campaign gives."""
    source = db.get_one(AidRequest, row.source_id)
    identity = db.get_one(StatedIdentityRow, source.id)
    whom = (
        db.get(StatedBeneficiaryRow, source.id) if category.family.subject in BENEFICIARY_SUBJECTS else None
    )
    return StatedRequest(
        identity=StatedIdentity(
            names=identity.names,
            sex=identity.sex,
            birth_on=identity.birth_on,
            document_kind=identity.document_kind,
            document_number=identity.document_number,
            nationality=identity.nationality,
            phone=identity.phone,
            address=identity.address,
        ),
        beneficiary=StatedBeneficiary(whom.full_name, whom.birth_on, whom.document_number, whom.sex)
        if whom
        else None,
        category=category,
        amount_fils=row.amount_fils,
        need=campaign.name_ar,
        urgency=Urgency.NORMAL,
        household_size=source.household_size,
        lease_number=source.lease_number,
        bill_number="",
        papers=frozenset(category.papers),
        warnings=(),
    )


def _choose_payee(
    db: Session, row: CampaignListRow, listed: CampaignList, category: Category, *, at: datetime
) -> UUID | None:
    """Who was paid before; what is handed over in kind goes to the applicant."""
    if category.payee_kind is not PayeeKind.IN_KIND:
        return row.payee_id
    name = name_of(db.get_one(StatedIdentityRow, row.source_id))
    known = db.exec(
        select(Payee).where(
            Payee.charity_id == listed.charity_id, Payee.kind == PayeeKind.IN_KIND, Payee.name == name
        )
    ).first()
    if known:
        return known.id
    statement = PayeeStatement(PayeeKind.IN_KIND, name, None)
    return add_payee(db, listed.charity_id, statement, by=listed.submitted_by, at=at).id


def _note_listed(db: Session, case: AidRequest, listed: CampaignList, *, at: datetime) -> None:
    draft = EventDraft(
        step_key=f"listed/{case.id}",
        type=EventType.LISTED,
        to_stage=Stage.REGISTRATION,
        at=at,
        actor_id=listed.submitted_by,
        amount_fils=case.amount_fils,
        subject_id=listed.id,
    )
    append_event(db, case, draft)
