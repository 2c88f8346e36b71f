"""Whom the aid is for, as the form states it: asked where a window runs on them, read like the applicant, refused elsewhere."""

from datetime import date

import pytest

from domain.categories import Category, PayeeKind, Recurrence
from domain.errors import InvalidFieldsError
from domain.overlaps import OverlapFamily, Subject, WindowKind
from domain.requests import (
    BENEFICIARY_SUBJECTS,
    RequestForm,
    RequestWarning,
    Sex,
    StatedBeneficiary,
    StatedRequest,
    list_warnings,
    read_request,
)

TODAY = date(2026, 11, 24)
CHILD = {
    "beneficiary_name": " جنى  بندر مساعد الرقم ",
    "beneficiary_birth_date": "٩/٥/٢٠١٩",
    "beneficiary_number": "٣١٩٠٥٠٩٠٣٠١٨",
    "beneficiary_sex": "F",
}
NOBODY = dict.fromkeys(CHILD, "")
ASKING = sorted(BENEFICIARY_SUBJECTS)
OTHERS = sorted(set(Subject) - BENEFICIARY_SUBJECTS)
BAD: dict[str, tuple[dict[str, str], set[tuple[str, str]]]] = {
    "no name": ({"beneficiary_name": " "}, {("beneficiary_name", "required")}),
    "a name without an end": ({"beneficiary_name": "ا" * 121}, {("beneficiary_name", "too_long")}),
    "a sign that nobody types": ({"beneficiary_name": "جنى\x01"}, {("beneficiary_name", "malformed")}),
    "half a sign": ({"beneficiary_name": "جنى\ud800"}, {("beneficiary_name", "malformed")}),
    "neither a birth date nor a number": (
        {"beneficiary_birth_date": "", "beneficiary_number": ""},
        {("beneficiary_birth_date", "birth_date_or_number_needed")},
    ),
    "a birth date to come": (
        {"beneficiary_birth_date": "2026-11-25", "beneficiary_number": ""},
        {("beneficiary_birth_date", "in_the_future")},
    ),
    "no date": ({"beneficiary_birth_date": "31/02/2019"}, {("beneficiary_birth_date", "malformed_date")}),
    "no civil ID": ({"beneficiary_number": "3190"}, {("beneficiary_number", "malformed_civil_id")}),
    "a malformed number alone": (
        {"beneficiary_number": "3190", "beneficiary_birth_date": ""},
        {("beneficiary_number", "malformed_civil_id")},
    ),
    "the applicant's own number": (
        {"beneficiary_number": "290010100011"},
        {("beneficiary_number", "number_of_applicant")},
    ),
    "no sex there is": ({"beneficiary_sex": "child"}, {("beneficiary_sex", "unknown_choice")}),
    "the sex alone": (
        {**NOBODY, "beneficiary_sex": "F"},
        {("beneficiary_name", "required"), ("beneficiary_birth_date", "birth_date_or_number_needed")},
    ),
    "everything at once": (
        {
            "beneficiary_name": "",
            "beneficiary_birth_date": "2077-01-01",
            "beneficiary_number": "12",
            "beneficiary_sex": "X",
        },
        {
            ("beneficiary_name", "required"),
            ("beneficiary_birth_date", "in_the_future"),
            ("beneficiary_number", "malformed_civil_id"),
            ("beneficiary_sex", "unknown_choice"),
        },
    ),
}


def make_category(subject: Subject) -> Category:
    return Category(
        code=subject.value,
        kind="kind",
        case_class="general",
        name_ar="",
        name_en="",
        family=OverlapFamily("family", subject, WindowKind.EVER),
        ceiling_fils=1_000_000,
        recurrence=Recurrence.ONCE,
        payee_kind=PayeeKind.APPLICANT,
        papers=(),
        fast_track=False,
        pilot=False,
        ministry_gate=True,
        first_on=date(2024, 1, 1),
        last_on=None,
        circular="1",
    )


CATEGORIES = {subject.value: make_category(subject) for subject in Subject}


