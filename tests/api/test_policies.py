"""Policy through the API: a draft from its first edit to its publication, the calendar, freezes, who gives what."""

from datetime import timedelta

import pytest

from domain.calendars import Calendar, read_day
from tests.api.calling import Answer, Desk

READS = ("", "/check", "/comparison", "/simulation?since=2024-01-01")


def begin(desk: Desk, circular: str = "2026-14") -> Answer:
    today = read_day(desk.house.clock()).isoformat()
    begun = desk.post("policy", "/policies/drafts", {"circular": circular, "effective_on": today})
    assert begun.status_code == 201, begun.text
    answer: Answer = begun.json()
    return answer


def cut_ceiling(desk: Desk, view: Answer, ceiling: str = "٦٠٠") -> Answer:
    cash = next(row for row in view["form"]["categories"] if row["code"] == "CASH")
    body = {"edition": view["edition"], "category": {**cash, "ceiling": ceiling, "circular": ""}}
    edited = desk.post("policy", f"/policies/drafts/{view['draft_id']}/categories", body)
    assert edited.status_code == 200, edited.text
    answer: Answer = edited.json()
    return answer


def test_a_draft_is_begun_edited_compared_simulated_and_published(desk: Desk) -> None:
    request_id = desk.register_settled()
    view = cut_ceiling(desk, begin(desk))
    path = f"/policies/drafts/{view['draft_id']}"
    assert desk.get("policy", f"{path}/check").json() == {"is_whole": True, "problems": [], "warnings": []}
    changes = desk.get("auditor", f"{path}/comparison").json()["items"]
    ceiling = next(row for row in changes if row["field"] == "ceiling")
    assert (ceiling["before"], ceiling["after"]) == ("1000.000", "600.000")
    assert "السقف" in ceiling["sentence_ar"]
    assert "Ceiling" in ceiling["sentence_en"]
    simulated = desk.get("policy", f"{path}/simulation?since=2024-01-01").json()
    number = desk.get("waha.registrar", f"/requests/{request_id}").json()["number"]
    assert [row["number"] for row in simulated["differences"]] == [number]
    assert simulated["differences"][0]["measures"] == {"above_ceiling": [0, 1]}
    published = desk.post("policy", f"{path}/publication", {})
    assert published.json()["circular"] == "2026-14"
    offered = desk.get("waha.registrar", "/categories").json()["items"]
    cash = next(row for row in offered if row["code"] == "CASH")
    assert (cash["ceiling_fils"], cash["circular"]) == (600_000, "2026-14")
    assert desk.register(amount="700").json()["errors"][0]["code"] == "above_ceiling"


def test_one_key_publishes_once_and_another_is_told_that_it_is_over(desk: Desk) -> None:
    path = f"/policies/drafts/{begin(desk)['draft_id']}/publication"
    first = desk.post("policy", path, {}, key="once")
    assert desk.post("policy", path, {}, key="once").json() == first.json()
    again = desk.post("policy", path, {})
    assert (again.status_code, again.json()["code"]) == (409, "draft_closed")


def test_what_keeps_a_draft_from_being_published_is_told_by_field_in_both_languages(desk: Desk) -> None:
    view = cut_ceiling(desk, begin(desk), ceiling="")
    path = f"/policies/drafts/{view['draft_id']}"
    (problem,) = desk.get("policy", f"{path}/check").json()["problems"]
    assert (problem["field"], problem["code"]) == ("categories.CASH.ceiling", "required")
    assert problem["message_ar"] != problem["message_en"]
    refused = desk.post("policy", f"{path}/publication", {})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "categories.CASH.ceiling")


def test_a_stale_edit_is_refused(desk: Desk) -> None:
    view = begin(desk)
    cut_ceiling(desk, view)
    late = desk.post("policy", f"/policies/drafts/{view['draft_id']}", {"edition": 1, "title": "late"})
    assert (late.status_code, late.json()["code"]) == (409, "stale_draft")


def test_the_whole_form_can_be_replaced_a_category_left_out_and_a_draft_discarded(desk: Desk) -> None:
    view = begin(desk)
    path = f"/policies/drafts/{view['draft_id']}"
    form = {**view["form"], "bands": [{"floor": "0", "levels": ["aid_manager"]}]}
    edited = desk.post("policy", path, {"edition": 1, "form": form}).json()
    assert edited["form"]["bands"][0]["floor"] == "0.000"
    removed = desk.post("policy", f"{path}/categories/EID/removal", {"edition": 2}).json()
    assert "EID" not in {row["code"] for row in removed["form"]["categories"]}
    assert [row["circular"] for row in desk.get("policy", "/policies/drafts").json()["items"]] == ["2026-14"]
    assert desk.post("policy", f"{path}/discarding").json()["state"] == "discarded"
    assert desk.get("policy", "/policies/drafts").json()["items"] == []


