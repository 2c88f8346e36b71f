"""Payments flagged for a payee or a clerk among the relatives."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

KINDS = "shared_iban shared_lease shared_bill payee_is_staff payee_is_relative staff_is_relative"


def upgrade() -> None:
    """Two more reasons for the ministry to look before a payment is signed."""
    op.drop_constraint("flagkind", "payee_flag")
    op.create_check_constraint("flagkind", "payee_flag", sa.column("kind").in_(KINDS.split()))
