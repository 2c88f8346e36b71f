"""Committees, their sessions, seats of a quorum."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

CHARITY = "nullif(current_setting('sanad.charity', true), '')::uuid"
OWN_COMMITTEE = "exists (select 1 from committee c where c.id = committee_id)"
OWN_SESSION = "exists (select 1 from committee_session s where s.id = session_id)"
OWN_ITEM = "exists (select 1 from agenda_item i where i.id = item_id)"
OF_MINISTRY = "charity_id is null"
MINISTRY_COMMITTEE = "exists (select 1 from committee c where c.id = committee_id and c.charity_id is null)"
MINISTRY_SESSION = (
    "exists (select 1 from committee_session s where s.id = session_id and s.charity_id is null)"
)
MINISTRY_ITEM = (
    "exists (select 1 from agenda_item i join committee_session s on s.id = i.session_id "
    "where i.id = item_id and s.charity_id is null)"
)
WALLS = {
    "committee": (f"charity_id = {CHARITY}", OF_MINISTRY, "select, insert, update"),
    "committee_member": (OWN_COMMITTEE, MINISTRY_COMMITTEE, "select, insert, update"),
    "committee_session": (f"charity_id = {CHARITY}", OF_MINISTRY, "select, insert, update"),
    "session_minutes": (OWN_SESSION, MINISTRY_SESSION, "select, insert"),
    "session_attendance": (OWN_SESSION, MINISTRY_SESSION, "select, insert"),
    "agenda_item": (OWN_SESSION, MINISTRY_SESSION, "select, insert, update"),
    "item_recusal": (OWN_ITEM, MINISTRY_ITEM, "select, insert"),
}
"""Table → the rows that a charity reaches, those that the ministry writes (it reads all), and what either does."""

REASONS = (
    "conditions_not_met income_above_limit served_elsewhere papers_not_genuine not_reachable "
    "outside_specialisation different_need different_person same_request_twice given_already hardship "
    "ministry_direction income_too_low debt_burden illness_or_disability breadwinner_lost home_at_risk "
    "schooling_at_risk sudden_event second_visit study_incomplete papers_doubtful amount_unclear"
)


def upgrade() -> None:
    """A level may be a session, or a number of people; a suspended case keeps the tasks that come again with it."""
    _seat_people()
    _make_committees()
    _make_sessions()
    _make_agendas()
    op.add_column(
        "decision",
        sa.Column("committee_session_id", sa.UUID(), sa.ForeignKey("committee_session.id")),
    )
    op.create_index(op.f("decision_committee_session_id_idx"), "decision", ["committee_session_id"])
    op.add_column("decision", sa.Column("session_number", sa.Text(), server_default="", nullable=False))
    op.execute(
        "create trigger session_minutes_is_final before update on session_minutes "
        "for each row execute function refuse_change()"
    )
    _raise_walls()


def _seat_people() -> None:
    op.add_column("task", sa.Column("seat", sa.Integer(), server_default="0", nullable=False))
    op.add_column("task", sa.Column("seats", sa.Integer(), server_default="0", nullable=False))
    op.add_column(
        "task", sa.Column("suspends", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False)
    )


def _make_committees() -> None:
    op.create_table(
        "committee",
        _key(),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id")),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date()),
        _recorded(),
        sa.PrimaryKeyConstraint("id", name=op.f("committee_pkey")),
    )
    op.create_index(op.f("committee_charity_id_idx"), "committee", ["charity_id"])
    op.create_table(
        "committee_member",
        _key(),
        sa.Column("committee_id", sa.UUID(), sa.ForeignKey("committee.id"), nullable=False),
        sa.Column("account_id", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date()),
        sa.PrimaryKeyConstraint("id", name=op.f("committee_member_pkey")),
    )
    op.create_index(op.f("committee_member_committee_id_idx"), "committee_member", ["committee_id"])


def _make_sessions() -> None:
    op.create_table(
        "committee_session",
        _key(),
        sa.Column("committee_id", sa.UUID(), sa.ForeignKey("committee.id"), nullable=False),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id")),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("scheduled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(40), server_default="drafted", nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("secretary_id", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("chair_id", sa.UUID(), sa.ForeignKey("account.id")),
        sa.Column("opened_at", sa.DateTime(timezone=True)),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.Column("in_effect_at", sa.DateTime(timezone=True)),
        sa.Column("scan_key", sa.Text()),
        sa.Column("scanned_by", sa.UUID(), sa.ForeignKey("account.id")),
        _recorded(),
        sa.CheckConstraint("state in ('drafted', 'open', 'closed', 'in_effect')", name="sessionstate"),
        sa.PrimaryKeyConstraint("id", name=op.f("committee_session_pkey")),
        sa.UniqueConstraint(
            "committee_id", "year", "number", name=op.f("committee_session_committee_id_year_number_key")
        ),
    )
    op.create_index(op.f("committee_session_charity_id_idx"), "committee_session", ["charity_id"])
    op.create_table(
        "session_minutes",
        _session(),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("fixed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("session_id", name=op.f("session_minutes_pkey")),
    )
    op.create_table(
        "session_attendance",
        _session(),
        sa.Column("account_id", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "account_id", name=op.f("session_attendance_pkey")),
    )


def _make_agendas() -> None:
    op.create_table(
        "agenda_item",
        _key(),
        _session(),
        sa.Column("task_id", sa.UUID(), sa.ForeignKey("task.id"), nullable=False),
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id"), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("is_live", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("decision", sa.String(40)),
        sa.Column("amount_fils", sa.BigInteger()),
        sa.Column("reason", sa.String(40)),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("recorded_by", sa.UUID(), sa.ForeignKey("account.id")),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("decision_id", sa.UUID(), sa.ForeignKey("decision.id")),
        sa.Column("refusal", sa.Text()),
        sa.CheckConstraint("decision in ('approve', 'reject', 'return', 'put_off')", name="itemdecision"),
        sa.CheckConstraint(sa.column("reason").in_(REASONS.split()), name="reason"),
        sa.PrimaryKeyConstraint("id", name=op.f("agenda_item_pkey")),
        sa.UniqueConstraint("session_id", "task_id", name=op.f("agenda_item_session_id_task_id_key")),
        sa.UniqueConstraint("session_id", "place", name=op.f("agenda_item_session_id_place_key")),
    )
    op.create_index(op.f("agenda_item_request_id_idx"), "agenda_item", ["request_id"])
    op.create_index(op.f("agenda_item_decision_id_idx"), "agenda_item", ["decision_id"])
    op.create_index(
        "agenda_item_one_live", "agenda_item", ["task_id"], unique=True, postgresql_where=sa.text("is_live")
    )
    op.create_table(
        "item_recusal",
        sa.Column("item_id", sa.UUID(), sa.ForeignKey("agenda_item.id"), nullable=False),
        sa.Column("account_id", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("ground", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ground in ('interest', 'registered', 'acted')", name="recusalground"),
        sa.PrimaryKeyConstraint("item_id", "account_id", name=op.f("item_recusal_pkey")),
    )


def _raise_walls() -> None:
    for table, (own, of_ministry, acts) in WALLS.items():
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        op.execute(f"grant {acts} on {table} to sanad_charity, sanad_ministry")
        op.execute(f"grant select, insert, update, delete on {table} to sanad_registry")
        op.execute(f"create policy charity_rows on {table} to sanad_charity using ({own}) with check ({own})")
        op.execute(f"create policy registry_rows on {table} to sanad_registry using (true) with check (true)")
        # The ministry watches every committee and acts for its own alone.
        op.execute(f"create policy ministry_rows on {table} for select to sanad_ministry using (true)")
        op.execute(
            f"create policy ministry_writes on {table} for insert to sanad_ministry with check ({of_ministry})"
        )
        if "update" in acts:
            op.execute(
                f"create policy ministry_changes on {table} for update to sanad_ministry "
                f"using ({of_ministry}) with check ({of_ministry})"
            )


def _key() -> sa.Column[object]:
    return sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False)


def _session() -> sa.Column[object]:
    return sa.Column("session_id", sa.UUID(), sa.ForeignKey("committee_session.id"), nullable=False)


def _recorded() -> sa.Column[object]:
    return sa.Column(
        "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )
