"""A queue of the ministry holds tens of thousands of tasks: it is read by deadline, and the planner knows whose are how many."""

from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What waits on others is nearly everything; who holds which role decides only a few kinds."""
    op.execute("create index task_due on task (due_at, id) where state in ('open', 'deciding')")
    op.execute("create statistics task_whose (mcv) on role, kind, state from task")
