"""Decisions: the rules over the model, the bands, and what is done when there is nothing to decide with."""

from dataclasses import replace

import pytest

from matching import (
    Bands,
    Decision,
    Registry,
    Relation,
    Rule,
    Statement,
    Verdict,
    explain,
    merge_profiles,
    prepare,
)
from tests.matching.people import AHMAD, FATIMA, RAJESH, fill, register


def check(query: Statement, registry: Registry, bands: Bands | None = None) -> Verdict:
    return registry.check(prepare(query), bands or Bands())


def test_the_same_statement_is_linked() -> None:
    verdict = check(AHMAD, fill(register(AHMAD, FATIMA)))
    assert verdict.decision is Decision.LINK
    assert verdict.best is not None
    assert (verdict.best.person_id, verdict.household_id) == ("P1", "H1")


def test_an_exact_civil_id_links_whatever_else_changed() -> None:
    moved = Statement(
        given_en="Ahmed", family_en="Almutairi", sex="M", birth_date="15/1/1985", civil_id="285011500125"
    )
    verdict = check(moved, fill(register(AHMAD)))
    assert (verdict.decision, verdict.rule) == (Decision.LINK, Rule.CIVIL_ID_AGREES)


def test_the_civil_id_of_a_relative_goes_to_a_human() -> None:
    query = replace(FATIMA, civil_id=AHMAD.civil_id)
    verdict = check(query, fill(register(AHMAD)))
    assert (verdict.decision, verdict.rule) == (Decision.ADJUDICATE, Rule.CIVIL_ID_OF_ANOTHER)


def test_the_bearer_of_the_typed_number_is_asked_about_behind_a_likelier_stranger() -> None:
    query = replace(FATIMA, civil_id=RAJESH.civil_id)
    verdict = check(query, fill(register(AHMAD, RAJESH)))
    assert (verdict.decision, verdict.rule) == (Decision.ADJUDICATE, Rule.CIVIL_ID_OF_ANOTHER)
    assert verdict.best is not None
    assert verdict.best.person_id == "P2"
    assert verdict.household_id == "H1"


def test_a_son_named_like_his_father_with_the_fathers_civil_id_goes_to_a_human() -> None:
    son = replace(
        AHMAD, given_ar="أحمد", father_ar="أحمد", grandfather_ar="سالم", given_en="", father_en="", grandfather_en="",
        birth_date="2012-03-04",
    )  # fmt: skip
    assert check(son, fill(register(AHMAD))).decision is Decision.ADJUDICATE


def test_two_different_valid_civil_ids_are_never_linked() -> None:
    verdict = check(replace(AHMAD, civil_id="295123100459"), fill(register(AHMAD)))
    assert (verdict.decision, verdict.rule) == (Decision.ADJUDICATE, Rule.TWO_CIVIL_IDS)


def test_a_sister_is_not_her_brother_but_of_his_household() -> None:
    verdict = check(FATIMA, fill(register(AHMAD)))
    assert (verdict.decision, verdict.household_id) == (Decision.CLEAR, "H1")
    assert verdict.best is not None
    assert verdict.best.assessment.relation is Relation.SIBLING


def test_a_stranger_is_clear_and_of_no_household() -> None:
    verdict = check(RAJESH, fill(register(AHMAD, FATIMA)))
    assert (verdict.decision, verdict.household_id) == (Decision.CLEAR, "")


def test_a_man_written_in_the_other_script_is_linked() -> None:
    heard = replace(RAJESH, given_en="", family_en="", given_ar="راجيش", family_ar="كومار", civil_id="")
    assert check(heard, fill(register(RAJESH))).decision is Decision.LINK


def test_two_registered_people_alike_are_rivals_and_go_to_a_human() -> None:
    first, second = replace(RAJESH, civil_id=""), replace(RAJESH, civil_id="", street="41")
    verdict = check(replace(RAJESH, civil_id="", street=""), fill(register(first, second)))
    assert (verdict.decision, verdict.rule) == (Decision.ADJUDICATE, Rule.RIVALS)


