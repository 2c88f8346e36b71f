"""The words of money and delivery, and the orders to pay."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

CODES = {
    ("task", "taskkind", "kind"): (
        "identify adjudicate pull study complete sign pay authorise settle confirm resume hand_over hear"
    ),
    ("decision", "decisioncode", "code"): (
        "same_person relative different_person number_of_another release complement join defer "
        "except rule_duplicate pull redirect return_to_pool recommend advise_rejection send_back "
        "complete approve reject return escalate pay authorise decline settle bounce confirm "
        "not_received suspend resume withdraw uphold uphold_partly uphold_elsewhere dismiss withdraw_appeal"
    ),
    ("case_event", "eventtype", "type"): (
        "registered identity_held ruled_same ruled_relative ruled_different "
        "ruled_number_of_another ruling_undone checked_again cleared held still_held "
        "hold_released hold_complemented hold_joined hold_deferred hold_excepted payment_held "
        "ruled_duplicate listed pooled pulled pool_alerted returned_to_pool redirected "
        "handed_back glass_broken claimed given_back reassigned delegated snoozed visit_booked "
        "visited paper_checked study_begun recommended rejection_advised sent_back completed "
        "seat_signed seat_refused approved rejected returned escalated balance_awaited balance_found order_issued order_signed "
        "order_declined paid bounced confirmed not_received code_issued code_locked counter_agreed "
        "collector_named appointment_booked appointment_missed unconfirmed receipt_doubted "
        "instalment_due restudy_due fact_changed stopped suspended resumed withdrawn extended "
        "step_retried warned breached escalated_aid_manager escalated_ministry expired "
        "visit_missed appealed appeal_upheld appeal_partly_upheld appeal_redirected appeal_dismissed "
        "appeal_withdrawn reopened"
    ),
}
"""(table, constraint, column) → every code that may stand there from now on."""

CHARITY = "nullif(current_setting('sanad.charity', true), '')::uuid"
WALLS = {
    "charity": (f"charity_id = {CHARITY}", "select"),
    "ministry": ("true", "select"),
    "registry": ("true", "select, insert, update"),
}
"""Login role → whose orders it reaches, and what it may do to them."""
LIVE = "state in ('issued', 'signed', 'settled')"


def upgrade() -> None:
    """Let the record name them, and keep each attempt to pay an instalment."""
    for (table, name, column), codes in CODES.items():
        op.drop_constraint(name, table)
        op.create_check_constraint(name, table, sa.column(column).in_(codes.split()))
    for kind, amount in {"authorise": 2, "settle": 3}.items():
        # The policies that stand do not name these tasks: they get the founding policy's allowance.
        op.execute(
            "insert into task_allowance (version_id, task_kind, fast_track, unit, amount) "
            f"select id, '{kind}', fast, case when fast then 'working_hours' else 'working_days' end, "
            f"case when fast then 4 else {amount} end from policy_version, unnest(array[false, true]) fast"
        )
    _make_orders()
    op.execute("alter table payment_order enable row level security")
    op.execute("alter table payment_order force row level security")
    for role, (rows, acts) in WALLS.items():
        op.execute(f"grant {acts} on payment_order to sanad_{role}")
        op.execute(
            f"create policy {role}_rows on payment_order to sanad_{role} using ({rows}) with check ({rows})"
        )


def _make_orders() -> None:
    op.create_table(
        "payment_order",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("instalment_id", sa.UUID(), sa.ForeignKey("instalment.id"), nullable=False),
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id"), nullable=False),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id"), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("amount_fils", sa.BigInteger(), nullable=False),
        sa.Column("payee_id", sa.UUID(), sa.ForeignKey("payee.id"), nullable=False),
        sa.Column("payee_name", sa.Text(), nullable=False),
        sa.Column("iban", sa.Text()),
        sa.Column("fund_id", sa.UUID(), sa.ForeignKey("fund.id"), nullable=False),
        sa.Column("method", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("issued_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_by", sa.UUID(), sa.ForeignKey("account.id")),
        *(sa.Column(name, sa.DateTime(timezone=True)) for name in ("signed_at", "ended_at")),
        sa.Column("bank_reference", sa.Text(), server_default="", nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "method in ('bank_transfer', 'knet', 'voucher_card', 'in_kind', 'cheque')", name="paymentmethod"
        ),
        sa.CheckConstraint(
            "state in ('issued', 'signed', 'settled', 'bounced', 'cancelled')", name="orderstate"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("payment_order_pkey")),
        sa.UniqueConstraint("instalment_id", "attempt", name=op.f("payment_order_instalment_id_attempt_key")),
    )
    for name in ("request_id", "charity_id"):
        op.create_index(op.f(f"payment_order_{name}_idx"), "payment_order", [name])
    op.create_index(
        "payment_order_one_live",
        "payment_order",
        ["instalment_id"],
        unique=True,
        postgresql_where=sa.text(LIVE),
    )
