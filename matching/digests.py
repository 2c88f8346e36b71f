"""Keyed digests: numbers by which a person can be found, and which nobody can turn back without the secret."""

import hashlib
import hmac


def digest_key(kind: str, value: str, *, secret: bytes) -> int:
    """The first 8 bytes of HMAC-SHA256(secret, kind ‖ value) as a signed 64-bit number (design.md §4)."""
    digest = hmac.digest(secret, f"{kind}\x1f{value}".encode(), hashlib.sha256)
    return int.from_bytes(digest[:8], "big", signed=True)
