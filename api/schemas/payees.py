"""Shapes of the register of payees and of the flags of payments."""

from uuid import UUID

from pydantic import ConfigDict
from pydantic.config import JsonDict

from api.schemas.people import RESEARCHER, StaffAnswer
from api.schemas.requests import NUMBER, REQUEST_ID
from api.schemas.shapes import Answer, Body, Instant, Text
from domain.categories import PayeeKind
from domain.payees import FlagKind, NameMatch, PayeeAct, PayeeState

CHANGE: JsonDict = {
    "act": "changed",
    "iban": "KW81CBKU0000000000001234560101",
    "account_name": "",
    "text": "أغلق الحساب القديم",
    "done_by": RESEARCHER,
    "done_at": "2026-11-29T07:30:00Z",
}
PAYEE: JsonDict = {
    "payee_id": "0192f0c1-0000-7000-8000-0000000000e1",
    "kind": "landlord",
    "name": "شركة الدار العقارية",
    "iban": "KW81CBKU0000000000001234560101",
    "state": "unconfirmed",
    "ready_at": "2026-11-30T07:30:00Z",
    "account_name": "",
    "match": None,
    "account_by": RESEARCHER,
    "confirmed_by": None,
    "confirmed_at": None,
    "lease_number": "L-77",
    "address_number": "91234567",
    "owner_name": "",
    "may_confirm": False,
    "changes": [CHANGE],
}


class SearchBody(Body):
    """A part of the name, or the end of an account."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "الدار", "iban": "0101"}]})

    name: Text = ""
    iban: Text = ""


class AccountBody(Body):
    """A new account, and why."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"iban": "KW81CBKU0000000000001234560101", "text": "أغلق الحساب القديم"}]
        }
    )

    iban: Text
    text: Text


class ConfirmationBody(Body):
    """The name that the bank's paper gives for the account; with another name a word why."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"account_name": "شركة الدار العقارية"}]})

    account_name: Text
    text: Text = ""


class NotesBody(Body):
    """Lease, address number (PACI) and owner."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"lease_number": "L-77", "address_number": "91234567"}]}
    )

    lease_number: Text = ""
    address_number: Text = ""
    owner_name: Text = ""


class ChangeAnswer(Answer):
    """What was done to an entry."""

    act: PayeeAct
    iban: str | None
    account_name: str
    text: str
    done_by: StaffAnswer | None
    done_at: Instant


class PayeeAnswer(Answer):
    """An entry of the register; `changes` only where one entry is asked for."""

    model_config = ConfigDict(json_schema_extra={"examples": [PAYEE]})

    payee_id: UUID
    kind: PayeeKind
    name: str
    iban: str | None
    state: PayeeState
    ready_at: Instant
    account_name: str
    match: NameMatch | None
    account_by: StaffAnswer | None
    confirmed_by: StaffAnswer | None
    confirmed_at: Instant | None
    lease_number: str
    address_number: str
    owner_name: str
    may_confirm: bool
    changes: list[ChangeAnswer]


class PayeesAnswer(Answer):
    """A page of the register by name."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"items": [{**PAYEE, "changes": []}], "next_cursor": None}]}
    )

    items: list[PayeeAnswer]
    next_cursor: str | None


class FlagAnswer(Answer):
    """An open flag; ids and numbers of the other cases are told to the ministry alone."""

    request_id: UUID
    number: str
    kind: FlagKind
    raised_at: Instant
    others: list[tuple[UUID, str]]


class FlagsAnswer(Answer):
    """The open flags, the oldest first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "items": [
                        {
                            "request_id": REQUEST_ID,
                            "number": NUMBER,
                            "kind": "shared_iban",
                            "raised_at": "2026-11-29T07:30:00Z",
                            "others": [],
                        }
                    ]
                }
            ]
        }
    )

    items: list[FlagAnswer]
