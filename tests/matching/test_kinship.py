"""Kinship by name: three shared parts are a reason to look, two are shared by hundreds."""

import pytest

from matching.kinship import are_kin

ME = "عبدالله ناصر علي المطوع"


@pytest.mark.parametrize(
    ("other", "is_kin"),
    [
        ("عبدالله ناصر علي المطوع", True),
        ("عبد الله ناصر المطوع", True),
        ("خالد ناصر علي المطوع", True),
        ("ناصر علي سعود المطوع", True),
        ("سعود عبدالله ناصر المطوع", True),
        ("عبدالله المطوع", False),
        ("خالد سعود علي المطوع", False),
        ("خالد ناصر علي العامري", False),
        ("المطوع", False),
        ("", False),
    ],
)
def test_siblings_parents_and_children_read_like_kin_and_a_shared_family_name_does_not(
    other: str, *, is_kin: bool
) -> None:
    assert are_kin(ME, other) is is_kin
    assert are_kin(other, ME) is is_kin
