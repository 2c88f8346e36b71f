"""Encryption of what the engine keeps: every payload and failure passes AES-GCM under a named key."""

import base64
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from temporalio.api.common.v1 import Payload
from temporalio.converter import DataConverter, DefaultFailureConverterWithEncodedAttributes, PayloadCodec

ENCODING = b"binary/sanad-aes-gcm"
NONCE_BYTES = 12


@dataclass(frozen=True)
class EngineKeys:
    """The keys by id; the first encrypts, all of them decrypt."""

    keys: tuple[tuple[str, bytes], ...]


def read_keys(text: str) -> EngineKeys:
    """Keys written as `id:base64,id:base64`, 16, 24 or 32 bytes each. Raises ValueError for anything else."""
    pairs = [part.split(":", 1) for part in text.split(",") if part]
    keys = tuple((key_id, base64.b64decode(value, validate=True)) for key_id, value in pairs)
    if not keys or any(len(key) not in {16, 24, 32} for _, key in keys):
        raise ValueError("the engine key must be id:base64 of 16, 24 or 32 bytes")
    return EngineKeys(keys)


class EncryptingCodec(PayloadCodec):
    """Payloads in, sealed payloads out; the key's id stays readable, so that old histories can be opened."""

    def __init__(self, keys: EngineKeys) -> None:
        self._current = keys.keys[0][0]
        self._ciphers = {key_id: AESGCM(key) for key_id, key in keys.keys}

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Seal each payload under the current key."""
        return [self._seal(payload) for payload in payloads]

    async def decode(self, payloads: Iterable[Payload]) -> list[Payload]:
        """Open each payload sealed here. Raises ValueError for an unknown key or a broken seal."""
        return [
            self._open(payload) if payload.metadata.get("encoding") == ENCODING else payload
            for payload in payloads
        ]

    def _seal(self, payload: Payload) -> Payload:
        nonce = os.urandom(NONCE_BYTES)
        sealed = self._ciphers[self._current].encrypt(
            nonce, payload.SerializeToString(), self._current.encode()
        )
        metadata = {"encoding": ENCODING, "key-id": self._current.encode()}
        return Payload(metadata=metadata, data=nonce + sealed)

    def _open(self, payload: Payload) -> Payload:
        key_id = payload.metadata["key-id"].decode()
        cipher = self._ciphers.get(key_id)
        if cipher is None:
            raise ValueError(f"no engine key with id {key_id}")
        nonce, sealed = payload.data[:NONCE_BYTES], payload.data[NONCE_BYTES:]
        try:
            return Payload.FromString(cipher.decrypt(nonce, sealed, key_id.encode()))
        except InvalidTag as error:
            raise ValueError("the seal of an engine payload is broken") from error


def make_converter(keys: EngineKeys) -> DataConverter:
    """The converter that every client and worker of this house uses."""
    return DataConverter(
        payload_codec=EncryptingCodec(keys),
        failure_converter_class=DefaultFailureConverterWithEncodedAttributes,
    )
