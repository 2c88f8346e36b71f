"""Dates and re-studies of aid that recurs, and facts that change meanwhile."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

WAITS = (
    "desk pool to_claim under_study visit_booked with_applicant aid_manager committee ministry balance "
    "scheduled order signatories bank returned recipient receipt suspended"
)
CHANGES = "beneficiary_died receiver_died married nationality address"
CHARITY = "nullif(current_setting('sanad.charity', true), '')::uuid"
OPEN_CASE = (
    "exists (select 1 from aid_request r where r.id = request_id and r.ministry_sees_from_at is not null)"
)
WALLS = {
    # Facts belong to the household: whichever charity has the case reads what changed.
    "charity": ("exists (select 1 from aid_request r where r.id = request_id)", "select, insert"),
    "ministry": (OPEN_CASE, "select"),
    "registry": ("true", "select, insert, update"),
}
"""Login role → whose rows it reaches, and what it may do to them."""


def upgrade() -> None:
    """An instalment may have its day, a case the day of its re-study; a category says how long, and whether arrears are paid."""
    for table in ("task", "case_event"):
        op.drop_constraint("wait", table)
        op.create_check_constraint("wait", table, sa.column("wait").in_(WAITS.split()))
    op.add_column("instalment", sa.Column("due_on", sa.Date()))
    op.add_column("aid_request", sa.Column("restudy_on", sa.Date()))
    op.add_column("aid_request", sa.Column("stopped_on", sa.Date()))
    op.add_column(
        "category_rule", sa.Column("restudy_months", sa.Integer(), server_default="12", nullable=False)
    )
    op.add_column(
        "category_rule",
        sa.Column("pays_arrears", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    op.create_table(
        "changed_fact",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id"), nullable=False),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id"), nullable=False),
        sa.Column("change", sa.String(40), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("consequence", sa.String(40), nullable=False),
        sa.Column("noted_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint(sa.column("change").in_(CHANGES.split()), name="factchange"),
        sa.CheckConstraint(sa.column("consequence").in_(["nothing", "restudy", "stop"]), name="consequence"),
        sa.PrimaryKeyConstraint("id", name=op.f("changed_fact_pkey")),
    )
    op.create_index(op.f("changed_fact_request_id_idx"), "changed_fact", ["request_id"])
    op.execute("alter table changed_fact enable row level security")
    op.execute("alter table changed_fact force row level security")
    for role, (rows, acts) in WALLS.items():
        op.execute(f"grant {acts} on changed_fact to sanad_{role}")
        op.execute(
            f"create policy {role}_rows on changed_fact to sanad_{role} using ({rows}) with check ({rows})"
        )
