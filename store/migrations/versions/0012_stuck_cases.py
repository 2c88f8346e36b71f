"""What the monitor of stuck cases keeps."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

CAUSES = (
    "missing_workflow dead_step decision_pending untold_errand lost_timer hold_without_task no_task "
    "charity_suspended no_role_holder all_barred holder_gone lease_ended suspension_over minutes_unsigned "
    "ladder_spent"
)
TOPICS = "start_case deliver_decision recheck move_deadline undo_ruling retry_step"


def upgrade() -> None:
    """Nothing waits without an owner and a date."""
    op.create_table(
        "engine_finding",
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id"), nullable=False),
        sa.Column("cause", sa.String(40), nullable=False),
        sa.Column("step", sa.Text(), server_default="", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error_type", sa.Text(), server_default="", nullable=False),
        sa.Column("since_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True)),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(sa.column("cause").in_(CAUSES.split()), name="cause"),
        sa.PrimaryKeyConstraint("request_id", name=op.f("engine_finding_pkey")),
    )
    op.create_table(
        "case_check",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("cases", sa.Integer(), server_default="0", nullable=False),
        sa.Column("differing", sa.Integer(), server_default="0", nullable=False),
        sa.Column("repaired", sa.Integer(), server_default="0", nullable=False),
        sa.Column("left_over", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("case_check_pkey")),
    )
    op.add_column("task", sa.Column("extensions", sa.Integer(), server_default="0", nullable=False))
    live = sa.text("state in ('open', 'deciding')")
    op.create_index("task_live", "task", ["request_id"], postgresql_where=live)
    op.create_index("aid_request_open", "aid_request", ["id"], postgresql_where=sa.text("outcome is null"))
    op.drop_constraint("topic", "outbox")
    op.create_check_constraint("topic", "outbox", sa.column("topic").in_(TOPICS.split()))
    _raise_walls()


def _raise_walls() -> None:
    own_case = "exists (select 1 from aid_request r where r.id = request_id)"
    for table in ("engine_finding", "case_check"):
        op.execute(f"grant select, insert, update, delete on {table} to sanad_registry")
        op.execute(f"grant select on {table} to sanad_ministry")
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        op.execute(f"create policy registry_rows on {table} to sanad_registry using (true) with check (true)")
        op.execute(f"create policy ministry_rows on {table} to sanad_ministry using (true)")
    op.execute("grant select on engine_finding to sanad_charity")
    op.execute(f"create policy charity_rows on engine_finding to sanad_charity using ({own_case})")
