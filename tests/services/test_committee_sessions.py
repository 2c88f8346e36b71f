"""Committees sit: agenda, quorum, recusals, many cases in one sitting, and nothing in effect before the signed scan."""

import hashlib
import json
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from domain.errors import (
    InvalidFieldsError,
    KeyReusedError,
    NoQuorumError,
    NotFoundError,
    RecordFaultError,
    SessionStateError,
    TooLargeError,
    UndecidedItemsError,
    WrongRoleError,
)
from gateways.paper_store import MOST_BYTES, PaperStore, UnsupportedFileError
from services.agendas import InterestForm, ItemForm, decide_items, declare_interest, put_on_agenda
from services.committee_sessions import Scan, SessionForm, attach_scan, draft_session, get_session, read_scan
from services.committees import (
    CommitteeForm,
    SeatForm,
    end_seat,
    found_committee,
    get_committee,
    list_own_committees,
    seat_member,
)
from services.decisions import settle_refusal
from store.queries.committee_sessions import list_unsigned
from store.tables.decisions import DecisionState
from tests.keeping import open_papers
from tests.pooling import change_standing, find_charity_id
from tests.signing import MEMBERS, SCAN, Sitting, ask_for, found, hire, list_open, sign
from tests.stepping import Steps
from tests.world import World, submit


@pytest.fixture
def steps(world: World) -> Steps:
    """A world whose policy asks for the aid committee of Waha, which has one."""
    ask_for(world, "committee")
    return Steps(world)


@pytest.fixture
def papers(tmp_path: Path) -> PaperStore:
    return open_papers(tmp_path)


def recommend(steps: Steps, count: int = 1) -> list[UUID]:
    """Cases that wait for the committee."""
    opened = [steps.open_case() for _ in range(count)]
    for request_id in opened:
        steps.recommend(request_id)
    return opened


def count_decisions(world: World) -> int:
    with world.store.registry() as db:
        query = "select count(*) from decision where committee_session_id is not null"
        return int(db.execute(text(query)).scalar_one())


def test_a_session_decides_and_nothing_happens_before_its_signed_minutes_are_attached(
    steps: Steps, papers: PaperStore
) -> None:
    sitting = Sitting(steps.world, found(steps.world))
    (request_id,) = recommend(steps)
    sitting.lay()
    sitting.open()
    sitting.decide()
    view = sitting.close()
    assert (view.state, view.progress.total, count_decisions(steps.world)) == ("closed", 0, 0)
    (task,) = list_open(steps.world, request_id)
    assert (task.wait, task.state) == ("committee", "open")
    with steps.store.registry() as db:
        assert list_unsigned(db, [request_id])[request_id][0] == view.number
    sign(steps, sitting, papers)
    view = sitting.look()
    assert (view.state, view.progress.total, view.progress.settled) == ("in_effect", 1, 1)
    case = steps.world.look(request_id)
    assert case.stage == "delivery" or case.task is not None
    decision = next(each for each in case.decisions if each.code == "approve")
    assert decision.session_number == view.number
    assert read_scan(
        steps.store, papers, steps.world.actor("waha.admin"), sitting.session_id, at=steps.world.clock()
    ) == Scan(SCAN, "application/pdf")


def test_sessions_are_numbered_per_committee_and_year(steps: Steps) -> None:
    first, second = found(steps.world), found(steps.world)
    year = steps.world.clock().astimezone().year
    numbers = [Sitting(steps.world, committee).look().number for committee in (first, first, second)]
    assert numbers == [f"1/{year}", f"2/{year}", f"1/{year}"]


