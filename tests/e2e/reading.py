"""A reader with a real browser: signs in, presses what a page offers, and notes what a page must never do."""

from dataclasses import dataclass, field
from typing import Any, cast

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from cli.demo.bodies import read_bodies
from language.catalogues import Language
from language.words import Words, words_for
from tests.e2e.browser import find_axe
from tests.e2e.hands import Hand, Keys, Pointer

RULES = ("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa")
WAIT_MS = 15_000
# A refusal is a page of its own here; the browser notes its status in the console all the same.
_NOTED_STATUS = "Failed to load resource: the server responded with a status of 4"
_LOOK_FOR_FAULTS = """async (rules) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: rules}, resultTypes: ["violations"]});
  return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(" ")).join(", ")}`);
}"""
_MEASURE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

_SHIFTS = """() => document.fonts.ready.then(() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.hadRecentInput ? 0 : e.value; }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 50);
}))"""
MOST_SHIFT = 0.02
"""How far a page may jump while its letters, pictures and figures come; browsers call 0.1 good."""


@dataclass(frozen=True)
class Mode:
    """How somebody reads: in which language, with JavaScript or without, with a pointer or the keys alone."""

    language: Language = "ar"
    scripts: bool = False
    keys: bool = False

    def __str__(self) -> str:
        return f"{self.language}-{'js' if self.scripts else 'plain'}{'-keys' if self.keys else ''}"


@dataclass
class Reader:
    """One person at one browser."""

    context: BrowserContext
    page: Page
    address: str
    words: Words
    hand: Hand
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def sign_in(self, username: str) -> None:
        """Sign in at the door, arrive at what comes first, and go on to the queue."""
        self.open("/sign-in")
        self.fill(username=username, password=str(read_bodies()["password"]))
        self.press("signing_in-submit")
        self.page.wait_for_url(lambda url: "/sign-in" not in url)
        self.open("/queue")

    def say(self, key: str) -> str:
        return self.words.say(key)

    def press(self, key: str) -> None:
        """Press the button that carries that text."""
        self.hand.use(self.page.get_by_role("button", name=self.say(key), exact=True).first)

    def follow(self, key: str) -> None:
        """Follow the link that carries that text."""
        self.hand.use(self.page.get_by_role("link", name=self.say(key), exact=True).first)

    def use(self, selector: str) -> None:
        """Press or follow what a selector finds first."""
        self.hand.use(self.page.locator(selector).first)

    def fill(self, **fields: str) -> None:
        for name, text in fields.items():
            self.hand.write(self.page.locator(f'[id="{name}"]'), text)

    def check(self, name: str, *values: str) -> None:
        for value in values:
            self.hand.tick(self.page.locator(f'[name="{name}"][value="{value}"]'))

    def choose(self, name: str, value: str) -> None:
        self.hand.choose(self.page.locator(f'[id="{name}"]'), value)

    def attach(self, name: str, file: dict[str, Any]) -> None:
        """Give a file (name, mimeType, buffer) to a field."""
        self.hand.attach(self.page.locator(f'[id="{name}"]'), file)

    def arrive(self, path: str) -> None:
        """Wait for an address of this site, whatever its query."""
        self.page.wait_for_url(lambda url: url.split("?")[0] == self.address + path)

    def see(self, text: str) -> None:
        """Wait until the page's main part shows a text."""
        expect(self.page.locator("main")).to_contain_text(text)

    def see_news(self, key: str) -> None:
        expect(self.page.locator("#news")).to_contain_text(self.say(key))

    def see_problem(self, name: str) -> None:
        """See the summary, follow its link, and stand in the field."""
        self.use(f'#problems a[href="#{name}"]')
        expect(self.page.locator(f'[id="{name}"]')).to_be_focused()

    def measure_shift(self) -> float:
        """How far parts of the page jumped unasked since it was opened, as browsers sum it up."""
        return float(self.page.evaluate(_SHIFTS))

    def measure_overflow(self) -> int:
        """How many pixels the page is wider than its window."""
        return int(self.page.evaluate(_MEASURE))

    def list_violations(self) -> list[str]:
        """What axe finds against WCAG 2.2 AA on the page as it stands."""
        self.page.evaluate(find_axe().read_text(encoding="utf-8"))
        return cast("list[str]", self.page.evaluate(_LOOK_FOR_FAULTS, list(RULES)))


def open_reader(chromium: Browser, address: str, mode: Mode, **options: Any) -> Reader:  # noqa: ANN401
    """A browser of its own, without cookies but for the language; `options` are Playwright's."""
    context = chromium.new_context(java_script_enabled=mode.scripts, **options)
    context.set_default_timeout(WAIT_MS)
    context.add_cookies([{"name": "sanad_language", "value": mode.language, "url": address}])
    page = context.new_page()
    hand = Keys(page) if mode.keys else Pointer()
    reader = Reader(context, page, address, words_for(mode.language), hand)
    watch(reader)
    return reader


def watch(reader: Reader) -> None:
    """Note every error of a script, every line of the console that warns, every request to somebody else."""

    def note_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(_NOTED_STATUS):
            reader.faults.append(message.text)

    def note_request(request: Request) -> None:
        if not request.url.startswith((reader.address + "/", "data:")):
            reader.faults.append(f"a request left for {request.url}")

    reader.page.on("console", note_console)
    reader.page.on("request", note_request)
    reader.page.on("pageerror", lambda error: reader.faults.append(str(error)))
