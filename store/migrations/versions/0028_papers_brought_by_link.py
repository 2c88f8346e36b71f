"""Papers that applicants bring by the link of a message."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

EVENTS = (
    "registered identity_held ruled_same ruled_relative ruled_different "
    "ruled_number_of_another ruling_undone checked_again cleared held still_held "
    "hold_released hold_complemented hold_joined hold_deferred hold_excepted payment_held "
    "ruled_duplicate listed pooled pulled pool_alerted returned_to_pool redirected "
    "handed_back glass_broken claimed given_back reassigned delegated snoozed visit_booked "
    "visited paper_checked study_begun recommended rejection_advised sent_back papers_brought "
    "completed seat_signed seat_refused approved rejected returned escalated balance_awaited "
    "balance_found order_issued order_signed order_declined paid bounced confirmed "
    "not_received code_issued code_locked counter_agreed collector_named appointment_booked "
    "appointment_missed unconfirmed receipt_doubted instalment_due restudy_due fact_changed "
    "stopped suspended resumed withdrawn extended step_retried warned breached "
    "escalated_aid_manager escalated_ministry expired visit_missed appealed appeal_upheld "
    "appeal_partly_upheld appeal_redirected appeal_dismissed appeal_withdrawn reopened"
)
PAPERS = (
    "identity household address income bank_statement iban undertaking statement_of_need "
    "lease arrears_notice hospital_report invoice school_fee_statement transcript "
    "enforcement_file inability_proof imprisonment_certificate children_list "
    "father_death_certificate guardianship death_certificate divorce_deed "
    "disability_certificate quotation visit_photos bill incident_report"
)
OPEN_CASE = (
    "exists (select 1 from aid_request r where r.id = request_id and r.ministry_sees_from_at is not null)"
)
WALLS = {
    # A paper belongs to the request: whichever charity has the case reads it.
    "charity": ("exists (select 1 from aid_request r where r.id = request_id)", "select"),
    "ministry": (OPEN_CASE, "select"),
    "registry": ("true", "select, insert"),
}
"""Login role → whose papers it reads; the link alone brings them."""


def upgrade() -> None:
    """Keep which file shows which paper of a request, and by which message's link it came."""
    op.drop_constraint("eventtype", "case_event")
    op.create_check_constraint("eventtype", "case_event", sa.column("type").in_(EVENTS.split()))
    op.create_table(
        "paper_scan",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id"), nullable=False),
        sa.Column("message_id", sa.UUID(), sa.ForeignKey("message.id"), nullable=False),
        sa.Column("paper", sa.String(40), nullable=False),
        sa.Column("scan_key", sa.Text(), nullable=False),
        sa.Column("brought_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(sa.column("paper").in_(PAPERS.split()), name="paper"),
        sa.PrimaryKeyConstraint("id", name=op.f("paper_scan_pkey")),
        sa.UniqueConstraint("scan_key", name=op.f("paper_scan_scan_key_key")),
    )
    op.create_index(op.f("paper_scan_request_id_idx"), "paper_scan", ["request_id"])
    op.execute("alter table paper_scan enable row level security")
    op.execute("alter table paper_scan force row level security")
    for role, (rows, acts) in WALLS.items():
        op.execute(f"grant {acts} on paper_scan to sanad_{role}")
        op.execute(
            f"create policy {role}_rows on paper_scan to sanad_{role} using ({rows}) with check ({rows})"
        )
