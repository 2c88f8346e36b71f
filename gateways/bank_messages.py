"""Messages to and from a bank in ISO 20022: payment orders out (pain.001.001.09), their status in (pain.002.001.10)."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]
from pyiso20022.pain import pain_001_001_09 as order_message  # type: ignore[import-untyped]
from pyiso20022.pain import pain_002_001_10 as status_message
from xsdata.exceptions import ParserError
from xsdata.formats.dataclass.context import XmlContext
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.parsers.config import ParserConfig
from xsdata.formats.dataclass.parsers.handlers import LxmlEventHandler
from xsdata.formats.dataclass.serializers import XmlSerializer
from xsdata.models.datatype import XmlDate, XmlDateTime

from domain.bank_files import ANSWERS, PaymentFile, PaymentLine, StatusFile, StatusLine
from domain.errors import InputError, RefusedError, TooLargeError
from domain.money import FILS_PER_DINAR
from gateways.schema_limits import keeps_limits

MOST_BYTES = 5 * 2**20
ORDER_SCHEMA = "pain.001.001.09.xsd"
ORDER_NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
NAME_LENGTH = 140
_CONTEXT = XmlContext()


class UnfitOrdersError(RefusedError):
    """No order would pass the schema of the bank's message, or the charity's own account does not: no file was kept."""

    code = "unfit_orders"


class UnreadableStatusError(InputError):
    """The file is no status report of the kind that is taken, or says something that nobody can act on."""

    code = "unreadable_status"


def write_payments(file: PaymentFile) -> bytes:
    """The orders as one message: the same file gives the same bytes, so that a repetition is known as one.

    It is held against the official schema before anybody is given it. Raises UnfitOrdersError.
    """
    count, total = str(len(file.lines)), _write_amount(file.total_fils)
    party = order_message.PartyIdentification135(nm=file.charity_name[:NAME_LENGTH])
    header = order_message.GroupHeader85(
        msg_id=file.message_id,
        cre_dt_tm=XmlDateTime.from_datetime(file.made_at.replace(microsecond=0)),
        nb_of_txs=count,
        ctrl_sum=total,
        initg_pty=party,
    )
    payment = order_message.PaymentInstruction30(
        pmt_inf_id=file.message_id,
        pmt_mtd=order_message.PaymentMethod3Code.TRF,
        nb_of_txs=count,
        ctrl_sum=total,
        reqd_exctn_dt=order_message.DateAndDateTime2Choice(dt=XmlDate.from_date(file.execute_on)),
        dbtr=party,
        dbtr_acct=_write_account(file.iban),
        dbtr_agt=_write_bank(file.bic),
        cdt_trf_tx_inf=[_write_line(line) for line in file.lines],
    )
    document = order_message.Document(
        cstmr_cdt_trf_initn=order_message.CustomerCreditTransferInitiationV09(
            grp_hdr=header, pmt_inf=[payment]
        )
    )
    return _render(document)


def list_unfit(lines: Sequence[PaymentLine], *, at: datetime) -> frozenset[str]:
    """References of the orders that no file can carry: the schema would not take one of nothing but what they say."""
    if not lines or _is_taken(lines, at):
        return frozenset()
    return frozenset(line.reference for line in lines if not _is_taken([line], at))


def _is_taken(lines: Sequence[PaymentLine], at: datetime) -> bool:
    one = lines[0]
    try:
        write_payments(PaymentFile(one.reference, at, at.date(), one.payee_name, one.iban, "", tuple(lines)))
    except UnfitOrdersError:
        return False
    return True


@cache
def _load_schema() -> etree.XMLSchema:
    """The schema as ISO 20022 publishes it, out of a package that carries it; its code is not imported."""
    found = find_spec("sepaxml")
    assert found and found.origin  # noqa: S101, PT018 (pinned with the house)
    return etree.XMLSchema(file=str(Path(found.origin).parent / "schemas" / ORDER_SCHEMA))


def _render(document: order_message.Document) -> bytes:
    try:
        text = XmlSerializer(context=_CONTEXT).render(document, ns_map={None: ORDER_NAMESPACE})
        content: bytes = text.encode()
        _load_schema().assertValid(_parse(content))
    except (ValueError, etree.XMLSyntaxError, etree.DocumentInvalid):
        # The library's own words quote what stands in the file: they go no further.
        raise UnfitOrdersError from None
    return content


def _parse(content: bytes) -> etree._Element:
    """The tree of a file that names nothing outside itself. Raises XMLSyntaxError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def read_statuses(content: bytes) -> StatusFile:
    """The bank's answer, read strictly: an element or a code that is not known is no guess.

    No package carries the schema of this message: it is held against the classes that were made from it. What must be
    there, what may be there once, the order, lengths, shapes and choices are as they say; text between elements and
    attributes that nobody reads are passed over. Raises TooLargeError, UnreadableStatusError.
    """
    if len(content) > MOST_BYTES:
        raise TooLargeError(limit=MOST_BYTES)
    try:
        tree = _parse(content)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableStatusError from None
    # A document type could name other files, or grow without end: whatever the encoding, there is none.
    if tree.getroottree().docinfo.doctype:
        raise UnreadableStatusError
    parser = XmlParser(
        context=_CONTEXT,
        config=ParserConfig(fail_on_unknown_properties=True, fail_on_converter_warnings=True),
        handler=LxmlEventHandler,
    )
    # The parser clears the tree while it reads.
    tags = _list_tags(tree)
    try:
        document = parser.parse(tree, status_message.Document)
    except (ParserError, SyntaxError, ValueError, TypeError):
        # The library's own words quote what stands in the file: they go no further.
        raise UnreadableStatusError from None
    if not keeps_limits(document) or _list_tags(_write_again(document)) != tags:
        raise UnreadableStatusError
    report = document.cstmr_pmt_sts_rpt
    group = report.orgnl_grp_inf_and_sts
    lines = tuple(
        _read_line(line)
        for payment in report.orgnl_pmt_inf_and_sts or []
        for line in payment.tx_inf_and_sts or []
    )
    code = str(group.grp_sts or "")
    if code and code not in ANSWERS:
        raise UnreadableStatusError
    return StatusFile(
        message_id=report.grp_hdr.msg_id,
        answers_to=group.orgnl_msg_id,
        lines=lines,
        of_all=ANSWERS.get(code),
        code=code,
        reason=_read_reason(group.sts_rsn_inf or []),
    )


