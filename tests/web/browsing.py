"""A browser without JavaScript: it follows links and sends the forms that a page really holds."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from html.parser import HTMLParser

import httpx
from anyio.from_thread import BlockingPortal
from sqlalchemy import Engine, event

from cli.demo.bodies import read_bodies
from gateways.bank_folder import BankFolder
from gateways.paper_store import PaperStore
from gateways.pdf import Press
from services.processes import Processes
from store.scope import Store
from tests.doors import open_door
from tests.keeping import open_bank, open_papers
from tests.pressing import open_press
from tests.world import MATCH_SECRET
from web.app import build_web

ADDRESS = "http://sanad.test"
_LISTENING: ContextVar[list[str] | None] = ContextVar("listening", default=None)
Value = str | tuple[str, ...]


@dataclass(frozen=True)
class OpenHouse:
    """A house with the real record."""

    store: Store
    processes: Processes
    clock: Callable[[], datetime]
    public_url: str = ADDRESS
    papers: PaperStore = field(default_factory=open_papers)
    press: Press = field(default_factory=open_press)
    engine_pages: str = "http://engine.test/namespaces/sanad"
    match_secret: bytes = MATCH_SECRET
    bank: BankFolder = field(default_factory=open_bank)


@dataclass
class Form:
    """A form of a page: where it goes and what its fields hold."""

    action: str
    fields: dict[str, Value] = field(default_factory=dict)


class Page(HTMLParser):
    """What a reader and the tests see of a page."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__()
        self.status = response.status_code
        self.url = response.url
        self.html = response.text
        self.forms: dict[str, Form] = {}
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: Form | None = None
        self._area: str | None = None
        self._select: tuple[str, dict[str, str | None]] | None = None
        self._is_first = False
        self._named: dict[str, Form] = {}
        self._owned: list[tuple[str, str, str]] = []
        self.feed(response.text)
        for form_id, name, value in self._owned:
            self._named[form_id].fields[name] = value

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if known := given.get("id"):
            self.ids.add(known)
        if tag == "a" and given.get("href"):
            self.links.add(given["href"] or "")
        if tag == "form":
            self._open = self.forms[given["action"] or ""] = Form(given["action"] or "")
            self._named[given.get("id") or ""] = self._open
        if name := given.get("name"):
            self._read_field(tag, name, given)
        if tag == "option" and self._select:
            self._read_option(given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        if tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        self.text += data

    def _read_field(self, tag: str, name: str, given: Mapping[str, str | None]) -> None:
        if tag == "select":
            self._select, self._is_first = (name, dict(given)), True
        elif tag == "textarea":
            self._keep(name, "", given)
        elif tag == "input" and (given.get("type") not in ("radio", "checkbox") or "checked" in given):
            self._keep(name, given.get("value") or "", given)

    def _read_option(self, option: Mapping[str, str | None]) -> None:
        """A browser sends the first option unless another one is selected."""
        assert self._select is not None
        name, select = self._select
        if self._is_first or "selected" in option:
            self._keep(name, option.get("value") or "", select)
        self._is_first = False

    def _keep(self, name: str, value: str, given: Mapping[str, str | None]) -> None:
        if owner := given.get("form"):
            self._owned.append((owner, name, value))
        elif self._open:
            self._open.fields[name] = value


@contextmanager
def listen() -> Iterator[list[str]]:
    """What is asked of the record meanwhile on behalf of this block, and not by others who are at work beside it."""
    asked = list[str]()

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if _LISTENING.get() is asked:
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    token = _LISTENING.set(asked)
    try:
        yield asked
    finally:
        _LISTENING.reset(token)
        event.remove(Engine, "before_cursor_execute", note)


class Browser:
    """One reader with cookies of their own."""

    def __init__(self, house: OpenHouse, portal: BlockingPortal) -> None:
        self._portal = portal
        transport = httpx.ASGITransport(app=open_door(build_web, house), raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url=ADDRESS, follow_redirects=True)

    def ask(self, method: str, path: str, **options: object) -> httpx.Response:
        """One request, its redirects followed."""
        request = partial(self._client.request, method, path, **options)  # type: ignore[arg-type]
        return self._portal.call(request)

    def open(self, path: str) -> Page:
        return Page(self.ask("GET", path))

    def send(self, page: Page, action: str, to: str | None = None, /, **fields: Value) -> Page:
        """Send a form of a page as a browser does; `to` is the address of another of its buttons."""
        data = {**page.forms[action].fields, **fields}
        return self.post(to or action, **data)

    def post(self, action: str, /, **fields: Value) -> Page:
        origin = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}
        data = {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
        return Page(self.ask("POST", action, data=data, headers=origin))

    def sign_in(self, username: str) -> Page:
        password = str(read_bodies()["password"])
        return self.send(self.open("/sign-in"), "/sign-in", username=username, password=password)

    def keep_cookie(self, name: str, value: str) -> None:
        self._client.cookies.set(name, value, domain="sanad.test")

    def read_in(self, language: str) -> None:
        self._client.cookies.set("sanad_language", language, domain="sanad.test")
