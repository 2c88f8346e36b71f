"""Every branch a case can take, played by invented people on the real engine: for the tests and for the recordings."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from sqlmodel import select

from domain.cycle import CLAIMED_KINDS, SIDE_MOVES, DecisionCode, EventType, Outcome, TaskKind
from services.rulings import undo_ruling
from services.tasks import claim_task
from store.queries.identities import list_open_candidates
from store.tables.decisions import DecisionState
from store.tables.reservations import Reservation, ReservationState
from tests.applicants import blur_applicant, invent_applicant
from tests.forms import COMMON_PAPERS
from tests.world import RunningWorld

Branch = Callable[[RunningWorld], UUID]

RECOMMEND, APPROVE = "waha.researcher recommend", "supervisor approve"
MED_PAPERS = (*COMMON_PAPERS, "hospital_report", "invoice")
PAID = ("waha.manager pay", "waha.admin authorise", "waha.manager settle")
CONFIRM = "waha.manager confirm"
QALB_PAID = ("qalb.manager pay", "supervisor authorise", "qalb.manager settle", "qalb.manager confirm")


def open_case(world: RunningWorld, by: str = "waha.registrar", /, **changes: object) -> UUID:
    """A case of somebody new, checked."""
    return world.start(world.register(by, **{**invent_applicant(), **changes}))


def open_held_case(world: RunningWorld) -> UUID:
    """A case of Waha behind one of Diyaa for the same need."""
    person = invent_applicant()
    world.start(world.register("diyaa.registrar", **person))
    return world.start(world.register("waha.registrar", **person))


def act(world: RunningWorld, request_id: UUID, *acts: str, **fields: object) -> None:
    """Let people act in turn, each written as `who what`; whoever has to claims first. Each takes effect."""
    for each in acts:
        by, code = each.split()
        task = world.find_task(request_id, by)
        assert task is not None
        is_mine = task.holder_id == world.cast.accounts[by]
        if task.kind in CLAIMED_KINDS and not is_mine and code not in SIDE_MOVES:
            if task.kind is TaskKind.STUDY:
                world.study(request_id, by)
            else:
                claim_task(world.store, world.actor(by), task.id, at=world.clock())
        elif code == DecisionCode.RECOMMEND:
            world.write_study(by, request_id)
        receipt = world.decide(by, request_id, code, **fields)
        assert (receipt.state, receipt.refusal) == (DecisionState.APPLIED, None)


def walk(*acts: str) -> Branch:
    def play(world: RunningWorld) -> UUID:
        request_id = open_case(world)
        act(world, request_id, *acts)
        return request_id

    return play


def walk_from_hold(*acts: str) -> Branch:
    def play(world: RunningWorld) -> UUID:
        request_id = open_held_case(world)
        act(world, request_id, *acts)
        return request_id

    return play


def deliver_in_instalments(count: int) -> Branch:
    def play(world: RunningWorld) -> UUID:
        request_id = open_case(world)
        act(world, request_id, RECOMMEND, instalments=str(count))
        act(world, request_id, APPROVE, *[*PAID, CONFIRM] * count)
        return request_id

    return play


def stop_after_one_of_two_instalments(world: RunningWorld) -> UUID:
    request_id = open_case(world)
    act(world, request_id, RECOMMEND, instalments="2")
    act(world, request_id, APPROVE, *PAID, CONFIRM, "waha.registrar withdraw")
    return request_id


def pass_after_another_withdrew(world: RunningWorld) -> UUID:
    person = invent_applicant()
    first = world.start(world.register("diyaa.registrar", **person))
    held = world.start(world.register("waha.registrar", **person))
    act(world, first, "diyaa.registrar withdraw")
    world.relay_all()
    world.wait_until(lambda: world.ask_engine(held).stage == "review")
    act(world, held, "waha.registrar withdraw")
    return held


def meet_overlap_before_payment(*acts: str) -> Branch:
    def play(world: RunningWorld) -> UUID:
        request_id = open_case(world)
        act(world, request_id, RECOMMEND, APPROVE)
        note_aid_given_elsewhere(world, request_id)
        receipt = world.decide("waha.manager", request_id, "pay")
        assert (receipt.state, receipt.refusal) == (DecisionState.REFUSED, "overlap_before_payment")
        act(world, request_id, *acts)
        return request_id

    return play


def ask_who_is_meant(*acts: str, before: str = "diyaa.registrar withdraw") -> Branch:
    """A case whose applicant may be somebody known, who no longer asks; the desk rules on the likeliest candidate."""

    def play(world: RunningWorld) -> UUID:
        person = invent_applicant()
        known = world.start(world.register("diyaa.registrar", **person))
        act(world, known, before)
        request_id = world.start(world.register("waha.registrar", **blur_applicant(person)))
        act(world, request_id, acts[0], person=find_candidate(world, request_id))
        act(world, request_id, *acts[1:])
        return request_id

    return play


def take_a_ruling_back(world: RunningWorld) -> UUID:
    request_id = ask_who_is_meant("desk same_person", RECOMMEND)(world)
    ruling = world.look(request_id, "desk").decisions[0].decision_id
    undo_ruling(world.store, world.actor("desk"), ruling, "حكم خاطئ", at=world.clock())
    world.relay_all()
    world.wait_until(lambda: [task.kind for task in world.ask_engine(request_id).tasks] == ["identify"])
    act(world, request_id, "desk different_person", person=find_candidate(world, request_id))
    act(world, request_id, "waha.registrar withdraw")
    return request_id


def find_candidate(world: RunningWorld, request_id: UUID) -> str:
    with world.store.registry() as db:
        return str(list_open_candidates(db, request_id)[0].person_id)


def sign_three_times(world: RunningWorld) -> UUID:
    request_id = open_case(world, category="MED", amount="4000", papers=MED_PAPERS)
    act(world, request_id, RECOMMEND, amount="3200")
    act(world, request_id, "waha.manager approve", APPROVE, "supervisor2 approve", *PAID)
    act(world, request_id, CONFIRM, proof="payee_receipt")
    return request_id


def sign_twice_at_the_ministry(world: RunningWorld) -> UUID:
    request_id = open_case(world, "qalb.registrar", amount="900")
    act(world, request_id, "qalb.manager recommend", amount="700")
    act(world, request_id, APPROVE, "supervisor2 approve", *QALB_PAID)
    return request_id


def note_aid_given_elsewhere(world: RunningWorld, request_id: UUID) -> None:
    """Enter like aid of another case, as an import of aid from outside will."""
    other = open_case(world, "marfa.registrar")
    act(world, other, "marfa.registrar withdraw")
    with world.store.registry() as db:
        own = db.exec(select(Reservation).where(Reservation.request_id == request_id)).one()
        db.add(
            Reservation(
                request_id=other,
                family=own.family,
                subject_key=own.subject_key,
                state=ReservationState.GIVEN,
                reserved_at=own.reserved_at,
                given_on=own.reserved_at.date(),
            )
        )


BRANCHES: dict[str, tuple[Branch, Outcome]] = {
    "delivered": (walk(RECOMMEND, APPROVE, *PAID, CONFIRM), Outcome.DELIVERED),
    "rejected_by_the_ministry": (walk(RECOMMEND, "supervisor reject"), Outcome.REJECTED),
    "rejection_advised": (walk("waha.researcher advise_rejection", "waha.manager reject"), Outcome.REJECTED),
    "advice_returned": (
        walk("waha.researcher advise_rejection", "waha.manager return", RECOMMEND, APPROVE, *PAID, CONFIRM),
        Outcome.DELIVERED,
    ),
    "sent_back_and_completed": (
        walk("waha.researcher send_back", "waha.registrar complete", RECOMMEND, APPROVE, *PAID, CONFIRM),
        Outcome.DELIVERED,
    ),
    "returned_to_study": (
        walk(RECOMMEND, "supervisor return", RECOMMEND, APPROVE, *PAID, CONFIRM),
        Outcome.DELIVERED,
    ),
    "three_signatures": (sign_three_times, Outcome.DELIVERED),
    "too_small_for_two_signatures": (sign_twice_at_the_ministry, Outcome.DELIVERED),
    "hold_released": (walk_from_hold("desk release", RECOMMEND, APPROVE, *PAID, CONFIRM), Outcome.DELIVERED),
    "hold_ruled_duplicate": (walk_from_hold("desk rule_duplicate"), Outcome.DUPLICATE),
    "hold_complemented": (walk_from_hold("desk complement", "waha.registrar withdraw"), Outcome.WITHDRAWN),
    "hold_joined": (walk_from_hold("desk join"), Outcome.DUPLICATE),
    "hold_excepted": (walk_from_hold("desk except", "waha.registrar withdraw"), Outcome.WITHDRAWN),
    "hold_freed_by_another": (pass_after_another_withdrew, Outcome.WITHDRAWN),
    "withdrawn_while_held": (walk_from_hold("waha.registrar withdraw"), Outcome.WITHDRAWN),
    "withdrawn_to_claim": (walk("waha.registrar withdraw"), Outcome.WITHDRAWN),
    "withdrawn_by_the_applicant_asked": (
        walk("waha.researcher send_back", "waha.registrar withdraw"),
        Outcome.WITHDRAWN,
    ),
    "withdrawn_at_sign_off": (walk(RECOMMEND, "waha.registrar withdraw"), Outcome.WITHDRAWN),
    "withdrawn_before_payment": (walk(RECOMMEND, APPROVE, "waha.manager withdraw"), Outcome.WITHDRAWN),
    "withdrawn_after_payment": (
        walk(RECOMMEND, APPROVE, *PAID, "waha.manager withdraw"),
        Outcome.PARTLY_DELIVERED,
    ),
    "three_instalments": (deliver_in_instalments(3), Outcome.DELIVERED),
    "stopped_between_instalments": (stop_after_one_of_two_instalments, Outcome.PARTLY_DELIVERED),
    "order_refused_and_issued_again": (
        walk(RECOMMEND, APPROVE, PAID[0], "waha.admin decline", *PAID, CONFIRM),
        Outcome.DELIVERED,
    ),
    "returned_by_the_bank": (
        walk(
            RECOMMEND, APPROVE, *PAID[:2], "waha.manager bounce", *PAID, "waha.manager bounce", *PAID, CONFIRM
        ),
        Outcome.DELIVERED,
    ),
    "recipient_not_reached": (
        walk(RECOMMEND, APPROVE, *PAID, "waha.manager not_received", CONFIRM),
        Outcome.DELIVERED,
    ),
    "overlap_before_payment": (meet_overlap_before_payment("waha.registrar withdraw"), Outcome.WITHDRAWN),
    "payment_held_and_released": (
        meet_overlap_before_payment("desk release", *PAID, CONFIRM),
        Outcome.DELIVERED,
    ),
    "payment_held_as_duplicate": (meet_overlap_before_payment("desk rule_duplicate"), Outcome.DUPLICATE),
    "ruled_same": (ask_who_is_meant("desk same_person", "waha.registrar withdraw"), Outcome.WITHDRAWN),
    "ruled_different": (
        ask_who_is_meant("desk different_person", RECOMMEND, APPROVE, *PAID, CONFIRM),
        Outcome.DELIVERED,
    ),
    "ruling_taken_back": (take_a_ruling_back, Outcome.WITHDRAWN),
}
"""Name → how it is played, and how the case ends. Deadlines need skipped time and are played elsewhere."""


def leave_alone(*acts: str) -> Branch:
    """Nobody does anything more for ten weeks."""

    def play(world: RunningWorld) -> UUID:
        request_id = walk(*acts)(world)
        world.skip(request_id, timedelta(days=70))
        world.wait_until(lambda: world.ask_engine(request_id).wakes_at is None)
        return request_id

    return play


def sleep_until_the_day_of_a_hold(world: RunningWorld) -> UUID:
    """The desk puts a hold off, and on its day like aid still stands in the way."""
    request_id = open_held_case(world)
    act(world, request_id, "desk defer")
    world.skip(request_id, timedelta(days=90))
    world.wait_until(lambda: world.ask_engine(request_id).wakes_at is None)
    assert EventType.STILL_HELD in [event.type for event in world.look(request_id).timeline]
    return request_id


NEGLECTED: dict[str, Branch] = {
    "neglected_study": leave_alone(),
    "neglected_signature": leave_alone(RECOMMEND),
    "papers_never_came": leave_alone("waha.researcher send_back"),
    "hold_deferred": sleep_until_the_day_of_a_hold,
    "thirteen_instalments": deliver_in_instalments(13),
}
"""Branches that skip time or begin anew: recorded and replayed; how they end is told where deadlines are tested."""