def _write_again(document: status_message.Document) -> etree._Element:
    """What was read, in the order of the schema."""
    return _parse(XmlSerializer(context=_CONTEXT).render(document).encode())


def _list_tags(tree: etree._Element) -> list[str]:
    return [each.tag for each in tree.iter(etree.Element)]


def _write_line(line: PaymentLine) -> order_message.CreditTransferTransaction34:
    return order_message.CreditTransferTransaction34(
        pmt_id=order_message.PaymentIdentification6(instr_id=line.reference, end_to_end_id=line.reference),
        amt=order_message.AmountType4Choice(
            instd_amt=order_message.ActiveOrHistoricCurrencyAndAmount(
                value=_write_amount(line.amount_fils), ccy="KWD"
            )
        ),
        cdtr=order_message.PartyIdentification135(nm=line.payee_name[:NAME_LENGTH]),
        cdtr_acct=_write_account(line.iban),
    )


def _write_account(iban: str) -> order_message.CashAccount38:
    return order_message.CashAccount38(id=order_message.AccountIdentification4Choice(iban=iban))


def _write_bank(bic: str) -> order_message.BranchAndFinancialInstitutionIdentification6:
    known = order_message.FinancialInstitutionIdentification18(bicfi=bic)
    unknown = order_message.FinancialInstitutionIdentification18(
        othr=order_message.GenericFinancialIdentification1(id="NOTPROVIDED")
    )
    return order_message.BranchAndFinancialInstitutionIdentification6(fin_instn_id=known if bic else unknown)


def _write_amount(fils: int) -> Decimal:
    return Decimal(fils).scaleb(-3)


def _read_line(line: status_message.PaymentTransaction105) -> StatusLine:
    code = str(line.tx_sts or "")
    if not line.orgnl_end_to_end_id or code not in ANSWERS:
        raise UnreadableStatusError
    return StatusLine(
        reference=line.orgnl_end_to_end_id.strip().lower(),
        answer=ANSWERS[code],
        code=code,
        reason=_read_reason(line.sts_rsn_inf or []),
        bank_reference=line.acct_svcr_ref or "",
        amount_fils=_read_amount(line),
    )


def _read_amount(line: status_message.PaymentTransaction105) -> int | None:
    original = line.orgnl_tx_ref
    amount = original.amt.instd_amt if original and original.amt else None
    if amount is None or amount.value is None:
        return None
    fils = Decimal(amount.value) * FILS_PER_DINAR
    if amount.ccy != "KWD" or fils != fils.to_integral_value():
        raise UnreadableStatusError
    return int(fils)


def _read_reason(found: list[status_message.StatusReasonInformation12]) -> str:
    """The bank's reasons by code, with its own words where it has some."""
    told = []
    for each in found:
        code = (each.rsn.cd or each.rsn.prtry or "") if each.rsn else ""
        told.append(" ".join([str(code), *(each.addtl_inf or [])]).strip())
    return "; ".join(one for one in told if one)[:500]
