"""The parts of the desk's comparison: fields side by side, a candidate, aid asked for or given, what is in the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.calendars import read_day
from domain.identities import Party, Ruling
from domain.requests import Sex
from matching import Profile, Statement, prepare
from matching.names import Slots
from services.matches import read_person, read_statement
from services.naming import CharityName
from services.requests import join_names
from store.queries.comparisons import Payments
from store.tables.identities import IdentityCandidate, IdentityCheck
from store.tables.outside_aid import OutsideAid, OutsideSource
from store.tables.people import Person
from store.tables.requests import AidRequest, StatedBeneficiaryRow, StatedIdentityRow
from store.tables.reservations import AidState, NoticeSource

HOME_PARTS = ("governorate", "area", "block", "street", "house")


@dataclass(frozen=True)
class CheckBasis:
    """On what a check decided: `score` and thresholds in natural log-odds, `size` in registered people.

    `rule` is a matching Rule, `degraded` the matching KeyKinds that were too full to be followed.
    """

    score: float
    rule: str | None
    model: str
    link_at: float
    adjudicate_at: float
    size: int
    degraded: tuple[str, ...]


@dataclass(frozen=True)
class FieldView:
    """One field of a comparison: its level (a code of matching), signed bits for one person, both texts.

    A text is empty where nothing was said or where it is not open. Older spellings and phones of the person may be what
    agreed: the text is the one first known. Sex is M or F, a date is ISO, names in two scripts and the parts of an address are parted by " / ".
    """

    field: str
    level: str
    bits: float
    stated: str
    registered: str


@dataclass(frozen=True)
class PersonValues:
    """A registered person as first known."""

    names: Mapping[str, str]
    sex: Sex | None
    birth_on: date | None
    civil_id: str | None
    phone: str | None
    address: Mapping[str, str]
    full_name: str


@dataclass(frozen=True)
class AidView:
    """What somebody asked for or was given, at any charity or outside the cycle; `outside` says who gave that."""

    kind: str
    month_on: date
    state: AidState
    source: NoticeSource
    charity: CharityName | None
    number: str | None
    request_id: UUID | None
    amount_fils: int | None
    outside: OutsideSource | None = None


@dataclass(frozen=True)
class CandidateView:
    """A registered person whom a party of the request may be; values and aid only while nobody has ruled.

    `party` is who was compared: the applicant, or whom the aid is for. `relation` (a matching Relation) is what else the two may be to each other, `rule` a matching Rule, `key_kinds` the
    matching KeyKinds under which the person was found, `fields` the strongest first.
    """

    person_id: UUID
    party: Party
    rank: int
    is_open: bool
    ruling: Ruling | None
    ruling_decision_id: UUID | None
    score: float
    relation: str
    rule: str | None
    key_kinds: tuple[str, ...]
    fields: tuple[FieldView, ...]
    values: PersonValues | None
    aid: tuple[AidView, ...]


@dataclass(frozen=True)
class ObstacleView:
    """What stands in the way of the need: like aid inside the cycle or outside, or an exclusion list.

    `is_open`: a case that this one may join. `window_ends_on`: the first day on which the need is free again.
    `circular`: the number of the circular by which a list holds.
    """

    kind: str
    month_on: date
    state: AidState
    source: NoticeSource
    charity: CharityName | None
    number: str | None
    request_id: UUID | None
    amount_fils: int | None
    is_same_person: bool
    is_open: bool
    window_ends_on: date | None
    list_ar: str
    list_en: str
    outside: OutsideSource | None = None
    circular: str = ""


def view_basis(check: IdentityCheck) -> CheckBasis:
    """On what a check decided."""
    kept = check.basis
    return CheckBasis(
        score=kept["score"],
        rule=kept["rule"],
        model=kept["model"],
        link_at=kept["link_at"],
        adjudicate_at=kept["adjudicate_at"],
        size=kept["size"],
        degraded=tuple(kept["degraded"]),
    )


def view_candidate(
    row: IdentityCandidate, ours: Mapping[str, str], person: Person | None, aid: tuple[AidView, ...]
) -> CandidateView:
    """A candidate beside what was stated, as `write_stated` writes it; `person` is None where values are not open."""
    evidence = row.evidence
    theirs = _write_person(person) if person else {}
    return CandidateView(
        person_id=row.person_id,
        party=row.party,
        rank=row.rank,
        is_open=row.settled_at is None,
        ruling=row.ruling,
        ruling_decision_id=row.decision_id,
        score=evidence["score"],
        relation=evidence["relation"],
        rule=evidence["rule"],
        key_kinds=tuple(row.key_kinds),
        fields=tuple(
            FieldView(field, level, bits, ours.get(field, ""), theirs.get(field, ""))
            for field, level, bits in evidence["fields"]
        ),
        values=_view_values(person) if person else None,
        aid=aid,
    )


def view_case_aid(case: AidRequest, paid: Payments | None, charity: CharityName | None) -> AidView:
    """A case as aid: given since its last payment, else approved or asked for since it came."""
    on = read_day(paid.last_at if paid else case.received_at)
    if paid:
        state, amount = AidState.GIVEN, paid.total_fils
    elif case.approved_fils:
        state, amount = AidState.APPROVED, case.approved_fils
    else:
        state, amount = AidState.ASKED, case.amount_fils
    return AidView(
        kind=case.kind,
        month_on=on.replace(day=1),
        state=state,
        source=NoticeSource.CHARITY,
        charity=charity,
        number=case.number,
        request_id=case.id,
        amount_fils=amount,
    )


def view_outside_aid(row: OutsideAid) -> AidView:
    """Aid from outside the cycle: always given."""
    return AidView(
        kind=row.kind,
        month_on=row.given_on.replace(day=1),
        state=AidState.GIVEN,
        source=NoticeSource.OUTSIDE,
        charity=None,
        number=None,
        request_id=None,
        amount_fils=row.amount_fils,
        outside=row.source,
    )


def _view_values(person: Person) -> PersonValues:
    return PersonValues(
        names=person.names,
        sex=person.sex,
        birth_on=person.birth_on,
        civil_id=person.civil_id,
        phone=person.phone,
        address=person.address,
        full_name=join_names(person.names),
    )


def write_stated(row: StatedIdentityRow | StatedBeneficiaryRow) -> dict[str, str]:
    """What was stated of a party, by the fields of a comparison."""
    if isinstance(row, StatedBeneficiaryRow):
        slots = _write_names({}, prepare(Statement(full_name=row.full_name)))
        return slots | _write_facts(row.sex, row.birth_on, row.document_number, None, {})
    slots = _write_names(row.names, prepare(read_statement(row)))
    return slots | _write_facts(row.sex, row.birth_on, row.document_number, row.phone, row.address)


def _write_person(person: Person) -> dict[str, str]:
    slots = _write_names(person.names, prepare(read_person(person)))
    return slots | _write_facts(person.sex, person.birth_on, person.civil_id, person.phone, person.address)


def _write_names(names: Mapping[str, str], profile: Profile) -> dict[str, str]:
    """One text per slot as typed in either script; of a name typed in one line, what the matcher reads there."""
    typed = {
        slot: " / ".join(filter(None, (names.get(f"{slot}_{script}", "") for script in ("ar", "en"))))
        for slot in Slots._fields
    }
    if any(typed.values()) or not profile.names:
        return typed
    return profile.names[0]._asdict()


def _write_facts(
    sex: Sex | None, birth_on: date | None, number: str | None, phone: str | None, address: Mapping[str, str]
) -> dict[str, str]:
    return {
        "sex": sex.value if sex else "",
        "birth": birth_on.isoformat() if birth_on else "",
        "civil": number or "",
        "phone": phone or "",
        "address": " / ".join(filter(None, (address.get(part, "") for part in HOME_PARTS))),
    }
