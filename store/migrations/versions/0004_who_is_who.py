"""Who is who: how persons are found, whom a stated identity may be, and what the desk ruled of a pair."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

CODES = {
    ("task", "taskkind", "kind"): "identify adjudicate study complete sign pay confirm",
    ("decision", "decisioncode", "code"): (
        "same_person relative different_person number_of_another release complement join defer except "
        "rule_duplicate recommend advise_rejection send_back complete approve reject return pay confirm withdraw"
    ),
    ("decision", "reason", "reason"): (
        "conditions_not_met income_above_limit served_elsewhere papers_not_genuine not_reachable "
        "outside_specialisation different_need different_person same_request_twice given_already hardship "
        "ministry_direction"
    ),
    ("case_event", "eventtype", "type"): (
        "registered identity_held ruled_same ruled_relative ruled_different ruled_number_of_another "
        "ruling_undone checked_again cleared held still_held hold_released hold_complemented hold_joined hold_deferred "
        "hold_excepted payment_held ruled_duplicate claimed given_back study_begun recommended "
        "rejection_advised sent_back completed approved rejected returned paid confirmed withdrawn warned "
        "breached escalated_aid_manager escalated_ministry expired"
    ),
    ("outbox", "topic", "topic"): "start_case deliver_decision recheck move_deadline undo_ruling",
}
"""(table, constraint, column) → every code that may stand there from now on."""

RULING = "ruling in ('same', 'relative', 'different', 'number_of_another')"
OPEN_CASE = (
    "exists (select 1 from aid_request r where r.id = request_id and r.ministry_sees_from_at is not null)"
)
OPEN_CANDIDATE = (
    "exists (select 1 from identity_candidate c where c.person_id = person.id and c.settled_at is null)"
)
MINISTRY_WALLS = {
    "identity_check": OPEN_CASE,
    "identity_candidate": OPEN_CASE,
    "pair_ruling": "true",
}
"""The desk reads what is before it; a person's values only while somebody may be that person."""


def upgrade() -> None:
    """Tables, codes and walls of identities."""
    for (table, name, column), codes in CODES.items():
        op.drop_constraint(name, table)
        op.create_check_constraint(name, table, sa.column(column).in_(codes.split()))
    _file_persons()
    _weigh_candidates()
    _remember_pairs()
    op.add_column("identity_link", sa.Column("fields", _texts(), server_default="{}", nullable=False))
    op.add_column("identity_link", _link("decision_id", "decision.id", optional=True))
    op.add_column("decision", _link("person_id", "person.id", optional=True))
    op.add_column("decision", sa.Column("until_on", sa.Date()))
    op.add_column("task", sa.Column("follow_up_at", sa.DateTime(timezone=True)))
    op.add_column("aid_request", sa.Column("complement_fils", sa.BigInteger()))
    op.add_column("aid_request", _link("joined_to", "aid_request.id", optional=True))
    op.add_column("policy_version", _document("identity_bands", '{"link_at": 4.6, "adjudicate_at": -1.0}'))
    # A question of who is meant has the desk's clock, in every version of the policy.
    op.execute(
        "insert into task_allowance (version_id, task_kind, fast_track, unit, amount) "
        "select version_id, 'identify', fast_track, unit, amount from task_allowance where task_kind = 'adjudicate'"
    )
    _raise_walls()


def _file_persons() -> None:
    # Keys of persons entered before are made anew from their profiles: the secret is not in the database.
    op.drop_table("match_key")
    op.create_table(
        "match_profile",
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        _link("person_id", "person.id"),
        sa.Column("packed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("match_profile_pkey")),
        sa.UniqueConstraint("person_id", name=op.f("match_profile_person_id_key")),
    )
    op.create_table(
        "match_key",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", "number", name=op.f("match_key_pkey")),
    )


def _weigh_candidates() -> None:
    op.create_table(
        "identity_check",
        _key(),
        _link("request_id", "aid_request.id"),
        sa.Column("decision", sa.Text(), nullable=False),
        _document("basis"),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("identity_check_pkey")),
    )
    op.create_index(op.f("identity_check_request_id_idx"), "identity_check", ["request_id"])
    op.create_table(
        "identity_candidate",
        _key(),
        _link("check_id", "identity_check.id"),
        _link("request_id", "aid_request.id"),
        _link("person_id", "person.id"),
        sa.Column("rank", sa.Integer(), nullable=False),
        _document("evidence"),
        sa.Column("key_kinds", _texts(), nullable=False),
        sa.Column("ruling", sa.String(40)),
        _link("decision_id", "decision.id", optional=True),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint(RULING, name="ruling"),
        sa.PrimaryKeyConstraint("id", name=op.f("identity_candidate_pkey")),
        sa.UniqueConstraint("check_id", "person_id", name=op.f("identity_candidate_check_id_person_id_key")),
    )
    for column in ("request_id", "person_id"):
        op.create_index(op.f(f"identity_candidate_{column}_idx"), "identity_candidate", [column])
    op.create_index(
        "identity_candidate_open",
        "identity_candidate",
        ["person_id"],
        postgresql_where=sa.text("settled_at is null"),
    )


def _remember_pairs() -> None:
    op.create_table(
        "pair_ruling",
        _key(),
        _link("low_id", "person.id"),
        _link("high_id", "person.id"),
        sa.Column("ruling", sa.String(40), nullable=False),
        _link("decision_id", "decision.id"),
        sa.Column("ruled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint(RULING, name="ruling"),
        sa.PrimaryKeyConstraint("id", name=op.f("pair_ruling_pkey")),
    )
    for column in ("high_id", "decision_id"):
        op.create_index(op.f(f"pair_ruling_{column}_idx"), "pair_ruling", [column])
    op.create_index(
        "pair_ruling_standing",
        "pair_ruling",
        ["low_id", "high_id"],
        unique=True,
        postgresql_where=sa.text("undone_at is null"),
    )


def _raise_walls() -> None:
    for table in ("match_profile", "match_key", *MINISTRY_WALLS):
        op.execute(f"grant select, insert, update, delete on {table} to sanad_registry")
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        op.execute(f"create policy registry_rows on {table} to sanad_registry using (true) with check (true)")
    op.execute("grant usage on sequence match_profile_number_seq to sanad_registry")
    for table, rows in {**MINISTRY_WALLS, "person": OPEN_CANDIDATE}.items():
        op.execute(f"grant select on {table} to sanad_ministry")
        op.execute(f"create policy ministry_rows on {table} to sanad_ministry using ({rows})")


def _key() -> sa.Column[UUID]:
    return sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False)


def _link(name: str, target: str, *, optional: bool = False) -> sa.Column[UUID]:
    return sa.Column(name, sa.UUID(), sa.ForeignKey(target), nullable=optional)


def _document(name: str, default: str = "{}") -> sa.Column[Any]:
    return sa.Column(name, postgresql.JSONB(), server_default=sa.text(f"'{default}'::jsonb"), nullable=False)


def _texts() -> postgresql.ARRAY[str]:
    return postgresql.ARRAY(sa.Text())
