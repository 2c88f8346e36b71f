"""The catalogues of one language, read and checked once: each message, what it needs, and how it is filled."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from fluent.runtime import FluentBundle
from fluent.runtime.prepare import Compiler
from fluent.runtime.resolver import (
    CurrentEnvironment,
    MessageReference,
    NeverIsolatingPlaceable,
    ResolverEnvironment,
    SelectExpression,
    TextElement,
)
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from domain.errors import Param, SanadError
from language.numerals import Digits, shape_digits

Language = Literal["ar", "en"]

ABSENT = "none"
"""The variant of a select expression that makes its variable optional: `{ $actor -> [none] … *[other] … }`."""


class MissingWordError(SanadError):
    """A key without wording, or a sentence said without a parameter that it needs."""

    code = "missing_word"

    def __init__(self, **params: Param) -> None:
        super().__init__(**params)
        self.add_note(f"{params}")


class BrokenCatalogueError(SanadError):
    """A catalogue that cannot be read, or that words one key twice."""

    code = "broken_catalogue"

    def __init__(self, **params: Param) -> None:
        super().__init__(**params)
        self.add_note(f"{params}")


@dataclass(frozen=True)
class Sentence:
    """A compiled message; `plain` is its whole text if nothing is to be filled in."""

    pattern: Callable[[ResolverEnvironment], object]
    needed: frozenset[str]
    optional: frozenset[str]
    plain: str | None


class Catalogue:
    """All messages of one language, their own digits already shaped as `digits` says.

    Raises BrokenCatalogueError.
    """

    def __init__(self, folder: Path, language: Language, digits: Digits) -> None:
        self._messages = _read_messages(folder, digits)
        self._isolating = _Bundle([language], use_isolating=True)
        self._flowing = _Bundle([language], use_isolating=False)
        resource = ast.Resource(list(self._messages.values()))
        self._isolating.add_resource(resource)
        self._flowing.add_resource(resource)
        self._sentences: dict[str, Sentence] = {}

    def list_keys(self) -> frozenset[str]:
        """Every key of this language."""
        return frozenset(self._messages)

    def get(self, key: str) -> Sentence:
        """The sentence of `key`. Raises MissingWordError."""
        sentence = self._sentences.get(key)
        if sentence is None:
            sentence = self._sentences[key] = self._compile(key)
        return sentence

    def fill(self, sentence: Sentence, values: Mapping[str, str | FluentType], *, isolate: bool) -> str:
        """The text of a sentence; with `isolate` each value stands in FSI…PDI, so that its direction is its own.

        Raises MissingWordError if `values` lacks something.
        """
        given = {**dict.fromkeys(sentence.optional, ABSENT), **values}
        missing = sentence.needed.difference(given)
        if missing:
            raise MissingWordError(param=min(missing))
        errors: list[Exception] = []
        env = ResolverEnvironment(
            context=self._isolating if isolate else self._flowing,
            current=CurrentEnvironment(args=given),
            errors=errors,
        )
        text = str(sentence.pattern(env))
        if errors:
            raise errors[0]
        return text

    def _compile(self, key: str) -> Sentence:
        message = self._messages.get(key)
        if message is None or message.value is None:
            raise MissingWordError(key=key)
        finder = _VariableFinder(self._messages)
        finder.visit(message.value)
        # The library's type is too narrow: a pattern without variables compiles to its text.
        pattern: Any = self._isolating.get_message(key).value
        plain = pattern.value if isinstance(pattern, TextElement) else None
        return Sentence(pattern, frozenset(finder.found - finder.optional), frozenset(finder.optional), plain)


@cache
def load_catalogue(language: Language, digits: Digits) -> Catalogue:
    """The catalogue of a language, read once. Raises BrokenCatalogueError."""
    return Catalogue(Path(__file__).parent / language, language, digits)


class _Compiler(Compiler):
    """Isolates what is filled in, not the choices and references that the catalogue itself makes."""

    def compile_Placeable(  # noqa: N802 (the library names it)
        self, _: str, expression: object, **kwargs: object
    ) -> object:
        if isinstance(expression, SelectExpression | MessageReference):
            return NeverIsolatingPlaceable(expression=expression, **kwargs)
        return super().compile_Placeable(_, expression, **kwargs)


class _Bundle(FluentBundle):
    def __init__(self, locales: list[str], *, use_isolating: bool) -> None:
        super().__init__(locales, use_isolating=use_isolating)
        self._compiler = _Compiler()


class _VariableFinder(Visitor):
    """Finds the variables of a message and of the messages it refers to."""

    def __init__(self, messages: Mapping[str, ast.Message]) -> None:
        self.found: set[str] = set()
        self.optional: set[str] = set()
        self._messages = messages

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 (the library names it)
        self.found.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 (the library names it)
        keys = {variant.key.name for variant in node.variants if isinstance(variant.key, ast.Identifier)}
        if isinstance(node.selector, ast.VariableReference) and ABSENT in keys:
            self.optional.add(node.selector.id.name)
        self.generic_visit(node)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 (the library names it)
        try:
            self.visit(self._messages[node.id.name].value)
        except KeyError:
            raise MissingWordError(key=node.id.name) from None


class _DigitShaper(Visitor):
    def __init__(self, digits: Digits) -> None:
        self._digits = digits

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 (the library names it)
        node.value = shape_digits(node.value, self._digits)


def _read_messages(folder: Path, digits: Digits) -> dict[str, ast.Message]:
    messages: dict[str, ast.Message] = {}
    for file, entry in _read_entries(folder):
        if isinstance(entry, ast.Junk):
            raise BrokenCatalogueError(file=file, text=entry.content or "")
        if not isinstance(entry, ast.Message):
            continue
        if entry.id.name in messages:
            raise BrokenCatalogueError(file=file, key=entry.id.name)
        _DigitShaper(digits).visit(entry)
        messages[entry.id.name] = entry
    return messages


def _read_entries(folder: Path) -> Iterator[tuple[str, object]]:
    parser = FluentParser(with_spans=False)
    for path in sorted(folder.glob("*.ftl")):
        for entry in parser.parse(path.read_text(encoding="utf-8")).body:
            yield f"{folder.name}/{path.name}", entry
