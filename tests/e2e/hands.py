"""How a reader works a page: with a pointer, or with the keys alone."""

from typing import Any, Protocol

from playwright.sync_api import Locator, Page

MOST_STOPS = 400
"""Nobody presses Tab oftener than that on one page; who does is in a circle that leaves something out."""
_IS_THERE = """e => {
  const here = document.activeElement;
  return here === e || (e.type === "radio" && here.type === "radio" && here.name === e.name && here.form === e.form);
}"""
_SHOWS_FOCUS = """() => {
  const here = document.activeElement;
  return [[here], [here, "::after"], ...[...(here.labels ?? [])].map(label => [label])].some(part => {
    const style = getComputedStyle(...part);
    return style.outlineStyle !== "none" || style.boxShadow !== "none";
  });
}"""


class Hand(Protocol):
    """What can be done to a part of a page."""

    def use(self, part: Locator) -> None:
        """Press a button, follow a link, open what is folded."""

    def write(self, part: Locator, text: str) -> None:
        """Put a text in place of what a field holds."""

    def tick(self, part: Locator) -> None:
        """Choose a radio button or tick a box."""

    def choose(self, part: Locator, value: str) -> None:
        """Choose from a list."""

    def attach(self, part: Locator, file: dict[str, Any]) -> None:
        """Give a file to a field."""


class Pointer:
    """Goes straight to its part."""

    def use(self, part: Locator) -> None:
        part.click()

    def write(self, part: Locator, text: str) -> None:
        part.fill(text)

    def tick(self, part: Locator) -> None:
        part.check()

    def choose(self, part: Locator, value: str) -> None:
        part.select_option(value)

    def attach(self, part: Locator, file: dict[str, Any]) -> None:
        part.set_input_files(file)  # type: ignore[arg-type]


class Keys:
    """Goes from stop to stop by Tab; whatever it stands on must show that it does."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def use(self, part: Locator) -> None:
        self._reach(part)
        part.press("Enter")

    def write(self, part: Locator, text: str) -> None:
        self._reach(part)
        self._page.keyboard.press("Control+A")
        self._page.keyboard.type(text) if text else self._page.keyboard.press("Delete")

    def tick(self, part: Locator) -> None:
        self._reach(part)
        for _ in range(MOST_STOPS):
            if part.is_checked():
                return
            self._page.keyboard.press(
                "Space" if part.evaluate("e => e === document.activeElement") else "ArrowDown"
            )
        raise AssertionError(f"no key ticks {part}")

    def choose(self, part: Locator, value: str) -> None:
        self._reach(part)
        self._page.keyboard.press("Home")
        for _ in range(MOST_STOPS):
            if part.input_value() == value:
                return
            self._page.keyboard.press("ArrowDown")
        raise AssertionError(f"no key chooses {value!r} in {part}")

    def attach(self, part: Locator, file: dict[str, Any]) -> None:
        self._reach(part)
        with self._page.expect_file_chooser() as opened:
            self._page.keyboard.press("Enter")
        opened.value.set_files(file)  # type: ignore[arg-type]

    def _reach(self, part: Locator) -> None:
        part.wait_for()
        for _ in range(MOST_STOPS):
            if part.evaluate(_IS_THERE):
                assert self._page.evaluate(_SHOWS_FOCUS), f"nobody sees that {part} has the focus"
                return
            self._page.keyboard.press("Tab")
        raise AssertionError(f"no Tab leads to {part}")
