"""How an applicant wishes to be reached: the way, the language, the safe hours, and whose telephone it is."""

import re
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from domain.digits import convert_digits
from domain.errors import MalformedEmailError
from domain.forms import FormReader, read_clock
from domain.messages import USUAL_WINDOW, MessageChannel, Window
from domain.phones import read_phone

_MAIL = re.compile(r"[^\s@<>\"(),:;\[\]\\]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?\.[a-z]{2,24}")
_PIN = re.compile(r"\d{4,6}")


class MessageLanguage(StrEnum):
    """The languages that messages are written in."""

    AR = "ar"
    EN = "en"


@dataclass(frozen=True)
class ContactForm:
    """As typed at the counter: every field is text; hours are Kuwait's, in any digits.

    `phone` is another number than that of the request, if messages should go there; `pin` is chosen by whoever shares
    the telephone, and kept unless another one is typed. `again` lifts a stop that the applicant set, at their wish,
    and lets mail go again to an address from which it came back.
    """

    channel: str = MessageChannel.SMS.value
    language: str = MessageLanguage.AR.value
    phone: str = ""
    email: str = ""
    is_shared: bool = False
    pin: str = ""
    safe_from: str = ""
    safe_until: str = ""
    again: bool = False


@dataclass(frozen=True)
class StatedContact:
    """A wish that can be kept."""

    channel: MessageChannel
    language: MessageLanguage
    phone: str | None
    email: str | None
    is_shared: bool
    pin: str
    window: Window | None


def read_contact(form: ContactForm, *, has_phone: bool, has_pin: bool) -> StatedContact:
    """Read a form; `has_phone` says whether the request names a telephone, `has_pin` whether a PIN is kept already.

    A shared telephone needs a PIN: what lies behind a link is not for whoever else holds the telephone.
    Raises InvalidFieldsError with every problem at once.
    """
    reader = FormReader()
    channel = reader.choice("channel", form.channel, MessageChannel) or MessageChannel.SMS
    language = reader.choice("language", form.language, MessageLanguage) or MessageLanguage.AR
    phone = reader.value("phone", form.phone, read_phone)
    email = reader.value("email", form.email, read_mail_address, required=channel is MessageChannel.EMAIL)
    if channel is not MessageChannel.EMAIL and not (has_phone or form.phone.strip()):
        reader.blame("phone", "required")
    pin = convert_digits(form.pin).strip()
    if pin and not _PIN.fullmatch(pin):
        reader.blame("pin", "malformed_pin")
    if form.is_shared and not pin and not has_pin:
        reader.blame("pin", "required")
    window = _read_window(reader, form)
    reader.finish()
    return StatedContact(channel, language, phone, email, form.is_shared, pin, window)


def read_mail_address(text: str) -> str:
    """An e-mail address, its host in small letters. Raises MalformedEmailError."""
    local, _, host = text.strip().rpartition("@")
    address = f"{local}@{host.lower()}"
    if not _MAIL.fullmatch(address) or ".." in address or not address.isascii():
        raise MalformedEmailError
    return address


def _read_window(reader: FormReader, form: ContactForm) -> Window | None:
    """Either hour may be left out: the usual one stands in."""
    start = reader.value("safe_from", form.safe_from, read_clock)
    until = reader.value("safe_until", form.safe_until, read_clock)
    if start is None and until is None:
        return None
    window = Window(start or USUAL_WINDOW.start, until or _compute_end(start))
    if window.start >= window.until:
        reader.blame("safe_until", "ends_before_it_begins")
    return window


def _compute_end(start: time | None) -> time:
    """The end of safe hours of which only the beginning was said."""
    return time(23, 59) if start and start >= USUAL_WINDOW.until else USUAL_WINDOW.until
