"""Keyed digests: numbers by which a person can be found, and which nobody can turn back without the secret."""

import hmac
from functools import lru_cache


def digest_key(kind: str, value: str, *, secret: bytes) -> int:
    """The first 8 bytes of HMAC-SHA256(secret, kind ‖ value) as a signed 64-bit number (design.md §4)."""
    state = _take_in(secret).copy()
    state.update(f"{kind}\x1f{value}".encode())
    return int.from_bytes(state.digest()[:8], "big", signed=True)


@lru_cache(maxsize=4)
def _take_in(secret: bytes) -> hmac.HMAC:
    """The state after the secret, once for all keys: copies of it go on, it never does."""
    return hmac.new(secret, digestmod="sha256")
