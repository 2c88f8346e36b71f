"""The pages of the policy officer, without a script: from the first line of a draft to what was published, and who may not."""

from domain.calendars import read_day
from domain.policy_drafts import write_form
from services.policies import get_policy
from tests.policies import changing, draft, publish
from tests.stepping import Steps
from tests.web.browsing import Browser, Page, Value
from tests.web.conftest import Readers
from tests.world import World

SOLAR: dict[str, Value] = {
    "category.code": "SOLAR",
    "category.name_en": "Solar panels",
    "category.kind": "furniture",
    "category.case_class": "general",
    "category.conditions_ar": "مسكن مملوك",
    "category.conditions_en": "An owned home",
    "category.family": "furniture",
    "category.window": "months",
    "category.months": "٣٦",
    "category.ceiling": "٩٠٠",
    "category.recurrence": "once",
    "category.payee_kind": "supplier",
    "category.papers": ("identity", "quotation"),
    "category.fund_sources": ("general",),
    "category.first_on": "1/1/2026",
}


def read_plain(page: Page) -> str:
    """The text without the marks that keep numbers apart from letters of another direction."""
    return page.text.replace("\u2068", "").replace("\u2069", "")


def open_english(readers: Readers, username: str = "policy") -> Browser:
    browser = readers(username)
    browser.read_in("en")
    return browser


def open_draft(world: World, officer: Browser) -> Page:
    """A draft that takes effect today and changes nothing yet."""
    return officer.open(f"/policies/drafts/{draft(world).draft_id}")


def test_a_new_category_goes_from_an_empty_form_to_a_version_in_force(
    quiet_readers: Readers, town: World
) -> None:
    officer = open_english(quiet_readers)
    today = read_day(town.clock()).isoformat()
    page = officer.send(officer.open("/policies"), "/policies/drafts", circular="", effective_on="soon")
    assert (page.status, {"circular-error", "effective_on-error"} <= page.ids) == (422, True)
    page = officer.send(page, "/policies/drafts", circular="W-1", effective_on=today)
    address = page.url.path
    assert "changes nothing" in read_plain(officer.open(f"{address}/comparison"))
    action = f"{address}/categories"
    page = officer.open(f"{action}/new")
    page = officer.send(page, action, **{**SOLAR, "category.code": "solar panels"})
    assert (page.status, "category.code-error" in page.ids) == (422, True)
    assert page.forms[action].fields["category.months"] == "٣٦"
    page = officer.send(page, action, **SOLAR)
    assert (page.url.path, page.status) == (f"{action}/SOLAR", 200)
    assert "what is still missing" in read_plain(page).lower()
    assert "category.name_ar-error" in page.ids
    assert f"{action}/SOLAR#category.name_ar" in officer.open(address).links
    assert officer.open(f"{address}/publication").forms.keys().isdisjoint({f"{address}/publication"})
    page = officer.send(page, action, **SOLAR, **{"category.name_ar": "ألواح شمسية"})
    assert page.url.path == address
    assert "Solar panels" in page.text
    twice = officer.send(officer.open(f"{action}/new"), action, **SOLAR)
    assert (twice.status, "on the list already" in twice.text) == (422, True)
    page = officer.open(f"{address}/publication")
    assert "SOLAR Solar panels" in read_plain(page)
    page = officer.send(page, f"{address}/publication")
    assert (page.url.path, "W-1 is published" in read_plain(page)) == ("/policies", True)
    version = max(link for link in page.links if link.startswith("/policies/versions/"))
    assert "SOLAR Solar panels" in read_plain(officer.open(version))
    assert officer.post(action, key="k", edition="3", **SOLAR).status == 409


def test_what_was_typed_is_kept_when_a_colleague_was_quicker(quiet_readers: Readers, town: World) -> None:
    officer, colleague = open_english(quiet_readers), open_english(quiet_readers)
    page = open_draft(town, officer)
    address = page.url.path
    typed = officer.open(f"{address}/categories/CASH")
    bands = officer.open(f"{address}/bands")
    assert colleague.send(colleague.open(address), address, title="Quicker").status == 200
    stale = officer.send(
        typed, f"{address}/categories", **{"category.ceiling": "345", "category.conditions_ar": "شرط"}
    )
    assert (stale.status, "a colleague changed this draft" in stale.text) == (409, True)
    assert stale.forms[f"{address}/categories"].fields["category.ceiling"] == "345"
    assert "345.000" in stale.text
    stale_bands = officer.send(bands, f"{address}/bands", **{"bands.1.floor": "7"})
    assert (stale_bands.status, stale_bands.forms[f"{address}/bands"].fields["bands.1.floor"]) == (409, "7")
    officer.send(stale, f"{address}/categories")
    assert "345.000" in officer.open(f"{address}/comparison").text
    assert "Quicker" in officer.open(address).text
    stale_head = officer.send(page, address, title="Slower")
    assert (stale_head.status, stale_head.forms[address].fields["title"]) == (409, "Slower")


def town_levels(town: World) -> dict[str, Value]:
    """What stands in the fields of the signatures; the browser of these tests knows one field of a name."""
    bands = write_form(get_policy(town.store, at=town.clock())).bands
    return {f"bands.{place}.levels": band.levels for place, band in enumerate(bands, 1)}


