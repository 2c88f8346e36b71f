"""SMS and WhatsApp by a plain HTTP gateway: docs/message_gateway.md says what it has to understand."""

from dataclasses import dataclass, field
from uuid import UUID

import httpx

from gateways.letters import DOUBTFUL, NOT_CONNECTED, PUT_OFF, REFUSED, TAKEN, Fate, Handed, Letter

SECONDS = 10
"""How long the gateway may be silent."""

_TAKEN = frozenset({200, 201, 202, 409})
_REFUSED = frozenset({400, 404, 410, 422})
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


@dataclass(frozen=True)
class TextGate:
    """Where a gateway is, and the key that it gave us."""

    url: str
    key: str = field(default="", repr=False)


class TextGateway:
    """Hands letters to one gateway over lines that are kept open."""

    def __init__(self, gate: TextGate) -> None:
        self._url = gate.url.rstrip("/")
        headers = {"Authorization": f"Bearer {gate.key}"} if gate.key else {}
        self._http = httpx.AsyncClient(timeout=SECONDS, headers=headers, trust_env=False)

    async def hand_over(self, letter: Letter) -> Handed:
        """Hand a letter over; the gateway knows it again by its id. An answer of 409 says that it has it already."""
        body = {
            "id": str(letter.message_id),
            "channel": letter.channel.value,
            "to": letter.to,
            "text": letter.text,
        }
        headers = {"Idempotency-Key": str(letter.message_id)}
        try:
            answer = await self._http.post(self._url, json=body, headers=headers)
        except _NEVER_SENT:
            return NOT_CONNECTED
        except httpx.TransportError:
            return DOUBTFUL
        if answer.status_code in _TAKEN:
            return TAKEN
        return REFUSED if answer.status_code in _REFUSED else PUT_OFF

    async def ask(self, message_id: UUID) -> Fate:
        """What the gateway knows of a message."""
        try:
            answer = await self._http.get(f"{self._url}/{message_id}")
        except httpx.TransportError:
            return Fate.AWAY
        if answer.status_code == httpx.codes.NOT_FOUND:
            return Fate.NEVER_SEEN
        return _read_fate(answer) if answer.is_success else Fate.AWAY

    async def close(self) -> None:
        """Close the lines."""
        await self._http.aclose()


def _read_fate(answer: httpx.Response) -> Fate:
    try:
        said = answer.json()["state"]
    except (ValueError, KeyError, TypeError):
        return Fate.AWAY
    known = {fate.value: fate for fate in (Fate.ACCEPTED, Fate.DELIVERED, Fate.FAILED)}
    return known.get(said, Fate.AWAY)
