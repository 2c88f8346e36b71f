"""Match evidence in words: one field with its signed bits, the likeliest other relation, what was not followed."""

from collections.abc import Sequence

from language.numerals import format_signed
from language.words import Words

NAME_FIELDS = frozenset({"given", "father", "grandfather", "family"})
"""Fields of one kind: their levels are worded once."""


def word_field(words: Words, field: str, level: str, bits: float, relation: str) -> str:
    """One field of a comparison: "Date of birth: day and month of birth swapped (+7.2 bits)".

    `field`, `level` and `relation` are codes of matching, `bits` log2 odds of one person against that relation, which is
    named where the field speaks for it. Raises MissingWordError for a code without wording.
    """
    kind = "name" if field in NAME_FIELDS else field
    named = words.say(f"cases-match_{field}")
    found = words.code(f"match_{kind}", level)
    if round(bits, 1) == 0:
        return words.say("match-nothing", field=named, level=found)
    signed = format_signed(bits, words.digits)
    if bits > 0:
        return words.say("match-for", field=named, level=found, bits=signed)
    return words.say(
        "match-against", field=named, level=found, bits=signed, relation=word_runner_up(words, relation)
    )


def word_runner_up(words: Words, relation: str) -> str:
    """What the two most likely are to each other if they are not one person. Raises MissingWordError."""
    return words.code("match_relation", relation)


def word_degraded(words: Words, kinds: Sequence[str]) -> str:
    """Which ways of looking (matching KeyKinds) were too crowded to be followed; empty if every one was."""
    if not kinds:
        return ""
    return words.say("match-degraded", what=words.list([words.code("match_crowded", kind) for kind in kinds]))
