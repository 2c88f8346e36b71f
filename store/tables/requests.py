"""Aid requests: the case row, the stated identity that never changes, parties, papers, consent, study."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field, SQLModel

from domain.case_papers import PaperState as PaperState  # noqa: PLC0414 (a column of this room)
from domain.categories import Paper
from domain.cycle import Outcome, Stage
from domain.requests import Channel, DocumentKind, PartyRole, Sex, Urgency
from store.tables.columns import choice, day, document, fils, flag, instant, key, link, recorded, words


class StudyKind(StrEnum):
    """How a case is studied."""

    DESK = "desk"
    VISIT = "visit"


class AidRequest(SQLModel, table=True):
    """One case; stage, outcome and instalment are projections of its events.

    `complement_fils` is the remainder that a hold left, `cap_fils` the most that an appeal upheld in part allows.
    Of aid that recurs, `restudy_on` is the day from which nothing is paid until it is renewed, `stopped_on` from which it ended.
    """

    __tablename__ = "aid_request"
    __table_args__ = (
        Index("aid_request_open", "id", postgresql_where=text("outcome is null")),
        Index(
            "aid_request_pool",
            "received_at",
            "id",
            postgresql_where=text("charity_id is null and outcome is null"),
        ),
        Index(
            "aid_request_approved",
            "kind",
            "received_at",
            postgresql_where=text("approved_fils is not null"),
        ),
        *(
            Index(f"aid_request_{name}", name, postgresql_where=text(f"{name} <> ''"))
            for name in ("lease_number", "bill_number")
        ),
    )
    id: UUID = Field(default=None, sa_column=key())
    number: str = Field(sa_column=words(unique=True))
    charity_id: UUID | None = Field(default=None, sa_column=link("charity.id", optional=True, index=True))
    round: int = Field(default=1, sa_column=Column(Integer, nullable=False, server_default="1"))
    version_id: UUID = Field(sa_column=link("policy_version.id"))
    category: str = Field(sa_column=words())
    kind: str = Field(sa_column=words())
    case_class: str = Field(sa_column=words())
    channel: Channel = Field(sa_column=choice(Channel))
    urgency: Urgency = Field(sa_column=choice(Urgency))
    amount_fils: int = Field(sa_column=fils())
    need: str = Field(sa_column=words())
    household_size: int = Field(sa_column=Column(Integer, nullable=False))
    lease_number: str = Field(default="", sa_column=words(default=""))
    bill_number: str = Field(default="", sa_column=words(default=""))
    registered_by: UUID = Field(sa_column=link("account.id"))
    received_at: datetime = Field(sa_column=instant())
    stage: Stage = Field(default=Stage.REGISTRATION, sa_column=choice(Stage))
    stage_since_at: datetime = Field(sa_column=instant())
    outcome: Outcome | None = Field(default=None, sa_column=choice(Outcome, optional=True))
    person_id: UUID | None = Field(default=None, sa_column=link("person.id", optional=True, index=True))
    household_id: UUID | None = Field(default=None, sa_column=link("household.id", optional=True, index=True))
    signatures: list[str] = Field(
        default_factory=list, sa_column=Column(ARRAY(Text), nullable=False, server_default="{}")
    )
    advised_rejection: bool = Field(default=False, sa_column=flag())
    complement_fils: int | None = Field(default=None, sa_column=fils(optional=True))
    cap_fils: int | None = Field(default=None, sa_column=fils(optional=True))
    approved_fils: int | None = Field(default=None, sa_column=fils(optional=True))
    instalment: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    instalments: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    restudy_on: date | None = Field(default=None, sa_column=day(optional=True))
    stopped_on: date | None = Field(default=None, sa_column=day(optional=True))
    ministry_sees_from_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    joined_to: UUID | None = Field(default=None, sa_column=link("aid_request.id", optional=True))
    campaign_id: UUID | None = Field(default=None, sa_column=link("campaign.id", optional=True, index=True))
    campaign_list_id: UUID | None = Field(
        default=None, sa_column=link("campaign_list.id", optional=True, index=True)
    )
    closed_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
    recorded_at: datetime = Field(default=None, sa_column=recorded())


class StatedIdentityRow(SQLModel, table=True):
    """Who the applicant said to be at registration; a trigger refuses any change."""

    __tablename__ = "stated_identity"
    __table_args__ = (
        Index("stated_identity_document", "document_number", postgresql_where=text("document_number <> ''")),
    )
    request_id: UUID = Field(sa_column=link("aid_request.id", primary=True))
    names: dict[str, str] = Field(sa_column=document())
    search_name: str = Field(sa_column=words())
    sex: Sex | None = Field(default=None, sa_column=choice(Sex, optional=True))
    birth_on: date | None = Field(default=None, sa_column=day(optional=True))
    document_kind: DocumentKind = Field(sa_column=choice(DocumentKind))
    document_number: str = Field(sa_column=words())
    nationality: str = Field(sa_column=words())
    phone: str | None = Field(default=None, sa_column=words(optional=True))
    address: dict[str, str] = Field(sa_column=document())


class StatedBeneficiaryRow(SQLModel, table=True):
    """Whom the applicant said the aid is for, if for somebody else; a trigger refuses any change."""

    __tablename__ = "stated_beneficiary"
    request_id: UUID = Field(sa_column=link("aid_request.id", primary=True))
    full_name: str = Field(sa_column=words())
    birth_on: date | None = Field(default=None, sa_column=day(optional=True))
    document_number: str = Field(sa_column=words())
    sex: Sex | None = Field(default=None, sa_column=choice(Sex, optional=True))


class RequestParty(SQLModel, table=True):
    """One of the four parties of a request (rule 15): a person of the registry, a payee, or a name alone."""

    __tablename__ = "request_party"
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    role: PartyRole = Field(sa_column=choice(PartyRole))
    person_id: UUID | None = Field(default=None, sa_column=link("person.id", optional=True))
    payee_id: UUID | None = Field(default=None, sa_column=link("payee.id", optional=True))
    stated_name: str = Field(default="", sa_column=words(default=""))
    from_at: datetime = Field(sa_column=instant())
    to_at: datetime | None = Field(default=None, sa_column=instant(optional=True))


class RequestPaper(SQLModel, table=True):
    """A paper of a request and where it stands."""

    __tablename__ = "request_paper"
    __table_args__ = (UniqueConstraint("request_id", "paper"),)
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    paper: Paper = Field(sa_column=choice(Paper))
    state: PaperState = Field(sa_column=choice(PaperState))
    changed_at: datetime = Field(sa_column=instant())


class Consent(SQLModel, table=True):
    """The applicant's explicit consent: which text, in which language, when."""

    __tablename__ = "consent"
    request_id: UUID = Field(sa_column=link("aid_request.id", primary=True))
    text_version: str = Field(sa_column=Column(Text, nullable=False))
    given_at: datetime = Field(sa_column=instant())


class Study(SQLModel, table=True):
    """A researcher's study of a request, from its first draft on; the opinion stays with the charity.

    `answers` and `score` are documents of `domain.studies` and `domain.need_scores`; income and rent stand beside them.
    """

    __tablename__ = "study"
    request_id: UUID = Field(sa_column=link("aid_request.id", primary=True))
    researcher_id: UUID = Field(sa_column=link("account.id"))
    kind: StudyKind = Field(sa_column=choice(StudyKind))
    visited_on: date | None = Field(default=None, sa_column=day(optional=True))
    income_fils: int | None = Field(default=None, sa_column=fils(optional=True))
    rent_fils: int | None = Field(default=None, sa_column=fils(optional=True))
    summary: str = Field(default="", sa_column=words(default=""))
    answers: dict[str, Any] = Field(default_factory=dict, sa_column=document())
    score: dict[str, Any] | None = Field(default=None, sa_column=Column(JSONB(none_as_null=True)))
    begun_at: datetime = Field(sa_column=instant())
    saved_at: datetime = Field(sa_column=instant())
