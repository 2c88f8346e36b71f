"""Who is who: what the duplicate desk can rule of a stated identity and a registered person."""

from enum import StrEnum

from domain.cycle import DecisionCode


class Party(StrEnum):
    """Whose identity of a request is in question."""

    APPLICANT = "applicant"
    BENEFICIARY = "beneficiary"


class Ruling(StrEnum):
    """What two identities are to each other."""

    SAME = "same"
    RELATIVE = "relative"
    DIFFERENT = "different"
    NUMBER_OF_ANOTHER = "number_of_another"


RULINGS: dict[DecisionCode, Ruling] = {
    DecisionCode.SAME_PERSON: Ruling.SAME,
    DecisionCode.RELATIVE: Ruling.RELATIVE,
    DecisionCode.DIFFERENT_PERSON: Ruling.DIFFERENT,
    DecisionCode.NUMBER_OF_ANOTHER: Ruling.NUMBER_OF_ANOTHER,
}
"""The ruling each decision on an identity gives."""

APART = frozenset({Ruling.RELATIVE, Ruling.DIFFERENT, Ruling.NUMBER_OF_ANOTHER})
"""Rulings by which two identities are two people."""
