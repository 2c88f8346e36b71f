"""Studies as pages: whoever has the case next reads what was verified, and neither the opinion nor whose it was."""

from uuid import UUID

import pytest

from tests.applicants import invent_applicant
from tests.pooling import give_back, pull, register_alone
from tests.web.conftest import Readers
from tests.world import RunningWorld

OPINION, OTHER_OPINION = "رأي الباحثة الأولى في الأسرة", "رأي لا يقرؤه غير أصحابه"
SCORES = {"ar": "درجة الاحتياج", "en": "Score of need"}
NAMES = {
    "ar": ("الواحة", "المرفأ", "نورة الصباح", "عبدالله الحمد"),
    "en": ("Al-Waha", "Al-Marfa", "Noura Al-Sabah", "Abdullah Al-Hamad"),
}
LANGUAGES = ("ar", "en")


@pytest.fixture(scope="module")
def cases(running_town: RunningWorld) -> tuple[UUID, UUID]:
    """A case that Waha studied by visit, and one of the same person that Marfa studied before Diyaa pulled it."""
    world, person = running_town, invent_applicant()
    earlier = world.open_case("waha.registrar", **person)
    world.study(earlier)
    today = world.today().isoformat()
    world.write_study("waha.researcher", earlier, summary=OPINION, kind="visit", visited_on=today)
    world.decide("waha.researcher", earlier, "recommend")
    world.decide("supervisor", earlier, "reject")
    case = world.start(register_alone(world, **person))
    world.hand_over(pull(world, "marfa.researcher", case).decision_id)
    world.write_study("marfa.researcher", case, summary=OTHER_OPINION)
    world.hand_over(give_back(world, "marfa.researcher", case).decision_id)
    world.hand_over(pull(world, "diyaa.researcher", case).decision_id)
    return earlier, case


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("username", ["diyaa.researcher", "diyaa.manager"])
def test_the_next_charity_reads_what_is_known_and_neither_opinion_nor_score_nor_name(
    readers: Readers, cases: tuple[UUID, UUID], username: str, language: str
) -> None:
    browser = readers(username)
    browser.read_in(language)
    page = browser.open(f"/requests/{cases[1]}")
    assert page.status == 200
    assert "known-title" in page.ids
    assert "412.500" in page.text
    secrets = (OPINION, OTHER_OPINION, SCORES[language], *NAMES[language])
    assert [word for word in secrets if word in page.html] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_charity_that_wrote_it_reads_opinion_score_and_whose_it_is(
    readers: Readers, cases: tuple[UUID, UUID], language: str
) -> None:
    """The planted words are really there to be found: a search that looks past them would prove nothing."""
    browser = readers("waha.manager")
    browser.read_in(language)
    page = browser.open(f"/requests/{cases[0]}")
    assert all(word in page.html for word in (OPINION, SCORES[language], NAMES[language][2]))
