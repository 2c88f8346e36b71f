"""The pause of new accounts is what a policy says."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every version that stands said a day without naming it."""
    op.add_column(
        "policy_version", sa.Column("payee_pause_hours", sa.Integer(), server_default="24", nullable=False)
    )
