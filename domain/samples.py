"""Verification on top of every proof: how many receipts are asked about, which, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil
from random import Random
from statistics import NormalDist
from typing import TypeVar

from domain.digits import convert_digits
from domain.forms import TEXT_LIMIT, FormReader, read_date

Drawn = TypeVar("Drawn")
MARGIN_LIMIT = 50
CONFIDENCE_FLOOR, CONFIDENCE_LIMIT = 50, 99
SAMPLE_LIMIT = 2000
"""More than that nobody telephones: a wider margin is asked for."""


class SampleResult(StrEnum):
    """What whoever was asked said."""

    RECEIVED = "received"
    WITH_ISSUES = "with_issues"
    NOT_RECEIVED = "not_received"


class IssueState(StrEnum):
    """A case of its own that a sample opened: open, answered by its charity, closed by whoever asked."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True)
class SampleForm:
    """A sample as typed: receipts of which days and kind, with which margin and confidence in per cent."""

    from_on: str = ""
    until_on: str = ""
    kind: str = ""
    margin: str = ""
    confidence: str = ""


@dataclass(frozen=True)
class StatedSample:
    """A sample that can be drawn."""

    from_on: date
    until_on: date
    kind: str
    margin_percent: int
    confidence_percent: int


@dataclass(frozen=True)
class ResultForm:
    """An answer as typed."""

    result: str = ""
    text: str = ""


def compute_sample_size(population: int, *, margin_percent: int, confidence_percent: int) -> int:
    """How many of `population` must be asked so that a share is known within the margin, at that confidence.

    Cochran's size for the least certain share (one half), corrected for a finite population; never more than there are.
    """
    if population <= 0:
        return 0
    z = NormalDist().inv_cdf((1 + confidence_percent / 100) / 2)
    endless = (z / (margin_percent / 100)) ** 2 / 4
    return min(population, ceil(endless / (1 + (endless - 1) / population)))


def draw_sample(population: Sequence[Drawn], size: int, seed: int) -> list[Drawn]:
    """`size` members in the order of the population; the same seed draws the same again, so that nobody can choose."""
    chosen = sorted(Random(seed).sample(range(len(population)), size))  # noqa: S311 (drawn again by whoever audits it)
    return [population[place] for place in chosen]


def read_sample(form: SampleForm, *, today: date) -> StatedSample:
    """A sample of days that are over or run today. Raises InvalidFieldsError."""
    reader = FormReader()
    from_on = reader.value("from_on", form.from_on, read_date, required=True)
    until_on = reader.value("until_on", form.until_on, read_date, required=True)
    if from_on and until_on and until_on < from_on:
        reader.blame("until_on", "until_before_from")
    if from_on and from_on > today:
        reader.blame("from_on", "in_the_future")
    margin = reader.count("margin", form.margin, limit=MARGIN_LIMIT, code="malformed_count", default=5)
    confidence = _read_confidence(reader, form.confidence)
    reader.finish()
    assert from_on and until_on  # noqa: S101, PT018 (finish() proved it)
    return StatedSample(from_on, until_on, form.kind.strip(), margin, confidence)


def read_result(form: ResultForm) -> tuple[SampleResult, str]:
    """What was answered; whatever is not simply received says in words what is wrong. Raises InvalidFieldsError."""
    reader = FormReader()
    result = reader.choice("result", form.result, SampleResult)
    text = reader.text(
        "text", form.text, required=result not in (None, SampleResult.RECEIVED), limit=TEXT_LIMIT
    )
    reader.finish()
    assert result is not None  # noqa: S101 (finish() proved it)
    return result, text


def _read_confidence(reader: FormReader, raw: str) -> int:
    if not raw.strip():
        return 95
    digits = convert_digits(raw)
    if not digits.isdecimal() or not CONFIDENCE_FLOOR <= int(digits[:4]) <= CONFIDENCE_LIMIT:
        reader.blame("confidence", "malformed_count", limit=CONFIDENCE_LIMIT)
        return 95
    return int(digits)
