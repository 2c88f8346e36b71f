"""Campaigns and their lists."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

CHARITY = "nullif(current_setting('sanad.charity', true), '')::uuid"
OWN_LIST = "exists (select 1 from campaign_list l where l.id = list_id)"
WALLS = {
    "campaign": {
        "charity": ("true", "select"),
        "ministry": ("true", "select, insert"),
        "registry": ("true", "select, update"),
    },
    "campaign_list": {
        "charity": (f"charity_id = {CHARITY}", "select"),
        "ministry": ("true", "select"),
        "registry": ("true", "select, insert, update"),
    },
    "campaign_list_row": {
        "charity": (OWN_LIST, "select"),
        "ministry": (OWN_LIST, "select"),
        "registry": ("true", "select, insert, update"),
    },
    "list_signature": {
        "charity": (OWN_LIST, "select"),
        "ministry": (OWN_LIST, "select"),
        "registry": ("true", "select, insert"),
    },
}
"""Table → login role → whose rows it reaches, and what it may do to them."""
REFUSALS = (
    "refusal in ('not_found', 'not_studied', 'study_expired', 'listed_twice', 'malformed_amount', "
    "'above_ceiling', 'total_reached', 'no_payee')"
)


def upgrade() -> None:
    """A list is approved once."""
    _make_campaigns()
    _make_lists()
    for name, target in (("campaign_id", "campaign"), ("campaign_list_id", "campaign_list")):
        op.add_column("aid_request", sa.Column(name, sa.UUID(), sa.ForeignKey(f"{target}.id")))
        op.create_index(op.f(f"aid_request_{name}_idx"), "aid_request", [name])
    for table, roles in WALLS.items():
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        for role, (rows, acts) in roles.items():
            op.execute(f"grant {acts} on {table} to sanad_{role}")
            op.execute(
                f"create policy {role}_rows on {table} to sanad_{role} using ({rows}) with check ({rows})"
            )


def _make_campaigns() -> None:
    op.create_table(
        "campaign",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("code", "circular", "name_ar", "name_en")),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("household_ceiling_fils", sa.BigInteger(), nullable=False),
        sa.Column("total_ceiling_fils", sa.BigInteger(), nullable=False),
        sa.Column("papers", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("exclusion_lists", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("study_months", sa.Integer(), nullable=False),
        sa.Column("most_rows", sa.Integer(), nullable=False),
        sa.Column("takes_groups", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("opened_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("campaign_pkey")),
        sa.UniqueConstraint("code", name=op.f("campaign_code_key")),
    )


def _make_lists() -> None:
    op.create_table(
        "campaign_list",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        *(
            sa.Column(f"{target}_id", sa.UUID(), sa.ForeignKey(f"{table}.id"), nullable=False)
            for target, table in (
                ("campaign", "campaign"),
                ("charity", "charity"),
                ("version", "policy_version"),
                ("fund", "fund"),
            )
        ),
        sa.Column("signatures", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("submitted_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("campaign_list_pkey")),
    )
    for name in ("campaign_id", "charity_id"):
        op.create_index(op.f(f"campaign_list_{name}_idx"), "campaign_list", [name])
    op.create_table(
        "campaign_list_row",
        sa.Column("list_id", sa.UUID(), sa.ForeignKey("campaign_list.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("amount_fils", sa.BigInteger(), nullable=False),
        sa.Column("source_id", sa.UUID(), sa.ForeignKey("aid_request.id")),
        sa.Column("payee_id", sa.UUID(), sa.ForeignKey("payee.id")),
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id")),
        sa.Column("refusal", sa.String(40)),
        sa.Column("set_aside_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint(REFUSALS, name="rowrefusal"),
        sa.PrimaryKeyConstraint("list_id", "position", name=op.f("campaign_list_row_pkey")),
        sa.UniqueConstraint("request_id", name=op.f("campaign_list_row_request_id_key")),
    )
    op.create_table(
        "list_signature",
        sa.Column("list_id", sa.UUID(), sa.ForeignKey("campaign_list.id"), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("signed_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("list_id", "level", name=op.f("list_signature_pkey")),
    )
