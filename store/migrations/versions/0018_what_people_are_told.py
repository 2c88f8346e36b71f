"""What people are told, and how they wish to be told."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

OWN_CASE = "exists (select 1 from aid_request r where r.id = request_id)"
OPEN_CASE = (
    "exists (select 1 from aid_request r where r.id = request_id and r.ministry_sees_from_at is not null)"
)
WALLS = {
    "message": {
        "charity": (OWN_CASE, "select, insert, update"),
        "ministry": (OPEN_CASE, "select"),
        "registry": ("true", "select, insert, update"),
    },
    "contact_preference": {
        "charity": (OWN_CASE, "select, insert, update"),
        "ministry": (OPEN_CASE, "select"),
        "registry": ("true", "select, insert, update"),
    },
    "message_stop": {"registry": ("true", "select, insert, delete")},
}
"""Table → login role → whose rows it reaches, and what it may do to them."""

CHANNELS = "('sms', 'whatsapp', 'email')"
LANGUAGES = "('ar', 'en')"


def upgrade() -> None:
    """A message is its own errand; what is said of an address holds wherever it is written to."""
    _make_messages()
    op.create_table(
        "message_stop",
        sa.Column("address_digest", sa.LargeBinary(), nullable=False),
        _instant("stopped_at"),
        sa.PrimaryKeyConstraint("address_digest", name=op.f("message_stop_pkey")),
    )
    _make_preferences()
    for table, roles in WALLS.items():
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        for role, (rows, acts) in roles.items():
            op.execute(f"grant {acts} on {table} to sanad_{role}")
            op.execute(
                f"create policy {role}_rows on {table} to sanad_{role} using ({rows}) with check ({rows})"
            )


def _make_messages() -> None:
    op.create_table(
        "message",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id"), nullable=False),
        *(sa.Column(name, sa.String(40), nullable=False) for name in ("template", "channel", "language")),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("fault", sa.String(40)),
        *(
            sa.Column(name, sa.Integer(), server_default="0", nullable=False)
            for name in ("attempts", "repeats", "questions")
        ),
        _instant("queued_at"),
        *(
            _instant(name, optional=True)
            for name in ("next_at", "ends_at", "happens_at", "handed_at", "settled_at")
        ),
        sa.Column("address_digest", sa.LargeBinary()),
        sa.Column("sealed", sa.LargeBinary()),
        _instant("link_until_at"),
        sa.Column("wrong_pins", sa.Integer(), server_default="0", nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "template in ('registered', 'paper_asked', 'news', 'paid', 'appointment', 'delivery_code')",
            name="messagetemplate",
        ),
        sa.CheckConstraint(f"channel in {CHANNELS}", name="messagechannel"),
        sa.CheckConstraint(f"language in {LANGUAGES}", name="messagelanguage"),
        sa.CheckConstraint(
            "state in ('queued', 'in_hand', 'handed_over', 'delivered', 'failed', 'uncertain', 'stopped', "
            "'unreachable')",
            name="messagestate",
        ),
        sa.CheckConstraint(
            "fault in ('no_address', 'no_safe_hour', 'not_connected', 'put_off', 'address_refused', "
            "'not_delivered', 'no_answer', 'unreadable', 'too_late')",
            name="messagefault",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("message_pkey")),
        sa.UniqueConstraint("key", name=op.f("message_key_key")),
    )
    op.create_index(op.f("message_request_id_idx"), "message", ["request_id"])
    op.create_index(
        "message_waiting", "message", ["channel", "next_at"], postgresql_where=sa.text("next_at is not null")
    )


def _make_preferences() -> None:
    op.create_table(
        "contact_preference",
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id"), nullable=False),
        *(sa.Column(name, sa.String(40), nullable=False) for name in ("channel", "language")),
        *(sa.Column(name, sa.Text()) for name in ("phone", "email")),
        *(sa.Column(name, sa.LargeBinary()) for name in ("phone_digest", "email_digest")),
        sa.Column("is_shared", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("pin_digest", sa.LargeBinary()),
        *(sa.Column(name, sa.Time()) for name in ("safe_from", "safe_until")),
        sa.Column("stated_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        _instant("stated_at"),
        sa.CheckConstraint(f"channel in {CHANNELS}", name="messagechannel"),
        sa.CheckConstraint(f"language in {LANGUAGES}", name="messagelanguage"),
        sa.PrimaryKeyConstraint("request_id", name=op.f("contact_preference_pkey")),
    )
    for name in ("phone_digest", "email_digest"):
        op.create_index(op.f(f"contact_preference_{name}_idx"), "contact_preference", [name])


def _instant(name: str, *, optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=optional)
