"""The bank as tests see it: it answers to a file of orders in its own words."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from sqlmodel import col, select

from gateways.bank_folder import BankFolder
from gateways.paper_store import PaperStore
from services import bank_batches, bank_statuses
from services.bank_batches import BatchView
from services.bank_statuses import StatusView
from services.decisions import get_receipt
from services.reconciliation import Reconciliation, reconcile
from store.tables.decisions import Decision, DecisionState
from store.tables.payment_orders import PaymentOrder
from tests.applicants import invent_applicant
from tests.keeping import open_bank, open_papers
from tests.stepping import Steps
from tests.world import submit

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"


def read_orders(content: bytes) -> dict[str, int]:
    """What a file tells the bank to pay: reference → fils."""
    found = {}
    for line in ET.fromstring(content).iter(f"{{{NAMESPACE}}}CdtTrfTxInf"):
        reference = line.find(f"{{{NAMESPACE}}}PmtId/{{{NAMESPACE}}}EndToEndId")
        amount = line.find(f"{{{NAMESPACE}}}Amt/{{{NAMESPACE}}}InstdAmt")
        assert reference is not None
        assert amount is not None
        found[str(reference.text)] = int(str(amount.text).replace(".", ""))
    return found


def answer(
    message_id: str,
    answers_to: str,
    lines: Mapping[str, str],
    *,
    group: str = "PART",
    amounts: Mapping[str, str] | None = None,
) -> bytes:
    """A status report (pain.002.001.10): reference → code, or code and reason."""
    told = "".join(
        _tell(reference, *code.split(), amount=(amounts or {}).get(reference, ""))
        for reference, code in lines.items()
    )
    payments = f"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{answers_to}</OrgnlPmtInfId>{told}</OrgnlPmtInfAndSts>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>'
        f"<GrpHdr><MsgId>{message_id}</MsgId><CreDtTm>2026-11-29T10:00:00Z</CreDtTm></GrpHdr>"
        f"<OrgnlGrpInfAndSts><OrgnlMsgId>{answers_to}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>"
        f"<GrpSts>{group}</GrpSts></OrgnlGrpInfAndSts>{payments if lines else ''}"
        "</CstmrPmtStsRpt></Document>"
    ).encode()


def _tell(reference: str, code: str, reason: str = "", *, amount: str = "") -> str:
    why = f"<StsRsnInf><Rsn><Cd>{reason}</Cd></Rsn></StsRsnInf>" if reason else ""
    original = (
        f'<OrgnlTxRef><Amt><InstdAmt Ccy="KWD">{amount}</InstdAmt></Amt></OrgnlTxRef>' if amount else ""
    )
    return (
        f"<TxInfAndSts><OrgnlEndToEndId>{reference}</OrgnlEndToEndId><TxSts>{code}</TxSts>{why}"
        f"<AcctSvcrRef>BK{reference[:8]}</AcctSvcrRef>{original}</TxInfAndSts>"
    )


class KilledError(BaseException):
    """Where a process died: nothing after this line happened."""


@dataclass
class Till:
    """Waha's hands at the bank."""

    steps: Steps
    bank: BankFolder = field(default_factory=open_bank)
    papers: PaperStore = field(default_factory=open_papers)
    by: str = "waha.manager"
    charity: ClassVar[str] = "waha"

    def sign(self, amount: str = "300", **fields: object) -> UUID:
        """A case whose order was signed."""
        request_id = self.steps.open_case(f"{self.charity}.registrar", **invent_applicant())
        self.steps.study(request_id)
        self.steps.decide("waha.researcher", request_id, "recommend", amount=amount, **fields)
        self.steps.decide("supervisor", request_id, "approve")
        self.order(request_id)
        return request_id

    def order(self, request_id: UUID, method: str = "bank_transfer") -> None:
        self.steps.decide("waha.manager", request_id, "pay", method=method)
        self.steps.decide("waha.admin", request_id, "authorise")

    def make(self) -> BatchView:
        world = self.steps.world
        return bank_batches.make_batch(
            self.steps.store, world.actor(self.by), self.papers, submit({}), at=world.clock()
        )

    def send(self, batch: BatchView, bank: BankFolder | None = None, **how: bool) -> BatchView:
        world = self.steps.world
        return bank_batches.hand_over(
            self.steps.store,
            world.actor(self.by),
            self.papers,
            bank or self.bank,
            batch.batch_id,
            at=world.clock(),
            **how,
        )

    def read(self, content: bytes, by: str | None = None) -> StatusView:
        world = self.steps.world
        return bank_statuses.read_status(
            self.steps.store, world.actor(by or self.by), content, at=world.clock()
        )

    def open_file(self, batch: BatchView) -> bytes:
        return bank_batches.read_file(
            self.steps.store, self.steps.world.actor(self.by), self.papers, batch.batch_id
        )

    def reconcile(self) -> Reconciliation:
        return reconcile(self.steps.store, self.steps.world.actor(self.by), at=self.steps.world.clock())

    def give_effect(self) -> None:
        """What the relay does: every recorded decision is told to its case."""
        with self.steps.store.registry() as db:
            ids = db.exec(select(Decision.id).where(Decision.state == DecisionState.PENDING)).all()
        for decision_id in ids:
            actor = self.steps.world.actor(self.by)
            self.steps.give_effect(get_receipt(self.steps.store, actor, decision_id))

    def find_order(self, request_id: UUID) -> PaymentOrder:
        with self.steps.store.registry() as db:
            return db.exec(
                select(PaymentOrder)
                .where(PaymentOrder.request_id == request_id)
                .order_by(col(PaymentOrder.attempt).desc())
                .limit(1)
            ).one()
