"""Accounts that a charity's administrator keeps: what was done to them, and passwords that somebody else gave."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

CHARITY = "charity_id = nullif(current_setting('sanad.charity', true), '')::uuid"
ACTS = "'opened', 'roles_changed', 'renewed', 'ended'"


def upgrade() -> None:
    """Who gave whom which role stays readable; a first password opens nothing before its owner changed it."""
    op.add_column(
        "account_secret", sa.Column("is_first", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.create_table(
        "account_change",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("account_id", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id")),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("roles", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("changed_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(f"act in ({ACTS})", name="accountact"),
        sa.PrimaryKeyConstraint("id", name=op.f("account_change_pkey")),
    )
    op.create_index(op.f("account_change_account_id_idx"), "account_change", ["account_id"])
    op.execute("alter table account_change enable row level security")
    op.execute("alter table account_change force row level security")
    for role, rows, acts in (
        ("sanad_charity", CHARITY, "select"),
        ("sanad_ministry", "true", "select"),
        ("sanad_registry", "true", "select, insert"),
    ):
        op.execute(f"grant {acts} on account_change to {role}")
        name = role.removeprefix("sanad_")
        op.execute(f"create policy {name}_rows on account_change to {role} using ({rows})")
