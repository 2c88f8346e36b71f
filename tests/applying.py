"""Applicants of the tests at their own door: they ask for a code, read it in the message that was sent, and type it."""

import re
import secrets
from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from domain.applicants import SESSION
from domain.messages import MessageTemplate
from store.tables.applicants import ApplicantSession
from tests.mailing import Post
from tests.web.browsing import Browser, Page
from tests.world import World

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


def open_session(world: World, request_ids: Iterable[UUID]) -> str:
    """The token of a session that began now, as if its code had been typed."""
    token, at = secrets.token_urlsafe(32), world.clock()
    row = ApplicantSession(
        token_digest=sha256(token.encode()).digest(),
        request_ids=list(request_ids),
        is_open=True,
        begun_at=at,
        ends_at=at + SESSION,
    )
    with world.store.registry() as db:
        db.add(row)
    return token


def enter(browser: Browser, post: Post, claimed: str, request_id: object) -> Page:
    """Sign in by the code that comes about `request_id`."""
    page = ask_code(browser, claimed)
    return browser.send(page, "/my/code", sign_in_code=read_codes(post, request_id)[0])
