"""`python -m tests.e2e.screens ADDRESS`: the pictures in docs/screens, taken from a seeded demonstration."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from language.catalogues import Language
from tests.e2e.browser import LAUNCH_FLAGS, ROOT, find_chromium
from tests.e2e.reading import Mode, Reader, open_reader

FOLDER = ROOT / "docs" / "screens"
LIMIT_BYTES = 200_000
DESK = (1440, 900)
PHONE = (390, 844)
TALL = (1440, 1300)
BOARD = (1440, 1130)
QUEUE = "/queue?queue=to_claim"
CASE = "first case of the reader's queue"
WHO = "desk-question_identify"
WHETHER = "desk-question_adjudicate"
"""Pages that have no address of their own: the first case of a queue, the first that asks one of the desk's questions."""


@dataclass(frozen=True)
class Picture:
    """One file: who looks, in which language, at what, through how large a window."""

    name: str
    username: str
    language: Language
    page: str
    size: tuple[int, int] = DESK


PICTURES = (
    Picture("queue-ar", "waha.researcher", "ar", QUEUE),
    Picture("case-ar", "waha.manager", "ar", CASE),
    Picture("case-en", "waha.manager", "en", CASE),
    Picture("register-ar", "waha.registrar", "ar", "/requests/new?category=RENT"),
    Picture("board-ar", "supervisor", "ar", "/board", BOARD),
    Picture("phone-case-ar", "waha.manager", "ar", CASE, PHONE),
    Picture("desk-queue-ar", "desk", "ar", QUEUE),
    Picture("desk-who-ar", "desk", "ar", WHO, TALL),
    Picture("desk-who-en", "desk", "en", WHO, TALL),
    Picture("desk-hold-ar", "desk", "ar", WHETHER, TALL),
    Picture("phone-desk-ar", "desk", "ar", WHO, (390, 1500)),
)


def take_picture(chromium: Browser, address: str, picture: Picture) -> Path:
    """Sign in, open the page, and write what the window shows."""
    width, height = picture.size
    mode = Mode(picture.language, scripts=True)
    reader = open_reader(chromium, address, mode, viewport={"width": width, "height": height})
    reader.sign_in(picture.username)
    open_page(reader, picture.page)
    path = FOLDER / f"{picture.name}.png"
    reader.page.screenshot(path=path)
    reader.context.close()
    assert path.stat().st_size <= LIMIT_BYTES, f"{path.name} is larger than {LIMIT_BYTES} bytes"
    return path


def open_page(reader: Reader, page: str) -> None:
    """Open an address, or the case that is meant, and wait until its letters are there."""
    if page == CASE:
        reader.open("/queue")
        reader.page.locator("table.rows a.whole").first.click()
        reader.see(reader.say("cases-story"))
    elif page in (WHO, WHETHER):
        open_question(reader, page)
    else:
        reader.open(page)
    reader.page.evaluate("() => document.fonts.ready.then(() => true)")


def open_question(reader: Reader, question: str) -> None:
    """Claim the first case that asks this question, unless the reader holds one already."""
    row = reader.page.locator("table.rows tbody tr", has_text=reader.say(question)).first
    for queue in ("/queue?queue=mine", QUEUE):
        reader.open(queue)
        if row.count():
            break
    claiming = row.locator("button")
    (claiming if claiming.count() else row.locator("a.whole")).first.click()
    reader.page.locator("#decide").wait_for()


def main() -> None:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", help="where a seeded demonstration answers, such as http://127.0.0.1:8000")
    address = parser.parse_args().address.rstrip("/")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(LAUNCH_FLAGS))
        for picture in PICTURES:
            print(take_picture(chromium, address, picture).relative_to(ROOT))
        chromium.close()


if __name__ == "__main__":
    main()
