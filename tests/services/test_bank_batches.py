"""Files to the bank: each order is told once, an uncertain file is never sent under another name, every answer counts once."""

import time
from collections import Counter
from collections.abc import Iterator
from random import Random
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlmodel import select

from domain.bank_files import BankAccountForm, BatchState, DifferenceKind, LineOutcome
from domain.cycle import Outcome, TaskKind, Wait
from domain.errors import NotFoundError, WrongRoleError
from gateways.bank_folder import BankFolder
from gateways.bank_messages import UnfitOrdersError
from services import bank_batches, bank_statuses
from services.bank_batches import (
    BatchStaleError,
    BatchUncertainError,
    NoBankAccountError,
    NothingToSendError,
)
from services.bank_statuses import StatusReusedError, UnknownBatchError
from services.decisions import decide
from store.tables.payment_orders import OrderState, PaymentOrder
from tests.accounts import invent_iban
from tests.applicants import invent_applicant
from tests.banking import KilledError, Till, answer, read_orders
from tests.stepping import Steps, count_rows, note_aid_given_elsewhere
from tests.world import World, submit


@pytest.fixture
def till(world: World) -> Till:
    till = Till(Steps(world))
    form = BankAccountForm(invent_iban(), "COMBKWKW")
    bank_batches.set_bank_account(
        world.store, world.actor("waha.admin"), form, submit(form), at=world.clock()
    )
    return till


def change_order(till: Till, order_id: UUID, column: str, value: str) -> None:
    """Let an order say something that no form would take."""
    with till.steps.store.registry() as db:
        query = text(f"update payment_order set {column} = :value where id = :id")
        db.execute(query, {"value": value, "id": order_id})


def get_wait(till: Till, request_id: UUID) -> tuple[str, str]:
    (task,) = till.steps.state(request_id).tasks
    return task.kind, task.wait


def name_differences(till: Till) -> list[tuple[DifferenceKind, int]]:
    return [(each.kind, each.amount_fils) for each in till.reconcile().differences]


def test_a_file_holds_the_signed_transfers_once_and_nothing_else(till: Till) -> None:
    first, second = till.sign("300.001"), till.sign("90")
    card = till.steps.open_case(**invent_applicant())
    till.steps.recommend(card)
    till.steps.decide("supervisor", card, "approve")
    till.order(card, "knet")
    batch = till.make()
    told = read_orders(till.open_file(batch))
    assert told == {
        till.find_order(first).id.hex: 300_001,
        till.find_order(second).id.hex: 90_000,
    }
    assert (batch.orders, batch.total_fils, batch.state) == (2, 390_001, BatchState.MADE)
    with pytest.raises(NothingToSendError):
        till.make()


def test_a_file_that_would_not_fit_its_schema_is_not_kept_and_its_orders_wait(till: Till) -> None:
    request_id = till.sign()
    order, papers = till.find_order(request_id), list(till.papers._folder.rglob("*"))
    rows = count_rows(till.steps.store)
    change_order(till, order.id, "payee_name", "سالم\x0bالعامري")
    with pytest.raises(UnfitOrdersError):
        till.make()
    assert (count_rows(till.steps.store), list(till.papers._folder.rglob("*"))) == (rows, papers)
    assert get_wait(till, request_id) == (TaskKind.SETTLE, Wait.BANK)
    change_order(till, order.id, "payee_name", "سالم العامري")
    assert read_orders(till.open_file(till.make())) == {order.id.hex: 300_000}


@pytest.mark.parametrize(
    ("column", "value"), [("payee_name", "سالم\x0bالعامري"), ("payee_name", ""), ("iban", "KW81 CBKU")]
)
def test_an_order_that_the_message_cannot_carry_is_held_by_name_and_holds_up_no_other(
    till: Till, column: str, value: str
) -> None:
    held, goes = till.sign("100"), till.sign("90.001")
    change_order(till, till.find_order(held).id, column, value)
    batch = till.make()
    assert read_orders(till.open_file(batch)) == {till.find_order(goes).id.hex: 90_001}
    assert (batch.orders, batch.total_fils) == (1, 90_001)
    assert get_wait(till, held) == (TaskKind.SETTLE, Wait.BANK)
    assert name_differences(till) == [(DifferenceKind.UNFIT, 100_000), (DifferenceKind.NOT_SENT, 90_001)]
    till.steps.decide("waha.manager", held, "bounce")
    till.order(held, "knet")
    assert DifferenceKind.UNFIT not in dict(name_differences(till))


