"""The duplicate desk by a browser: who is meant, may it be given, many at once, and a ruling taken back."""

import pytest
from playwright.sync_api import expect

from tests.applicants import invent_applicant
from tests.e2e.conftest import Arrivals
from tests.e2e.modes import in_both_ways, in_one_way
from tests.e2e.reading import Mode, Reader
from tests.world import RunningWorld

REASON = "بحثت الحالتان"


def ask_identity(world: RunningWorld) -> str:
    """A case that names one registered person and gives the number of another."""
    meant, other = invent_applicant(), invent_applicant()
    world.open_case("waha.registrar", **meant)
    world.open_case("diyaa.registrar", **other)
    stated = {**meant, "document_number": other["document_number"]}
    return f"/requests/{world.open_case('marfa.registrar', **stated)}"


def hold_case(world: RunningWorld, by: str = "diyaa.registrar", **person: object) -> str:
    """A case that waits behind another charity's of the same person."""
    known = person or invent_applicant()
    if not person:
        world.open_case("waha.registrar", **known)
    return f"/requests/{world.open_case(by, **known)}"


def claim(desk: Reader, case: str) -> None:
    desk.open("/queue?queue=to_claim")
    desk.use(f'form[action^="{case}/"] button')
    desk.arrive(case)


@in_both_ways
def test_the_desk_rules_who_is_meant_and_takes_it_back(
    arrive: Arrivals, running_town: RunningWorld, mode: Mode
) -> None:
    case, desk = ask_identity(running_town), arrive("desk", mode)
    claim(desk, case)
    desk.see(desk.say("desk-question_identify"))
    desk.check("code_1", "same_person")
    desk.use("#candidate-1 form button")
    desk.see_problem("text_1")
    desk.fill(text_1=REASON)
    desk.use("#candidate-1 form button")
    desk.see(desk.say("desk-check_title"))
    desk.press("desk-change")
    assert desk.page.input_value("#text_1") == REASON
    desk.use("#candidate-1 form button")
    desk.press("desk-check_confirm")
    desk.see_news("cases-done_same_person")
    desk.use('a[href$="/undo"]')
    desk.see(desk.say("desk-undo_follows"))
    desk.fill(text=REASON)
    desk.press("desk-undo_submit")
    desk.see_news("desk-done_undone")
    running_town.relay_all()
    desk.open(case)
    desk.see(desk.words.event("checked_again"))


@in_both_ways
def test_the_desk_says_that_it_is_neither_of_two(
    arrive: Arrivals, running_town: RunningWorld, mode: Mode
) -> None:
    case, desk = ask_identity(running_town), arrive("desk", mode)
    claim(desk, case)
    for number, code in ((2, "number_of_another"), (1, "different_person")):
        desk.check(f"code_{number}", code)
        desk.fill(**{f"text_{number}": REASON})
        desk.use(f"#candidate-{number} form button")
        desk.see_news(f"cases-done_{code}")
        assert desk.page.locator(f"#candidate-{number} form").count() == 0
    running_town.relay_all()
    desk.open(case)
    desk.see(desk.words.code("stage", "review"))


@in_one_way
@pytest.mark.parametrize(
    ("ruling", "reason"),
    [("release", "different_need"), ("rule_duplicate", "same_request_twice"), ("except", "hardship")],
)
def test_the_desk_takes_a_hold_and_rules_on_it(
    arrive: Arrivals, running_town: RunningWorld, mode: Mode, ruling: str, reason: str
) -> None:
    held, desk = hold_case(running_town), arrive("desk", mode)
    claim(desk, held)
    desk.see(desk.say("desk-in_the_way"))
    desk.check("code", ruling)
    desk.choose(f"reason_{ruling}", reason)
    desk.fill(text=REASON)
    desk.press("decisions-submit_adjudicate")
    desk.see_news(f"cases-done_{ruling}")
    registrar = arrive("diyaa.registrar", mode)
    registrar.open(held)
    words = registrar.words
    closed = ruling == "rule_duplicate"
    registrar.see(words.code("outcome", "duplicate") if closed else words.code("stage", "review"))


@in_one_way
def test_only_the_fields_of_the_chosen_ending_are_shown(
    arrive: Arrivals, running_town: RunningWorld, mode: Mode
) -> None:
    held, desk = hold_case(running_town), arrive("desk", mode)
    claim(desk, held)
    for code, field in (("complement", "#amount"), ("defer", "#until"), ("except", "#reason_except")):
        desk.check("code", code)
        shown = [name for name in ("#amount", "#until", "#reason_except") if desk.page.is_visible(name)]
        assert shown == [field]


@in_both_ways
def test_many_holds_are_ended_together(arrive: Arrivals, running_town: RunningWorld, mode: Mode) -> None:
    person = invent_applicant()
    running_town.open_case("waha.registrar", **person)
    cases = [hold_case(running_town, by, **person) for by in ("diyaa.registrar", "marfa.registrar")]
    desk = arrive("desk", mode)
    desk.open(cases[0])
    assert desk.page.locator("[name=tasks]:checked").count() == 2
    desk.press("desk-close_chosen")
    desk.check("code", "release")
    desk.choose("reason_release", "different_need")
    desk.fill(text=REASON)
    desk.press("desk-to_preview")
    desk.see(desk.words.code("row_state", "ready"))
    desk.use('form[action="/bulk-acts"] button')
    for case in cases:
        row = desk.page.locator("tr", has=desk.page.locator(f'a[href="{case}"]'))
        expect(row).to_contain_text(desk.say("bulk_acts-item_done"))
