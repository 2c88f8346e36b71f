"""Numbers, money and percentages as text, in Western digits or in Arabic-Indic ones."""

from decimal import Decimal
from typing import Literal

from domain.money import FILS_PER_DINAR

Digits = Literal["latn", "arab"]

_TO_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_TO_ARABIC_NUMBER = str.maketrans("0123456789,.%", "٠١٢٣٤٥٦٧٨٩٬٫٪")
# A left-to-right isolate keeps the sign on the left of its number in a right-to-left line.
_SIGNED = "\u2066{}{}\u2069"


def shape_digits(text: str, digits: Digits) -> str:
    """`text` with its digits in the wanted shape; its punctuation stays."""
    return text.translate(_TO_ARABIC_INDIC) if digits == "arab" else text


def format_number(value: int | Decimal, digits: Digits) -> str:
    """A grouped number: 1,204 or ١٬٢٠٤; a negative one keeps its sign on the left."""
    return _sign(value, _shape_number(f"{abs(value):,}", digits))


def format_dinars(fils: int, digits: Digits) -> str:
    """Fils as dinars with their three decimals: 780000 gives 780.000."""
    dinars, rest = divmod(abs(fils), FILS_PER_DINAR)
    return _sign(fils, _shape_number(f"{dinars:,}.{rest:03}", digits))


def format_percent(share: float, digits: Digits) -> str:
    """A share of one as a percentage with at most one decimal: 0.063 gives 6.3%, 0.38 gives 38%."""
    return _sign(share, _shape_number(f"{abs(share) * 100:,.1f}".removesuffix(".0") + "%", digits))


def format_signed(value: float, digits: Digits) -> str:
    """A number with one decimal and its sign on the left, zero without one: +7.2, −5.0, 0.0."""
    rounded = round(value, 1)
    text = _shape_number(f"{abs(rounded):,.1f}", digits)
    return _SIGNED.format("+", text) if rounded > 0 else _sign(rounded, text)


def _shape_number(text: str, digits: Digits) -> str:
    return text.translate(_TO_ARABIC_NUMBER) if digits == "arab" else text


def _sign(value: float | Decimal, text: str) -> str:
    return _SIGNED.format("−", text) if value < 0 else text
