"""Applicants at their own door: who is signed in there, and the wall behind which they read their own requests."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

TEMPLATES = "registered paper_asked news paid appointment delivery_code"
OWN = "nullif(current_setting('sanad.requests', true), '')::uuid[]"
OF_A_REQUEST = f"request_id = any({OWN})"
READ = {
    "aid_request": f"id = any({OWN})",
    **dict.fromkeys(
        ("stated_identity", "request_paper", "task", "instalment", "contact_preference", "appeal"),
        OF_A_REQUEST,
    ),
}
"""Table → the rows of which an applicant reads everything."""

READ_IN_PART = {
    "case_event": ("request_id, type, from_stage, to_stage, occurred_at", OF_A_REQUEST),
    "decision": (
        "id, request_id, code, amount_fils, payee_id, reason, papers, fields, state, decided_at, until_on",
        OF_A_REQUEST,
    ),
    "payee": (
        "id, kind, name",
        f"exists (select 1 from instalment i where i.payee_id = payee.id and i.request_id = any({OWN}))",
    ),
}
"""Table → columns of which an applicant reads some rows: nothing that staff wrote, and who none of them is."""

PUBLISHED = (
    "charity",
    "policy_version",
    "aid_kind",
    "case_class",
    "family_rule",
    "category_rule",
    "approval_band",
    "task_allowance",
    "task_ladder",
    "calendar_override",
    "freeze_period",
)


def upgrade() -> None:
    """One role more that logs in; it only reads."""
    op.drop_constraint("messagetemplate", "message")
    op.create_check_constraint(
        "messagetemplate", "message", sa.column("template").in_([*TEMPLATES.split(), "sign_in_code"])
    )
    op.create_index(
        "stated_identity_document",
        "stated_identity",
        ["document_number"],
        postgresql_where=sa.text("document_number <> ''"),
    )
    _make_codes()
    _make_sessions()
    for table in ("applicant_code", "applicant_session"):
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        op.execute(f"grant select, insert, update, delete on {table} to sanad_registry")
        op.execute(f"create policy registry_rows on {table} to sanad_registry using (true) with check (true)")
    for table in PUBLISHED:
        op.execute(f"grant select on {table} to sanad_applicant")
    for table, rows in READ.items():
        _let_read(table, "", rows)
    for table, (columns, rows) in READ_IN_PART.items():
        _let_read(table, f"({columns})", rows)


def _let_read(table: str, columns: str, rows: str) -> None:
    op.execute(f"grant select {columns} on {table} to sanad_applicant")
    op.execute(f"create policy applicant_rows on {table} for select to sanad_applicant using ({rows})")


def _make_codes() -> None:
    op.create_table(
        "applicant_code",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        *(
            sa.Column(name, sa.LargeBinary(), nullable=False)
            for name in ("token_digest", "asked_digest", "digest")
        ),
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id")),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        *(_instant(name) for name in ("asked_at", "ends_at")),
        _instant("ended_at", optional=True),
        sa.PrimaryKeyConstraint("id", name=op.f("applicant_code_pkey")),
    )
    op.create_index(op.f("applicant_code_token_digest_idx"), "applicant_code", ["token_digest"])
    op.create_index("applicant_code_asked", "applicant_code", ["asked_digest", "asked_at"])


def _make_sessions() -> None:
    op.create_table(
        "applicant_session",
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        sa.Column("request_ids", postgresql.ARRAY(sa.UUID()), nullable=False),
        sa.Column("is_open", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("wrong_pins", sa.Integer(), server_default="0", nullable=False),
        *(_instant(name) for name in ("begun_at", "ends_at")),
        _instant("ended_at", optional=True),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("applicant_session_pkey")),
    )


def _instant(name: str, *, optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=optional)
