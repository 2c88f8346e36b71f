"""Branches beside the straight way of a case: side moves, seats, sessions, the pool, charities that end, lists, visits."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import text

from domain.appointments import AppointmentForm
from domain.calendars import read_day
from domain.case_papers import BroughtFile
from domain.categories import FundSource, Paper
from domain.cycle import EventType, Outcome
from domain.funds import MoneyForm
from domain.messages import MessageTemplate
from domain.policy_drafts import BandForm, PolicyForm
from domain.reopenings import ReopeningForm
from domain.stuck_cases import Mend
from domain.visits import VisitForm, VisitOutcomeForm, compute_visit_end
from services.appointments import book_appointment
from services.campaign_lists import sign_list
from services.committee_sessions import attach_scan
from services.decisions import DecisionReceipt
from services.extensions import ExtensionForm, extend_task
from services.founding import NewFund, open_funds
from services.funds import deposit, list_sheets
from services.letters import write_token
from services.list_delivery import deliver_signed
from services.list_views import RowPlace
from services.mends import MendForm, mend_case
from services.paper_scans import bring_papers
from services.policies import get_calendar
from services.reopenings import reopen_case
from services.tasks import claim_task
from services.visits import VisitView, book_visit, settle_visit
from store.queries.messages import list_messages
from tests.applicants import invent_applicant
from tests.campaigning import enter, look, make_rows, open_food, submit_rows
from tests.keeping import open_papers
from tests.policies import publish
from tests.pooling import change_standing, direct, find_charity_id, give_back, pull, register_alone
from tests.signing import SCAN, Sitting, found, hire
from tests.sponsoring import ByEngine, Sponsorship
from tests.stepping import Steps
from tests.workflows.branches import (
    APPROVE,
    CONFIRM,
    MED_PAPERS,
    PAID,
    QALB_PAID,
    RECOMMEND,
    Branch,
    act,
    ask_who_is_meant,
    find_candidate,
    leave_alone,
    open_case,
    walk,
)
from tests.world import RunningWorld, submit

MANAR_PAID = tuple(each.replace("qalb", "manar") for each in QALB_PAID)
DIYAA_PAID = tuple(each.replace("qalb", "diyaa") for each in QALB_PAID)
SUSPENDED = ("waha.manager suspend", "waha.manager resume")


def apply(world: RunningWorld, receipt: DecisionReceipt) -> None:
    assert world.hand_over(receipt.decision_id).state == "applied"


@contextmanager
def asking_for(world: RunningWorld, *levels: str) -> Iterator[None]:
    """Let the policy ask for these levels whatever the amount, and afterwards again for those it asked for before."""
    before: list[tuple[BandForm, ...]] = []

    def ask(form: PolicyForm) -> PolicyForm:
        before.append(form.bands)
        return replace(form, bands=(BandForm("0", levels=levels),))

    publish(world, ask)
    try:
        yield
    finally:
        publish(world, lambda form: replace(form, bands=before[0]))


def find_number_of_another(world: RunningWorld) -> UUID:
    """Somebody new who typed the number of somebody known, who asks for the same."""
    person, other = invent_applicant(), invent_applicant()
    open_case(world, "diyaa.registrar", **person)
    request_id = open_case(world, **{**other, "document_number": person["document_number"]})
    act(world, request_id, "desk number_of_another", person=find_candidate(world, request_id))
    act(world, request_id, "waha.registrar withdraw")
    return request_id


def visit_again(world: RunningWorld) -> UUID:
    request_id = open_case(world)
    act(world, request_id, RECOMMEND)
    act(world, request_id, "supervisor return", reason="second_visit")
    act(world, request_id, "waha.registrar withdraw")
    return request_id


def escalate(world: RunningWorld) -> UUID:
    """The aid manager does not decide it and sends it up."""
    request_id = open_case(world, category="MED", amount="4000", papers=MED_PAPERS)
    act(world, request_id, RECOMMEND, amount="3200")
    act(world, request_id, "waha.manager escalate", APPROVE, "supervisor2 reject")
    return request_id


def sign_by_two_of_three(world: RunningWorld) -> UUID:
    if "supervisor3" not in world.cast.accounts:
        hire(world, "supervisor3", "supervisor")
    with asking_for(world, "ministry:2/3"):
        request_id = open_case(world)
    act(world, request_id, RECOMMEND, APPROVE, "supervisor2 reject", "supervisor3 approve", *PAID, CONFIRM)
    return request_id


def sit_over_it(world: RunningWorld) -> UUID:
    """A committee decides it on paper, the signed minutes bring it into effect, and the ministry signs after them."""
    sitting = Sitting(world, found(world))
    with asking_for(world, "committee"):
        request_id = open_case(world)
    act(world, request_id, RECOMMEND)
    sitting.lay()
    sitting.open()
    sitting.decide()
    sitting.close()
    with tempfile.TemporaryDirectory() as folder:
        papers, secretary = open_papers(Path(folder)), world.actor("waha.admin")
        attach_scan(world.store, papers, secretary, sitting.session_id, SCAN, at=world.clock())
    world.relay_all()
    world.wait_until(lambda: [task.wait for task in world.ask_engine(request_id).tasks] == ["ministry"])
    act(world, request_id, APPROVE, *PAID, CONFIRM)
    return request_id


def pull_it_twice(world: RunningWorld) -> UUID:
    """Out of the pool, back into it, and out of it again."""
    request_id = world.start(register_alone(world))
    apply(world, pull(world, "waha.researcher", request_id))
    apply(world, give_back(world, "waha.researcher", request_id))
    apply(world, pull(world, "diyaa.researcher", request_id))
    act(world, request_id, "diyaa.researcher recommend", APPROVE, *DIYAA_PAID)
    return request_id


@contextmanager
def ending(world: RunningWorld, request_id: UUID, *, heir: str = "") -> Iterator[None]:
    """Dissolve Manar, which has the case, until the block ends."""
    manar = find_charity_id(world, "manar")
    change_standing(world, manar, "dissolved", heir=find_charity_id(world, heir) if heir else None)
    world.relay_all()
    world.wait_until(lambda: world.ask_engine(request_id).charity_id != str(manar))
    yield
    change_standing(world, manar, "active")


def lose_charity_in_study(world: RunningWorld) -> UUID:
    request_id = open_case(world, "manar.registrar")
    world.study(request_id, "manar.researcher")
    with ending(world, request_id):
        apply(world, pull(world, "diyaa.researcher", request_id))
    act(world, request_id, "diyaa.registrar withdraw")
    return request_id


def inherit_payments(world: RunningWorld) -> UUID:
    """The first of two instalments is paid without receipt when the charity ends: the heir goes on."""
    request_id = open_case(world, "manar.registrar")
    act(world, request_id, "manar.researcher recommend", instalments="2")
    act(world, request_id, APPROVE, *MANAR_PAID[:-1])
    with ending(world, request_id, heir="diyaa"):
        act(world, request_id, "diyaa.manager confirm", *DIYAA_PAID)
    return request_id


def hand_payments_over(world: RunningWorld) -> UUID:
    """The order is at the bank when the charity ends without an heir: the ministry settles it and names who goes on."""
    request_id = open_case(world, "manar.registrar")
    act(world, request_id, "manar.researcher recommend", APPROVE, *MANAR_PAID[:2])
    with ending(world, request_id):
        act(world, request_id, "supervisor settle")
        apply(world, direct(world, request_id, "diyaa"))
        act(world, request_id, "diyaa.manager confirm")
    return request_id


def stand_in_a_list(world: RunningWorld) -> UUID:
    """A row of a campaign's list: checked, signed with it, and withdrawn before it is paid."""
    studied = open_case(world)
    act(world, studied, RECOMMEND)
    open_food(world, household_ceiling="60")
    listed = submit_rows(world, make_rows(Steps(world), [studied]))
    enter(world, listed.list_id)
    world.relay_all()
    world.wait_until(lambda: RowPlace.CHECKING not in look(world, listed.list_id).counts)
    supervisors = iter(("supervisor", "supervisor2"))
    for level in look(world, listed.list_id).signatures:
        signer = "waha.manager" if level == "aid_manager" else next(supervisors)
        rows = sign_list(world.store, world.actor(signer), listed.list_id, at=world.clock())
        (row,) = world.portal.call(deliver_signed, world.processes, rows)
        assert row.state == "applied"
    act(world, row.request_id, "waha.manager withdraw")
    return row.request_id


