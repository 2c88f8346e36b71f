"""The numbered papers of the cycle."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KINDS = "kind in ('request_form', 'research_report', 'minutes', 'approval', 'payment_order', 'receipt')"
CHARITY = "nullif(current_setting('sanad.charity', true), '')::uuid"
OWN_CASE = "exists (select 1 from aid_request r where r.id = request_id)"
OPEN_CASE = (
    "exists (select 1 from aid_request r where r.id = request_id and r.ministry_sees_from_at is not null)"
)
# What its charity wrote stays with it; the rest of a case's papers goes where the case goes.
OWN_PAPER = (
    f"(request_id is null or {OWN_CASE}) "
    f"and (keeper_id = {CHARITY} or (keeper_id is null and request_id is not null))"
)
OPEN_PAPER = f"request_id is null or {OPEN_CASE}"
OWN_CONTENT = "exists (select 1 from printed_paper p where p.id = paper_id)"
WALLS = {
    "printed_paper": {
        "charity": (OWN_PAPER, "select"),
        "ministry": (OPEN_PAPER, "select"),
        "registry": ("true", "select, insert"),
    },
    "printed_content": {
        "charity": (OWN_CONTENT, "select"),
        "ministry": (OWN_CONTENT, "select"),
        "registry": ("true", "select, insert, delete"),
    },
    "paper_counter": {"registry": ("true", "select, insert, update")},
}
"""Table → login role → whose rows it reaches, and what it may do to them."""


def upgrade() -> None:
    """Each stage leaves one paper."""
    op.create_table(
        "printed_paper",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.UUID(), nullable=False),
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id")),
        sa.Column("keeper_id", sa.UUID(), sa.ForeignKey("charity.id")),
        sa.Column("issued_by", sa.UUID(), sa.ForeignKey("account.id")),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(KINDS, name="kind"),
        sa.CheckConstraint("request_id is not null or kind = 'minutes'", name="somebodys"),
        sa.PrimaryKeyConstraint("id", name=op.f("printed_paper_pkey")),
        sa.UniqueConstraint("number", name=op.f("printed_paper_number_key")),
        sa.UniqueConstraint("kind", "subject_id", name=op.f("printed_paper_kind_subject_id_key")),
        sa.UniqueConstraint("kind", "year", "serial", name=op.f("printed_paper_kind_year_serial_key")),
    )
    op.create_index(op.f("printed_paper_request_id_idx"), "printed_paper", ["request_id"])
    op.create_table(
        "printed_content",
        sa.Column("paper_id", sa.UUID(), sa.ForeignKey("printed_paper.id"), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("paper_id", name=op.f("printed_content_pkey")),
    )
    op.create_table(
        "paper_counter",
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.CheckConstraint(KINDS, name="kind"),
        sa.PrimaryKeyConstraint("kind", "year", name=op.f("paper_counter_pkey")),
    )
    for table in ("printed_paper", "printed_content"):
        op.execute(
            f"create trigger {table}_is_final before update on {table} "
            "for each row execute function refuse_change()"
        )
    _raise_walls()


def _raise_walls() -> None:
    for table, roles in WALLS.items():
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        for role, (rows, acts) in roles.items():
            op.execute(f"grant {acts} on {table} to sanad_{role}")
            op.execute(
                f"create policy {role}_rows on {table} to sanad_{role} using ({rows}) with check ({rows})"
            )
