"""The turns a case may take, by a browser: withdrawn, signed together with others, decided twice, not there for others."""

from uuid import UUID

import pytest
from playwright.sync_api import expect

from tests.applicants import invent_applicant
from tests.e2e.conftest import Arrivals
from tests.e2e.modes import in_both_ways, in_one_way
from tests.e2e.reading import Mode, Reader
from tests.world import RunningWorld


@in_one_way
def test_a_withdrawal_is_asked_about_before_it_closes_the_case(
    arrive: Arrivals, running_town: RunningWorld, mode: Mode
) -> None:
    case = address_of(running_town.open_case("waha.registrar", **invent_applicant()))
    registrar = arrive("waha.registrar", mode)
    registrar.open(case)
    registrar.follow("cases-withdraw_link")
    registrar.arrive(f"{case}/withdrawal")
    registrar.press("decisions-withdraw_submit")
    registrar.see_problem("text")
    registrar.fill(text="بطلب من صاحبه")
    registrar.press("decisions-withdraw_submit")
    registrar.see_news("cases-done_withdraw")
    registrar.see(registrar.words.code("outcome", "withdrawn"))


@in_both_ways
def test_a_supervisor_signs_many_together(arrive: Arrivals, running_town: RunningWorld, mode: Mode) -> None:
    cases = [case_to_sign(running_town) for _ in range(3)]
    supervisor = arrive("supervisor", mode)
    supervisor.open("/queue")
    for case in cases[:2]:
        row = supervisor.page.locator("table.rows tr", has=supervisor.page.locator(f'a[href="{case}"]'))
        supervisor.hand.tick(row.locator("[name=tasks]"))
    supervisor.use("details.bulk summary")
    supervisor.check("code", "approve")
    supervisor.press("desk-to_preview")
    supervisor.see(supervisor.words.say("bulk_acts-preview_lead", ready=2, count=2, total_fils=2 * 600_000))
    supervisor.use('form[action="/bulk-acts"] button')
    for case in cases[:2]:
        row = supervisor.page.locator("tr", has=supervisor.page.locator(f'a[href="{case}"]'))
        expect(row).to_contain_text(supervisor.say("bulk_acts-item_done"))
    running_town.relay_all()
    for case, is_left in zip(cases, (False, False, True), strict=True):
        supervisor.open(case)
        assert bool(supervisor.page.locator("#decide [name=code]").count()) is is_left


@in_one_way
def test_who_decides_second_sees_what_happened_meanwhile(
    arrive: Arrivals, running_town: RunningWorld, mode: Mode
) -> None:
    case = case_to_sign(running_town)
    slow, fast = arrive("supervisor", mode), arrive("supervisor2", mode)
    for reader in (slow, fast):
        reader.open(case)
        reader.check("code", "approve")
    fast.press("decisions-submit_sign")
    fast.see_news("cases-done_approve")
    slow.press("decisions-submit_sign")
    slow.see_news("cases-meanwhile")
    slow.see("Munira Al-Obaid" if mode.language == "en" else "منيرة العبيد")
    assert slow.page.locator("#decide").count() == 0


@in_one_way
@pytest.mark.parametrize("page", ["", "/registered", "/withdrawal"])
def test_a_case_of_another_charity_is_a_page_that_is_not_there(
    arrive: Arrivals, running_town: RunningWorld, mode: Mode, page: str
) -> None:
    case = address_of(running_town.open_case("waha.registrar", **invent_applicant()))
    rival = arrive("diyaa.registrar", mode)
    assert look(rival, case + page) == look(rival, address_of(UUID(int=0)) + page)
    rival.see(rival.say("layout-refusal_not_found"))


def look(reader: Reader, path: str) -> tuple[int, str]:
    """The status and the text of a page."""
    response = reader.page.goto(reader.address + path)
    assert response is not None
    assert response.status == 404
    return response.status, reader.page.inner_text("main")


def case_to_sign(world: RunningWorld) -> str:
    """A case whose last signature is the ministry's."""
    case = world.open_case("waha.registrar", **invent_applicant(), amount="600")
    world.recommend(case, "600")
    world.decide("waha.manager", case, "approve")
    return address_of(case)


def address_of(request_id: UUID) -> str:
    return f"/requests/{request_id}"