def wait_for_balance(world: RunningWorld) -> UUID:
    """Its fund has too little when it is approved, and a deposit serves it."""
    code = f"purse-{uuid4().hex[:8]}"
    fund = NewFund(code, "صندوق صغير", "Small fund", FundSource.ZAKAT, 100_000)
    open_funds(world.store, find_charity_id(world, "waha"), [fund], at=world.clock())
    request_id = open_case(world)
    act(world, request_id, RECOMMEND, fund=code)
    act(world, request_id, APPROVE)
    sheets = list_sheets(world.store, world.actor("waha.admin"))
    fund_id = next(sheet.fund_id for sheet in sheets if sheet.code == code)
    form = MoneyForm("500", reference="D-1")
    deposit(world.store, world.actor("waha.admin"), fund_id, form, submit(form), at=world.clock())
    world.relay_all()
    world.wait_until(lambda: [task.wait for task in world.ask_engine(request_id).tasks] == ["order"])
    act(world, request_id, *PAID, CONFIRM)
    return request_id


def ask_a_lost_clock(world: RunningWorld) -> UUID:
    """A warning is long due and the engine did not ask: somebody has it asked again."""
    request_id = open_case(world)
    with world.store.registry() as db:
        query = text("update task set warn_at = :at where request_id = :id")
        db.execute(query, {"at": world.clock() - timedelta(hours=1), "id": request_id})
    form = MendForm(Mend.ASK_CLOCK.value, "لم تُسأل الساعة")
    mend_case(world.store, world.actor("operator"), request_id, form, submit(form), at=world.clock())
    world.relay_all()
    wait_for(world, request_id, EventType.WARNED)
    act(world, request_id, "waha.registrar withdraw")
    return request_id


