"""Aid given outside the cycle, and the lists of whom an earlier campaign helped."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = ("outside_aid", "exclusion_list", "exclusion")


def upgrade() -> None:
    """Both are read by the duplicate desk, and stand in the way of a request as a reservation does."""
    op.create_table(
        "outside_aid",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("person_id", sa.UUID(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount_fils", sa.BigInteger()),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date()),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("source in ('public_assistance', 'zakat_house', 'other')", name="outsidesource"),
        sa.PrimaryKeyConstraint("id", name=op.f("outside_aid_pkey")),
        sa.UniqueConstraint("source", "code", name=op.f("outside_aid_source_code_key")),
    )
    op.create_index(op.f("outside_aid_person_id_idx"), "outside_aid", ["person_id"])
    op.create_table(
        "exclusion_list",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("circular", sa.Text(), nullable=False),
        sa.Column("categories", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date()),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("exclusion_list_pkey")),
        sa.UniqueConstraint("code", name=op.f("exclusion_list_code_key")),
    )
    op.create_table(
        "exclusion",
        sa.Column("list_id", sa.UUID(), sa.ForeignKey("exclusion_list.id"), nullable=False),
        sa.Column("person_id", sa.UUID(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("helped_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("list_id", "person_id", name=op.f("exclusion_pkey")),
    )
    op.create_index(op.f("exclusion_person_id_idx"), "exclusion", ["person_id"])
    _let_both_stand_in_the_way()
    for table in TABLES:
        op.execute(f"grant select, insert, update, delete on {table} to sanad_registry")
        op.execute(f"grant select on {table} to sanad_ministry")
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        op.execute(f"create policy registry_rows on {table} to sanad_registry using (true) with check (true)")
        op.execute(f"create policy ministry_rows on {table} to sanad_ministry using (true)")


def _let_both_stand_in_the_way() -> None:
    op.add_column(
        "family_rule", sa.Column("counts_outside", sa.Boolean(), server_default=sa.true(), nullable=False)
    )
    op.alter_column("reservation", "request_id", nullable=True)
    op.add_column("reservation", sa.Column("outside_id", sa.UUID(), sa.ForeignKey("outside_aid.id")))
    op.create_index(op.f("reservation_outside_id_idx"), "reservation", ["outside_id"])
    op.create_check_constraint("one_claim", "reservation", "num_nonnulls(request_id, outside_id) = 1")
    op.alter_column("hold", "reservation_id", nullable=True)
    op.add_column("hold", sa.Column("exclusion_list_id", sa.UUID(), sa.ForeignKey("exclusion_list.id")))
    op.add_column(
        "overlap_notice", sa.Column("source", sa.String(40), server_default="charity", nullable=False)
    )
    op.create_check_constraint(
        "noticesource", "overlap_notice", "source in ('charity', 'outside', 'campaign')"
    )
