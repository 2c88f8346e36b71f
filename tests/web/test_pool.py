"""The pool and the looks as pages: masked for charities, one press to pull, and who of the ministry looked."""

from uuid import UUID

import pytest

from tests.applicants import invent_applicant
from tests.pooling import register_alone
from tests.web.conftest import Readers
from tests.world import RunningWorld

STREET, AREA = "شارع الحجر الكريم", "ضاحية الياقوت"


def enter(world: RunningWorld, **changes: object) -> UUID:
    return world.start(register_alone(world, street=STREET, area=AREA, **changes))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_charity_reads_of_the_pool_no_word_about_the_person(
    running_town: RunningWorld, readers: Readers, language: str
) -> None:
    person = invent_applicant()
    request_id = enter(running_town, **person)
    browser = readers("marfa.researcher")
    browser.read_in(language)
    page = browser.open("/pool")
    assert page.status == 200
    assert f"/pool/{request_id}/pull" in page.html
    for secret in (STREET, AREA, *(str(person[name]) for name in ("full_name", "document_number", "phone"))):
        assert secret not in page.html
    assert browser.open(f"/requests/{request_id}").status == 404


def test_whoever_presses_first_opens_the_case_and_the_next_is_told(
    running_town: RunningWorld, readers: Readers
) -> None:
    request_id = enter(running_town)
    first, second = readers("usra.researcher"), readers("ghaith.researcher")
    seen = second.open("/pool")
    opened = first.send(first.open("/pool"), f"/pool/{request_id}/pull")
    assert opened.status == 200
    assert AREA in opened.html
    late = second.send(seen, f"/pool/{request_id}/pull")
    assert late.status == 409
    assert f"/pool/{request_id}/pull" not in late.html
    assert AREA not in late.html


def test_a_case_given_back_leaves_the_pages_of_its_charity(
    running_town: RunningWorld, readers: Readers
) -> None:
    request_id = enter(running_town)
    browser = readers("waha.researcher")
    opened = browser.send(browser.open("/pool"), f"/pool/{request_id}/pull")
    assert f"/requests/{request_id}/return" in opened.html
    form = browser.open(f"/requests/{request_id}/return")
    back = browser.send(form, f"/requests/{request_id}/return", text="خارج قدرتنا")
    assert back.status == 200
    assert f"/pool/{request_id}/pull" in back.html
    assert browser.open(f"/requests/{request_id}").status == 404


def test_the_ministry_directs_a_case_from_its_list(running_town: RunningWorld, readers: Readers) -> None:
    request_id = enter(running_town)
    supervisor = readers("supervisor")
    page = supervisor.open("/pool")
    assert f"/requests/{request_id}/redirect" in page.html
    assert AREA not in page.html
    form = supervisor.open(f"/requests/{request_id}/redirect")
    charity_id = str(running_town.actor("diyaa.manager").charity_id)
    assert charity_id in form.html
    path = f"/requests/{request_id}/redirect"
    assert supervisor.send(form, path, charity="", text="").status == 422
    assert supervisor.send(form, path, charity=charity_id, text="توجيه").status == 200
    assert readers("diyaa.researcher").open(f"/requests/{request_id}").status == 200


def test_a_broken_glass_shows_the_file_and_the_charity_who_looked_and_why(
    running_town: RunningWorld, readers: Readers
) -> None:
    person = {**invent_applicant(), "area": AREA}
    request_id = running_town.open_case("waha.registrar", **person)
    auditor = readers("auditor")
    assert AREA not in auditor.open(f"/requests/{request_id}").html
    path = f"/requests/{request_id}/glass"
    form = auditor.open(path)
    assert auditor.send(form, path, reason="").status == 422
    opened = auditor.send(form, path, reason="شكوى مكتوبة من الأسرة")
    assert AREA in opened.html
    case = readers("waha.manager").open(f"/requests/{request_id}")
    assert "شكوى مكتوبة من الأسرة" in case.html
    assert "هدى الصقر" in case.html
    looks = readers("waha.manager").open(f"/requests/{request_id}/looks")
    assert looks.html.count("هدى الصقر") == 5, "the case, the form, the form again, the glass, the file"
