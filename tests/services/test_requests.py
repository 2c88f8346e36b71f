"""Registration: what is wrong is said field by field, and nothing of it is written."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from domain.calendars import read_day
from domain.decisions import DecisionForm
from domain.errors import InvalidFieldsError, KeyReusedError, NotFoundError, WrongRoleError
from domain.requests import Channel, RequestForm, RequestWarning, Sex
from services.case_parts import BeneficiaryView
from services.decisions import decide
from services.requests import Registered, register_request
from services.submissions import Submission, digest_of
from store.tables.charities import Specialisation
from tests.applicants import invent_applicant, invent_child
from tests.forms import CASH_PAPERS, fill_decision, fill_request
from tests.policies import changing, publish
from tests.stepping import Steps, count_rows
from tests.world import SPONSORSHIP, World, submit

BAD_INPUT: dict[str, tuple[dict[str, object], str, str]] = {
    "an unknown category": ({"category": "NOTHING"}, "category", "unknown_category"),
    "a closed category": ({"category": "EID"}, "category", "closed_category"),
    "an amount above the ceiling": ({"amount": "1000.001"}, "amount", "above_ceiling"),
    "a malformed civil ID": ({"document_number": "29001"}, "document_number", "malformed_civil_id"),
    "a missing paper": ({"papers": CASH_PAPERS[:-1]}, "papers", "missing_paper"),
    "no consent": ({"consent": False}, "consent", "consent_needed"),
    "no name": ({"full_name": " "}, "full_name", "name_needed"),
    "a birth date to come": ({"birth_date": "2077-01-01"}, "birth_date", "in_the_future"),
    "somebody else than the household": (
        {"beneficiary_name": "جنى بندر"},
        "beneficiary_name",
        "not_asked_for",
    ),
    "a charity that does not give it": ({"category": "WID"}, "category", "not_specialised"),
}


@pytest.fixture(scope="module", autouse=True)
def circular(town: World) -> None:
    """Eid clothing ended yesterday, and Waha gives nothing to widows any more."""
    yesterday = read_day(town.clock()) - timedelta(days=1)
    publish(town, changing("EID", last_on=yesterday.isoformat()))
    with town.store.registry() as db:
        waha = town.actor("waha.registrar").charity_id
        given = db.exec(
            select(Specialisation).where(Specialisation.charity_id == waha, Specialisation.category == "WID")
        )
        given.one().to_on = yesterday


@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input_is_refused_by_field_and_nothing_is_written(town: World, case: str) -> None:
    changes, field, code = BAD_INPUT[case]
    papers = (*CASH_PAPERS, "children_list", "death_certificate")
    before = count_rows(town.store)
    with pytest.raises(InvalidFieldsError) as refused:
        town.register(
            "waha.registrar", **{**invent_applicant(), "amount": "100", "papers": papers, **changes}
        )
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [(field, code)]
    assert count_rows(town.store) == before


def test_every_wrong_field_is_named_at_once(town: World) -> None:
    with pytest.raises(InvalidFieldsError) as refused:
        town.register(category="NOTHING", amount="-4", document_number="12", phone="1", consent=False)
    assert {problem.field for problem in refused.value.problems} == {
        "category",
        "amount",
        "document_number",
        "phone",
        "consent",
    }


def test_no_problem_repeats_what_was_typed(town: World) -> None:
    with pytest.raises(InvalidFieldsError) as refused:
        town.register(full_name="", document_number="123456", phone="55", birth_date="31/02/1990")
    assert "123456" not in repr((refused.value.args, refused.value.params, refused.value.problems))


def test_a_wrong_check_digit_warns_and_refuses_nobody(town: World) -> None:
    person = invent_applicant()
    number = str(person["document_number"])
    registered = town.register(
        "waha.registrar", **{**person, "document_number": number[:-1] + str((int(number[-1]) + 1) % 10)}
    )
    assert registered.warnings == (RequestWarning.WRONG_CHECK_DIGIT,)


def test_a_malformed_iban_is_refused_at_the_recommendation_and_leaves_the_task_open(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case()
    steps.study(request_id)
    form = fill_decision("recommend", payee_iban="KW00CBKU0000000000001234560101")
    before = count_rows(town.store)
    with pytest.raises(InvalidFieldsError) as refused:
        _decide(town, steps, request_id, form)
    assert [(one.field, one.code) for one in refused.value.problems] == [("payee_iban", "malformed_iban")]
    assert count_rows(town.store) == before


def test_an_accepted_request_is_whole_in_one_commit(town: World) -> None:
    before = count_rows(town.store)
    town.register("waha.registrar", **invent_applicant())
    assert count_rows(town.store) - before == {
        "aid_request": 1,
        "stated_identity": 1,
        "consent": 1,
        "request_party": 2,
        "request_paper": len(CASH_PAPERS),
        "case_event": 1,
        "case_event_text": 1,
        "case_head": 1,
        "message": 1,
        "outbox": 1,
        "submission_key": 1,
    }


def test_a_request_for_a_child_is_whole_in_one_commit_and_keeps_the_child_as_stated(town: World) -> None:
    before, child = count_rows(town.store), invent_child()
    registered = town.register("waha.registrar", **invent_applicant(), **child, **SPONSORSHIP)
    written = count_rows(town.store) - before
    assert (written["aid_request"], written["stated_identity"], written["stated_beneficiary"]) == (1, 1, 1)
    stated = town.look(registered.request_id, "waha.registrar").beneficiary
    assert stated == BeneficiaryView(
        full_name=str(child["beneficiary_name"]),
        birth_on=date.fromisoformat(str(child["beneficiary_birth_date"])),
        document_number=str(child["beneficiary_number"]),
        sex=Sex(str(child["beneficiary_sex"])),
    )


@pytest.mark.parametrize("field", ["beneficiary_name", "beneficiary_number"])
def test_a_request_for_a_child_who_is_not_well_stated_writes_nothing_at_all(town: World, field: str) -> None:
    before, child = count_rows(town.store), {**invent_child(), field: "", "beneficiary_birth_date": ""}
    with pytest.raises(InvalidFieldsError):
        town.register("waha.registrar", **invent_applicant(), **child, **SPONSORSHIP)
    assert count_rows(town.store) == before


def test_a_student_who_asks_for_themself_is_the_applicant(town: World) -> None:
    papers = (*CASH_PAPERS, "school_fee_statement")
    before = count_rows(town.store)
    registered = town.register("waha.registrar", **invent_applicant(), category="EDU", papers=papers)
    assert (count_rows(town.store) - before)["stated_beneficiary"] == 0
    assert town.look(registered.request_id, "waha.registrar").beneficiary is None


def test_the_same_key_for_another_child_is_refused(town: World) -> None:
    fields = {**invent_applicant(), **SPONSORSHIP}
    form, other = fill_request(**fields, **invent_child()), fill_request(**fields, **invent_child())
    submission = submit(form)
    _register(town, form, submission)
    with pytest.raises(KeyReusedError):
        _register(town, other, Submission(submission.key, digest_of(other)))


def test_a_repetition_is_told_what_was_doubtful_about_the_child(town: World) -> None:
    child = {**invent_child(), "beneficiary_birth_date": "2018-05-05"}
    form = fill_request(**invent_applicant(), **child, **SPONSORSHIP)
    submission = submit(form)
    first, again = _register(town, form, submission), _register(town, form, submission)
    assert first.warnings == again.warnings == (RequestWarning.BENEFICIARY_BIRTH_DATE_DIFFERS,)


def test_the_child_opens_to_the_ministry_with_the_file_and_to_another_charity_never(town: World) -> None:
    steps = Steps(town)
    request_id = steps.open_case(**invent_child(), **SPONSORSHIP)
    assert town.look(request_id, "supervisor").beneficiary is None
    with pytest.raises(NotFoundError):
        town.look(request_id, "diyaa.registrar")
    steps.recommend(request_id)
    assert town.look(request_id, "supervisor").beneficiary is not None


def test_the_same_key_with_the_same_body_gets_the_first_answer_again(town: World) -> None:
    person = invent_applicant()
    form = fill_request(**{**person, "birth_date": "1980-05-05"})
    submission = submit(form)
    first = _register(town, form, submission)
    before = count_rows(town.store)
    again = _register(town, form, submission)
    assert (again.request_id, again.number, again.warnings) == (
        first.request_id,
        first.number,
        first.warnings,
    )
    assert again.warnings == (RequestWarning.BIRTH_DATE_DIFFERS,)
    assert (first.is_repeat, again.is_repeat) == (False, True)
    assert count_rows(town.store) == before


def test_the_same_key_with_another_body_is_refused(town: World) -> None:
    form, other = fill_request(**invent_applicant()), fill_request(**invent_applicant())
    submission = submit(form)
    _register(town, form, submission)
    before = count_rows(town.store)
    with pytest.raises(KeyReusedError):
        _register(town, other, Submission(submission.key, digest_of(other)))
    assert count_rows(town.store) == before


def test_one_key_of_two_people_is_two_keys(town: World) -> None:
    form = fill_request(**invent_applicant())
    submission = submit(form)
    first = _register(town, form, submission)
    assert _register(town, form, submission, by="diyaa.registrar").number != first.number


@pytest.mark.parametrize("by", ["waha.researcher", "waha.admin", "supervisor", "desk", "auditor", "operator"])
def test_only_registrars_and_aid_managers_register(town: World, by: str) -> None:
    before = count_rows(town.store)
    with pytest.raises(WrongRoleError):
        town.register(by, **invent_applicant())
    assert count_rows(town.store) == before


def _register(
    town: World, form: RequestForm, submission: Submission, by: str = "waha.registrar"
) -> Registered:
    return register_request(
        town.store,
        town.actor(by),
        form,
        submission,
        channel=Channel.COUNTER,
        at=town.clock(),
    )


def _decide(town: World, steps: Steps, request_id: UUID, form: DecisionForm) -> None:
    task_id = steps.get_task_id(request_id)
    decide(town.store, town.actor("waha.researcher"), task_id, form, submit(form), at=town.clock())
