"""The ministry's pages of the calendar and of freezes: what follows is said first, and only the policy officer does it."""

from datetime import timedelta

from domain.calendars import read_day
from tests.stepping import Steps
from tests.web.conftest import Readers
from tests.world import World


def find_working_day(world: World) -> str:
    """A day of the coming week on which people work."""
    day = read_day(world.clock()) + timedelta(days=2)
    while day.weekday() not in (6, 0, 1):
        day += timedelta(days=1)
    return day.isoformat()


def test_a_day_is_declared_only_after_it_was_said_how_many_deadlines_move(
    quiet_readers: Readers, town: World
) -> None:
    Steps(town).open_case()
    officer = quiet_readers("policy")
    officer.read_in("en")
    page = officer.open("/calendar")
    wrong = {"on": "1/1/2020", "state": "open", "opens": "14:00", "closes": "9"}
    page = officer.send(page, "/calendar/days", **wrong)
    assert (page.status, {"on-error", "closes-error", "circular-error"} <= page.ids) == (422, True)
    on = find_working_day(town)
    page = officer.send(page, "/calendar/days", on=on, state="closed", circular="2026-15")
    assert "One deadline moves." in page.text
    assert "declared by the ministry" not in officer.open(f"/calendar?year={on[:4]}").text
    again = officer.send(page, "/calendar/days", again="yes")
    assert again.forms["/calendar/days"].fields["circular"] == "2026-15"
    page = officer.send(page, "/calendar/days", confirmed="yes")
    assert ("One deadline was moved." in page.text, "declared by the ministry" in page.text) == (True, True)
    assert officer.open("/calendar?year=1990").status == 404


def test_a_freeze_is_ordered_after_a_second_look_and_ended_earlier(
    quiet_readers: Readers, town: World
) -> None:
    officer = quiet_readers("policy")
    officer.read_in("en")
    today = read_day(town.clock())
    page = officer.send(officer.open("/freezes"), "/freezes", from_on="1/1/2020", to_on="")
    assert (page.status, {"from_on-error", "to_on-error", "stops-error"} <= page.ids) == (422, True)
    typed = {
        "from_on": today.isoformat(),
        "to_on": (today + timedelta(days=9)).isoformat(),
        "categories": "FURN",
        "stops": "registration",
        "reason_ar": "جرد",
        "reason_en": "Stock-taking",
        "circular": "2026-16",
    }
    page = officer.send(page, "/freezes", **typed)
    assert "No charity registers a request of these categories" in page.text
    page = officer.send(page, "/freezes", confirmed="yes")
    end = next(link for link in page.links if link.endswith("/end"))
    page = officer.send(officer.open(end), end, last_on="1/1/2090", circular="2026-17")
    assert (page.status, "last_on-error" in page.ids) == (422, True)
    page = officer.send(page, end, last_on=(today - timedelta(days=1)).isoformat())
    assert ("ends on that day" in page.text, end in page.links) == (True, False)


def test_calendar_and_freezes_are_read_by_the_ministry_and_shown_to_nobody_else(
    quiet_readers: Readers, town: World
) -> None:
    auditor, registrar = quiet_readers("auditor"), quiet_readers("waha.registrar")
    for path, action in (("/calendar", "/calendar/days"), ("/freezes", "/freezes")):
        page = auditor.open(path)
        assert (page.status, action in page.forms) == (200, False)
        assert auditor.post(action, key="k", confirmed="yes").status == 403
        assert registrar.open(path).status == 403
        assert path not in registrar.open("/queue").links
