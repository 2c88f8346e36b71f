"""Ending many holds at once: chosen in the queue, shown before anything is written, and told row by row after."""

from uuid import UUID

import pytest

from cli.demo.bodies import SINCE
from domain.roles import Role
from services.founding import NewAccount, open_account
from services.tasks import claim_task
from tests.applicants import invent_applicant
from tests.web.browsing import Browser, Page
from tests.web.conftest import Readers
from tests.world import RunningWorld

REASON = "الحاجة نفسها في كل الطلبات"
RULED = {"kind": "closing", "code": "except", "reason_except": "hardship", "text": REASON}


@pytest.fixture(scope="module")
def colleague(running_town: RunningWorld) -> str:
    """A second person of the duplicate desk."""
    account = NewAccount("desk2", "عبير المانع", "Abeer Al-Manea", (Role.DUPLICATE_DESK,), "!")
    running_town.cast.accounts["desk2"] = open_account(running_town.store, None, account, from_on=SINCE)
    return "desk2"


def hold_two(world: RunningWorld) -> tuple[str, str]:
    """Two cases that wait behind a third of the same person."""
    person = invent_applicant()
    world.open_case("waha.registrar", **person)
    first, second = (world.open_case(by, **person) for by in ("diyaa.registrar", "marfa.registrar"))
    return f"/requests/{first}", f"/requests/{second}"


def find_task(world: RunningWorld, case: str) -> UUID:
    task = world.look(UUID(case.rpartition("/")[2])).task
    assert task is not None
    return task.task_id


def list_tasks(world: RunningWorld, *cases: str) -> tuple[str, ...]:
    return tuple(str(find_task(world, case)) for case in cases)


def preview(desk: Browser, tasks: tuple[str, ...], **fields: str) -> Page:
    """Choose rows in the queue, type the ruling, and look at what would become of each."""
    queue = desk.open("/queue?queue=to_claim")
    return desk.send(queue, "/bulk-acts/preview", tasks=tasks, **{**RULED, **fields})


def test_rows_are_chosen_in_the_queue_by_boxes_that_belong_to_the_form(
    readers: Readers, running_town: RunningWorld
) -> None:
    tasks = list_tasks(running_town, *hold_two(running_town))
    page = readers("desk").open("/queue?queue=to_claim")
    boxes = [given for tag, given in page.tags if tag == "input" and given.get("name") == "tasks"]
    assert set(tasks) <= {given["value"] for given in boxes}
    assert {given["form"] for given in boxes} == {"bulk"}
    assert "bulk" in page.ids


def test_nothing_is_written_before_it_is_confirmed(readers: Readers, running_town: RunningWorld) -> None:
    desk, cases = readers("desk"), hold_two(running_town)
    page = preview(desk, list_tasks(running_town, *cases))
    assert page.status == 200
    assert page.text.count("يُنفَّذ") >= 2
    assert "تأكيد: حالتان" in page.text
    assert set(cases) <= page.links
    assert all(any(a.endswith("/claim") for a in desk.open(case).forms) for case in cases)


def test_each_row_is_ended_and_told_with_its_link(readers: Readers, running_town: RunningWorld) -> None:
    desk, cases = readers("desk"), hold_two(running_town)
    page = preview(desk, tasks := list_tasks(running_town, *cases))
    done = desk.send(page, "/bulk-acts", tasks=tasks)
    assert "نُفِّذ في \u20682\u2069 من \u20682\u2069" in done.text
    assert set(cases) <= done.links
    for case in cases:
        assert running_town.look(UUID(case.rpartition("/")[2])).stage == "review"


def test_sending_it_again_changes_nothing(readers: Readers, running_town: RunningWorld) -> None:
    desk, cases = readers("desk"), hold_two(running_town)
    page = preview(desk, tasks := list_tasks(running_town, *cases))
    first, again = (desk.send(page, "/bulk-acts", tasks=tasks) for _ in range(2))
    assert "نُفِّذ في \u20682\u2069 من \u20682\u2069" in first.text
    assert "نُفِّذ في \u20682\u2069 من \u20682\u2069" in again.text
    assert len(running_town.look(UUID(cases[0].rpartition("/")[2])).decisions) == 1