def test_bands_windows_and_times_are_blamed_in_the_row_where_they_stand(
    quiet_readers: Readers, town: World
) -> None:
    officer = open_english(quiet_readers)
    page = open_draft(town, officer)
    address = page.url.path
    page = officer.open(f"{address}/bands")
    rows = {name: value for name, value in page.forms[f"{address}/bands"].fields.items() if "floor" in name}
    new = f"bands.{len(rows) - 1}."
    known = town_levels(town)
    page = officer.send(page, f"{address}/bands", **known, **{f"{new}floor": "5000", f"{new}flags": "pilot"})
    assert {"news", f"{new}levels-error"} <= page.ids
    quorum = {f"{new}levels": ("aid_manager", "", "ministry:2/3")}
    page = officer.send(page, f"{address}/bands", **known, **quorum)
    assert page.url.path == address
    assert "5,000" in officer.open(f"{address}/comparison").text
    again = officer.open(f"{address}/bands")
    assert 'value="ministry:2/3" selected' in again.html
    officer.send(again, f"{address}/bands", **known, **quorum, **{f"{new}remove": "yes"})
    assert "5,000" not in officer.open(f"{address}/comparison").text
    page = officer.open(f"{address}/windows")
    spare = (
        sum(
            name.startswith("families.") and name.endswith(".code")
            for name in page.forms[f"{address}/windows"].fields
        )
        - 1
    )
    page = officer.send(
        page,
        f"{address}/windows",
        **{f"families.{spare}.code": "solar", "kinds.1.code": "solar", "kinds.1.name_ar": "ألواح"},
    )
    assert {f"families.{spare}.subject-error", "kinds.1.name_en-error"} <= page.ids
    page = officer.send(
        page, f"{address}/windows", **{f"families.{spare}.subject": "household", "kinds.1.name_en": "Panels"}
    )
    assert page.url.path == address
    fields = ("allowances.study.amount", "allowances.study.fast.amount", "ladders.study.warn_percent")
    page = officer.open(f"{address}/times")
    page = officer.send(page, f"{address}/times", **dict.fromkeys(fields, "900"))
    assert {f"{name}-error" for name in fields} <= page.ids
    page = officer.send(page, f"{address}/times", **{fields[0]: "", fields[2]: ""})
    assert f"{fields[0]}-error" in page.ids


def test_publishing_over_what_the_draft_does_not_know_must_be_ticked(
    quiet_readers: Readers, town: World
) -> None:
    officer = open_english(quiet_readers)
    page = open_draft(town, officer)
    address = f"{page.url.path}/publication"
    other = publish(town)
    page = officer.send(officer.open(address), address)
    assert (page.status, other.circular in page.text) == (409, True)
    page = officer.send(page, address, superseding=other.circular)
    assert (page.url.path, page.status) == ("/policies", 200)


def test_a_simulation_says_which_cases_differ_and_what_keeps_it_from_being_made(
    quiet_readers: Readers, town: World
) -> None:
    number = town.look(Steps(town).open_case()).number
    officer = open_english(quiet_readers)
    address = f"/policies/drafts/{draft(town, changing('CASH', ceiling='250')).draft_id}/simulation"
    assert "since" in officer.open(address).forms[address].fields
    page = officer.open(f"{address}?since=1/1/2024")
    assert "Requests above the ceiling: 0 as it was, 1 by the draft" in read_plain(page)
    assert number in page.text
    for since in ("soon", "1/1/2050"):
        page = officer.open(f"{address}?since={since}")
        assert (page.status, "since-error" in page.ids) == (422, True)
    unfinished = draft(town, changing("CASH", ceiling="")).draft_id
    page = officer.open(f"/policies/drafts/{unfinished}/simulation?since=1/1/2024")
    assert (page.status, f"/policies/drafts/{unfinished}/categories/CASH#category.ceiling" in page.links) == (
        422,
        True,
    )


def test_a_draft_is_discarded_and_a_category_left_out_by_their_pages(
    quiet_readers: Readers, town: World
) -> None:
    officer = open_english(quiet_readers)
    page = open_draft(town, officer)
    address = page.url.path
    action = f"{address}/categories/EID/removal"
    page = officer.send(officer.open(f"{address}/categories/EID"), action)
    assert f"{address}/categories/CASH" in page.links
    assert "Eid clothing" in officer.open(f"{address}/comparison").text
    assert officer.open(f"{address}/categories/EID").status == 404
    page = officer.send(officer.open(f"{address}/discarding"), f"{address}/discarding")
    assert page.url.path == "/policies"
    assert address not in page.links
    closed = officer.open(address)
    assert ("Discarded" in closed.text, address in closed.forms) == (True, False)


def test_the_ministry_reads_drafts_and_a_charity_is_shown_none(quiet_readers: Readers, town: World) -> None:
    begun = draft(town).draft_id
    auditor = open_english(quiet_readers, "auditor")
    page = auditor.open("/policies")
    assert ("/policies" in page.links, "/policies/drafts" in page.forms) == (True, False)
    address = f"/policies/drafts/{begun}"
    assert address in page.links
    for path in ("", "/comparison", "/bands", "/windows", "/times", "/categories/CASH"):
        assert auditor.open(f"{address}{path}").status == 200
    assert auditor.open(f"{address}/publication").status == 403
    assert auditor.post(f"{address}/publication", key="k").status == 403
    assert auditor.open(f"{address}/nothing").status == 404
    registrar = open_english(quiet_readers, "waha.registrar")
    assert "/policies" not in registrar.open("/queue").links
    assert (registrar.open("/policies").status, registrar.open(address).status) == (403, 403)
