"""Mail that comes back, and the addresses that take none."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

STATES = "'queued', 'in_hand', 'handed_over', 'delivered', 'failed', 'uncertain', 'stopped', 'unreachable', 'bounced'"
FAULTS = (
    "'no_address', 'no_safe_hour', 'not_connected', 'put_off', 'address_refused', 'not_delivered', 'no_answer', "
    "'unreadable', 'too_late', 'bounced'"
)


def upgrade() -> None:
    """What came back is said of its message, and of its address wherever that is written to."""
    for name, column, values in (("messagestate", "state", STATES), ("messagefault", "fault", FAULTS)):
        op.drop_constraint(name, "message")
        op.create_check_constraint(name, "message", f"{column} in ({values})")
    op.create_table(
        "message_bounce",
        sa.Column("address_digest", sa.LargeBinary(), nullable=False),
        sa.Column("bounced_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("address_digest", name=op.f("message_bounce_pkey")),
    )
    op.execute("alter table message_bounce enable row level security")
    op.execute("alter table message_bounce force row level security")
    op.execute("grant select, insert, delete on message_bounce to sanad_registry")
    op.execute(
        "create policy registry_rows on message_bounce to sanad_registry using (true) with check (true)"
    )
