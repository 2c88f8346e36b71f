"""The scenes of the demonstration: how far a request goes, and who brings it there."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from cli.demo.applicants import list_applicants
from cli.demo.bodies import find_known_payee, make_iban
from cli.demo.stage import Play, ask, submit
from domain.calendars import read_day
from domain.case_papers import PaperTickForm
from domain.decisions import PayeeStatement
from domain.proofs import Proof
from domain.roles import Actor, Role
from domain.study_forms import DebtForm, MemberForm, StudyForm
from services.appeals import AppealForm, file_appeal
from services.case_papers import check_papers
from services.founding import know_payees, owe_since
from services.studies import save_study

OWED_DAYS, OWED_MONTHS = 100, 4
"""Since when the sponsorship is owed, and how many months have fallen due by now, whatever the month."""

MEMBERS = (
    MemberForm("رب الأسرة", "head", "44"),
    MemberForm("الزوجة", "spouse", "39"),
    MemberForm("الابن الأكبر", "child", "14"),
    MemberForm("الابنة الصغرى", "child", "6", health="chronic_illness"),
)
"""Who lives in every household of the demonstration."""


async def stay(_play: Play) -> None:
    """Leave the request where the check put it."""


async def study(play: Play) -> None:
    """A researcher claims it and begins."""
    researcher = play.find(Role.RESEARCHER)
    await ask(play.claim, researcher)
    form = StudyForm(
        kind="desk",
        income="412.500",
        rent="260",
        summary="راجعنا أوراق الأسرة وتحققنا من الدخل والسكن.",
        members=MEMBERS,
        debts=(DebtForm("bank", "45", "2700"),),
        tenure="rented",
        rooms="2",
        housing_state="fair",
        savings="0",
    )
    store, at = play.house.store, play.house.clock()
    await ask(save_study, store, researcher, play.request_id, form, at=at)
    ticks = [PaperTickForm(view.paper.value, "accepted") for view in play.look(researcher).papers]
    await ask(check_papers, store, researcher, play.request_id, ticks, at=at)


async def send_back(play: Play) -> None:
    """The researcher misses a paper."""
    await study(play)
    await play.decide(
        play.find(Role.RESEARCHER), "send_back", papers=("income",), text="شهادة الراتب غير واضحة."
    )


async def choose_payee(play: Play) -> PayeeStatement:
    """Whom the register knows of the kind that the category pays; an applicant is entered as two people had confirmed."""
    researcher, number = play.find(Role.RESEARCHER), play.part.applicant
    kind = play.look(researcher).category.payee_kind
    if known := find_known_payee(kind, number):
        return known
    payee = PayeeStatement(kind, list_applicants()[number].full_name, make_iban(number))
    assert researcher.charity_id is not None  # noqa: S101 (a researcher is a charity's)
    await ask(
        know_payees,
        play.house.store,
        researcher.charity_id,
        [payee],
        by=researcher.account_id,
        confirmed_by=play.find(Role.AID_MANAGER).account_id,
        since_at=play.house.clock() - timedelta(days=30),
    )
    return payee


async def recommend(play: Play, fund: str = "zakat") -> None:
    """The researcher recommends."""
    await study(play)
    payee = await choose_payee(play)
    await play.decide(
        play.find(Role.RESEARCHER),
        "recommend",
        amount=play.part.amount,
        instalments=play.part.instalments,
        payee_name=payee.name,
        payee_iban=payee.iban or "",
        fund=fund,
        reason="income_too_low",
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


async def appeal(play: Play) -> None:
    """Rejected, and the applicant appeals at the counter: somebody else of the ministry hears it."""
    await reject(play)
    form = AppealForm("فقد رب الأسرة عمله بعد الدراسة، ومعه كتاب إنهاء الخدمة.")
    store, clerk, at = play.house.store, play.find(Role.REGISTRAR), play.house.clock()
    await ask(file_appeal, store, clerk, play.request_id, form, submit(form), at=at)
    await play.house.processes.start_appeal(play.request_id)


async def sign_manager(play: Play, fund: str = "zakat") -> None:
    """Recommended; the aid manager signs where the amount asks for it."""
    await recommend(play, fund)
    task = play.look(play.find(Role.AID_MANAGER)).task
    if task and task.role is Role.AID_MANAGER:
        await play.decide(play.find(Role.AID_MANAGER), "approve")


async def approve(play: Play, fund: str = "zakat") -> None:
    """Every signature is given."""
    await sign_manager(play, fund)
    await play.decide(play.get_ministry("supervisor"), "approve")


async def await_balance(play: Play) -> None:
    """Approved, from a fund that is nearly empty."""
    await approve(play, "relief")


async def order(play: Play) -> None:
    """Approved, and the order of the instalment at hand is issued."""
    await approve(play)
    await issue(play)


async def issue(play: Play) -> None:
    """The order of the instalment at hand is issued."""
    await play.decide(play.find(Role.AID_MANAGER), "pay", method="bank_transfer")


async def sign_order(play: Play) -> None:
    """Another person signed the order: it is at the bank."""
    await order(play)
    await authorise(play)


async def authorise(play: Play) -> None:
    """Another person signs the order."""
    task = play.look(play.find(Role.AID_MANAGER)).task
    # A body too small for two signatures passes the second to the ministry.
    is_own = task is not None and task.role is Role.CHARITY_ADMIN
    await play.decide(
        play.find(Role.CHARITY_ADMIN) if is_own else play.get_ministry("supervisor"), "authorise"
    )


async def bounce(play: Play) -> None:
    """The bank sent the money back."""
    await sign_order(play)
    await play.decide(play.find(Role.AID_MANAGER), "bounce", text="أعاد البنك التحويل: رقم الحساب مغلق.")


async def pay(play: Play) -> None:
    """The instalment at hand is paid."""
    await sign_order(play)
    await settle(play)


async def settle(play: Play) -> None:
    """The bank has paid."""
    await play.decide(play.find(Role.AID_MANAGER), "settle", reference="TR-2041")


async def deliver(play: Play) -> None:
    """The instalment at hand is received."""
    await pay(play)
    await confirm(play)


async def sponsor(play: Play) -> None:
    """A sponsorship that was owed for months: each of them is paid and received, and the next has its day."""
    await approve(play)
    since_on = read_day(play.house.clock()) - timedelta(days=OWED_DAYS)
    await ask(owe_since, play.house.store, play.request_id, since_on)
    for _ in range(OWED_MONTHS):
        for act in (issue, authorise, settle, confirm):
            await act(play)


async def confirm(play: Play) -> None:
    """The recipient signs for it."""
    manager = play.find(Role.AID_MANAGER)
    taken = play.look(manager).category.proofs
    proof = Proof.SIGNED_RECEIPT if Proof.SIGNED_RECEIPT in taken else Proof.PAYEE_RECEIPT
    await play.decide(manager, "confirm", proof=proof.value)


async def withdraw(play: Play) -> None:
    """The applicant does not need it any more."""
    await play.decide(play.find(Role.REGISTRAR), "withdraw", text="زال السبب بعد عودة المعيل إلى عمله.")


async def rule_duplicate(play: Play) -> None:
    """The duplicate desk finds the same request twice."""
    desk = await leave_to_desk(play)
    await play.decide(desk, "rule_duplicate", reason="given_already", text="صُرفت المساعدة نفسها قبل أيام.")


async def leave_to_desk(play: Play) -> Actor:
    """The duplicate desk takes it."""
    desk = play.get_ministry("desk")
    await ask(play.claim, desk)
    return desk


async def defer(play: Play) -> None:
    """The desk puts it off until the season is over."""
    desk = await leave_to_desk(play)
    until = read_day(play.house.clock()) + timedelta(days=45)
    await play.decide(
        desk, "defer", until=until.isoformat(), text="يُنظر فيه بعد البتّ في الطلب الأول لعقد الإيجار نفسه."
    )


async def make_exception(play: Play) -> None:
    """The desk lets it go on although the need was met before."""
    desk = await leave_to_desk(play)
    await play.decide(desk, "except", reason="hardship", text="حريق في المسكن بعد الصرف الأول.")


async def complement(play: Play) -> None:
    """The desk lets what is left of the need go on."""
    desk = await leave_to_desk(play)
    await play.decide(
        desk, "complement", amount="400", text="اعتُمد جزء من الأثاث لدى جهة أخرى، والباقي ثلاجة وغسالة."
    )


async def tell_apart(play: Play) -> None:
    """The desk finds somebody else than the woman registered before."""
    desk = await leave_to_desk(play)
    await play.decide(desk, "different_person", text="اتصلنا بهما: سنتا الميلاد مختلفتان، والسكن مختلف.")


SCENES: dict[str, Callable[[Play], Awaitable[None]]] = {
    "to_claim": stay,
    "held": stay,
    "identity": stay,
    "told_apart": tell_apart,
    "deferred": defer,
    "excepted": make_exception,
    "complemented": complement,
    "under_study": study,
    "sent_back": send_back,
    "aid_manager": recommend,
    "advised_rejection": advise_rejection,
    "ministry": sign_manager,
    "small_charity": recommend,
    "order": approve,
    "balance": await_balance,
    "signatories": order,
    "bank": sign_order,
    "returned": bounce,
    "receipt": pay,
    "delivered": deliver,
    "half_delivered": deliver,
    "sponsored": sponsor,
    "rejected": reject,
    "appealed": appeal,
    "withdrawn": withdraw,
    "duplicate": rule_duplicate,
}
