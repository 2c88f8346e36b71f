"""Putting off, giving and delegating a case on its page, naming a substitute, and signing many, all without a script."""

from datetime import timedelta
from uuid import UUID

from domain.calendars import read_day
from language.words import words_for
from tests.applicants import invent_applicant
from tests.stepping import Steps
from tests.web.browsing import Browser, Page
from tests.web.conftest import Readers
from tests.world import RunningWorld
from web.timeline import list_tellings


def read(text: str) -> str:
    """A text as the eye reads it, without the invisible marks of direction."""
    return text.replace("\u2068", "").replace("\u2069", "")


def claim_case(world: RunningWorld, who: str = "waha.researcher") -> str:
    steps = Steps(world)
    request_id = world.open_case("waha.registrar", **invent_applicant())
    steps.claim(who, request_id)
    return f"/requests/{request_id}"


def send_task(browser: Browser, case: str, act: str, **fields: str) -> Page:
    page = browser.open(case)
    (address,) = (action for action in page.forms if action.endswith(f"/{act}"))
    return browser.send(page, address, **fields)


def name_day(world: RunningWorld, days: int) -> str:
    return (read_day(world.clock()) + timedelta(days=days)).isoformat()


def test_a_case_is_put_off_on_its_page_and_taken_up_again(
    readers: Readers, running_town: RunningWorld
) -> None:
    case, researcher = claim_case(running_town), readers("waha.researcher")
    page = send_task(researcher, case, "snooze", until=name_day(running_town, 1))
    assert "أُجّلت الحالة. موعدها النهائي يجري." in page.text
    assert case in researcher.open("/queue?queue=snoozed").links
    assert case not in researcher.open("/queue?queue=mine").links
    send_task(researcher, case, "wake")
    assert case in researcher.open("/queue?queue=mine").links


def test_a_day_beyond_the_deadline_is_refused_where_it_was_typed(
    readers: Readers, running_town: RunningWorld
) -> None:
    case, researcher = claim_case(running_town), readers("waha.researcher")
    page = send_task(researcher, case, "snooze", until=name_day(running_town, 200))
    assert page.status == 422
    assert "ولا تُرجأ إلى ما بعده" in page.text


def test_a_manager_gives_a_case_to_a_colleague_on_its_page(
    readers: Readers, running_town: RunningWorld
) -> None:
    case, manager = claim_case(running_town), readers("waha.manager")
    colleague = str(running_town.cast.accounts["waha.researcher2"])
    page = send_task(manager, case, "reassign", to=colleague, text="توزيع العمل")
    assert "أُسندت الحالة إلى زميلكم." in page.text
    assert case in readers("waha.researcher2").open("/queue?queue=mine").links
    assert not any(action.endswith("/reassign") for action in readers("waha.registrar").open(case).forms)
    giver, taker = running_town.actor("waha.manager"), running_town.actor("waha.researcher2")
    told = read(readers("waha.registrar").open(case).text)
    assert f"أُسندت الحالة من {giver.name_ar} إلى {taker.name_ar}" in told


def test_the_story_says_in_whose_place_a_colleague_acted_in_both_languages(
    readers: Readers, running_town: RunningWorld
) -> None:
    case = claim_case(running_town)
    absent, substitute = running_town.actor("waha.researcher"), running_town.actor("waha.researcher2")
    fields = {
        "substitute": str(substitute.account_id),
        "to_on": name_day(running_town, 3),
        "reason": "إجازة",
    }
    browser = readers("waha.researcher")
    page = browser.send(browser.open("/stand-ins"), "/stand-ins", **fields)
    request_id = UUID(case.rpartition("/")[2])
    running_town.write_study("waha.researcher2", request_id)
    running_town.decide("waha.researcher2", request_id, "recommend", amount="300")
    browser.send(page, next(action for action in page.forms if action.endswith("/end")))
    files = running_town.look(request_id, "waha.manager")
    for language, told in (
        ("ar", f"، نيابة عن {absent.name_ar}"),
        ("en", f", in place of {absent.name_en}"),
    ):
        tellings = list_tellings(files, words_for(language))
        (sentence,) = [read(each.sentence) for each in tellings if told in read(each.sentence)]
        assert (substitute.name_ar if language == "ar" else substitute.name_en) in sentence


def test_a_substitute_is_named_listed_and_ended(readers: Readers, running_town: RunningWorld) -> None:
    case, researcher = claim_case(running_town), readers("waha.researcher")
    fields = {
        "substitute": str(running_town.cast.accounts["waha.researcher2"]),
        "to_on": name_day(running_town, 3),
        "reason": "إجازة",
    }
    page = researcher.send(researcher.open("/stand-ins"), "/stand-ins", **fields)
    assert "إجازة" in page.text
    assert "تعملون نيابةً عن" in readers("waha.researcher2").open(case).text
    (ending,) = (action for action in page.forms if action.endswith("/end"))
    researcher.send(page, ending)
    assert "تعملون نيابةً عن" not in readers("waha.researcher2").open(case).text
    wrong = researcher.send(researcher.open("/stand-ins"), "/stand-ins", to_on="", reason="")
    assert {"#substitute", "#to_on", "#reason"} <= wrong.links


def test_a_supervisor_signs_the_chosen_of_a_narrowed_queue_and_reads_the_sum(
    readers: Readers, running_town: RunningWorld
) -> None:
    steps, supervisor = Steps(running_town), readers("supervisor")
    cases = [running_town.open_case("waha.registrar", **invent_applicant()) for _ in range(2)]
    for case in cases:
        running_town.recommend(case)
    number = running_town.look(cases[0]).number
    narrowed = supervisor.open(f"/queue?queue=mine&number={number}")
    assert {f"/requests/{cases[0]}"} == {link for link in narrowed.links if link in map(path_of, cases)}
    tasks = tuple(str(steps.get_task_id(case)) for case in cases)
    page = supervisor.send(
        supervisor.open("/queue"), "/bulk-acts/preview", tasks=tasks, code="approve", text=""
    )
    assert page.status == 200
    assert "600.000" in page.text
    done = supervisor.send(page, "/bulk-acts", tasks=tasks)
    running_town.relay_all()
    assert "نُفِّذ في \u20682\u2069 من \u20682\u2069" in supervisor.open(done.url.path).text
    assert {running_town.look(case).stage for case in cases} == {"delivery"}


def path_of(request_id: UUID) -> str:
    return f"/requests/{request_id}"
