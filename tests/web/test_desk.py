"""The duplicate desk's pages: who is meant, what is in the way, taking a ruling back; each form without JavaScript."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from domain.calendars import read_day
from domain.exclusions import EXCLUSION_COLUMNS, ListForm
from domain.outside_aid import OUTSIDE_AID_COLUMNS
from services.exclusions import import_exclusions
from services.outside_aid import import_outside_aid
from services.sheets import open_sheet
from store.tables.outside_aid import OutsideSource
from tests.applicants import invent_applicant, invent_child
from tests.files import invent_row, write_csv
from tests.forms import COMMON_PAPERS
from tests.web.browsing import Browser, Page
from tests.web.conftest import Readers
from tests.world import MATCH_SECRET, SPONSORSHIP, RunningWorld

FURN_PAPERS = (*COMMON_PAPERS, "quotation", "visit_photos")
MED_PAPERS = (*COMMON_PAPERS, "hospital_report", "invoice")
REASON = "بحثت السجلين واتصلت بصاحبهما"


def ask_identity(world: RunningWorld) -> tuple[str, dict[str, object], dict[str, object]]:
    """A case that names one registered person and gives the number of another: its address, and the two."""
    meant, other = invent_applicant(), invent_applicant()
    world.open_case("waha.registrar", **meant, amount="411")
    world.open_case("diyaa.registrar", **other, amount="422", category="FURN", papers=FURN_PAPERS)
    stated = {**meant, "document_number": other["document_number"]}
    case = world.open_case("marfa.registrar", **stated, category="MED", papers=MED_PAPERS, bill_number="B-1")
    return f"/requests/{case}", meant, other


def hold_case(world: RunningWorld, **changes: object) -> tuple[str, str]:
    """A case that waits behind another's of the same person: both addresses, the waiting one first."""
    person = invent_applicant()
    first = world.open_case("waha.registrar", **person, amount="400")
    held = world.open_case("diyaa.registrar", **{**person, "amount": "600", **changes})
    return f"/requests/{held}", f"/requests/{first}"


def find_form(page: Page, end: str) -> str:
    return next(action for action in page.forms if action.endswith(end))


def claim(browser: Browser, case: str) -> Page:
    page = browser.open(case)
    return browser.send(page, find_form(page, "/claim"))


def rule(browser: Browser, page: Page, rank: int, code: str, text: str = REASON, **more: str) -> Page:
    """Send the ruling form of one candidate."""
    fields = {f"code_{rank}": code, f"text_{rank}": text, **more}
    return browser.send(page, find_form(page, f"/rulings/{rank}"), **fields)


def end(browser: Browser, case: str, code: str, **fields: str) -> Page:
    page = claim(browser, case)
    return browser.send(page, find_form(page, "/decision"), code=code, text=REASON, **fields)


def test_both_people_are_laid_side_by_side_field_by_field(
    readers: Readers, running_town: RunningWorld
) -> None:
    case, meant, other = ask_identity(running_town)
    page = readers("desk").open(case)
    assert "من المقصود بالطلب؟" in page.text
    assert {"candidate-1", "candidate-2"} <= page.ids
    assert page.html.count(str(meant["document_number"])) >= 1
    assert str(other["phone"]) in page.html
    assert "رقمان صحيحان مختلفان" in page.text
    assert "لهما رقمان مدنيان صحيحان مختلفان، فلا يُربطان إلا بقرار إنسان." in page.text
    assert "\u2066−" in page.html
    assert "\u2066+" in page.html


def test_a_question_about_a_child_says_whom_it_is_about(readers: Readers, running_town: RunningWorld) -> None:
    child = invent_child()
    running_town.open_case("waha.registrar", **invent_applicant(), **child, **SPONSORSHIP)
    unclear = {
        **child,
        "beneficiary_name": " ".join(str(child["beneficiary_name"]).split()[::3]),
        "beneficiary_birth_date": f"{str(child['beneficiary_birth_date'])[:4]}-01-01",
        "beneficiary_number": "",
    }
    case = running_town.open_case("diyaa.registrar", **invent_applicant(), **unclear, **SPONSORSHIP)
    desk = readers("desk")
    page = claim(desk, f"/requests/{case}")
    assert "لمن تُطلب المساعدة؟" in page.text
    assert "ما صلة المستفيد بهذا الشخص؟" in page.text
    check = rule(desk, page, 1, "same_person")
    assert str(child["beneficiary_name"]) in check.text
    assert str(unclear["beneficiary_name"]) in check.text


