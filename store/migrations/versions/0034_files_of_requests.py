"""Files of requests that a charity brings through its page."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

STATES = "'new', 'ready', 'waiting', 'registered', 'known', 'refused'"
WALLS = {
    "import_file": "charity_id = nullif(current_setting('sanad.charity', true), '')::uuid",
    "import_row": "exists (select 1 from import_file f where f.id = file_id)",
}
"""A charity reads its own files; the ministry reads none: what is registered of them it reads as requests."""


def upgrade() -> None:
    """Progress is in the record: the page that brought a file may be closed."""
    op.create_table(
        "import_file",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        _link("charity_id", "charity.id"),
        _link("brought_by", "account.id"),
        _instant("brought_at"),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "digest")),
        sa.Column("columns", postgresql.ARRAY(sa.Text()), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("category", "amount")),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("looked", sa.Integer(), server_default="0", nullable=False),
        _instant("next_at"),
        _instant("looked_at", optional=True),
        sa.Column("storm", sa.Text()),
        _link("confirmed_by", "account.id", optional=True),
        *(_instant(name, optional=True) for name in ("confirmed_at", "dropped_at")),
        sa.PrimaryKeyConstraint("id", name=op.f("import_file_pkey")),
    )
    op.create_index(
        "import_file_once",
        "import_file",
        ["charity_id", "digest"],
        unique=True,
        postgresql_where=sa.text("dropped_at is null"),
    )
    op.create_index(
        "import_file_new",
        "import_file",
        ["next_at"],
        postgresql_where=sa.text("looked_at is null and dropped_at is null"),
    )
    op.create_table(
        "import_row",
        _link("file_id", "import_file.id"),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cells", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.Column("state", sa.String(40), server_default="new", nullable=False),
        sa.Column("problems", postgresql.JSONB(), server_default=sa.text("'[]'::jsonb"), nullable=False),
        sa.Column("again", sa.Integer()),
        sa.Column("again_by", sa.Text()),
        sa.Column("is_of_known", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        _link("request_id", "aid_request.id", optional=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        _instant("next_at"),
        sa.CheckConstraint(f"state in ({STATES})", name="importrowstate"),
        sa.PrimaryKeyConstraint("file_id", "number", name=op.f("import_row_pkey")),
    )
    op.create_index(
        "import_row_waiting",
        "import_row",
        ["number", "file_id"],
        postgresql_where=sa.text("state = 'waiting'"),
    )
    for table, wall in WALLS.items():
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        for role, rows in (("sanad_charity", wall), ("sanad_registry", "true")):
            op.execute(f"grant select, insert, update on {table} to {role}")
            name = role.removeprefix("sanad_")
            op.execute(f"create policy {name}_rows on {table} to {role} using ({rows}) with check ({rows})")


def _link(name: str, target: str, *, optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.UUID(), sa.ForeignKey(target), nullable=optional)


def _instant(name: str, *, optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=optional)
