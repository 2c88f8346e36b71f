"""A profile as one line of text, for a column beside the person: reading it back costs less than preparing again."""

from datetime import date

from matching.names import Slots
from matching.numbers import CivilNumber, Trust
from matching.places import Home
from matching.records import Profile

_PART, _ITEM, _FIELD = "\x1d", "\x1e", "\x1f"
PACKING_VERSION = "1"
_TRUSTS = {f"{trust:d}": trust for trust in Trust}


def pack_profile(profile: Profile) -> str:
    """The profile as text; it holds personal data as the person's own row does."""
    return _PART.join(
        (
            PACKING_VERSION,
            _ITEM.join(_FIELD.join(name) for name in profile.names),
            profile.sex,
            _ITEM.join(born.isoformat() for born in profile.births),
            _ITEM.join(f"{number.trust:d}{number.value}" for number in profile.numbers),
            _ITEM.join(profile.phones),
            _ITEM.join(_FIELD.join(home) for home in profile.homes),
        )
    )


def unpack_profile(text: str) -> Profile:
    """The profile that was packed; a text of another version must be prepared again (ValueError)."""
    version, names, sex, births, numbers, phones, homes = text.split(_PART)
    if version != PACKING_VERSION:
        raise ValueError(version)
    return Profile(
        names=tuple([Slots._make(name.split(_FIELD)) for name in _split(names)]),
        sex=sex,
        births=tuple(map(date.fromisoformat, _split(births))),
        numbers=tuple([CivilNumber(number[1:], _TRUSTS[number[0]]) for number in _split(numbers)]),
        phones=tuple(_split(phones)),
        homes=tuple([Home._make(home.split(_FIELD)) for home in _split(homes)]),
    )


def _split(text: str) -> list[str]:
    return text.split(_ITEM) if text else []