def test_what_each_of_them_asked_for_is_shown_with_its_charity(
    readers: Readers, running_town: RunningWorld
) -> None:
    case, _, _ = ask_identity(running_town)
    page = readers("desk").open(case)
    for shown in ("مبرة الواحة", "411.000", "مبرة الضياء", "422.000"):
        assert shown in page.text


def test_on_what_the_question_rests_is_told_in_words(readers: Readers, running_town: RunningWorld) -> None:
    case, _, _ = ask_identity(running_town)
    page = readers("desk").open(case)
    assert "على ماذا يقوم هذا" in page.text
    assert "4.6" in page.text
    assert "وُجد بواسطة" in page.text


def test_the_same_person_is_confirmed_on_a_page_of_its_own(
    readers: Readers, running_town: RunningWorld
) -> None:
    desk = readers("desk")
    case, meant, _ = ask_identity(running_town)
    check = rule(desk, claim(desk, case), 1, "same_person")
    assert check.status == 200
    assert "هل هما شخص واحد؟" in check.text
    assert str(meant["full_name"]) in check.text
    assert REASON in check.text
    assert find_form(desk.open(case), "/rulings/1")
    done = desk.send(check, find_form(check, "/rulings/1"), confirmed="yes")
    assert done.url.query == b"done=same_person"
    assert "/queue/next" in done.forms
    assert not any("/rulings/" in action for action in done.forms)


def test_changing_ones_mind_keeps_what_was_typed(readers: Readers, running_town: RunningWorld) -> None:
    desk = readers("desk")
    case, _, _ = ask_identity(running_town)
    check = rule(desk, claim(desk, case), 1, "same_person")
    page = desk.send(check, find_form(check, "/rulings/1"), change="yes")
    assert REASON in page.html
    assert page.forms[find_form(page, "/rulings/1")].fields["code_1"] == "same_person"


@pytest.mark.parametrize("code", ["same_person", "relative", "number_of_another"])
def test_a_ruling_without_a_reason_leads_to_the_field_of_its_candidate(
    readers: Readers, running_town: RunningWorld, code: str
) -> None:
    desk = readers("desk")
    case, _, _ = ask_identity(running_town)
    page = rule(desk, claim(desk, case), 2, code, text="")
    assert page.status == 422
    assert "#text_2" in page.links
    assert {"text_2", "code_2"} <= page.ids
    assert "#text_1" not in page.links


def test_a_ruling_on_one_leaves_the_other_to_the_same_person(
    readers: Readers, running_town: RunningWorld
) -> None:
    desk = readers("desk")
    case, _, other = ask_identity(running_town)
    page = rule(desk, claim(desk, case), 2, "number_of_another")
    assert page.url.query == b"done=number_of_another"
    again = desk.open(case)
    assert find_form(again, "/rulings/1")
    assert not any(action.endswith("/rulings/2") for action in again.forms)
    assert "رقم استعمله شخص آخر" in again.text
    assert str(other["phone"]) not in again.html


def test_none_of_these_settles_all_that_are_left(readers: Readers, running_town: RunningWorld) -> None:
    desk = readers("desk")
    case, _, _ = ask_identity(running_town)
    page = claim(desk, case)
    done = desk.send(page, find_form(page, "/rulings/0"), text_0=REASON)
    assert done.url.query == b"done=different_person"
    assert not any("/rulings/" in action for action in desk.open(case).forms)


@pytest.mark.parametrize("username", ["supervisor", "auditor"])
def test_others_of_the_ministry_compare_and_are_offered_nothing(
    readers: Readers, running_town: RunningWorld, username: str
) -> None:
    case, meant, _ = ask_identity(running_town)
    page = readers(username).open(case)
    assert str(meant["full_name"]) in page.text
    assert "candidate-1" in page.ids
    assert not any("/rulings/" in action or action.endswith("/claim") for action in page.forms)


