"""The story of a case as people tell it: the open wait first, then what happened, newest first."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.cycle import TaskKind, Wait
from language.words import Words
from services.case_parts import EventView
from services.cases import CaseFile
from services.naming import PersonName

HEARING = "hearing"
"""An appeal waits for the ministry too, but for no signature: it is told by a sentence of its own."""


@dataclass(frozen=True)
class Telling:
    """One entry: the sentence, what somebody wrote with it, and when."""

    sentence: str
    text: str
    at: datetime


def name_person(person: PersonName | None, words: Words) -> str | None:
    """A colleague's name; staff of the ministry have none for a charity; None for the system."""
    if person is None:
        return None
    name = words.name(person.name_ar, person.name_en)
    return name or words.say("layout-the_ministry" if person.is_ministry else "layout-a_colleague")


def list_tellings(case: CaseFile, words: Words) -> tuple[Telling, ...]:
    """What happened to a case, newest first."""
    return tuple(_tell(event, words) for event in case.timeline)


def tell_wait(case: CaseFile, words: Words, now: datetime) -> str | None:
    """Who is waited for since when, and which eyes come next; None while nothing is waited for."""
    task = case.task
    if task is None:
        return None
    if task.wait is Wait.SCHEDULED and (on := _find_next_due(case)):
        return words.say("recurrences-next_on", on=words.day(on))
    is_escalating = task.next_eyes is not None and task.next_eyes_at is not None
    return words.waiting(
        HEARING if task.kind is TaskKind.HEAR else task.wait,
        task.opened_at,
        now,
        due_at=task.due_at,
        then=task.next_eyes if is_escalating else "breach",
        then_at=task.next_eyes_at if is_escalating else _future(task.due_at, now),
        who=name_person(task.holder, words),
        level=task.level + 1 if task.levels > 1 else None,
    )


def _tell(event: EventView, words: Words) -> Telling:
    sentence = words.event(
        event.type,
        actor=name_person(event.actor, words),
        amount_fils=event.amount_fils,
        to=name_person(event.given_to, words),
    )
    if event.acted_for:
        sentence = words.say("in-place-of", sentence=sentence, absent=name_person(event.acted_for, words))
    return Telling(sentence, event.text or "", event.occurred_at)


def _find_next_due(case: CaseFile) -> date | None:
    return min(
        (each.due_on for each in case.instalments if each.due_on and each.state == "due"), default=None
    )


def _future(at: datetime, now: datetime) -> datetime | None:
    return at if at > now else None
