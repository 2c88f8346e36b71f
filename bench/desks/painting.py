"""How long a page takes from the click to the first thing that is seen, in a browser that has nothing of it yet."""

from collections.abc import Mapping
from urllib.parse import urljoin

from playwright.sync_api import Browser, sync_playwright

from tests.e2e.browser import LAUNCH_FLAGS, find_chromium

SIZE = {"width": 1440, "height": 900}
_PAINTED = """() => new Promise(done => {
  new PerformanceObserver(list => {
    for (const e of list.getEntriesByName("first-contentful-paint")) done(e.startTime);
  }).observe({type: "paint", buffered: true});
})"""


def time_paints(
    address: str, pages: Mapping[str, tuple[str, Mapping[str, str]]], times: int
) -> dict[str, list[float]]:
    """First contentful paints in milliseconds of each page (its path, and the cookies of who asks for it)."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(LAUNCH_FLAGS))
        try:
            return {
                name: [_paint(chromium, address, path, cookies) for _ in range(times)]
                for name, (path, cookies) in pages.items()
            }
        finally:
            chromium.close()


def _paint(chromium: Browser, address: str, path: str, cookies: Mapping[str, str]) -> float:
    context = chromium.new_context(viewport=SIZE)  # type: ignore[arg-type]
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
    page = context.new_page()
    page.goto(urljoin(address, path))
    painted = float(page.evaluate(_PAINTED))
    context.close()
    return painted
