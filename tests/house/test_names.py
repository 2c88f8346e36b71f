"""Names: files say their noun, functions keep what their verb promises, errors carry a code of their own."""

import ast
import importlib
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from domain.errors import SanadError
from tests.house.rules import HOUSE, Function, Rule, list_functions, list_sources

EMPTY_WORDS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "manager",
    "base",
    "misc",
    "new",
    "old",
    "stuff",
}
"""Words that say where something was put and not what it is."""

PROMISES = {
    "is": "return bool, or a ColumnElement[bool] that says it in SQL",
    "has": "return bool, or a ColumnElement[bool] that says it in SQL",
    "may": "return bool, or a ColumnElement[bool] that says it in SQL",
    "get": "return what was asked for or raise, never None",
    "find": "return None where there is nothing (`X | None`)",
    "list": "return some of many, never None",
}


def keeps_promise(verb: str, returns: str) -> bool:
    """True if a function whose name begins with `verb` may have this return annotation."""
    is_optional = "None" in [part.strip() for part in re.split(r"\|(?![^\[]*\])", returns)]
    if verb in {"is", "has", "may"}:
        return returns in {"bool", "ColumnElement[bool]"}
    return is_optional if verb == "find" else not is_optional


def list_broken_promises(tree: ast.AST) -> Iterator[tuple[Function, str]]:
    for function in list_functions(tree):
        verb = function.name.lstrip("_").partition("_")[0]
        returns = ast.unparse(function.returns) if function.returns else ""
        if verb in PROMISES and function.name.lstrip("_") != verb and not keeps_promise(verb, returns):
            yield function, verb


def is_error(node: ast.ClassDef) -> bool:
    """True if a class says by its name or its parents that it is an error."""
    return any("Error" in name or "Exception" in name for name in (node.name, *map(ast.unparse, node.bases)))


def list_error_kinds() -> set[type[SanadError]]:
    """Every error of the house, once the modules that define one are imported."""
    for source in list_sources():
        if any(isinstance(node, ast.ClassDef) and is_error(node) for node in source.tree.body):
            importlib.import_module(source.module)
    kinds, left = {SanadError}, [SanadError]
    while left:
        children = set(left.pop().__subclasses__()) - kinds
        kinds |= children
        left += children
    return {kind for kind in kinds if not kind.__module__.startswith("tests")}


def test_no_file_is_named_after_nothing() -> None:
    paths = [source.path for source in list_sources("tests", *_rooms())]
    Rule(
        f"no file or folder is named {', '.join(sorted(EMPTY_WORDS))}",
        "such a file takes in everything and is found by nobody",
        "name it after the noun it is about",
    ).judge(path for path in paths if set(re.split(r"[/_.]", path)) & EMPTY_WORDS)


def _rooms() -> tuple[str, ...]:
    return tuple({source.path.partition("/")[0] for source in list_sources()})


@pytest.mark.parametrize("verb", PROMISES)
def test_a_verb_keeps_its_promise(verb: str) -> None:
    Rule(
        f"functions named {verb}_… {PROMISES[verb]}",
        "whoever calls it relies on the name, not on the body",
        "rename it (read_, make_, choose_, compute_ …) or let it do what its name says",
    ).judge(
        f"{source.path}:{function.lineno} {function.name} -> {ast.unparse(function.returns) if function.returns else '?'}"
        for source in list_sources()
        for function, broken in list_broken_promises(source.tree)
        if broken == verb
    )


@pytest.mark.parametrize(
    ("text", "is_broken"),
    [
        ("def is_open() -> int: ...", True),
        ("def _is_open() -> ColumnElement[bool]: ...", False),
        ("def find_task() -> Task: ...", True),
        ("def find_task() -> Task | None: ...", False),
        ("def find_pair() -> tuple[Task | None, int]: ...", True),
        ("def get_task() -> Task | None: ...", True),
        ("def list_rows() -> list[Task | None]: ...", False),
        ("def list_rows() -> list[Task] | None: ...", True),
        ("def finding() -> int: ...", False),
        ("def find() -> int: ...", False),
    ],
)
def test_a_broken_promise_is_noticed(text: str, is_broken: bool) -> None:  # noqa: FBT001 (a parameter of cases)
    assert bool(list(list_broken_promises(ast.parse(text)))) == is_broken


