"""Campaigns in the browser: opened after a second look, a list sent and entered, signed once for what was shown."""

import asyncio
from uuid import UUID

import pytest

from services.list_entries import ListEntries
from services.list_views import RowPlace
from tests.campaigning import (
    CODE,
    check_all,
    enter,
    fill_campaign,
    look,
    make_rows,
    open_food,
    study_households,
    submit_rows,
)
from tests.stepping import Steps
from tests.web.browsing import ADDRESS, Browser, Page
from tests.web.conftest import Readers
from tests.world import World
from web.forms import list_values

ORIGIN = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def steps(town: World) -> Steps:
    return Steps(town)


@pytest.fixture
def food(town: World) -> None:
    open_food(town)


def open_by_form(browser: Browser, **changes: str) -> Page:
    values = list_values(fill_campaign(**changes))
    typed = {name: value for name, value in values.items() if isinstance(value, str)}
    typed["campaign_code"] = typed.pop("code")
    return browser.send(browser.open("/campaigns/new"), "/campaigns", **typed)


def send_list(browser: Browser, code: str = CODE, **fields: str) -> Page:
    return browser.send(browser.open(f"/campaigns/{code}"), f"/campaigns/{code}/lists", **fields)


def write_rows(steps: Steps, count: int) -> str:
    return "\n".join(row.number for row in make_rows(steps, study_households(steps, count)))


def bring_before_signature(steps: Steps, count: int) -> UUID:
    view = submit_rows(steps.world, make_rows(steps, study_households(steps, count)))
    enter(steps.world, view.list_id)
    check_all(steps, view.list_id)
    return view.list_id


def test_a_campaign_is_shown_whole_before_it_opens_and_opens_once(quiet_readers: Readers) -> None:
    policy = quiet_readers("policy")
    check = open_by_form(policy, code="eid-48")
    assert check.status == 200
    assert "EID-48" not in policy.open("/campaigns").text
    for _ in range(2):
        opened = policy.send(check, "/campaigns", confirmed="yes")
        assert (opened.status, opened.url.path) == (200, "/campaigns/EID-48")
    assert policy.open("/campaigns").text.count("EID-48") == 1
    differs = policy.send(check, "/campaigns", confirmed="yes", total_ceiling="7000")
    assert (differs.status, "#campaign_code" in differs.links) == (409, True)


def test_what_is_wrong_with_a_campaign_is_told_and_what_was_typed_stays(quiet_readers: Readers) -> None:
    page = open_by_form(quiet_readers("policy"), code="BAD", to_on="1", household_ceiling="x")
    assert page.status == 422
    assert {"#to_on", "#household_ceiling"} <= page.links
    assert page.forms["/campaigns"].fields["household_ceiling"] == "x"


@pytest.mark.parametrize("username", ["supervisor", "auditor", "waha.registrar"])
def test_only_the_policy_officer_opens_a_campaign(quiet_readers: Readers, username: str) -> None:
    browser = quiet_readers(username)
    assert "/campaigns" in browser.open("/campaigns").links
    assert "/campaigns/new" not in browser.open("/campaigns").links
    assert browser.open("/campaigns/new").status == 403
    assert browser.post("/campaigns", campaign_code="X").status == 403


def test_whoever_has_nothing_to_do_with_campaigns_is_not_led_to_them(quiet_readers: Readers) -> None:
    browser = quiet_readers("waha.researcher")
    assert "/campaigns" not in browser.open("/queue").links
    assert browser.open("/campaigns").status == 403


@pytest.mark.usefixtures("food")
def test_a_pasted_list_is_entered_and_its_refused_rows_are_told_and_taken_home(
    quiet_readers: Readers, steps: Steps
) -> None:
    registrar = quiet_readers("waha.registrar")
    page = send_list(registrar, fund="zakat", rows=f"{write_rows(steps, 2)}\n2026-999999\t20\n")
    assert page.status == 200
    assert "لا طلب بهذا الرقم" in page.text
    view = look(steps.world, UUID(page.url.path.rpartition("/")[2]))
    assert view.counts == {RowPlace.CHECKING: 2, RowPlace.REFUSED: 1}
    told = registrar.ask("GET", f"{page.url.path}/refused.csv").content.decode("utf-8-sig")
    assert "2026-999999,20.000" in told
    assert told.count("\n") == 2
    assert page.url.path in registrar.open(f"/campaigns/{CODE}").links


