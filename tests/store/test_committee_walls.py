"""The walls around committees in Postgres itself: a charity reaches its own, the ministry reads all and writes its own."""

import pytest
from sqlalchemy import text

from domain.errors import RecordFaultError
from services.agendas import InterestForm, declare_interest
from tests.signing import MEMBERS, Sitting, ask_for, found
from tests.stepping import Steps
from tests.world import World

TABLES = (
    "committee",
    "committee_member",
    "committee_session",
    "session_minutes",
    "session_attendance",
    "agenda_item",
    "item_recusal",
)


@pytest.fixture(scope="module")
def sat(town: World) -> World:
    """A town where a committee of Waha has sat: a row in every table of committees."""
    ask_for(town, "committee")
    steps = Steps(town)
    sitting = Sitting(town, found(town))
    steps.recommend(steps.open_case())
    sitting.lay()
    (item,) = sitting.open(*MEMBERS).items
    form = InterestForm(town.cast.accounts["waha.manager"], "صلة قرابة")
    declare_interest(
        town.store, town.actor("waha.admin"), sitting.session_id, item.item_id, form, at=town.clock()
    )
    sitting.decide()
    sitting.close()
    return town


def count(world: World, by: str, table: str) -> int:
    with world.store.acting_for(world.actor(by)) as db:
        return int(db.execute(text(f"select count(*) from {table}")).scalar_one())


@pytest.mark.parametrize("table", TABLES)
def test_a_charity_reaches_its_own_committees_and_no_others(sat: World, table: str) -> None:
    assert count(sat, "waha.admin", table) > 0
    assert count(sat, "diyaa.manager", table) == 0


@pytest.mark.parametrize("table", TABLES)
def test_the_ministry_reads_every_committee(sat: World, table: str) -> None:
    assert count(sat, "supervisor", table) == count(sat, "waha.admin", table)


@pytest.mark.parametrize("table", ["committee", "committee_session", "agenda_item"])
def test_the_ministry_changes_nothing_in_a_committee_of_a_charity(sat: World, table: str) -> None:
    column = "text" if table == "agenda_item" else "quorum"
    value = "'x'" if table == "agenda_item" else "9"
    with sat.store.acting_for(sat.actor("supervisor")) as db:
        changed = db.execute(text(f"update {table} set {column} = {value} returning 1")).all()
    assert changed == []


def test_the_ministry_founds_no_committee_of_a_charity(sat: World) -> None:
    charity_id = sat.actor("waha.admin").charity_id
    with pytest.raises(RecordFaultError), sat.store.acting_for(sat.actor("supervisor")) as db:
        db.execute(
            text(
                "insert into committee (charity_id, name_ar, name_en, quorum, from_on) "
                "values (:charity, 'x', 'x', 2, current_date)"
            ),
            {"charity": charity_id},
        )
