"""Who gets in, from where, and what every answer carries."""

import pytest

from tests.web.browsing import ADDRESS, Browser
from tests.web.conftest import Readers
from web.forms import FORM_LIMIT


def test_somebody_unknown_is_asked_to_sign_in_and_comes_back_to_the_page(guest: Browser) -> None:
    page = guest.open("/requests?stage=review")
    assert page.url.path == "/sign-in"
    assert page.forms["/sign-in"].fields["next"] == "/requests?stage=review"


def test_a_wrong_password_is_told_without_saying_which_part_is_wrong(guest: Browser) -> None:
    page = guest.send(guest.open("/sign-in"), "/sign-in", username="waha.registrar", password="wrong")
    assert page.status == 422
    assert "اسم المستخدم أو كلمة المرور غير صحيحة." in page.text
    assert "wrong" not in page.html.replace("wrong field", "").replace('class="field wrong"', "")


def test_signing_out_ends_the_session(readers: Readers) -> None:
    browser = readers("waha.registrar")
    browser.post("/sign-out")
    assert browser.open("/queue").url.path == "/sign-in"


@pytest.mark.parametrize(
    "wanted", ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:alert(1)"]
)
def test_signing_in_leads_nowhere_but_here(guest: Browser, wanted: str) -> None:
    page = Browser.open(guest, f"/sign-in?next={wanted}")
    assert page.forms["/sign-in"].fields["next"] == "/"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Origin": ADDRESS, "Sec-Fetch-Site": "cross-site"},
        {"Origin": ADDRESS, "Sec-Fetch-Site": "same-site"},
        {},
    ],
)
def test_a_form_that_another_site_sends_is_refused(readers: Readers, headers: dict[str, str]) -> None:
    browser = readers("waha.registrar")
    assert browser.ask("POST", "/sign-out", headers=headers).status_code == 403
    assert browser.open("/queue").url.path == "/queue"


def test_an_older_browser_that_sends_only_its_origin_is_let_in(readers: Readers) -> None:
    response = readers("waha.registrar").ask("POST", "/requests/search", headers={"Origin": ADDRESS})
    assert response.status_code == 200


@pytest.mark.parametrize("path", ["/sign-in", "/queue", "/requests", "/nowhere"])
def test_every_page_carries_a_policy_without_exceptions_and_leaves_no_copy(
    readers: Readers, path: str
) -> None:
    response = readers("waha.registrar").ask("GET", path)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["cache-control"] == "no-store"


def test_pages_hold_no_inline_script_style_or_handler(readers: Readers) -> None:
    browser = readers("waha.registrar")
    for path in ("/queue", "/requests", "/requests/new?category=RENT"):
        for tag, given in browser.open(path).tags:
            assert tag != "style"
            assert tag != "script" or given.get("src")
            assert not [name for name in given if name == "style" or name.startswith("on")]


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(guest: Browser) -> None:
    form = guest.open("/sign-in").forms["/sign-in"].fields
    data = {**form, "username": "waha.registrar", "password": "sanad-demo"}
    response = guest.ask("POST", "/sign-in", data=data, headers={"Origin": ADDRESS}, follow_redirects=False)
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_a_first_page_weighs_at_most_150_kilobytes_without_the_font(guest: Browser) -> None:
    page = guest.open("/sign-in")
    files = [
        given.get("href") or given.get("src") or ""
        for tag, given in page.tags
        if tag in ("link", "script", "img")
    ]
    weights = [len(guest.ask("GET", file).content) for file in set(files) if not file.endswith(".woff2")]
    assert len(page.html.encode()) + sum(weights) <= 150_000


def test_a_form_above_the_limit_is_refused_before_it_is_read(readers: Readers) -> None:
    response = readers("waha.registrar").ask(
        "POST", "/requests/search", headers={"Origin": ADDRESS, "Content-Length": str(FORM_LIMIT + 1)}
    )
    assert response.status_code == 413
