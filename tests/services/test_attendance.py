"""Members come late and leave early: each item is judged by who is there when it is decided, and the minutes say so."""

import json
from datetime import timedelta
from uuid import UUID

import pytest

from domain.errors import InvalidFieldsError, SessionStateError, WrongRoleError
from services.agendas import ItemForm
from services.attendance import AttendanceForm, enter_attendance
from services.committee_sessions import SessionView
from store.queries.committee_sessions import list_people_of_sessions
from tests.signing import MEMBERS, Sitting, ask_for, found
from tests.stepping import Steps
from tests.world import World

CHAIR, MEMBER, LATE = MEMBERS


@pytest.fixture
def steps(world: World) -> Steps:
    ask_for(world, "committee")
    return Steps(world)


def turn(sitting: Sitting, who: str, *, came: bool, by: str = "waha.admin") -> SessionView:
    world = sitting.world
    world.clock.move(timedelta(minutes=5))
    form = AttendanceForm(world.cast.accounts[who], has_come=came)
    return enter_attendance(world.store, world.actor(by), sitting.session_id, form, at=world.clock())


def open_with_cases(steps: Steps, count: int, *present: str) -> tuple[Sitting, list[UUID]]:
    sitting = Sitting(steps.world, found(steps.world))
    for _ in range(count):
        steps.recommend(steps.open_case())
    sitting.lay()
    view = sitting.open(*(present or (CHAIR, MEMBER)))
    return sitting, [item.item_id for item in view.items]


def decide(sitting: Sitting, item_id: UUID, decision: str = "approve") -> str | None:
    (row,) = sitting.decide_rows([ItemForm(item_id, decision)])
    return row.refusal


def test_quorum_is_judged_at_each_item_by_who_is_there_then(steps: Steps) -> None:
    sitting, (first, second, third) = open_with_cases(steps, 3)
    assert decide(sitting, first) is None
    turn(sitting, MEMBER, came=False)
    assert decide(sitting, second) == "no_quorum"
    turn(sitting, LATE, came=True)
    assert decide(sitting, second) is None
    turn(sitting, CHAIR, came=False)
    told = {item.item_id: item.is_quorate for item in sitting.look().items}
    # What was decided stands by those who were there then.
    assert told == {first: True, second: True, third: False}
    assert decide(sitting, third, "put_off") is None


def test_the_minutes_say_who_came_who_left_and_who_was_away_from_which_item(steps: Steps) -> None:
    world = steps.world
    sitting, (first, second) = open_with_cases(steps, 2)
    assert decide(sitting, first) is None
    turn(sitting, LATE, came=True)
    turn(sitting, MEMBER, came=False)
    assert decide(sitting, second) is None
    turn(sitting, MEMBER, came=True)
    minutes = sitting.close().minutes
    assert minutes is not None
    told = json.loads(minutes)
    names = {who: world.actor(who).name_en for who in MEMBERS}
    assert [person["en"] for person in told["present"]] == [names[CHAIR], names[MEMBER], names[LATE]]
    stays = [(stay["en"], bool(stay["joined_at"]), bool(stay["left_at"])) for stay in told["stays"]]
    assert stays == [
        (names[CHAIR], False, False),
        (names[MEMBER], False, True),
        (names[LATE], True, False),
        (names[MEMBER], True, False),
    ]
    assert [[one["en"] for one in item["absent"]] for item in told["items"]] == [
        [names[LATE]],
        [names[MEMBER]],
    ]


def test_whoever_comes_late_leaves_an_item_in_which_he_had_a_part(steps: Steps) -> None:
    world = steps.world
    sitting = Sitting(world, found(world, members=(CHAIR, LATE, "waha.researcher")))
    steps.recommend(steps.open_case())
    sitting.lay()
    sitting.open(CHAIR, LATE)
    (item,) = turn(sitting, "waha.researcher", came=True).items
    left = {recusal.person.account_id: recusal.ground for recusal in item.recusals if recusal.person}
    assert left == {world.cast.accounts["waha.researcher"]: "acted"}


def test_whoever_was_away_when_an_item_was_decided_had_no_part_in_it(steps: Steps) -> None:
    world = steps.world
    sitting, (first,) = open_with_cases(steps, 1)
    task_id = sitting.look().items[0].task_id
    assert decide(sitting, first) is None
    turn(sitting, LATE, came=True)
    item = sitting.look().items[0]
    assert [person.account_id for person in item.absent] == [world.cast.accounts[LATE]]
    with world.store.registry() as db:
        assert world.cast.accounts[LATE] not in list_people_of_sessions(db, [task_id])


def test_attendance_said_twice_changes_nothing_and_strangers_are_refused(steps: Steps) -> None:
    sitting, _ = open_with_cases(steps, 1)
    turn(sitting, LATE, came=True)
    assert len(turn(sitting, LATE, came=True).stays) == 3
    turn(sitting, LATE, came=False)
    left = turn(sitting, LATE, came=False)
    assert (len(left.stays), len(left.present)) == (3, 2)
    for who, came in (("waha.registrar", True), ("waha.registrar", False)):
        with pytest.raises(InvalidFieldsError):
            turn(sitting, who, came=came)
    with pytest.raises(WrongRoleError):
        turn(sitting, MEMBER, came=False, by="waha.registrar")


def test_after_the_closing_nobody_comes_or_leaves(steps: Steps) -> None:
    sitting, (item_id,) = open_with_cases(steps, 1)
    decide(sitting, item_id)
    sitting.close()
    with pytest.raises(SessionStateError):
        turn(sitting, LATE, came=True)
