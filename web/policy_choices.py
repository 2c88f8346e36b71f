"""What can be chosen on the pages of a draft: each code with its name in the reader's language."""

from collections.abc import Iterable, Mapping

from domain.approvals import Flag, Level, read_level
from domain.categories import FundSource, Paper, PayeeKind, Recurrence
from domain.cycle import TaskKind
from domain.deadlines import AllowanceUnit
from domain.overlaps import Subject, WindowKind
from domain.policy_drafts import CodeForm, PolicyForm
from domain.proofs import STATED_PROOFS
from language.policies import tell_levels
from language.words import Words
from services.policies import KindName

Options = tuple[tuple[str, str], ...]
QUORUMS = (
    *(level.value for level in Level),
    *(
        f"{level}:{quorum}"
        for level in (Level.AID_MANAGER, Level.MINISTRY)
        for quorum in ("2/2", "2/3", "3/3")
    ),
)
"""The levels that are offered; a band may carry others, which stay on offer where they stand."""


def list_category_choices(
    words: Words, form: PolicyForm, kinds: Mapping[str, KindName], classes: Mapping[str, KindName]
) -> dict[str, Options]:
    """The choices of a category's fields, by the field."""
    return {
        "kind": _name_listed(words, kinds, form.kinds),
        "case_class": _name_listed(words, classes, form.case_classes),
        "family": tuple(
            (
                row.code,
                words.say(
                    "policies-family_on", family=row.code, subject=_word(words, "subject", row.subject)
                ),
            )
            for row in form.families
        ),
        "window": _name(words, "window_kind", WindowKind),
        "recurrence": _name(words, "recurrence", Recurrence),
        "payee_kind": _name(words, "payee_kind", PayeeKind),
        "papers": _name(words, "paper", Paper),
        "fund_sources": _name(words, "fund_source", FundSource),
        "proofs": _name(words, "proof", STATED_PROOFS),
    }


def list_part_choices(words: Words, form: PolicyForm) -> dict[str, Options]:
    """The choices of the fields of bands, windows and times."""
    codes = dict.fromkeys(
        (*QUORUMS, *(code for band in form.bands for code in band.levels if _is_level(code)))
    )
    return {
        "subject": _name(words, "subject", Subject),
        "flags": _name(words, "flag", Flag),
        "levels": tuple((code, tell_levels(words, (code,))) for code in codes),
        "task_kind": _name(words, "task", TaskKind),
        "unit": _name(words, "allowance_unit", AllowanceUnit),
    }


def _name(words: Words, family: str, codes: Iterable[str]) -> Options:
    return tuple((str(code), words.code(family, str(code))) for code in codes)


def _name_listed(words: Words, known: Mapping[str, KindName], brought: Iterable[CodeForm]) -> Options:
    """What the code lists have, and what the draft brings to them."""
    names = {code: words.name(row.name_ar, row.name_en) for code, row in known.items()}
    names |= {row.code: words.name(row.name_ar, row.name_en) for row in brought}
    return tuple(sorted(names.items(), key=lambda item: item[1]))


def _word(words: Words, family: str, code: str) -> str:
    key = f"{family}-{code}"
    return words.say(key) if words.has(key) else code


def _is_level(code: str) -> bool:
    try:
        read_level(code)
    except ValueError:
        return False
    return True
