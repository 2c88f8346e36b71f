"""The postman: hands messages over outside of any transaction, and repeats one at most once, under its id, if nobody knows whether it went."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar
from uuid import UUID

from sqlmodel import Session

from domain.errors import UnavailableError
from domain.messages import (
    ASKED_CHANNELS,
    LEASE,
    MessageChannel,
    MessageFault,
    MessageState,
    MessageTemplate,
    choose_usual_window,
    compute_hour,
    compute_next_question,
    compute_next_try,
    is_too_late,
)
from gateways.letters import Answer, Fate, Handed, Letter
from gateways.message_seal import BrokenSealError
from services.letters import write_letter
from services.turns import take_turns
from store.queries.messages import find_address, lock_message, read_said, take_messages
from store.scope import Store
from store.tables.messages import Message

Answered = TypeVar("Answered", Fate, Handed)
Noted = TypeVar("Noted")
log = logging.getLogger(__name__)

AT_ONCE = 8
IDLE_SECONDS = 1.0
PATIENT_TIMES = 60
"""How often an answer is noted again while the record is out of reach; with its time-outs that is the lease and more."""

_TEXTS = (MessageChannel.SMS, MessageChannel.WHATSAPP)
"""The ways of what would go by mail to an address that takes none."""

MAY_BE_REPEATED = 1
"""How often a message is handed over again because nobody knows whether it went."""


class Gateway(Protocol):
    """One way out of the house."""

    async def hand_over(self, letter: Letter) -> Handed:
        """Hand a letter over, and say how far it came."""

    async def ask(self, message_id: UUID) -> Fate:
        """What the gateway knows of a message."""


@dataclass(frozen=True)
class Job:
    """What is to be done with a message that was taken: hand its letter over, or ask what became of it."""

    message_id: UUID
    state: MessageState
    attempts: int
    letter: Letter | None = None


class Postman:
    """One of possibly many, with a lane for each gateway: one that is away delays no other, and no decision."""

    def __init__(
        self,
        store: Store,
        gateways: Mapping[MessageChannel, Gateway],
        clock: Callable[[], datetime],
        *,
        public_url: str,
    ) -> None:
        self._store = store
        self._gateways = gateways
        self._clock = clock
        self._public_url = public_url

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver what waits until told to stop; a record that is down is waited for."""
        await asyncio.gather(*(self._keep_lane(channel, stop) for channel in self._gateways))

    async def deliver_waiting(self) -> int:
        """Do once what every lane does again and again; how many messages were taken."""
        return sum(await asyncio.gather(*(self._work(channel) for channel in self._gateways)))

    async def _keep_lane(self, channel: MessageChannel, stop: asyncio.Event) -> None:
        turn = partial(self._work, channel)
        await take_turns(turn, stop, work="the postman", idle_seconds=IDLE_SECONDS)

    async def _work(self, channel: MessageChannel) -> int:
        jobs = await asyncio.to_thread(self._take, channel)
        await asyncio.gather(*(self._do(job, self._gateways[channel]) for job in jobs if job))
        return len(jobs)

    async def _do(self, job: Job, gateway: Gateway) -> None:
        if job.letter is None:
            fate = await gateway.ask(job.message_id)
            again = await _insist(self._note_fate, job, fate)
            if again is None:
                return
            job = again
        if job.letter:
            handed = await gateway.hand_over(job.letter)
            await _insist(self._note_handed, job, handed)

    def _take(self, channel: MessageChannel) -> list[Job | None]:
        """What is to be done with each message whose time has come; None where nothing is, or not yet, or another way."""
        at = self._clock()
        with self._store.registry() as db:
            rows = take_messages(db, channel, at=at, lease=LEASE, limit=AT_ONCE)
            return [
                self._prepare(db, row, at=at)
                if row.state is MessageState.QUEUED
                else Job(row.id, row.state, row.attempts)
                for row in rows
            ]

    def _prepare(self, db: Session, row: Message, *, at: datetime) -> Job | None:
        """Take a message in hand and write its letter; None if it does not go, or not yet: the row says why."""
        letter = self._write(db, row, at=at)
        if letter is None:
            return None
        row.state, row.attempts = MessageState.IN_HAND, row.attempts + 1
        return Job(row.id, row.state, row.attempts, letter)

    def _write(self, db: Session, row: Message, *, at: datetime) -> Letter | None:
        seal, to = self._store.seal, find_address(db, row.request_id, row.channel)
        if to is None:
            _end(row, MessageState.UNREACHABLE, MessageFault.NO_ADDRESS, at=at)
            return None
        said = read_said(db, row.request_id, seal.list_digests("address", to))
        hour = compute_hour(at, said.windows, usual=choose_usual_window(row.template))
        if said.is_stopped:
            _end(row, MessageState.STOPPED, None, at=at)
        elif said.is_unreachable:
            self._go_another_way(db, row, at=at)
        elif is_too_late(row.queued_at, row.ends_at, at):
            _end(row, MessageState.FAILED, MessageFault.TOO_LATE, at=at)
        elif hour is None:
            _end(row, MessageState.UNREACHABLE, MessageFault.NO_SAFE_HOUR, at=at)
        elif hour > at:
            row.next_at = hour
        else:
            return self._compose(db, row, to, is_shared=said.is_shared, at=at)
        return None

    def _go_another_way(self, db: Session, row: Message, *, at: datetime) -> None:
        """Let what would go to an address that takes no mail go as a text; a code to sign in with opens what the address does."""
        texts = (way for way in _TEXTS if way in self._gateways and find_address(db, row.request_id, way))
        way = next(texts, None) if row.template is not MessageTemplate.SIGN_IN_CODE else None
        if way:
            row.state, row.channel, row.next_at = MessageState.QUEUED, way, at
        else:
            _end(row, MessageState.UNREACHABLE, MessageFault.BOUNCED, at=at)

    def _compose(self, db: Session, row: Message, to: str, *, is_shared: bool, at: datetime) -> Letter | None:
        row.address_digest = self._store.seal.digest("address", to)
        try:
            return write_letter(
                db, self._store.seal, row, to, is_shared=is_shared, public_url=self._public_url
            )
        except BrokenSealError as error:
            log.error("a message cannot be written: %s", error.code)  # noqa: TRY400 (a traceback would say no more)
            _end(row, MessageState.FAILED, MessageFault.UNREADABLE, at=at)
            return None

    def _note_fate(self, job: Job, fate: Fate) -> Job | None:
        """Note what a gateway knows of a message; what to do if it has to be handed over once more."""
        at = self._clock()
        with self._store.registry() as db:
            row = lock_message(db, job.message_id)
            if row.state is not job.state or row.attempts != job.attempts:
                return None
            if fate in (Fate.DELIVERED, Fate.FAILED):
                is_there = fate is Fate.DELIVERED
                state = MessageState.DELIVERED if is_there else MessageState.FAILED
                row.handed_at = row.handed_at or at
                _end(row, state, None if is_there else MessageFault.NOT_DELIVERED, at=at)
                return None
            if row.state is MessageState.HANDED_OVER:
                row.questions += 1
                row.next_at = compute_next_question(at, row.questions)
                return None
            return self._resolve_doubt(db, row, fate, at=at)

    def _resolve_doubt(self, db: Session, row: Message, fate: Fate, *, at: datetime) -> Job | None:
        """Whoever had this message in hand said nothing: it went, it did not, or nobody knows."""
        if fate is Fate.ACCEPTED:
            _note_taken(row, at=at)
        elif fate is Fate.NEVER_SEEN:
            row.state, row.next_at = MessageState.QUEUED, at
        elif row.repeats >= MAY_BE_REPEATED or is_too_late(row.queued_at, row.ends_at, at):
            _end(row, MessageState.UNCERTAIN, MessageFault.NO_ANSWER, at=at)
        elif fate is Fate.AWAY:
            row.next_at = compute_next_try(at, row.attempts)
        elif again := self._prepare(db, row, at=at):
            row.repeats, row.next_at = row.repeats + 1, at + LEASE
            return again
        return None

    def _note_handed(self, job: Job, handed: Handed) -> None:
        at = self._clock()
        with self._store.registry() as db:
            row = lock_message(db, job.message_id)
            if row.state is not MessageState.IN_HAND or row.attempts != job.attempts:
                return
            match handed.answer:
                case Answer.TAKEN:
                    _note_taken(row, at=at)
                case Answer.NOT_TAKEN:
                    row.state, row.fault = MessageState.QUEUED, handed.fault
                    row.next_at = compute_next_try(at, row.attempts)
                case Answer.REFUSED:
                    _end(row, MessageState.FAILED, handed.fault, at=at)
                case Answer.DOUBTFUL:
                    row.fault, row.next_at = handed.fault, at + LEASE


async def _insist(note: Callable[[Job, Answered], Noted], job: Job, answer: Answered) -> Noted:
    """Note an answer; a record that is down for a moment must not make a message come twice."""
    for _ in range(PATIENT_TIMES):
        try:
            return await asyncio.to_thread(note, job, answer)
        except UnavailableError:
            await asyncio.sleep(IDLE_SECONDS)
    return await asyncio.to_thread(note, job, answer)


def _note_taken(row: Message, *, at: datetime) -> None:
    row.state, row.fault, row.handed_at, row.sealed = MessageState.HANDED_OVER, None, at, None
    row.next_at = compute_next_question(at, 0) if row.channel in ASKED_CHANNELS else None


def _end(row: Message, state: MessageState, fault: MessageFault | None, *, at: datetime) -> None:
    row.state, row.fault, row.settled_at = state, fault, at
    row.next_at, row.sealed = None, None
