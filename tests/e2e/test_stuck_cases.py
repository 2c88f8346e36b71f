"""The operator by a browser: a case that the engine lost is seen, set going again, and goes on."""

from playwright.sync_api import expect

from domain.stuck_cases import Cause
from tests.applicants import invent_applicant
from tests.e2e.conftest import Arrivals
from tests.e2e.modes import in_one_way
from tests.e2e.reading import Mode
from tests.workflows.test_stuck_cases import terminate, watch_until
from tests.world import RunningWorld

LOST = "/stuck-cases?cause=missing_workflow"


@in_one_way
def test_the_operator_heals_a_case_that_the_engine_lost(
    arrive: Arrivals, running_town: RunningWorld, mode: Mode
) -> None:
    request_id = running_town.open_case(**invent_applicant(), family_ar="الزعفران")
    terminate(running_town, request_id)
    watch_until(running_town, request_id, Cause.MISSING_WORKFLOW)
    operator = arrive("operator", mode)
    operator.open("/")
    operator.arrive("/operation")
    operator.use(f'a[href="{LOST}"]')
    row = operator.page.locator("tr", has=operator.page.locator(f'a[href="/requests/{request_id}"]'))
    expect(row).to_contain_text(operator.words.code("cause", "missing_workflow"))
    expect(operator.page.locator("main")).not_to_contain_text("الزعفران")
    operator.hand.use(row.get_by_role("button", name=operator.words.code("mend", "start")))
    operator.see_news("stuck_cases-done")
    running_town.relay_all()
    watch_until(running_town, request_id, None)
    operator.open("/operation")
    expect(operator.page.locator(f'a[href="{LOST}"]')).to_have_count(0)
    researcher = arrive("waha.researcher", mode)
    researcher.open("/queue?queue=to_claim")
    researcher.use(f'form[action^="/requests/{request_id}/"] button')
    researcher.arrive(f"/requests/{request_id}")
