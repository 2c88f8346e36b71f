"""Files to the bank and its answers through the API."""

from uuid import UUID

from tests.accounts import invent_iban
from tests.api.calling import Desk
from tests.applicants import invent_applicant
from tests.banking import answer, read_orders
from tests.stepping import Steps
from tests.world import World


def sign_order(world: World) -> UUID:
    steps = Steps(world)
    request_id = steps.open_case(**invent_applicant())
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "approve")
    steps.decide("waha.manager", request_id, "pay")
    steps.decide("waha.admin", request_id, "authorise")
    return request_id


def test_a_file_is_made_handed_over_and_answered(desk: Desk, world: World) -> None:
    sign_order(world)
    refused = desk.post("waha.manager", "/bank-batches", {})
    assert (refused.status_code, refused.json()["code"]) == (409, "no_bank_account")
    account = {"iban": invent_iban(), "bic": "COMBKWKW"}
    assert desk.post("waha.admin", "/bank-account", account).json() == account
    batch = desk.post("waha.manager", "/bank-batches", {}).json()
    path = f"/bank-batches/{batch['batch_id']}"
    file = desk.get("waha.manager", f"{path}/file")
    assert file.headers["content-type"] == "application/xml"
    (reference,) = read_orders(file.content)
    assert desk.get("diyaa.manager", path).status_code == 404
    sent = desk.post("waha.manager", f"{path}/hand-over", {})
    assert (sent.json()["state"], sent.json()["lines"][0]["state"]) == ("sent", "signed")
    content = answer("B1", batch["message_id"], {reference: "ACSC"}).decode()
    for is_repeat in (False, True):
        view = desk.post("waha.manager", "/bank-statuses", {"content": content}).json()
        assert (view["is_repeat"], [line["outcome"] for line in view["lines"]]) == (is_repeat, ["applied"])
    broken = desk.post("waha.manager", "/bank-statuses", {"content": "<x/>"})
    assert (broken.status_code, broken.json()["code"]) == (422, "unreadable_status")
    figures = desk.get("waha.manager", "/reconciliation").json()
    assert figures["sent_fils"] == 300_000
    assert desk.get("supervisor", "/reconciliation").status_code == 403
