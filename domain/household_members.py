"""Members of a household as a charity writes them down: who joins it from which day, and why somebody leaves it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.forms import FormReader, read_date
from domain.imports import ListedPerson, read_listed_person
from domain.studies import MemberRelation

JOINING = tuple(relation for relation in MemberRelation if relation is not MemberRelation.HEAD)
"""What somebody who joins can be to the head of the household: its head is who asks."""


class LeavingReason(StrEnum):
    """Why somebody is no member any more."""

    MARRIAGE = "marriage"
    DIVORCE = "divorce"
    DEATH = "death"
    MOVED = "moved"


@dataclass(frozen=True)
class JoiningForm:
    """Who joins, as typed; `since` is the first day."""

    full_name: str = ""
    civil_id: str = ""
    birth_date: str = ""
    sex: str = ""
    relation: str = ""
    since: str = ""


@dataclass(frozen=True)
class LeavingForm:
    """Why and since which day somebody is no member any more, as typed."""

    reason: str = ""
    since: str = ""


@dataclass(frozen=True)
class StatedMember:
    """A member who can be entered."""

    person: ListedPerson
    relation: MemberRelation
    from_on: date


@dataclass(frozen=True)
class StatedLeaving:
    """The end of a membership that can be written down."""

    reason: LeavingReason
    to_on: date


def read_joining(form: JoiningForm, *, today: date) -> StatedMember:
    """Read who joins. Raises InvalidFieldsError; nothing about the person is ever in it."""
    reader = FormReader()
    row = {name: getattr(form, name) for name in ("full_name", "civil_id", "birth_date", "sex")}
    person = read_listed_person(reader, row, today=today)
    relation = reader.choice("relation", form.relation, MemberRelation)
    if relation is MemberRelation.HEAD:
        reader.blame("relation", "one_head")
    from_on = _read_since(reader, form.since, earliest=person.birth_on, today=today)
    reader.finish()
    assert relation is not None and from_on is not None  # noqa: S101, PT018 (finish() has raised)
    return StatedMember(person, relation, from_on)


def read_leaving(form: LeavingForm, *, from_on: date, today: date) -> StatedLeaving:
    """Read why somebody leaves who joined on `from_on`. Raises InvalidFieldsError (reason, since)."""
    reader = FormReader()
    reason = reader.choice("reason", form.reason, LeavingReason)
    to_on = _read_since(reader, form.since, earliest=from_on, today=today)
    reader.finish()
    assert reason is not None and to_on is not None  # noqa: S101, PT018 (finish() has raised)
    return StatedLeaving(reason, to_on)


def _read_since(reader: FormReader, text: str, *, earliest: date | None, today: date) -> date | None:
    since = reader.value("since", text, read_date, required=True)
    if since and since > today:
        reader.blame("since", "in_the_future")
    elif since and earliest and since < earliest:
        reader.blame("since", "ends_before_it_begins")
    return since
