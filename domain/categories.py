"""Categories of aid: what a circular allows, with which papers, up to how much, to whom (product.md rule 4)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.overlaps import OverlapFamily, Subject
from domain.proofs import STATED_PROOFS, Proof


class Paper(StrEnum):
    """A paper that a category asks for."""

    IDENTITY = "identity"
    HOUSEHOLD = "household"
    ADDRESS = "address"
    INCOME = "income"
    BANK_STATEMENT = "bank_statement"
    IBAN = "iban"
    UNDERTAKING = "undertaking"
    STATEMENT_OF_NEED = "statement_of_need"
    LEASE = "lease"
    ARREARS_NOTICE = "arrears_notice"
    HOSPITAL_REPORT = "hospital_report"
    INVOICE = "invoice"
    SCHOOL_FEE_STATEMENT = "school_fee_statement"
    TRANSCRIPT = "transcript"
    ENFORCEMENT_FILE = "enforcement_file"
    INABILITY_PROOF = "inability_proof"
    IMPRISONMENT_CERTIFICATE = "imprisonment_certificate"
    CHILDREN_LIST = "children_list"
    FATHER_DEATH_CERTIFICATE = "father_death_certificate"
    GUARDIANSHIP = "guardianship"
    DEATH_CERTIFICATE = "death_certificate"
    DIVORCE_DEED = "divorce_deed"
    DISABILITY_CERTIFICATE = "disability_certificate"
    QUOTATION = "quotation"
    VISIT_PHOTOS = "visit_photos"
    BILL = "bill"
    INCIDENT_REPORT = "incident_report"


_LEASE_PAPERS = frozenset({Paper.LEASE, Paper.ARREARS_NOTICE})
_BILL_PAPERS = frozenset({Paper.BILL, Paper.INVOICE, Paper.ENFORCEMENT_FILE})


class PayeeKind(StrEnum):
    """Who is paid; often not the applicant (rule 9)."""

    APPLICANT = "applicant"
    LANDLORD = "landlord"
    HOSPITAL = "hospital"
    SCHOOL = "school"
    UNIVERSITY = "university"
    COURT = "court"
    SHOP = "shop"
    SUPPLIER = "supplier"
    GOVERNMENT = "government"
    GUARDIAN = "guardian"
    IN_KIND = "in_kind"


class Recurrence(StrEnum):
    """How often aid of a category is paid (rule 10)."""

    ONCE = "once"
    MONTHLY = "monthly"
    EVERY_2_MONTHS = "every_2_months"
    EVERY_3_MONTHS = "every_3_months"
    EVERY_4_MONTHS = "every_4_months"
    EVERY_6_MONTHS = "every_6_months"
    YEARLY = "yearly"


class FundSource(StrEnum):
    """Where the money of a fund comes from (rule 13)."""

    ZAKAT = "zakat"
    SADAQA = "sadaqa"
    WAQF = "waqf"
    DONOR = "donor"
    GENERAL = "general"


@dataclass(frozen=True)
class Category:
    """One row of a circular: a pair of kind and class with everything the ministry set for it.

    `papers` are all it asks for; those in `registry_papers` come from a registry and are not asked of the applicant.
    Only funds from `fund_sources` may pay for it; one of `proofs` shows that it was received.
    Aid that recurs is studied again after `restudy_months`; with `pays_arrears` what fell due meanwhile is paid afterwards.
    """

    code: str
    kind: str
    case_class: str
    name_ar: str
    name_en: str
    family: OverlapFamily
    ceiling_fils: int
    recurrence: Recurrence
    payee_kind: PayeeKind
    papers: tuple[Paper, ...]
    fast_track: bool
    pilot: bool
    ministry_gate: bool
    first_on: date
    last_on: date | None
    circular: str
    conditions_ar: str = ""
    conditions_en: str = ""
    registry_papers: frozenset[Paper] = frozenset()
    fund_sources: frozenset[FundSource] = frozenset(FundSource)
    proofs: frozenset[Proof] = frozenset(STATED_PROOFS)
    restudy_months: int = 12
    pays_arrears: bool = False

    @property
    def uploaded_papers(self) -> tuple[Paper, ...]:
        """The papers that the applicant has to bring."""
        return tuple(paper for paper in self.papers if paper not in self.registry_papers)

    @property
    def asks_lease(self) -> bool:
        """True if a lease stands behind such a request."""
        return self.family.subject is Subject.LEASE or not _LEASE_PAPERS.isdisjoint(self.papers)

    @property
    def asks_bill(self) -> bool:
        """True if a bill stands behind such a request."""
        return self.family.subject is Subject.BILL or not _BILL_PAPERS.isdisjoint(self.papers)

    def is_open(self, on: date) -> bool:
        """True if requests may be registered under it on that day."""
        return self.first_on <= on and (self.last_on is None or on <= self.last_on)