def test_a_session_opens_before_its_quorum_of_members_and_never_below(steps: Steps) -> None:
    sitting = Sitting(steps.world, found(steps.world, quorum=3))
    with pytest.raises(NoQuorumError) as refused:
        sitting.open("waha.manager", "waha.admin")
    assert refused.value.params == {"present": 2, "quorum": 3}
    with pytest.raises(InvalidFieldsError) as stranger:
        sitting.open("waha.manager", "waha.admin", "waha.registrar")
    assert [(p.field, p.code) for p in stranger.value.problems] == [("present", "not_a_member")]
    with pytest.raises(InvalidFieldsError):
        sitting.open("waha.manager", "waha.admin", "waha.researcher2", chair="waha.researcher")
    view = sitting.open()
    assert (view.state, len(view.present)) == ("open", 3)
    assert sitting.open().present == view.present, "opening it again changes nothing"


def test_whoever_registered_or_studied_a_case_leaves_it_and_is_not_counted(steps: Steps) -> None:
    members = ("waha.manager", "waha.registrar", "waha.researcher")
    sitting = Sitting(steps.world, found(steps.world, members=(*members, "waha.admin")))
    recommend(steps)
    sitting.lay()
    (item,) = sitting.open(*members, chair="waha.researcher").items
    grounds = {each.person.name_en: each.ground for each in item.recusals if each.person}
    assert sorted(grounds.values()) == ["acted", "registered"]
    assert not item.is_quorate
    (result,) = sitting.decide()
    assert (result.refusal, result.decision) == ("no_quorum", None)
    (put_off,) = sitting.decide("put_off")
    assert (put_off.refusal, put_off.decision) == (None, "put_off")


def test_a_member_who_declares_an_interest_leaves_the_item_and_it_is_decided_again(steps: Steps) -> None:
    world = steps.world
    sitting = Sitting(world, found(world))
    recommend(steps)
    sitting.lay()
    (item,) = sitting.open().items
    sitting.decide()
    manager = world.cast.accounts["waha.manager"]

    def declare(by: str, account_id: UUID) -> None:
        form = InterestForm(account_id, "صلة قرابة بمقدم الطلب")
        declare_interest(
            world.store, world.actor(by), sitting.session_id, item.item_id, form, at=world.clock()
        )

    with pytest.raises(WrongRoleError):
        declare("waha.researcher2", manager)
    declare("waha.manager", manager)
    (item,) = sitting.look().items
    assert (item.decision, item.is_quorate) == (None, True)
    (result,) = sitting.decide()
    assert result.decision == "approve"
    declare("waha.admin", world.cast.accounts["waha.admin"])
    (result,) = sitting.decide()
    assert result.refusal == "no_quorum"


def test_the_chair_signs_and_in_an_item_he_left_the_next_member_does(
    steps: Steps, papers: PaperStore
) -> None:
    world = steps.world
    sitting = Sitting(world, found(world))
    first, second = recommend(steps, 2)
    sitting.lay()
    view = sitting.open(*MEMBERS, chair="waha.manager")
    item = next(each for each in view.items if each.request_id == second)
    form = InterestForm(world.cast.accounts["waha.manager"], "جار مقدم الطلب")
    declare_interest(
        world.store, world.actor("waha.admin"), sitting.session_id, item.item_id, form, at=world.clock()
    )
    sitting.decide()
    sitting.close()
    sign(steps, sitting, papers)
    signers = {}
    for request_id in (first, second):
        decision = next(each for each in world.look(request_id).decisions if each.session_number)
        assert decision.actor is not None
        signers[request_id] = decision.actor.account_id
    assert signers == {
        first: world.cast.accounts["waha.manager"],
        second: world.cast.accounts["waha.researcher2"],
    }


def test_whoever_sat_over_a_case_signs_no_later_level(steps: Steps, papers: PaperStore) -> None:
    ask_for(steps.world, "committee", "aid_manager")
    world = steps.world
    sitting = Sitting(world, found(world))
    request_id = steps.open_case()
    steps.recommend(request_id, amount="400")
    sitting.lay()
    sitting.open()
    sitting.decide()
    sitting.close()
    sign(steps, sitting, papers)
    (task,) = list_open(world, request_id)
    assert {world.cast.accounts[name] for name in MEMBERS} <= set(task.barred)
    assert task.role == "supervisor", "its only aid manager sat in the committee"


