"""Campaigns and lists by the API: opened, submitted, entered, signed, each with a typed answer for what is wrong."""

import pytest

from tests.api.calling import Desk, make_form
from tests.campaigning import CODE, check_all, make_rows, study_households
from tests.stepping import Steps
from tests.world import World

CAMPAIGN = {
    "code": CODE,
    "circular": "2026/31",
    "name_ar": "سلة رمضان",
    "name_en": "Ramadan baskets",
    "category": "FOOD",
    "from_on": "2026-01-01",
    "to_on": "2030-12-31",
    "household_ceiling": "25",
    "total_ceiling": "1000",
    "papers": ["identity"],
    "takes_groups": True,
}


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def test_a_campaign_is_opened_by_the_policy_officer_and_read_by_all(desk: Desk) -> None:
    assert desk.post("waha.manager", "/campaigns", CAMPAIGN).status_code == 403
    opened = desk.post("policy", "/campaigns", CAMPAIGN)
    assert opened.status_code == 201
    assert desk.get("diyaa.registrar", "/campaigns").json()["items"] == [opened.json()]
    other = desk.post("policy", "/campaigns", {**CAMPAIGN, "total_ceiling": "2000"})
    assert (other.status_code, other.json()["code"]) == (409, "campaign_taken")


def test_a_list_is_submitted_entered_and_signed_while_the_engine_is_down(desk: Desk, steps: Steps) -> None:
    desk.post("policy", "/campaigns", CAMPAIGN)
    numbers = [row.number for row in make_rows(steps, study_households(steps, 2))]
    body = {"fund": "zakat", "rows": [{"number": number} for number in [*numbers, "2026-999999"]]}
    submitted = desk.post("waha.registrar", f"/campaigns/{CODE}/lists", body)
    assert submitted.status_code == 201
    path = submitted.headers["location"].removeprefix("/api/v1")
    assert submitted.json()["counts"] == {"waiting": 2, "refused": 1}
    entered = desk.post("waha.registrar", f"{path}/entries").json()
    assert entered["counts"] == {"checking": 2, "refused": 1}
    check_all(steps, entered["list_id"])
    signed = desk.post("supervisor", f"{path}/signature").json()["rows"]
    assert [(row["state"], row["refusal"]) for row in signed] == [("pending", None)] * 2
    again = desk.post("supervisor", f"{path}/signature")
    assert (again.status_code, again.json()["code"]) == (409, "nothing_to_sign")
    assert desk.get("waha.manager", path).json()["counts"] == {"being_signed": 2, "refused": 1}
    assert desk.get("diyaa.manager", path).status_code == 404


def test_a_group_of_a_crisis_is_registered_whole_or_not_at_all(desk: Desk) -> None:
    desk.post("policy", "/campaigns", CAMPAIGN)
    people = [make_form(category="FOOD", amount="20", papers=["identity"]) for _ in range(3)]
    done = desk.post("waha.registrar", f"/campaigns/{CODE}/groups", {"people": people})
    assert (done.status_code, len(done.json()["items"])) == (201, 3)
    people[1]["phone"] = "12"
    refused = desk.post("waha.registrar", f"/campaigns/{CODE}/groups", {"people": people})
    assert refused.status_code == 422
    assert ("2.phone", "malformed_phone") in {
        (each["field"], each["code"]) for each in refused.json()["errors"]
    }
