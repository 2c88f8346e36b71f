"""Whom the aid is for, when that is somebody else than the applicant."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

OWN_CASE = "exists (select 1 from aid_request r where r.id = request_id)"
OPEN_CASE = (
    "exists (select 1 from aid_request r where r.id = request_id and r.ministry_sees_from_at is not null)"
)
WALLS = {
    "stated_beneficiary": {
        "charity": (OWN_CASE, "select, insert"),
        "ministry": (OPEN_CASE, "select"),
        "registry": ("true", "select, insert, update, delete"),
    },
    "reservation_subject": {
        "ministry": ("true", "select"),
        "registry": ("true", "select, insert, update, delete"),
    },
}
"""Table → login role → whose rows it reaches, and what it may do to them."""


def upgrade() -> None:
    """The beneficiary as stated, which party a candidate may be, and the other subjects a window runs on."""
    op.create_table(
        "stated_beneficiary",
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id"), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("birth_on", sa.Date()),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("sex", sa.String(40)),
        sa.CheckConstraint("sex in ('M', 'F')", name="sex"),
        sa.PrimaryKeyConstraint("request_id", name=op.f("stated_beneficiary_pkey")),
    )
    op.execute(
        "create trigger stated_beneficiary_is_final before update on stated_beneficiary "
        "for each row execute function refuse_change()"
    )
    op.add_column(
        "identity_candidate", sa.Column("party", sa.String(40), server_default="applicant", nullable=False)
    )
    op.create_check_constraint("party", "identity_candidate", "party in ('applicant', 'beneficiary')")
    # The table takes the name that an index has had: both are relations to Postgres.
    op.execute("alter index reservation_subject rename to reservation_need")
    op.create_table(
        "reservation_subject",
        sa.Column("reservation_id", sa.UUID(), sa.ForeignKey("reservation.id"), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("subject_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "family", "subject_key", "reservation_id", name=op.f("reservation_subject_pkey")
        ),
    )
    op.create_index(op.f("reservation_subject_reservation_id_idx"), "reservation_subject", ["reservation_id"])
    op.add_column(
        "hold", sa.Column("other_keys", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False)
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