@pytest.mark.parametrize("query", [Statement(), Statement(given_ar="محمد"), Statement(given_en="M", sex="M")])
def test_too_little_goes_to_a_human_without_a_candidate(query: Statement) -> None:
    verdict = check(query, fill(register(AHMAD)))
    assert (verdict.decision, verdict.rule, verdict.ranked) == (Decision.ADJUDICATE, Rule.TOO_LITTLE, ())


def test_the_bands_belong_to_the_caller() -> None:
    query = replace(AHMAD, civil_id="", phone="")
    assert check(query, fill(register(AHMAD))).decision is Decision.LINK
    assert check(query, fill(register(AHMAD)), Bands(link_at=99.0)).decision is Decision.ADJUDICATE
    assert (
        check(query, fill(register(AHMAD)), Bands(link_at=99.0, adjudicate_at=98.0)).decision
        is Decision.CLEAR
    )


def test_the_same_evidence_weighs_less_in_a_larger_registry() -> None:
    small, large = fill(register(RAJESH)), fill(register(RAJESH))
    large.size = 5_000_000
    query = replace(RAJESH, civil_id="", phone="50001111", area="Mangaf", street="3", house="4")
    assert check(query, small).decision is Decision.LINK
    assert check(query, large).decision is Decision.ADJUDICATE
    assert check(query, large).score < check(query, small).score - 3


def test_a_name_that_many_share_says_less_than_a_rare_one() -> None:
    query = replace(RAJESH, civil_id="", phone="50001111", area="", block="", birth_date="1978-04-25")
    rare, common = fill(register(RAJESH)), fill(register(RAJESH))
    for number in range(20):
        namesake = replace(
            RAJESH, civil_id="", phone="", area="", block="", birth_date=f"1978-11-{number + 1}"
        )
        common.add(f"N{number}", "", prepare(namesake))
    rare.size = common.size = 1_000_000
    found = [
        next(each for each in check(query, registry).ranked if each.person_id == "P1")
        for registry in (rare, common)
    ]
    assert found[0].assessment.score > found[1].assessment.score + 2


def test_at_most_ten_candidates_are_shown() -> None:
    registry = Registry()
    for number in range(30):
        registry.add(f"P{number}", "", prepare(replace(RAJESH, civil_id="", street=str(number))))
    assert len(check(RAJESH, registry).ranked) == 10


def test_an_old_phone_and_an_old_spelling_still_find_a_person() -> None:
    registry = fill(Registry())
    newest = replace(RAJESH, phone="50001111", given_en="Rajeesh", civil_id="")
    registry.add("P1", "H1", merge_profiles(prepare(newest), prepare(RAJESH)))
    verdict = check(replace(RAJESH, civil_id="", area="", block=""), registry)
    assert verdict.decision is Decision.LINK


def test_an_explanation_names_levels_signed_bits_and_the_runner_up() -> None:
    verdict = check(replace(FATIMA, civil_id=""), fill(register(AHMAD)))
    assert verdict.best is not None
    evidence = explain(verdict.best.assessment)
    bits = {each.field: each.bits for each in evidence.fields}
    assert bits["given"] < 0
    assert bits["sex"] < 0
    assert (evidence.runner_up, evidence.model_version) == (Relation.SIBLING, verdict.model_version)
    assert all(each.level != "missing" for each in evidence.fields)


def test_several_who_may_each_be_the_one_are_a_question_and_not_nobody() -> None:
    registry = Registry()
    names = {"given_ar": "حنان", "father_ar": "ماجد", "grandfather_ar": "سعود", "family_ar": "المسباح"}
    for number in range(6):
        born = f"19{60 + 3 * number}-03-0{number + 1}"
        registry.add(str(number), "", prepare(Statement(**names, birth_date=born, phone=f"991234{number}5")))
    for number in range(20_000):
        registry.add(f"other {number}", "", prepare(Statement(given_ar="سالم")))
    verdict = registry.check(prepare(Statement(**names)))
    assert verdict.score < verdict.bands.adjudicate_at, "each speaks against the others"
    assert verdict.decision is Decision.ADJUDICATE
    assert len(verdict.ranked) == 6
