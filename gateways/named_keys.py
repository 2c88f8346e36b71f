"""Keys by name: the first one encrypts, all of them open what was sealed under their name."""

import base64
from dataclasses import dataclass


@dataclass(frozen=True)
class NamedKeys:
    """The keys by id; the first encrypts, all of them decrypt."""

    keys: tuple[tuple[str, bytes], ...]


def read_named_keys(text: str) -> NamedKeys:
    """Keys written as `id:base64,id:base64`, 16, 24 or 32 bytes each. Raises ValueError for anything else."""
    pairs = [part.split(":", 1) for part in text.split(",") if part]
    keys = tuple((key_id, base64.b64decode(value, validate=True)) for key_id, value in pairs)
    if not keys or any(len(key) not in {16, 24, 32} for _, key in keys):
        raise ValueError("keys must be id:base64 of 16, 24 or 32 bytes")
    return NamedKeys(keys)