def test_what_is_in_the_way_is_named_with_its_charity_amount_and_state(
    readers: Readers, running_town: RunningWorld
) -> None:
    held, first = hold_case(running_town)
    page = readers("desk").open(held)
    assert "هل تُصرف هذه المساعدة؟" in page.text
    for shown in ("مبرة الواحة", "400.000", "ما زالت مفتوحة", "لمقدم الطلب نفسه"):
        assert shown in page.text
    assert first in page.links


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("release", {"reason_release": "different_need"}),
        ("complement", {"amount": "٢٠٠"}),
        ("join", {}),
        ("defer", {"until": "DAY"}),
        ("except", {"reason_except": "hardship"}),
        ("rule_duplicate", {"reason_rule_duplicate": "same_request_twice"}),
    ],
)
def test_a_hold_has_six_endings(
    readers: Readers, running_town: RunningWorld, code: str, fields: dict[str, str]
) -> None:
    held, _ = hold_case(running_town)
    day = read_day(running_town.clock()) + timedelta(days=40)
    typed = {name: f"{day:%d/%m/%Y}" if value == "DAY" else value for name, value in fields.items()}
    assert end(readers("desk"), held, code, **typed).url.query == f"done={code}".encode()


def test_aid_from_outside_is_named_with_its_source(
    readers: Readers, running_town: RunningWorld, tmp_path: Path
) -> None:
    row = {"code": "Z-1", "kind": "cash", "amount": "120", "given_on": "", **invent_row()}
    row["given_on"] = (read_day(running_town.clock()) - timedelta(days=40)).isoformat()
    sheet = open_sheet(write_csv(tmp_path / "aid.csv", [row]), OUTSIDE_AID_COLUMNS)
    at = running_town.clock()
    import_outside_aid(running_town.store, sheet, OutsideSource.ZAKAT_HOUSE, secret=MATCH_SECRET, at=at)
    held = f"/requests/{open_case_of(running_town, row)}"
    page = readers("desk").open(held)
    for shown in ("بيت الزكاة", "120.000", "مصروفة"):
        assert shown in page.text
    charity = readers("diyaa.registrar").open(held)
    assert "مساعدة مماثلة صُرفت خارج النظام المركزي" in charity.text
    assert "120.000" not in charity.html
    assert "بيت الزكاة" not in charity.html


def test_an_exclusion_list_is_named_with_its_circular(
    readers: Readers, running_town: RunningWorld, tmp_path: Path
) -> None:
    row = {"helped_on": "2024-05-17", **invent_row()}
    sheet = open_sheet(write_csv(tmp_path / "list.csv", [row]), EXCLUSION_COLUMNS)
    form = ListForm("L1", "حملة الغارمين الأولى", "First debtors campaign", "2025-12", "CASH", "2025-01-01")
    import_exclusions(running_town.store, sheet, form, secret=MATCH_SECRET, at=running_town.clock())
    page = readers("desk").open(f"/requests/{open_case_of(running_town, row)}")
    assert "حملة الغارمين الأولى" in page.text
    assert "2025-12" in page.text


def open_case_of(world: RunningWorld, row: dict[str, str]) -> UUID:
    """The person of a file's row asks for cash."""
    fields: dict[str, object] = {name: row[name] for name in ("full_name", "birth_date", "phone", "sex")}
    return world.open_case("diyaa.registrar", **fields, document_number=row["civil_id"])


def test_the_remainder_is_proposed_and_what_was_asked_for_is_said(
    readers: Readers, running_town: RunningWorld
) -> None:
    held, _ = hold_case(running_town)
    page = claim(readers("desk"), held)
    assert page.forms[find_form(page, "/decision")].fields["amount"] == "200.000"
    assert "600.000" in page.text


def test_the_whole_amount_is_no_remainder(readers: Readers, running_town: RunningWorld) -> None:
    held, _ = hold_case(running_town)
    page = end(readers("desk"), held, "complement", amount="600")
    assert page.status == 422
    assert "#amount" in page.links
    assert REASON in page.html


