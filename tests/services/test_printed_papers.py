"""Papers of a case are numbered once, fixed when issued, and printed by whoever the walls let see them."""

import re
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlmodel import col, select

from domain.calendars import read_day
from domain.cycle import TaskKind
from domain.errors import NotFoundError
from domain.printed_papers import PaperKind, Verdict, read_content, write_code
from gateways.pdf import Press
from language.words import words_for
from services.printed_papers import (
    NothingToPrintError,
    PaperErasedError,
    PaperRow,
    check_paper,
    issue_paper,
    list_papers,
    print_paper,
    verify_paper,
)
from services.requests import CONSENT_TEXT
from store.queries.identities import list_open_candidates
from store.queries.printed_papers import find_content, take_serial
from store.tables.events import AccessLog
from store.tables.printed_papers import PrintedPaper
from store.tables.requests import Consent
from tests.applicants import blur_applicant, invent_applicant
from tests.conftest import Database
from tests.pressing import open_press
from tests.stepping import Steps
from tests.world import World

URL = "https://sanad.test"


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


@pytest.fixture(scope="module")
def press() -> Press:
    return open_press()


def issue(steps: Steps, request_id: UUID, kind: PaperKind, by: str = "waha.registrar") -> PaperRow:
    return issue_paper(steps.store, steps.world.actor(by), request_id, kind, at=steps.world.clock())


def list_kinds(steps: Steps, request_id: UUID, by: str) -> list[tuple[str, bool]]:
    """What this reader may print: kind, and whether it has its number."""
    rows = list_papers(steps.store, steps.world.actor(by), request_id)
    return [(row.kind.value, row.number is not None) for row in rows]


def read_text(steps: Steps, row: PaperRow) -> str:
    assert row.paper_id
    with steps.store.registry() as db:
        content = find_content(db, row.paper_id)
    assert content
    return content


def approve(steps: Steps, request_id: UUID) -> None:
    """Every signature that is asked for, each by the office it is asked of."""
    while (task := steps.world.look(request_id).task) and task.kind is TaskKind.SIGN:
        by = "waha.manager" if task.wait == "aid_manager" else "supervisor"
        steps.decide(by, request_id, "approve", amount="300")


@pytest.fixture
def approved(steps: Steps) -> UUID:
    request_id = steps.open_case()
    steps.recommend(request_id)
    approve(steps, request_id)
    return request_id


def test_the_first_printing_gives_a_number_and_every_other_the_same(steps: Steps) -> None:
    case = steps.open_case()
    first = issue(steps, case, PaperKind.REQUEST_FORM)
    again = issue(steps, case, PaperKind.REQUEST_FORM, "waha.manager")
    year = read_day(steps.world.clock()).year
    assert (first.number, first.is_repeat) == (f"RF-{year}-000001", False)
    assert (again.number, again.paper_id, again.is_repeat) == (first.number, first.paper_id, True)
    assert issue(steps, steps.open_case(), PaperKind.REQUEST_FORM).number == f"RF-{year}-000002"


def test_numbers_have_no_gaps_and_no_twins_when_twenty_are_issued_at_once(steps: Steps) -> None:
    cases = [steps.open_case() for _ in range(10)]
    with ThreadPoolExecutor(10) as threads:
        rows = list(threads.map(lambda case: issue(steps, case, PaperKind.REQUEST_FORM), [*cases, *cases]))
    assert sorted({int((row.number or "").rpartition("-")[2]) for row in rows}) == list(range(1, 11))
    by_case = dict(zip(cases, rows, strict=False))
    for case, row in zip([*cases, *cases], rows, strict=True):
        assert row.paper_id == by_case[case].paper_id


def test_a_number_that_was_taken_by_a_transaction_that_failed_is_given_to_the_next(steps: Steps) -> None:
    case = steps.open_case()
    steps.recommend(case)
    (task,) = steps.state(case).tasks
    with steps.store.registry() as db:
        numbers = db.exec(
            select(PrintedPaper.number).where(PrintedPaper.kind == PaperKind.RESEARCH_REPORT)
        ).all()
    assert [number[-6:] for number in numbers] == ["000001"]
    assert task.kind == "sign"
    with pytest.raises(LookupError):
        take_and_fail(steps)
    other = steps.open_case()
    steps.recommend(other)
    assert issue(steps, other, PaperKind.RESEARCH_REPORT).number[-6:] == "000002"  # type: ignore[index]


