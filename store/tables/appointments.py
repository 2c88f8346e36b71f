"""Appointments to hand goods over: booked, kept, missed or called off."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from domain.appointments import AppointmentState, HandoverKind
from store.tables.columns import choice, instant, key, link, words


class Appointment(SQLModel, table=True):
    """One appointment for the instalment at hand; at most one of a case is booked."""

    __tablename__ = "appointment"
    __table_args__ = (
        Index(
            "appointment_one_booked",
            "request_id",
            "charity_id",
            unique=True,
            postgresql_where=text("state = 'booked'"),
        ),
    )
    id: UUID = Field(default=None, sa_column=key())
    request_id: UUID = Field(sa_column=link("aid_request.id", index=True))
    charity_id: UUID = Field(sa_column=link("charity.id"))
    instalment_id: UUID = Field(sa_column=link("instalment.id"))
    kind: HandoverKind = Field(sa_column=choice(HandoverKind))
    meet_at: datetime = Field(sa_column=instant())
    place: str = Field(default="", sa_column=words(default=""))
    state: AppointmentState = Field(sa_column=choice(AppointmentState))
    booked_by: UUID = Field(sa_column=link("account.id"))
    booked_at: datetime = Field(sa_column=instant())
    settled_at: datetime | None = Field(default=None, sa_column=instant(optional=True))
