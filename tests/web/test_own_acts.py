"""What an applicant does by telephone: confirms a receipt by its code, appeals within its days, says how to be reached."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from domain.cycle import Outcome
from domain.messages import MessageTemplate
from domain.proofs import Proof
from tests.applicants import invent_applicant
from tests.applying import CODE, open_session
from tests.mailing import Post
from tests.web.conftest import Readers
from tests.web.test_own_requests import Home
from tests.world import RunningWorld


@pytest.fixture
def home(running_town: RunningWorld) -> Home:
    return Home(running_town)


@pytest.fixture
def post(running_town: RunningWorld) -> Iterator[Post]:
    post = Post(running_town, running_town.portal)
    with post.gateways_up():
        yield post
    post.close()


def open_signed(world: RunningWorld, code: str) -> UUID:
    request_id = world.open_case("waha.registrar", **invent_applicant())
    world.recommend(request_id)
    world.decide("supervisor", request_id, code)
    return request_id


def count(world: RunningWorld, table: str, request_id: UUID) -> int:
    with world.store.registry() as db:
        query = text(f"select count(*) from {table} where request_id = :id")
        return int(db.execute(query, {"id": request_id}).scalar_one())


def test_the_code_of_the_message_confirms_the_receipt_and_a_wrong_one_is_counted(
    home: Home, post: Post
) -> None:
    world = home.world
    request_id = open_signed(world, "approve")
    world.pay(request_id)
    post.deliver()
    (row,) = (row for row in post.list_rows(request_id) if row.template is MessageTemplate.DELIVERY_CODE)
    found = CODE.search(post.read_texts(row)[0])
    assert found
    phone = home.open_phone(request_id)
    path = f"/my/requests/{request_id}"
    wrong = "111111" if found[0] != "111111" else "222222"
    refused = phone.send(phone.open(path), f"{path}/receipt", receipt_code=wrong)
    assert refused.status == 422
    assert "receipt_code-error" in refused.ids
    assert count(world, "code_refusal", request_id) == 1
    done = phone.send(refused, f"{path}/receipt", receipt_code=found[0])
    assert done.status == 200
    assert "سجلنا استلامكم" in done.text
    case = world.look(request_id)
    assert case.outcome is Outcome.DELIVERED
    assert case.decisions[-1].proof is Proof.CODE or case.decisions[0].proof is Proof.CODE


def test_no_receipt_is_confirmed_before_one_is_waited_for_nor_of_another(home: Home) -> None:
    mine, other = (open_signed(home.world, "approve") for _ in range(2))
    phone = home.open_phone(mine)
    assert "receipt_code" not in phone.open(f"/my/requests/{mine}").ids
    for request_id, status in ((mine, 409), (other, 404)):
        sent = phone.post(f"/my/requests/{request_id}/receipt", key=str(request_id), receipt_code="123456")
        assert sent.status == status


def test_an_appeal_is_filed_once_within_its_days_and_heard(home: Home) -> None:
    world = home.world
    request_id = open_signed(world, "reject")
    phone = home.open_phone(request_id)
    path = f"/my/requests/{request_id}/appeal"
    assert path in phone.open(f"/my/requests/{request_id}").links
    page = phone.open(path)
    assert "grounds-error" in phone.send(page, path).ids
    done = phone.send(page, path, grounds="تغيّرت ظروف الأسرة")
    assert done.status == 200
    assert "وصلنا تظلّمكم" in done.text
    assert path not in done.links
    assert phone.post(path, key="another", grounds="مرة أخرى").status == 409
    assert count(world, "appeal", request_id) == 1
    late = open_signed(world, "reject")
    phone = home.open_phone(late)
    world.clock.move(timedelta(days=31))
    phone.keep_cookie("sanad-own", open_session(world, [late]))
    assert f"/my/requests/{late}/appeal" not in phone.open(f"/my/requests/{late}").links
    assert phone.post(f"/my/requests/{late}/appeal", key="late", grounds="متأخر").status == 409


def test_an_applicant_says_how_to_be_reached_and_of_no_other_request(home: Home, readers: Readers) -> None:
    mine, other = (home.world.register("waha.registrar", **invent_applicant()).request_id for _ in range(2))
    phone = home.open_phone(mine)
    path = f"/my/requests/{mine}/contact"
    wrong = phone.send(phone.open(path), path, is_shared="yes", safe_from="25")
    assert {"pin-error", "safe_from-error"} <= wrong.ids
    kept = phone.send(wrong, path, is_shared="yes", pin="4271", safe_from="10")
    assert kept.status == 200
    shown = phone.open(path)
    assert shown.forms[path].fields["safe_from"] == "10:00"
    assert "4271" not in shown.html
    counter = readers("waha.registrar").open(f"/requests/{mine}/contact")
    assert counter.forms[f"/requests/{mine}/contact"].fields["safe_from"] == "10:00"
    assert phone.open(f"/my/requests/{other}/contact").status == 404
    assert phone.post(f"/my/requests/{other}/contact", channel="sms", language="ar").status == 404


def test_the_counter_gives_a_number_for_a_short_form_and_the_papers_follow(
    home: Home, readers: Readers
) -> None:
    registrar, person = readers("waha.registrar"), invent_applicant()
    assert "/counter" in registrar.open("/requests/new").links
    page = registrar.open("/counter")
    lacking = registrar.send(page, "/counter")
    assert {"document_number-error", "category-error", "amount-error", "consent-error"} <= lacking.ids
    given = {name: str(person[name]) for name in ("document_number", "full_name", "phone")}
    done = registrar.send(page, "/counter", **given, category="CASH", amount="200", consent="yes")
    assert done.status == 200
    request_id = UUID(str(done.url.path).split("/")[2])
    with home.world.store.registry() as db:
        query = text("select distinct state from request_paper where request_id = :id")
        assert db.execute(query, {"id": request_id}).scalars().all() == ["missing"]
    phone = home.open_phone(request_id)
    assert {"file_identity", "file_income"} <= phone.open(f"/my/requests/{request_id}").ids
    assert readers("waha.researcher").open("/counter").status == 403


def test_an_applicant_gives_a_request_up_after_a_page_that_asks_and_once(home: Home) -> None:
    world = home.world
    request_id = world.open_case("waha.registrar", **invent_applicant())
    phone, path = home.open_phone(request_id), f"/my/requests/{request_id}"
    assert f"{path}/withdrawal" in phone.open(path).links
    asked = phone.open(f"{path}/withdrawal")
    assert world.look(request_id).outcome is None
    done = phone.send(asked, f"{path}/withdrawal", text="وجدت عملاً")
    assert "سجلنا تنازلكم" in done.text
    assert world.look(request_id).outcome is Outcome.WITHDRAWN
    assert phone.send(asked, f"{path}/withdrawal", text="وجدت عملاً").status == 200
    assert f"{path}/withdrawal" not in phone.open(path).links
    assert phone.send(asked, f"{path}/withdrawal", key="another").status == 409


def test_nothing_is_given_up_once_money_moved(home: Home) -> None:
    world = home.world
    request_id = open_signed(world, "approve")
    phone, path = home.open_phone(request_id), f"/my/requests/{request_id}"
    asked = phone.open(f"{path}/withdrawal")
    assert f"{path}/withdrawal" in asked.forms
    world.pay(request_id)
    assert f"{path}/withdrawal" not in phone.open(path).links
    assert f"{path}/withdrawal" not in phone.open(f"{path}/withdrawal").forms
    assert phone.send(asked, f"{path}/withdrawal").status == 409


def test_nobody_gives_up_the_request_of_another(home: Home) -> None:
    own, other = (home.world.open_case("waha.registrar", **invent_applicant()) for _ in range(2))
    phone = home.open_phone(own)
    assert phone.open(f"/my/requests/{other}/withdrawal").status == 404
    assert phone.post(f"/my/requests/{other}/withdrawal", key="once").status == 404
