"""Shapes of the accounts of a charity."""

from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.people import RESEARCHER, StaffAnswer
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.accounts import AccountAct
from domain.roles import Role

ACCOUNT_ID = "0192f0c1-0000-7000-8000-000000000002"
ACCOUNT: JsonDict = {
    "account_id": ACCOUNT_ID,
    "username": "first.researcher",
    "name_ar": "باحثة أولى",
    "name_en": "First Researcher",
    "roles": ["researcher"],
    "is_active": True,
    "held": 4,
    "is_own": False,
}
CHANGE: JsonDict = {
    "act": "opened",
    "roles": ["researcher"],
    "by": RESEARCHER,
    "changed_at": "2026-11-29T06:00:00Z",
}


class AccountBody(Body):
    """A new account of the caller's charity."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "username": "second.researcher",
                    "name_ar": "باحث ثانٍ",
                    "name_en": "Second Researcher",
                    "roles": ["researcher"],
                }
            ]
        }
    )

    username: Text
    name_ar: Text
    name_en: Text
    roles: list[Text]


class RolesBody(Body):
    """The roles that an account is to hold from now on."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"roles": ["researcher", "registrar"]}]})

    roles: list[Text]


class AccountAnswer(Answer):
    """An account, the roles held today, and how many open tasks are with it."""

    model_config = ConfigDict(json_schema_extra={"examples": [ACCOUNT]})

    account_id: UUID
    username: str
    name_ar: str
    name_en: str
    roles: list[Role]
    is_active: bool
    held: int
    is_own: bool


class AccountsAnswer(Answer):
    """The accounts of the caller's charity, ended ones last."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [ACCOUNT]}]})

    items: list[AccountAnswer]


class AccountChangeAnswer(Answer):
    """What was done to an account; `roles` are those that it held from then on."""

    model_config = ConfigDict(json_schema_extra={"examples": [CHANGE]})

    act: AccountAct
    roles: list[Role]
    by: StaffAnswer | None
    changed_at: Instant


class AccountFileAnswer(Answer):
    """An account with its story, the latest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"account": ACCOUNT, "changes": [CHANGE]}]})

    account: AccountAnswer
    changes: list[AccountChangeAnswer]


class GivenPasswordAnswer(Answer):
    """A first password: told once, and replaced by its owner before it opens anything."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "account_id": ACCOUNT_ID,
                    "username": "second.researcher",
                    "password": "abcd-efgh-jkmn-pqrs",
                }
            ]
        }
    )

    account_id: UUID
    username: str
    password: str | None = Field(description="null when the same request came before")


class EndedAccountAnswer(Answer):
    """How many tasks went back to the queues."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"given_back": 4}]})

    given_back: int
