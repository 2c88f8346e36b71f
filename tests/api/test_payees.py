"""The register of payees through the API."""

from tests.accounts import invent_iban
from tests.api.calling import Desk


def test_an_account_is_changed_by_one_and_confirmed_by_another(desk: Desk) -> None:
    (payee, *_) = desk.post("waha.manager", "/payees/search", {"name": "سالم"}).json()["items"]
    path, iban = f"/payees/{payee['payee_id']}", invent_iban()
    changed = desk.post("waha.manager", f"{path}/account", {"iban": iban, "text": "أغلق القديم"})
    assert (changed.status_code, changed.json()["state"]) == (200, "unconfirmed")
    name = {"account_name": payee["name"]}
    refused = desk.post("waha.manager", f"{path}/confirmation", name)
    assert (refused.status_code, refused.json()["code"]) == (403, "excluded_person")
    confirmed = desk.post("waha.admin", f"{path}/confirmation", name).json()
    assert (confirmed["state"], confirmed["match"]) == ("paused", "same")
    assert [each["act"] for each in desk.get("waha.admin", path).json()["changes"]] == [
        "confirmed",
        "changed",
    ]
    assert desk.get("diyaa.manager", path).status_code == 404
    wrong = desk.post("waha.manager", f"{path}/account", {"iban": "KW00", "text": ""})
    assert {fault["field"] for fault in wrong.json()["errors"]} == {"iban", "text"}
    noted = desk.post("waha.researcher", f"{path}/notes", {"lease_number": "L-7"})
    assert noted.json()["lease_number"] == "L-7"


def test_the_register_is_paged_and_is_no_ministrys(desk: Desk) -> None:
    first = desk.get("waha.manager", "/payees?limit=2").json()
    second = desk.get("waha.manager", f"/payees?limit=2&cursor={first['next_cursor']}").json()
    ids = [each["payee_id"] for each in (*first["items"], *second["items"])]
    assert len(set(ids)) == 4
    assert desk.get("supervisor", "/payees").status_code == 403
    assert desk.get("supervisor", "/payee-flags").json() == {"items": []}