def bring_by_link(world: RunningWorld) -> UUID:
    """What was asked for comes by the link of the message, and the case goes on without anybody of its charity."""
    request_id = open_case(world)
    world.catch_up(request_id)
    act(world, request_id, "waha.researcher send_back")
    with world.store.registry() as db:
        (asked,) = (
            row for row in list_messages(db, request_id) if row.template is MessageTemplate.PAPER_ASKED
        )
    link = write_token(world.store.seal, "link", asked.id.bytes)
    brought = [BroughtFile(Paper.INCOME, SCAN)]
    with tempfile.TemporaryDirectory() as folder:
        bring_papers(world.store, open_papers(Path(folder)), link, brought, at=world.clock())
    world.relay_all()
    # A clock that moved wakes up to twenty seconds after its instant.
    world.wait_until(
        lambda: [task.kind for task in world.ask_engine(request_id).tasks] == ["study"], seconds=60
    )
    act(world, request_id, RECOMMEND, APPROVE, *PAID, CONFIRM)
    return request_id


def open_again(world: RunningWorld) -> UUID:
    """Withdrawn, and opened again by the ministry: the process of its second round."""
    request_id = walk("waha.registrar withdraw")(world)
    form = ReopeningForm("applicant_returned", "عاد يطلبها")
    reopen_case(world.store, world.actor("supervisor2"), request_id, form, submit(form), at=world.clock())
    world.relay_all()
    world.wait_until(lambda: world.has_task(request_id))
    act(world, request_id, RECOMMEND, APPROVE, *PAID, CONFIRM)
    return request_id


SIDE_BRANCHES: dict[str, tuple[Branch, Outcome]] = {
    "suspended_and_resumed_at_every_stage": (
        walk(
            *SUSPENDED,
            "waha.researcher send_back",
            *SUSPENDED,
            "waha.registrar complete",
            RECOMMEND,
            "supervisor suspend",
            "supervisor resume",
            APPROVE,
            *SUSPENDED,
            *PAID,
            *SUSPENDED,
            CONFIRM,
        ),
        Outcome.DELIVERED,
    ),
    "ruled_relative": (ask_who_is_meant("desk relative", "waha.registrar withdraw"), Outcome.WITHDRAWN),
    "ruled_number_of_another": (find_number_of_another, Outcome.WITHDRAWN),
    "second_visit": (visit_again, Outcome.WITHDRAWN),
    "escalated": (escalate, Outcome.REJECTED),
    "quorum_of_two_in_three": (sign_by_two_of_three, Outcome.DELIVERED),
    "committee_session": (sit_over_it, Outcome.DELIVERED),
    "pulled_given_back_and_pulled": (pull_it_twice, Outcome.DELIVERED),
    "charity_ended_in_study": (lose_charity_in_study, Outcome.WITHDRAWN),
    "payments_inherited": (inherit_payments, Outcome.DELIVERED),
    "payments_handed_over": (hand_payments_over, Outcome.DELIVERED),
    "row_of_a_list": (stand_in_a_list, Outcome.WITHDRAWN),
    "balance_awaited_and_found": (wait_for_balance, Outcome.DELIVERED),
    "lost_clock_asked_again": (ask_a_lost_clock, Outcome.WITHDRAWN),
    "reopened_by_the_ministry": (open_again, Outcome.DELIVERED),
    "papers_brought_by_link": (bring_by_link, Outcome.DELIVERED),
}


