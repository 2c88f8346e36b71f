"""Money is integer fils, a thousand to the dinar: reading typed dinars, splitting a sum into instalments."""

import re

from domain.digits import convert_digits
from domain.errors import MalformedAmountError

FILS_PER_DINAR = 1_000
# The largest amount one field accepts: some three times what all bodies together gave in a year.
MAX_AMOUNT_FILS = 100_000_000 * FILS_PER_DINAR

_CURRENCY = r"(?:KD|KWD|د\s?\.?\s?ك\.?|دينار(?:\s+كويتي)?)"
# The digits are counted by the bound above, so that a pasted page of them never reaches int().
_AMOUNT = re.compile(
    rf"{_CURRENCY}?\s*"
    r"(?P<dinars>[0-9]{1,3}(?:[,٬][0-9]{3}){1,2}|[0-9]{1,9})(?:[.٫](?P<fils>[0-9]{1,3}))?"
    rf"\s*{_CURRENCY}?",
    re.IGNORECASE,
)


def read_dinars(text: str) -> int:
    """Return the fils in an amount of dinars as a person typed it: `1,234.500`, `١٬٢٣٤٫٥`, `د.ك 50`.

    Thousands are parted by `,` or `٬` in groups of three, or not at all; decimals by `.` or `٫`, three at
    most. A comma is never a decimal sign: `1,5` is refused rather than guessed.

    Raises MalformedAmountError for any other text, for nothing, and above MAX_AMOUNT_FILS.
    """
    amount_fils = read_income(text)
    if amount_fils == 0:
        raise MalformedAmountError
    return amount_fils


def read_income(text: str) -> int:
    """Return the fils in what somebody has or pays a month: like `read_dinars`, but nothing at all is an answer too.

    Raises MalformedAmountError like `read_dinars`, save for zero.
    """
    match = _AMOUNT.fullmatch(convert_digits(text))
    if match is None:
        raise MalformedAmountError
    dinars = int(re.sub("[,٬]", "", match["dinars"]))
    amount_fils = dinars * FILS_PER_DINAR + int((match["fils"] or "").ljust(3, "0"))
    if amount_fils > MAX_AMOUNT_FILS:
        raise MalformedAmountError
    return amount_fils


def write_dinars(amount_fils: int) -> str:
    """Write an amount so that `read_dinars` reads it: 780500 gives 780.500."""
    return f"{amount_fils // FILS_PER_DINAR}.{amount_fils % FILS_PER_DINAR:03}"


def split_instalments(total_fils: int, count: int) -> tuple[int, ...]:
    """Split a sum into `count` instalments that add up to it exactly; the first carries the remainder.

    Raises MalformedAmountError when not every instalment would be at least one fils.
    """
    if not 0 < count <= total_fils:
        raise MalformedAmountError
    each_fils, remainder_fils = divmod(total_fils, count)
    return (each_fils + remainder_fils, *[each_fils] * (count - 1))
