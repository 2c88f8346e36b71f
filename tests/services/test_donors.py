"""Donors are secret: the ministry reads of a fund where its money comes from, and neither its name nor its condition."""

from uuid import UUID

import pytest
from sqlalchemy import text

from domain.categories import FundSource
from domain.errors import RecordFaultError
from domain.printed_papers import PaperKind
from services.cases import CaseFile
from services.founding import NewFund, open_funds
from services.policies import list_funds
from services.printed_papers import issue_paper
from store.queries.printed_papers import find_content
from tests.pooling import find_charity_id
from tests.stepping import Steps
from tests.world import World

DONOR_AR, DONOR_EN = "وقفية أبناء سليمان الفارس", "Sons of Sulaiman Al-Fares"


@pytest.fixture
def steps(world: World) -> Steps:
    fund = NewFund("fares", DONOR_AR, DONOR_EN, FundSource.DONOR, 900_000, condition=DONOR_AR)
    open_funds(world.store, find_charity_id(world, "waha"), [fund], at=world.clock())
    return Steps(world)


def find_fund(file: CaseFile) -> tuple[str, str]:
    (view,) = [each for each in file.decisions if each.fund_ar]
    return view.fund_ar, view.fund_en


@pytest.fixture
def recommended(steps: Steps) -> UUID:
    case = steps.open_case()
    steps.recommend(case, fund="fares")
    return case


def test_on_the_case_the_charity_reads_the_fund_and_the_ministry_its_source(
    steps: Steps, recommended: UUID
) -> None:
    assert find_fund(steps.world.look(recommended, "waha.manager")) == (DONOR_AR, DONOR_EN)
    for reader in ("supervisor", "auditor"):
        assert find_fund(steps.world.look(recommended, reader)) == (
            "مقيد بشرط المتبرع",
            "Restricted by the donor",
        )


def test_the_list_of_funds_tells_the_ministry_sources_alone(steps: Steps) -> None:
    own = list_funds(steps.store, steps.world.actor("waha.researcher"))
    assert DONOR_AR in {fund.name_ar for fund in own}
    shown = list_funds(steps.store, steps.world.actor("supervisor"))
    assert {fund.code for fund in shown} == {fund.source.value for fund in shown}
    assert FundSource.DONOR in {fund.source for fund in shown}
    assert DONOR_AR not in repr(shown)


@pytest.mark.parametrize("column", ["name_ar", "name_en", "code", "condition", "zakat_class", "*"])
def test_the_ministrys_login_reads_no_name_of_a_fund_by_sql(steps: Steps, column: str) -> None:
    with (
        pytest.raises(RecordFaultError) as refused,
        steps.store.acting_for(steps.world.actor("supervisor")) as db,
    ):
        db.execute(text(f"select {column} from fund"))
    assert refused.value.params["sqlstate"] == "42501"


@pytest.mark.parametrize("kind", [PaperKind.RESEARCH_REPORT, PaperKind.APPROVAL])
def test_papers_that_the_ministry_may_print_name_no_donor(
    steps: Steps, recommended: UUID, kind: PaperKind
) -> None:
    steps.decide("supervisor", recommended, "approve")
    manager = steps.world.actor("waha.manager")
    row = issue_paper(steps.store, manager, recommended, kind, at=steps.world.clock())
    assert row.paper_id
    with steps.store.registry() as db:
        content = find_content(db, row.paper_id)
    assert content
    assert DONOR_AR not in content
    assert DONOR_EN not in content
    assert "Restricted by the donor" in content
