"""Studies through the API: whoever has the case next reads what was verified, and neither the opinion nor whose it was."""

from uuid import UUID

import pytest

from tests.api.calling import Answer, Desk
from tests.applicants import invent_applicant
from tests.pooling import give_back, pull, register_alone
from tests.stepping import Steps
from tests.world import World

OPINION, OTHER_OPINION = "رأي الباحثة الأولى في الأسرة", "رأي لا يقرؤه غير أصحابه"
PARTS = ("", "/study", "/printed-papers")


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def verify_at_waha(steps: Steps, person: dict[str, object]) -> None:
    """Waha studied an earlier case of this person by visit, recommended it, and rejected it in the end."""
    case = steps.open_case("waha.registrar", **person)
    steps.claim("waha.researcher", case)
    today = steps.world.today().isoformat()
    steps.world.write_study("waha.researcher", case, summary=OPINION, kind="visit", visited_on=today)
    steps.decide("waha.researcher", case, "recommend")
    steps.decide("supervisor", case, "reject")


def pass_through_marfa(steps: Steps, person: dict[str, object]) -> UUID:
    """A case of the pool that Marfa pulled, studied, scored and gave back."""
    request_id = register_alone(steps.world, **person).request_id
    steps.check(request_id)
    steps.give_effect(pull(steps.world, "marfa.researcher", request_id))
    steps.world.write_study("marfa.researcher", request_id, summary=OTHER_OPINION)
    steps.give_effect(give_back(steps.world, "marfa.researcher", request_id))
    return request_id


def list_names(world: World, *codes: str) -> set[str]:
    """Everything by which these charities and their people could be told."""
    staff = [world.actor(name) for name in world.cast.accounts if name.partition(".")[0] in codes]
    words = {(each.name_ar, each.name_en, str(each.account_id), str(each.charity_id)) for each in staff}
    return {word for row in words for word in row} | {"الواحة", "Al-Waha", "المرفأ", "Al-Marfa", *codes}


def test_no_other_charity_that_pulls_the_case_later_is_sent_a_word_or_point_of_an_opinion(
    desk: Desk, steps: Steps, world: World
) -> None:
    person = invent_applicant()
    verify_at_waha(steps, person)
    request_id = pass_through_marfa(steps, person)
    steps.give_effect(pull(world, "diyaa.researcher", request_id))
    secrets = {OPINION, OTHER_OPINION, '"points"'} | list_names(world, "waha", "marfa")
    for who in ("diyaa.researcher", "diyaa.manager"):
        answers = {part: desk.get(who, f"/requests/{request_id}{part}") for part in PARTS}
        assert {answer.status_code for answer in answers.values()} == {200}
        assert (answers[""].json()["study"], answers["/study"].json()["study"]) == (None, None)
        leaks = [(part, word) for part, answer in answers.items() for word in secrets if word in answer.text]
        assert leaks == []


def test_what_was_verified_is_told_by_kind_month_and_value_alone(desk: Desk, steps: Steps) -> None:
    person = invent_applicant()
    verify_at_waha(steps, person)
    request_id = pass_through_marfa(steps, person)
    steps.give_effect(pull(steps.world, "diyaa.researcher", request_id))
    known: list[Answer] = desk.get("diyaa.researcher", f"/requests/{request_id}/study").json()["known"]
    assert {fact["kind"] for fact in known} == {"members", "dwelling", "income", "papers", "visit"}
    assert {tuple(fact) for fact in known} == {("kind", "month_on", "value")}
    assert {fact["month_on"][-2:] for fact in known} == {"01"}
    assert next(fact["value"] for fact in known if fact["kind"] == "income") == {"income_fils": 412_500}


def test_the_charity_that_wrote_it_is_sent_opinion_and_score(desk: Desk, steps: Steps) -> None:
    """The planted words are really there to be found: a search that looks past them would prove nothing."""
    case = steps.open_case("waha.registrar")
    steps.claim("waha.researcher", case)
    steps.world.write_study("waha.researcher", case, summary=OPINION)
    shown = desk.get("waha.researcher", f"/requests/{case}/study")
    assert OPINION in shown.text
    assert '"points"' in shown.text
    assert shown.json()["study"]["score"]["points"] > 0
    case_text = desk.get("waha.researcher", f"/requests/{case}").text
    assert any(name in case_text for name in list_names(steps.world, "waha"))
