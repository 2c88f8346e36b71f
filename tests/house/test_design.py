"""The page of the design shows every part: a macro that it does not show is one that nobody looks after."""

from collections.abc import Iterator

from jinja2 import nodes

from tests.house.rules import HOUSE, Rule
from tests.house.templates import FOLDER, read_template
from web.tokens import read_tokens

MACROS = sorted((FOLDER / "macros").glob("*.html"))
PAGE = [FOLDER / "design.html", *sorted((FOLDER / "parts").glob("design_*.html"))]


def list_called(tree: nodes.Node) -> Iterator[str]:
    """The names of the macros that are called anywhere under a node."""
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            yield call.node.name


def list_shown() -> set[str]:
    """The macros that the page calls, and those that these call in turn."""
    known = {
        macro.name: set(list_called(macro))
        for path in MACROS
        for macro in read_template(path.read_text("utf-8")).find_all(nodes.Macro)
    }
    shown = {name for path in PAGE for name in list_called(read_template(path.read_text("utf-8")))}
    while more := {inner for name in shown & known.keys() for inner in known[name]} - shown:
        shown |= more
    return shown


def test_every_macro_is_shown_on_the_page_of_the_design() -> None:
    assert len(MACROS) > 5
    shown = list_shown()
    Rule(
        "every macro of web/templates/macros is shown on /design",
        "a part that is not shown with its states is built a second time, and its states are never looked at",
        "show it in web/templates/parts/design_*.html, over figures of web/specimens.py",
    ).judge(
        f"{path.relative_to(HOUSE)}: {macro.name}"
        for path in MACROS
        for macro in read_template(path.read_text("utf-8")).find_all(nodes.Macro)
        if macro.name not in shown
    )


def test_tokens_are_read_by_daylight_and_in_the_dark() -> None:
    tokens = read_tokens()
    values = {token.name: (token.light, token.dark) for token in tokens.colours}
    assert values["paper"] == ("#faf8f4", "#141a19")
    assert values["focus"] == ("#f2b233", "#f2b233")
    assert [token.name for token in tokens.sizes] == ["t1", "t2", "t3", "t4", "t5"]
    assert [token.name for token in tokens.spaces] == ["s1", "s2", "s3", "s4", "s5", "s6"]
