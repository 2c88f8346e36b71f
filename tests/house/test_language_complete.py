"""The two languages say the same things, and every code of the domain has its words in both."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import domain
from domain.cycle import EventType, Wait
from language.catalogues import Language, load_catalogue
from language.evidence import NAME_FIELDS
from language.words import words_for
from matching import KeyKind, Relation, Rule
from matching.compare import FIELD_LEVELS
from store.tables.reservations import AidState, NoticeSource

HOUSE = Path(__file__).parents[2]
LANGUAGES: tuple[Language, Language] = ("ar", "en")
ARABIC_ONLY = {"sex"}
"""What only Arabic asks: its verbs agree with whoever acts."""

FAMILIES = {
    "TaskKind": "task",
    "DecisionCode": "decision",
    "EventType": "event",
    "DocumentKind": "document",
    "PartyRole": "party",
    "RequestWarning": "warning",
    "MemberRelation": "relation",
}
"""Families whose name is not that of the enumeration."""

ROOMS_THAT_REFUSE = (
    "domain",
    "matching",
    "language",
    "store",
    "gateways",
    "workflows",
    "services",
    "activities",
    "api",
    "web",
)
"""All but stack and cli: what they say to an operator stands where it is raised."""

PLURALS = {"ar": {"zero", "one", "two", "few", "many", "other"}, "en": {"one", "other"}}
BANNED = ("فقير", "طوابير", "نقدية", "لمرة واحدة", "معاق", "وافد", "أجنبي", "بدون جنسية", "طابور")
"""Words that the glossary replaced by better ones."""

MEND = "Rule: both languages say everything. Reason: a missing word breaks a page. Mend: word it in language/{}: {}"


def read_messages(language: Language) -> dict[str, tuple[str, ftl.Message]]:
    """Key → (file, message) of a language, read from its files."""
    found = {}
    for path in sorted((HOUSE / "language" / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message):
                found[entry.id.name] = (path.name, entry)
    return found


def list_enums() -> list[type[StrEnum]]:
    """Every enumeration of the domain."""
    modules = [
        importlib.import_module(found.name) for found in pkgutil.walk_packages(domain.__path__, "domain.")
    ]
    return [
        member
        for module in modules
        for member in vars(module).values()
        if isinstance(member, type) and issubclass(member, StrEnum) and member.__module__ == module.__name__
    ]


def read_sources(*rooms: str) -> Iterator[ast.AST]:
    """Every node of the source of these rooms."""
    for room in rooms:
        for path in (HOUSE / room).rglob("*.py"):
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def list_error_codes() -> set[str]:
    """The code of every error class, read from the source."""
    return {
        line.value.value
        for node in read_sources(*ROOMS_THAT_REFUSE)
        if isinstance(node, ast.ClassDef) and node.name.endswith("Error")
        for line in node.body
        if isinstance(line, ast.Assign | ast.AnnAssign)
        and "code" in ast.unparse(line).split("=")[0]
        and isinstance(line.value, ast.Constant)
        and isinstance(line.value.value, str)
    }


def list_field_codes() -> set[str]:
    """The codes with which domain and services blame a field, read from the source."""
    calls = (node for node in read_sources("domain", "services") if isinstance(node, ast.Call))
    return {code for call in calls for code in _list_codes_of_call(call)}


def _list_codes_of_call(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
    if name in {"blame", "FieldProblem"} and len(call.args) > 1:
        code = call.args[1]
        if isinstance(code, ast.Constant) and isinstance(code.value, str):
            yield code.value
    for keyword in call.keywords:
        named = keyword.arg == "unknown" or (keyword.arg == "code" and name == "count")
        if named and isinstance(keyword.value, ast.Constant):
            yield str(keyword.value.value)


class SelectFinder(Visitor):
    """Collects the variants of every choice of a message."""

    def __init__(self) -> None:
        self.choices: list[set[str]] = []

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802 (the library names it)
        keys = [variant.key for variant in node.variants]
        self.choices.append({key.name for key in keys if isinstance(key, ftl.Identifier)})
        self.generic_visit(node)


class TextFinder(Visitor):
    """Collects the own text of a message."""

    def __init__(self) -> None:
        self.text = ""

    def visit_TextElement(self, node: ftl.TextElement) -> None:  # noqa: N802 (the library names it)
        self.text += node.value


def read_text(message: ftl.Message) -> str:
    """What a message says itself, without what is filled in."""
    finder = TextFinder()
    finder.visit(message)
    return finder.text


def test_both_languages_have_the_same_keys_in_the_same_files() -> None:
    files = {
        language: {key: file for key, (file, _) in read_messages(language).items()} for language in LANGUAGES
    }
    assert files["ar"] == files["en"]


def test_both_languages_take_the_same_variables() -> None:
    arabic, english = (load_catalogue(language, "latn") for language in LANGUAGES)
    unlike = {
        key
        for key in arabic.list_keys() & english.list_keys()
        if (arabic.get(key).needed, arabic.get(key).optional - ARABIC_ONLY)
        != (english.get(key).needed, english.get(key).optional)
    }
    assert not unlike


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_the_domain_has_its_words(language: Language) -> None:
    keys = load_catalogue(language, "latn").list_keys()
    missing = [
        key
        for enum in list_enums()
        for member in enum
        if (key := f"{_name_family(enum)}-{member.value}") not in keys
    ]
    assert not missing, MEND.format(language, missing)


def _name_family(enum: type[StrEnum]) -> str:
    return FAMILIES.get(enum.__name__) or re.sub(r"(?<=[a-z])(?=[A-Z])", "_", enum.__name__).lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_and_every_problem_of_a_field_has_its_words(language: Language) -> None:
    keys = load_catalogue(language, "latn").list_keys()
    codes = list_error_codes() | list_field_codes()
    missing = [key for code in codes if (key := f"error-{code.replace('_', '-')}") not in keys]
    assert not missing, MEND.format(language, missing)


def test_the_source_is_really_searched_for_codes() -> None:
    assert {"internal", "malformed_iban", "busy", "missing_word"} <= list_error_codes()
    assert {"required", "above_ceiling", "unknown_choice", "too_many_instalments"} <= list_field_codes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wait_has_its_sentence(language: Language) -> None:
    keys = load_catalogue(language, "latn").list_keys()
    missing = [key for wait in Wait if (key := f"wait-{wait}-sentence") not in keys]
    assert not missing, MEND.format(language, missing)


def list_evidence_keys() -> set[str]:
    """What a comparison and a notice may have to say: the codes are of matching and of the record, not of the domain."""
    levels = {
        f"match_{'name' if field in NAME_FIELDS else field}-{level.name.lower()}"
        for field, kind in FIELD_LEVELS.items()
        for level in kind
        if level.name != "MISSING"  # a field that one side did not say is no evidence
    }
    return (
        levels
        | {f"cases-match_{field}" for field in FIELD_LEVELS}
        | {f"match_relation-{relation}" for relation in Relation}
        | {f"match_rule-{rule}" for rule in Rule}
        | {f"{family}-{kind}" for kind in KeyKind for family in ("match_key", "match_crowded")}
        | {f"notice-{source}_{state}" for source in NoticeSource for state in AidState}
        | {f"notice_source-{source}" for source in NoticeSource}
        | {f"aid_state-{state}" for state in AidState}
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_matching_finds_has_its_words(language: Language) -> None:
    missing = sorted(list_evidence_keys() - load_catalogue(language, "latn").list_keys())
    assert not missing, MEND.format(language, missing)


def test_the_levels_of_every_field_are_asked_for() -> None:
    assert {"match_name-cross_differ", "match_birth-swapped", "match_phone-crowd"} <= list_evidence_keys()
    assert "match_name-missing" not in list_evidence_keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_event_needs_nothing_to_be_told(language: Language) -> None:
    catalogue = load_catalogue(language, "latn")
    assert not {event for event in EventType if catalogue.get(f"event-{event}").needed}


@pytest.mark.parametrize("digits", ["latn", "arab"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: Language, digits: str) -> None:
    words = words_for(language, "arab" if digits == "arab" else "latn")
    catalogue = load_catalogue(language, "latn")
    for key in catalogue.list_keys():
        sentence = catalogue.get(key)
        assert words.say(key, **{name: _invent(name) for name in sentence.needed | sentence.optional}), key


def _invent(name: str) -> str | int | date | datetime:
    if name.endswith("_at"):
        return datetime.fromisoformat("2026-11-15T09:12+03:00")
    if name == "on" or name.endswith("_on"):
        return date(2026, 11, 15)
    if name.endswith("_fils") or name in {
        "count",
        "limit",
        "level",
        "instalment",
        "instalments",
        "retry_after",
    }:
        return 3
    return "نص"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plural_has_every_form_of_its_language(language: Language) -> None:
    forms = PLURALS[language]
    broken = []
    for key, (_, message) in read_messages(language).items():
        finder = SelectFinder()
        finder.visit(message)
        broken += [
            key for choice in finder.choices if choice & (PLURALS["ar"] - {"other"}) and not forms <= choice
        ]
    assert not broken


def test_arabic_is_written_in_arabic() -> None:
    latin = [
        key
        for key, (_, message) in read_messages("ar").items()
        if re.search(r"[A-Za-z]", read_text(message))
        and not re.search(r"[\u0621-\u064a]", read_text(message))
    ]
    assert not latin


def test_english_is_written_in_english() -> None:
    arabic = [
        key
        for key, (_, message) in read_messages("en").items()
        if re.search(r"[\u0600-\u06ff]", read_text(message))
    ]
    assert not arabic


def test_words_that_the_glossary_replaced_are_not_used() -> None:
    used = [
        (key, word)
        for key, (_, message) in read_messages("ar").items()
        for word in BANNED
        if word in read_text(message)
    ]
    assert not used
