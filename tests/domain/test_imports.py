"""Rows of a file: what a column means, what may be missing, what is read in spite of how it was typed."""

from datetime import date
from enum import StrEnum

import pytest

from domain.errors import InvalidFieldsError
from domain.imports import (
    KNOWN_REQUEST_COLUMNS,
    PEOPLE_COLUMNS,
    REQUEST_COLUMNS,
    RequestDefaults,
    fill_request,
    list_missing_columns,
    read_registered_person,
)

DEFAULTS = RequestDefaults("CASH", "300")
TODAY = date(2026, 11, 24)
PERSON = {"person_id": "P1", "household_id": "H1", "relation": "head", "civil_id": "290010100011"}


class Relation(StrEnum):
    HEAD = "head"


def test_a_full_name_alone_is_enough_of_a_name() -> None:
    assert not list_missing_columns({"civil_id", "full_name"}, REQUEST_COLUMNS)


def test_missing_columns_are_all_named() -> None:
    assert list_missing_columns({"phone"}, REQUEST_COLUMNS) == (
        "civil_id/document_number",
        "full_name/given_ar/given_en",
    )
    assert list_missing_columns({"civil_id", "given_en"}, PEOPLE_COLUMNS) == (
        "person_id",
        "household_id",
        "relation",
    )


def test_a_row_without_a_number_is_of_somebody_without_a_document() -> None:
    form = fill_request({"full_name": "سالم", "civil_id": ""}, DEFAULTS, ())
    assert (form.document_kind, form.document_number) == ("none", "")


def test_a_row_may_say_itself_what_the_defaults_say() -> None:
    row = {"civil_id": "", "full_name": "سالم", "category": "RENT", "amount": "120", "urgency": "urgent"}
    said, unsaid = fill_request(row, DEFAULTS, ()), fill_request({"full_name": "سالم"}, DEFAULTS, ())
    assert (said.category, said.amount, said.urgency) == ("RENT", "120", "urgent")
    assert (unsaid.category, unsaid.amount, unsaid.urgency) == ("CASH", "300", "normal")


@pytest.mark.parametrize(("typed", "read"), [("M", "M"), ("female", "F"), (" ذكر ", "M"), ("x", "x")])
def test_sex_is_read_as_people_type_it(typed: str, read: str) -> None:
    assert fill_request({"sex": typed}, DEFAULTS, ()).sex == read


def test_a_row_says_whom_the_aid_is_for_in_columns_that_may_be_missing() -> None:
    row = {
        "beneficiary_name": "جنى بندر",
        "beneficiary_birth_date": "٩/٥/٢٠١٩",
        "beneficiary_number": "319050903018",
        "beneficiary_sex": "أنثى",
    }
    assert set(row) <= set(KNOWN_REQUEST_COLUMNS)
    form, unsaid = fill_request(row, DEFAULTS, ()), fill_request({}, DEFAULTS, ())
    assert {field: getattr(form, field) for field in row} == {**row, "beneficiary_sex": "F"}
    assert {getattr(unsaid, field) for field in row} == {""}


def test_a_telephone_number_that_cannot_be_one_is_left_out_of_a_request() -> None:
    assert fill_request({"phone": "99123456"}, DEFAULTS, ()).phone == "99123456"
    assert not fill_request({"phone": "12"}, DEFAULTS, ()).phone


def test_the_registry_keeps_a_telephone_number_as_it_is_called_or_as_it_was_stated() -> None:
    for typed, kept in (("٩٩١٢٣٤٥٦", "+96599123456"), ("١٨٨", "188"), ("", "")):
        row = {**PERSON, "full_name": "سالم", "phone": typed}
        assert read_registered_person(row, Relation, today=TODAY).phone == kept


def test_every_problem_of_a_person_is_told_at_once() -> None:
    row = {**PERSON, "person_id": "", "relation": "boss", "civil_id": "12", "birth_date": "2077-01-01"}
    with pytest.raises(InvalidFieldsError) as refused:
        read_registered_person(row, Relation, today=TODAY)
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [
        ("full_name", "name_needed"),
        ("birth_date", "in_the_future"),
        ("civil_id", "malformed_civil_id"),
        ("relation", "unknown_choice"),
        ("person_id", "required"),
    ]