def test_every_module_says_in_one_sentence_what_lives_in_it() -> None:
    offences = []
    for source in list_sources():
        first = (ast.get_docstring(source.tree) or "").partition("\n\n")[0]
        if "\n" in first or not first.endswith(".") or ". " in first:
            offences.append(f"{source.path}: {first!r}")
    Rule(
        "a module begins with a docstring whose first line is one sentence",
        "the sentence is the sign on the door: a stranger reads only that",
        "say what lives in the room in one line that ends with a full stop; details follow after an empty line",
    ).judge(offences)


def test_every_error_says_that_it_is_one() -> None:
    Rule(
        "classes of errors end in Error",
        "a `raise` should read as one",
        "rename the class",
    ).judge(
        f"{kind.__module__}.{kind.__name__}"
        for kind in list_error_kinds()
        if not kind.__name__.endswith("Error")
    )


def test_every_exception_of_ours_descends_from_one_root() -> None:
    offences = [
        f"{source.path}:{node.lineno} {node.name}"
        for source in list_sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
        and {ast.unparse(parent) for parent in node.bases}
        & {"Exception", "ValueError", "RuntimeError", "BaseException"}
        and node.name != "SanadError"
    ]
    Rule(
        "exceptions of ours descend from domain.errors.SanadError",
        "a door can answer only what it can recognise",
        "let it inherit from the nearest class of the tree in domain/errors.py",
    ).judge(offences)


def test_every_error_has_a_code_of_its_own() -> None:
    kinds = list_error_kinds()
    codes = Counter(kind.code for kind in kinds)
    Rule(
        "every class of errors has one code that no other has, in small letters and underscores",
        "the outside knows an error by its code alone, and the languages word it by that code",
        'give the class `code = "…"` and word error-… in both languages',
    ).judge(
        f"{kind.__module__}.{kind.__name__}: {kind.code!r}"
        for kind in kinds
        if "code" not in vars(kind)
        or codes[kind.code] > 1
        or not re.fullmatch(r"[a-z]+(_[a-z]+)*", kind.code)
    )


def test_every_table_room_query_and_service_of_a_noun_bears_its_name() -> None:
    tables = {path.stem for path in (HOUSE / "store" / "tables").glob("*.py")}
    queries = {path.stem for path in (HOUSE / "store" / "queries").glob("*.py")}
    pages = {path.stem for path in (HOUSE / "web" / "pages").glob("*.py")}
    routes = {path.stem for path in (HOUSE / "api" / "routes").glob("*.py")}
    schemas = {path.stem for path in (HOUSE / "api" / "schemas").glob("*.py")}
    services = {path.stem for path in (HOUSE / "services").glob("*.py")}
    own = {
        "queues": "the queues are queries over the tables of tasks and requests",
        "submissions": "its table stands beside the outbox",
        "filings": "writes the rows of matches in sets; the service of the same name reads persons for it",
        "comparisons": "its queries read persons, requests and reservations side by side",
        "stuck_cases": "its query reads tasks, errands, accounts and what the engine was found to do side by side",
        "follow_ups": "its queries read tasks, cases and events side by side; a follow-up is a task with a wait of its own",
        "boards": "its queries read cases, tasks and instalments side by side",
        "briefs": "its queries read tasks, events and decisions side by side",
        "aid_by_kind": "its queries read cases, instalments and stated identities side by side",
        "replays": "its queries read cases, events, tasks and reservations side by side for services.simulations",
        "match_errors": "its queries read decisions, appeals and ties side by side",
        "specialisations": "its table stands beside the charities",
        "queue": "the page of services.queues.list_tasks",
        "undoing": "the page of services.rulings.undo_ruling",
        "preferences": "language and digits are cookies of a browser; no service knows them",
        "design": "shows the parts of the pages over invented figures; nothing of the record is on it",
        "campaign_groups": "the form of services.campaigns.register_group",
        "counter": "the short form of services.requests.register_request",
        "problems": "the shape of refusals",
        "shapes": "what all bodies and answers of the API share",
    }
    wanderers = ((queries - tables) | (pages | routes | schemas) - services) - own.keys()
    Rule(
        "one noun, one file name, on every floor: queries are named after a table, doors after a service",
        "a stranger who knows the noun finds the file",
        "rename the file, or name it in this test with the reason",
    ).judge(wanderers | (own.keys() - queries - pages - schemas))
