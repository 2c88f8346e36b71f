"""What the documentary cycle lacked."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A policy says itself when a neglected task is told of; a recommendation keeps the score it rested on."""
    _make_ladders()
    _log_lists()
    _date_attendance()
    _hide_donors()
    op.add_column("agenda_item", sa.Column("case_number", sa.Text(), server_default="", nullable=False))
    op.add_column("decision", sa.Column("need_score", postgresql.JSONB()))


def _date_attendance() -> None:
    """A member may come late, leave early and come again: each stay is a row, each item knows who was there."""
    op.add_column("session_attendance", sa.Column("joined_at", sa.DateTime(timezone=True)))
    op.add_column("session_attendance", sa.Column("left_at", sa.DateTime(timezone=True)))
    op.drop_constraint("session_attendance_pkey", "session_attendance")
    op.create_primary_key("session_attendance_pkey", "session_attendance", ["session_id", "seat"])
    op.execute("grant update (left_at) on session_attendance to sanad_charity, sanad_ministry")
    op.add_column("agenda_item", sa.Column("present_ids", postgresql.ARRAY(sa.UUID())))


def _hide_donors() -> None:
    """A fund may bear the name of its donor: the ministry reads whose it is and where its money comes from."""
    op.execute("revoke select on fund from sanad_ministry")
    op.execute("grant select (id, charity_id, source) on fund to sanad_ministry")


def _log_lists() -> None:
    """A page of names is one look for each charity whose cases stand on it; no charity reads of another's cases."""
    op.add_column("access_log", sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id")))
    op.add_column(
        "access_log",
        sa.Column("request_ids", postgresql.ARRAY(sa.UUID()), server_default="{}", nullable=False),
    )
    op.create_index(
        "access_log_lists",
        "access_log",
        ["charity_id", "looked_at"],
        postgresql_where=sa.text("charity_id is not null"),
    )
    op.execute(
        "create policy charity_lists on access_log for select to sanad_charity "
        "using (charity_id = nullif(current_setting('sanad.charity', true), '')::uuid)"
    )


def _make_ladders() -> None:
    op.create_table(
        "task_ladder",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("version_id", sa.UUID(), sa.ForeignKey("policy_version.id"), nullable=False),
        sa.Column("task_kind", sa.Text(), nullable=False),
        sa.Column("warn_percent", sa.Integer(), nullable=False),
        sa.Column("aid_manager_hours", sa.Integer(), nullable=False),
        sa.Column("ministry_hours", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("task_ladder_pkey")),
    )
    op.create_index(op.f("task_ladder_version_id_idx"), "task_ladder", ["version_id"])
    op.execute("grant select, insert, update, delete on task_ladder to sanad_registry")
    op.execute("grant select on task_ladder to sanad_charity, sanad_ministry")
    op.execute(
        "create trigger task_ladder_is_final before update or delete on task_ladder "
        "for each row execute function refuse_change()"
    )
