"""The record proves itself: whoever alters it behind the house's back is named by case and row."""

from uuid import UUID

import pytest

from domain.printed_papers import PaperKind
from services.paper_verification import PaperFault
from services.printed_papers import issue_paper
from services.verification import Fault, Verified, verify_record
from tests.conftest import Database
from tests.stepping import Steps
from tests.world import World


@pytest.fixture
def cases(world: World) -> tuple[UUID, UUID]:
    """A case in delivery, in two instalments, and one that waits for its study."""
    steps = Steps(world)
    paid_for = steps.open_case()
    steps.recommend(paid_for, instalments="2")
    for signer in ("supervisor", "supervisor2"):
        if steps.state(paid_for).stage == "sign_off":
            steps.decide(signer, paid_for, "approve", amount="300", text="يكفي هذا المبلغ")
    return paid_for, steps.open_case()


def alter(database: Database, statement: str, *values: object) -> None:
    """Change the record as nobody in the house can: the superuser, with every trigger off."""
    with database.cluster.connect(database.name) as connection:
        connection.execute("set session_replication_role = replica")
        assert connection.execute(statement, values).rowcount == 1


def list_faults(result: Verified) -> list[tuple[UUID, Fault, int | None]]:
    return [(finding.request_id, finding.fault, finding.seq) for finding in result.findings]


def test_an_untouched_record_has_no_fault(world: World, cases: tuple[UUID, UUID]) -> None:
    result = verify_record(world.store)
    assert result.findings == []
    assert (result.cases, result.erased_texts) == (2, 0)
    assert result.events > 6


@pytest.mark.parametrize(
    "change",
    [
        "amount_fils = 1",
        "actor_id = null",
        "occurred_at = occurred_at + interval '1 microsecond'",
        "kind = 'rent'",
        "charity_id = null",
    ],
)
def test_an_altered_row_is_named(
    world: World, database: Database, cases: tuple[UUID, UUID], change: str
) -> None:
    alter(database, f"update case_event set {change} where request_id = %s and seq = 4", cases[0])
    assert list_faults(verify_record(world.store)) == [(cases[0], Fault.ALTERED, 4)]


def test_a_row_altered_together_with_its_hash_is_found_at_the_next(
    world: World, database: Database, cases: tuple[UUID, UUID]
) -> None:
    alter(
        database,
        "update case_event set hash = sha256(hash) where request_id = %s and seq = 2",
        cases[0],
    )
    assert list_faults(verify_record(world.store)) == [
        (cases[0], Fault.ALTERED, 2),
        (cases[0], Fault.ALTERED, 3),
    ]


def test_a_missing_row_is_named(world: World, database: Database, cases: tuple[UUID, UUID]) -> None:
    alter(database, "delete from case_event where request_id = %s and seq = 3", cases[0])
    assert list_faults(verify_record(world.store)) == [(cases[0], Fault.MISSING, 3)]


def test_a_row_cut_from_the_end_is_named(world: World, database: Database, cases: tuple[UUID, UUID]) -> None:
    alter(database, "delete from case_event where request_id = %s and seq = 2", cases[1])
    assert (cases[1], Fault.MISSING, 2) in list_faults(verify_record(world.store))


def test_a_text_may_be_erased_and_may_not_be_altered(
    world: World, database: Database, cases: tuple[UUID, UUID]
) -> None:
    of_event = "event_id = (select id from case_event where request_id = %s and seq = %s)"
    alter(database, f"delete from case_event_text where {of_event}", cases[0], 2)
    erased = verify_record(world.store)
    assert (erased.findings, erased.erased_texts) == ([], 1)
    alter(database, f"update case_event_text set text = 'x' where {of_event}", cases[0], 3)
    assert list_faults(verify_record(world.store)) == [(cases[0], Fault.TEXT, 3)]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("stage = 'delivery', approved_fils = 0", Fault.STAGE),
        ("outcome = 'delivered'", Fault.OUTCOME),
        ("outcome = 'rejected', closed_at = now()", Fault.OUTCOME),
    ],
)
def test_a_case_that_stands_elsewhere_than_its_events_say_is_named(
    world: World, database: Database, cases: tuple[UUID, UUID], change: str, fault: Fault
) -> None:
    alter(database, f"update aid_request set {change} where id = %s", cases[1])
    assert (cases[1], fault, None) in list_faults(verify_record(world.store))


