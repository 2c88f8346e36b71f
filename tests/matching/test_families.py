"""Families that are not one man, one wife and one door: who is the same, and which household is proposed."""

from dataclasses import replace

from matching import Decision, Registry, Relation, Statement, Verdict, prepare
from tests.matching.people import AHMAD, fill, register

VILLA = {"area": "Salmiya", "block": "5", "street": "12", "house": "7"}
NOURA = Statement(
    given_ar="نورة", father_ar="فهد", grandfather_ar="سعود", family_ar="العنزي", sex="F", birth_date="1988-03-09",
    phone=AHMAD.phone, **VILLA,
)  # fmt: skip
HESSA = replace(
    NOURA, given_ar="حصة", father_ar="بدر", grandfather_ar="علي", family_ar="الرشيدي", birth_date="1994-11-30"
)
SON = Statement(
    given_ar="يوسف", father_ar="أحمد", grandfather_ar="سالم", family_ar="المطيري", sex="M", birth_date="2015-06-21",
    phone=AHMAD.phone, **VILLA,
)  # fmt: skip


def check(statement: Statement, registry: Registry) -> Verdict:
    return registry.check(prepare(statement))


def test_a_second_wife_is_not_the_first_and_is_proposed_to_her_husbands_household() -> None:
    verdict = check(HESSA, fill(register(replace(AHMAD, civil_id=""), NOURA)))
    assert (verdict.decision, verdict.household_id) == (Decision.CLEAR, "H1")
    assert verdict.best is not None
    assert verdict.best.assessment.relation is not Relation.UNRELATED


def test_a_second_wife_behind_her_own_door_and_phone_is_nobody_known() -> None:
    elsewhere = replace(HESSA, phone="66001122", area="Mangaf", block="1", street="3", house="9")
    verdict = check(elsewhere, fill(register(AHMAD, NOURA)))
    assert (verdict.decision, verdict.household_id) == (Decision.CLEAR, "")


def test_three_families_in_one_villa_stay_three() -> None:
    registry = Registry()
    heads = [
        replace(AHMAD, civil_id=""),
        replace(
            AHMAD, given_ar="خالد", given_en="Khaled", civil_id="", phone="55000001", birth_date="1979-08-02"
        ),
        Statement(
            given_en="Rajesh", family_en="Kumar", sex="M", birth_date="1978-03-25", phone="55000002", **VILLA
        ),
    ]
    for number, head in enumerate(heads, 1):
        registry.add(f"P{number}", f"H{number}", prepare(head))
    fill(registry)
    for number, head in enumerate(heads, 1):
        again = check(head, registry)
        assert (again.decision, again.household_id) == (Decision.LINK, f"H{number}")
    wife = Statement(
        given_en="Sunita", family_en="Kumar", sex="F", birth_date="1984-01-30", phone="55000002", **VILLA
    )
    verdict = check(wife, registry)
    assert (verdict.decision, verdict.household_id) == (Decision.CLEAR, "H3")


def test_a_lodger_of_another_name_and_phone_is_no_relative_of_the_man_behind_the_same_door() -> None:
    lodger = Statement(
        given_en="Ramon", family_en="Reyes", sex="M", birth_date="1990-10-10", phone="55000003", **VILLA
    )
    verdict = check(lodger, fill(register(AHMAD)))
    assert (verdict.decision, verdict.household_id) == (Decision.CLEAR, "")


def test_a_child_claimed_by_both_divorced_parents_is_one_child() -> None:
    registry = Registry()
    registry.add("P1", "H1", prepare(AHMAD))
    registry.add("P2", "H1", prepare(SON))
    mothers = replace(NOURA, phone="66003344", area="Mangaf", block="1", street="3", house="9")
    registry.add("P3", "H2", prepare(mothers))
    fill(registry)
    at_mothers = replace(SON, phone=mothers.phone, area="Mangaf", block="1", street="3", house="9")
    verdict = check(at_mothers, registry)
    assert verdict.best is not None
    assert verdict.best.person_id == "P2"
    assert (verdict.decision, verdict.household_id) == (Decision.LINK, "H1")
