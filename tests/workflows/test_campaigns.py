"""A campaign on the real engine: households checked, reserved and approved as one list, interrupted and gone on with."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest

from services.campaign_lists import NothingToSignError, sign_list
from services.list_delivery import deliver_signed
from services.list_views import RowPlace
from tests.campaigning import enter, look, open_food, study_many, submit_rows
from tests.files import invent_person
from tests.forms import COMMON_PAPERS
from tests.stepping import Steps
from tests.world import RunningWorld

HELD = 2


def bring_before_signature(running: RunningWorld, count: int, folder: Path) -> UUID:
    """A list of studied households, two of whom another charity helps already, entered in three parts."""
    steps = Steps(running)
    open_food(running, household_ceiling="60", total_ceiling="200000")
    people = [invent_person(f"P{number}", f"H{number}") for number in range(count)]
    rows = study_many(steps, people, folder)
    for person in people[:HELD]:
        stated = {name: person[name] for name in ("full_name", "birth_date", "sex", "phone")}
        stated |= {"document_number": person["civil_id"], "category": "FOOD", "amount": "20"}
        steps.open_case("diyaa.registrar", **stated, papers=COMMON_PAPERS)
    with tell_time(f"entering {count} rows"):
        view = submit_rows(running, rows)
        enter(running, view.list_id, limit=max(1, count // 3))
    with tell_time("checking and reserving them"):
        running.relay_all()
        running.wait_until(
            lambda: RowPlace.CHECKING not in look(running, view.list_id).counts, seconds=60 + count
        )
    return view.list_id


@contextmanager
def tell_time(what: str) -> Iterator[None]:
    """Print how long something took, and how long of it this process computed."""
    begun, computed = time.perf_counter(), time.process_time()
    yield
    took = f"{time.perf_counter() - begun:.1f} s, {time.process_time() - computed:.1f} s of them computing"
    print(f"{what}: {took}")


def sign_some(running: RunningWorld, by: str, list_id: UUID, limit: int) -> int:
    """Sign the next rows and tell the engine; how many took effect."""
    rows = sign_list(running.store, running.actor(by), list_id, at=running.clock(), limit=limit)
    told = running.portal.call(deliver_signed, running.processes, rows)
    return [row.state for row in told].count("applied")  # type: ignore[arg-type]


def sign_level(running: RunningWorld, by: str, list_id: UUID, limit: int) -> int:
    done = 0
    try:
        while True:
            done += sign_some(running, by, list_id, limit)
    except NothingToSignError:
        return done


def prove_campaign(running: RunningWorld, count: int, folder: Path) -> None:
    list_id = bring_before_signature(running, count, folder)
    assert look(running, list_id).counts == {RowPlace.TO_SIGN: count - HELD, RowPlace.HELD: HELD}
    supervisors = iter(("supervisor", "supervisor2"))
    for level in look(running, list_id).signatures:
        signer = "waha.manager" if level == "aid_manager" else next(supervisors)
        # Recorded and never told, as by a door that died: the relay tells the engine.
        sign_list(running.store, running.actor(signer), list_id, at=running.clock(), limit=3)
        running.relay_all()
        with tell_time(f"signature of {level}"):
            sign_level(running, signer, list_id, max(1, count // 4))
    running.wait_until(lambda: RowPlace.BEING_SIGNED not in look(running, list_id).counts, seconds=30 + count)
    assert look(running, list_id).counts == {RowPlace.APPROVED: count - HELD, RowPlace.HELD: HELD}


def test_a_list_is_checked_reserved_and_approved_while_held_rows_are_set_aside(
    running: RunningWorld, tmp_path: Path
) -> None:
    prove_campaign(running, 12, tmp_path)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_two_thousand_households_are_approved_as_one_list(crowd: RunningWorld, tmp_path: Path) -> None:
    prove_campaign(crowd, 2000, tmp_path)
