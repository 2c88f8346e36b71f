"""Encryption of what the engine keeps: every payload and failure passes AES-GCM under a named key."""

import os
from collections.abc import Iterable, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from temporalio.api.common.v1 import Payload
from temporalio.converter import DataConverter, DefaultFailureConverterWithEncodedAttributes, PayloadCodec

from gateways.named_keys import NamedKeys

ENCODING = b"binary/sanad-aes-gcm"
NONCE_BYTES = 12


class EncryptingCodec(PayloadCodec):
    """Payloads in, sealed payloads out; the key's id stays readable, so that old histories can be opened."""

    def __init__(self, keys: NamedKeys) -> None:
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


def make_converter(keys: NamedKeys) -> DataConverter:
    """The converter that every client and worker of this house uses."""
    return DataConverter(
        payload_codec=EncryptingCodec(keys),
        failure_converter_class=DefaultFailureConverterWithEncodedAttributes,
    )
