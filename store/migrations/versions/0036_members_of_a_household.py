"""Members of a household that a charity writes down beside its case."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

OWN_CASE = "exists (select 1 from aid_request r where r.id = request_id)"
RELATIONS = "'head', 'spouse', 'child', 'parent', 'sibling', 'grandparent', 'grandchild', 'other_relative'"
REASONS = "'marriage', 'divorce', 'death', 'moved'"


def upgrade() -> None:
    """A charity reads what it wrote of its own case; whom the registry knows by it, nobody reads."""
    op.create_table(
        "household_member",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        _link("request_id", "aid_request.id"),
        _link("household_id", "household.id"),
        _link("person_id", "person.id"),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("relation", sa.String(40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        _link("noted_by", "account.id"),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("to_on", sa.Date()),
        sa.Column("leaving", sa.String(40)),
        _link("ended_by", "account.id", optional=True),
        sa.CheckConstraint(f"relation in ({RELATIONS})", name="memberrelation"),
        sa.CheckConstraint(f"leaving in ({REASONS})", name="leavingreason"),
        sa.PrimaryKeyConstraint("id", name=op.f("household_member_pkey")),
    )
    op.create_index(op.f("household_member_request_id_idx"), "household_member", ["request_id"])
    op.execute("alter table household_member enable row level security")
    op.execute("alter table household_member force row level security")
    for role, rows, acts in (
        ("sanad_charity", OWN_CASE, "select"),
        ("sanad_registry", "true", "select, insert, update"),
    ):
        op.execute(f"grant {acts} on household_member to {role}")
        name = role.removeprefix("sanad_")
        op.execute(
            f"create policy {name}_rows on household_member to {role} using ({rows}) with check ({rows})"
        )


def _link(name: str, target: str, *, optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.UUID(), sa.ForeignKey(target), nullable=optional)
