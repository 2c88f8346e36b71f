"""Cases that the ministry opened again."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

CHARITY = "nullif(current_setting('sanad.charity', true), '')::uuid"
WALLS = {
    "charity": (f"charity_id = {CHARITY}", "select"),
    "ministry": ("true", "select"),
    "registry": ("true", "select, insert"),
}
"""Login role → whose reopenings it reads; a step writes them."""


def upgrade() -> None:
    """Keep why the ministry opened a closed case again, and what that set aside."""
    op.create_table(
        "reopening",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id"), nullable=False),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id")),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("against", sa.String(40)),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reopened_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("reopened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("against in ('signature', 'advice', 'duplicate')", name="against"),
        sa.CheckConstraint(
            "reason in ('new_evidence', 'rule_misapplied', 'applicant_returned', 'ministry_direction')",
            name="reopeningreason",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("reopening_pkey")),
        sa.UniqueConstraint("request_id", "round", name=op.f("reopening_request_id_round_key")),
    )
    op.create_index(op.f("reopening_charity_id_idx"), "reopening", ["charity_id"])
    op.execute("alter table reopening enable row level security")
    op.execute("alter table reopening force row level security")
    for role, (rows, acts) in WALLS.items():
        op.execute(f"grant {acts} on reopening to sanad_{role}")
        op.execute(
            f"create policy {role}_rows on reopening to sanad_{role} using ({rows}) with check ({rows})"
        )