def test_an_order_whose_need_was_met_elsewhere_after_its_signature_goes_into_no_file(till: Till) -> None:
    met, goes = till.sign("100"), till.sign("90")
    note_aid_given_elsewhere(till.steps, met)
    assert read_orders(till.open_file(till.make())) == {till.find_order(goes).id.hex: 90_000}
    with pytest.raises(NothingToSendError):
        till.make()
    assert name_differences(till) == [(DifferenceKind.NOT_SENT, 100_000), (DifferenceKind.NOT_SENT, 90_000)]


def test_without_an_account_or_the_role_no_file_is_made(world: World) -> None:
    till = Till(Steps(world))
    till.sign()
    with pytest.raises(NoBankAccountError):
        till.make()
    with pytest.raises(WrongRoleError):
        Till(till.steps, by="waha.researcher").make()


def test_a_file_is_handed_over_whole_under_its_name_and_once(till: Till) -> None:
    till.sign()
    batch = till.make()
    sent = till.send(batch)
    assert sent.state is BatchState.SENT
    assert (till.bank._folder / "waha" / "out" / f"{batch.message_id}.xml").read_bytes() == till.open_file(
        batch
    )
    rows = count_rows(till.steps.store)
    (till.bank._folder / "waha" / "out" / f"{batch.message_id}.xml").unlink()
    assert till.send(batch) == sent, "what the bank took is not left there again"
    assert not till.bank.lies_out("waha", sent.file_name)
    assert count_rows(till.steps.store) == rows


class DyingBank(BankFolder):
    """A folder at which the process dies before or after the file lies there."""

    def __init__(self, bank: BankFolder, *, after: bool) -> None:
        super().__init__(bank._folder)
        self._after = after

    def drop(self, charity: str, name: str, content: bytes) -> None:
        if self._after:
            super().drop(charity, name, content)
        raise KilledError


@pytest.mark.parametrize("taken", [False, True])
@pytest.mark.parametrize("after", [False, True])
def test_a_file_of_which_nobody_knows_whether_it_went_is_not_sent_by_itself(
    till: Till, *, after: bool, taken: bool
) -> None:
    request_id = till.sign()
    batch = till.make()
    with pytest.raises(KilledError):
        till.send(batch, DyingBank(till.bank, after=after))
    assert till.steps.state(request_id).tasks[0].wait == Wait.BANK
    with pytest.raises(NothingToSendError):
        till.make()
    out = till.bank._folder / "waha" / "out" / batch.file_name
    if taken:
        out.unlink(missing_ok=True)
    if after and not taken:
        assert till.send(batch).state is BatchState.SENT, "it lies there: it went"
        return
    assert name_differences(till) == [(DifferenceKind.UNCERTAIN, 300_000)]
    with pytest.raises(BatchUncertainError):
        till.send(batch)
    assert not out.exists()
    again = till.send(batch, again=True)
    assert (again.message_id, again.state) == (batch.message_id, BatchState.SENT)
    assert out.read_bytes() == till.open_file(batch), "the same file, the same references"


def test_the_banks_answer_ends_the_doubt_whether_a_file_went(till: Till) -> None:
    request_id = till.sign()
    batch = till.make()
    with pytest.raises(KilledError):
        till.send(batch, DyingBank(till.bank, after=False))
    till.read(answer("B1", batch.message_id, {till.find_order(request_id).id.hex: "ACSC"}))
    till.give_effect()
    assert till.send(batch).state is BatchState.SENT
    assert get_wait(till, request_id) == (TaskKind.CONFIRM, Wait.RECEIPT)


