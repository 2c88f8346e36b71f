"""The ministry's pages of charities: a standing changed after a second look, a category granted and ended, and who may not."""

from domain.calendars import read_day
from tests.applicants import invent_applicant
from tests.pooling import find_charity_id
from tests.web.conftest import Readers
from tests.world import World


def test_a_standing_is_changed_only_after_it_was_said_what_follows(
    quiet_readers: Readers, town: World
) -> None:
    town.register("diyaa.registrar", **invent_applicant())
    address = f"/charities/{find_charity_id(town, 'diyaa')}"
    supervisor = quiet_readers("supervisor")
    supervisor.read_in("en")
    page = supervisor.open(address)
    page = supervisor.send(page, f"{address}/standing", standing="suspended")
    assert (page.status, {"circular-error", "reason-error"} <= page.ids) == (422, True)
    page = supervisor.send(page, f"{address}/standing", circular="2026-31", reason="Accounts missing")
    assert "One open case goes back to the pool." in page.text
    assert "Suspended" not in supervisor.open("/charities").text
    page = supervisor.send(page, f"{address}/standing", again="yes")
    kept = page.forms[f"{address}/standing"].fields
    assert (kept["standing"], kept["circular"]) == ("suspended", "2026-31")
    page = supervisor.post(
        f"{address}/standing",
        key="a",
        standing="suspended",
        circular="2026-31",
        reason="Accounts missing",
        confirmed="yes",
    )
    assert (page.status, "One case is being taken from the charity." in page.text) == (200, True)
    assert "Suspended" in supervisor.open("/charities").text


def test_a_category_is_granted_and_ended_by_the_policy_officer_alone(
    quiet_readers: Readers, town: World
) -> None:
    address = f"/charities/{find_charity_id(town, 'waha')}"
    officer, auditor = quiet_readers("policy"), quiet_readers("auditor")
    officer.read_in("en")
    page = officer.open(address)
    category = next(
        link.split("/")[-2]
        for link in sorted(page.links)
        if link.startswith(f"{address}/specialisations/") and link.endswith("/end")
    )
    end = f"{address}/specialisations/{category}/end"
    page = officer.send(officer.open(end), end, on="soon", circular="")
    assert (page.status, {"on-error", "circular-error"} <= page.ids) == (422, True)
    today = read_day(town.clock()).isoformat()
    page = officer.send(page, end, on=today, circular="2026-32")
    assert (page.url.path, end in page.links) == (address, False)
    grant = f"{address}/specialisations"
    page = officer.send(officer.open(f"{grant}/new"), grant, category=category, circular="2026-33")
    assert (page.status, "granted" in page.text) == (422, True)
    assert auditor.open(address).status == 200
    assert (auditor.open(end).status, auditor.open(f"{grant}/new").status) == (403, 403)
    assert f"{address}/standing" not in auditor.open(address).forms
    registrar = quiet_readers("waha.registrar")
    assert "/charities" not in registrar.open("/queue").links
    assert registrar.open("/charities").status == 403
