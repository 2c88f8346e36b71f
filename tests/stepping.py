"""A world without an engine: the steps of a case are called by hand, each at an instant of the test's choosing."""

from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlmodel import select

from domain.appeals import HEARING_CODES
from domain.contracts.cases import CaseState, CheckDuplicates, DecisionNotice, RecordDecision, WakeTask
from domain.cycle import CLAIMED_KINDS, SIDE_MOVES
from services.appeal_parts import AppealView
from services.appeals import AppealForm, file_appeal
from services.cases import load_case_state
from services.deadlines import wake_task
from services.decisions import DecisionReceipt, read_notice, record_decision
from services.duplicates import check_duplicates
from services.hearings import record_hearing
from services.rulings import take_back, undo_ruling
from services.tasks import claim_task
from store.scope import Store
from store.tables.outbox import Outbox, Topic
from store.tables.reservations import Reservation, ReservationState
from store.tables.tasks import Task
from tests.applicants import invent_applicant
from tests.world import MATCH_SECRET, World, submit


class Steps:
    """The hands of the engine: what it would ask of the record, asked one by one."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.store = world.store

    def open_case(self, by: str = "waha.registrar", /, **changes: object) -> UUID:
        """Register somebody new (or whom `changes` say) and run the duplicate check."""
        registered = self.world.register(by, **{**invent_applicant(), **changes})
        self.check(registered.request_id)
        return registered.request_id

    def check(self, request_id: UUID, key: str | None = None) -> CaseState:
        round_ = self.state(request_id).round
        asked = CheckDuplicates(
            str(request_id), round_, key or f"check/{request_id}/{round_}", self.world.clock()
        )
        return check_duplicates(self.store, asked, secret=MATCH_SECRET)

    def claim(self, by: str, request_id: UUID) -> None:
        task = self.world.find_task(request_id, by)
        assert task is not None
        claim_task(self.store, self.world.actor(by), task.id, at=self.world.clock())

    def study(self, request_id: UUID, by: str = "waha.researcher") -> None:
        """Claim the study and begin it."""
        self.claim(by, request_id)
        self.world.write_study(by, request_id)

    def decide(self, by: str, request_id: UUID, code: str, **fields: object) -> CaseState:
        """Record a decision on the open task, and give it its effect."""
        return self.give_effect(self.answer(by, request_id, code, **fields))

    def answer(self, by: str, request_id: UUID, code: str, **fields: object) -> DecisionReceipt:
        """Claim the open task if it has to be, and record a decision on it."""
        task = self.world.find_task(request_id, by)
        assert task is not None
        if task.kind in CLAIMED_KINDS and code not in SIDE_MOVES and not self._is_held(by, request_id, task):
            self.claim(by, request_id)
        return self.world.record(by, request_id, code, **fields)

    def _is_held(self, by: str, request_id: UUID, task: Task) -> bool:
        """Whether the task is this actor's already, or of somebody for whom this actor stands in."""
        view = self.world.look(request_id, by).task if task.holder_id else None
        return view is not None and view.is_mine

    def give_effect(self, receipt: DecisionReceipt) -> CaseState:
        _, notice, round_ = read_notice(self.store, receipt.decision_id)
        if receipt.code in HEARING_CODES:
            asked = RecordDecision(str(receipt.request_id), round_, notice, self.world.clock())
            record_hearing(self.store, asked, secret=MATCH_SECRET)
            return self.state(receipt.request_id)
        return self.record(receipt.request_id, round_, notice)

    def record(self, request_id: UUID, round_: int, notice: DecisionNotice) -> CaseState:
        asked = RecordDecision(str(request_id), round_, notice, self.world.clock())
        return record_decision(self.store, asked, secret=MATCH_SECRET)

    def recommend(self, request_id: UUID, amount: str = "300", **fields: object) -> CaseState:
        self.study(request_id)
        return self.decide("waha.researcher", request_id, "recommend", amount=amount, **fields)

    def pay(self, request_id: UUID, by: str = "waha") -> None:
        """Issue the order of the instalment at hand, let another person sign it, and note that it was paid."""
        self.decide(f"{by}.manager", request_id, "pay")
        self.decide(self.world.name_signatory(by), request_id, "authorise")
        self.decide(f"{by}.manager", request_id, "settle")

    def deliver(self, request_id: UUID, by: str = "waha") -> None:
        """Pay and confirm the instalment at hand."""
        self.pay(request_id, by)
        self.decide(f"{by}.manager", request_id, "confirm")

    def file_appeal(
        self, request_id: UUID, by: str = "waha.registrar", grounds: str = "تغيّرت ظروفنا"
    ) -> AppealView:
        """File an appeal at the counter of this actor's body."""
        form, actor = AppealForm(grounds), self.world.actor(by)
        return file_appeal(self.store, actor, request_id, form, submit(form), at=self.world.clock())

    def wake(self, request_id: UUID, at: datetime | None = None) -> CaseState:
        """Ask the clock of the open task."""
        task_id = str(self.get_task_id(request_id))
        round_ = self.state(request_id).round
        asked = WakeTask(str(request_id), round_, task_id, at or self.world.clock())
        return wake_task(self.store, asked, secret=MATCH_SECRET)

    def state(self, request_id: UUID) -> CaseState:
        return load_case_state(self.store, request_id, at=self.world.clock())

    def get_task_id(self, request_id: UUID) -> UUID:
        (task,) = self.state(request_id).tasks
        return UUID(task.task_id)

    def recheck_all(self) -> list[UUID]:
        """Do what the relay and the woken cases would do; the cases that were asked to look again."""
        asked = []
        with self.store.registry() as db:
            errands = db.exec(select(Outbox).where(Outbox.topic == Topic.RECHECK).order_by("next_at")).all()
            waiting = [(errand.request_id, errand.key) for errand in errands if errand.delivered_at is None]
            for errand in errands:
                errand.delivered_at = errand.delivered_at or self.world.clock()
        for request_id, key in waiting:
            self.check(request_id, key)
            asked.append(request_id)
        return asked

    def undo(self, decision_id: UUID, by: str = "desk") -> None:
        """Take a ruling back, and do what the relay would."""
        at = self.world.clock()
        undo_ruling(self.store, self.world.actor(by), decision_id, "حكم خاطئ", at=at)
        take_back(self.store, decision_id, secret=MATCH_SECRET, at=at)

    def pass_time(self, days: float) -> None:
        self.world.clock.move(timedelta(days=days))


def note_aid_given_elsewhere(steps: Steps, request_id: UUID) -> None:
    """Enter like aid of another case, as an import of aid from outside will."""
    other = steps.open_case("diyaa.registrar", **invent_applicant())
    steps.decide("diyaa.registrar", other, "withdraw")
    with steps.store.registry() as db:
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


def count_rows(store: Store) -> Counter[str]:
    """How many rows every table of the record has."""
    with store.registry() as db:
        tables = (
            db.execute(text("select tablename from pg_tables where schemaname = 'public'")).scalars().all()
        )
        return Counter(
            {
                table: db.execute(text(f'select count(*) from "{table}"')).scalar_one()
                for table in tables
                if table != "alembic_version"
            }
        )
