"""Changed facts through the API: what follows is told before anything is written, and written once per key."""

from uuid import uuid4

import pytest

from domain.cycle import EventType
from tests.api.calling import Desk
from tests.sponsoring import ByHand, Sponsorship
from tests.stepping import Steps
from tests.world import World


@pytest.fixture
def orphan(desk: Desk, world: World) -> Sponsorship:
    """A sponsorship that was approved; nothing of it is paid."""
    assert desk.house.store is world.store
    sponsorship = Sponsorship(ByHand(Steps(world)))
    sponsorship.renew()
    return sponsorship


def fill(orphan: Sponsorship, change: str, value: str = "") -> dict[str, str]:
    since = orphan.world.today().isoformat()
    return {"change": change, "since": since, "value": value, "text": "وثيقة عُرضت في المقر"}


def test_what_would_follow_is_told_and_nothing_is_written(desk: Desk, orphan: Sponsorship) -> None:
    path = f"/requests/{orphan.request_id}/changes"
    told = desk.post("waha.registrar", f"{path}/preview", fill(orphan, "nationality", "الأردن")).json()
    assert (told["consequence"], told["unpaid"], told["unpaid_fils"]) == ("restudy", 12, 1_800_000)
    assert (told["is_on_its_way"], told["may_note"]) == (False, True)
    ended = desk.post("waha.registrar", f"{path}/preview", fill(orphan, "beneficiary_died")).json()
    assert (ended["consequence"], ended["may_note"]) == ("stop", False)
    assert desk.post("waha.manager", f"{path}/preview", fill(orphan, "beneficiary_died")).json()["may_note"]
    moved = desk.post("waha.registrar", f"{path}/preview", fill(orphan, "address", "حولي")).json()
    assert moved["consequence"] == "nothing"
    assert desk.get("waha.manager", path).json()["items"] == []
    orphan.pay()
    sent = desk.post("waha.registrar", f"{path}/preview", fill(orphan, "married")).json()
    assert (sent["is_on_its_way"], sent["unpaid"]) == (True, 11)


def test_a_change_is_written_down_once_per_key_under_its_writers_name(
    desk: Desk, orphan: Sponsorship
) -> None:
    path, key = f"/requests/{orphan.request_id}/changes", str(uuid4())
    body = fill(orphan, "nationality", "الأردن")
    answers = [desk.post("waha.registrar", path, body, key=key) for _ in range(2)]
    assert [(each.status_code, each.json()) for each in answers] == [(202, {"consequence": "restudy"})] * 2
    (noted,) = desk.get("waha.manager", path).json()["items"]
    assert (noted["change"], noted["value"], noted["consequence"]) == ("nationality", "الأردن", "restudy")
    (event,) = [
        each
        for each in orphan.world.look(orphan.request_id, "waha.manager").timeline
        if each.type is EventType.FACT_CHANGED
    ]
    assert event.actor
    assert event.actor.account_id == orphan.world.cast.accounts["waha.registrar"]
    orphan.driver.let_follow(orphan.request_id)
    assert desk.get("waha.manager", f"/requests/{orphan.request_id}").json()["task"]["kind"] == "study"
    assert desk.get("diyaa.manager", path).status_code == 404


def test_what_is_wrong_with_a_change_is_told_in_code(desk: Desk, orphan: Sponsorship) -> None:
    path = f"/requests/{orphan.request_id}/changes"
    for door in (path, f"{path}/preview"):
        wrong = desk.post(
            "waha.registrar", door, {"change": "nationality", "since": "2999-01-01", "text": ""}
        )
        assert {(each["field"], each["code"]) for each in wrong.json()["errors"]} == {
            ("since", "in_the_future"),
            ("value", "required"),
            ("text", "required"),
        }
        assert desk.post("supervisor", door, fill(orphan, "married")).json()["code"] == "wrong_role"
    assert desk.post("waha.registrar", path, fill(orphan, "beneficiary_died")).json()["code"] == "wrong_role"
    other = desk.register_settled()
    refused = desk.post("waha.registrar", f"/requests/{other}/changes/preview", fill(orphan, "married"))
    assert (refused.status_code, refused.json()["code"]) == (409, "not_running")