def test_a_row_that_is_refused_says_why_and_what_to_do(
    readers: Readers, running_town: RunningWorld, colleague: str
) -> None:
    desk, (free, taken) = readers("desk"), hold_two(running_town)
    at = running_town.clock()
    claim_task(running_town.store, running_town.actor(colleague), find_task(running_town, taken), at=at)
    tasks = list_tasks(running_town, free, taken)
    page = preview(desk, tasks)
    assert "لدى زميل" in page.text
    assert "اطلبوا منه إعادتها إلى القائمة" in page.text
    done = desk.send(page, "/bulk-acts", tasks=tasks)
    assert "نُفِّذ في \u20681\u2069 من \u20682\u2069" in done.text
    assert "سبق أن استلم أحد الزملاء" in done.text or "لم يُسجَّل" in done.text
    assert "تقرروا فيها وحدها" in done.text


def test_a_ruling_without_its_reason_is_shown_again_with_the_rows_it_is_for(
    readers: Readers, running_town: RunningWorld
) -> None:
    desk, cases = readers("desk"), hold_two(running_town)
    tasks = list_tasks(running_town, *cases)
    page = preview(desk, tasks, reason_except="", text="")
    assert page.status == 422
    assert {"#reason_except", "#text"} <= page.links
    assert all(f'value="{task}"' in page.html for task in tasks)
    assert "اختيرت حالتان" in page.text


def test_choosing_no_row_is_told_with_a_way_back(readers: Readers) -> None:
    page = readers("desk").post("/bulk-acts/preview", **RULED)
    assert page.status == 422
    assert "/queue?queue=to_claim" in page.links


def test_changing_ones_mind_keeps_rows_and_ruling(readers: Readers, running_town: RunningWorld) -> None:
    desk, cases = readers("desk"), hold_two(running_town)
    page = preview(desk, tasks := list_tasks(running_town, *cases))
    back = desk.send(page, "/bulk-acts", "/bulk-acts/form", tasks=tasks)
    assert back.forms["/bulk-acts/preview"].fields["code"] == "except"
    assert back.forms["/bulk-acts/preview"].fields["reason_except"] == "hardship"
    assert REASON in back.html


def test_siblings_behind_the_same_need_are_chosen_already(
    readers: Readers, running_town: RunningWorld
) -> None:
    first, second = hold_two(running_town)
    page = readers("desk").open(first)
    boxes = [given for tag, given in page.tags if tag == "input" and given.get("name") == "tasks"]
    assert {given["value"] for given in boxes} == set(list_tasks(running_town, first, second))
    assert all("checked" in given for given in boxes)
    assert second in page.links
    assert "/bulk-acts/form" in page.forms


@pytest.mark.parametrize("path", ["/bulk-acts/form", "/bulk-acts/preview", "/bulk-acts"])
@pytest.mark.parametrize("username", ["waha.manager", "supervisor", "auditor"])
def test_only_the_desk_ends_many_at_once(readers: Readers, username: str, path: str) -> None:
    assert readers(username).post(path, key="once", **RULED).status == 403


@pytest.mark.parametrize("path", ["/bulk-acts/form", "/bulk-acts/preview"])
@pytest.mark.parametrize("username", ["desk", "waha.manager", "supervisor"])
def test_reloading_an_answer_leads_back_to_the_queue(readers: Readers, username: str, path: str) -> None:
    page = readers(username).open(path)
    assert (page.status, page.url.path) == (200, "/queue")


def test_the_address_that_acts_are_sent_to_lists_ones_own(
    readers: Readers, running_town: RunningWorld
) -> None:
    desk = readers("desk")
    page = preview(desk, tasks := list_tasks(running_town, *hold_two(running_town)))
    done = desk.send(page, "/bulk-acts", tasks=tasks)
    assert done.url.path in desk.open("/bulk-acts").links
    assert done.url.path not in readers("supervisor").open("/bulk-acts").links
