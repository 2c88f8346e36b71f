"""The pages of funds and of what is approved and not paid, without a script."""

from tests.web.browsing import Browser
from tests.web.conftest import Readers


def open_first(browser: Browser) -> str:
    page = browser.open("/funds")
    return next(link for link in sorted(page.links) if link.startswith("/funds/"))


def test_a_deposit_is_booked_on_the_page_of_its_fund(readers: Readers) -> None:
    manager = readers("waha.manager")
    fund = open_first(manager)
    page = manager.send(manager.open(fund), f"{fund}/deposits", amount="12.345", reference="BK-77")
    assert "BK-77" in page.text
    assert "12.345" in page.text


def test_a_wrong_amount_is_blamed_where_it_was_typed(readers: Readers) -> None:
    manager = readers("waha.manager")
    fund = open_first(manager)
    page = manager.send(manager.open(fund), f"{fund}/deposits", amount="شيء", reference="BK-1")
    assert (page.status, "problems" in page.ids) == (422, True)
    page = manager.send(manager.open(fund), f"{fund}/withdrawals", amount="999999999", text="سبب")
    assert page.status == 422


def test_a_fund_is_opened_on_its_page(readers: Readers) -> None:
    admin = readers("waha.admin")
    page = admin.send(admin.open("/funds"), "/funds", code="w1", name_ar="وقف", name_en="W", source="waqf")
    assert page.status == 422
    page = admin.send(
        admin.open("/funds"),
        "/funds",
        code="w1",
        name_ar="وقف الدواء",
        name_en="Medicine endowment",
        source="waqf",
        condition="للدواء",
    )
    assert "وقف الدواء" in page.text


def test_the_ministry_reads_what_is_unpaid_and_no_fund(readers: Readers) -> None:
    supervisor = readers("supervisor")
    assert supervisor.open("/unpaid").status == 200
    assert supervisor.open("/funds").status == 403
    assert "/unpaid" not in readers("waha.researcher").open("/queue").links
