"""Amounts as somebody would type them into a field."""

from domain.money import FILS_PER_DINAR


def spell_dinars(fils: int) -> str:
    """Fils as somebody would type them into a field of dinars."""
    dinars, rest = divmod(fils, FILS_PER_DINAR)
    return f"{dinars}.{rest:03}"
