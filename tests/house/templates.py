"""Templates as the house tests read them: their markup with holes, and what is put into the holes."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, nodes

from tests.house.rules import HOUSE

FOLDER = HOUSE / "web" / "templates"
HOLE = "\ue000"
"""Stands in the markup where an expression is put in."""

INSIDE_TAGS = {"body_class", "described"}
"""Blocks and macros whose output lies within a tag: classes and attributes, never words."""

_CLOSED = (nodes.Call, nodes.Filter, nodes.Compare, nodes.Getitem, nodes.Getattr, nodes.Test)
"""Below these a text is an argument or a key, not something that is shown."""


def read_template(text: str) -> nodes.Template:
    """The syntax tree of a template."""
    return Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True).parse(text)


def list_templates() -> list[tuple[str, nodes.Template]]:
    """(path, tree) of every template."""
    return [
        (path.relative_to(HOUSE).as_posix(), read_template(path.read_text(encoding="utf-8")))
        for path in _list_files()
    ]


def _list_files() -> list[Path]:
    return sorted(FOLDER.rglob("*.html"))


class Markup(HTMLParser):
    """Reads the markup of a template: its texts, and the attributes of its tags."""

    def __init__(self, tree: nodes.Template) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._expressions: list[nodes.Expr] = []
        self.feed("".join(self._flatten(tree)))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def list_shown(self, text: str) -> Iterator[str]:
        """The literal words of a text, those inside its holes too."""
        for place, part in enumerate(text.split(HOLE)):
            number, _, rest = part.partition(";") if place else ("", "", part)
            yield rest
            if number:
                yield from list_literals(self._expressions[int(number)])

    def _flatten(self, tree: nodes.Template) -> Iterator[str]:
        parts: list[nodes.Block | nodes.Macro] = [*tree.find_all(nodes.Block), *tree.find_all(nodes.Macro)]
        unseen = {
            id(output) for part in parts if part.name in INSIDE_TAGS for output in part.find_all(nodes.Output)
        }
        for output in tree.find_all(nodes.Output):
            if id(output) in unseen:
                continue
            for node in output.nodes:
                if isinstance(node, nodes.TemplateData):
                    yield node.data
                else:
                    self._expressions.append(node)
                    yield f"{HOLE}{len(self._expressions) - 1};"


def list_literals(node: nodes.Node) -> Iterator[str]:
    """Texts that an expression shows as they stand: not the arguments of calls and filters."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, nodes.CondExpr):
        children: list[nodes.Node] = [part for part in (node.expr1, node.expr2) if part]
    elif isinstance(node, _CLOSED):
        children = []
    else:
        children = list(node.iter_child_nodes())
    for child in children:
        yield from list_literals(child)
