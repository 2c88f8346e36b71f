"""Messages and contact preferences over the API."""

from tests.api.calling import Desk


def test_a_wish_is_written_down_once_and_read_back_without_its_pin(desk: Desk) -> None:
    request_id = desk.register_settled()
    path = f"/requests/{request_id}/contact-preference"
    before = desk.get("waha.registrar", path).json()
    assert (before["is_stated"], before["channel"]) == (False, "sms")
    body = {"language": "en", "is_shared": True, "pin": "4271", "safe_from": "١٠", "safe_until": "13:30"}
    for _ in range(2):
        answer = desk.post("waha.registrar", path, body, key="one-wish")
        assert answer.status_code == 200, answer.text
        assert "4271" not in answer.text
    kept = desk.get("waha.manager", path).json()
    assert (kept["safe_from"], kept["safe_until"], kept["has_pin"]) == ("10:00", "13:30", True)
    wrong = desk.post("waha.registrar", path, {"channel": "pigeon", "pin": "1"})
    assert {fault["field"] for fault in wrong.json()["errors"]} == {"channel", "pin"}


def test_messages_are_listed_to_the_charity_of_the_case_alone(desk: Desk) -> None:
    request_id = desk.register_settled()
    path = f"/requests/{request_id}/messages"
    (message,) = desk.get("waha.researcher", path).json()["items"]
    assert (message["template"], message["state"], message["attempts"]) == ("registered", "queued", 0)
    assert desk.get("supervisor", path).json() == {"items": []}
    assert desk.get("supervisor", f"/requests/{request_id}/contact-preference").status_code == 404
    assert desk.get("diyaa.registrar", path).status_code == 404
    assert desk.get("diyaa.registrar", f"/requests/{request_id}/contact-preference").status_code == 404
