"""Aid by kind: a household's ledger names nobody, a range needs five cases, a report adds up and is its body's own."""

from io import BytesIO
from uuid import UUID
from zipfile import ZipFile

import pytest

from domain.errors import NotFoundError, WrongRoleError
from gateways.workbooks import Sheet, write_workbook
from services.aid_by_kind import AidBeside, AidReport, AidSum, describe_aid, find_aid_beside
from store.tables.reservations import AidState
from tests.applicants import invent_applicant
from tests.forms import COMMON_PAPERS
from tests.stepping import Steps
from tests.world import World


@pytest.fixture(scope="module")
def steps(town: World) -> Steps:
    return Steps(town)


def read(steps: Steps, request_id: UUID, by: str = "waha.researcher") -> AidBeside:
    found = find_aid_beside(steps.store, steps.world.actor(by), request_id, at=steps.world.clock())
    assert found is not None
    return found


def report(steps: Steps, by: str = "waha.manager", **wanted: object) -> AidReport:
    return describe_aid(steps.store, steps.world.actor(by), at=steps.world.clock(), **wanted)  # type: ignore[arg-type]


def approve(steps: Steps, amount: str, **fields: object) -> UUID:
    request_id = steps.open_case(**{**invent_applicant(), **fields})
    steps.recommend(request_id, amount=amount)
    if float(amount) >= 500:
        steps.decide("waha.manager", request_id, "approve")
    steps.decide("supervisor", request_id, "approve")
    return request_id


def ask_for_food(steps: Steps, by: str, person: dict[str, object]) -> UUID:
    return steps.open_case(by, **person, category="FOOD", amount="100", papers=COMMON_PAPERS)


def test_a_ledger_tells_kind_month_and_state_and_no_body(steps: Steps) -> None:
    person = invent_applicant()
    steps.deliver(approve(steps, "300", **person))
    ask_for_food(steps, "waha.registrar", person)
    elsewhere = steps.open_case(
        "diyaa.registrar",
        **person,
        category="FURN",
        amount="422",
        papers=(*COMMON_PAPERS, "quotation", "visit_photos"),
    )
    beside = read(steps, elsewhere, "diyaa.researcher")
    assert {(row.kind, row.state) for row in beside.grants} == {
        ("cash", AidState.GIVEN),
        ("food", AidState.ASKED),
    }
    assert {row.month_on for row in beside.grants} == {steps.world.today().replace(day=1)}
    assert set(vars(beside.grants[0])) == {"kind", "month_on", "state"}


def test_a_total_that_would_tell_what_one_body_gave_is_told_to_the_ministry_alone(steps: Steps) -> None:
    person = invent_applicant()
    steps.deliver(approve(steps, "300", **person))
    own = ask_for_food(steps, "waha.registrar", person)
    foreign = ask_for_food(steps, "diyaa.registrar", person)
    assert read(steps, own).total_fils == 300_000
    assert read(steps, foreign, "diyaa.researcher").total_fils is None
    assert read(steps, foreign, "supervisor").total_fils == 300_000


def test_nothing_is_told_of_another_bodys_case_or_before_it_is_settled_who_asks(steps: Steps) -> None:
    request_id = steps.open_case()
    with pytest.raises(NotFoundError):
        read(steps, request_id, "diyaa.researcher")
    unchecked = steps.world.register("waha.registrar", **invent_applicant()).request_id
    actor = steps.world.actor("waha.researcher")
    assert find_aid_beside(steps.store, actor, unchecked, at=steps.world.clock()) is None


def test_a_range_is_told_from_five_like_cases_of_the_governorate_on_and_to_five_dinars(steps: Steps) -> None:
    here = {"governorate": "jahra"}
    case = steps.open_case(**{**invent_applicant(), **here})
    for amount in ("101", "202", "303", "404"):
        approve(steps, amount, **here)
    approve(steps, "999", governorate="hawalli")
    assert read(steps, case).usual is None
    approve(steps, "505", **here)
    usual = read(steps, case).usual
    assert usual is not None
    assert (usual.cases, usual.low_fils, usual.usual_fils, usual.high_fils) == (5, 200_000, 305_000, 405_000)


def test_a_report_adds_up_by_month_and_by_kind_and_is_its_bodys_own(steps: Steps) -> None:
    before = report(steps, "nakheel.manager").total
    assert before == AidSum()
    whole = report(steps)
    for rows in (whole.months, whole.kinds, whole.cells):
        sums = [vars(row.total) for row in rows]
        assert {name: sum(each[name] for each in sums) for name in vars(whole.total)} == vars(whole.total)
    assert len(whole.months) == 12
    paid = sum(row.total.paid_fils for row in whole.kinds)
    assert 0 < paid <= whole.total.approved_fils
    food = report(steps, kind="food").total
    assert (food.requests, food.waiting) == (food.waiting, food.requests) != (0, 0)
    waha = steps.world.actor("waha.manager").charity_id
    assert report(steps, "supervisor", charity_id=waha).total == whole.total
    assert report(steps, "supervisor").total.requests > whole.total.requests
    assert report(steps, charity_id=steps.world.actor("diyaa.manager").charity_id).total == whole.total
    with pytest.raises(WrongRoleError):
        report(steps, "waha.registrar")


def test_a_workbook_reads_from_the_right_and_no_text_of_it_is_a_formula() -> None:
    content = write_workbook([Sheet("ورقة", ["نوع", "د.ك"], [["=1+1", 1.5]], frozenset({1}))], is_rtl=True)
    with ZipFile(BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        strings = archive.read("xl/sharedStrings.xml").decode()
    assert 'rightToLeft="1"' in sheet
    assert "<f>" not in sheet
    assert "=1+1" in strings
