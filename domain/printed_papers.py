"""The numbered papers that the stages of a case leave: their kinds, numbers, fixed content and verification code."""

import base64
import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class PaperKind(StrEnum):
    """What is printed, in the order of the stages that leave it (product.md §2)."""

    REQUEST_FORM = "request_form"
    RESEARCH_REPORT = "research_report"
    MINUTES = "minutes"
    APPROVAL = "approval"
    PAYMENT_ORDER = "payment_order"
    RECEIPT = "receipt"


class Verdict(StrEnum):
    """What the record says of a paper in somebody's hand.

    GENUINE: issued under this number, and its content is what was issued. ALTERED: issued, but the record's content
    is not what was issued. ERASED: issued; its content was erased at the end of its retention. UNKNOWN: no paper
    with this number carries this code.
    """

    GENUINE = "genuine"
    ALTERED = "altered"
    ERASED = "erased"
    UNKNOWN = "unknown"


PREFIXES: Mapping[PaperKind, str] = {
    PaperKind.REQUEST_FORM: "RF",
    PaperKind.RESEARCH_REPORT: "RR",
    PaperKind.MINUTES: "CM",
    PaperKind.APPROVAL: "AP",
    PaperKind.PAYMENT_ORDER: "PO",
    PaperKind.RECEIPT: "RC",
}
"""How the number of each kind begins."""

CODE_LETTERS = 16
"""Letters of a verification code: eighty bits, which nobody guesses."""


@dataclass(frozen=True)
class Fact:
    """A named value; a code (number, IBAN, telephone) is set from left to right whatever stands around it."""

    label: str
    value: str
    is_code: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under a head; `codes` are the columns, from nought, that hold codes, `widths` their shares of the page."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    codes: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of a paper under its heading; parts that are empty are left out."""

    heading: str
    facts: tuple[Fact, ...] = ()
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class Signature:
    """Who stands for the paper: role, name (empty where only the body may be known), and when, in words."""

    role: str
    name: str = ""
    day: str = ""


@dataclass(frozen=True)
class Document:
    """A paper in one language, worded and ready to be set."""

    title: str
    body: str
    day: str
    day_hijri: str
    sections: tuple[Section, ...] = ()
    signatures: tuple[Signature, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The document as plain lists and mappings, as the press reads it."""
        return dataclasses.asdict(self)


@dataclass(frozen=True)
class Content:
    """What was fixed when a paper was issued, in both languages; the frame around it (letterhead, page numbers) is not."""

    ar: Document
    en: Document

    def get_document(self, language: str) -> Document:
        """The document in `ar` or `en`."""
        return self.en if language == "en" else self.ar


def write_number(kind: PaperKind, year: int, serial: int) -> str:
    """The number of a paper: kind, year and its running number in both, such as `AP-2026-000012`."""
    return f"{PREFIXES[kind]}-{year}-{serial:06d}"


def write_content(content: Content) -> str:
    """The content as one text, the same for the same content."""
    return json.dumps(dataclasses.asdict(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_content(text: str) -> Content:
    """The content that `write_content` wrote."""
    parts = json.loads(text)
    return Content(_read_document(parts["ar"]), _read_document(parts["en"]))


def digest_content(salt: bytes, number: str, issued_at: datetime, text: str) -> bytes:
    """SHA-256 over salt, number, instant (microseconds since 1970) and content: what a paper is held against.

    The salt keeps a digest from being guessed back to a person once the content is erased.
    """
    stated = f"{number}\x1f{int(issued_at.timestamp() * 1_000_000)}\x1f{text}"
    return hashlib.sha256(salt + stated.encode()).digest()


def write_code(digest: bytes) -> str:
    """The verification code printed on a paper: the first letters of its digest in groups of four."""
    letters = base64.b32encode(digest).decode()[:CODE_LETTERS]
    return "-".join(letters[start : start + 4] for start in range(0, CODE_LETTERS, 4))


def is_code_of(code: str, digest: bytes) -> bool:
    """True if somebody typed the code of this digest, with or without its dashes, in any case."""
    typed = "".join(letter for letter in code.upper() if letter.isalnum())
    return typed == write_code(digest).replace("-", "")


def _read_document(parts: Mapping[str, Any]) -> Document:
    return Document(
        **{name: parts[name] for name in ("title", "body", "day", "day_hijri")},
        sections=tuple(_read_section(each) for each in parts["sections"]),
        signatures=tuple(Signature(**each) for each in parts["signatures"]),
    )


def _read_section(parts: Mapping[str, Any]) -> Section:
    table = parts["table"]
    return Section(
        heading=parts["heading"],
        facts=tuple(Fact(**each) for each in parts["facts"]),
        paragraphs=tuple(parts["paragraphs"]),
        table=table
        and Table(
            head=tuple(table["head"]),
            rows=tuple(tuple(row) for row in table["rows"]),
            codes=tuple(table["codes"]),
            widths=tuple(table["widths"]),
        ),
    )
