"""What a policy says, from its first draft on."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ACTS = (
    "drafted edited discarded published day_declared category_granted category_ended "
    "freeze_entered freeze_ended"
)
PUBLISHED_RULES = ("policy_version", "family_rule", "category_rule", "approval_band", "task_allowance")
OF_THE_MINISTRY = {"policy_draft": "select, insert, update", "policy_act": "select, insert"}
"""What is written before it is published: table → what the ministry may do to its rows."""


def upgrade() -> None:
    """A version is drafted, checked and published; then nothing changes it."""
    _say_more()
    _make_drafts()
    _make_freezes()
    for table in PUBLISHED_RULES:
        op.execute(
            f"create trigger {table}_is_final before update or delete on {table} "
            "for each row execute function refuse_change()"
        )


def _say_more() -> None:
    said: tuple[sa.Column[Any], ...] = (
        sa.Column("base_id", sa.UUID(), sa.ForeignKey("policy_version.id")),
        sa.Column("published_by", sa.UUID(), sa.ForeignKey("account.id")),
        _words("title"),
        _words("notes"),
    )
    for column in said:
        op.add_column("policy_version", column)
    for column in (
        _words("conditions_ar"),
        _words("conditions_en"),
        _codes("registry_papers"),
        _codes("fund_sources", "{zakat,sadaqa,waqf,donor,general}"),
        _words("circular"),
    ):
        op.add_column("category_rule", column)
    op.add_column("approval_band", _codes("flags"))
    op.add_column("calendar_override", _words("circular"))
    op.add_column("specialisation", _words("circular"))


def _make_drafts() -> None:
    op.create_table(
        "policy_draft",
        _key(),
        sa.Column("circular", sa.Text(), nullable=False),
        sa.Column("base_id", sa.UUID(), sa.ForeignKey("policy_version.id"), nullable=False),
        sa.Column("effective_on", sa.Date()),
        _words("title"),
        _words("notes"),
        sa.Column("form", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.Column("edition", sa.Integer(), server_default="1", nullable=False),
        sa.Column("drafted_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_as", sa.UUID(), sa.ForeignKey("policy_version.id")),
        sa.Column("discarded_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name=op.f("policy_draft_pkey")),
    )
    op.create_index(
        "policy_draft_one_open",
        "policy_draft",
        ["circular"],
        unique=True,
        postgresql_where=sa.text("published_as is null and discarded_at is null"),
    )
    op.create_table(
        "policy_act",
        _key(),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("circular", sa.Text(), nullable=False),
        sa.Column("draft_id", sa.UUID(), sa.ForeignKey("policy_draft.id")),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id")),
        sa.Column("details", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.Column("actor_id", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("acted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(sa.column("act").in_(ACTS.split()), name="policyact"),
        sa.PrimaryKeyConstraint("id", name=op.f("policy_act_pkey")),
    )
    op.create_index(op.f("policy_act_draft_id_idx"), "policy_act", ["draft_id"])
    op.execute(
        "create trigger policy_act_is_final before update on policy_act "
        "for each row execute function refuse_change()"
    )
    for table, acts in OF_THE_MINISTRY.items():
        op.execute(f"grant select, insert, update, delete on {table} to sanad_registry")
        op.execute(f"grant {acts} on {table} to sanad_ministry")
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        for role in ("registry", "ministry"):
            op.execute(f"create policy {role}_rows on {table} to sanad_{role} using (true) with check (true)")


def _make_freezes() -> None:
    op.create_table(
        "freeze_period",
        _key(),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("categories", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("stops", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("reason_ar", sa.Text(), nullable=False),
        sa.Column("reason_en", sa.Text(), nullable=False),
        sa.Column("circular", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("from_on <= to_on", name="freeze_has_days"),
        sa.PrimaryKeyConstraint("id", name=op.f("freeze_period_pkey")),
    )
    op.execute("grant select, insert, update, delete on freeze_period to sanad_registry")
    op.execute("grant select on freeze_period to sanad_charity, sanad_ministry")


def _key() -> sa.Column[Any]:
    return sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False)


def _words(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _codes(name: str, default: str = "{}") -> sa.Column[Any]:
    return sa.Column(name, postgresql.ARRAY(sa.Text()), server_default=default, nullable=False)
