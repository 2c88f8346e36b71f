"""Indexes by which a hundred thousand open cases are counted where they stand, and what is usual of a kind is found."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

LIVE = sa.text("state in ('open', 'deciding')")
NEWS = (
    "type in ('bounced', 'completed', 'held', 'hold_complemented', 'hold_excepted', 'hold_joined', 'hold_released', "
    "'identity_held', 'not_received', 'order_declined', 'payment_held', 'rejected', 'returned', 'ruled_different', "
    "'ruled_duplicate', 'ruled_number_of_another', 'ruled_relative', 'ruled_same', 'ruling_undone')"
)


def upgrade() -> None:
    """The task of a case that is due first is read in the order of its index; what closed since, and what is news, by its instant.

    What was approved last of a kind is found by it, too.
    """
    op.drop_index("task_live", "task")
    op.create_index("task_live", "task", ["request_id", "due_at", "id"], postgresql_where=LIVE)
    op.create_index("task_closed", "task", ["closed_at"], postgresql_where=sa.text("closed_at is not null"))
    op.create_index(
        "case_event_news", "case_event", ["occurred_at", "charity_id"], postgresql_where=sa.text(NEWS)
    )
    op.create_index(
        "aid_request_approved",
        "aid_request",
        ["kind", "received_at"],
        postgresql_where=sa.text("approved_fils is not null"),
    )
