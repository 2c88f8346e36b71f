"""How a change of policy is told: which row, which field, from what to what."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from domain.approvals import read_level
from domain.errors import FieldValueError
from domain.forms import read_date
from domain.money import read_income
from domain.policy_changes import Change, ChangeKind, PolicyPart, Value
from language.words import Words

_FAMILIES: Mapping[str, str] = {
    "window": "window_kind",
    "recurrence": "recurrence",
    "payee_kind": "payee_kind",
    "papers": "paper",
    "registry_papers": "paper",
    "fund_sources": "fund_source",
    "proofs": "proof",
    "subject": "subject",
    "flags": "flag",
    "task_kind": "task",
    "unit": "allowance_unit",
}
"""Fields whose values are codes, and the family that words them."""


_ROWS: Mapping[str, PolicyPart] = {
    "kinds": PolicyPart.KIND,
    "case_classes": PolicyPart.CASE_CLASS,
    "families": PolicyPart.FAMILY,
    "ladders": PolicyPart.LADDER,
}
"""Fields of the form whose rows are called by their part of the policy and their code."""


@dataclass(frozen=True)
class ToldChange:
    """One change in words: of what, in which field, from what to what; a row that comes or goes whole has only the first."""

    kind: ChangeKind
    what: str
    field: str = ""
    before: str = ""
    after: str = ""


def word_change(words: Words, change: Change, names: Mapping[str, str]) -> ToldChange:
    """One change in its parts; `names` are the categories by their codes, in the language of `words`.

    A value that nobody can read yet stands as it was typed.
    """
    what = _name_row(words, change, names)
    if change.kind is not ChangeKind.CHANGED:
        return ToldChange(change.kind, what)
    return ToldChange(
        change.kind,
        what,
        words.code("policy_field", change.field),
        word_value(words, change.field, change.before),
        word_value(words, change.field, change.after),
    )


def tell_change(words: Words, change: Change, names: Mapping[str, str]) -> str:
    """The same as a sentence."""
    told = word_change(words, change, names)
    if told.kind is not ChangeKind.CHANGED:
        return words.say(f"policies-{told.kind}", what=told.what)
    return words.say(
        "policies-changed", what=told.what, field=told.field, before=told.before, after=told.after
    )


def tell_levels(words: Words, codes: Sequence[str]) -> str:
    """Whose signatures these are, in their order."""
    return word_value(words, "levels", tuple(codes))


def tell_place(words: Words, field: str) -> str:
    """Where in a draft a problem lies: `bands.2.levels`, `categories.RENT.ceiling`, `effective_on` in words."""
    part, *rest = field.split(".")
    last = f"policy_field-{(rest or [part])[-1]}"
    label = words.say(last) if words.has(last) else ""
    row = _name_place(words, part, rest)
    return " – ".join(filter(None, (row, label))) or field


def _name_place(words: Words, part: str, rest: Sequence[str]) -> str:
    if not rest or part == "category":
        return ""
    if part == "bands":
        return words.say("policies-band_row", row=words.number(int(rest[0])))
    if part == "allowances":
        task = _word_one(words, "task_kind", rest[0])
        return words.say("policies-fast", task=task) if "fast" in rest else task
    if part in _ROWS:
        name = _word_one(words, "task_kind", rest[0]) if part == "ladders" else rest[0]
        return f"{words.code('policy_part', _ROWS[part])} {name}"
    return rest[0]


def _name_row(words: Words, change: Change, names: Mapping[str, str]) -> str:
    if change.part is PolicyPart.CATEGORY:
        return f"{change.code} {names.get(change.code, '')}".strip()
    first, *more = change.code.split()
    if change.part is PolicyPart.BAND:
        floor = word_value(words, "floor", first)
        if not more:
            return words.say("policies-band", floor=floor)
        return words.say("policies-band_for", floor=floor, flags=word_value(words, "flags", tuple(more)))
    if change.part is PolicyPart.ALLOWANCE:
        task = _word_one(words, "task_kind", first)
        return words.say("policies-fast", task=task) if more else task
    if change.part is PolicyPart.LADDER:
        return f"{words.code('policy_part', change.part)} – {_word_one(words, 'task_kind', first)}"
    return f"{words.code('policy_part', change.part)} {change.code}"


def word_value(words: Words, field: str, value: Value) -> str:
    """The value of a field as the form writes it, in words; one that cannot be read stands as it was typed."""
    if isinstance(value, bool):
        return words.say("policies-yes" if value else "policies-no")
    if not value:
        return words.say("policies-nothing")
    if isinstance(value, tuple):
        return words.list([_word_one(words, field, one) for one in value])
    return _word_one(words, field, value)


def _word_one(words: Words, field: str, value: str) -> str:
    try:
        return _READERS[field](words, value) if field in _READERS else _word_code(words, field, value)
    except (FieldValueError, ValueError):
        return value


def _word_code(words: Words, field: str, value: str) -> str:
    key = f"{_FAMILIES[field]}-{value}" if field in _FAMILIES else ""
    return words.say(key) if words.has(key) else value


def _word_money(words: Words, value: str) -> str:
    return words.money(read_income(value))


def _word_day(words: Words, value: str) -> str:
    return words.day(read_date(value))


def _word_level(words: Words, value: str) -> str:
    level = read_level(value)
    body = words.code("level", level.body)
    if level.seats == 1:
        return body
    return words.say("policies-quorum", level=body, needed=level.needed, seats=level.seats)


_READERS: Mapping[str, Callable[[Words, str], str]] = {
    "ceiling": _word_money,
    "floor": _word_money,
    "first_on": _word_day,
    "last_on": _word_day,
    "levels": _word_level,
}
"""Fields whose values are read before they are worded."""
