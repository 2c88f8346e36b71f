"""The receipt on pages: a code told by the applicant, two clerks at the counter, what is followed up, samples."""

import re
from uuid import UUID

import pytest

from tests.applicants import invent_applicant
from tests.web.conftest import Readers
from tests.world import RunningWorld


@pytest.fixture(scope="module")
def paid(running_town: RunningWorld) -> UUID:
    """A case whose payment awaits its receipt."""
    request_id = running_town.open_case(**invent_applicant())
    running_town.recommend(request_id)
    running_town.decide("supervisor", request_id, "approve")
    running_town.pay(request_id)
    return request_id


def test_two_clerks_hand_over_a_code_that_proves_the_receipt_and_a_wrong_one_is_told(
    readers: Readers, running_town: RunningWorld, paid: UUID
) -> None:
    page, case = f"/requests/{paid}/receipt", f"/requests/{paid}"
    document = running_town.look(paid, "waha.registrar").identity
    assert document
    clerk, manager = readers("waha.registrar"), readers("waha.manager")
    action = next(each for each in manager.open(case).forms if each.endswith("/decision"))
    fields = {"code": "confirm", "proof": "code"}
    guessed = manager.send(manager.open(case), action, **fields, receipt_code="123456")
    assert guessed.status == 422
    assert {"receipt_code", "receipt_code-error"} <= guessed.ids
    wrong = clerk.send(
        clerk.open(page), f"{page}/counter", cause="changed_number", document="1", phone="66554400"
    )
    assert wrong.status == 422
    assert "ليست وثيقة مقدم الطلب" in wrong.text
    asked = clerk.send(
        wrong,
        f"{page}/counter",
        cause="changed_number",
        document=document.document_number,
        phone="66554400",
    )
    assert "يوافق عليه موظف آخر" in asked.text
    ours = manager.open(page)
    (answer,) = [action for action in ours.forms if re.fullmatch(rf"{page}/counter/[0-9a-f-]+", action)]
    agreed = manager.send(ours, answer, answer="agree")
    (code,) = re.findall(r'num big">(\d{6})<', agreed.html)
    assert code not in manager.open(page).html, "it is shown once"
    seen = manager.send(manager.open(case), action, **fields, receipt_code=code)
    assert seen.status == 403, "whoever saw the digits proves nothing by them"


def test_another_code_is_sent_from_the_sheet_until_there_were_enough(
    readers: Readers, running_town: RunningWorld
) -> None:
    request_id = running_town.open_case(**invent_applicant())
    running_town.recommend(request_id)
    running_town.decide("supervisor", request_id, "approve")
    running_town.pay(request_id)
    clerk, page = readers("waha.registrar"), f"/requests/{request_id}/receipt"
    for _ in range(2):
        assert clerk.send(clerk.open(page), f"{page}/code").status == 200
    refused = clerk.send(clerk.open(page), f"{page}/code")
    assert refused.status == 409
    assert "من الرموز ما يكفي" in refused.text


def test_the_collector_and_the_appointment_stand_on_the_sheet(readers: Readers, paid: UUID) -> None:
    clerk, page = readers("waha.registrar"), f"/requests/{paid}/receipt"
    named = clerk.send(clerk.open(page), f"{page}/collector", name="خالد العامري", document="A12")
    assert "خالد العامري" in named.text
    late = clerk.send(
        named, f"{page}/appointment", handover="pick_up", on="1/1/2020", clock="10", place="المقر"
    )
    assert late.status == 422
    booked = clerk.send(
        late, f"{page}/appointment", handover="pick_up", on="1/1/2090", clock="10", place="المقر"
    )
    assert "المقر" in booked.text
    assert f"{page}/collector/end" in booked.forms
    assert readers("diyaa.registrar").open(page).status == 404


def test_a_recipient_who_was_not_reached_is_on_the_list_until_the_receipt_comes_and_in_a_sample_then(
    readers: Readers, running_town: RunningWorld, paid: UUID
) -> None:
    running_town.decide("waha.manager", paid, "not_received")
    assert f"/requests/{paid}" in readers("waha.manager").open("/follow-ups").links
    assert f"/requests/{paid}" in readers("supervisor").open("/follow-ups").links
    running_town.decide("waha.manager", paid, "confirm")
    assert f"/requests/{paid}" not in readers("waha.manager").open("/follow-ups").links
    today = running_town.today().isoformat()
    supervisor = readers("supervisor")
    empty = supervisor.send(supervisor.open("/samples"), "/samples", from_on="", until_on=today)
    assert empty.status == 422
    sample = supervisor.send(empty, "/samples", from_on=today, until_on=today)
    assert f"/requests/{paid}" in sample.links
    row = sample.html[sample.html.index(str(paid)) :]
    found = re.search(r'action="(/samples/[^"]+/items/[^"]+)"', row)
    assert found
    wordless = supervisor.send(sample, found[1], result="not_received")
    assert wordless.status == 422
    supervisor.send(sample, found[1], result="not_received", text="لم يصله شيء")
    manager = readers("waha.manager")
    issues = manager.open("/samples")
    assert "لم يصله شيء" in issues.text
    (answer,) = [action for action in issues.forms if action.endswith("/answer")]
    manager.send(issues, answer, text="أعيد التسليم")
    page = supervisor.open("/samples")
    (close,) = [action for action in page.forms if action.endswith("/close")]
    assert "أعيد التسليم" not in supervisor.send(page, close).text
