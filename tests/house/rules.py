"""What the house tests share: a rule that explains itself when it is broken, and the source of the house as trees."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
ROOMS = (
    "cli",
    "stack",
    "api",
    "web",
    "activities",
    "services",
    "workflows",
    "store",
    "gateways",
    "matching",
    "language",
    "domain",
)
FROZEN = "store/migrations/versions/"
"""Migrations that have run somewhere: history is not rewritten to please a rule."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Rule:
    """One rule of the house, why it is one, and what to do when it is broken."""

    rule: str
    reason: str
    mend: str

    def judge(self, offences: Iterable[str]) -> None:
        """Fail the test with the rule, its reason, its mend and every place that breaks it."""
        found = sorted(set(offences))
        if found:
            places = "\n".join(f"  - {place}" for place in found)
            pytest.fail(
                f"Rule: {self.rule}\nReason: {self.reason}\nMend: {self.mend}\nBroken by:\n{places}",
                pytrace=False,
            )


@dataclass(frozen=True)
class Source:
    """A Python file of the house: its path from the root, its module's name, its tree."""

    path: str
    module: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """How long it is."""
        return len(self.text.splitlines())


def list_sources(*rooms: str) -> list[Source]:
    """Every file of these rooms (of all rooms if none is named) except frozen migrations."""
    return [source for room in rooms or ROOMS for source in _read_room(room)]


@cache
def _read_room(room: str) -> tuple[Source, ...]:
    paths = sorted((HOUSE / room).rglob("*.py"))
    return tuple(_read(path) for path in paths if FROZEN not in path.as_posix())


def _read(path: Path) -> Source:
    place = path.relative_to(HOUSE)
    text = path.read_text(encoding="utf-8")
    module = ".".join(place.with_suffix("").parts).removesuffix(".__init__")
    return Source(place.as_posix(), module, text, ast.parse(text))


def list_functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def list_calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """(name of the innermost function or "", call) of every call."""
    yield from _list_calls(tree, "")


def _list_calls(node: ast.AST, inside: str) -> Iterator[tuple[str, ast.Call]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield inside, child
        yield from _list_calls(child, child.name if isinstance(child, Function) else inside)


@cache
def list_imports(tree: ast.AST) -> frozenset[str]:
    """The dotted names a file imports, at its top or inside a function."""
    found = set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)
