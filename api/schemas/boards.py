"""Shapes of the board of deadlines."""

from pydantic import ConfigDict, JsonValue
from pydantic.config import JsonDict

from api.schemas.people import CHARITY, CharityAnswer
from api.schemas.shapes import Answer, Instant
from domain.boards import Place
from domain.cycle import Wait

TALLY: JsonDict = {"cases": 2, "late": 1, "due_fils": 600000}
NOTHING: JsonDict = {"cases": 0, "late": 0, "due_fils": 0}
CELLS: list[JsonValue] = [TALLY, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING]


class TallyAnswer(Answer):
    """Cases, those of them beyond their deadline, and what is due to them and not paid, in fils."""

    cases: int
    late: int
    due_fils: int


class BandAnswer(Answer):
    """Ages in whole days, both ends within; the last band has no end."""

    first: int
    last: int | None


class TilesAnswer(Answer):
    """The figures above the board, and by how much each has changed since the end of the last Thursday.

    `untaken` (nobody pulled it for two weeks) is null for a charity: it has no pool.
    """

    open: TallyAnswer
    unpaid: TallyAnswer
    untaken: TallyAnswer | None
    since_at: Instant
    open_change: int
    late_change: int
    unpaid_change: int
    untaken_change: int


class PlaceAnswer(Answer):
    """One place: a tally for each band, and their sum."""

    place: Place
    cells: list[TallyAnswer]
    total: TallyAnswer


class WaitTallyAnswer(Answer):
    """Approved and not paid, of one wait."""

    wait: Wait
    total: TallyAnswer


class CharityTallyAnswer(Answer):
    """The open cases of one charity."""

    charity: CharityAnswer
    total: TallyAnswer


class BoardAnswer(Answer):
    """Every open case by where it stands and how old it is, as of `until_at`; each figure is the sum of those under it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "until_at": "2026-11-23T07:40:00Z",
                    "tiles": {
                        "open": TALLY,
                        "unpaid": TALLY,
                        "untaken": NOTHING,
                        "since_at": "2026-11-19T21:00:00Z",
                        "open_change": 1,
                        "late_change": 0,
                        "unpaid_change": -1,
                        "untaken_change": 0,
                    },
                    "bands": [{"first": 0, "last": 14}, {"first": 15, "last": None}],
                    "rows": [{"place": "unpaid", "cells": CELLS, "total": TALLY}],
                    "columns": CELLS,
                    "waits": [{"wait": "balance", "total": TALLY}],
                    "charities": [{"charity": CHARITY, "total": TALLY}],
                }
            ]
        }
    )

    until_at: Instant
    tiles: TilesAnswer
    bands: list[BandAnswer]
    rows: list[PlaceAnswer]
    columns: list[TallyAnswer]
    waits: list[WaitTallyAnswer]
    charities: list[CharityTallyAnswer]
