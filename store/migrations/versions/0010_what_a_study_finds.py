"""What a study finds: forms, papers ticked off, facts that travel, visits."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

CHARITY = "nullif(current_setting('sanad.charity', true), '')::uuid"
OWN_CASE = "exists (select 1 from aid_request r where r.id = request_id)"
OPEN_CASE = (
    "exists (select 1 from aid_request r where r.id = request_id and r.ministry_sees_from_at is not null)"
)
ALL = "select, insert, update, delete"
WALLS = {
    # What one charity thought of a paper, and whom it sent, no later charity of the case reads.
    "paper_check": {
        "charity": (f"{OWN_CASE} and charity_id = {CHARITY}", "select, insert"),
        "ministry": (OPEN_CASE, "select"),
        "registry": ("true", ALL),
    },
    "visit": {
        "charity": (f"{OWN_CASE} and charity_id = {CHARITY}", "select, insert, update"),
        "ministry": (OPEN_CASE, "select"),
        "registry": ("true", ALL),
    },
    # Who verified a fact is known to the registry alone; a case's charity reads the copy that names nobody.
    "verified_fact": {"registry": ("true", ALL)},
    "known_fact": {
        "charity": (OWN_CASE, "select"),
        "ministry": (OPEN_CASE, "select"),
        "registry": ("true", ALL),
    },
}
"""Table → login role → whose rows it reaches, and what it may do to them."""

REASONS = (
    "conditions_not_met income_above_limit served_elsewhere papers_not_genuine not_reachable "
    "outside_specialisation different_need different_person same_request_twice given_already hardship "
    "ministry_direction income_too_low debt_burden illness_or_disability breadwinner_lost home_at_risk "
    "schooling_at_risk sudden_event second_visit study_incomplete papers_doubtful amount_unclear"
)
PAPERS = (
    "identity household address income bank_statement iban undertaking statement_of_need lease arrears_notice "
    "hospital_report invoice school_fee_statement transcript enforcement_file inability_proof "
    "imprisonment_certificate children_list father_death_certificate guardianship death_certificate "
    "divorce_deed disability_certificate quotation visit_photos bill incident_report"
)
PAPER_STATES = "presented missing accepted rejected"
PAPER_FAULTS = "unreadable incomplete out_of_date of_another_person not_genuine"
FACT_KINDS = "members dwelling income papers visit"
VISIT_STATES = "booked done missed cancelled"


def upgrade() -> None:
    """A household is studied once."""
    _widen_what_stands()
    _make_paper_check()
    _make_visit()
    _make_facts()
    _raise_walls()


def _widen_what_stands() -> None:
    op.add_column("study", _document("answers"))
    op.add_column("study", sa.Column("score", postgresql.JSONB()))
    op.add_column(
        "decision",
        sa.Column("fields", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
    )
    op.add_column(
        "policy_version", sa.Column("fact_months", sa.Integer(), server_default="6", nullable=False)
    )
    for table, name, column, codes in (
        ("request_paper", "paperstate", "state", PAPER_STATES),
        ("decision", "reason", "reason", REASONS),
    ):
        op.drop_constraint(name, table)
        op.create_check_constraint(name, table, sa.column(column).in_(codes.split()))
    op.execute("grant update on request_paper to sanad_charity")


def _make_paper_check() -> None:
    op.create_table(
        "paper_check",
        _key(),
        _link("request_id", "aid_request.id"),
        _link("charity_id", "charity.id", optional=True),
        sa.Column("paper", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("fault", sa.String(40)),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        _link("actor_id", "account.id"),
        _instant("checked_at"),
        _choice("paper", "paper", PAPERS),
        _choice("state", "paperstate", PAPER_STATES),
        _choice("fault", "paperfault", PAPER_FAULTS),
        sa.PrimaryKeyConstraint("id", name=op.f("paper_check_pkey")),
    )
    op.create_index(op.f("paper_check_request_id_idx"), "paper_check", ["request_id"])
    op.execute(
        "create trigger paper_check_is_final before update on paper_check "
        "for each row execute function refuse_change()"
    )


def _make_visit() -> None:
    op.create_table(
        "visit",
        _key(),
        _link("request_id", "aid_request.id"),
        _link("charity_id", "charity.id"),
        _link("researcher_id", "account.id"),
        _instant("visit_at"),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        _instant("booked_at"),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        _choice("state", "visitstate", VISIT_STATES),
        sa.PrimaryKeyConstraint("id", name=op.f("visit_pkey")),
    )
    op.create_index(op.f("visit_request_id_idx"), "visit", ["request_id"])
    op.create_index("visit_plan", "visit", ["charity_id", "visit_at"])
    op.create_index(
        "visit_one_booked",
        "visit",
        ["request_id"],
        unique=True,
        postgresql_where=sa.text("state = 'booked'"),
    )


def _make_facts() -> None:
    op.create_table(
        "verified_fact",
        _key(),
        _link("household_id", "household.id"),
        _link("request_id", "aid_request.id"),
        sa.Column("kind", sa.String(40), nullable=False),
        _document("value"),
        sa.Column("consent_text", sa.Text(), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        _choice("kind", "factkind", FACT_KINDS),
        sa.PrimaryKeyConstraint("id", name=op.f("verified_fact_pkey")),
    )
    op.create_index(op.f("verified_fact_request_id_idx"), "verified_fact", ["request_id"])
    op.create_index("verified_fact_household", "verified_fact", ["household_id", "kind", "verified_on"])
    op.create_table(
        "known_fact",
        _key(),
        _link("request_id", "aid_request.id"),
        sa.Column("kind", sa.String(40), nullable=False),
        _document("value"),
        sa.Column("month_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        _choice("kind", "factkind", FACT_KINDS),
        sa.PrimaryKeyConstraint("id", name=op.f("known_fact_pkey")),
        sa.UniqueConstraint("request_id", "kind", name=op.f("known_fact_request_id_kind_key")),
    )


def _raise_walls() -> None:
    for table, roles in WALLS.items():
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        for role, (rows, acts) in roles.items():
            op.execute(f"grant {acts} on {table} to sanad_{role}")
            op.execute(
                f"create policy {role}_rows on {table} to sanad_{role} using ({rows}) with check ({rows})"
            )


def _key() -> sa.Column[Any]:
    return sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False)


def _link(name: str, target: str, *, optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.UUID(), sa.ForeignKey(target), nullable=optional)


def _instant(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _document(name: str) -> sa.Column[Any]:
    return sa.Column(name, postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False)


def _choice(column: str, name: str, codes: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(sa.column(column).in_(codes.split()), name=name)
