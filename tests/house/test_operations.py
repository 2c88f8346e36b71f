"""The operator's handbook names every setting, and no setting that is gone."""

import re
from pathlib import Path

import pytest

from cli.settings import PREFIX, Settings

HANDBOOK = (Path(__file__).parent.parent.parent / "docs" / "operations.md").read_text()
ROWS = dict(re.findall(rf"^\| `({PREFIX}\w+)` \|[^|]*\|\s*(.*?)\s*\|$", HANDBOOK, re.MULTILINE))


@pytest.mark.parametrize(("name", "field"), Settings.model_fields.items(), ids=list(Settings.model_fields))
def test_setting_stands_in_the_handbook_with_its_description(name: str, field: object) -> None:
    description = getattr(field, "description", None)
    assert description, f"{name} has no description"
    assert ROWS.get(f"{PREFIX}{name}".upper()) == description


def test_handbook_names_no_setting_that_is_gone() -> None:
    assert ROWS.keys() == {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
