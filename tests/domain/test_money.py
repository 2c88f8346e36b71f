"""Money: typed dinars to fils, and sums split without losing one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import MalformedAmountError
from domain.money import MAX_AMOUNT_FILS, read_dinars, read_income, split_instalments


@pytest.mark.parametrize(
    ("typed", "fils"),
    [
        ("1,234.500", 1_234_500),
        ("1234.5", 1_234_500),
        ("١٬٢٣٤٫٥٠٠", 1_234_500),
        ("۱۲۳۴٫۵", 1_234_500),
        ("٥٠ د.ك", 50_000),
        ("د.ك. ٥٠٫٢٥", 50_250),
        ("\u200f50\u00a0د.ك.\u200f", 50_000),
        ("KD 75", 75_000),
        ("75 kwd", 75_000),
        ("٧٥ دينار كويتي", 75_000),
        ("0.001", 1),
        ("007", 7_000),
        ("1,000,000", 1_000_000_000),
        ("100000000", MAX_AMOUNT_FILS),
    ],
)
def test_typed_dinars_become_fils(typed: str, fils: int) -> None:
    assert read_dinars(typed) == fils


@pytest.mark.parametrize(
    "typed",
    [
        "0",
        "0.000",
        "-5",
        "1.2345",
        "1,5",
        "12,34.500",
        "1.234.500",
        "1،5",
        "5.",
        ".500",
        "10 20",
        "$5",
        "5e3",
        "100000000.001",
        "9" * 5_000,
        "",
        "د.ك",
        "مئة",
    ],
    ids=[
        "nothing",
        "nothing in fils",
        "negative",
        "four decimals",
        "comma as decimal",
        "odd groups",
        "two points",
        "Arabic comma",
        "point at the end",
        "point at the start",
        "two numbers",
        "another currency",
        "exponent",
        "above the bound",
        "a page of digits",
        "empty",
        "currency only",
        "a word",
    ],
)
def test_unclear_or_unpayable_amount_is_refused(typed: str) -> None:
    with pytest.raises(MalformedAmountError):
        read_dinars(typed)


@given(st.integers(1, MAX_AMOUNT_FILS))
def test_every_amount_is_read_back_with_and_without_grouping(fils: int) -> None:
    dinars, rest = divmod(fils, 1_000)
    assert read_dinars(f"{dinars}.{rest:03d}") == fils
    assert read_dinars(f"{dinars:,}.{rest:03d} د.ك") == fils


@given(st.text(st.sampled_from("0123456789٠٩۴,.٬٫ كد-KD")) | st.text())
def test_any_text_is_read_or_refused(typed: str) -> None:
    try:
        fils = read_dinars(typed)
    except MalformedAmountError:
        return
    assert 0 < fils <= MAX_AMOUNT_FILS


def test_first_instalment_carries_the_remainder() -> None:
    assert split_instalments(100_000, 3) == (33_334, 33_333, 33_333)


@given(st.integers(1, 120), st.integers(0, MAX_AMOUNT_FILS))
def test_instalments_sum_exactly_and_differ_only_in_the_first(count: int, extra: int) -> None:
    total_fils = count + extra
    instalments = split_instalments(total_fils, count)
    assert sum(instalments) == total_fils
    assert len(instalments) == count
    assert len(set(instalments[1:])) <= 1
    assert 0 <= instalments[0] - instalments[-1] < count
    assert min(instalments) > 0


@pytest.mark.parametrize(("total_fils", "count"), [(2, 3), (100, 0), (100, -1), (0, 1)])
def test_split_that_would_leave_an_empty_instalment_is_refused(total_fils: int, count: int) -> None:
    with pytest.raises(MalformedAmountError):
        split_instalments(total_fils, count)


def test_no_income_at_all_is_an_answer() -> None:
    assert read_income("٠") == 0
    with pytest.raises(MalformedAmountError):
        read_dinars("0")
