"""What a charity may learn of a match, judged on the bytes of its pages: never a value of a record that is not its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import count

import pytest

from tests.applicants import invent_applicant, invent_child
from tests.forms import COMMON_PAPERS
from tests.web.browsing import Browser, Page
from tests.web.conftest import Readers
from tests.world import SPONSORSHIP, RunningWorld

LANGUAGES = ("ar", "en")
QUEUES = ("mine", "to_claim", "waiting", "overdue", "done")
FURN_PAPERS = (*COMMON_PAPERS, "quotation", "visit_photos")


@dataclass(frozen=True)
class Planted:
    """A held case, everything of other records that its charity must never read, and how much of it the desk reads."""

    case: str
    person: dict[str, object]
    secrets: tuple[str, ...]
    told: int = 3


_NUMBERS = count(1)
Plant = Callable[[RunningWorld], Planted]


def mark(word: str, **more: object) -> dict[str, object]:
    """Values of a request that nobody else's holds; everything typed here can be found again in a page."""
    number = next(_NUMBERS)
    return {
        "phone": f"9{8_000_000 + number * 7_919}",
        "area": f"ضاحية {word}{number}",
        # With a letter: four digits alone stand by chance in an id of the page.
        "block": f"7{number}17ك",
        "need": f"سر {word}{number}",
        "amount": f"{600 + number}.654",
        **more,
    }


def plant_hold(world: RunningWorld) -> Planted:
    """Like aid asked for at another charity by the same person, who gave another phone and address there."""
    person = invent_applicant()
    theirs = mark("الزبرجد")
    other = world.open_case("waha.registrar", **{**person, **theirs})
    case = world.open_case("diyaa.registrar", **person, amount="321.123")
    number = world.look(other, "waha.manager").number
    return Planted(f"/requests/{case}", person, (*map(str, theirs.values()), number, str(other)))


def plant_question(world: RunningWorld) -> Planted:
    """The number of one registered person in the mouth of another: two candidates of whom nothing may be read."""
    meant, other = invent_applicant(), invent_applicant()
    first, second = mark("العقيق"), mark("المرجان", category="FURN", papers=FURN_PAPERS)
    cases = (
        world.open_case("waha.registrar", **{**meant, **first}),
        world.open_case("marfa.registrar", **{**other, **second}),
    )
    stated = {**meant, "document_number": other["document_number"]}
    case = world.open_case("diyaa.registrar", **stated, amount="543.210")
    secrets = (
        *(str(value) for given in (first, second) for value in given.values() if value != FURN_PAPERS),
        *(str(meant["document_number"]), str(other["full_name"])),
        *(
            world.look(one, by).number
            for one, by in zip(cases, ("waha.manager", "marfa.manager"), strict=True)
        ),
        *map(str, cases),
    )
    return Planted(f"/requests/{case}", stated, secrets)


def plant_child(world: RunningWorld) -> Planted:
    """A child for whom another charity was asked by somebody else, written there with its whole name and number."""
    parent, child, stated = invent_applicant(), invent_child(), invent_applicant()
    born_on = date.fromisoformat(str(child["beneficiary_birth_date"]))
    given, father, _, family = str(child["beneficiary_name"]).split()
    theirs = mark("الفيروز", **child, **SPONSORSHIP)
    other = world.open_case("waha.registrar", **{**parent, **theirs})
    unclear = {
        **child,
        "beneficiary_name": f"{given} {father} {family}",
        "beneficiary_birth_date": f"{born_on.year}-01-01",
        "beneficiary_number": "",
    }
    case = world.open_case("diyaa.registrar", **stated, **unclear, **SPONSORSHIP)
    secrets = (
        *(str(child["beneficiary_name"]), str(child["beneficiary_number"]), f"{born_on:%d/%m/%Y}"),
        *(str(theirs[field]) for field in ("phone", "area", "block", "need", "amount")),
        *(str(parent["full_name"]), str(parent["document_number"]), str(other)),
    )
    return Planted(f"/requests/{case}", stated, secrets, told=2)


def list_pages(reader: Browser, planted: Planted) -> list[Page]:
    """Every page on which this charity meets the case."""
    found = reader.open("/requests")
    name, number = str(planted.person["full_name"]), str(planted.person["document_number"])
    return [
        reader.open(planted.case),
        reader.open(f"{planted.case}/registered"),
        *(reader.open(f"/queue?queue={queue}") for queue in QUEUES),
        found,
        *(reader.send(found, "/requests/search", search=search) for search in (name, number)),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plant", [plant_hold, plant_question, plant_child])
def test_no_page_of_a_charity_holds_a_value_of_another_record(
    readers: Readers, running_town: RunningWorld, plant: Plant, language: str
) -> None:
    planted = plant(running_town)
    for username in ("diyaa.registrar", "diyaa.manager"):
        reader = readers(username)
        reader.read_in(language)
        for page in list_pages(reader, planted):
            assert page.status == 200
            found = [secret for secret in planted.secrets if secret in page.html]
            assert not found, (username, str(page.url.path), found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plant", [plant_hold, plant_question, plant_child])
def test_what_is_planted_can_be_found_where_it_may_be_read(
    readers: Readers, running_town: RunningWorld, plant: Plant, language: str
) -> None:
    planted = plant(running_town)
    desk = readers("desk")
    desk.read_in(language)
    page = desk.open(planted.case)
    assert sum(secret in page.html for secret in planted.secrets) >= planted.told


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        (
            "ar",
            (
                "تطابق محتمل",
                "لا يُرفض أحد آلياً",
                "مساعدة مماثلة مطلوبة لدى جهة أخرى",
                "مساعدة مالية",
                "المتطابق:",
            ),
        ),
        (
            "en",
            (
                "Possible match",
                "Nobody is refused by a machine",
                "Like aid asked for at another charity",
                "Cash aid",
            ),
        ),
    ],
)
def test_a_charity_is_told_calmly_that_like_aid_exists_and_who_rules_on_it(
    readers: Readers, running_town: RunningWorld, language: str, shown: tuple[str, ...]
) -> None:
    planted = plant_hold(running_town)
    reader = readers("diyaa.registrar")
    reader.read_in(language)
    page = reader.open(planted.case)
    for sentence in shown:
        assert sentence in page.text
    assert not any("/claim" in action or "/rulings/" in action for action in page.forms)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("ar", "قد يكون مقدم الطلب مسجلاً من قبل"), ("en", "The applicant may be registered already")],
)
def test_a_charity_is_told_that_the_desk_makes_sure_who_is_meant(
    readers: Readers, running_town: RunningWorld, language: str, sentence: str
) -> None:
    planted = plant_question(running_town)
    reader = readers("diyaa.registrar")
    reader.read_in(language)
    page = reader.open(planted.case)
    assert sentence in page.text
    assert "candidate-1" not in page.ids


def test_once_ruled_a_different_person_nothing_of_the_match_is_shown(
    readers: Readers, running_town: RunningWorld
) -> None:
    planted, desk = plant_hold(running_town), readers("desk")
    page = desk.open(planted.case)
    claimed = desk.send(page, next(action for action in page.forms if action.endswith("/claim")))
    desk.send(
        claimed,
        next(action for action in claimed.forms if action.endswith("/decision")),
        code="release",
        reason_release="different_person",
        text="شخص آخر",
    )
    shown = readers("diyaa.registrar").open(planted.case)
    assert "مساعدة مماثلة" not in shown.text
    assert not [secret for secret in planted.secrets if secret in shown.html]