def make_form(subject: str, **changes: str) -> RequestForm:
    stated = {"full_name": "غدير نواف", "document_number": "290010100011", "amount": "50", **changes}
    return RequestForm(category=subject, consent=True, **stated)  # type: ignore[arg-type] # texts only


def read(subject: str, **changes: str) -> StatedRequest:
    return read_request(make_form(subject, **changes), CATEGORIES, today=TODAY)


def refuse(subject: str, **changes: str) -> set[tuple[str, str]]:
    with pytest.raises(InvalidFieldsError) as refused:
        read(subject, **changes)
    return {(problem.field, problem.code) for problem in refused.value.problems}


@pytest.mark.parametrize("subject", ASKING)
def test_whom_the_aid_is_for_is_read_like_the_applicant(subject: str) -> None:
    assert read(subject, **CHILD).beneficiary == StatedBeneficiary(
        "جنى بندر مساعد الرقم", date(2019, 5, 9), "319050903018", Sex.FEMALE
    )


@pytest.mark.parametrize("subject", ASKING)
@pytest.mark.parametrize("kind", BAD)
def test_what_is_wrong_with_them_is_told_by_field_and_all_at_once(kind: str, subject: str) -> None:
    changes, problems = BAD[kind]
    assert refuse(subject, **{**CHILD, **changes}) == problems


def test_a_child_must_be_named_and_a_student_who_is_not_is_the_applicant() -> None:
    assert refuse("child") == {
        ("beneficiary_name", "required"),
        ("beneficiary_birth_date", "birth_date_or_number_needed"),
    }
    assert read("student_year").beneficiary is None
    assert read("student_year", **dict.fromkeys(CHILD, "  ")).beneficiary is None


@pytest.mark.parametrize("missing", ["beneficiary_birth_date", "beneficiary_number"])
def test_a_birth_date_or_a_number_is_enough(missing: str) -> None:
    stated = read("child", **{**CHILD, missing: "", "beneficiary_sex": ""}).beneficiary
    assert stated is not None
    assert (stated.birth_on is None, stated.document_number == "") == (
        missing == "beneficiary_birth_date",
        missing == "beneficiary_number",
    )


@pytest.mark.parametrize("subject", OTHERS)
def test_where_nobody_asks_for_whom_it_is_refused_and_never_dropped(subject: str) -> None:
    assert refuse(subject, **CHILD) == {(field, "not_asked_for") for field in CHILD}
    assert refuse(subject, beneficiary_sex="F") == {("beneficiary_sex", "not_asked_for")}
    assert read(subject).beneficiary is None


def test_in_an_unknown_category_the_category_is_wrong_and_what_cannot_be_read() -> None:
    assert refuse("NOTHING", **{**CHILD, "beneficiary_number": "12"}) == {
        ("category", "unknown_category"),
        ("beneficiary_number", "malformed_civil_id"),
    }
    assert refuse("NOTHING", **CHILD) == {("category", "unknown_category")}


def test_both_people_are_doubted_each_by_a_name_of_their_own() -> None:
    changes = {
        **CHILD,
        "document_number": "290010100010",
        "beneficiary_number": "319050903019",
        "beneficiary_birth_date": "2019-05-10",
    }
    stated = read("child", **changes)
    assert stated.warnings == (
        RequestWarning.WRONG_CHECK_DIGIT,
        RequestWarning.BENEFICIARY_WRONG_CHECK_DIGIT,
        RequestWarning.BENEFICIARY_BIRTH_DATE_DIFFERS,
    )
    assert list_warnings(make_form("child", **changes)) == stated.warnings


def test_no_problem_repeats_what_was_typed_of_a_child() -> None:
    with pytest.raises(InvalidFieldsError) as refused:
        read("child", **{**CHILD, "beneficiary_number": "3190509", "beneficiary_birth_date": "31/02/2019"})
    told = repr((refused.value.args, refused.value.params, refused.value.problems))
    assert not [text for text in ("3190509", "31/02/2019", "جنى") if text in told]