@pytest.mark.usefixtures("food")
def test_a_file_is_a_list_too_and_one_that_is_sent_twice_is_one(quiet_readers: Readers, steps: Steps) -> None:
    registrar = quiet_readers("waha.registrar")
    key = registrar.open(f"/campaigns/{CODE}").forms[f"/campaigns/{CODE}/lists"].fields["key"]
    content = f"number,amount\n{write_rows(steps, 1)},20\n".encode()
    sent = {
        registrar.ask(
            "POST",
            f"/campaigns/{CODE}/lists",
            data={"key": key, "fund": "zakat", "rows": ""},
            files={"file": ("list.csv", content, "text/csv")},
            headers=ORIGIN,
        ).url.path
        for _ in range(2)
    }
    (path,) = sent
    assert look(steps.world, UUID(path.rpartition("/")[2])).total_fils == 20_000


@pytest.mark.usefixtures("food")
def test_a_list_that_cannot_be_taken_keeps_what_was_typed(quiet_readers: Readers) -> None:
    page = send_list(quiet_readers("waha.registrar"), fund="", rows="")
    assert page.status == 422
    assert {"#fund", "#rows"} <= page.links
    page = send_list(quiet_readers("waha.registrar"), fund="none", rows="2026-1 5")
    assert "2026-1 5</textarea>" in page.html


@pytest.mark.usefixtures("food")
def test_another_charity_learns_nothing_of_a_list(quiet_readers: Readers, steps: Steps) -> None:
    list_id = bring_before_signature(steps, 1)
    other = quiet_readers("diyaa.manager")
    for path in ("", "/signature", "/refused.csv"):
        assert other.ask("GET", f"/campaign-lists/{list_id}{path}").status_code == 404
    assert other.post(f"/campaign-lists/{list_id}/signature", seen="0/1/25000").status == 404
    page = other.open(f"/campaigns/{CODE}")
    number = look(steps.world, list_id).rows[0].number
    assert page.status == 200
    assert not any(word in page.html for word in (str(list_id), number, "الواحة"))


@pytest.mark.usefixtures("food")
def test_a_list_is_signed_for_what_was_shown_and_a_second_time_changes_nothing(
    quiet_readers: Readers, steps: Steps
) -> None:
    list_id = bring_before_signature(steps, 3)
    supervisor = quiet_readers("supervisor")
    address = f"/campaign-lists/{list_id}/signature"
    assert address in supervisor.open(f"/campaign-lists/{list_id}").links
    page = supervisor.open(address)
    assert "75" in page.text
    stale = supervisor.send(page, address, seen="0/2/50000")
    assert stale.status == 409
    assert look(steps.world, list_id).counts == {RowPlace.TO_SIGN: 3}
    signed = supervisor.send(page, address)
    assert signed.status == 200
    assert look(steps.world, list_id).counts == {RowPlace.BEING_SIGNED: 3}
    again = supervisor.send(page, address)
    assert again.status == 409
    assert look(steps.world, list_id).counts == {RowPlace.BEING_SIGNED: 3}


@pytest.mark.usefixtures("food")
def test_whoever_sent_a_list_is_not_asked_to_sign_it(quiet_readers: Readers, steps: Steps) -> None:
    list_id = bring_before_signature(steps, 1)
    registrar = quiet_readers("waha.registrar")
    assert f"/campaign-lists/{list_id}/signature" not in registrar.open(f"/campaign-lists/{list_id}").links
    assert registrar.open(f"/campaign-lists/{list_id}/signature").status == 403


@pytest.mark.usefixtures("food")
def test_what_is_not_checked_yet_is_named_before_the_signature_and_leaves_the_list_with_it(
    quiet_readers: Readers, steps: Steps
) -> None:
    view = submit_rows(steps.world, make_rows(steps, study_households(steps, 2)))
    first, second = (row.request_id for row in enter(steps.world, view.list_id).rows)
    assert first
    assert second
    steps.check(first)
    supervisor = quiet_readers("supervisor")
    address = f"/campaign-lists/{view.list_id}/signature"
    page = supervisor.open(address)
    assert "لم يكتمل فحصه" in page.text
    assert supervisor.send(page, address).status == 200
    steps.check(second)
    assert look(steps.world, view.list_id).counts == {RowPlace.BEING_SIGNED: 1, RowPlace.ALONE: 1}


@pytest.mark.usefixtures("food")
def test_the_worker_goes_on_entering_what_a_door_began_and_the_page_says_how_far_it_is(
    quiet_readers: Readers, steps: Steps
) -> None:
    view = submit_rows(steps.world, make_rows(steps, study_households(steps, 2)))
    registrar, path = quiet_readers("waha.registrar"), f"/campaign-lists/{view.list_id}"
    page = registrar.ask("GET", path)
    assert page.headers["Refresh"]
    assert "<progress" in page.text
    worker, other = (ListEntries(steps.world.store, steps.world.clock) for _ in range(2))
    assert [asyncio.run(each.advance()) for each in (worker, other, worker)] == [2, 0, 0]
    assert look(steps.world, view.list_id).counts == {RowPlace.CHECKING: 2}
    assert "<progress" not in registrar.open(path).html
