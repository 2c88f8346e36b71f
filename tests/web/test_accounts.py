"""The administrator of a charity keeps its accounts: opened, given roles, ended, and never by oneself."""

import re
from uuid import UUID, uuid4

import pytest

from cli.demo.bodies import SINCE, read_bodies
from domain.roles import Role
from services.founding import NewAccount
from services.founding import open_account as found_account
from services.sessions import hash_password
from tests.applicants import invent_applicant
from tests.stepping import Steps
from tests.web.browsing import Browser, OpenHouse, Page
from tests.web.conftest import Readers
from tests.world import RunningWorld

OWN = "a password of one's own"


@pytest.fixture
def admin(readers: Readers) -> Browser:
    return readers("waha.admin")


def invent_name() -> str:
    return f"waha.{uuid4().hex[:8]}"


def open_account(admin: Browser, username: str, *roles: str) -> Page:
    fields = {"username": username, "name_ar": "سارة الوافد", "name_en": "Sara Al-Wafed"}
    return admin.send(admin.open("/accounts/new"), "/accounts", roles=roles or ("researcher",), **fields)


def read_password(page: Page) -> str:
    (found,) = re.findall(r"<code[^>]*>([a-z0-9-]{19})</code>", page.html)
    return str(found)


def hire_admin(world: RunningWorld) -> None:
    """An administrator of another charity."""
    password = hash_password(str(read_bodies()["password"]))
    account = NewAccount("diyaa.admin", "ليلى الضاحي", "Layla Al-Dahi", (Role.CHARITY_ADMIN,), password)
    charity_id = world.actor("diyaa.registrar").charity_id
    world.cast.accounts["diyaa.admin"] = found_account(world.store, charity_id, account, from_on=SINCE)


def find_account(page: Page) -> str:
    return next(link for link in page.links if re.fullmatch(r"/accounts/[0-9a-f-]{36}", link))


def choose_password(guest: Browser, username: str, first: str, own: str = OWN) -> Page:
    page = guest.open("/sign-in/password")
    return guest.send(page, "/sign-in/password", username=username, password=first, new_password=own)


def sign_in(guest: Browser, username: str, password: str) -> Page:
    return guest.send(guest.open("/sign-in"), "/sign-in", username=username, password=password)


def test_a_first_password_is_told_once_and_opens_nothing_before_its_owner_chose_another(
    admin: Browser, guest: Browser
) -> None:
    username = invent_name()
    page = open_account(admin, username)
    first = read_password(page)
    assert first not in admin.open(find_account(page)).html
    asked = sign_in(guest, username, first)
    assert (asked.url.path, asked.status) == ("/sign-in/password", 200)
    assert choose_password(guest, username, first, "short").status == 422
    assert choose_password(guest, username, first, first).status == 422
    assert choose_password(guest, username, first).url.path == "/queue"
    assert "سارة الوافد" in guest.open("/queue").text


def test_a_role_is_given_and_taken_after_a_page_that_asks(admin: Browser, readers: Readers) -> None:
    account = find_account(open_account(admin, invent_name()))
    asked = admin.send(admin.open(account), f"{account}/roles/check", roles=("registrar",))
    assert "هل تغيّرون" in asked.text
    done = admin.send(asked, f"{account}/roles", roles=("registrar",))
    assert done.url.path == "/accounts"
    page = admin.open(account)
    assert "مدخل بيانات" in page.text
    assert page.forms[f"{account}/roles/check"].fields["roles"] == "registrar"


def test_an_account_needs_a_role_of_a_charity(admin: Browser) -> None:
    account = find_account(open_account(admin, invent_name()))
    for roles in ((), ("supervisor",)):
        page = admin.post(f"{account}/roles/check", roles=roles)
        assert page.status == 422
        assert "#roles" in page.links


def test_ending_an_account_signs_it_out_and_gives_back_what_is_with_it(
    admin: Browser, readers: Readers, running_town: RunningWorld
) -> None:
    world, username = running_town, invent_name()
    page = open_account(admin, username)
    account = find_account(page)
    guest = Browser(OpenHouse(world.store, world.processes, world.clock), world.portal)
    choose_password(guest, username, read_password(page))
    world.cast.accounts[username] = UUID(account.rpartition("/")[2])
    case = world.open_case("waha.registrar", **invent_applicant())
    Steps(world).claim(username, case)
    asked = admin.open(f"{account}/end")
    assert "تعود حالة واحدة" in asked.text
    admin.send(asked, f"{account}/end")
    assert guest.open("/queue").url.path == "/sign-in"
    assert sign_in(guest, username, OWN).status == 422
    assert f"/requests/{case}" in readers("waha.researcher2").open("/queue?queue=to_claim").links


def test_a_forgotten_password_is_replaced_and_the_old_one_ends(admin: Browser, guest: Browser) -> None:
    username = invent_name()
    page = open_account(admin, username)
    account = find_account(page)
    choose_password(guest, username, read_password(page))
    again = admin.send(admin.open(f"{account}/password"), f"{account}/password")
    assert guest.open("/queue").url.path == "/sign-in"
    assert sign_in(guest, username, OWN).status == 422
    assert sign_in(guest, username, read_password(again)).url.path == "/sign-in/password"


def test_nobody_lifts_their_own_rights(admin: Browser, running_town: RunningWorld) -> None:
    own = f"/accounts/{running_town.cast.accounts['waha.admin']}"
    page = admin.open(own)
    assert "لا يغيّر أحد صلاحياته بنفسه" in page.text
    assert f"{own}/roles/check" not in page.forms
    for act in ("roles", "end", "password"):
        assert admin.post(f"{own}/{act}", roles=("aid_manager",)).status == 403


def test_a_user_name_that_is_taken_or_malformed_is_told_where_it_was_typed(admin: Browser) -> None:
    for username in ("waha.registrar", "سارة", "a b"):
        page = open_account(admin, username)
        assert page.status == 422
        assert "#username" in page.links


def test_only_the_administrator_of_the_charity_keeps_its_accounts(
    readers: Readers, running_town: RunningWorld
) -> None:
    account = f"/accounts/{running_town.cast.accounts['waha.researcher']}"
    for username in ("waha.manager", "waha.researcher", "supervisor"):
        assert readers(username).open("/accounts").status == 403
        assert readers(username).post(f"{account}/end").status == 403
    hire_admin(running_town)
    assert readers("diyaa.admin").open(account).status == 404
    assert readers("diyaa.admin").post(f"{account}/end").status == 404
