"""A change of policy is told in both languages, and what nobody can read yet stands as it was typed."""

import pytest

from domain.policy_changes import Change, ChangeKind, PolicyPart
from language.policies import tell_change
from language.words import words_for

CATEGORY, CHANGED = PolicyPart.CATEGORY, ChangeKind.CHANGED
NAMES = {"RENT": "Rent arrears"}


def strip(text: str) -> str:
    return "".join(letter for letter in text if letter not in "\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            Change(CATEGORY, CHANGED, "RENT", "ceiling", "2000.000", "1500.000"),
            "RENT Rent arrears – Ceiling: from KD 2,000.000 to KD 1,500.000",
        ),
        (Change(CATEGORY, ChangeKind.REMOVED, "RENT"), "RENT Rent arrears: removed"),
        (Change(CATEGORY, ChangeKind.ADDED, "NEW"), "NEW: added"),
        (
            Change(CATEGORY, CHANGED, "RENT", "papers", ("lease",), ("lease", "bill")),
            "RENT Rent arrears – Documents: from Lease contract to Lease contract and Utility or fee bill",
        ),
        (
            Change(CATEGORY, CHANGED, "RENT", "pilot", before=False, after=True),
            "RENT Rent arrears – Pilot: from no to yes",
        ),
        (
            Change(CATEGORY, CHANGED, "RENT", "last_on", "", "someday"),
            "RENT Rent arrears – Last day: from nothing to someday",
        ),
        (
            Change(
                PolicyPart.BAND,
                CHANGED,
                "500.000 pilot",
                "levels",
                ("ministry",),
                ("aid_manager", "ministry:2/3"),
            ),
            (
                "Band from KD 500.000 (Pilot category) – Levels of sign-off: "
                "from Ministry to Head of aid department and Ministry (2 of 3)"
            ),
        ),
        (
            Change(PolicyPart.ALLOWANCE, CHANGED, "sign fast", "amount", "4", "8"),
            "Sign-off (fast track) – Time: from 4 to 8",
        ),
    ],
)
def test_a_change_names_its_row_its_field_and_both_values(change: Change, told: str) -> None:
    assert strip(tell_change(words_for("en"), change, NAMES)).replace("\u00a0", " ") == told


def test_arabic_says_the_same_in_arabic() -> None:
    change = Change(CATEGORY, CHANGED, "RENT", "ceiling", "2000.000", "1500.000")
    told = strip(tell_change(words_for("ar"), change, {"RENT": "سداد إيجار"}))
    assert "السقف" in told
    assert "سداد إيجار" in told
    assert "1,500.000" in told