def test_each_stage_leaves_its_paper(steps: Steps) -> None:
    case = steps.open_case()
    assert list_kinds(steps, case, "waha.registrar") == [("request_form", False)]
    with pytest.raises(NothingToPrintError):
        issue(steps, case, PaperKind.RESEARCH_REPORT)
    steps.recommend(case)
    with pytest.raises(NothingToPrintError):
        issue(steps, case, PaperKind.APPROVAL)
    assert list_kinds(steps, case, "waha.manager") == [("request_form", False), ("research_report", True)]
    approve(steps, case)
    assert list_kinds(steps, case, "waha.manager") == [
        ("request_form", False),
        ("research_report", True),
        ("approval", True),
    ]


def test_an_approval_that_fell_with_a_ruling_is_no_paper_until_it_is_given_again(steps: Steps) -> None:
    person = invent_applicant()
    known = steps.open_case("diyaa.registrar", **person)
    steps.decide("diyaa.registrar", known, "withdraw")
    case = steps.open_case(**{**blur_applicant(person), "amount": "900"})
    with steps.store.registry() as db:
        candidate = str(list_open_candidates(db, case)[0].person_id)
    steps.decide("desk", case, "same_person", person=candidate)
    ruling = steps.world.look(case, "desk").decisions[0].decision_id
    sign_twice(steps, case)
    steps.undo(ruling)
    steps.recheck_all()
    steps.decide("desk", case, "different_person", person=candidate)
    steps.recommend(case, "700")
    steps.decide("waha.manager", case, "approve")
    assert count_approvals(steps, case) == 1, "the first signature of two commits nobody"
    steps.decide("supervisor", case, "approve")
    assert count_approvals(steps, case) == 2


def sign_twice(steps: Steps, case: UUID) -> None:
    steps.recommend(case, "700")
    for by in ("waha.manager", "supervisor"):
        steps.decide(by, case, "approve")
    assert count_approvals(steps, case) == 1


def count_approvals(steps: Steps, case: UUID) -> int:
    """How many approvals of a case have their number."""
    return list_kinds(steps, case, "waha.manager").count(("approval", True))


def test_minutes_are_no_paper_of_a_single_case(steps: Steps, approved: UUID) -> None:
    with pytest.raises(NothingToPrintError):
        issue(steps, approved, PaperKind.MINUTES)


def test_an_advised_rejection_leaves_a_report_and_no_approval(steps: Steps) -> None:
    case = steps.open_case()
    steps.study(case)
    steps.decide("waha.researcher", case, "advise_rejection")
    steps.decide("waha.manager", case, "reject")
    assert list_kinds(steps, case, "waha.manager") == [("request_form", False), ("research_report", True)]
    assert "الدخل أعلى من الحد" in read_text(steps, issue(steps, case, PaperKind.RESEARCH_REPORT))


def test_a_second_study_is_a_second_report_and_the_first_stays_as_it_was(steps: Steps) -> None:
    case = steps.open_case()
    steps.recommend(case)
    first = issue(steps, case, PaperKind.RESEARCH_REPORT)
    before = read_text(steps, first)
    task = steps.world.look(case).task
    assert task is not None
    steps.decide("waha.manager" if task.wait == "aid_manager" else "supervisor", case, "return")
    steps.decide("waha.researcher", case, "recommend", amount="250")
    second = issue(steps, case, PaperKind.RESEARCH_REPORT)
    assert second.number != first.number
    assert read_text(steps, first) == before
    rows = list_papers(steps.store, steps.world.actor("waha.manager"), case)
    assert [row.number for row in rows][1:] == [first.number, second.number]


def test_an_approval_says_amount_payee_and_signatures_in_both_languages(steps: Steps, approved: UUID) -> None:
    content = read_content(read_text(steps, issue(steps, approved, PaperKind.APPROVAL)))
    for document, words in ((content.ar, ("د.ك", "زكاة")), (content.en, ("KD", "Zakat"))):
        shown = str(document.to_json())
        assert "300.000" in shown
        assert re.search(r"KW\d\dCBKU\d{22}", shown)
        assert all(word in shown for word in words)
        assert document.signatures
    assert content.ar.title != content.en.title


def test_an_approval_names_no_member_of_the_ministrys_staff(steps: Steps, approved: UUID) -> None:
    supervisor = steps.world.actor("supervisor")
    shown = read_text(steps, issue(steps, approved, PaperKind.APPROVAL))
    assert supervisor.name_ar not in shown
    assert supervisor.name_en not in shown


def test_the_same_paper_printed_again_is_the_same_file(steps: Steps, approved: UUID, press: Press) -> None:
    paper_id = issue(steps, approved, PaperKind.APPROVAL).paper_id
    assert paper_id
    steps.pass_time(40)
    printed = [
        print_paper(
            steps.store, steps.world.actor(by), paper_id, "ar", press, URL, at=steps.world.clock()
        ).content
        for by in ("waha.manager", "supervisor")
    ]
    assert printed[0] == printed[1]
    assert printed[0].startswith(b"%PDF")


