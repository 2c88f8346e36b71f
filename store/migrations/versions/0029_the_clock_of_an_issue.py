"""What a sample found wrong has an owner and a clock."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

ROLES = (
    "registrar researcher aid_manager charity_admin supervisor duplicate_desk policy_officer auditor operator"
)
CAUSES = (
    "missing_workflow dead_step decision_pending untold_errand lost_timer hold_without_task no_task charity_suspended "
    "no_role_holder all_barred holder_gone lease_ended suspension_over minutes_unsigned ladder_spent issue_overdue"
)
INSTANTS = ("since_at", "warn_at", "aid_manager_at", "ministry_at")


def upgrade() -> None:
    """Issues that stand wake at once where they are due: the step that asks sets their clock anew."""
    op.drop_constraint("cause", "engine_finding")
    op.create_check_constraint("cause", "engine_finding", sa.column("cause").in_(CAUSES.split()))
    for name in ("role", "asked_by_role"):
        op.add_column("delivery_issue", sa.Column(name, sa.String(40)))
    for name in (*INSTANTS, "wakes_at"):
        op.add_column("delivery_issue", sa.Column(name, sa.DateTime(timezone=True)))
    op.add_column(
        "delivery_issue",
        sa.Column("phases", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
    )
    op.execute(
        "update delivery_issue i set since_at = coalesce(i.answered_at, i.opened_at), warn_at = i.due_at, "
        "aid_manager_at = i.due_at, ministry_at = i.due_at, "
        "wakes_at = case when i.state <> 'closed' then i.due_at end, "
        "asked_by_role = case when s.charity_id is null then 'supervisor' else 'charity_admin' end, "
        "role = case when i.state = 'open' then 'aid_manager' "
        "when s.charity_id is null then 'supervisor' else 'charity_admin' end "
        "from sample_item s where s.id = i.item_id"
    )
    for name in ("role", "asked_by_role", *INSTANTS):
        op.alter_column("delivery_issue", name, nullable=False)
    for name in ("role", "asked_by_role"):
        op.create_check_constraint(name, "delivery_issue", sa.column(name).in_(ROLES.split()))
    op.create_index(
        "delivery_issue_wake",
        "delivery_issue",
        ["wakes_at"],
        postgresql_where=sa.text("wakes_at is not null"),
    )
