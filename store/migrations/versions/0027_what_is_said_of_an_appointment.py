"""A changed appointment is told, and a wrong PIN beside a code is counted."""

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

TEMPLATES = (
    "'registered', 'paper_asked', 'news', 'paid', 'appointment', 'appointment_moved', 'delivery_code', "
    "'sign_in_code'"
)
FAULTS = "'wrong_code', 'replayed_code', 'expired_code', 'locked_code', 'no_code', 'wrong_pin'"


def upgrade() -> None:
    """Let a message say that an appointment was moved, and a refused code that its PIN was wrong."""
    for table, name, column, values in (
        ("message", "messagetemplate", "template", TEMPLATES),
        ("code_refusal", "codefault", "fault", FAULTS),
    ):
        op.drop_constraint(name, table)
        op.create_check_constraint(name, table, f"{column} in ({values})")
