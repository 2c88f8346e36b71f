"""About forty requests played through the real engine, so that every queue and every stage has somebody in it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid4

from cli.demo.applicants import list_applicants, write_request
from cli.demo.bodies import Cast
from cli.wiring import House
from domain.contracts.cases import CheckDuplicates
from domain.decisions import DecisionForm
from domain.errors import NothingToClaimError
from domain.requests import Channel
from domain.roles import Actor, Role
from services.cases import CaseFile, get_case
from services.decisions import decide
from services.duplicates import check_duplicates
from services.requests import register_request
from services.sessions import get_actor
from services.studies import StudyForm, save_study
from services.submissions import Submission, digest_of
from services.tasks import claim_task

AT_ONCE = 8
IBAN = "KW81CBKU0000000000001234560101"
CHECK_SECONDS = 20


@dataclass(frozen=True)
class Part:
    """One request to play: whose, for what, how long ago it came, and how far it goes."""

    charity: str
    category: str
    amount: str
    scene: str
    applicant: int
    days_ago: int = 0
    urgency: str = "normal"
    instalments: str = "1"


PARTS = (
    *(Part("waha", "CASH", "400", "to_claim", n, days_ago=n) for n in (0, 1)),
    Part("waha", "MED", "900", "to_claim", 4, urgency="urgent", days_ago=1),
    Part("waha", "EMERG", "1500", "to_claim", 9, urgency="emergency"),
    Part("waha", "RENT", "780", "under_study", 2, days_ago=8),
    Part("waha", "EDU", "620", "under_study", 5, days_ago=3),
    Part("waha", "DIV", "450", "sent_back", 3, days_ago=6),
    Part("waha", "DEBT", "3400", "aid_manager", 12, days_ago=9),
    Part("waha", "CASH", "350", "ministry", 6, days_ago=5),
    Part("waha", "PRISF", "600", "ministry", 7, days_ago=7),
    Part("waha", "FURN", "800", "order", 11, days_ago=12),
    Part("waha", "UTIL", "240", "receipt", 20, days_ago=15),
    Part("waha", "FOOD", "90", "delivered", 14, days_ago=20),
    Part("waha", "UNI", "1200", "half_delivered", 10, days_ago=22, instalments="3"),
    Part("waha", "WID", "500", "rejected", 17, days_ago=18),
    Part("waha", "SNG30", "450", "withdrawn", 15, days_ago=10),
    Part("diyaa", "CASH", "300", "delivered", 13, days_ago=25),
    Part("diyaa", "RENT", "700", "to_claim", 16, days_ago=2),
    Part("diyaa", "ELD", "600", "under_study", 18, days_ago=4),
    Part("diyaa", "MED", "2100", "aid_manager", 22, days_ago=6, urgency="urgent"),
    Part("marfa", "CASH", "380", "held", 0, days_ago=1),
    Part("marfa", "EDU", "540", "ministry", 19, days_ago=7),
    Part("marfa", "ORPH", "1200", "order", 23, days_ago=11, instalments="12"),
    Part("marfa", "FCARD", "600", "to_claim", 21, days_ago=3),
    Part("usra", "RENT", "780", "held", 2, days_ago=2),
    Part("usra", "DIS", "900", "under_study", 8, days_ago=5),
    Part("usra", "CASH", "250", "to_claim", 22),
    Part("ghaith", "CASH", "500", "held", 13, days_ago=1),
    Part("ghaith", "UTIL", "150", "receipt", 6, days_ago=9),
    Part("ghaith", "EID", "120", "delivered", 7, days_ago=30),
    Part("manar", "FURN", "650", "advised_rejection", 9, days_ago=8),
    Part("manar", "MED", "400", "sent_back", 14, days_ago=4),
    Part("nakheel", "CASH", "420", "duplicate", 13, days_ago=3),
    Part("nakheel", "EDU", "700", "to_claim", 1, days_ago=2),
    Part("qalb", "CASH", "600", "small_charity", 16, days_ago=6),
)
"""Played from registration on, by the doors and the engine as they are."""

BROUGHT_OVER = (
    Part("waha", "CASH", "450", "to_claim", 21, days_ago=45),
    Part("waha", "ELD", "900", "to_claim", 19, days_ago=24),
    Part("diyaa", "DEBT", "2500", "to_claim", 15, days_ago=70),
    Part("marfa", "MONTHLY", "1200", "to_claim", 20, days_ago=33),
    Part("ghaith", "CASH", "300", "to_claim", 11, days_ago=120),
)
"""Older cases that a charity brought with it: checked on the day they came, then handed to the engine."""


@dataclass
class Play:
    """One request on stage."""

    house: House
    cast: Cast
    part: Part
    request_id: UUID = field(default_factory=uuid4)

    async def perform(self) -> None:
        """Register it, let the engine check it, and play its scene."""
        form = write_request(
            list_applicants()[self.part.applicant],
            self.part.category,
            self.part.amount,
            urgency=self.part.urgency,
        )
        received_at = self.house.clock() - timedelta(days=self.part.days_ago)
        registered = await asyncio.to_thread(
            register_request,
            self.house.store,
            self.find(Role.REGISTRAR),
            form,
            submit(form),
            channel=Channel.COUNTER,
            at=received_at if self.part in BROUGHT_OVER else self.house.clock(),
            received_at=received_at,
        )
        self.request_id = registered.request_id
        if self.part in BROUGHT_OVER:
            asked = CheckDuplicates(str(self.request_id), 1, f"check/{self.request_id}/1", received_at)
            await asyncio.to_thread(check_duplicates, self.house.store, asked, secret=self.house.match_secret)
        await self.house.processes.start_case(self.request_id)
        await self.wait_for_task()
        await SCENES[self.part.scene](self)

    async def wait_for_task(self) -> CaseFile:
        """Wait until the duplicate check has opened a task."""
        async with asyncio.timeout(CHECK_SECONDS):
            while not (case := self.look(self.find(Role.REGISTRAR))).task:  # noqa: ASYNC110 (another process opens it)
                await asyncio.sleep(0.05)
        return case

    def find(self, role: Role) -> Actor:
        """Whoever plays a role in this charity."""
        account_id = self.cast.find(self.part.charity, role)
        return get_actor(self.house.store, account_id, at=self.house.clock())

    def get_ministry(self, username: str) -> Actor:
        """A member of the ministry."""
        return get_actor(self.house.store, self.cast.accounts[username], at=self.house.clock())

    def look(self, actor: Actor) -> CaseFile:
        """The case as somebody sees it."""
        return get_case(self.house.store, actor, self.request_id, at=self.house.clock())

    async def decide(self, actor: Actor, code: str, **fields: object) -> None:
        """Take a decision and wait for its effect."""
        task = self.look(actor).task
        if task is None:
            raise NothingToClaimError
        form = DecisionForm(code=code, **fields)  # type: ignore[arg-type]
        receipt = await asyncio.to_thread(
            decide, self.house.store, actor, task.task_id, form, submit(form), at=self.house.clock()
        )
        await self.house.processes.deliver_decision(receipt.decision_id)

    def claim(self, actor: Actor) -> None:
        """Claim the open task."""
        task = self.look(actor).task
        if task:
            claim_task(self.house.store, actor, task.task_id, at=self.house.clock())


async def stay(_play: Play) -> None:
    """Leave the request where the check put it."""


async def study(play: Play) -> None:
    """A researcher claims it and begins."""
    researcher = play.find(Role.RESEARCHER)
    await asyncio.to_thread(play.claim, researcher)
    form = StudyForm(
        kind="desk", income="412.500", rent="260", summary="زرنا الأسرة وتحققنا من الدخل والسكن."
    )
    await asyncio.to_thread(
        save_study, play.house.store, researcher, play.request_id, form, at=play.house.clock()
    )


async def send_back(play: Play) -> None:
    """The researcher misses a paper."""
    await study(play)
    await play.decide(
        play.find(Role.RESEARCHER), "send_back", papers=("income",), text="شهادة الراتب غير واضحة."
    )


async def recommend(play: Play) -> None:
    """The researcher recommends."""
    await study(play)
    await play.decide(
        play.find(Role.RESEARCHER),
        "recommend",
        amount=play.part.amount,
        instalments=play.part.instalments,
        payee_name=list_applicants()[play.part.applicant].full_name,
        payee_iban=IBAN,
        fund="zakat",
        text="الحالة مستحقة بعد الدراسة.",
    )


async def advise_rejection(play: Play) -> None:
    """The researcher advises against it."""
    await study(play)
    await play.decide(
        play.find(Role.RESEARCHER),
        "advise_rejection",
        reason="income_above_limit",
        text="دخل الأسرة أعلى من الحد المقرر.",
    )


async def reject(play: Play) -> None:
    """The aid manager signs the rejection."""
    await advise_rejection(play)
    await play.decide(play.find(Role.AID_MANAGER), "reject", reason="income_above_limit")


async def sign_manager(play: Play) -> None:
    """Recommended; the aid manager signs where the amount asks for it."""
    await recommend(play)
    task = play.look(play.find(Role.AID_MANAGER)).task
    if task and task.role is Role.AID_MANAGER:
        await play.decide(play.find(Role.AID_MANAGER), "approve")


async def approve(play: Play) -> None:
    """Every signature is given."""
    await sign_manager(play)
    await play.decide(play.get_ministry("supervisor"), "approve")


async def pay(play: Play) -> None:
    """The instalment at hand is paid."""
    await approve(play)
    await play.decide(play.find(Role.AID_MANAGER), "pay", method="bank_transfer", reference="TR-2041")


async def deliver(play: Play) -> None:
    """The instalment at hand is received."""
    await pay(play)
    await play.decide(play.find(Role.AID_MANAGER), "confirm", proof="signed_receipt")


async def withdraw(play: Play) -> None:
    """The applicant does not need it any more."""
    await play.decide(play.find(Role.REGISTRAR), "withdraw", text="زال السبب بعد عودة المعيل إلى عمله.")


async def rule_duplicate(play: Play) -> None:
    """The duplicate desk finds the same request twice."""
    desk = play.get_ministry("desk")
    await asyncio.to_thread(play.claim, desk)
    await play.decide(desk, "rule_duplicate", reason="given_already", text="صُرفت المساعدة نفسها قبل أيام.")


SCENES: dict[str, Callable[[Play], Awaitable[None]]] = {
    "to_claim": stay,
    "held": stay,
    "under_study": study,
    "sent_back": send_back,
    "aid_manager": recommend,
    "advised_rejection": advise_rejection,
    "ministry": sign_manager,
    "small_charity": recommend,
    "order": approve,
    "receipt": pay,
    "delivered": deliver,
    "half_delivered": deliver,
    "rejected": reject,
    "withdrawn": withdraw,
    "duplicate": rule_duplicate,
}


async def play_all(house: House, cast: Cast, progress: Callable[[int], None]) -> int:
    """Play every part, eight at a time; those held behind another come after it. How many were played."""
    later = [part for part in PARTS if part.scene in ("held", "duplicate")]
    now = [*BROUGHT_OVER, *(part for part in PARTS if part not in later)]
    gate, done = asyncio.Semaphore(AT_ONCE), 0

    async def perform(part: Part) -> None:
        nonlocal done
        async with gate:
            await Play(house, cast, part).perform()
        done += 1
        progress(done)

    for act in (now, later):
        await asyncio.gather(*(perform(part) for part in act))
    return done


def submit(form: object) -> Submission:
    """A submission of its own."""
    return Submission(str(uuid4()), digest_of(form))
