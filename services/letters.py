"""What a message says: composed at the moment it goes, in the applicant's language, and kept nowhere."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as DecodeError
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session

from domain.appointments import HandoverKind
from domain.calendars import read_day
from domain.codes import TaskKind
from domain.errors import NotFoundError
from domain.messages import APPOINTMENTS, MessageTemplate
from gateways.letters import Letter
from language.words import words_for
from store.queries.proofs import find_appointment
from store.queries.requests import find_request
from store.queries.tasks import list_open_tasks
from store.scope import Seal
from store.tables.messages import Message

OPEN, STOP = "/m/", "/stop/"
"""Where the links of messages lead."""

_ID_BYTES, _DIGEST_BYTES, _INSTANT_BYTES = 16, 32, 8
_ISOLATES = str.maketrans("", "", "\u2066\u2067\u2068\u2069")
_SAID_ANYWHERE = APPOINTMENTS | {MessageTemplate.DELIVERY_CODE, MessageTemplate.SIGN_IN_CODE}
"""What is said also where others hold the telephone too: it would be of no use behind the link."""


def write_letter(
    db: Session, seal: Seal, row: Message, to: str, *, is_shared: bool, public_url: str
) -> Letter:
    """The message as it goes to `to`: never a kind of aid, a class or a charity.

    To a shared telephone it says only that there is news. Raises BrokenSealError.
    """
    words = words_for(row.language.value)
    template = row.template if not is_shared or row.template in _SAID_ANYWHERE else MessageTemplate.NEWS
    link = public_url.rstrip("/") + OPEN + write_token(seal, "link", row.id.bytes)
    digest = row.address_digest or b""
    said = words.say(f"messages-text_{template.value}", **_list_params(db, seal, row, template))
    lines = (said, words.say("messages-text_more"), link)
    return Letter(
        message_id=row.id,
        channel=row.channel,
        to=to,
        subject=words.say("messages-subject").translate(_ISOLATES),
        text="\n".join(lines).translate(_ISOLATES),
        stop_link=public_url.rstrip("/") + STOP + write_token(seal, "stop", digest),
        bounce_token=write_token(seal, "bounce", row.id.bytes),
    )


def write_token(seal: Seal, purpose: str, content: bytes) -> str:
    """What stands in a link: the content with its mark, so that nobody can make one up."""
    return urlsafe_b64encode(content + seal.mark(purpose, content)).rstrip(b"=").decode()


def read_link(seal: Seal, token: str) -> UUID:
    """The message whose link this is. Raises NotFoundError."""
    return UUID(bytes=_read_token(seal, "link", token, _ID_BYTES))


def read_bounced(seal: Seal, token: str) -> UUID:
    """The message that came back to the address with this token. Raises NotFoundError."""
    return UUID(bytes=_read_token(seal, "bounce", token, _ID_BYTES))


def write_ticket(seal: Seal, message_id: UUID, until: datetime) -> str:
    """What lets an opened page of a link bring papers for a while: whoever opened it may have given a PIN."""
    return write_token(seal, "ticket", message_id.bytes + int(until.timestamp()).to_bytes(_INSTANT_BYTES))


def read_ticket(seal: Seal, token: str) -> tuple[UUID, datetime]:
    """The message of a ticket, and until when it is good. Raises NotFoundError."""
    content = _read_token(seal, "ticket", token, _ID_BYTES + _INSTANT_BYTES)
    until = datetime.fromtimestamp(int.from_bytes(content[_ID_BYTES:]), UTC)
    return UUID(bytes=content[:_ID_BYTES]), until


def read_stop(seal: Seal, token: str) -> bytes:
    """The digest of the address that a link stops messages to. Raises NotFoundError."""
    return _read_token(seal, "stop", token, _DIGEST_BYTES)


def _read_token(seal: Seal, purpose: str, token: str, length: int) -> bytes:
    try:
        whole = urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
    except (DecodeError, ValueError):
        raise NotFoundError from None
    content, mark = whole[:length], whole[length:]
    if len(content) < length or not seal.is_marked(purpose, content, mark):
        raise NotFoundError
    return content


def _list_params(db: Session, seal: Seal, row: Message, template: MessageTemplate) -> dict[str, str]:
    words = words_for(row.language.value)
    if template is MessageTemplate.REGISTERED:
        case = find_request(db, row.request_id)
        return {"number": case.number if case else ""}
    if template is MessageTemplate.PAPER_ASKED:
        asked = [task for task in list_open_tasks(db, row.request_id) if task.kind is TaskKind.COMPLETE]
        return {"until": words.day(read_day(asked[0].due_at)) if asked else ""}
    if template in APPOINTMENTS:
        return _describe_appointment(db, row)
    if template in (MessageTemplate.DELIVERY_CODE, MessageTemplate.SIGN_IN_CODE):
        return {"code": seal.open(row.sealed or b"", row.id)}
    return {}


def _describe_appointment(db: Session, row: Message) -> dict[str, str]:
    """Day, hour and where: of a delivery at home not the address, which its owner knows and others need not."""
    when = words_for(row.language.value).instant(row.happens_at) if row.happens_at else ""
    booked = find_appointment(db, row.request_id)
    if booked is None:
        return {"when": when, "how": "", "place": ""}
    is_fetched = booked.kind is HandoverKind.PICK_UP
    return {"when": when, "how": booked.kind.value, "place": booked.place if is_fetched else ""}
