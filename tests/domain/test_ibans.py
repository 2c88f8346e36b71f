"""The IBAN: one spelling for one account."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import MalformedIbanError
from domain.ibans import read_iban

KUWAITI = "KW81CBKU0000000000001234560101"


@pytest.mark.parametrize(
    "typed",
    [
        KUWAITI,
        "KW81 CBKU 0000 0000 0000 1234 5601 01",
        "kw81-cbku-0000-0000-0000-1234-5601-01",
        "KW٨١ CBKU ٠٠٠٠ ٠٠٠٠ ٠٠٠٠ ١٢٣٤ ٥٦٠١ ٠١",
        "\u202aKW81CBKU0000000000001234560101\u202c\n",
        "KW81\u00a0CBKU0000000000001234560101",
        "KW\uff18\uff11CBKU0000000000001234560101",
    ],
)
def test_kuwaiti_account_is_one_spelling_however_typed(typed: str) -> None:
    assert read_iban(typed) == KUWAITI


@pytest.mark.parametrize(
    "foreign",
    [
        "SA0380000000608010167519",
        "GB82WEST12345698765432",
        "DE89370400440532013000",
        "ES9121000418450200051332",
    ],
)
def test_foreign_account_is_accepted(foreign: str) -> None:
    assert read_iban(foreign.lower()) == foreign


@pytest.mark.parametrize(
    "typed",
    [
        "KW82CBKU0000000000001234560101",
        "KW81CBKU000000000000123456010",
        "KW81CBKU00000000000012345601011",
        "ZZ82WEST12345698765432",
        "00012345601",
        "KW",
        "",
        "حساب",
    ],
    ids=[
        "checksum",
        "a digit short",
        "a digit long",
        "no such country",
        "account number only",
        "country only",
        "nothing",
        "a word",
    ],
)
def test_impossible_account_is_refused(typed: str) -> None:
    with pytest.raises(MalformedIbanError):
        read_iban(typed)


@pytest.mark.parametrize(
    ("issued", "never_issued"),
    [
        ("KW97CBKU0000000000000000000073", "KW00CBKU0000000000000000000073"),
        ("KW98CBKU0000000000000000000055", "KW01CBKU0000000000000000000055"),
        ("KW02CBKU0000000000000000000037", "KW99CBKU0000000000000000000037"),
    ],
)
def test_second_spelling_that_passes_the_checksum_is_refused(issued: str, never_issued: str) -> None:
    assert read_iban(issued) == issued
    with pytest.raises(MalformedIbanError):
        read_iban(never_issued)


@given(st.integers(4, 29), st.sampled_from("0123456789"))
def test_one_mistyped_digit_is_refused(place: int, digit: str) -> None:
    mistyped = KUWAITI[:place] + digit + KUWAITI[place + 1 :]
    if mistyped == KUWAITI:
        assert read_iban(mistyped) == KUWAITI
    else:
        with pytest.raises(MalformedIbanError):
            read_iban(mistyped)


@given(st.text() | st.from_regex(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}", fullmatch=True))
def test_any_text_is_read_or_refused(typed: str) -> None:
    try:
        value = read_iban(typed)
    except MalformedIbanError:
        return
    assert read_iban(value) == value
