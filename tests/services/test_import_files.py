"""Files of requests that outlive their page: looked through and registered by whoever is alive, each row once."""

from datetime import timedelta
from uuid import UUID

import pytest

from domain.errors import InvalidFieldsError, NotFoundError
from domain.import_files import FileForm, ImportState
from services.import_delivery import ImportDelivery
from services.import_files import NotConfirmableError, bring_file, confirm_file, drop_file, get_file
from services.sheets import print_sheet
from store.queries.import_files import take_file, take_rows
from tests.files import invent_row
from tests.world import MATCH_SECRET, RunningWorld

FORM = FileForm("families.csv", "CASH", "300")
BY = "waha.registrar"


@pytest.fixture
def delivery(running_town: RunningWorld) -> ImportDelivery:
    world = running_town
    return ImportDelivery(world.store, world.processes, world.clock, secret=MATCH_SECRET)


def bring(world: RunningWorld, rows: list[dict[str, str]]) -> UUID:
    content = print_sheet(list(rows[0]), rows)
    return bring_file(world.store, world.actor(BY), FORM, content, at=world.clock())


def confirm(world: RunningWorld, file_id: UUID) -> None:
    confirm_file(world.store, world.actor(BY), file_id, at=world.clock())


def test_a_file_that_nobody_looked_through_cannot_be_confirmed(running_town: RunningWorld) -> None:
    file_id = bring(running_town, [invent_row()])
    with pytest.raises(NotConfirmableError):
        confirm(running_town, file_id)


def test_what_a_worker_let_fall_is_done_by_the_next_one(
    running_town: RunningWorld, delivery: ImportDelivery
) -> None:
    world = running_town
    file_id = bring(world, [invent_row() for _ in range(3)])
    with world.store.registry() as db:
        assert take_file(db, at=world.clock(), file_id=file_id)
    assert world.portal.call(delivery.look, file_id) == 0
    world.clock.move(timedelta(minutes=1))
    assert world.portal.call(delivery.look, file_id) == 1
    confirm(world, file_id)
    with world.store.registry() as db:
        assert len(take_rows(db, at=world.clock(), limit=2, file_id=file_id)) == 2
    assert world.portal.call(delivery.advance, file_id) == 1
    with pytest.raises(NotConfirmableError):
        drop_file(world.store, world.actor(BY), file_id, at=world.clock())
    world.clock.move(timedelta(minutes=1))
    assert world.portal.call(delivery.advance, file_id) == 2
    view = get_file(world.store, world.actor(BY), file_id)
    assert (view.state, view.registered, view.refused) == (ImportState.OVER, 3, 0)


def test_a_row_of_a_category_that_the_charity_does_not_give_is_refused_before(
    running_town: RunningWorld, delivery: ImportDelivery
) -> None:
    file_id = bring(running_town, [invent_row(category="NONE"), invent_row()])
    running_town.portal.call(delivery.look, file_id)
    view = get_file(running_town.store, running_town.actor(BY), file_id)
    assert (view.state, view.ready, view.refused) == (ImportState.PREVIEW, 1, 1)


def test_a_file_with_more_rows_than_one_may_have_is_refused_whole(running_town: RunningWorld) -> None:
    rows = [{"civil_id": "", "full_name": str(number)} for number in range(5001)]
    with pytest.raises(InvalidFieldsError) as caught:
        bring(running_town, rows)
    assert [(each.field, each.code) for each in caught.value.problems] == [("file", "too_many_rows")]


def test_no_other_charity_finds_a_file(running_town: RunningWorld) -> None:
    file_id = bring(running_town, [invent_row()])
    with pytest.raises(NotFoundError):
        get_file(running_town.store, running_town.actor("diyaa.registrar"), file_id)
