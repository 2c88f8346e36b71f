"""What a published schema says of a message, as far as the classes that were made from it carry it."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any


def keeps_limits(part: object) -> bool:
    """True if every text is as long and as shaped, every amount as precise, every list as long as the schema says.

    Of a choice exactly one is given. What has to be there was demanded when the part was made.
    """
    assert is_dataclass(part)  # noqa: S101 (a message and its parts are)
    given = 0
    for each in fields(part):
        value = getattr(part, each.name)
        values = value if isinstance(value, list) else [value] if value is not None else []
        given += bool(values)
        if len(values) > each.metadata.get("max_occurs", len(values)):
            return False
        if not all(_is_within(one, each.metadata) for one in values):
            return False
    return given == 1 or not type(part).__name__.endswith("Choice")


def _is_within(value: object, limits: Mapping[str, Any]) -> bool:
    if is_dataclass(value):
        return keeps_limits(value)
    if isinstance(value, str):
        length, pattern = len(value), limits.get("pattern")
        is_long_enough = limits.get("min_length", 0) <= length <= limits.get("max_length", length)
        return is_long_enough and (pattern is None or re.fullmatch(pattern, value) is not None)
    if isinstance(value, Decimal):
        _, digits, exponent = value.as_tuple()
        after = -exponent if isinstance(exponent, int) else 0
        return (
            value.is_finite()
            and value >= limits.get("min_inclusive", value)
            and len(digits) <= limits.get("total_digits", len(digits))
            and after <= limits.get("fraction_digits", after)
        )
    return True