def wait_for(world: RunningWorld, request_id: UUID, event: EventType) -> None:
    world.wait_until(lambda: event in [each.type for each in world.look(request_id).timeline])


def direct_what_nobody_took(world: RunningWorld) -> UUID:
    """Two weeks in the pool; the body it is directed to leaves it lying, and it is directed elsewhere."""
    request_id = world.start(register_alone(world))
    world.skip(request_id, timedelta(days=15))
    wait_for(world, request_id, EventType.POOL_ALERTED)
    apply(world, direct(world, request_id, "marfa"))
    world.skip(request_id, timedelta(days=15))
    wait_for(world, request_id, EventType.BREACHED)
    apply(world, direct(world, request_id, "diyaa"))
    act(world, request_id, "diyaa.registrar withdraw")
    return request_id


def extend_a_study(world: RunningWorld) -> UUID:
    """More time is asked for: the old timer asks, and what is neglected is told at the new instants."""
    request_id = open_case(world)
    task = world.find_task(request_id, "waha.manager")
    assert task is not None
    until = read_day(get_calendar(world.store).add_working_days(task.due_at, 1))
    form = ExtensionForm(until.isoformat(), "بانتظار تقرير المستشفى")
    extend_task(world.store, world.actor("waha.manager"), task.id, form, submit(form), at=world.clock())
    world.skip(request_id, timedelta(days=70))
    world.wait_until(lambda: world.ask_engine(request_id).wakes_at is None)
    return request_id


def miss_a_visit_and_make_the_next(world: RunningWorld) -> UUID:
    request_id = open_case(world)
    task, me = world.find_task(request_id, "waha.researcher"), world.actor("waha.researcher")
    assert task is not None
    claim_task(world.store, me, task.id, at=world.clock())
    skip_past(world, request_id, book(world, request_id))
    wait_for(world, request_id, EventType.VISIT_MISSED)
    visit = book(world, request_id)
    skip_past(world, request_id, visit)
    done = VisitOutcomeForm("done")
    settle_visit(world.store, me, visit.visit_id, done, submit(done), at=world.clock())
    world.relay_all()
    act(world, request_id, RECOMMEND)
    return request_id


def book(world: RunningWorld, request_id: UUID) -> VisitView:
    form = VisitForm((read_day(world.clock()) + timedelta(days=1)).isoformat(), "10")
    me = world.actor("waha.researcher")
    view = book_visit(world.store, me, request_id, form, submit(form), at=world.clock())
    world.relay_all()
    return view


def miss_an_appointment(world: RunningWorld) -> UUID:
    """Whoever was to receive it did not come on the day that was agreed."""
    request_id = walk(RECOMMEND, APPROVE, *PAID)(world)
    on = read_day(world.clock()) + timedelta(days=1)
    form = AppointmentForm("pick_up", on.isoformat(), "10", "مقر الجمعية")
    clerk, at = world.actor("waha.registrar"), world.clock()
    book_appointment(world.store, clerk, request_id, form, submit(form), at=at)
    world.relay_all()
    world.skip(request_id, timedelta(days=3))
    wait_for(world, request_id, EventType.APPOINTMENT_MISSED)
    return request_id


def skip_past(world: RunningWorld, request_id: UUID, visit: VisitView) -> None:
    world.skip(request_id, compute_visit_end(visit.visit_at) - world.clock() + timedelta(minutes=1))


def sponsor_until_a_death(world: RunningWorld) -> UUID:
    """A sponsorship is paid on its days, studied again for a changed fact, renewed, and ended by a death."""
    orphan = Sponsorship(ByEngine(world))
    orphan.renew()
    orphan.receive(2)
    orphan.change("nationality", value="الأردن")
    orphan.renew()
    orphan.receive()
    orphan.change("beneficiary_died", by="manager")
    return orphan.request_id


TIMED: dict[str, Branch] = {
    "sponsored_until_a_death": sponsor_until_a_death,
    "pool_directed_twice": direct_what_nobody_took,
    "study_extended": extend_a_study,
    "appointment_missed": miss_an_appointment,
    "neglected_receipt": leave_alone(RECOMMEND, APPROVE, *PAID),
    "visit_missed_and_made": miss_a_visit_and_make_the_next,
}
"""Branches that skip time: recorded and replayed; how they end is told where deadlines, visits and the pool are tested."""
