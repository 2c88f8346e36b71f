"""The pages of payees and of the bank, without a script."""

from uuid import UUID

from tests.accounts import invent_iban
from tests.applicants import invent_applicant
from tests.stepping import Steps
from tests.web.conftest import Readers
from tests.world import RunningWorld


def sign_order(world: RunningWorld) -> UUID:
    steps = Steps(world)
    request_id = steps.open_case(**invent_applicant())
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "approve")
    steps.decide("waha.manager", request_id, "pay")
    steps.decide("waha.admin", request_id, "authorise")
    return request_id


def test_a_file_is_made_and_handed_over_on_its_page(readers: Readers, running_town: RunningWorld) -> None:
    request_id, manager = sign_order(running_town), readers("waha.manager")
    page = manager.send(manager.open("/bank"), "/bank/account", iban="KW00", bic="X")
    assert (page.status, {"iban", "bic"} <= page.ids) == (422, True)
    manager.send(manager.open("/bank"), "/bank/account", iban=invent_iban(), bic="")
    page = manager.send(manager.open("/bank"), "/bank/batches")
    (hand_over,) = {action for action in page.forms if action.endswith("/hand-over")}
    assert f"/requests/{request_id}" in page.links
    page = manager.send(page, hand_over)
    assert "سُلّم الملف للبنك." in page.text
    page = manager.send(manager.open("/bank"), "/bank/batches")
    assert (page.status, "لا تحويلات موقّعة" in page.text) == (409, True)
    assert "لم يرد عليه البنك بعد" in manager.open("/bank/reconciliation").text
    assert "وُقّع" in manager.open(f"/requests/{request_id}").text


def test_an_answer_that_cannot_be_read_is_refused_on_the_page(readers: Readers) -> None:
    manager = readers("waha.manager")
    page = manager.send(manager.open("/bank"), "/bank/answers")
    assert page.status == 422
    assert readers("waha.researcher").open("/bank").status == 403


def test_an_account_is_changed_and_confirmed_on_the_page_of_its_payee(readers: Readers) -> None:
    manager, admin = readers("waha.manager"), readers("waha.admin")
    page = manager.send(manager.open("/payees"), "/payees/search", name="سارة")
    payee = next(link for link in sorted(page.links) if link.startswith("/payees/"))
    page = manager.send(manager.open(payee), f"{payee}/account", iban="KW00", text="")
    assert page.status == 422
    page = manager.send(manager.open(payee), f"{payee}/account", iban=invent_iban(), text="أغلق القديم")
    assert f"{payee}/confirmation" not in page.forms
    page = admin.send(admin.open(payee), f"{payee}/confirmation", account_name="سارة العامري")
    assert "ضمن مهلة التحقق" in page.text
    page = admin.send(page, f"{payee}/notes", lease_number="L-12")
    assert "L-12" in page.text


def test_the_ministry_reads_flags_and_no_register(readers: Readers) -> None:
    supervisor = readers("supervisor")
    assert supervisor.open("/payees").status == 200
    assert supervisor.open("/bank").status == 403
