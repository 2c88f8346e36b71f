"""A comparison in words: whom the applicant may be, field by field, and on what the check rests."""

from dataclasses import dataclass
from datetime import date
from math import ceil

from language.evidence import NAME_FIELDS, word_degraded
from language.numerals import format_signed, shape_digits
from language.words import Words
from services.comparisons import CandidateView, CheckBasis, FieldView

AGREES = frozenset({"exact", "same", "cross", "exact_estimate", "exact_doubtful", "shared", "crowd"})
DIFFERS = frozenset({"differ", "cross_differ", "differ_doubtful", "siblings", "later", "earlier"})
"""Levels of matching that are told as agreement and as difference; the others are near."""

NUMBERS = frozenset({"birth", "civil", "phone"})
BITS_A_STEP = 1.25
MOST_STEPS = 10
SCALE_FROM, SCALE_TO, SCALE_STEPS = -8.0, 16.0, 24
"""The scores that the scale shows, one of its steps a unit of log-odds."""


@dataclass(frozen=True)
class Line:
    """One field: both texts, what they say, and how much that speaks for (`steps` above 0) or against one person."""

    label: str
    stated: str
    registered: str
    is_number: bool
    standing: str
    says: str
    bits: str
    steps: int


@dataclass(frozen=True)
class Card:
    """One candidate: the view, its lines, how many of them agree, are near, differ, and its place on the scale."""

    view: CandidateView
    name: str
    lines: tuple[Line, ...]
    agree: int
    near: int
    differ: int
    score: str
    place: int


@dataclass(frozen=True)
class Rest:
    """On what a check rests, in words; `link_place` and `ask_place` are the thresholds on the scale."""

    link_at: str
    ask_at: str
    link_place: int
    ask_place: int
    degraded: str


def tell_candidates(views: tuple[CandidateView, ...], words: Words) -> tuple[Card, ...]:
    """The candidates as the page shows them, in the order given."""
    return tuple(_tell_candidate(view, words) for view in views)


def tell_basis(basis: CheckBasis, words: Words) -> Rest:
    """The thresholds of a check and where they stand on the scale."""
    return Rest(
        format_signed(basis.link_at, words.digits),
        format_signed(basis.adjudicate_at, words.digits),
        place_score(basis.link_at),
        place_score(basis.adjudicate_at),
        word_degraded(words, basis.degraded),
    )


def place_score(score: float) -> int:
    """The step of the scale on which a score stands."""
    return round((min(max(score, SCALE_FROM), SCALE_TO) - SCALE_FROM) * SCALE_STEPS / (SCALE_TO - SCALE_FROM))


def _tell_candidate(view: CandidateView, words: Words) -> Card:
    lines = tuple(tell_field(field, words) for field in view.fields)
    counts = {
        standing: sum(line.standing == standing for line in lines)
        for standing in ("agrees", "near", "differs")
    }
    return Card(
        view=view,
        name=view.values.full_name if view.values else "",
        lines=lines,
        agree=counts["agrees"],
        near=counts["near"],
        differ=counts["differs"],
        score=format_signed(view.score, words.digits),
        place=place_score(view.score),
    )


def tell_field(view: FieldView, words: Words) -> Line:
    """One field in words."""
    standing = "agrees" if view.level in AGREES else "differs" if view.level in DIFFERS else "near"
    steps = min(MOST_STEPS, ceil(abs(view.bits) / BITS_A_STEP))
    return Line(
        label=words.say(f"cases-match_{view.field}"),
        stated=_spell(view.field, view.stated, words),
        registered=_spell(view.field, view.registered, words),
        is_number=view.field in NUMBERS,
        standing=standing,
        says=words.say(f"match_{_name_family(view.field)}-{view.level}"),
        bits=format_signed(view.bits, words.digits),
        steps=steps if view.bits > 0 else -steps,
    )


def _name_family(field: str) -> str:
    return "name" if field in NAME_FIELDS else field


def _spell(field: str, text: str, words: Words) -> str:
    """A value as people write it: a date by its numbers, so that exchanged ones stand out."""
    if not text:
        return ""
    if field == "sex":
        return words.code("sex", text)
    if field == "birth":
        return shape_digits(f"{date.fromisoformat(text):%d/%m/%Y}", words.digits)
    if field == "address":
        return text.replace(" / ", words.say("layout-comma"))
    return text
