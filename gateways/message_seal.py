"""What messages keep from readers: codes sealed until they are handed over, addresses as digests, links that cannot be guessed."""

import hashlib
import hmac
import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.errors import SanadError
from gateways.named_keys import NamedKeys

_NONCE_BYTES = 12
_MARK_BYTES = 16
"""128 bits: nobody guesses a link."""


class BrokenSealError(SanadError):
    """What was sealed was altered, or its key is not given."""

    code = "broken_seal"


class MessageSeal:
    """Seals, digests and marks under named keys: the first one makes new ones, all of them know what they made.

    Each purpose has a key of its own, derived from the named one, so that a digest is no mark and no PIN.
    """

    def __init__(self, keys: NamedKeys) -> None:
        self._keys = keys.keys

    def seal(self, text: str, message_id: UUID) -> bytes:
        """The text so that it can be read only with the key, and only as that message's."""
        name, key = self._keys[0]
        nonce = os.urandom(_NONCE_BYTES)
        sealed = AESGCM(_derive(key, b"seal")).encrypt(nonce, text.encode(), message_id.bytes)
        return b"".join((bytes([len(name)]), name.encode(), nonce, sealed))

    def open(self, sealed: bytes, message_id: UUID) -> str:
        """The text that was sealed for that message. Raises BrokenSealError."""
        end = 1 + sealed[0] if sealed else 0
        key = dict(self._keys).get(sealed[1:end].decode(errors="replace"))
        if key is None:
            raise BrokenSealError
        nonce, body = sealed[end : end + _NONCE_BYTES], sealed[end + _NONCE_BYTES :]
        try:
            return AESGCM(_derive(key, b"seal")).decrypt(nonce, body, message_id.bytes).decode()
        except (InvalidTag, ValueError) as error:
            raise BrokenSealError from error

    def digest(self, purpose: str, text: str) -> bytes:
        """A keyed digest by which a text is known again and not read: of an address, of a PIN."""
        return _digest(self._keys[0][1], purpose, text.encode())

    def list_digests(self, purpose: str, text: str) -> list[bytes]:
        """The digests of a text under every key: an older one may have been kept."""
        return [_digest(key, purpose, text.encode()) for _, key in self._keys]

    def mark(self, purpose: str, content: bytes) -> bytes:
        """The mark that shows that `content` was given out by this house."""
        return _digest(self._keys[0][1], purpose, content)[:_MARK_BYTES]

    def is_marked(self, purpose: str, content: bytes, mark: bytes) -> bool:
        """True for a mark that one of the keys made for this purpose and content."""
        return any(
            hmac.compare_digest(_digest(key, purpose, content)[:_MARK_BYTES], mark) for _, key in self._keys
        )


def _derive(key: bytes, purpose: bytes) -> bytes:
    return hmac.new(key, b"message/" + purpose, hashlib.sha256).digest()


def _digest(key: bytes, purpose: str, content: bytes) -> bytes:
    return hmac.new(_derive(key, purpose.encode()), content, hashlib.sha256).digest()