def test_a_cut_needs_its_reason_a_rejection_a_typed_one_and_nobody_approves_more(steps: Steps) -> None:
    sitting = Sitting(steps.world, found(steps.world))
    recommend(steps)
    sitting.lay()
    sitting.open()

    def judge(decision: str, **fields: str) -> list[tuple[str, str]]:
        (result,) = sitting.decide(decision, **fields)
        return [(problem.field, problem.code) for problem in result.problems]

    assert judge("approve", amount="299") == [("text", "cut_needs_reason")]
    assert judge("approve", amount="301") == [("amount", "amount_above_recommended")]
    assert judge("reject") == [("reason", "required")]
    assert judge("return") == [("text", "required")]
    assert judge("") == [("decision", "required")]
    assert judge("approve", amount="299", text="يكفي") == []


def test_the_minutes_are_fixed_when_the_session_closes(steps: Steps) -> None:
    sitting = Sitting(steps.world, found(steps.world))
    recommend(steps, 2)
    sitting.lay()
    sitting.open()
    with pytest.raises(UndecidedItemsError) as left:
        sitting.close()
    assert left.value.params == {"count": 2}
    sitting.decide("reject", reason="conditions_not_met", text="لا تنطبق الشروط")
    view = sitting.close()
    assert view.minutes is not None
    assert view.minutes_digest == hashlib.sha256(view.minutes.encode()).hexdigest()
    content = json.loads(view.minutes)
    assert [item["decision"] for item in content["items"]] == ["reject", "reject"]
    assert (content["number"], len(content["present"]), content["quorum"]) == (view.number, 3, 2)
    steps.pass_time(1)
    again = sitting.close()
    assert (again.minutes, again.closed_at) == (view.minutes, view.closed_at)
    with pytest.raises(SessionStateError):
        sitting.decide()
    with pytest.raises(SessionStateError):
        sitting.lay(uuid4())
    with pytest.raises(RecordFaultError), steps.store.registry() as db:
        db.execute(text("update session_minutes set content = '{}'"))


def test_the_scan_is_a_scan_and_one_alone_puts_the_session_in_effect(
    steps: Steps, papers: PaperStore
) -> None:
    world = steps.world
    sitting = Sitting(world, found(world))
    recommend(steps)
    sitting.lay()
    sitting.open()

    def attach(content: bytes) -> str:
        view = attach_scan(
            world.store, papers, world.actor("waha.admin"), sitting.session_id, content, at=world.clock()
        )
        return view.state

    sitting.decide()
    with pytest.raises(SessionStateError):
        attach(SCAN)
    sitting.close()
    with pytest.raises(UnsupportedFileError):
        attach(b"MZ no scan at all")
    with pytest.raises(TooLargeError):
        attach(SCAN + bytes(MOST_BYTES))
    assert attach(SCAN) == "in_effect"
    assert attach(SCAN) == "in_effect", "the same scan again changes nothing"
    assert count_decisions(world) == 1
    with pytest.raises(SessionStateError):
        attach(SCAN.replace(b"scan", b"other"))


def test_a_case_that_was_put_off_comes_before_the_next_session_and_lies_before_one_at_a_time(
    steps: Steps, papers: PaperStore
) -> None:
    committee_id = found(steps.world)
    first, second = Sitting(steps.world, committee_id), Sitting(steps.world, committee_id)
    (request_id,) = recommend(steps)
    (task,) = list_open(steps.world, request_id)
    first.lay()
    assert second.list_waiting() == []
    (row,) = put_on_agenda(
        steps.store, steps.world.actor("waha.admin"), second.session_id, [task.id], at=steps.world.clock()
    )
    assert row.refusal == "not_for_agenda"
    first.open()
    first.decide("put_off")
    first.close()
    second.lay(task.id)
    second.open()
    second.decide()
    second.close()
    sign(steps, second, papers)
    assert second.look().progress.settled == 1


