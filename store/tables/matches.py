"""How persons are found: each one's profile as the matcher reads it, and the keyed digests that lead to it."""

from uuid import UUID

from sqlalchemy import BigInteger, Column, ForeignKey, Identity, Uuid
from sqlmodel import Field, SQLModel

from store.tables.columns import words


class MatchProfile(SQLModel, table=True):
    """What the matcher knows of a person, older spellings, phones and addresses too; `number` counts the registry."""

    __tablename__ = "match_profile"
    number: int = Field(default=None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True))
    person_id: UUID = Field(sa_column=Column(Uuid, ForeignKey("person.id"), nullable=False, unique=True))
    packed: str = Field(sa_column=words())


class MatchKey(SQLModel, table=True):
    """A keyed digest by which a person can be found; never reversible without the secret.

    Fifty million of them: both columns are numbers, and nothing refers to them or is referred to.
    """

    __tablename__ = "match_key"
    key: int = Field(sa_column=Column(BigInteger, primary_key=True))
    number: int = Field(sa_column=Column(BigInteger, primary_key=True))
