"""Shapes of aid by kind: beside a case, and of a body."""

from datetime import date

from pydantic import ConfigDict
from pydantic.config import JsonDict

from api.schemas.shapes import Answer, Instant

SUM: JsonDict = {"requests": 3, "approved": 2, "approved_fils": 900000, "paid_fils": 300000, "waiting": 1}


class HouseholdAidAnswer(Answer):
    """Aid of the household at some body, never said which; `state` is asked, approved or given."""

    kind: str
    month_on: date
    state: str


class AidRangeAnswer(Answer):
    """Quartiles of the latest like approvals in the governorate, to five dinars; in fils."""

    cases: int
    low_fils: int
    usual_fils: int
    high_fils: int


class AidBesideAnswer(Answer):
    """What helps to decide a case; the total is null where it would tell what one body gave, the range where too few are alike.

    Empty until it is settled who asks, and while the file is closed to the caller.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "grants": [{"kind": "food", "month_on": "2026-03-01", "state": "given"}],
                    "total_fils": None,
                    "usual": {"cases": 40, "low_fils": 300000, "usual_fils": 500000, "high_fils": 800000},
                }
            ]
        }
    )

    grants: list[HouseholdAidAnswer]
    total_fils: int | None
    usual: AidRangeAnswer | None


class AidSumAnswer(Answer):
    """Requests, those approved, fils approved and paid, and what is still open."""

    requests: int
    approved: int
    approved_fils: int
    paid_fils: int
    waiting: int


class MonthKindAnswer(Answer):
    """One kind of one month."""

    month_on: date
    kind: str
    total: AidSumAnswer


class MonthSumAnswer(Answer):
    """All kinds of one month."""

    month_on: date
    total: AidSumAnswer


class KindSumAnswer(Answer):
    """One kind of all months."""

    kind: str
    total: AidSumAnswer


class AidReportAnswer(Answer):
    """What was asked for since `from_on`, by the month in which it came, and what became of it until `until_at`."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "until_at": "2026-11-23T07:40:00Z",
                    "from_on": "2025-12-01",
                    "cells": [{"month_on": "2026-11-01", "kind": "rent", "total": SUM}],
                    "months": [{"month_on": "2026-11-01", "total": SUM}],
                    "kinds": [{"kind": "rent", "total": SUM}],
                    "total": SUM,
                }
            ]
        }
    )

    until_at: Instant
    from_on: date
    cells: list[MonthKindAnswer]
    months: list[MonthSumAnswer]
    kinds: list[KindSumAnswer]
    total: AidSumAnswer
