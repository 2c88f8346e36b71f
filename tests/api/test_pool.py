"""The pool, charities and looks through the API: masked JSON, one winner, standing, and the list of looks."""

from typing import Any
from uuid import UUID

import pytest

from domain.contracts.cases import CheckDuplicates
from services.duplicates import check_duplicates
from tests.api.calling import Desk
from tests.pooling import register_alone
from tests.world import MATCH_SECRET, World

NAME, NUMBER, PHONE, STREET = "سالم بن مستور العامري", "290010100011", "99887766", "شارع السر"


@pytest.fixture
def request_id(desk: Desk, world: World) -> str:
    """A case in the pool whose applicant can be recognised wherever a word of them leaks."""
    return enter(world)


def enter(world: World) -> str:
    registered = register_alone(
        world, full_name=NAME, document_number=NUMBER, phone=PHONE, street=STREET, birth_date="1990-01-01"
    )
    asked = CheckDuplicates(str(registered.request_id), 1, f"check/{registered.request_id}/1", world.clock())
    check_duplicates(world.store, asked, secret=MATCH_SECRET)
    return str(registered.request_id)


def list_items(desk: Desk, who: str, path: str) -> list[dict[str, Any]]:
    answer = desk.get(who, path)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def test_no_word_of_the_applicant_is_in_what_a_charity_gets_of_the_pool(desk: Desk, request_id: str) -> None:
    (card,) = list_items(desk, "waha.researcher", "/pool")
    assert set(card) == {
        *("request_id", "kind", "household_size", "governorate", "received_at", "alerted_at")
    }
    text = desk.get("waha.researcher", "/pool").text
    for secret in (NAME, "العامري", NUMBER, PHONE, STREET):
        assert secret not in text
    for path in (f"/requests/{request_id}", f"/requests/{request_id}/looks"):
        assert desk.get("waha.researcher", path).status_code == 404
    assert list_items(desk, "waha.researcher", "/requests") == []
    assert list_items(desk, "waha.researcher", "/tasks?queue=to_claim") == []


def test_whoever_pulls_gets_the_person_and_the_second_a_typed_refusal(desk: Desk, request_id: str) -> None:
    pulled = desk.post("waha.researcher", f"/pool/{request_id}/pull")
    assert pulled.status_code in (201, 202), pulled.text
    late = desk.post("diyaa.researcher", f"/pool/{request_id}/pull")
    assert late.status_code == 409
    assert late.json()["code"] in ("task_closed", "decision_pending")
    assert desk.post("waha.registrar", f"/pool/{request_id}/pull").status_code == 403


def test_the_ministry_lists_and_directs_without_a_person(desk: Desk, request_id: str) -> None:
    (row,) = list_items(desk, "supervisor", "/pool/untaken")
    assert NAME not in str(row)
    assert list_items(desk, "supervisor", "/pool/untaken?alerted_only=true") == []
    charity = row["receivers"][0]["id"]
    body = {"charity": charity, "text": "توجيه"}
    assert desk.post("supervisor", f"/requests/{request_id}/redirect", body).status_code in (201, 202)
    assert desk.get("waha.manager", "/pool/untaken").status_code == 403


def test_a_return_without_a_reason_or_of_a_case_one_does_not_hold_is_refused(desk: Desk) -> None:
    own = desk.register_settled()
    refused = desk.post("waha.manager", f"/requests/{own}/return", {"text": ""})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_fields")
    refused = desk.post("waha.researcher", f"/requests/{own}/return", {"text": "لا نقدر"})
    assert (refused.status_code, refused.json()["code"]) == (409, "not_holder")
    refused = desk.post("supervisor", f"/requests/{own}/redirect", {"charity": "", "text": "x"})
    assert (refused.status_code, refused.json()["code"]) == (409, "not_overdue")


def test_a_suspended_charity_is_signed_out_and_listed_as_suspended(desk: Desk) -> None:
    rows = list_items(desk, "supervisor", "/charities")
    waha = next(row for row in rows if row["code"] == "waha")
    assert waha["standing"] == "active"
    assert "CASH" in waha["categories"]
    body = {"standing": "suspended", "circular": "2026-44", "reason": "مخالفات"}
    changed = desk.post("policy", f"/charities/{waha['id']}/standing", body)
    assert (changed.status_code, changed.json()["standing"]) == (201, "suspended")
    assert next(r for r in list_items(desk, "auditor", "/charities") if r["code"] == "waha")["standing"] == (
        "suspended"
    )
    assert desk.post("waha.manager", f"/charities/{waha['id']}/standing", body).status_code in (401, 403)


def test_a_broken_glass_and_every_look_are_told_to_the_charity(desk: Desk) -> None:
    own = desk.register_settled()
    assert desk.get("supervisor", f"/requests/{own}").json()["identity"] is None
    opened = desk.post("supervisor", f"/requests/{own}/glass", {"reason": "شكوى مكتوبة"})
    assert opened.status_code == 201, opened.text
    assert desk.get("supervisor", f"/requests/{own}").json()["identity"] is not None
    looks = list_items(desk, "waha.manager", f"/requests/{own}/looks")
    assert [look["purpose"] for look in looks] == ["case_page", "break_glass", "case_page"]
    assert looks[1]["reason"] == "شكوى مكتوبة"
    assert looks[1]["person"]["name_en"] == "Khaled Al-Rasheed"
    assert desk.get("diyaa.manager", f"/requests/{own}/looks").status_code == 404
    assert str(UUID(looks[0]["look_id"])) == looks[0]["look_id"]
