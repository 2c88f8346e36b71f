"""Under which code another registry knows a person, so that a file imported twice enters nobody twice."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table of sources, readable by the steps alone, and a way to find a dwelling by its address."""
    op.create_table(
        "person_source",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("person_source_person_id_fkey")),
        sa.PrimaryKeyConstraint("source", "code", name=op.f("person_source_pkey")),
    )
    op.create_index(op.f("person_source_person_id_idx"), "person_source", ["person_id"], unique=False)
    op.create_index("dwelling_address", "dwelling", ["address"], unique=False, postgresql_using="hash")
    op.execute("grant select, insert, update, delete on person_source to sanad_registry")
    op.execute("alter table person_source enable row level security")
    op.execute("alter table person_source force row level security")
    op.execute(
        "create policy registry_rows on person_source to sanad_registry using (true) with check (true)"
    )
