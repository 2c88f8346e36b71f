"""Templates: no word of a language stands in them, no style and no script, and every key they say exists."""

import ast
import re
from collections.abc import Iterator

import pytest
from jinja2 import nodes

from language.catalogues import load_catalogue
from tests.house.rules import Rule, list_calls, list_sources
from tests.house.templates import Markup, list_templates, read_template

SHOWN_ATTRIBUTES = {"alt", "aria-description", "aria-label", "data-label", "label", "placeholder", "title"}
LETTERS = re.compile(r"[^\W\d_]{2,}|[\u0600-\u06ff]")
ANY = ".+"


def list_words(markup: Markup) -> Iterator[str]:
    """Every word of a language that a template would show by itself."""
    shown = [*markup.texts]
    shown += [value for _, given in markup.tags for name, value in given.items() if name in SHOWN_ATTRIBUTES]
    for text in shown:
        yield from (word.strip() for word in markup.list_shown(text) if LETTERS.search(word))


def list_unsafe(markup: Markup) -> Iterator[str]:
    """Styles and scripts that stand in the page itself."""
    for tag, given in markup.tags:
        yield from (f"<{tag} {name}=…>" for name in given if name == "style" or name.startswith("on"))
        if tag == "style" or (tag == "script" and "src" not in given):
            yield f"<{tag}>"


def test_no_word_of_a_language_stands_in_a_template() -> None:
    assert list_templates()
    Rule(
        "templates hold markup; every word comes from language/",
        "a word in a template is a word the other language does not have",
        "word it in language/ar and language/en and write {{ say(key) }}",
    ).judge(f"{path}: {word}" for path, tree in list_templates() for word in list_words(Markup(tree)))


def test_no_style_and_no_script_stands_in_a_page() -> None:
    Rule(
        "no style=, no on…=, no <style>, no <script> without src",
        "the content policy refuses them, so that an injected one is refused too",
        "put it into web/static/css or web/static/js",
    ).judge(f"{path}: {found}" for path, tree in list_templates() for found in list_unsafe(Markup(tree)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>{{ say('x') }}</p>", []),
        ("<p>Hello</p>", ["Hello"]),
        ("<p>{% if a %}مرحبا{% endif %}</p>", ["مرحبا"]),
        ("<p>{{ 'late' if a else name }}</p>", ["late"]),
        ("<p class=\"{{ 'late' if a }}\">{{ words.code('wait', w) }} · 3</p>", []),
        ('<img alt="A house">', ["A house"]),
        ("<input value=\"code\" title=\"{{ say('x') ~ ' more' }}\">", ["more"]),
        ("{{ names | join(' and ') }}", []),
    ],
)
def test_a_word_is_noticed(text: str, words: list[str]) -> None:
    assert list(list_words(Markup(read_template(text)))) == words


@pytest.mark.parametrize(
    ("text", "is_unsafe"),
    [
        ('<p style="color:red">', True),
        ('<button onclick="x()">', True),
        ("<script>x()</script>", True),
        ('<script src="/static/js/sanad.js" defer></script>', False),
    ],
)
def test_a_style_or_script_is_noticed(text: str, is_unsafe: bool) -> None:  # noqa: FBT001 (a parameter of cases)
    assert bool(list(list_unsafe(Markup(read_template(text))))) == is_unsafe


def list_keys_of_template(tree: nodes.Template) -> Iterator[str]:
    """A pattern for every key that a template says."""
    for call in tree.find_all(nodes.Call):
        name = call.node.attr if isinstance(call.node, nodes.Getattr) else getattr(call.node, "name", "")
        if name == "say" and call.args:
            yield from _spell(call.args[0])
        elif name == "code" and len(call.args) == 2:
            for family in _spell(call.args[0]):
                yield from (f"{family}-{value}" for value in _spell(call.args[1]))


def _spell(node: nodes.Expr) -> list[str]:
    if isinstance(node, nodes.Const):
        return [re.escape(str(node.value))]
    if isinstance(node, nodes.CondExpr):
        return _spell(node.expr1) + (_spell(node.expr2) if node.expr2 else [])
    if isinstance(node, nodes.Concat):
        patterns = [""]
        for part in node.nodes:
            patterns = [before + after for before in patterns for after in _spell(part)]
        return patterns
    return [ANY]


def list_keys_of_python(tree: ast.AST) -> Iterator[str]:
    """A pattern for every key that a module says."""
    for _, call in list_calls(tree):
        if not isinstance(call.func, ast.Attribute) or not call.args:
            continue
        if call.func.attr == "say":
            yield from _spell_python(call.args[0])
        elif call.func.attr == "code" and len(call.args) == 2:
            for family in _spell_python(call.args[0]):
                yield from (f"{family}-{value}" for value in _spell_python(call.args[1]))


def _spell_python(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant):
        return [re.escape(str(node.value))]
    if isinstance(node, ast.IfExp):
        return _spell_python(node.body) + _spell_python(node.orelse)
    if isinstance(node, ast.BoolOp):
        return [pattern for value in node.values for pattern in _spell_python(value)]
    if isinstance(node, ast.JoinedStr):
        return [
            "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else ANY for part in node.values
            )
        ]
    return [ANY]


def test_every_key_that_is_said_has_its_sentence() -> None:
    keys = load_catalogue("ar", "latn").list_keys()
    said = [(path, key) for path, tree in list_templates() for key in list_keys_of_template(tree)]
    said += [
        (source.path, key)
        for source in list_sources("web", "api", "cli", "services")
        for key in list_keys_of_python(source.tree)
    ]
    assert len(said) > 200
    Rule(
        "every key that a template or a page says is worded",
        "a missing key breaks the page for whoever opens it first",
        "word it in language/ar and language/en, or correct the key",
    ).judge(
        f"{path}: {key.replace(ANY, '…')}"
        for path, key in said
        if key != ANY and not any(re.fullmatch(key, known) for known in keys)
    )


def test_keys_are_read_from_templates_and_python() -> None:
    template = read_template(
        "{{ say('a-b') }}{{ words.say('c-' ~ d) }}{{ words.code('e', 'f' if g else h) }}"
    )
    assert list(list_keys_of_template(template)) == [r"a\-b", r"c\-.+", "e-f", "e-.+"]
    module = ast.parse("w.say('a-b' if c else f'd-{e}'); w.code('f', g)")
    assert list(list_keys_of_python(module)) == [r"a\-b", r"d\-.+", "f-.+"]