def test_each_answer_has_its_effect_and_the_same_file_twice_changes_nothing(till: Till) -> None:
    paid, rejected, pending = till.sign("100"), till.sign("200"), till.sign("50")
    batch = till.send(till.make())
    orders = {each: till.find_order(each).id.hex for each in (paid, rejected, pending)}
    content = answer(
        "B1",
        batch.message_id,
        {orders[paid]: "ACSC", orders[rejected]: "RJCT AC04", orders[pending]: "PDNG"},
    )
    first = till.read(content)
    assert [line.outcome for line in first.lines] == [
        LineOutcome.APPLIED,
        LineOutcome.APPLIED,
        LineOutcome.NOTED,
    ]
    till.give_effect()
    assert get_wait(till, paid) == (TaskKind.CONFIRM, Wait.RECEIPT)
    assert get_wait(till, rejected) == (TaskKind.PAY, Wait.RETURNED)
    assert get_wait(till, pending) == (TaskKind.SETTLE, Wait.BANK)
    rows = count_rows(till.steps.store)
    second = till.read(content)
    assert (second.is_repeat, second.lines) == (True, first.lines)
    till.give_effect()
    assert count_rows(till.steps.store) == rows
    assert name_differences(till) == [(DifferenceKind.UNANSWERED, 50_000)]


def test_another_answer_under_a_known_number_is_refused(till: Till) -> None:
    request_id = till.sign()
    batch = till.send(till.make())
    reference = till.find_order(request_id).id.hex
    till.read(answer("B1", batch.message_id, {reference: "ACSC"}))
    with pytest.raises(StatusReusedError):
        till.read(answer("B1", batch.message_id, {reference: "RJCT AC04"}))


def test_a_word_on_the_whole_file_is_a_word_on_each_order(till: Till) -> None:
    cases = [till.sign("100"), till.sign("90")]
    batch = till.send(till.make())
    till.read(answer("B1", batch.message_id, {}, group="RJCT"))
    till.give_effect()
    assert [get_wait(till, each)[1] for each in cases] == [Wait.RETURNED] * 2


def test_what_the_bank_rejected_is_ordered_anew_under_another_reference_and_nothing_else_is(
    till: Till,
) -> None:
    paid, rejected = till.sign("100"), till.sign("200.005")
    first = till.send(till.make())
    before = till.find_order(rejected).id.hex
    till.read(answer("B1", first.message_id, {till.find_order(paid).id.hex: "ACSC", before: "RJCT AC04"}))
    till.give_effect()
    till.order(rejected)
    second = till.send(till.make())
    (again,) = read_orders(till.open_file(second)).items()
    assert again == (till.find_order(rejected).id.hex, 200_005)
    assert again[0] != before
    till.read(answer("B2", second.message_id, {again[0]: "ACSC"}))
    till.give_effect()
    for each in (paid, rejected):
        till.steps.decide("waha.manager", each, "confirm")
        assert till.steps.state(each).outcome == Outcome.DELIVERED
    figures = till.reconcile()
    assert (figures.differences, figures.open_fils) == ((), 0)
    assert (figures.sent_fils, figures.paid_fils, figures.returned_fils) == (500_010, 300_005, 200_005)


def test_money_that_comes_back_after_it_was_paid_is_followed_up(till: Till) -> None:
    request_id = till.sign()
    batch = till.send(till.make())
    reference = till.find_order(request_id).id.hex
    for number, code in enumerate(("ACSC", "RJCT AC06")):
        till.read(answer(f"B{number}", batch.message_id, {reference: code}))
        till.give_effect()
    assert get_wait(till, request_id) == (TaskKind.PAY, Wait.RETURNED)
    assert till.reconcile().differences == ()


def test_what_does_not_fit_is_left_to_a_person_and_named_to_the_fils(till: Till) -> None:
    request_id, other = till.sign("100"), till.sign("90")
    batch = till.send(till.make())
    order, second = till.find_order(request_id).id.hex, till.find_order(other).id.hex
    till.steps.decide("waha.manager", other, "settle")
    view = till.read(
        answer(
            "B1",
            batch.message_id,
            {order: "ACSC", uuid4().hex: "ACSC", second: "ACSC"},
            amounts={order: "99.999"},
        )
    )
    assert [line.outcome for line in view.lines] == [
        LineOutcome.AMOUNT_DIFFERS,
        LineOutcome.UNKNOWN_ORDER,
        LineOutcome.KNOWN,
    ]
    assert get_wait(till, request_id) == (TaskKind.SETTLE, Wait.BANK), "nothing was settled by it"
    assert name_differences(till) == [
        (DifferenceKind.UNANSWERED, 100_000),
        (DifferenceKind.AMOUNT_DIFFERS, 99_999),
        (DifferenceKind.UNKNOWN_ORDER, 0),
    ]


