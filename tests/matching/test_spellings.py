"""Two spellings of one name, and two names that only look like one."""

import pytest

from matching.spellings import NameLevel, compare_names, study


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("محمد", "محمد", NameLevel.EXACT),
        ("mohammed", "mohamad", NameLevel.SAME),
        ("khaled", "khalid", NameLevel.SAME),
        ("محمد", "mohammed", NameLevel.CROSS),
        ("مطيري", "mutairi", NameLevel.CROSS),
        ("جمال", "gamal", NameLevel.CROSS),
        ("راجيش", "rajesh", NameLevel.CROSS),
        ("تشاندران", "chandran", NameLevel.CROSS),
        ("خوسيه", "jose", NameLevel.CROSS),
        ("محمد", "حماده", NameLevel.NICKNAME),
        ("maria cristina", "maria", NameLevel.PART),
        ("m rafi", "mohammed rafi", NameLevel.PART),
        ("لاكشمي راجيش", "لاكشميراجيش", NameLevel.SAME),
        ("samina", "سمينمحمود", NameLevel.PART),
        ("فهد", "fead", NameLevel.NEAR),
        ("mendoza", "mendosa", NameLevel.NEAR),
        ("hassan", "hussein", NameLevel.CONFUSABLE),
        ("حسن", "حسين", NameLevel.CONFUSABLE),
        ("نواف", "nayef", NameLevel.CONFUSABLE),
        ("سالم", "ناصر", NameLevel.DIFFER),
        ("سالم", "nasser", NameLevel.CROSS_DIFFER),
        ("", "سالم", NameLevel.MISSING),
    ],
)
def test_two_names_stand_so(left: str, right: str, level: NameLevel) -> None:
    assert compare_names(left, right) is level
    assert compare_names(right, left) is level


@pytest.mark.parametrize(
    ("name", "skeleton"),
    [
        ("mohammed", "mhmd"),
        ("محمد", "mhmd"),
        ("abdaziz", "bdzz"),
        ("عبدعزيز", "bdzz"),
        ("شمري", "smr"),
        ("shammari", "smr"),
    ],
)
def test_a_skeleton_is_the_same_from_either_script(name: str, skeleton: str) -> None:
    assert study(name).skeleton == skeleton
