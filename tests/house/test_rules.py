"""The helper of the house tests: a broken rule is told whole, and the source is read as it is."""

import ast

import pytest

from tests.house.rules import HOUSE, ROOMS, Rule, list_calls, list_imports, list_sources

SAMPLE = ast.parse(
    "import a.b\nfrom c import d\ndef outer():\n    one()\n    def inner():\n        import e\n        two()\n"
)


def test_a_broken_rule_says_rule_reason_mend_and_every_place_once() -> None:
    with pytest.raises(pytest.fail.Exception) as failure:
        Rule("one", "two", "three").judge(["b.py", "a.py", "b.py"])
    assert str(failure.value) == "Rule: one\nReason: two\nMend: three\nBroken by:\n  - a.py\n  - b.py"


def test_a_kept_rule_is_silent() -> None:
    Rule("one", "two", "three").judge([])


def test_imports_are_found_at_the_top_and_inside_functions() -> None:
    assert list_imports(SAMPLE) == {"a.b", "c", "c.d", "e"}


def test_a_call_is_named_by_its_innermost_function() -> None:
    assert [(inside, ast.unparse(call)) for inside, call in list_calls(SAMPLE)] == [
        ("outer", "one()"),
        ("inner", "two()"),
    ]


def test_every_room_is_read() -> None:
    assert {source.module.partition(".")[0] for source in list_sources()} == set(ROOMS)


def test_every_package_of_the_house_is_a_room() -> None:
    packages = {path.parent.name for path in HOUSE.glob("*/__init__.py")} - {"tests", "bench"}
    Rule(
        "every top-level package is a room that the house tests watch",
        "a package they do not know could import and do anything",
        "add it to ROOMS of tests/house/rules.py and to the layers of pyproject.toml, or move its files",
    ).judge(packages ^ set(ROOMS))
