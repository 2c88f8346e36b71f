"""A world in which the policy asks for quorums and committees, and committees that sit over its cases."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import text
from sqlmodel import select

from domain.calendars import read_day
from domain.roles import Role
from gateways.paper_store import PaperStore
from services.agendas import ItemForm, ItemResult, decide_items, list_waiting_cases, put_on_agenda
from services.cases import load_case_state
from services.committee_sessions import (
    OpeningForm,
    SessionForm,
    SessionView,
    attach_scan,
    close_session,
    draft_session,
    get_session,
    open_session,
)
from services.committees import CommitteeForm, SeatForm, found_committee, seat_member
from services.decisions import DecisionReceipt, decide, read_notice
from services.founding import NewAccount, open_account
from services.sessions import hash_password
from store.tables.accounts import Account
from store.tables.tasks import Task
from tests.forms import fill_decision
from tests.policies import publish, with_bands
from tests.stepping import Steps
from tests.world import World, submit

SCAN = b"%PDF-1.7\nscan\n%%EOF\n"
MEMBERS = ("waha.manager", "waha.researcher2", "waha.admin")


def ask_for(world: World, *levels: str) -> None:
    """Publish a policy that asks for these levels whatever the amount: cases registered from now on follow it."""
    publish(world, with_bands(("0", levels)))


def hire(world: World, username: str, role: str, body: str = "") -> None:
    """Open another account, of a charity's body or of the ministry."""
    charity_id = None
    if body:
        with world.store.registry() as db:
            account_id = world.cast.accounts[f"{body}.registrar"]
            charity_id = db.exec(select(Account.charity_id).where(Account.id == account_id)).one()
    new = NewAccount(
        username, "موظف للاختبار", "Somebody for a test", (Role(role),), hash_password("sanad-test")
    )
    world.cast.accounts[username] = open_account(
        world.store, charity_id, new, from_on=read_day(world.clock()) - timedelta(days=30)
    )


def list_open(world: World, request_id: UUID) -> list[Task]:
    """The open tasks of a case as their rows say, by seat."""
    ids = [UUID(task.task_id) for task in load_case_state(world.store, request_id, at=world.clock()).tasks]
    with world.store.registry() as db:
        return sorted((db.get_one(Task, one) for one in ids), key=lambda task: task.seat)


def answer_seat(
    world: World, by: str, task_id: UUID, code: str = "approve", **fields: object
) -> DecisionReceipt:
    """Record a decision on this very task."""
    form = fill_decision(code, **fields)
    return decide(world.store, world.actor(by), task_id, form, submit(form), at=world.clock())


def found(world: World, by: str = "waha.admin", members: Sequence[str] = MEMBERS, quorum: int = 2) -> UUID:
    """A committee of that body, its members seated."""
    form = CommitteeForm("لجنة المساعدات", "Aid committee", str(quorum))
    actor, at = world.actor(by), world.clock()
    committee_id = found_committee(world.store, actor, form, submit(form), at=at)
    for username in members:
        seat = SeatForm(username)
        seat_member(world.store, actor, committee_id, seat, submit(seat), at=at)
    return committee_id


class Sitting:
    """One session, kept by its secretary."""

    def __init__(self, world: World, committee_id: UUID, by: str = "waha.admin") -> None:
        self.world = world
        self.by = by
        form = SessionForm()
        self.session_id = draft_session(
            world.store, world.actor(by), committee_id, form, submit(form), at=world.clock()
        )

    def list_waiting(self) -> list[UUID]:
        rows = list_waiting_cases(self.world.store, self.world.actor(self.by), self.session_id)
        return [row.task_id for row in rows]

    def lay(self, *task_ids: UUID) -> None:
        """Lay these cases before the session, or whatever waits."""
        wanted = task_ids or self.list_waiting()
        rows = put_on_agenda(
            self.world.store, self.world.actor(self.by), self.session_id, wanted, at=self.world.clock()
        )
        assert [row.refusal for row in rows] == [None] * len(rows)

    def open(self, *present: str, chair: str | None = None) -> SessionView:
        people = tuple(self.world.cast.accounts[name] for name in present or MEMBERS)
        form = OpeningForm(people, self.world.cast.accounts[chair] if chair else people[0])
        return open_session(
            self.world.store, self.world.actor(self.by), self.session_id, form, at=self.world.clock()
        )

    def look(self) -> SessionView:
        return get_session(
            self.world.store, self.world.actor(self.by), self.session_id, at=self.world.clock()
        )

    def decide(self, decision: str = "approve", **fields: str) -> tuple[ItemResult, ...]:
        """Decide every case of the agenda alike."""
        forms = [ItemForm(item.item_id, decision, **fields) for item in self.look().items]
        return self.decide_rows(forms)

    def decide_rows(self, forms: list[ItemForm]) -> tuple[ItemResult, ...]:
        submission = submit({"forms": [str(form) for form in forms], "nonce": str(uuid4())})
        return decide_items(
            self.world.store,
            self.world.actor(self.by),
            self.session_id,
            forms,
            submission,
            at=self.world.clock(),
        )

    def close(self) -> SessionView:
        return close_session(
            self.world.store, self.world.actor(self.by), self.session_id, at=self.world.clock()
        )


def sign(steps: Steps, sitting: Sitting, papers: PaperStore, content: bytes = SCAN) -> None:
    """Attach the signed minutes and do what the relay would."""
    world = steps.world
    attach_scan(world.store, papers, world.actor(sitting.by), sitting.session_id, content, at=world.clock())
    with world.store.registry() as db:
        waiting = db.execute(text("select id from decision where state = 'pending' order by id")).scalars()
        ids = list(waiting)
    for decision_id in ids:
        receipt, notice, round_ = read_notice(world.store, decision_id)
        steps.record(receipt.request_id, round_, notice)
