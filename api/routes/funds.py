"""Funds: balances, money in and out, what each may pay for, its ledger; and what is approved and not paid."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from api.doors import Key, SignedVisit, make_submission
from api.refusals import describe_post_refusals, describe_refusals
from api.schemas.funds import (
    ClassesBody,
    FundBody,
    FundSheetAnswer,
    FundSheetsAnswer,
    MoneyBody,
    MovementAnswer,
    MovementsAnswer,
    UnpaidAnswer,
)
from domain.errors import NotFoundError, WrongRoleError
from domain.funds import ClassesForm, FundForm, MoneyForm
from services import funds, unpaid

router = APIRouter(tags=["funds"])
BOOKING = describe_post_refusals(NotFoundError(), WrongRoleError(), field="amount", code="malformed_amount")


@router.get("/balances", responses=describe_refusals(WrongRoleError()))
def list_balances(visit: SignedVisit) -> FundSheetsAnswer:
    """The funds of the caller's charity with their balances."""
    rows = funds.list_sheets(visit.house.store, visit.actor)
    return FundSheetsAnswer.model_validate({"items": rows})


@router.post(
    "/funds",
    status_code=status.HTTP_201_CREATED,
    responses=describe_post_refusals(WrongRoleError(), field="condition", code="required"),
)
def open_fund(body: FundBody, visit: SignedVisit, key: Key) -> FundSheetAnswer:
    """Open a fund."""
    submission = make_submission(key, "open_fund", form=body.model_dump())
    row = funds.open_fund(
        visit.house.store, visit.actor, FundForm(**body.model_dump()), submission, at=visit.at
    )
    return FundSheetAnswer.model_validate(row)


@router.post("/funds/{fund_id}/classes", responses=BOOKING)
def set_fund_classes(fund_id: UUID, body: ClassesBody, visit: SignedVisit, key: Key) -> FundSheetAnswer:
    """Say for which classes of case a fund may pay; what is promised already stays promised."""
    submission = make_submission(key, "set_classes", fund_id=fund_id, form=body.model_dump())
    form = ClassesForm(body.case_classes)
    row = funds.set_classes(visit.house.store, visit.actor, fund_id, form, submission, at=visit.at)
    return FundSheetAnswer.model_validate(row)


@router.post("/funds/{fund_id}/deposits", status_code=status.HTTP_201_CREATED, responses=BOOKING)
def book_deposit(fund_id: UUID, body: MoneyBody, visit: SignedVisit, key: Key) -> MovementAnswer:
    """Book money that came in; the cases that waited longest for it go on."""
    submission = make_submission(key, "deposit", fund_id=fund_id, form=body.model_dump())
    form = MoneyForm(**body.model_dump())
    row = funds.deposit(visit.house.store, visit.actor, fund_id, form, submission, at=visit.at)
    return MovementAnswer.model_validate(row)


@router.post("/funds/{fund_id}/withdrawals", status_code=status.HTTP_201_CREATED, responses=BOOKING)
def book_withdrawal(fund_id: UUID, body: MoneyBody, visit: SignedVisit, key: Key) -> MovementAnswer:
    """Book money that left the fund otherwise than by an order; what is promised cannot leave."""
    submission = make_submission(key, "withdraw_money", fund_id=fund_id, form=body.model_dump())
    form = MoneyForm(**body.model_dump())
    row = funds.withdraw(visit.house.store, visit.actor, fund_id, form, submission, at=visit.at)
    return MovementAnswer.model_validate(row)


@router.get(
    "/funds/{fund_id}/movements",
    responses=describe_refusals(NotFoundError(), WrongRoleError(), field="cursor"),
)
def list_movements(
    fund_id: UUID,
    visit: SignedVisit,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
) -> MovementsAnswer:
    """A page of a fund's ledger, the latest line first."""
    page = funds.list_movements(visit.house.store, visit.actor, fund_id, cursor=cursor, limit=limit)
    return MovementsAnswer.model_validate(page)


@router.get("/unpaid", responses=describe_refusals(WrongRoleError(), field="charity"))
def describe_unpaid(visit: SignedVisit, charity: UUID | None = None) -> UnpaidAnswer:
    """What is approved and not received yet, by named wait, in cases and fils; the ministry may name a charity."""
    return UnpaidAnswer.model_validate(
        unpaid.describe_unpaid(visit.house.store, visit.actor, charity, at=visit.at)
    )
