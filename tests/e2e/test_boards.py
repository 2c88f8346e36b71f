"""Figures that live: an open board shows what changed elsewhere without a jump and says so once, a hidden one asks nothing, a brief prints on one page."""

from io import BytesIO

from playwright.sync_api import expect
from pypdf import PdfReader

from language.words import words_for
from tests.applicants import invent_applicant
from tests.e2e.conftest import Arrivals
from tests.e2e.reading import MOST_SHIFT, Mode
from tests.world import RunningWorld

POLL_MS = 5_000
"""A decision shows on every open screen within so long."""

TILE = ".tile .figure a >> nth=0"


def test_an_open_board_shows_what_changed_elsewhere_and_says_so(
    arrive: Arrivals, running_town: RunningWorld
) -> None:
    running_town.open_case("waha.registrar", **invent_applicant())
    reader = arrive("supervisor", Mode("ar", scripts=True))
    reader.page.clock.install()
    reader.open("/board")
    before = int(reader.page.inner_text(TILE))
    reader.page.locator(TILE).focus()
    running_town.open_case("waha.registrar", **invent_applicant())
    reader.page.clock.fast_forward(POLL_MS)
    expect(reader.page.locator(TILE)).to_have_text(str(before + 1))
    told = words_for("ar").say("boards-refreshed", cases=before + 1, late=0)
    expect(reader.page.locator("#live")).to_have_text(told)
    expect(reader.page.locator(TILE)).to_be_focused()
    assert reader.measure_shift() <= MOST_SHIFT


def test_an_open_queue_shows_what_a_colleague_took(arrive: Arrivals, running_town: RunningWorld) -> None:
    request_id = running_town.open_case("waha.registrar", **invent_applicant())
    reader = arrive("waha.researcher", Mode("ar", scripts=True))
    reader.page.clock.install()
    reader.open("/queue?queue=to_claim")
    row = reader.page.locator(f'a[href="/requests/{request_id}"]')
    expect(row).to_have_count(1)
    running_town.study(request_id, "waha.researcher2")
    reader.page.clock.fast_forward(POLL_MS)
    expect(row).to_have_count(0)
    expect(reader.page.locator("#live")).to_have_text(reader.say("queue-refreshed"))
    assert reader.measure_shift() <= MOST_SHIFT


def test_a_brief_is_one_printed_page(arrive: Arrivals, running_town: RunningWorld) -> None:
    running_town.open_case("waha.registrar", **invent_applicant())
    for username in ("supervisor", "waha.manager"):
        reader = arrive(username, Mode("ar"))
        reader.open("/")
        reader.arrive("/brief")
        reader.see(reader.say("briefs-title"))
        assert len(PdfReader(BytesIO(reader.page.pdf(format="A4"))).pages) == 1
