"""The accounts of a charity through the API."""

from tests.api.calling import Desk

NEW = {"username": "waha.api", "name_ar": "سارة الوافد", "name_en": "Sara Al-Wafed", "roles": ["registrar"]}


def test_an_administrator_opens_changes_and_ends_an_account(desk: Desk) -> None:
    opened = desk.post("waha.admin", "/accounts", NEW)
    assert opened.status_code == 201
    account = f"/accounts/{opened.json()['account_id']}"
    sent = {"username": NEW["username"], "password": opened.json()["password"]}
    assert desk.http.send("POST", "/api/v1/tokens", json=sent).json()["code"] == "first_password"
    assert desk.post("waha.admin", f"{account}/roles", {"roles": ["researcher"]}).status_code == 204
    file = desk.get("waha.admin", account).json()
    assert file["account"]["roles"] == ["researcher"]
    assert [change["act"] for change in file["changes"]] == ["roles_changed", "opened"]
    assert desk.post("waha.admin", f"{account}/end", {}).json() == {"given_back": 0}
    listed = desk.get("waha.admin", "/accounts").json()["items"]
    assert {row["username"] for row in listed if not row["is_active"]} == {"waha.api"}


def test_nobody_else_keeps_accounts_and_nobody_their_own(desk: Desk) -> None:
    assert desk.get("waha.manager", "/accounts").status_code == 403
    listed = desk.get("waha.admin", "/accounts").json()["items"]
    (own,) = (row["account_id"] for row in listed if row["is_own"])
    answer = desk.post("waha.admin", f"/accounts/{own}/end", {})
    assert (answer.status_code, answer.json()["code"]) == (403, "own_rights")