def test_what_is_left_of_a_need_is_said_where_it_is_studied(
    readers: Readers, running_town: RunningWorld
) -> None:
    held, _ = hold_case(running_town)
    end(readers("desk"), held, "complement", amount="200")
    researcher = readers("diyaa.researcher")
    page = claim(researcher, held)
    assert "المتبقي فقط" in page.text
    assert page.forms[find_form(page, "/decision")].fields["amount"] == "200.000"


def test_only_an_open_case_can_be_joined_and_the_end_of_the_window_is_proposed(
    readers: Readers, running_town: RunningWorld
) -> None:
    person = invent_applicant()
    given = running_town.open_case("waha.registrar", **person)
    running_town.recommend(given)
    running_town.decide("supervisor", given, "approve")
    running_town.deliver(given)
    held = running_town.open_case("diyaa.registrar", **person)
    page = claim(readers("desk"), f"/requests/{held}")
    choices = {given["value"] for tag, given in page.tags if tag == "input" and given.get("name") == "code"}
    assert choices == {"release", "complement", "defer", "except", "rule_duplicate"}
    until = str(page.forms[find_form(page, "/decision")].fields["until"])
    assert until.count("/") == 2
    assert "مصروفة" in page.text


def test_a_hold_that_was_put_off_says_until_when(readers: Readers, running_town: RunningWorld) -> None:
    held, _ = hold_case(running_town)
    desk = readers("desk")
    day = read_day(running_town.clock()) + timedelta(days=40)
    end(desk, held, "defer", until=day.isoformat())
    page = desk.open(held)
    assert "مؤجلة حتى" in page.text
    assert "مؤجلة حتى" in desk.open("/queue?queue=to_claim").text
    assert "أجّل المكتب البتّ حتى" in readers("diyaa.registrar").open(held).text


def test_a_ruling_is_taken_back_with_a_reason_and_the_story_says_so(
    readers: Readers, running_town: RunningWorld
) -> None:
    desk = readers("desk")
    case, _, _ = ask_identity(running_town)
    page = claim(desk, case)
    desk.send(page, find_form(page, "/rulings/0"), text_0=REASON)
    link = next(link for link in desk.open(case).links if link.endswith("/undo"))
    asked = desk.open(link)
    assert "يعود الطلب إلى فحص الازدواجية" in asked.text
    missing = desk.send(asked, link, text="")
    assert (missing.status, "#text" in missing.links) == (422, True)
    done = desk.send(asked, link, text="ظهر أنها هي")
    assert done.url.query == b"done=undone"
    assert "تراجعتم عن القرار" in done.text
    running_town.relay_all()
    story = desk.open(case)
    assert "تراجع مكتب الازدواجية عن قراره" in story.text
    assert "ظهر أنها هي" in story.text
    assert "تُراجع عنه" in story.text
    assert link not in story.links
    assert desk.open(link).status == 404


def test_only_the_desk_takes_a_ruling_back(readers: Readers, running_town: RunningWorld) -> None:
    desk = readers("desk")
    case, _, _ = ask_identity(running_town)
    page = claim(desk, case)
    desk.send(page, find_form(page, "/rulings/0"), text_0=REASON)
    link = next(link for link in desk.open(case).links if link.endswith("/undo"))
    for username in ("marfa.manager", "supervisor", "auditor"):
        reader = readers(username)
        assert not any(found.endswith("/undo") for found in reader.open(case).links)
        assert reader.open(link).status == 403
        assert reader.post(link, text="x").status == 403


def test_the_queue_says_which_question_each_case_asks(readers: Readers, running_town: RunningWorld) -> None:
    ask_identity(running_town)
    hold_case(running_town)
    page = readers("desk").open("/queue?queue=to_claim")
    assert "من المقصود بالطلب؟" in page.text
    assert "هل تُصرف هذه المساعدة؟" in page.text
    assert "لا أسئلة متأخرة" in readers("desk").open("/queue?queue=overdue").text
