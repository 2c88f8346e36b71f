"""What makes a repeated submission harmless: its key, and a digest of what came with it."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Submission:
    """An Idempotency-Key and the digest of the body it came with."""

    key: str
    digest: bytes


def digest_of(form: Any) -> bytes:  # noqa: ANN401 (any dataclass or mapping of texts)
    """SHA-256 of a form's fields, whatever their order."""
    fields = dict(form) if isinstance(form, Mapping) else dataclasses.asdict(form)
    return hashlib.sha256(json.dumps(fields, sort_keys=True, default=str).encode()).digest()
