"""Signing in to the API, and what a token opens."""

import pytest

from api.doors import PREFIX
from cli.demo.bodies import read_bodies
from tests.api.calling import Desk

PASSWORD = read_bodies()["password"]


def test_a_name_and_its_password_give_a_token_of_fifteen_minutes_that_opens_the_door(desk: Desk) -> None:
    response = desk.http.send(
        "POST", f"{PREFIX}/tokens", json={"username": "waha.registrar", "password": PASSWORD}
    )
    assert (response.json()["token_type"], response.json()["expires_in"]) == ("Bearer", 900)
    headers = {"Authorization": f"Bearer {response.json()['access_token']}"}
    assert desk.http.send("GET", f"{PREFIX}/queues", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("username", "password"), [("waha.registrar", "another"), ("nobody", PASSWORD), ("waha.registrar", "")]
)
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(
    desk: Desk, username: str, password: str
) -> None:
    response = desk.http.send("POST", f"{PREFIX}/tokens", json={"username": username, "password": password})
    assert (response.status_code, response.json()["code"]) == (401, "wrong_password")
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer nonsense", "Basic cmVnaXN0cmFyOnB3", "Bearer a.b.c.d.e"]
)
def test_whoever_shows_no_token_of_ours_is_not_signed_in(desk: Desk, authorization: str) -> None:
    response = desk.http.send("GET", f"{PREFIX}/requests", headers={"Authorization": authorization})
    assert (response.status_code, response.json()["code"]) == (401, "not_signed_in")
    assert response.headers["content-type"] == "application/problem+json"


def test_who_is_not_signed_in_is_told_so_before_the_missing_key(desk: Desk) -> None:
    assert desk.http.send("POST", f"{PREFIX}/tasks/next").status_code == 401