def test_an_answer_against_the_record_changes_nothing_and_is_named(till: Till) -> None:
    request_id = till.sign("100")
    batch = till.send(till.make())
    till.steps.decide("waha.manager", request_id, "bounce")
    view = till.read(answer("B1", batch.message_id, {till.find_order(request_id).id.hex: "ACSC"}))
    assert [line.outcome for line in view.lines] == [LineOutcome.CONTRADICTS]
    assert get_wait(till, request_id) == (TaskKind.PAY, Wait.RETURNED)
    assert name_differences(till) == [(DifferenceKind.CONTRADICTS, 100_000)]


def test_a_file_with_an_order_that_was_dropped_meanwhile_is_not_sent(till: Till) -> None:
    gone, stays = till.sign("100"), till.sign("90")
    batch = till.make()
    till.steps.decide("waha.manager", gone, "bounce")
    with pytest.raises(BatchStaleError):
        till.send(batch)
    assert not till.bank.lies_out("waha", batch.file_name)
    with pytest.raises(BatchStaleError):
        till.send(batch, again=True)
    assert read_orders(till.open_file(till.make())) == {till.find_order(stays).id.hex: 90_000}


class Dying:
    """Lets the process die once, when a line was decided and its outcome is not written yet."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, lines: int) -> None:
        self.left, self._decide = lines, decide
        monkeypatch.setattr(bank_statuses, "decide", self)

    def __call__(self, *args: object, **kwargs: object) -> object:
        made = self._decide(*args, **kwargs)  # type: ignore[arg-type]
        self.left -= 1
        if self.left == 0:
            raise KilledError
        return made


def test_reading_an_answer_that_was_broken_off_anywhere_goes_on_and_counts_nothing_twice(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [till.sign("100"), till.sign("90"), till.sign("80")]
    batch = till.send(till.make())
    content = answer("B1", batch.message_id, {till.find_order(each).id.hex: "ACSC" for each in cases})
    for lines in (1, 2):
        Dying(monkeypatch, lines)
        with pytest.raises(KilledError):
            till.read(content)
        till.give_effect()
        monkeypatch.undo()
    view = till.read(content)
    assert view.left == 0
    assert {line.outcome for line in view.lines} <= {LineOutcome.APPLIED, LineOutcome.KNOWN}
    till.give_effect()
    assert [get_wait(till, each)[1] for each in cases] == [Wait.RECEIPT] * 3
    assert till.reconcile().differences == ()


def test_another_charity_neither_sees_nor_answers_a_file(till: Till) -> None:
    till.sign()
    batch = till.send(till.make())
    stranger = till.steps.world.actor("diyaa.manager")
    with pytest.raises(NotFoundError):
        bank_batches.get_batch(till.steps.store, stranger, batch.batch_id)
    with pytest.raises(UnknownBatchError):
        till.read(answer("B1", batch.message_id, {}, group="RJCT"), by="diyaa.manager")
    with pytest.raises(WrongRoleError):
        till.read(answer("B1", batch.message_id, {}), by="waha.admin")


def storm(chance: Random, references: Iterator[str]) -> dict[str, str]:
    """What a bad day at the bank says of each order."""
    return {each: chance.choice(("ACSC", "ACSC", "RJCT AC04", "PDNG")) for each in references}


def test_through_a_storm_of_failures_the_orders_sum_to_what_was_promised(till: Till) -> None:
    chance = Random(7)
    cases = [till.sign(amount) for amount in ("100", "90.001", "80.999")]
    for day in range(12):
        for each in cases:
            if till.steps.state(each).outcome is None and get_wait(till, each)[1] == Wait.RETURNED:
                till.order(each)
        try:
            batch = till.send(till.make())
        except NothingToSendError:
            break
        for number in range(3):
            open_ = [
                line.order_id.hex
                for line in bank_batches.get_batch(
                    till.steps.store, till.steps.world.actor(till.by), batch.batch_id
                ).lines
                if line.state is OrderState.SIGNED
            ]
            said = storm(chance, iter(open_)) if number < 2 else dict.fromkeys(open_, "ACSC")
            if said:
                till.read(answer(f"B{day}-{number}", batch.message_id, said))
                till.give_effect()
    for each in cases:
        till.steps.decide("waha.manager", each, "confirm")
        assert till.steps.state(each).outcome == Outcome.DELIVERED
    with till.steps.store.registry() as db:
        settled = db.exec(
            select(PaymentOrder.amount_fils).where(PaymentOrder.state == OrderState.SETTLED)
        ).all()
    assert sorted(settled) == sorted((100_000, 90_001, 80_999))
    assert till.reconcile().differences == ()


COPIED = {
    "household": ("id",),
    "aid_request": ("id", "household_id"),
    "case_head": ("request_id",),
    "request_party": ("id", "request_id"),
    "task": ("id", "request_id"),
    "instalment": ("id", "request_id"),
    "payment_order": ("id", "instalment_id", "request_id"),
    "fund_claim": ("instalment_id", "request_id"),
    "fund_movement": ("id", "instalment_id", "request_id"),
}
"""Table → the columns by which its rows hang together."""


def multiply(till: Till, request_id: UUID, times: int) -> None:
    """Many households with the same promise: every row of a case again, under ids of its own."""
    of_case = {
        "household": "t.id = (select household_id from aid_request where id = :id)",
        "aid_request": "t.id = :id",
        "task": "t.request_id = :id and t.state = 'open'",
    }
    with till.steps.store.registry() as db:
        for table, linked in COPIED.items():
            names = db.execute(
                text(
                    "select column_name from information_schema.columns "
                    "where table_name = :table and is_generated = 'NEVER' and table_schema = 'public'"
                ),
                {"table": table},
            ).scalars()
            columns = {name: f't."{name}"' for name in names}
            columns |= {name: f"md5(t.{name}::text || n)::uuid" for name in linked}
            if table == "aid_request":
                columns["number"] = "t.number || '-' || n"
            where = of_case.get(table, "t.request_id = :id")
            db.execute(
                text(
                    f"insert into {table} ({', '.join(columns)}) select {', '.join(columns.values())} "
                    f"from {table} t, generate_series(1, :times) n where {where}"
                ),
                {"id": request_id, "times": times},
            )


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_thousand_orders_with_a_storm_of_failures_stay_workable(till: Till) -> None:
    multiply(till, till.sign("90"), 999)
    began = time.monotonic()
    batch = till.send(till.make())
    made = time.monotonic()
    orders = list(read_orders(till.open_file(batch)))
    said = storm(Random(11), iter(orders))
    content = answer("B1", batch.message_id, said)
    view, calls = till.read(content), 1
    while view.left:
        view, calls = till.read(content), calls + 1
    read = time.monotonic()
    print(f"\n1000 orders: file {made - began:.1f} s, answer {read - made:.1f} s in {calls} calls")
    assert (batch.orders, batch.total_fils) == (1000, 90_000_000)
    told = Counter(each.split()[0] for each in said.values())
    assert calls == -(-(1000 - told["PDNG"]) // bank_statuses.APPLIED_AT_ONCE)
    till.give_effect()
    with till.steps.store.registry() as db:
        states = Counter(db.exec(select(PaymentOrder.state)).all())
    assert states == {
        OrderState.SETTLED: told["ACSC"],
        OrderState.BOUNCED: told["RJCT"],
        OrderState.SIGNED: told["PDNG"],
    }
    figures = till.reconcile()
    assert figures.open_fils == 90_000 * told["PDNG"]
    assert {each.kind for each in figures.differences} == {DifferenceKind.UNANSWERED}
    assert len(figures.differences) == told["PDNG"]
