"""Members that a charity wrote down beside a case: whom, since when, and why they are none any more."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from domain.household_members import LeavingReason
from domain.studies import MemberRelation
from store.tables.columns import choice, day, instant, key, link, words


class HouseholdMember(SQLModel, table=True):
    """A member as written down; `person_id` is whom the registry knows by it, `to_on` the day from which it holds no more."""

    __tablename__ = "household_member"
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    household_id: UUID = Field(sa_column=link("household.id"))
    person_id: UUID = Field(sa_column=link("person.id"))
    full_name: str = Field(sa_column=words())
    relation: MemberRelation = Field(sa_column=choice(MemberRelation))
    from_on: date = Field(sa_column=day())
    noted_by: UUID = Field(sa_column=link("account.id"))
    noted_at: datetime = Field(sa_column=instant())
    to_on: date | None = Field(default=None, sa_column=day(optional=True))
    leaving: LeavingReason | None = Field(default=None, sa_column=choice(LeavingReason, optional=True))
    ended_by: UUID | None = Field(default=None, sa_column=link("account.id", optional=True))
