"""The tests' browser starts without anything of the system's and shows Arabic."""

from playwright.sync_api import sync_playwright

from tests.e2e.browser import LAUNCH_FLAGS, find_axe, find_chromium


def test_browser_shows_arabic_and_runs_axe() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(LAUNCH_FLAGS))
        page = browser.new_page()
        page.set_content('<html lang="ar" dir="rtl"><title>سند</title><main><h1>سند ١٢٣</h1></main></html>')
        page.add_script_tag(path=find_axe())
        violations = page.evaluate("async () => (await axe.run()).violations.map(v => v.id)")
        heading = page.inner_text("h1")
        browser.close()
    assert (heading, violations) == ("سند ١٢٣", [])