def test_a_case_that_left_meanwhile_is_passed_over_and_the_others_take_effect(
    steps: Steps, papers: PaperStore
) -> None:
    sitting = Sitting(steps.world, found(steps.world))
    early, late, kept = recommend(steps, 3)
    sitting.lay()
    sitting.open()
    sitting.decide()
    steps.decide("waha.registrar", early, "withdraw")
    sitting.close()
    steps.decide("waha.registrar", late, "withdraw")
    sign(steps, sitting, papers)
    view = sitting.look()
    told = {item.request_id: (item.is_fallen, item.refusal, item.state) for item in view.items}
    assert told == {
        early: (True, "task_closed", None),
        late: (True, "task_closed", None),
        kept: (False, None, DecisionState.APPLIED),
    }


def test_an_item_falls_by_itself_and_the_session_and_its_minutes_say_why(steps: Steps) -> None:
    world = steps.world
    sitting = Sitting(world, found(world))
    withdrawn, suspended, kept = recommend(steps, 3)
    sitting.lay()
    sitting.open()
    steps.decide("waha.registrar", withdrawn, "withdraw")
    steps.decide("waha.manager", suspended, "suspend")
    told = {item.request_id: item.fall_ground for item in sitting.look().items}
    assert told == {withdrawn: "withdrawn", suspended: "suspended", kept: None}
    # Nothing has to be decided of what fell, and nothing can be.
    sitting.decide()
    view = sitting.close()
    assert view.minutes is not None
    assert {item["fallen"] for item in json.loads(view.minutes)["items"]} == {"withdrawn", "suspended", None}
    steps.decide("waha.manager", suspended, "resume")
    assert {item.request_id: item.fall_ground for item in sitting.look().items} == told


def test_a_case_that_was_taken_away_stays_on_the_agenda_by_its_number_alone(steps: Steps) -> None:
    world = steps.world
    sitting = Sitting(world, found(world))
    (taken,) = recommend(steps)
    sitting.lay()
    sitting.open()
    number = world.look(taken).number
    waha = find_charity_id(world, "waha")
    change_standing(world, waha)
    steps.recheck_all()
    change_standing(world, waha, "active")
    assert world.look(taken).charity is None
    (item,) = sitting.look().items
    assert (item.number, item.fall_ground, item.limit_fils, item.category_en) == (number, "taken_away", 0, "")
    view = sitting.close()
    assert view.minutes is not None
    (written,) = json.loads(view.minutes)["items"]
    assert (written["case"], written["fallen"], written["decision"]) == (number, "taken_away", None)


def test_a_decision_the_engine_refused_lets_the_case_come_before_another_session(
    steps: Steps, papers: PaperStore
) -> None:
    world = steps.world
    committee_id = found(world)
    sitting = Sitting(world, committee_id)
    recommend(steps)
    sitting.lay()
    sitting.open()
    sitting.decide()
    sitting.close()
    attach_scan(world.store, papers, world.actor("waha.admin"), sitting.session_id, SCAN, at=world.clock())
    with world.store.registry() as db:
        decision_id = db.execute(text("select id from decision where state = 'pending'")).scalar_one()
    settle_refusal(world.store, decision_id, "excluded_person", at=world.clock())
    (item,) = sitting.look().items
    assert (item.state, item.refusal) == ("refused", "excluded_person")
    assert len(Sitting(world, committee_id).list_waiting()) == 1


def test_the_ministry_sits_for_a_body_that_has_no_committee(steps: Steps, papers: PaperStore) -> None:
    world = steps.world
    hire(world, "supervisor3", "supervisor")
    committee_id = found(world, by="supervisor", members=("supervisor", "supervisor2", "supervisor3"))
    (request_id,) = recommend(steps)
    (task,) = list_open(world, request_id)
    assert (task.wait, task.role) == ("committee", "supervisor")
    sitting = Sitting(world, committee_id, by="supervisor")
    sitting.lay()
    sitting.open("supervisor2", "supervisor3")
    sitting.decide()
    sitting.close()
    sign(steps, sitting, papers)
    case = world.look(request_id, "waha.manager")
    decision = next(each for each in case.decisions if each.session_number)
    assert decision.session_number == sitting.look().number, "the charity reads the number of the session"
    with pytest.raises(NotFoundError):
        get_session(world.store, world.actor("waha.admin"), sitting.session_id, at=world.clock())


