"""Messages to applicants: which event tells what, by which way, at which hours, and when it is tried again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from domain.calendars import KUWAIT
from domain.codes import Outcome, Stage, TaskKind
from domain.events import EventType
from domain.requests import Channel


class MessageTemplate(StrEnum):
    """What a message says; none of them names a kind of aid, a class of case or a charity."""

    REGISTERED = "registered"
    PAPER_ASKED = "paper_asked"
    NEWS = "news"
    PAID = "paid"
    APPOINTMENT = "appointment"
    APPOINTMENT_MOVED = "appointment_moved"
    DELIVERY_CODE = "delivery_code"
    SIGN_IN_CODE = "sign_in_code"


class MessageChannel(StrEnum):
    """The way a message goes."""

    SMS = "sms"
    WHATSAPP = "whatsapp"
    EMAIL = "email"


class MessageState(StrEnum):
    """The life of a message: `in_hand` while a postman has it, `uncertain` where nobody can say whether it went, `bounced` if it came back."""

    QUEUED = "queued"
    IN_HAND = "in_hand"
    HANDED_OVER = "handed_over"
    DELIVERED = "delivered"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    STOPPED = "stopped"
    UNREACHABLE = "unreachable"
    BOUNCED = "bounced"


class MessageFault(StrEnum):
    """Why a message did not go, or not yet."""

    NO_ADDRESS = "no_address"
    NO_SAFE_HOUR = "no_safe_hour"
    NOT_CONNECTED = "not_connected"
    PUT_OFF = "put_off"
    ADDRESS_REFUSED = "address_refused"
    NOT_DELIVERED = "not_delivered"
    NO_ANSWER = "no_answer"
    UNREADABLE = "unreadable"
    TOO_LATE = "too_late"
    BOUNCED = "bounced"


class PublicStatus(StrEnum):
    """Where a request stands, as its applicant is told behind the link of a message."""

    RECEIVED = "received"
    STUDIED = "studied"
    ASKED = "asked"
    ON_HOLD = "on_hold"
    SIGNED = "signed"
    APPROVED = "approved"
    PAID = "paid"
    DELIVERED = "delivered"
    REJECTED = "rejected"
    JOINED = "joined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Window:
    """The hours of a day in Kuwait at which a message may come; `until` is later than `start`, and no longer within."""

    start: time
    until: time


USUAL_WINDOW = Window(time(8), time(21))
"""Nobody is woken: outside of it every message waits for the morning."""

ANY_HOUR = Window(time(0), time.max)
"""Of what its reader asked for this very minute: it wakes nobody."""

LINK_LIFE = timedelta(days=30)
"""How long the link of a message opens its page."""

APPOINTMENTS = frozenset({MessageTemplate.APPOINTMENT, MessageTemplate.APPOINTMENT_MOVED})
"""What tells when and where something is handed over."""

TICKET_LIFE = timedelta(hours=1)
"""How long a page that was opened by a link takes papers, before it is opened anew."""

FIRST_GRACE = timedelta(minutes=5)
"""Time for the clerk at the counter to write down how the applicant may be reached, before the first message goes."""

KEPT_TRYING = timedelta(days=3)
"""A message that is older is news no more."""

LEASE = timedelta(minutes=2)
"""How long a postman may have a message in hand before it is taken for crashed; no hand-over takes half of it."""

ASKED_AFTER = (
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
)
"""When a gateway is asked whether a message arrived, after it took it or after the last time."""

ASKED_CHANNELS = frozenset({MessageChannel.SMS, MessageChannel.WHATSAPP})
"""Whose gateways know whether a message arrived."""

MOST_WRONG_PINS = 5
"""Wrong PINs after which a link opens nothing any more."""

_FIRST_PAUSE = timedelta(seconds=30)
_LONGEST_PAUSE = timedelta(minutes=15)
_ALWAYS_TOLD = {
    EventType.SENT_BACK: MessageTemplate.PAPER_ASKED,
    EventType.REJECTED: MessageTemplate.NEWS,
    EventType.RULED_DUPLICATE: MessageTemplate.NEWS,
    EventType.HOLD_JOINED: MessageTemplate.NEWS,
    EventType.EXPIRED: MessageTemplate.NEWS,
    EventType.PAID: MessageTemplate.PAID,
    EventType.APPEAL_UPHELD: MessageTemplate.NEWS,
    EventType.APPEAL_PARTLY_UPHELD: MessageTemplate.NEWS,
    EventType.APPEAL_REDIRECTED: MessageTemplate.NEWS,
    EventType.APPEAL_DISMISSED: MessageTemplate.NEWS,
}


_ENDED = {
    Outcome.DELIVERED: PublicStatus.DELIVERED,
    Outcome.PARTLY_DELIVERED: PublicStatus.DELIVERED,
    Outcome.REJECTED: PublicStatus.REJECTED,
    Outcome.DUPLICATE: PublicStatus.JOINED,
    Outcome.WITHDRAWN: PublicStatus.WITHDRAWN,
    Outcome.EXPIRED: PublicStatus.EXPIRED,
}
_BY_TASK = {
    TaskKind.COMPLETE: PublicStatus.ASKED,
    TaskKind.RESUME: PublicStatus.ON_HOLD,
    TaskKind.CONFIRM: PublicStatus.PAID,
}
_BY_STAGE = {
    Stage.REGISTRATION: PublicStatus.RECEIVED,
    Stage.DUPLICATE_CHECK: PublicStatus.RECEIVED,
    Stage.REVIEW: PublicStatus.STUDIED,
    Stage.SIGN_OFF: PublicStatus.SIGNED,
    Stage.DELIVERY: PublicStatus.APPROVED,
    Stage.CLOSED: PublicStatus.DELIVERED,
}


def choose_template(event: EventType, to_stage: Stage, channel: Channel) -> MessageTemplate | None:
    """What an applicant is told when this happened to the request; None for what is between the bodies.

    An approval is news once the last signature is given. Whoever is in a file that was imported did not just ask:
    they are told from the first decision on.
    """
    if event is EventType.REGISTERED:
        return None if channel is Channel.IMPORT else MessageTemplate.REGISTERED
    if event is EventType.APPROVED:
        return MessageTemplate.NEWS if to_stage is Stage.DELIVERY else None
    return _ALWAYS_TOLD.get(event)


def choose_repeat(template: MessageTemplate) -> MessageTemplate | None:
    """What is told instead of a message that came back.

    A code was forgotten when it went: only that there is news. Nobody waits any more for a code to sign in with.
    """
    if template is MessageTemplate.SIGN_IN_CODE:
        return None
    return MessageTemplate.NEWS if template is MessageTemplate.DELIVERY_CODE else template


def choose_status(stage: Stage, outcome: Outcome | None, tasks: Iterable[TaskKind]) -> PublicStatus:
    """Where a request stands in the words of its applicant; how bodies divide the work is not their concern."""
    if outcome:
        return _ENDED[outcome]
    kinds = frozenset(tasks)
    for kind, status in _BY_TASK.items():
        if kind in kinds:
            return status
    return _BY_STAGE[stage]


def choose_usual_window(template: MessageTemplate) -> Window:
    """The hours of a message where nobody said which are safe."""
    return ANY_HOUR if template is MessageTemplate.SIGN_IN_CODE else USUAL_WINDOW


def compute_hour(at: datetime, windows: Iterable[Window], *, usual: Window = USUAL_WINDOW) -> datetime | None:
    """The earliest instant (UTC) from `at` on that lies within every window; None if they have no hour in common.

    Hours are those of Asia/Kuwait; without any window the usual one counts.
    """
    every = tuple(windows) or (usual,)
    start, until = max(one.start for one in every), min(one.until for one in every)
    if start >= until:
        return None
    local = at.astimezone(KUWAIT)
    on = local.date() + timedelta(days=1) if local.time() >= until else local.date()
    if local.date() == on and local.time() >= start:
        return at.astimezone(UTC)
    return datetime.combine(on, start, tzinfo=KUWAIT).astimezone(UTC)


def compute_next_try(failed_at: datetime, attempts: int) -> datetime:
    """When a message is tried again that was not taken for the `attempts`-th time: soon at first, then each quarter of an hour."""
    doubled = _FIRST_PAUSE * (1 << max(0, min(attempts - 1, 10)))
    return failed_at + min(doubled, _LONGEST_PAUSE)


def compute_next_question(asked_at: datetime, times: int) -> datetime | None:
    """When the gateway is asked next whether a message arrived, after it was asked `times` times; None for no more."""
    return asked_at + ASKED_AFTER[times] if times < len(ASKED_AFTER) else None


def is_too_late(queued_at: datetime, ends_at: datetime | None, at: datetime) -> bool:
    """True for a message that would tell nobody anything any more."""
    return at >= (ends_at or queued_at + KEPT_TRYING)
