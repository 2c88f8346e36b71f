"""What proves that aid arrived: codes refused and counted, documents shown, collectors, two clerks at the counter."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from domain.appointments import AppointmentForm
from domain.calendars import read_day
from domain.cycle import EventType, Outcome, TaskKind, Wait
from domain.errors import (
    AnsweredAlreadyError,
    ExcludedPersonError,
    InvalidFieldsError,
    NoReceiptDueError,
    NotFoundError,
    WrongRoleError,
)
from domain.messages import MessageTemplate
from domain.proofs import (
    ATTEMPTS_LIMIT,
    CODE_LIFE,
    ISSUES_AN_HOUR,
    CodeFault,
    CollectorForm,
    CounterForm,
    NoCodeSentError,
    TooManyCodesError,
)
from gateways.message_seal import MessageSeal
from services.appointments import book_appointment
from services.collectors import end_collector, name_collector
from services.counter_procedures import CounterReceipt, answer_counter, ask_counter
from services.delivery_codes import send_again, show_code
from services.follow_ups import list_follow_ups
from services.submissions import Submission
from store.queries.proofs import find_phone
from store.tables.messages import Message
from store.tables.proofs import CodeRefusal, DeliveryCode
from store.tables.tasks import Task
from tests.applicants import invent_applicant
from tests.mailing import wish
from tests.signing import hire
from tests.stepping import Steps
from tests.world import KEYS, MATCH_SECRET, RunningWorld, World, submit

WALLED = ("delivery_code", "code_refusal", "collector", "counter_procedure", "appointment")


@pytest.fixture(scope="module")
def steps(town: World) -> Steps:
    hire(town, "waha.registrar2", "registrar", "waha")
    hire(town, "waha.manager2", "aid_manager", "waha")
    return Steps(town)


def open_paid(steps: Steps, **changes: object) -> UUID:
    """A case whose first instalment was paid and awaits its receipt."""
    request_id = steps.open_case(**changes)
    steps.recommend(request_id)
    steps.decide("supervisor", request_id, "approve")
    pay(steps, request_id)
    return request_id


def pay(steps: Steps, request_id: UUID) -> None:
    for by, code in (("waha.manager", "pay"), ("waha.manager2", "authorise"), ("waha.manager", "settle")):
        steps.decide(by, request_id, code)


def get_document(steps: Steps, request_id: UUID) -> str:
    identity = steps.world.look(request_id, "waha.registrar").identity
    assert identity
    return identity.document_number


def ask(steps: Steps, request_id: UUID, by: str = "waha.registrar", **changes: str) -> CounterReceipt:
    fields = {"cause": "changed_number", "document": get_document(steps, request_id), "phone": "66554433"}
    form = CounterForm(**{**fields, **changes})
    actor = steps.world.actor(by)
    return ask_counter(steps.store, actor, request_id, form, submit(form), at=steps.world.clock())


def agree(
    steps: Steps, procedure_id: UUID, by: str = "waha.registrar2", *, agrees: bool = True
) -> CounterReceipt:
    return answer_counter(
        steps.store,
        steps.world.actor(by),
        procedure_id,
        submit({"procedure": str(procedure_id)}),
        agrees=agrees,
        secret=MATCH_SECRET,
        at=steps.world.clock(),
    )


def hand_code(steps: Steps, request_id: UUID) -> str:
    """A code that two clerks of the counter handed over."""
    receipt = agree(steps, ask(steps, request_id).procedure_id)
    assert receipt.code
    return receipt.code.digits


def show(
    steps: Steps,
    request_id: UUID,
    code: str,
    by: str = "waha.manager",
    after: timedelta = timedelta(0),
    pin: str = "",
) -> None:
    actor, at = steps.world.actor(by), steps.world.clock() + after
    submission = submit({"code": code})
    show_code(steps.store, actor, request_id, code, submission, secret=MATCH_SECRET, at=at, pin=pin)


def refuse(
    steps: Steps,
    request_id: UUID,
    code: str,
    after: timedelta = timedelta(0),
    *,
    pin: str = "",
    field: str = "receipt_code",
) -> str:
    with pytest.raises(InvalidFieldsError) as caught:
        show(steps, request_id, code, after=after, pin=pin)
    ((problem),) = caught.value.problems
    assert problem.field == field
    return problem.code


def list_counted(steps: Steps, request_id: UUID) -> list[CodeFault]:
    with steps.store.registry() as db:
        query = select(CodeRefusal).where(CodeRefusal.request_id == request_id)
        return [row.fault for row in db.exec(query.order_by(col(CodeRefusal.id)))]


def blame(steps: Steps, request_id: UUID, by: str = "waha.manager", **fields: str) -> set[tuple[str, str]]:
    """What is wrong with a receipt that is written down so."""
    with pytest.raises(InvalidFieldsError) as caught:
        steps.world.record(by, request_id, "confirm", **fields)
    return {(problem.field, problem.code) for problem in caught.value.problems}


def make_other(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_the_code_that_the_applicant_was_given_proves_the_receipt(steps: Steps) -> None:
    request_id = open_paid(steps)
    code = hand_code(steps, request_id)
    assert blame(steps, request_id, proof="code") == {("receipt_code", "code_not_shown")}
    arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    show(steps, request_id, f"{arabic[:3]} {arabic[3:]}")
    steps.decide("waha.manager", request_id, "confirm", proof="code")
    assert steps.state(request_id).outcome == Outcome.DELIVERED
    assert steps.world.look(request_id).instalments[0].proof == "code"


def read_sent(steps: Steps, request_id: UUID) -> list[str]:
    """The codes that messages of this case bring, in the order they were queued."""
    with steps.store.registry() as db:
        query = select(Message).where(
            Message.request_id == request_id, Message.template == MessageTemplate.DELIVERY_CODE
        )
        rows = db.exec(query.order_by(col(Message.queued_at))).all()
        return [MessageSeal(KEYS).open(row.sealed, row.id) for row in rows if row.sealed]


def ask_again(
    steps: Steps,
    request_id: UUID,
    submission: Submission | None = None,
    after: timedelta = timedelta(0),
) -> None:
    """Let the registrar send another code."""
    actor, at = steps.world.actor("waha.registrar"), steps.world.clock() + after
    again = submission or submit({"again": str(request_id)})
    send_again(steps.store, actor, request_id, again, secret=MATCH_SECRET, at=at)


def test_a_payment_sends_its_code_to_the_applicant_and_nobody_of_the_staff_sees_it(steps: Steps) -> None:
    request_id = open_paid(steps)
    (code,) = read_sent(steps, request_id)
    again = submit({"again": str(request_id)})
    for _ in range(2):
        ask_again(steps, request_id, again)
    before, after = read_sent(steps, request_id)
    assert before == code
    assert refuse(steps, request_id, before) == "replayed_code"
    show(steps, request_id, after)
    steps.decide("waha.manager", request_id, "confirm", proof="code")
    assert steps.state(request_id).outcome == Outcome.DELIVERED


def test_without_a_number_no_code_is_issued_and_the_payment_goes_on(steps: Steps) -> None:
    request_id = open_paid(steps, phone="")
    assert read_sent(steps, request_id) == []
    assert refuse(steps, request_id, "123456") == "no_code"
    with pytest.raises(NoCodeSentError):
        ask_again(steps, request_id)


def test_after_three_codes_within_an_hour_no_other_is_sent_and_the_last_one_still_opens(
    steps: Steps,
) -> None:
    request_id = open_paid(steps)
    for _ in range(ISSUES_AN_HOUR - 1):
        ask_again(steps, request_id)
    with pytest.raises(TooManyCodesError):
        ask_again(steps, request_id)
    *earlier, last = read_sent(steps, request_id)
    assert len(earlier) == ISSUES_AN_HOUR - 1
    assert refuse(steps, request_id, earlier[0]) == "replayed_code"
    ask_again(steps, request_id, after=timedelta(hours=1))
    assert refuse(steps, request_id, last) == "replayed_code"


def test_a_code_that_went_to_a_shared_telephone_opens_with_its_pin_and_a_wrong_one_is_counted(
    steps: Steps,
) -> None:
    request_id = open_paid(steps)
    wish(steps.world, request_id, is_shared=True, pin="4271")
    (code,) = read_sent(steps, request_id)
    for pin in ("", "1111"):
        assert refuse(steps, request_id, code, field="receipt_pin", pin=pin) == "wrong_pin"
    assert list_counted(steps, request_id) == [CodeFault.PIN, CodeFault.PIN]
    assert refuse(steps, request_id, make_other(code), pin="4271") == "wrong_code"
    show(steps, request_id, code, pin="٤٢٧١")
    steps.decide("waha.manager", request_id, "confirm", proof="code")
    assert steps.state(request_id).outcome == Outcome.DELIVERED


def test_a_code_guessed_replayed_expired_or_sent_for_another_case_is_refused_and_counted(
    steps: Steps,
) -> None:
    other = open_paid(steps)
    code_of_other = hand_code(steps, other)
    request_id = open_paid(steps)
    assert refuse(steps, request_id, "12345") == "wrong_code"
    replaced = hand_code(steps, request_id)
    code = hand_code(steps, request_id)
    assert refuse(steps, request_id, replaced) == "replayed_code"
    assert refuse(steps, request_id, code_of_other) == "wrong_code"
    assert refuse(steps, request_id, make_other(code)) == "wrong_code"
    assert refuse(steps, request_id, code, after=CODE_LIFE) == "expired_code"
    assert list_counted(steps, request_id) == [
        CodeFault.WRONG,
        CodeFault.REPLAYED,
        CodeFault.WRONG,
        CodeFault.WRONG,
        CodeFault.EXPIRED,
    ]
    assert list_counted(steps, other) == [], "the other case does not learn of it"


def test_a_used_code_opens_no_later_instalment(steps: Steps) -> None:
    request_id = steps.open_case()
    steps.recommend(request_id, instalments="2")
    steps.decide("supervisor", request_id, "approve")
    pay(steps, request_id)
    code = hand_code(steps, request_id)
    show(steps, request_id, code)
    steps.decide("waha.manager", request_id, "confirm", proof="code")
    pay(steps, request_id)
    assert refuse(steps, request_id, code) == "replayed_code"
    assert blame(steps, request_id, proof="code") == {("receipt_code", "code_not_shown")}


def test_after_five_wrong_codes_the_right_one_opens_nothing_either(steps: Steps) -> None:
    request_id = open_paid(steps)
    code = hand_code(steps, request_id)
    for _ in range(ATTEMPTS_LIMIT):
        assert refuse(steps, request_id, make_other(code)) == "wrong_code"
    assert refuse(steps, request_id, code) == "locked_code"
    assert len(list_counted(steps, request_id)) == ATTEMPTS_LIMIT + 1
    assert EventType.CODE_LOCKED in [event.type for event in steps.world.look(request_id).timeline]
    show(steps, request_id, hand_code(steps, request_id))


def test_no_code_stands_in_the_record_and_equal_digits_have_unlike_digests(steps: Steps) -> None:
    request_id = open_paid(steps)
    code = hand_code(steps, request_id)
    with steps.store.registry() as db:
        rows = db.exec(select(DeliveryCode).where(DeliveryCode.request_id == request_id)).all()
        assert code not in repr([row.model_dump() for row in rows])


def test_whoever_saw_the_digits_does_not_prove_the_receipt_by_them(steps: Steps) -> None:
    request_id = open_paid(steps)
    asked = ask(steps, request_id)
    receipt = agree(steps, asked.procedure_id, by="waha.manager")
    assert receipt.code
    with pytest.raises(ExcludedPersonError):
        show(steps, request_id, receipt.code.digits)


def test_a_shown_code_proves_for_a_quarter_of_an_hour_and_for_whom_it_was_shown_to(steps: Steps) -> None:
    request_id = open_paid(steps)
    code = hand_code(steps, request_id)
    show(steps, request_id, code, after=-timedelta(minutes=16))
    assert blame(steps, request_id, proof="code") == {("receipt_code", "code_not_shown")}
    show(steps, request_id, code)
    assert blame(steps, request_id, "waha.manager2", proof="code") == {("receipt_code", "code_not_shown")}
    with pytest.raises(WrongRoleError):
        show(steps, request_id, code, by="waha.registrar")


def test_nobody_shows_a_code_of_another_charity_or_where_no_receipt_is_waited_for(steps: Steps) -> None:
    request_id = open_paid(steps)
    with pytest.raises(NotFoundError):
        show(steps, request_id, "123456", by="diyaa.manager")
    steps.decide("waha.manager", request_id, "confirm")
    with pytest.raises(NoReceiptDueError):
        show(steps, request_id, "123456")


def test_a_category_takes_the_proofs_that_it_names_and_no_others(steps: Steps) -> None:
    request_id = open_paid(steps)
    assert blame(steps, request_id, proof="payee_receipt") == {("proof", "proof_not_taken")}


def test_without_a_phone_a_thumb_and_the_civil_id_that_was_shown_prove_it(steps: Steps) -> None:
    request_id = open_paid(steps)
    assert blame(steps, request_id, proof="thumb_receipt") == {("document", "required")}
    assert blame(steps, request_id, proof="thumb_receipt", document="285011500125") == {
        ("document", "document_not_theirs")
    }
    document = get_document(steps, request_id)
    steps.decide("waha.manager", request_id, "confirm", proof="thumb_receipt", document=f" {document} ")
    assert steps.state(request_id).outcome == Outcome.DELIVERED


def test_a_collector_receives_if_somebody_else_named_him_on_an_earlier_day(steps: Steps) -> None:
    request_id = open_paid(steps)
    fields = {"proof": "collector", "document": "A 1234567"}
    assert blame(steps, request_id, **fields) == {("proof", "no_collector")}

    def name(by: str, days: int) -> None:
        form = CollectorForm("خالد العامري", "a1234567")
        at = steps.world.clock() - timedelta(days=days)
        name_collector(steps.store, steps.world.actor(by), request_id, form, submit(form), at=at)

    name("waha.registrar", 0)
    assert blame(steps, request_id, **fields) == {("proof", "collector_not_beforehand")}
    name("waha.manager", 1)
    assert blame(steps, request_id, **fields) == {("proof", "collector_not_beforehand")}
    end_collector(steps.store, steps.world.actor("waha.manager"), request_id, at=steps.world.clock())
    assert blame(steps, request_id, **fields) == {("proof", "no_collector")}
    name("waha.registrar", 1)
    assert blame(steps, request_id, proof="collector", document="B1") == {
        ("document", "document_not_of_collector")
    }
    steps.decide("waha.manager", request_id, "confirm", **fields)
    assert steps.world.look(request_id).instalments[0].proof == "collector"


def test_a_changed_number_counts_once_a_second_clerk_has_agreed(steps: Steps) -> None:
    request_id = open_paid(steps, phone="99887755")
    asked = ask(steps, request_id)
    with pytest.raises(AnsweredAlreadyError):
        ask(steps, request_id)
    with pytest.raises(ExcludedPersonError):
        agree(steps, asked.procedure_id, by="waha.registrar")
    with pytest.raises(NotFoundError):
        agree(steps, asked.procedure_id, by="diyaa.registrar")
    with steps.store.registry() as db:
        assert find_phone(db, request_id) == "+96599887755"
    agree(steps, asked.procedure_id)
    with steps.store.registry() as db:
        assert find_phone(db, request_id) == "+96566554433"
    with pytest.raises(AnsweredAlreadyError):
        agree(steps, asked.procedure_id)


def test_at_the_counter_the_document_of_the_case_is_shown(steps: Steps) -> None:
    request_id = open_paid(steps)
    with pytest.raises(InvalidFieldsError) as caught:
        ask(steps, request_id, document="285011500125", phone="")
    assert {(problem.field, problem.code) for problem in caught.value.problems} == {
        ("phone", "required"),
        ("document", "document_not_theirs"),
    }


def test_a_lost_phone_leaves_nobody_to_be_reached_and_no_code_that_opens(steps: Steps) -> None:
    request_id = open_paid(steps, phone="99887744")
    code = hand_code(steps, request_id)
    lost = ask(steps, request_id, cause="lost_phone", phone="")
    assert agree(steps, lost.procedure_id, agrees=False).code is None
    show(steps, request_id, code)
    lost = ask(steps, request_id, cause="lost_phone", phone="")
    agree(steps, lost.procedure_id)
    assert refuse(steps, request_id, code) == "replayed_code"
    with steps.store.registry() as db:
        assert find_phone(db, request_id) is None


def test_an_unconfirmed_receipt_opens_its_follow_up_by_itself_at_its_deadline(steps: Steps) -> None:
    request_id = open_paid(steps)
    task = steps.world.look(request_id, "waha.manager").task
    assert task
    steps.wake(request_id, task.due_at - timedelta(seconds=1))
    assert steps.state(request_id).tasks[0].wait == Wait.RECEIPT
    steps.wake(request_id, task.due_at)
    (waiting,) = steps.state(request_id).tasks
    assert (waiting.kind, waiting.wait) == (TaskKind.CONFIRM, Wait.RECIPIENT)
    assert waiting.wakes_at == task.next_eyes_at, "the ministry is told none the later"
    (view,) = [
        each
        for each in list_follow_ups(steps.store, steps.world.actor("waha.manager"))
        if each.request_id == request_id
    ]
    assert (view.cause, view.tries) == (EventType.UNCONFIRMED, 0)
    assert list_follow_ups(steps.store, steps.world.actor("diyaa.manager")) == ()
    steps.decide("waha.manager", request_id, "confirm")
    assert steps.state(request_id).outcome == Outcome.DELIVERED


def book(steps: Steps, request_id: UUID, days: int, by: str = "waha.registrar", **changes: str) -> None:
    on = read_day(steps.world.clock()) + timedelta(days=days)
    fields = {"handover": "pick_up", "on": on.isoformat(), "clock": "10:30", "place": "مستودع الجهة"}
    form = AppointmentForm(**{**fields, **changes})
    actor = steps.world.actor(by)
    book_appointment(steps.store, actor, request_id, form, submit(form), at=steps.world.clock())


def test_an_appointment_that_passed_in_silence_was_missed_and_its_recipient_is_followed_up(
    steps: Steps,
) -> None:
    request_id = open_paid(steps)
    with pytest.raises(InvalidFieldsError) as caught:
        book(steps, request_id, -1, place="")
    assert {problem.code for problem in caught.value.problems} == {"in_the_past", "required"}
    book(steps, request_id, 1)
    book(steps, request_id, 2, handover="home_delivery", place="")
    task_id = UUID(steps.state(request_id).tasks[0].task_id)
    with steps.store.registry() as db:
        ends_at = db.get_one(Task, task_id).follow_up_at
    assert ends_at
    steps.wake(request_id, ends_at - timedelta(seconds=1))
    assert steps.state(request_id).tasks[0].wait == Wait.RECEIPT
    steps.wake(request_id, ends_at)
    (waiting,) = steps.state(request_id).tasks
    assert (waiting.task_id, waiting.wait) == (str(task_id), Wait.RECIPIENT)
    events = [event.type for event in steps.world.look(request_id).timeline]
    assert events.count(EventType.APPOINTMENT_BOOKED) == 2
    assert events.count(EventType.APPOINTMENT_MISSED) == 1


def test_a_receipt_keeps_its_appointment(steps: Steps) -> None:
    request_id = open_paid(steps)
    book(steps, request_id, 1)
    steps.decide("waha.manager", request_id, "confirm")
    with steps.store.registry() as db:
        query = text("select state from appointment where request_id = :id")
        assert db.execute(query, {"id": request_id}).scalars().all() == ["kept"]
    with pytest.raises(Exception, match="case_closed"):
        book(steps, request_id, 2)


def test_what_one_charity_arranged_no_other_reads(steps: Steps) -> None:
    request_id = open_paid(steps)
    hand_code(steps, request_id)
    refuse(steps, request_id, "x")
    form = CollectorForm("خالد العامري", "A1")
    me = steps.world.actor("waha.registrar")
    name_collector(steps.store, me, request_id, form, submit(form), at=steps.world.clock())
    book(steps, request_id, 1)
    for actor, seen in ((me, True), (steps.world.actor("diyaa.manager"), False)):
        with steps.store.acting_for(actor) as db:
            for table in WALLED:
                count = text(f"select count(*) from {table} where request_id = '{request_id}'")
                assert bool(db.execute(count).scalar_one()) == seen, table


def test_a_receipt_that_nobody_confirms_is_followed_up_by_the_clock_of_the_engine(
    running: RunningWorld,
) -> None:
    request_id = running.open_case(**invent_applicant())
    running.recommend(request_id)
    running.decide("supervisor", request_id, "approve")
    running.pay(request_id)
    running.skip(request_id, timedelta(days=9))

    def is_followed_up() -> bool:
        task = running.find_task(request_id)
        return task is not None and task.wait is Wait.RECIPIENT

    running.wait_until(is_followed_up)
    running.decide("waha.manager", request_id, "confirm")
    assert running.look(request_id).outcome == Outcome.DELIVERED
