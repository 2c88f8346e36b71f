"""Appeals against a rejection."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

REASONS = (
    "conditions_not_met income_above_limit served_elsewhere papers_not_genuine not_reachable "
    "outside_specialisation different_need different_person same_request_twice given_already hardship "
    "ministry_direction income_too_low debt_burden illness_or_disability breadwinner_lost home_at_risk "
    "schooling_at_risk sudden_event second_visit study_incomplete papers_doubtful amount_unclear "
    "new_evidence rule_misapplied"
)
CODES = {
    ("decision", "reason", "reason"): REASONS,
    ("agenda_item", "reason", "reason"): REASONS,
    ("outbox", "topic", "topic"): (
        "start_case deliver_decision recheck move_deadline undo_ruling retry_step start_appeal"
    ),
}
"""(table, constraint, column) → every code that may stand there from now on."""

CHARITY = "nullif(current_setting('sanad.charity', true), '')::uuid"
DAY = "nullif(current_setting('sanad.day', true), '')::date"
OPEN_CASE = (
    "exists (select 1 from aid_request r where r.id = request_id and r.ministry_sees_from_at is not null)"
)
WALLS = {
    "charity": (f"charity_id = {CHARITY}", "select"),
    "ministry": (OPEN_CASE, "select"),
    "registry": ("true", "select, insert, update"),
}
"""Login role → whose appeals it reaches, and what it may do to them."""


def upgrade() -> None:
    """Keep what the applicant says against a rejection, and how it was decided."""
    for (table, name, column), codes in CODES.items():
        op.drop_constraint(name, table)
        op.create_check_constraint(name, table, sa.column(column).in_(codes.split()))
    op.add_column("aid_request", sa.Column("cap_fils", sa.BigInteger()))
    # The policies that stand do not name this task: they get the founding policy's allowance.
    op.execute(
        "insert into task_allowance (version_id, task_kind, fast_track, unit, amount) "
        "select id, 'hear', fast, 'working_days', case when fast then 2 else 10 end "
        "from policy_version, unnest(array[false, true]) fast"
    )
    _make_appeals()
    op.execute("alter table appeal enable row level security")
    op.execute("alter table appeal force row level security")
    for role, (rows, acts) in WALLS.items():
        op.execute(f"grant {acts} on appeal to sanad_{role}")
        op.execute(f"create policy {role}_rows on appeal to sanad_{role} using ({rows}) with check ({rows})")
    _close_pool_to_whoever_rejected()


def _close_pool_to_whoever_rejected() -> None:
    """A case that an appeal sent elsewhere is no card in the pool of the charity that had rejected it."""
    op.execute("create policy pool_rows on appeal for select to sanad_owner using (state = 'redirected')")
    op.execute(
        f"""
        create or replace view pool with (security_barrier) as
        select r.id, r.kind, r.household_size, coalesce(i.address ->> 'governorate', '') as governorate,
               r.received_at
        from aid_request r join stated_identity i on i.request_id = r.id
        where r.charity_id is null and r.outcome is null and r.stage = 'review'
          and exists (select 1 from task t where t.request_id = r.id and t.kind = 'pull' and t.state = 'open')
          and exists (
              select 1 from charity c join specialisation s on s.charity_id = c.id
              where c.id = {CHARITY} and c.standing = 'active' and s.category = r.category
                and s.from_on <= {DAY} and (s.to_on is null or s.to_on >= {DAY}))
          and not exists (
              select 1 from appeal a
              where a.request_id = r.id and a.state = 'redirected' and a.charity_id = {CHARITY})
        """
    )


def _make_appeals() -> None:
    op.create_table(
        "appeal",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id"), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id")),
        sa.Column("against", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), server_default="filed", nullable=False),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("rejected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("filed_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision_id", sa.UUID(), sa.ForeignKey("decision.id")),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("against in ('signature', 'advice', 'duplicate')", name="against"),
        sa.CheckConstraint(
            "state in ('filed', 'upheld', 'partly', 'redirected', 'rejected', 'withdrawn')",
            name="appealstate",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("appeal_pkey")),
        sa.UniqueConstraint("request_id", "round", name=op.f("appeal_request_id_round_key")),
    )
    op.create_index(op.f("appeal_charity_id_idx"), "appeal", ["charity_id"])
    op.create_index("appeal_filed", "appeal", ["filed_at", "id"])
    op.create_index(
        "appeal_open", "appeal", ["request_id"], unique=True, postgresql_where=sa.text("state = 'filed'")
    )
