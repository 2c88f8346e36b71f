"""Funds through the API: balances, money in and out, and what is approved and not paid."""

from uuid import uuid4

from tests.api.calling import Desk


def test_money_comes_into_a_fund_once_per_key_and_leaves_it_no_further_than_it_is_free(desk: Desk) -> None:
    body = {"code": f"f{uuid4().hex[:6]}", "name_ar": "وقف", "name_en": "Endowment", "source": "general"}
    opened = desk.post("waha.admin", "/funds", body)
    assert opened.status_code == 201
    fund_id = opened.json()["fund_id"]
    key, money = str(uuid4()), {"amount": "100.500", "reference": "BK-1"}
    first, second = (
        desk.post("waha.manager", f"/funds/{fund_id}/deposits", money, key=key) for _ in range(2)
    )
    assert (first.status_code, first.json()) == (201, second.json())
    sheets = {row["code"]: row for row in desk.get("waha.manager", "/balances").json()["items"]}
    assert sheets[body["code"]]["available_fils"] == 100_500
    refused = desk.post("waha.manager", f"/funds/{fund_id}/withdrawals", {"amount": "101", "text": "سبب"})
    assert [fault["code"] for fault in refused.json()["errors"]] == ["above_available"]
    (line,) = desk.get("waha.manager", f"/funds/{fund_id}/movements").json()["items"]
    assert (line["kind"], line["reference"]) == ("deposit", "BK-1")


def test_nobody_else_reaches_a_fund(desk: Desk) -> None:
    fund_id = desk.get("waha.manager", "/balances").json()["items"][0]["fund_id"]
    money = {"amount": "1", "reference": "BK"}
    assert desk.post("diyaa.manager", f"/funds/{fund_id}/deposits", money).status_code == 404
    assert desk.post("waha.researcher", f"/funds/{fund_id}/deposits", money).status_code == 403
    assert desk.get("supervisor", "/balances").status_code == 403
    classes = {"case_classes": ["widow"]}
    assert desk.post("diyaa.manager", f"/funds/{fund_id}/classes", classes).status_code == 404


def test_what_is_approved_and_not_paid_is_for_managers_and_the_ministry(desk: Desk) -> None:
    assert desk.get("supervisor", "/unpaid").json()["cases"] == 0
    assert desk.get("waha.manager", "/unpaid").status_code == 200
    assert desk.get("waha.registrar", "/unpaid").status_code == 403