def test_another_charity_finds_no_paper(steps: Steps, approved: UUID, press: Press) -> None:
    paper_id = issue(steps, approved, PaperKind.APPROVAL).paper_id
    assert paper_id
    stranger = steps.world.actor("diyaa.manager")
    with pytest.raises(NotFoundError):
        list_papers(steps.store, stranger, approved)
    with pytest.raises(NotFoundError):
        issue(steps, approved, PaperKind.APPROVAL, "diyaa.manager")
    with pytest.raises(NotFoundError):
        print_paper(steps.store, stranger, paper_id, "ar", press, URL, at=steps.world.clock())


def test_the_ministry_prints_nothing_before_the_file_is_open_to_it(steps: Steps, press: Press) -> None:
    case = steps.open_case()
    row = issue(steps, case, PaperKind.REQUEST_FORM)
    assert row.paper_id
    with pytest.raises(NotFoundError):
        issue(steps, case, PaperKind.REQUEST_FORM, "supervisor")
    assert list_kinds(steps, case, "supervisor") == []
    supervisor = steps.world.actor("supervisor")
    with pytest.raises(NotFoundError):
        print_paper(steps.store, supervisor, row.paper_id, "ar", press, URL, at=steps.world.clock())
    steps.recommend(case)
    assert list_kinds(steps, case, "supervisor") == [("request_form", True), ("research_report", True)]


def test_a_report_stays_with_the_charity_that_wrote_it_and_the_rest_goes_with_the_case(
    steps: Steps, approved: UUID, press: Press, database: Database
) -> None:
    issue(steps, approved, PaperKind.REQUEST_FORM)
    report = issue(steps, approved, PaperKind.RESEARCH_REPORT)
    other = steps.world.actor("diyaa.manager")
    with steps.store.registry() as db:
        db.execute(
            text("update aid_request set charity_id = :charity where id = :case"),
            {"charity": other.charity_id, "case": approved},
        )
    assert list_kinds(steps, approved, "diyaa.manager") == [("request_form", True), ("approval", True)]
    assert report.paper_id
    for actor in (other, steps.world.actor("waha.manager")):
        with pytest.raises(NotFoundError):
            print_paper(steps.store, actor, report.paper_id, "ar", press, URL, at=steps.world.clock())


def test_every_printing_is_a_look_that_is_written_down(steps: Steps, approved: UUID, press: Press) -> None:
    paper_id = issue(steps, approved, PaperKind.APPROVAL).paper_id
    assert paper_id
    supervisor = steps.world.actor("supervisor")
    print_paper(steps.store, supervisor, paper_id, "en", press, URL, at=steps.world.clock())
    with steps.store.registry() as db:
        looks = db.exec(select(AccessLog).where(col(AccessLog.purpose) == "print_approval")).all()
    assert [(look.account_id, look.request_id) for look in looks] == [(supervisor.account_id, approved)]
    assert looks[0].person_ids


@pytest.fixture
def issued(steps: Steps, approved: UUID) -> tuple[str, str]:
    """Number and verification code of an approval."""
    row = issue(steps, approved, PaperKind.APPROVAL)
    with steps.store.registry() as db:
        paper = db.get_one(PrintedPaper, row.paper_id)
        return paper.number, write_code(paper.digest)


def test_a_paper_in_hand_is_genuine_with_its_code_however_it_is_typed(
    steps: Steps, issued: tuple[str, str]
) -> None:
    number, code = issued
    for typed in (code, code.lower(), code.replace("-", ""), code.replace("-", " ")):
        told = verify_paper(steps.store, f" {number.lower()} ", typed)
        assert (told.verdict, told.number, told.kind) == (Verdict.GENUINE, number, PaperKind.APPROVAL)


def test_a_number_without_its_own_code_is_unknown(steps: Steps, issued: tuple[str, str]) -> None:
    number, code = issued
    swapped = ("B" if code[0] != "B" else "C") + code[1:]
    for typed in ("", swapped, code[:-1]):
        told = verify_paper(steps.store, number, typed)
        assert (told.verdict, told.kind, told.issued_on) == (Verdict.UNKNOWN, None, None)
    assert verify_paper(steps.store, "AP-2026-999999", code).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("change", ["content = replace(content, '300', '900')", "content = content || ' '"])
def test_a_content_that_was_altered_behind_the_house_is_found(
    steps: Steps, issued: tuple[str, str], database: Database, change: str
) -> None:
    number, code = issued
    change_as_owner(database, f"update printed_content set {change}")
    assert verify_paper(steps.store, number, code).verdict is Verdict.ALTERED
    assert check_paper(steps.store, number).verdict is Verdict.ALTERED