@pytest.mark.parametrize("who", ["waha.registrar", "waha.manager", "waha.admin", "operator"])
def test_whoever_is_not_of_the_ministry_is_refused_by_type(desk: Desk, who: str) -> None:
    path = f"/policies/drafts/{begin(desk)['draft_id']}"
    for read in READS:
        assert desk.get(who, path + read).json()["code"] == "wrong_role"
    assert desk.get(who, "/policies/drafts").status_code == 403
    for act, body in (
        ("", {"edition": 1}),
        ("/publication", {}),
        ("/discarding", None),
        ("/categories/EID/removal", {"edition": 1}),
    ):
        assert desk.post(who, path + act, body).json()["code"] == "wrong_role"
    day = {"on": "2030-01-01", "is_open": False, "circular": "x"}
    for act in ("/calendar/days", "/calendar/days/preview"):
        assert desk.post(who, act, day).json()["code"] == "wrong_role"


def test_a_day_is_previewed_then_declared_and_shown(desk: Desk) -> None:
    desk.register_settled()
    on = read_day(desk.house.clock()) + timedelta(days=3)
    while not Calendar().is_working_day(on):
        on += timedelta(days=1)
    day = {"on": on.isoformat(), "is_open": False, "circular": "2026-15"}
    span = f"/calendar?from_on={on}&to_on={on}"
    assert desk.post("policy", "/calendar/days/preview", day).json() == {"moved": 1, "earlier": 0}
    assert desk.get("waha.registrar", span).json()["items"][0]["is_declared"] is False
    first = desk.post("policy", "/calendar/days", day, key="day")
    assert first.json() == {"moved": 1, "earlier": 0}
    assert desk.post("policy", "/calendar/days", day, key="day").json() == first.json()
    shown = desk.get("waha.registrar", span).json()["items"][0]
    assert (shown["opens_at"], shown["is_declared"]) == (None, True)
    assert desk.get("policy", f"/calendar?from_on={on}&to_on={on + timedelta(days=900)}").status_code == 422


def test_a_freeze_stops_registration_until_the_day_it_names_and_can_be_ended(desk: Desk) -> None:
    today = read_day(desk.house.clock())
    until = today + timedelta(days=5)
    freeze = {
        "from_on": today.isoformat(),
        "to_on": until.isoformat(),
        "categories": ["CASH"],
        "stops": ["registration"],
        "reason_ar": "جرد",
        "reason_en": "Stock-taking",
        "circular": "2026-16",
    }
    entered = desk.post("policy", "/freezes", freeze)
    assert entered.status_code == 201
    refused = desk.register().json()["errors"][0]
    assert (refused["field"], refused["code"]) == ("category", "frozen")
    assert "2026-16" in refused["message"]
    assert [row["circular"] for row in desk.get("waha.admin", "/freezes").json()["items"]] == ["2026-16"]
    yesterday = (today - timedelta(days=1)).isoformat()
    end = f"/freezes/{entered.json()['freeze_id']}/end"
    assert desk.post("policy", end, {"last_on": yesterday, "circular": "2026-18"}).status_code == 200
    assert desk.register().status_code == 201


def test_a_category_is_granted_from_a_day_and_ended_on_a_day(desk: Desk) -> None:
    waha = desk.get("policy", "/specialisations").json()["items"][0]["charity_id"]
    mine = f"/specialisations?charity_id={waha}"
    today = read_day(desk.house.clock())
    end = {"category": "RENT", "on": today.isoformat(), "circular": "2026-17"}
    path = f"/charities/{waha}/specialisations"
    assert desk.post("policy", f"{path}/end", end).json()["to_on"] == today.isoformat()
    again = {**end, "on": (today + timedelta(days=30)).isoformat()}
    granted = desk.post("policy", path, again)
    assert (granted.json()["from_on"], granted.json()["to_on"]) == (again["on"], None)
    rows = [row for row in desk.get("waha.admin", mine).json()["items"] if row["category"] == "RENT"]
    assert [(row["from_on"], row["to_on"]) for row in rows] == [
        ("2024-01-01", today.isoformat()),
        (again["on"], None),
    ]
    assert desk.post("policy", path, again).json()["errors"][0]["code"] == "granted_already"
    assert desk.post("waha.admin", path, again).json()["code"] == "wrong_role"