def test_money_that_does_not_add_up_is_named(
    world: World, database: Database, cases: tuple[UUID, UUID]
) -> None:
    alter(database, "update instalment set amount_fils = 1 where request_id = %s and number = 1", cases[0])
    assert list_faults(verify_record(world.store)) == [(cases[0], Fault.INSTALMENTS, None)]


@pytest.mark.parametrize("change", ["delete from", "update"])
def test_a_case_past_its_check_without_a_reservation_is_named(
    world: World, database: Database, cases: tuple[UUID, UUID], change: str
) -> None:
    statement = {
        "delete from": "delete from reservation where request_id = %s",
        "update": "update reservation set state = 'released' where request_id = %s",
    }[change]
    alter(database, statement, cases[1])
    assert list_faults(verify_record(world.store)) == [(cases[1], Fault.RESERVATION, None)]


def test_events_whose_case_is_gone_are_named(
    world: World, database: Database, cases: tuple[UUID, UUID]
) -> None:
    alter(database, "delete from aid_request where id = %s", cases[1])
    assert list_faults(verify_record(world.store)) == [(cases[1], Fault.CASE_MISSING, None)]


@pytest.fixture
def papers(world: World, cases: tuple[UUID, UUID]) -> list[str]:
    """The numbers of the request forms of both cases, in the order they were given."""
    registrar = world.actor("waha.registrar")
    kind = PaperKind.REQUEST_FORM
    rows = [issue_paper(world.store, registrar, case, kind, at=world.clock()) for case in cases]
    return [row.number for row in rows if row.number]


def list_paper_faults(world: World) -> list[tuple[str, PaperFault]]:
    result = verify_record(world.store)
    assert result.findings == []
    return [(finding.number, finding.fault) for finding in result.paper_findings]


def test_untouched_papers_have_no_fault_and_are_counted(world: World, papers: list[str]) -> None:
    result = verify_record(world.store)
    assert result.papers >= 2
    assert (result.erased_papers, result.paper_findings) == (0, [])


@pytest.mark.parametrize(
    "statement",
    [
        (
            "update printed_content c set content = content || ' ' "
            "from printed_paper p where p.id = c.paper_id and p.number = %s"
        ),
        "update printed_paper set issued_at = issued_at + interval '1 day' where number = %s",
        "update printed_paper set salt = digest where number = %s",
    ],
)
def test_the_altered_paper_is_named_and_no_other(
    world: World, database: Database, papers: list[str], statement: str
) -> None:
    alter(database, statement, papers[1])
    assert list_paper_faults(world) == [(papers[1], PaperFault.ALTERED)]


def test_a_number_without_its_paper_is_a_gap(world: World, database: Database, papers: list[str]) -> None:
    alter(
        database,
        "delete from printed_content c using printed_paper p where p.id = c.paper_id and p.number = %s",
        papers[0],
    )
    assert list_paper_faults(world) == []
    assert verify_record(world.store).erased_papers == 1
    alter(database, "delete from printed_paper where number = %s", papers[0])
    assert list_paper_faults(world) == [(papers[0], PaperFault.MISSING)]
    # The last one of its year is missed as well: the counter knows that it was given.
    alter(database, "delete from printed_paper where number = %s", papers[1])
    assert list_paper_faults(world) == [(number, PaperFault.MISSING) for number in papers]


def test_a_paper_under_another_number_is_told(world: World, database: Database, papers: list[str]) -> None:
    strange = "RF-1999-000001"
    alter(database, "update printed_paper set number = %s where number = %s", strange, papers[0])
    assert set(list_paper_faults(world)) == {(strange, PaperFault.NUMBER), (strange, PaperFault.ALTERED)}
