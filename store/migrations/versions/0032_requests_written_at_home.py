"""Requests that applicants write at home, and papers that they send without a link."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

OWN_REQUEST = "request_id = any(nullif(current_setting('sanad.requests', true), '')::uuid[])"


def upgrade() -> None:
    """Whoever is signed in brings papers as such; what is being written is sealed and forgotten when it ends."""
    op.alter_column("paper_scan", "message_id", nullable=True)
    op.execute("grant select on paper_scan to sanad_applicant")
    op.execute(
        f"create policy applicant_rows on paper_scan for select to sanad_applicant using ({OWN_REQUEST})"
    )
    op.create_table(
        "application",
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        *(_instant(name) for name in ("begun_at", "saved_at", "ends_at")),
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id")),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("application_pkey")),
    )
    op.execute("alter table application enable row level security")
    op.execute("alter table application force row level security")
    op.execute("grant select, insert, update, delete on application to sanad_registry")
    op.execute("create policy registry_rows on application to sanad_registry using (true) with check (true)")


def _instant(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)
