"""Messages to and from the bank: exact out, strict in."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.bank_files import BankAnswer, PaymentFile, PaymentLine
from domain.errors import NotFoundError, TooLargeError, UnavailableError
from gateways.bank_messages import (
    MOST_BYTES,
    UnfitOrdersError,
    UnreadableStatusError,
    list_unfit,
    read_statuses,
    write_payments,
)
from tests.banking import answer, read_orders
from tests.keeping import open_bank

IBAN = "KW81CBKU0000000000001234560101"
FILE = PaymentFile(
    message_id="ab" * 16,
    made_at=datetime(2026, 11, 29, 7, 0, 0, 123456, tzinfo=UTC),
    execute_on=date(2026, 11, 29),
    charity_name="جمعية الواحة & أخرى",
    iban=IBAN,
    bic="",
    lines=(
        PaymentLine("cd" * 16, "سالم <العامري>", IBAN, 300_001),
        PaymentLine("ef" * 16, "x" * 200, IBAN, 1),
    ),
)


def test_a_file_says_every_fils_once_and_is_the_same_each_time() -> None:
    content = write_payments(FILE)
    assert content == write_payments(FILE)
    assert read_orders(content) == {"cd" * 16: 300_001, "ef" * 16: 1}
    text = content.decode()
    assert text.count("<CtrlSum>300.002</CtrlSum>") == 2
    assert text.count("<NbOfTxs>2</NbOfTxs>") == 2
    assert "جمعية الواحة &amp; أخرى" in text
    assert "x" * 141 not in text


@pytest.mark.parametrize(
    "unfit",
    [
        {"lines": (PaymentLine("cd" * 16, "سالم\x0bالعامري", IBAN, 1),)},
        {"lines": (PaymentLine("cd" * 16, "", IBAN, 1),)},
        {"lines": (PaymentLine("c" * 36, "سالم", IBAN, 1),)},
        {"lines": (PaymentLine("cd" * 16, "سالم", "not an account", 1),)},
        {"lines": ()},
        {"bic": "combkwkw"},
        {"charity_name": ""},
    ],
)
def test_a_file_that_the_official_schema_would_not_take_is_no_file(unfit: dict[str, Any]) -> None:
    with pytest.raises(UnfitOrdersError) as refused:
        write_payments(replace(FILE, **unfit))
    assert refused.value.__cause__ is None, "the words of a library would quote a name"
    assert refused.value.params == {}


@pytest.mark.parametrize("name", ["سالم\x0bالعامري", "سالم\ufffe", "سالم\ud800", ""])
def test_an_order_that_no_file_can_carry_is_told_from_the_others_wherever_it_stands(name: str) -> None:
    good, bad = FILE.lines[0], PaymentLine("ef" * 16, name, IBAN, 1)
    for lines in ([good, bad], [bad, good], [bad]):
        assert list_unfit(lines, at=FILE.made_at) == {bad.reference}
    assert list_unfit(FILE.lines, at=FILE.made_at) == frozenset()
    assert list_unfit([], at=FILE.made_at) == frozenset()


def test_an_answer_is_read_line_by_line() -> None:
    file = read_statuses(
        answer("B1", "m1", {"r1": "ACSC", "r2": "RJCT AC04", "r3": "PDNG"}, amounts={"r1": "1.500"})
    )
    assert (file.message_id, file.answers_to, file.of_all) == ("B1", "m1", BankAnswer.PENDING)
    assert [(line.reference, line.answer, line.reason) for line in file.lines] == [
        ("r1", BankAnswer.PAID, ""),
        ("r2", BankAnswer.REJECTED, "AC04"),
        ("r3", BankAnswer.PENDING, ""),
    ]
    assert [line.amount_fils for line in file.lines] == [1_500, None, None]


RICH = (
    answer("B1", "m1", {"r1": "RJCT AC04"}, amounts={"r1": "1.5"})
    .replace(
        b"10:00:00Z</CreDtTm>",
        b"10:00:00.250+03:00</CreDtTm><InitgPty><Nm>\xd8\xa8\xd9\x86\xd9\x83</Nm></InitgPty>",
    )
    .replace(b"<GrpSts>", b"<!-- a bank's own word --><OrgnlNbOfTxs>1</OrgnlNbOfTxs><GrpSts>")
    .replace(b"</Rsn>", b"</Rsn><AddtlInf>Account</AddtlInf><AddtlInf>closed</AddtlInf>")
    .replace(b"<AcctSvcrRef>", b"<AccptncDtTm>2026-11-29T09:59:59</AccptncDtTm>\n  <AcctSvcrRef>")
    .replace(
        b"</CstmrPmtStsRpt>",
        b"<SplmtryData><Envlp><x xmlns='urn:x'>y</x></Envlp></SplmtryData></CstmrPmtStsRpt>",
    )
)


def test_an_answer_with_all_that_a_bank_may_add_is_read() -> None:
    (line,) = read_statuses(RICH).lines
    assert (line.answer, line.reason, line.amount_fils) == (BankAnswer.REJECTED, "AC04 Account closed", 1_500)


def hide(content: bytes, encoding: str) -> bytes:
    """The same file in an encoding in which nobody finds a word by its letters."""
    return content.decode().replace("UTF-8", encoding).encode(encoding)


GOOD = answer("B1", "m1", {"r1": "ACSC"}, amounts={"r1": "1.500"})


NAMING = GOOD.replace(
    b"<Document", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Document'
).replace(b"B1", b"&a;")
GROWING = GOOD.replace(
    b"<Document",
    b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(8))
    + b"]><Document",
).replace(b"B1", b"&i;")


MISPLACED = b"<CreDtTm>2026-11-29T10:00:00Z</CreDtTm><MsgId>B1</MsgId>"
REJECTED = answer("B1", "m1", {"r1": "RJCT AC04"})
TWO_REASONS = REJECTED.replace(b"</Cd>", b"</Cd><Prtry>X</Prtry>")
NO_REASON = REJECTED.replace(b"<Cd>AC04</Cd>", b"")
LONG_REASON = REJECTED.replace(b"</Rsn>", b"</Rsn><AddtlInf>" + b"x" * 106 + b"</AddtlInf>")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<x/>",
        GOOD[:200],
        GOOD.replace(b"TxSts", b"Other"),
        GOOD.replace(b"ACSC", b"ZZZZ"),
        GOOD.replace(b"<GrpSts>PART", b"<GrpSts>QQQQ"),
        GOOD.replace(b"1.500", b"1.5001"),
        GOOD.replace(b"1.500", b"one"),
        GOOD.replace(b'"KWD"', b'"EUR"'),
        GOOD.replace(b"pain.002.001.10", b"pain.001.001.09"),
        GOOD.replace(b"<Document", b'<!DOCTYPE x [<!ENTITY a "b">]><Document'),
        GOOD.replace(b"<Document", b"<!DOCTYPE Document><Document"),
        hide(GOOD.replace(b"<Document", b"<!DOCTYPE Document><Document"), "utf-16"),
        hide(NAMING, "utf-16"),
        NAMING,
        GROWING,
        GOOD.replace(b"B1", b"B\x00"),
        GOOD.replace(b"B1", b"B" * 36),
        GOOD.replace(b"<MsgId>B1</MsgId>", b""),
        GOOD.replace(b"<CreDtTm>2026-11-29T10:00:00Z</CreDtTm>", b""),
        GOOD.replace(b"2026-11-29T", b"2026-13-29T"),
        GOOD.replace(b"<MsgId>B1</MsgId><CreDtTm>2026-11-29T10:00:00Z</CreDtTm>", MISPLACED),
        GOOD.replace(b"</GrpHdr>", b"</GrpHdr><GrpHdr>" + MISPLACED + b"</GrpHdr>"),
        GOOD.replace(b"</TxSts>", b"</TxSts><TxSts>RJCT</TxSts>"),
        GOOD.replace(b"BKr1", b""),
        GOOD.replace(b"r1<", b"r" * 36 + b"<"),
        GOOD.replace(b"1.500", b"-1.500"),
        GOOD.replace(b"1.500", b"1.500000"),
        GOOD.replace(b"1.500", b"NaN"),
        GOOD.replace(b'"KWD"', b'"kwd"'),
        TWO_REASONS,
        NO_REASON,
        LONG_REASON,
        b"\xff\xfe",
    ],
)
def test_whatever_is_not_understood_is_refused_whole(content: bytes) -> None:
    with pytest.raises(UnreadableStatusError) as refused:
        read_statuses(content)
    assert refused.value.__cause__ is None, "the words of a library would quote a line"


def test_an_answer_without_end_is_not_read() -> None:
    with pytest.raises(TooLargeError):
        read_statuses(b" " * (MOST_BYTES + 1))


def test_a_file_lies_whole_under_its_name_or_not_at_all() -> None:
    bank = open_bank()
    assert not bank.lies_out("waha", "a.xml")
    bank.drop("waha", "a.xml", b"one")
    bank.drop("waha", "a.xml", b"one")
    assert bank.lies_out("waha", "a.xml")
    folder = bank._folder / "waha"
    assert [each.name for each in (folder / "out").iterdir()] == ["a.xml"]
    (folder / "in").mkdir()
    (folder / "in" / "answer.xml").write_bytes(GOOD)
    (folder / "in" / ".half").write_bytes(b"")
    assert bank.list_answers("waha") == ("answer.xml",)
    assert bank.read_answer("waha", "answer.xml") == GOOD
    for name in ("../secret", "", ".half", "in/answer.xml"):
        with pytest.raises(NotFoundError):
            bank.read_answer("waha", name)


def test_a_folder_that_cannot_be_written_is_a_part_that_is_down() -> None:
    bank = open_bank()
    (bank._folder / "waha").write_bytes(b"a file where a folder should be")
    with pytest.raises(UnavailableError):
        bank.drop("waha", "a.xml", b"one")
