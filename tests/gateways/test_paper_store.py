"""Scans are kept sealed: what comes back is what was put in, or nothing."""

from pathlib import Path

import pytest

from domain.errors import NotFoundError, TooLargeError
from gateways.named_keys import NamedKeys
from gateways.paper_store import (
    MOST_BYTES,
    BrokenPaperError,
    ContentKind,
    PaperStore,
    UnsupportedFileError,
)

PDF = b"%PDF-1.7\n" + "محضر اللجنة".encode() + b"\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
JPEG = b"\xff\xd8\xff\xe0" + bytes(64)
OLD, FRESH = ("old", b"o" * 32), ("fresh", b"f" * 32)


@pytest.fixture
def papers(tmp_path: Path) -> PaperStore:
    return PaperStore(tmp_path / "papers", NamedKeys((OLD,)))


def find_file(tmp_path: Path) -> Path:
    (file,) = (path for path in (tmp_path / "papers").rglob("*") if path.is_file())
    return file


@pytest.mark.parametrize("content", [PDF, PNG, JPEG], ids=["pdf", "png", "jpeg"])
def test_what_was_put_in_comes_back(papers: PaperStore, content: bytes) -> None:
    assert papers.get(papers.put(content)) == content


def test_nothing_of_a_scan_can_be_read_from_the_disk(papers: PaperStore, tmp_path: Path) -> None:
    papers.put(PDF)
    file = find_file(tmp_path)
    assert "محضر".encode() not in file.read_bytes()
    assert b"%PDF" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


def test_the_same_scan_twice_is_two_files_that_tell_nothing_of_each_other(papers: PaperStore) -> None:
    first, second = papers.put(PDF), papers.put(PDF)
    assert first != second


def test_an_old_key_opens_what_it_sealed_and_the_first_one_seals(tmp_path: Path, papers: PaperStore) -> None:
    kept = papers.put(PDF)
    turned = PaperStore(tmp_path / "papers", NamedKeys((FRESH, OLD)))
    assert turned.get(kept) == PDF
    sealed_now = turned.put(PDF)
    with pytest.raises(BrokenPaperError):
        papers.get(sealed_now)


@pytest.mark.parametrize("place", [0, 6, 8, 20, -1], ids=["magic", "length", "name", "nonce", "seal"])
def test_a_file_that_was_altered_is_not_shown(papers: PaperStore, tmp_path: Path, place: int) -> None:
    kept = papers.put(PDF)
    file = find_file(tmp_path)
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    with pytest.raises(BrokenPaperError):
        papers.get(kept)


@pytest.mark.parametrize("length", [0, 6, 7, 11, 15])
def test_a_file_that_was_cut_is_not_shown(papers: PaperStore, tmp_path: Path, length: int) -> None:
    kept = papers.put(PDF)
    file = find_file(tmp_path)
    file.write_bytes(file.read_bytes()[:length])
    with pytest.raises(BrokenPaperError):
        papers.get(kept)


def test_one_file_cannot_stand_in_for_another(papers: PaperStore, tmp_path: Path) -> None:
    first = papers.put(PDF)
    sealed = find_file(tmp_path).read_bytes()
    second = papers.put(PNG)
    for file in (tmp_path / "papers").rglob("*"):
        if file.is_file():
            file.write_bytes(sealed)
    assert papers.get(first) == PDF
    with pytest.raises(BrokenPaperError):
        papers.get(second)


@pytest.mark.parametrize("key", ["", "../../etc/passwd", "0" * 32, f"{'0' * 32}.{'0' * 64}", "x\n"])
def test_a_key_that_was_never_given_out_finds_nothing(papers: PaperStore, key: str) -> None:
    with pytest.raises(NotFoundError):
        papers.get(key)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>alert(1)</script>",
        b"MZ" + bytes(64),
        b"PK\x03\x04" + bytes(64),
        b"%PDF-1.7 without an end",
        b"GIF89a" + bytes(64),
    ],
    ids=["empty", "page", "program", "archive", "half a pdf", "gif"],
)
def test_what_is_no_scan_is_refused_whatever_it_is_called(papers: PaperStore, content: bytes) -> None:
    with pytest.raises(UnsupportedFileError):
        papers.put(content)


def test_a_caller_may_take_fewer_kinds(papers: PaperStore) -> None:
    with pytest.raises(UnsupportedFileError):
        papers.put(PNG, kinds=frozenset({ContentKind.PDF}))


def test_what_is_too_large_is_refused(papers: PaperStore, tmp_path: Path) -> None:
    with pytest.raises(TooLargeError):
        papers.put(PDF + bytes(MOST_BYTES))
    assert not (tmp_path / "papers").exists()
