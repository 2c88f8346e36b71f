"""Papers that people bring, as encrypted files: what is put in comes back whole or not at all."""

import hashlib
import os
import re
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

import filetype  # type: ignore[import-untyped]
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.errors import InputError, NotFoundError, SanadError, TooLargeError
from gateways.folders import is_usable_folder
from gateways.named_keys import NamedKeys

MOST_BYTES = 10 * 2**20
"""A scan of some pages; what is larger was not made for reading."""

SNIFFED_BYTES = 1024
_NONCE_BYTES = 12
_XML_START = b"<?xml "
_MAGIC = b"SANAD1"
_KEY = re.compile(r"[0-9a-f]{32}\.[0-9a-f]{64}")


class ContentKind(StrEnum):
    """What may be kept: the types of a scan or a photograph, and messages to a bank."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    XML = "application/xml"


SCANS = frozenset({ContentKind.PDF, ContentKind.JPEG, ContentKind.PNG})
MESSAGES = frozenset({ContentKind.XML})
"""Files that are written here for a bank."""


class UnsupportedFileError(InputError):
    """The file is none of the kinds that are taken here, whatever its name says."""

    code = "unsupported_file"


class BrokenPaperError(SanadError):
    """A kept file was altered, or its key is not given: nothing of it is shown."""

    code = "broken_paper"


class PaperStore:
    """A folder of files sealed by AES-GCM under a named key; the key returned by `put` names content and digest.

    Files are written once and never changed. Anybody who may read the folder learns sizes and times, nothing else.
    """

    def __init__(self, folder: Path, keys: NamedKeys) -> None:
        self._folder = folder
        self._current = keys.keys[0][0]
        self._ciphers = {key_id: AESGCM(key) for key_id, key in keys.keys}

    def put(self, content: bytes, *, kinds: frozenset[ContentKind] = SCANS) -> str:
        """Keep a file of one of `kinds` and return its key; the kind is told by the bytes, never by a name.

        Raises TooLargeError (above MOST_BYTES), UnsupportedFileError.
        """
        if len(content) > MOST_BYTES:
            raise TooLargeError
        if sniff_kind(content) not in kinds:
            raise UnsupportedFileError
        key = f"{uuid4().hex}.{digest_content(content)}"
        # The seal covers the key: no kept file can stand in for another one.
        nonce = os.urandom(_NONCE_BYTES)
        name = self._current.encode()
        sealed = self._ciphers[self._current].encrypt(nonce, content, key.encode())
        self._write(key, b"".join((_MAGIC, bytes([len(name)]), name, nonce, sealed)))
        return key

    def get(self, key: str) -> bytes:
        """The content that was put in under this key. Raises NotFoundError, BrokenPaperError."""
        try:
            kept = self._locate(key).read_bytes()
        except FileNotFoundError as error:
            raise NotFoundError from error
        content = self._open(key, kept)
        if digest_content(content) != key.rpartition(".")[2]:
            raise BrokenPaperError
        return content

    def is_usable(self) -> bool:
        """True if files can be written here and read again."""
        return is_usable_folder(self._folder)

    def _open(self, key: str, kept: bytes) -> bytes:
        start = len(_MAGIC) + 1
        if not kept.startswith(_MAGIC) or len(kept) < start:
            raise BrokenPaperError
        end = start + kept[start - 1]
        cipher = self._ciphers.get(kept[start:end].decode(errors="replace"))
        if cipher is None:
            raise BrokenPaperError
        nonce, sealed = kept[end : end + _NONCE_BYTES], kept[end + _NONCE_BYTES :]
        try:
            return cipher.decrypt(nonce, sealed, key.encode())
        except (InvalidTag, ValueError) as error:
            raise BrokenPaperError from error

    def _write(self, key: str, sealed: bytes) -> None:
        path = self._locate(key)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Linked into place only when whole and on the disk: a row of the record will name it.
        draft = path.with_suffix(".draft")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)

    def _locate(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise NotFoundError
        name = key.partition(".")[0]
        return self._folder / name[:2] / name


def digest_content(content: bytes) -> str:
    """The digest with which the key of this content ends."""
    return hashlib.sha256(content).hexdigest()


def sniff_kind(content: bytes) -> ContentKind | None:
    """What a file is by its first bytes and, for a PDF, its end; None if it is nothing that is kept."""
    if content.startswith(_XML_START):
        return ContentKind.XML
    guessed = filetype.guess_mime(content[:SNIFFED_BYTES])
    if guessed not in list(ContentKind):
        return None
    kind = ContentKind(guessed)
    if kind is ContentKind.PDF and b"%%EOF" not in content[-SNIFFED_BYTES:]:
        return None
    return kind
