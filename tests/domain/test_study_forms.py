"""The form of a study: what it asks, messy typing, and what is still missing."""

from datetime import date

from domain.forms import FormReader
from domain.studies import HousingState, Section, StudyAnswers
from domain.study_forms import DebtForm, IncomeForm, MemberForm, StudyForm, ask_form, list_gaps, read_answers

TODAY = date(2026, 11, 24)


def read(form: StudyForm) -> tuple[StudyAnswers, set[tuple[str, str]]]:
    reader = FormReader()
    answers = read_answers(reader, form, today=TODAY)
    return answers, {(problem.field, problem.code) for problem in reader.problems}


def test_arabic_digits_and_empty_rows_are_read_as_meant() -> None:
    answers, problems = read(
        StudyForm(
            members=(MemberForm(), MemberForm(" سالم ", "head", "٤٠", "١٢٠٫٥"), MemberForm()),
            incomes=(IncomeForm("salary", "١٬٢٣٤٫٥"),),
            debts=(DebtForm("bank", "", "د.ك 900"),),
            rent="٢٦٠",
            rooms="٣",
            housing_state="poor",
        )
    )
    assert not problems
    assert (answers.members[0].name, answers.members[0].age) == ("سالم", 40)
    assert (answers.income_fils, answers.owed_fils, answers.rent_fils) == (1_234_500, 900_000, 260_000)
    assert (answers.rooms, answers.housing_state) == (3, HousingState.POOR)


def test_every_wrong_row_is_blamed_in_its_place() -> None:
    _, problems = read(
        StudyForm(
            members=(MemberForm("أ", "head"), MemberForm("ب", "head", "كبير"), MemberForm("", "child", "7")),
            debts=(DebtForm("bank", "1,5", ""),),
            rooms="-1",
        )
    )
    assert problems == {
        ("members.0.relation", "one_head"),
        ("members.1.age", "malformed_count"),
        ("members.2.name", "required"),
        ("debts.0.monthly", "malformed_amount"),
        ("debts.0.total", "required"),
        ("rooms", "malformed_count"),
    }


def test_the_sections_depend_on_kind_and_class() -> None:
    assert Section.DEBTS in ask_form("debt", "debtor").needed
    assert Section.DEBTS in ask_form("cash", "general").sections
    assert Section.DEBTS not in ask_form("cash", "general").needed
    assert ask_form("eid", "general").sections == (Section.MEMBERS, Section.INCOME)
    assert ask_form("a kind of tomorrow", "general").needed == {Section.MEMBERS, Section.INCOME}


def test_an_empty_study_misses_every_needed_section_and_a_rented_home_its_rent() -> None:
    asked = ask_form("cash", "general")
    gaps = list_gaps(StudyAnswers(), asked)
    assert {gap.params["section"] for gap in gaps} == {"members", "income", "housing"}
    answers, _ = read(
        StudyForm(members=(MemberForm("أ", "head", "40", "300"),), income="100", tenure="rented")
    )
    assert {gap.code for gap in list_gaps(answers, asked)} == {"rent_needed", "income_below_members"}
