"""Keyed digests: numbers by which a person can be found, and which nobody can turn back without the secret."""

import hashlib
from functools import lru_cache

_BLOCK = 64
_INNER, _OUTER = bytes(byte ^ 0x36 for byte in range(256)), bytes(byte ^ 0x5C for byte in range(256))


def digest_key(kind: str, value: str, *, secret: bytes) -> int:
    """The first 8 bytes of HMAC-SHA256(secret, kind ‖ value) as a signed 64-bit number (design.md §4)."""
    inner, outer = (state.copy() for state in _take_in(secret))
    inner.update(f"{kind}\x1f{value}".encode())
    outer.update(inner.digest())
    return int.from_bytes(outer.digest()[:8], "big", signed=True)


@lru_cache(maxsize=4)
def _take_in(secret: bytes) -> tuple["hashlib._Hash", "hashlib._Hash"]:
    """The two states after the secret (RFC 2104), once for all keys: copies of them go on, they never do."""
    key = (hashlib.sha256(secret).digest() if len(secret) > _BLOCK else secret).ljust(_BLOCK, b"\0")
    return hashlib.sha256(key.translate(_INNER)), hashlib.sha256(key.translate(_OUTER))
