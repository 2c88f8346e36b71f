"""A request as its applicant writes it at home: one question a page, saved and resumed by a code of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from enum import StrEnum

from domain.categories import Category, Paper
from domain.contact_preferences import ContactForm, read_contact
from domain.digits import convert_digits
from domain.errors import FieldProblem, InvalidFieldsError, RefusedError
from domain.requests import BENEFICIARY_SUBJECTS, RequestForm, StatedRequest, read_request

LIFE = timedelta(days=14)
"""How long what was begun waits for its applicant, since it was saved last."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 16
"""Eighty bits: nobody guesses the request that somebody else is writing."""

_LOOK_ALIKE = str.maketrans("OIL", "011")


class ApplicationEndedError(RefusedError):
    """Nothing waits under this code: it was never given out, its time is over, or the request was sent already."""

    code = "application_ended"


class Question(StrEnum):
    """The pages of the form in their order."""

    AID = "aid"
    DOCUMENT = "document"
    NAME = "name"
    BIRTH = "birth"
    PHONE = "phone"
    SAFETY = "safety"
    HOME = "home"
    HOUSEHOLD = "household"
    WHOM = "whom"
    NEED = "need"
    PAPERS = "papers"


FIELDS: dict[Question, tuple[str, ...]] = {
    Question.AID: ("category",),
    Question.DOCUMENT: ("document_kind", "document_number"),
    Question.NAME: ("full_name", "given_ar", "father_ar", "grandfather_ar", "family_ar"),
    Question.BIRTH: ("birth_date", "sex", "nationality"),
    Question.PHONE: ("phone",),
    Question.SAFETY: ("is_shared", "pin", "safe_from", "safe_until"),
    Question.HOME: ("governorate", "area", "block", "street", "house"),
    Question.HOUSEHOLD: ("household_size",),
    Question.WHOM: ("beneficiary_name", "beneficiary_birth_date", "beneficiary_number", "beneficiary_sex"),
    Question.NEED: ("amount", "need", "lease_number", "bill_number"),
    Question.PAPERS: (),
}
"""What each page asks."""


@dataclass(frozen=True)
class Draft:
    """What was written so far: texts by field, the keys of pictures by paper, and the pages that were answered."""

    values: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answered: tuple[str, ...] = ()

    def answer(self, question: Question, values: Mapping[str, str]) -> "Draft":
        """The draft with one page answered."""
        answered = tuple(dict.fromkeys((*self.answered, question.value)))
        return replace(self, values={**self.values, **values}, answered=answered)

    def make_form(self, *, consent: bool = False) -> RequestForm:
        """The draft as the form of a request; what was sent of the papers counts as brought."""
        known = {spot.name for spot in fields(RequestForm)} - {"papers", "consent"}
        texts = {name: text for name, text in self.values.items() if name in known and text}
        return RequestForm(**texts, papers=tuple(sorted(self.files)), consent=consent)

    def make_contact(self, language: str) -> ContactForm:
        """How the applicant wishes to be reached."""
        return ContactForm(
            language=language,
            is_shared=bool(self.values.get("is_shared")),
            pin=self.values.get("pin", ""),
            safe_from=self.values.get("safe_from", ""),
            safe_until=self.values.get("safe_until", ""),
        )


def list_questions(category: Category | None) -> tuple[Question, ...]:
    """The pages of a form: whom the aid is for is asked only where the category wants to know."""
    asks_whom = category is not None and category.family.subject in BENEFICIARY_SUBJECTS
    return tuple(each for each in Question if each is not Question.WHOM or asks_whom)


def find_open_question(draft: Draft, category: Category | None) -> Question | None:
    """The first page that was not answered yet; None if all were."""
    return next((each for each in list_questions(category) if each.value not in draft.answered), None)


def list_problems(
    draft: Draft, question: Question, categories: Mapping[str, Category], *, today: date
) -> tuple[FieldProblem, ...]:
    """What is wrong with the answers of one page, by the rules of the whole form."""
    return tuple(
        problem for problem in _list_all(draft, categories, today=today) if problem.field in FIELDS[question]
    )


def read_draft(draft: Draft, categories: Mapping[str, Category], *, today: date) -> StatedRequest:
    """The request that a draft states, consented to; papers may follow. Raises InvalidFieldsError with every problem."""
    problems = [each for each in _list_all(draft, categories, today=today) if each.field != "consent"]
    if problems:
        raise InvalidFieldsError(problems)
    return read_request(draft.make_form(consent=True), categories, today=today, papers_follow=True)


def read_code(text: str) -> str:
    """A code as it was written down, spaces and hyphens aside, in any digits; what looks alike is alike."""
    plain = "".join(each for each in convert_digits(text).upper() if each.isalnum())
    return plain.translate(_LOOK_ALIKE)


def write_code(code: str) -> str:
    """A code as it is shown, in groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def list_later(category: Category, draft: Draft) -> tuple[Paper, ...]:
    """The papers that have still to follow."""
    return tuple(paper for paper in category.uploaded_papers if paper.value not in draft.files)


def _list_all(draft: Draft, categories: Mapping[str, Category], *, today: date) -> Iterator[FieldProblem]:
    if not draft.values.get("phone", "").strip():
        yield FieldProblem("phone", "required")
    try:
        read_request(draft.make_form(consent=True), categories, today=today, papers_follow=True)
    except InvalidFieldsError as error:
        yield from error.problems
    try:
        read_contact(draft.make_contact("ar"), has_phone=True, has_pin=False)
    except InvalidFieldsError as error:
        yield from error.problems