def test_the_ministry_watches_a_charitys_committee_and_does_nothing_in_it(steps: Steps) -> None:
    world = steps.world
    committee_id = found(world)
    sitting = Sitting(world, committee_id)
    view = get_session(world.store, world.actor("supervisor"), sitting.session_id, at=world.clock())
    assert not view.may_keep
    assert [
        row.committee_id for row in list_own_committees(world.store, world.actor("auditor"), at=world.clock())
    ] == [committee_id]
    form = SessionForm()
    with pytest.raises(WrongRoleError):
        draft_session(
            world.store, world.actor("supervisor"), committee_id, form, submit(form), at=world.clock()
        )


def test_another_charity_learns_nothing_of_a_committee(steps: Steps) -> None:
    world = steps.world
    committee_id = found(world)
    for name in ("diyaa.manager",):
        with pytest.raises(NotFoundError):
            get_committee(world.store, world.actor(name), committee_id, at=world.clock())
        assert list_own_committees(world.store, world.actor(name), at=world.clock()) == ()


def test_seats_are_dated_and_given_to_staff_of_the_same_body(steps: Steps) -> None:
    world = steps.world
    committee_id = found(world, members=("waha.manager",))
    actor, at = world.actor("waha.admin"), world.clock()

    def seat(username: str) -> UUID:
        form = SeatForm(username)
        return seat_member(world.store, actor, committee_id, form, submit(form), at=at)

    with pytest.raises(InvalidFieldsError):
        seat("diyaa.manager")
    seat_id = seat("waha.researcher")
    assert seat("waha.researcher") == seat_id, "who sits already keeps the seat"
    end_seat(world.store, actor, committee_id, seat_id, at=at)
    world.clock.move(timedelta(days=2))
    sitting = Sitting(world, committee_id)
    with pytest.raises(InvalidFieldsError):
        sitting.open("waha.manager", "waha.researcher")


def test_a_committee_needs_names_and_a_quorum_and_is_founded_once(steps: Steps) -> None:
    world = steps.world
    actor, at = world.actor("waha.admin"), world.clock()
    with pytest.raises(InvalidFieldsError) as refused:
        found_committee(world.store, actor, CommitteeForm("", "", "1"), submit({}), at=at)
    assert [p.field for p in refused.value.problems] == ["name_ar", "name_en", "quorum"]
    with pytest.raises(WrongRoleError):
        found_committee(
            world.store, world.actor("waha.manager"), CommitteeForm("لجنة", "C", "2"), submit({}), at=at
        )
    form = CommitteeForm("لجنة", "C", "2")
    submission = submit(form)
    ids = {found_committee(world.store, actor, form, submission, at=at) for _ in range(2)}
    assert len(ids) == 1
    with pytest.raises(KeyReusedError):
        found_committee(
            world.store,
            actor,
            form,
            type(submission)(submission.key, b"another"),
            at=at,
        )


def test_a_form_sent_twice_decides_once(steps: Steps) -> None:
    world = steps.world
    sitting = Sitting(world, found(world))
    recommend(steps)
    sitting.lay()
    (item,) = sitting.open().items
    forms = [ItemForm(item.item_id, "approve")]
    submission = submit({"forms": "first"})
    decide_items(
        world.store, world.actor("waha.admin"), sitting.session_id, forms, submission, at=world.clock()
    )
    sitting.decide("return", text="تعاد الدراسة")
    (row,) = decide_items(
        world.store, world.actor("waha.admin"), sitting.session_id, forms, submission, at=world.clock()
    )
    assert row.decision == "return"
