"""The words of the documentary cycle: tasks, waits, decisions and events it may name."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WAITS = (
    "desk pool to_claim under_study visit_booked with_applicant aid_manager committee "
    "ministry balance order signatories bank returned recipient receipt suspended"
)
CODES = {
    ("task", "taskkind", "kind"): "identify adjudicate pull study complete sign pay confirm resume hand_over",
    ("task", "wait", "wait"): WAITS,
    ("case_event", "wait", "wait"): WAITS,
    ("decision", "decisioncode", "code"): (
        "same_person relative different_person number_of_another release complement join defer "
        "except rule_duplicate pull redirect return_to_pool recommend advise_rejection send_back "
        "complete approve reject return escalate pay confirm suspend resume withdraw"
    ),
    ("case_event", "eventtype", "type"): (
        "registered identity_held ruled_same ruled_relative ruled_different "
        "ruled_number_of_another ruling_undone checked_again cleared held still_held "
        "hold_released hold_complemented hold_joined hold_deferred hold_excepted payment_held "
        "ruled_duplicate listed pooled pulled pool_alerted returned_to_pool redirected "
        "handed_back glass_broken claimed given_back reassigned delegated snoozed visit_booked visited "
        "paper_checked study_begun recommended rejection_advised sent_back completed seat_signed "
        "seat_refused "
        "approved rejected returned escalated paid confirmed suspended resumed withdrawn extended "
        "step_retried warned breached escalated_aid_manager escalated_ministry expired"
    ),
}
"""(table, constraint, column) → every code that may stand there from now on."""


def upgrade() -> None:
    """Let the record name them, and a decision the charity that a case is directed to."""
    for (table, name, column), codes in CODES.items():
        op.drop_constraint(name, table)
        op.create_check_constraint(name, table, sa.column(column).in_(codes.split()))
    op.add_column("decision", sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id")))