def test_a_paper_whose_content_retention_erased_is_known_and_not_printed(
    steps: Steps, issued: tuple[str, str], press: Press
) -> None:
    number, code = issued
    with steps.store.registry() as db:
        db.execute(text("delete from printed_content"))
        paper_id = db.exec(select(PrintedPaper.id).where(PrintedPaper.number == number)).one()
    assert verify_paper(steps.store, number, code).verdict is Verdict.ERASED
    with pytest.raises(PaperErasedError):
        print_paper(
            steps.store, steps.world.actor("waha.manager"), paper_id, "ar", press, URL, at=steps.world.clock()
        )


def test_no_role_of_the_house_changes_what_was_issued(steps: Steps, approved: UUID) -> None:
    with steps.store.registry() as db:
        grants = db.execute(
            text(
                "select grantee, table_name from information_schema.role_table_grants where privilege_type = 'UPDATE' "
                "and table_name in ('printed_paper', 'printed_content') and grantee like 'sanad_%' "
                "and grantee <> 'sanad_owner'"
            )
        ).all()
    assert grants == []


def test_an_unknown_case_has_no_papers(steps: Steps) -> None:
    with pytest.raises(NotFoundError):
        list_papers(steps.store, steps.world.actor("waha.manager"), uuid4())


def take_and_fail(steps: Steps) -> None:
    """A transaction that took a number and then came to nothing."""
    with steps.store.registry() as db:
        assert take_serial(db, PaperKind.RESEARCH_REPORT, read_day(steps.world.clock()).year) == 2
        raise LookupError


def change_as_owner(database: Database, statement: str) -> None:
    """What somebody with the database in his hands could do."""
    engine = create_engine(database.owner_url)
    with engine.begin() as connection:
        for table in ("printed_content", "printed_paper"):
            connection.execute(text(f"alter table {table} no force row level security"))
            connection.execute(text(f"alter table {table} disable trigger {table}_is_final"))
        connection.execute(text(statement))
    engine.dispose()


def test_a_report_prints_the_score_with_its_arithmetic_as_the_recommendation_had_it(steps: Steps) -> None:
    case = steps.open_case()
    steps.recommend(case)
    recommended = steps.world.look(case, "waha.researcher").study
    assert recommended is not None
    assert recommended.score is not None
    steps.decide("supervisor", case, "return")
    # The study goes on, and says something else, before anybody asks for the paper of the first recommendation.
    steps.world.write_study("waha.researcher", case, income="3000", savings="90000")
    changed = steps.world.look(case, "waha.researcher").study
    assert changed is not None
    assert changed.score is not None
    assert changed.score.points != recommended.score.points
    content = read_content(read_text(steps, issue(steps, case, PaperKind.RESEARCH_REPORT)))
    for document, title in ((content.ar, "درجة الاحتياج"), (content.en, "Score of need")):
        (section,) = [part for part in document.sections if part.heading == title]
        assert section.table is not None
        *lines, total = section.table.rows
        assert len(lines) == len(recommended.score.lines)
        assert str(recommended.score.points) in total[2]
    assert "412.500" in str(content.en.to_json())


@pytest.mark.parametrize("edition", ["2026-1", CONSENT_TEXT])
def test_a_request_form_prints_the_consent_of_the_edition_that_was_given(steps: Steps, edition: str) -> None:
    case = steps.open_case()
    with steps.store.registry() as db:
        db.execute(text("delete from consent where request_id = :id"), {"id": case})
        db.add(Consent(request_id=case, text_version=edition, given_at=steps.world.clock()))
    content = read_content(read_text(steps, issue(steps, case, PaperKind.REQUEST_FORM)))
    for document, words in ((content.ar, words_for("ar")), (content.en, words_for("en"))):
        paragraphs = [each for part in document.sections for each in part.paragraphs]
        assert words.code("consent", edition) in paragraphs


def test_a_signed_order_and_a_confirmed_receipt_leave_their_papers(steps: Steps, approved: UUID) -> None:
    with pytest.raises(NothingToPrintError):
        issue(steps, approved, PaperKind.PAYMENT_ORDER)
    steps.decide("waha.manager", approved, "pay")
    steps.decide("waha.admin", approved, "authorise")
    assert ("payment_order", True) in list_kinds(steps, approved, "waha.manager")
    assert ("receipt", False) not in list_kinds(steps, approved, "waha.manager")
    order = read_content(read_text(steps, issue(steps, approved, PaperKind.PAYMENT_ORDER))).ar
    assert len(order.signatures) == 2
    steps.decide("waha.manager", approved, "settle", reference="TR-77")
    steps.decide("waha.manager", approved, "confirm")
    receipt = read_text(steps, issue(steps, approved, PaperKind.RECEIPT))
    assert "TR-77" in receipt
    assert words_for("ar").code("proof", "signed_receipt") in receipt
