"""Inbox: substitutes, snoozes, turns at a desk, bulk acts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

CHARITY = "nullif(current_setting('sanad.charity', true), '')::uuid"
ACCOUNT = "nullif(current_setting('sanad.account', true), '')::uuid"
OWN_ACT = "exists (select 1 from bulk_act b where b.id = act_id)"
ROLES = (
    "registrar researcher aid_manager charity_admin supervisor duplicate_desk policy_officer auditor operator"
)
REASONS = "chosen follow_up overdue urgent fair_turn oldest"

CHARITY_WALLS = {
    "stand_in": (f"charity_id = {CHARITY}", "select, insert, update"),
    "bulk_act": (f"actor_id = {ACCOUNT}", "select, insert"),
    "bulk_item": (OWN_ACT, "select, insert"),
}
MINISTRY_WALLS = {
    "stand_in": ("charity_id is null", "select, insert, update"),
    "bulk_act": (f"actor_id = {ACCOUNT}", "select, insert"),
    "bulk_item": (OWN_ACT, "select, insert"),
    "desk_turn": ("true", "select, insert, update"),
}
"""A body names its own substitutes; a bulk act is shown to whoever began it; turns are the ministry's."""


def upgrade() -> None:
    """Work goes on when somebody is away, and no flood starves others."""
    _make_stand_ins()
    _make_bulk_acts()
    _take_in_turn()
    for role, walls in (("sanad_charity", CHARITY_WALLS), ("sanad_ministry", MINISTRY_WALLS)):
        for table, (rows, acts) in walls.items():
            op.execute(f"grant {acts} on {table} to {role}")
            _wall(table, role, rows)
    for table in MINISTRY_WALLS:
        op.execute(f"grant select, insert, update, delete on {table} to sanad_registry")
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        _wall(table, "sanad_registry", "true")


def _wall(table: str, role: str, rows: str) -> None:
    op.execute(
        f"create policy {role.removeprefix('sanad_')}_rows on {table} to {role} "
        f"using ({rows}) with check ({rows})"
    )


def _make_stand_ins() -> None:
    op.create_table(
        "stand_in",
        _key(),
        _link("charity_id", "charity.id", optional=True),
        _link("absent_id", "account.id"),
        _link("substitute_id", "account.id"),
        _link("task_id", "task.id", optional=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _link("named_by", "account.id"),
        _instant("named_at"),
        _link("ended_by", "account.id", optional=True),
        _instant("ended_at", optional=True),
        sa.PrimaryKeyConstraint("id", name=op.f("stand_in_pkey")),
    )
    op.create_index(op.f("stand_in_charity_id_idx"), "stand_in", ["charity_id"])
    op.create_index(op.f("stand_in_absent_id_idx"), "stand_in", ["absent_id"])
    op.create_index("stand_in_of_substitute", "stand_in", ["substitute_id", "to_on"])
    op.add_column("decision", _link("for_id", "account.id", optional=True))


def _make_bulk_acts() -> None:
    op.create_table(
        "bulk_act",
        _key(),
        _link("actor_id", "account.id"),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("form", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("total_fils", sa.BigInteger(), nullable=False),
        _instant("begun_at"),
        sa.CheckConstraint("kind in ('sign_off', 'closing', 'reassign')", name="bulkkind"),
        sa.PrimaryKeyConstraint("id", name=op.f("bulk_act_pkey")),
    )
    op.create_index("bulk_act_of_actor", "bulk_act", ["actor_id", "begun_at"])
    op.create_table(
        "bulk_item",
        _link("act_id", "bulk_act.id"),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("task_id", sa.UUID(), nullable=False),
        sa.Column("state", sa.String(40), server_default="waiting", nullable=False),
        _link("decision_id", "decision.id", optional=True),
        sa.Column("refusal", sa.Text()),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        _instant("next_at"),
        _instant("settled_at", optional=True),
        sa.CheckConstraint("state in ('waiting', 'recorded', 'done', 'refused')", name="itemstate"),
        sa.PrimaryKeyConstraint("act_id", "seq", name=op.f("bulk_item_pkey")),
    )
    op.create_index(
        "bulk_item_waiting",
        "bulk_item",
        ["seq", "act_id"],
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index("bulk_item_once", "bulk_item", ["act_id", "task_id"], unique=True)


def _take_in_turn() -> None:
    op.create_table(
        "desk_turn",
        _key(),
        sa.Column("role", sa.String(40), nullable=False),
        _link("charity_id", "charity.id", optional=True),
        _instant("taken_at"),
        sa.CheckConstraint(sa.column("role").in_(ROLES.split()), name="role"),
        sa.PrimaryKeyConstraint("id", name=op.f("desk_turn_pkey")),
        sa.UniqueConstraint(
            "role",
            "charity_id",
            name=op.f("desk_turn_role_charity_id_key"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.add_column("task", _instant("received_at", optional=True))
    op.add_column("task", _instant("snoozed_until_at", optional=True))
    op.add_column("task", sa.Column("taken_for", sa.String(40)))
    op.create_check_constraint("claimreason", "task", sa.column("taken_for").in_(REASONS.split()))
    op.execute("update task t set received_at = r.received_at from aid_request r where r.id = t.request_id")
    for name, column in (("due", "due_at"), ("old", "received_at")):
        op.create_index(
            f"task_next_{name}",
            "task",
            ["role", "charity_id", "is_urgent", column],
            postgresql_where=sa.text("state = 'open' and holder_id is null"),
        )
    op.create_index(
        "task_next_lapsed",
        "task",
        ["role", "charity_id", "lease_until_at"],
        postgresql_where=sa.text("state = 'open' and holder_id is not null and study_begun_at is null"),
    )


def _key() -> sa.Column[object]:
    return sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False)


def _link(name: str, target: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.UUID(), sa.ForeignKey(target), nullable=optional)


def _instant(name: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=optional)
