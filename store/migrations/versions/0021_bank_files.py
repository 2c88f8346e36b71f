"""Files to the bank and its answers."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

OWN = "charity_id = nullif(current_setting('sanad.charity', true), '')::uuid"
WALLS = {
    "bank_account": {"charity": (OWN, "select, insert, update"), "registry": ("true", "select")},
    "bank_batch": {"charity": (OWN, "select, update"), "registry": ("true", "select, insert, update")},
    "bank_batch_line": {"charity": (OWN, "select"), "registry": ("true", "select, insert, update")},
    "bank_status": {"charity": (OWN, "select, insert"), "registry": ("true", "select")},
    "bank_status_line": {"charity": (OWN, "select, insert, update"), "registry": ("true", "select")},
}
"""Table → login role → whose rows it reaches, and what it may do to them."""


def upgrade() -> None:
    """An order is told to the bank in a file, and the bank's word on it is kept."""
    _make_batches()
    _make_statuses()
    for table, roles in WALLS.items():
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        for role, (rows, acts) in roles.items():
            op.execute(f"grant {acts} on {table} to sanad_{role}")
            op.execute(
                f"create policy {role}_rows on {table} to sanad_{role} using ({rows}) with check ({rows})"
            )


def _make_batches() -> None:
    op.create_table(
        "bank_account",
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id"), nullable=False),
        sa.Column("iban", sa.Text(), nullable=False),
        sa.Column("bic", sa.Text(), server_default="", nullable=False),
        sa.Column("set_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("charity_id", name=op.f("bank_account_pkey")),
    )
    op.create_table(
        "bank_batch",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id"), nullable=False),
        sa.Column("iban", sa.Text(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("file_key", sa.Text(), nullable=False),
        sa.Column("orders", sa.Integer(), nullable=False),
        sa.Column("total_fils", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sending_at", sa.DateTime(timezone=True)),
        sa.Column("sent_by", sa.UUID(), sa.ForeignKey("account.id")),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("state in ('made', 'sending', 'sent', 'void')", name="batchstate"),
        sa.PrimaryKeyConstraint("id", name=op.f("bank_batch_pkey")),
    )
    op.create_index(op.f("bank_batch_charity_id_idx"), "bank_batch", ["charity_id"])
    op.create_table(
        "bank_batch_line",
        sa.Column("batch_id", sa.UUID(), sa.ForeignKey("bank_batch.id"), nullable=False),
        sa.Column("order_id", sa.UUID(), sa.ForeignKey("payment_order.id"), nullable=False),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_live", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.PrimaryKeyConstraint("batch_id", "order_id", name=op.f("bank_batch_line_pkey")),
    )
    op.create_index(
        "bank_batch_line_one_live",
        "bank_batch_line",
        ["order_id"],
        unique=True,
        postgresql_where=sa.text("is_live"),
    )


def _make_statuses() -> None:
    op.create_table(
        "bank_status",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id"), nullable=False),
        sa.Column("batch_id", sa.UUID(), sa.ForeignKey("bank_batch.id"), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.Column("read_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("bank_status_pkey")),
        sa.UniqueConstraint("charity_id", "message_id", name=op.f("bank_status_charity_id_message_id_key")),
    )
    op.create_index(op.f("bank_status_batch_id_idx"), "bank_status", ["batch_id"])
    op.create_table(
        "bank_status_line",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("status_id", sa.UUID(), sa.ForeignKey("bank_status.id"), nullable=False),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("order_id", sa.UUID(), sa.ForeignKey("payment_order.id")),
        sa.Column("answer", sa.String(40), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("bank_reference", sa.Text(), server_default="", nullable=False),
        sa.Column("amount_fils", sa.BigInteger()),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("refusal", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("answer in ('pending', 'paid', 'rejected')", name="bankanswer"),
        sa.CheckConstraint(
            "outcome in ('waiting', 'applied', 'noted', 'known', 'unknown_order', 'amount_differs', "
            "'contradicts', 'needs_person')",
            name="lineoutcome",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("bank_status_line_pkey")),
        sa.UniqueConstraint("status_id", "position", name=op.f("bank_status_line_status_id_position_key")),
    )
    for name in ("charity_id", "order_id"):
        op.create_index(op.f(f"bank_status_line_{name}_idx"), "bank_status_line", [name])
