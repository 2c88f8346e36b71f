"""Which rows of lists are still to become cases is asked every second."""

from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The index holds only what waits."""
    op.execute(
        "create index campaign_list_row_waiting on campaign_list_row (list_id) "
        "where refusal is null and request_id is null"
    )
