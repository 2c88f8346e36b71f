"""Whom it is worth comparing: the strongest, and whoever shares a home or a phone a little further down."""

from matching.keys import Key, KeyKind
from matching.selection import MOST_AT_HOME, MOST_CHOSEN, Brought, select_strongest

DATE, NAME, PHONE = (
    Key(KeyKind.BIRTH_GIVEN, "2|a"),
    Key(KeyKind.NAME_FAMILY, "a|b|c"),
    Key(KeyKind.PHONE, "9"),
)


def test_the_strongest_are_compared_and_nobody_who_shares_only_a_name_after_them() -> None:
    strong, weak = range(MOST_CHOSEN), range(100, 140)
    selection = select_strongest(
        [Brought(NAME, False, [*strong, *weak]), Brought(DATE, False, strong), Brought(PHONE, False, [])]
    )
    assert list(selection.chosen) == list(strong)


def test_whoever_shares_a_phone_is_compared_further_down_but_not_without_end() -> None:
    strong, weak, relatives = range(MOST_CHOSEN), range(100, 110), range(200, 250)
    selection = select_strongest(
        [
            Brought(NAME, False, [*strong, *weak]),
            Brought(DATE, False, [*strong, *weak]),
            Brought(PHONE, False, relatives),
        ]
    )
    after = MOST_AT_HOME - MOST_CHOSEN - len(weak)
    assert list(selection.chosen) == [*strong, *relatives[:after]]


def test_whoever_bears_the_civil_id_is_compared_however_many_they_are() -> None:
    bearers, relatives = range(MOST_AT_HOME + 3), range(100, 140)
    selection = select_strongest(
        [
            Brought(Key(KeyKind.CIVIL_ID, "1"), False, bearers),
            Brought(PHONE, False, relatives),
        ]
    )
    assert list(selection.chosen) == list(bearers)
