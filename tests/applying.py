"""Applicants of the tests at their own door: they ask for a code, read it in the message that was sent, and type it."""

import re

from domain.messages import MessageTemplate
from tests.mailing import Post
from tests.web.browsing import Browser, Page

CODE = re.compile(r"\d{6}")


def ask_code(browser: Browser, claimed: str) -> Page:
    return browser.send(browser.open("/my/sign-in"), "/my/sign-in", claimed=claimed)


def read_codes(post: Post, request_id: object) -> list[str]:
    """The codes that were really sent about a request, the latest first."""
    post.now = post.world.clock()
    post.deliver()
    rows = [row for row in post.list_rows(request_id) if row.template is MessageTemplate.SIGN_IN_CODE]  # type: ignore[arg-type]
    found = [CODE.search(text) for row in reversed(rows) for text in post.read_texts(row)]
    return [each[0] for each in found if each]


def enter(browser: Browser, post: Post, claimed: str, request_id: object) -> Page:
    """Sign in by the code that comes about `request_id`."""
    page = ask_code(browser, claimed)
    return browser.send(page, "/my/code", sign_in_code=read_codes(post, request_id)[0])
