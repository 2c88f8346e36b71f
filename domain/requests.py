"""An aid request as it is stated at the counter, in a file or by API, and what may be wrong with it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.categories import Category, Paper
from domain.civil_ids import CivilIdVerdict, read_civil_id
from domain.errors import FieldProblem
from domain.forms import TEXT_LIMIT, FormReader, read_date
from domain.money import read_dinars
from domain.overlaps import Subject
from domain.phones import read_phone


class DocumentKind(StrEnum):
    """The paper that says who somebody is (rule 12)."""

    CIVIL_ID = "civil_id"
    SECURITY_CARD = "security_card"
    PASSPORT = "passport"
    NONE = "none"


class Sex(StrEnum):
    """As on the identity document."""

    MALE = "M"
    FEMALE = "F"


class Urgency(StrEnum):
    """How soon aid is needed; an emergency takes the fast track."""

    NORMAL = "normal"
    URGENT = "urgent"
    EMERGENCY = "emergency"


class Channel(StrEnum):
    """How a request came in."""

    COUNTER = "counter"
    IMPORT = "import"
    API = "api"
    SELF_SERVICE = "self_service"


class PartyRole(StrEnum):
    """The four parties of rule 15."""

    APPLICANT = "applicant"
    BENEFICIARY = "beneficiary"
    PAYEE = "payee"
    COLLECTOR = "collector"


class RequestWarning(StrEnum):
    """What deserves a second look but refuses nobody."""

    WRONG_CHECK_DIGIT = "wrong_check_digit"
    BIRTH_DATE_DIFFERS = "birth_date_differs"
    BENEFICIARY_WRONG_CHECK_DIGIT = "beneficiary_wrong_check_digit"
    BENEFICIARY_BIRTH_DATE_DIFFERS = "beneficiary_birth_date_differs"


@dataclass(frozen=True)
class RequestForm:
    """The form as typed: every field is text, in any digits and script, and may be empty."""

    category: str = ""
    full_name: str = ""
    given_ar: str = ""
    father_ar: str = ""
    grandfather_ar: str = ""
    family_ar: str = ""
    given_en: str = ""
    father_en: str = ""
    grandfather_en: str = ""
    family_en: str = ""
    sex: str = ""
    birth_date: str = ""
    document_kind: str = DocumentKind.CIVIL_ID.value
    document_number: str = ""
    nationality: str = ""
    phone: str = ""
    governorate: str = ""
    area: str = ""
    block: str = ""
    street: str = ""
    house: str = ""
    household_size: str = ""
    amount: str = ""
    need: str = ""
    urgency: str = Urgency.NORMAL.value
    lease_number: str = ""
    bill_number: str = ""
    beneficiary_name: str = ""
    beneficiary_birth_date: str = ""
    beneficiary_number: str = ""
    beneficiary_sex: str = ""
    papers: tuple[str, ...] = ()
    consent: bool = False


NAME_FIELDS = (
    "full_name",
    "given_ar",
    "father_ar",
    "grandfather_ar",
    "family_ar",
    "given_en",
    "father_en",
    "grandfather_en",
    "family_en",
)
ADDRESS_FIELDS = ("governorate", "area", "block", "street", "house")
BENEFICIARY_FIELDS = ("beneficiary_name", "beneficiary_birth_date", "beneficiary_number", "beneficiary_sex")
BENEFICIARY_SUBJECTS = frozenset({Subject.CHILD, Subject.STUDENT_YEAR})
"""Where a window runs on whom the aid is for; a student may be the applicant, a child never is."""


@dataclass(frozen=True)
class StatedIdentity:
    """Who the applicant says to be: stored with the request and never changed."""

    names: Mapping[str, str]
    sex: Sex | None
    birth_on: date | None
    document_kind: DocumentKind
    document_number: str
    nationality: str
    phone: str | None
    address: Mapping[str, str]


@dataclass(frozen=True)
class StatedBeneficiary:
    """Whom the aid is for, as the applicant says; the number is a civil ID, or empty. Stored and never changed."""

    full_name: str
    birth_on: date | None
    document_number: str
    sex: Sex | None


@dataclass(frozen=True)
class StatedRequest:
    """A request that can be registered; without a beneficiary the aid is for the applicant or the household."""

    identity: StatedIdentity
    beneficiary: StatedBeneficiary | None
    category: Category
    amount_fils: int
    need: str
    urgency: Urgency
    household_size: int
    lease_number: str
    bill_number: str
    papers: frozenset[Paper]
    warnings: tuple[RequestWarning, ...] = field(default=())

    @property
    def papers_to_follow(self) -> frozenset[Paper]:
        """The papers that the applicant has still to bring."""
        return frozenset(self.category.uploaded_papers) - self.papers


def read_request(
    form: RequestForm, categories: Mapping[str, Category], *, today: date, papers_follow: bool = False
) -> StatedRequest:
    """Read and judge a form against the categories in force; `today` is the day in Kuwait.

    With `papers_follow` what the applicant has to bring may come later.
    Raises InvalidFieldsError with every problem at once; nothing about a person is ever in it.
    """
    reader = FormReader()
    category = _read_category(reader, form, categories, today)
    identity, warnings = _read_identity(reader, form, today)
    beneficiary, more_warnings = _read_beneficiary(reader, form, category, today)
    if (
        beneficiary
        and beneficiary.document_number
        and beneficiary.document_number == identity.document_number
    ):
        reader.blame("beneficiary_number", "number_of_applicant")
    amount = reader.value("amount", form.amount, read_dinars, required=True)
    if category and amount:
        reader.take(list_ceiling_problems(category, amount))
    papers = _read_papers(reader, form.papers, None if papers_follow else category)
    urgency = reader.choice("urgency", form.urgency, Urgency)
    need = reader.text("need", form.need, limit=TEXT_LIMIT)
    household_size = reader.count("household_size", form.household_size, limit=40, code="unknown_choice")
    lease_number = reader.text("lease_number", form.lease_number)
    bill_number = reader.text("bill_number", form.bill_number)
    if not form.consent:
        reader.blame("consent", "consent_needed")
    reader.finish()
    assert category is not None and amount is not None and urgency is not None  # noqa: S101, PT018 (finish() proved it)
    return StatedRequest(
        identity=identity,
        beneficiary=beneficiary,
        category=category,
        amount_fils=amount,
        need=need,
        urgency=urgency,
        household_size=household_size,
        lease_number=lease_number,
        bill_number=bill_number,
        papers=papers,
        warnings=warnings + more_warnings,
    )


@dataclass(frozen=True)
class AskedAid:
    """What the terms of a category judge of a request: no word of who asks."""

    category: str
    amount_fils: int
    papers: frozenset[Paper]
    has_beneficiary: bool


def list_term_problems(
    asked: AskedAid, categories: Mapping[str, Category], *, today: date
) -> tuple[FieldProblem, ...]:
    """Why a request could not be registered under these categories on that day in Kuwait: what `read_request` refuses by."""
    category = categories.get(asked.category)
    problems = list(list_category_problems(asked.category, category, today=today))
    if category:
        given = BENEFICIARY_FIELDS[:1] if asked.has_beneficiary else ()
        problems += list_beneficiary_problems(category, given)
        problems += list_ceiling_problems(category, asked.amount_fils)
        problems += list_paper_problems(category, asked.papers)
    return tuple(problems)


def list_category_problems(code: str, category: Category | None, *, today: date) -> Iterator[FieldProblem]:
    """A category that is unknown, or closed on that day."""
    if code and category is None:
        yield FieldProblem("category", "unknown_category")
    if category and not category.is_open(today):
        on = category.last_on or category.first_on
        yield FieldProblem("category", "closed_category", {"on": on.isoformat()})


def list_ceiling_problems(category: Category, amount_fils: int) -> Iterator[FieldProblem]:
    """An amount that is more than the category allows."""
    if amount_fils > category.ceiling_fils:
        yield FieldProblem("amount", "above_ceiling", {"ceiling_fils": category.ceiling_fils})


def list_paper_problems(category: Category, papers: Collection[Paper]) -> Iterator[FieldProblem]:
    """Papers that the applicant has to bring and did not."""
    for paper in category.uploaded_papers:
        if paper not in papers:
            yield FieldProblem("papers", "missing_paper", {"paper": paper.value})


def list_beneficiary_problems(category: Category, given: Collection[str]) -> Iterator[FieldProblem]:
    """Fields of a beneficiary that the category does not ask for, or the name where it must be told for whom."""
    if category.family.subject not in BENEFICIARY_SUBJECTS:
        for name in given:
            yield FieldProblem(name, "not_asked_for")
    elif category.family.subject is Subject.CHILD and not given:
        yield FieldProblem("beneficiary_name", "required")


def list_warnings(form: RequestForm) -> tuple[RequestWarning, ...]:
    """What deserves a second look in a form that was accepted."""
    reader = FormReader()
    return _read_identity(reader, form, date.max)[1] + _read_beneficiary(reader, form, None, date.max)[1]


def _read_category(
    reader: FormReader, form: RequestForm, categories: Mapping[str, Category], today: date
) -> Category | None:
    code = reader.text("category", form.category, required=True)
    category = categories.get(code)
    reader.take(list_category_problems(code, category, today=today))
    return category


def _read_identity(
    reader: FormReader, form: RequestForm, today: date
) -> tuple[StatedIdentity, tuple[RequestWarning, ...]]:
    names = {name: reader.text(name, getattr(form, name)) for name in NAME_FIELDS}
    if not (names["full_name"] or names["given_ar"] or names["given_en"]):
        reader.blame("full_name", "name_needed")
    birth_on = _read_birth_date(reader, "birth_date", form.birth_date, today)
    kind = reader.choice("document_kind", form.document_kind, DocumentKind) or DocumentKind.NONE
    number, warnings = _read_document(reader, kind, form.document_number, birth_on)
    identity = StatedIdentity(
        names=names,
        sex=reader.choice("sex", form.sex, Sex) if form.sex else None,
        birth_on=birth_on,
        document_kind=kind,
        document_number=number,
        nationality=reader.text("nationality", form.nationality),
        phone=reader.value("phone", form.phone, read_phone),
        address={name: reader.text(name, getattr(form, name)) for name in ADDRESS_FIELDS},
    )
    return identity, warnings


def _read_beneficiary(
    reader: FormReader, form: RequestForm, category: Category | None, today: date
) -> tuple[StatedBeneficiary | None, tuple[RequestWarning, ...]]:
    """Without a category, whatever is given is read; the category that is not there is blamed elsewhere."""
    given = [name for name in BENEFICIARY_FIELDS if getattr(form, name).strip()]
    if category:
        reader.take(list_beneficiary_problems(category, given))
        if category.family.subject not in BENEFICIARY_SUBJECTS:
            return None, ()
    if not given and not (category and category.family.subject is Subject.CHILD):
        return None, ()
    full_name = reader.text("beneficiary_name", form.beneficiary_name, required=bool(given))
    birth_on = _read_birth_date(reader, "beneficiary_birth_date", form.beneficiary_birth_date, today)
    if not {"beneficiary_birth_date", "beneficiary_number"} & set(given):
        reader.blame("beneficiary_birth_date", "birth_date_or_number_needed")
    number, doubts = _read_number(reader, "beneficiary_number", form.beneficiary_number, birth_on)
    sex = (
        reader.choice("beneficiary_sex", form.beneficiary_sex, Sex) if form.beneficiary_sex.strip() else None
    )
    warnings = tuple(RequestWarning(f"beneficiary_{doubt}") for doubt in doubts)
    return StatedBeneficiary(full_name, birth_on, number, sex), warnings


def _read_birth_date(reader: FormReader, field: str, raw: str, today: date) -> date | None:
    birth_on = reader.value(field, raw, read_date)
    if birth_on and birth_on > today:
        reader.blame(field, "in_the_future")
    return birth_on


def _read_document(
    reader: FormReader, kind: DocumentKind, raw: str, birth_on: date | None
) -> tuple[str, tuple[RequestWarning, ...]]:
    if kind is DocumentKind.NONE:
        return "", ()
    if kind is not DocumentKind.CIVIL_ID:
        return reader.text("document_number", raw, required=True, limit=40).upper(), ()
    return _read_number(reader, "document_number", raw, birth_on, required=True)


def _read_number(
    reader: FormReader, field: str, raw: str, birth_on: date | None, *, required: bool = False
) -> tuple[str, tuple[RequestWarning, ...]]:
    """A civil ID with what is doubtful about it."""
    civil_id = reader.value(field, raw, read_civil_id, required=required)
    if civil_id is None:
        return "", ()
    warnings = []
    if civil_id.verdict is CivilIdVerdict.WRONG_CHECK_DIGIT:
        warnings.append(RequestWarning.WRONG_CHECK_DIGIT)
    if birth_on and civil_id.birth_on != birth_on:
        warnings.append(RequestWarning.BIRTH_DATE_DIFFERS)
    return civil_id.value, tuple(warnings)


def _read_papers(reader: FormReader, codes: tuple[str, ...], category: Category | None) -> frozenset[Paper]:
    known = frozenset(Paper)
    papers = frozenset(Paper(code) for code in codes if code in known)
    if len(papers) < len(set(codes)):
        reader.blame("papers", "unknown_paper")
    if category:
        reader.take(list_paper_problems(category, papers))
    return papers
