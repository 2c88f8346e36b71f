"""E-mail by SMTP: a letter becomes a message of its own, handed to the relay step by step, so that it is known how far it came."""

from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from typing import Literal
from uuid import UUID

import aiosmtplib
from aiosmtplib import SMTPException, SMTPResponseException

from gateways.bounces import write_bounce_address
from gateways.letters import DOUBTFUL, NOT_CONNECTED, PUT_OFF, REFUSED, TAKEN, Fate, Handed, Letter

SECONDS = 10
"""How long one answer of the relay is waited for."""

_PERMANENT = 500


@dataclass(frozen=True)
class MailRelay:
    """Where the relay is and who we are there; with a `bounce_domain` mail that cannot be delivered comes back to it, marked."""

    host: str
    port: int
    sender: str
    tls: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    bounce_domain: str = ""


class MailGateway:
    """Hands letters to a relay; what becomes of them there it cannot ask."""

    def __init__(self, relay: MailRelay) -> None:
        self._relay = relay

    async def hand_over(self, letter: Letter) -> Handed:
        """Hand a letter to the relay; the answer is doubtful only once the relay had all of it."""
        relay = self._relay
        line = aiosmtplib.SMTP(
            hostname=relay.host,
            port=relay.port,
            username=relay.user or None,
            password=relay.password or None,
            use_tls=relay.tls == "tls",
            start_tls=relay.tls == "starttls",
            timeout=SECONDS,
        )
        try:
            await line.connect()
        except (SMTPException, OSError):
            return NOT_CONNECTED
        try:
            return await self._send(line, letter)
        finally:
            line.close()

    async def ask(self, _message_id: UUID) -> Fate:
        """SMTP knows no question after a message."""
        return Fate.CANNOT_TELL

    async def _send(self, line: aiosmtplib.SMTP, letter: Letter) -> Handed:
        relay = self._relay
        is_heard_of = bool(relay.bounce_domain)
        comes_back_to = write_bounce_address(letter.bounce_token, relay.bounce_domain)
        try:
            await line.mail(comes_back_to if is_heard_of else relay.sender)
            await line.rcpt(letter.to)
        except SMTPResponseException as error:
            return _judge(error)
        except (SMTPException, OSError):
            return NOT_CONNECTED
        try:
            await line.data(write_mail(letter, relay.sender).as_bytes())
        except SMTPResponseException as error:
            return _judge(error)
        except (SMTPException, OSError):
            return DOUBTFUL
        return TAKEN


def write_mail(letter: Letter, sender: str) -> EmailMessage:
    """The letter as a message; it can be unsubscribed from with one click (RFC 8058)."""
    mail = EmailMessage(SMTP_POLICY)
    mail["From"] = Address("سند Sanad", addr_spec=sender)
    mail["To"] = Address(addr_spec=letter.to)
    mail["Subject"] = letter.subject
    mail["Message-ID"] = f"<{letter.message_id}@{sender.rpartition('@')[2]}>"
    mail["List-Unsubscribe"] = f"<{letter.stop_link}>"
    mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.text)
    return mail


def _judge(error: SMTPResponseException) -> Handed:
    return REFUSED if error.code >= _PERMANENT else PUT_OFF
