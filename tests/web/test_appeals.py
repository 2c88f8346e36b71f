"""Filing an appeal, hearing it and withdrawing it on the pages, without JavaScript."""

from uuid import UUID

from domain.cycle import Outcome, Stage
from tests.web.conftest import Readers
from tests.workflows.branches import act
from tests.workflows.hearings import reject
from tests.world import RunningWorld


def file_on_page(readers: Readers, request_id: UUID, by: str = "waha.registrar") -> None:
    counter, path = readers(by), f"/requests/{request_id}/appeal"
    assert path in counter.open(f"/requests/{request_id}").links
    form = counter.open(path)
    wrong = counter.send(form, path, grounds=" ")
    assert (wrong.status, "problems" in wrong.ids) == (422, True)
    filed = counter.send(wrong, path, grounds="فقد رب الأسرة عمله بعد الزيارة")
    assert filed.status == 200
    assert "news" in filed.ids
    assert "فقد رب الأسرة عمله" in filed.text
    assert path not in filed.links, "one decision is appealed against once"


def test_an_appeal_is_filed_claimed_and_upheld_on_the_pages(
    readers: Readers, running_town: RunningWorld
) -> None:
    request_id = reject(running_town)
    file_on_page(readers, request_id)
    number = running_town.look(request_id).number
    hearer = readers("supervisor2")
    listed = hearer.open("/appeals?state=filed")
    assert number in listed.text
    assert "/appeals" in hearer.open("/queue").links
    assert number in hearer.open("/queue?queue=to_claim").text
    case = hearer.open(f"/requests/{request_id}")
    task = running_town.look(request_id, "supervisor2").task
    assert task is not None
    base = f"/requests/{request_id}/tasks/{task.task_id}"
    claimed = hearer.send(case, f"{base}/claim")
    wrong = hearer.send(claimed, f"{base}/decision", code="uphold", text="أوراق جديدة")
    assert (wrong.status, "problems" in wrong.ids) == (422, True)
    done = hearer.send(
        wrong, f"{base}/decision", code="uphold", reason_uphold="new_evidence", text="أوراق جديدة"
    )
    assert (done.status, "news" in done.ids) == (200, True)
    running_town.wait_until(lambda: running_town.look(request_id).stage is Stage.SIGN_OFF)
    assert "أوراق جديدة" in readers("waha.manager").open(f"/requests/{request_id}").text


def test_who_rejected_is_offered_no_claim_and_who_may_not_file_no_form(
    readers: Readers, running_town: RunningWorld
) -> None:
    request_id = reject(running_town)
    assert (
        f"/requests/{request_id}/appeal"
        not in readers("waha.researcher").open(f"/requests/{request_id}").links
    )
    running_town.file_appeal(request_id)
    forms = readers("supervisor").open(f"/requests/{request_id}").forms
    assert not any(action.endswith("/claim") for action in forms)
    assert readers("operator").open("/appeals").status == 403


def test_an_appeal_is_withdrawn_with_a_reason_where_it_was_filed(
    readers: Readers, running_town: RunningWorld
) -> None:
    request_id = reject(running_town)
    running_town.file_appeal(request_id)
    counter, path = readers("waha.registrar"), f"/requests/{request_id}/appeal/withdrawal"
    assert path in counter.open(f"/requests/{request_id}").links
    assert path not in readers("supervisor2").open(f"/requests/{request_id}").links
    form = counter.open(path)
    assert counter.send(form, path, text="").status == 422
    assert counter.send(form, path, text="بطلب منه").status == 200
    assert running_town.look(request_id).outcome is Outcome.REJECTED


def test_a_ceiling_shows_where_the_amount_is_decided(readers: Readers, running_town: RunningWorld) -> None:
    request_id = reject(running_town)
    running_town.file_appeal(request_id)
    act(running_town, request_id, "supervisor2 uphold_partly", amount="180")
    running_town.wait_until(lambda: running_town.look(request_id).stage is Stage.SIGN_OFF)
    assert "180" in readers("waha.manager").open(f"/requests/{request_id}").text
