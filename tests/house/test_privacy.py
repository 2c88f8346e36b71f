"""Personal data stays out of logs, addresses and the texts of errors."""

import ast
import inspect
from collections.abc import Iterator

import pytest

from domain.errors import FieldProblem, InvalidFieldsError, SanadError
from stack.errors import StackError
from tests.house.rules import Rule, list_calls, list_sources
from tests.house.test_names import list_error_kinds

PERSONAL = {
    "address",
    "birth_date",
    "birth_on",
    "body",
    "civil_id",
    "document_number",
    "form",
    "full_name",
    "household",
    "iban",
    "identity",
    "name",
    "name_ar",
    "name_en",
    "names",
    "nationality",
    "need",
    "password",
    "payee",
    "payee_name",
    "person",
    "phone",
    "search",
    "search_name",
    "stated",
    "summary",
    "text",
    "token",
    "username",
}
"""Names under which personal data and secrets go about in the code."""

LOGGERS = {"log", "logger", "logging", "_log"}
LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}


def list_log_calls(tree: ast.AST) -> Iterator[ast.Call]:
    for _, call in list_calls(tree):
        function = call.func
        if isinstance(function, ast.Attribute) and function.attr in LEVELS:
            owner = ast.unparse(function.value).rpartition(".")[2]
            if owner in LOGGERS:
                yield call


def list_personal(node: ast.AST) -> Iterator[str]:
    """Every name or attribute below `node` that may carry personal data."""
    for child in ast.walk(node):
        word = child.id if isinstance(child, ast.Name) else getattr(child, "attr", None)
        if word in PERSONAL:
            yield word


def list_leaks(tree: ast.AST) -> Iterator[str]:
    """What is wrong with the log calls of a file."""
    for call in list_log_calls(tree):
        sentence, *given = call.args or [ast.Constant("")]
        if not isinstance(sentence, ast.Constant):
            yield f"{call.lineno}: the sentence is put together ({ast.unparse(sentence)})"
        values = [*given, *(keyword.value for keyword in call.keywords)]
        for value in values:
            yield from (f"{call.lineno}: {word}" for word in list_personal(value))


def test_no_log_line_names_a_person() -> None:
    Rule(
        "a log call has a constant sentence and no argument that carries personal data",
        "logs are copied, shipped and kept by people who may not open the case",
        "log ids and codes: the case page shows the rest to whoever may see it",
    ).judge(f"{source.path}:{leak}" for source in list_sources() for leak in list_leaks(source.tree))


@pytest.mark.parametrize(
    ("line", "is_leak"),
    [
        ("log.info('registered %s', request.number)", False),
        ("log.info('registered %s', identity.full_name)", True),
        ("logging.warning(f'no person {civil_id}')", True),
        ("log.error('failed', extra={'phone': row.phone})", True),
        ("self.log('x', name)", False),
    ],
)
def test_a_leak_is_noticed(line: str, is_leak: bool) -> None:  # noqa: FBT001 (a parameter of cases)
    assert bool(list(list_leaks(ast.parse(line)))) == is_leak


def test_an_error_says_its_code_and_nothing_that_was_typed() -> None:
    typed = "290010100011"
    for kind in list_error_kinds():
        parameters = inspect.signature(kind).parameters.values()
        if issubclass(kind, StackError):
            assert [parameter.name for parameter in parameters] == ["sentence"], kind
            continue
        if issubclass(kind, InvalidFieldsError):
            error: SanadError = kind([FieldProblem(typed, typed)])
        elif any(parameter.kind is inspect.Parameter.VAR_KEYWORD for parameter in parameters):
            error = kind(field=typed)
        else:
            error = kind(typed)  # type: ignore[call-arg] # one text, whatever it is called
        assert str(error) == kind.code, kind
        assert typed not in repr(error), kind


def test_no_refusal_is_given_personal_data() -> None:
    kinds = {kind.__name__ for kind in list_error_kinds() if not issubclass(kind, StackError)}
    offences = [
        f"{source.path}:{call.lineno} {ast.unparse(call)}"
        for source in list_sources()
        for _, call in list_calls(source.tree)
        if ast.unparse(call.func).rpartition(".")[2] in kinds
        and source.module != "language.catalogues"
        and any(
            ast.unparse(value).rpartition(".")[2] in PERSONAL
            for value in (*call.args, *(keyword.value for keyword in call.keywords))
        )
    ]
    Rule(
        "what is raised carries codes, ids, names of fields and numbers (language names its own keys)",
        "the text of an error ends in logs, traces and histories",
        "raise the code; the form shows what was typed to whoever typed it",
    ).judge(offences)
