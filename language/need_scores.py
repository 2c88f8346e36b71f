"""How a score of need is told: the arithmetic of each line, and the threshold it met."""

from domain.need_scores import NeedFactor, NeedLine
from language.words import Words

_MONEY = frozenset({NeedFactor.PER_CAPITA, NeedFactor.ASSETS})
_COUNTED = frozenset({NeedFactor.DEPENDANTS, NeedFactor.HEALTH, NeedFactor.HOUSING})
"""Factors whose points are counted by head or by grade: they have no threshold to meet."""


def tell_line(words: Words, line: NeedLine) -> str:
    """How the points of one line were worked out, in a sentence or two."""
    if not line.terms:
        return words.say("need-not_answered")
    told = words.say(f"need-sum_{line.factor}", **line.terms)
    rule = _tell_rule(words, line)
    return f"{told} · {rule}" if rule else told


def _tell_rule(words: Words, line: NeedLine) -> str:
    if line.limit is None:
        return "" if line.factor in _COUNTED else words.say("need-rule_none")
    if line.factor in _MONEY:
        return words.say("need-rule_at_most", limit_fils=line.limit)
    return words.say("need-rule_at_least", limit=line.limit)
