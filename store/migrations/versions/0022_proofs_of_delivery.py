"""How it is proved that aid arrived."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

PROOFS = "code signed_receipt payee_receipt thumb_receipt collector"
CHARITY = "nullif(current_setting('sanad.charity', true), '')::uuid"
OWN_ROWS = f"charity_id = {CHARITY}"
OPEN_CASE = (
    "exists (select 1 from aid_request r where r.id = request_id and r.ministry_sees_from_at is not null)"
)
WRITE = "select, insert, update"
OF_A_CASE = ("delivery_code", "code_refusal", "collector", "counter_procedure", "appointment")
WALLS = {
    # What one charity arranged with an applicant no later charity of the case reads.
    table: {
        "charity": (OWN_ROWS, WRITE),
        "ministry": (OPEN_CASE, "select"),
        "registry": ("true", WRITE),
    }
    for table in OF_A_CASE
} | {
    # A charity is told what was found, never which receipts of its the ministry asked about.
    "verification_sample": {
        "charity": (OWN_ROWS, WRITE),
        "ministry": ("true", WRITE),
        "registry": ("true", WRITE),
    },
    "sample_item": {
        "charity": (OWN_ROWS, WRITE),
        "ministry": ("true", WRITE),
        "registry": ("true", WRITE),
    },
    "delivery_issue": {
        "charity": (OWN_ROWS, WRITE),
        "ministry": ("true", WRITE),
        "registry": ("true", WRITE),
    },
}
"""Table → login role → whose rows it reaches, and what it may do to them."""


def upgrade() -> None:
    """A category says what proves its receipt; codes, collectors, appointments and samples are kept."""
    for table in ("instalment", "decision"):
        op.drop_constraint("proof", table)
        op.create_check_constraint("proof", table, sa.column("proof").in_(PROOFS.split()))
    # The policies that stand took any proof.
    op.add_column(
        "category_rule",
        sa.Column(
            "proofs",
            postgresql.ARRAY(sa.Text()),
            server_default="{code,signed_receipt,payee_receipt}",
            nullable=False,
        ),
    )
    _make_codes()
    _make_counter()
    _make_appointments()
    _make_samples()
    _make_issues()
    _raise_walls()


def _make_codes() -> None:
    op.create_table(
        "delivery_code",
        *_of_an_instalment(),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("path", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), server_default="live", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        _link("seen_by", "account.id", optional=True),
        _instant("issued_at"),
        _instant("expires_at"),
        _link("shown_by", "account.id", optional=True),
        _instant("shown_at", optional=True),
        _instant("ended_at", optional=True),
        _choice("path", "codepath", "message counter"),
        _choice("state", "codestate", "live shown used locked replaced"),
        sa.PrimaryKeyConstraint("id", name=op.f("delivery_code_pkey")),
    )
    op.create_index(op.f("delivery_code_request_id_idx"), "delivery_code", ["request_id"])
    _one("delivery_code_one_live", "delivery_code", "instalment_id", "state in ('live', 'shown')")
    op.create_table(
        "code_refusal",
        *_of_an_instalment(),
        sa.Column("fault", sa.String(40), nullable=False),
        _link("tried_by", "account.id"),
        _instant("tried_at"),
        _choice("fault", "codefault", "wrong_code replayed_code expired_code locked_code no_code"),
        sa.PrimaryKeyConstraint("id", name=op.f("code_refusal_pkey")),
    )
    op.create_index(op.f("code_refusal_request_id_idx"), "code_refusal", ["request_id"])


def _make_counter() -> None:
    op.create_table(
        "collector",
        *_of_a_case(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        _link("named_by", "account.id"),
        _instant("named_at"),
        _instant("ended_at", optional=True),
        sa.PrimaryKeyConstraint("id", name=op.f("collector_pkey")),
    )
    op.create_index(op.f("collector_request_id_idx"), "collector", ["request_id"])
    _one("collector_one_named", "collector", "request_id", "ended_at is null")
    op.create_table(
        "counter_procedure",
        *_of_a_case(),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("phone", sa.Text()),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        _link("asked_by", "account.id"),
        _instant("asked_at"),
        _link("answered_by", "account.id", optional=True),
        _instant("answered_at", optional=True),
        _choice("kind", "counterkind", "lost_phone changed_number"),
        _choice("state", "counterstate", "asked agreed refused"),
        sa.PrimaryKeyConstraint("id", name=op.f("counter_procedure_pkey")),
    )
    op.create_index(op.f("counter_procedure_request_id_idx"), "counter_procedure", ["request_id"])
    _one("counter_procedure_one_asked", "counter_procedure", "request_id", "state = 'asked'")


def _make_appointments() -> None:
    op.create_table(
        "appointment",
        *_of_an_instalment(),
        sa.Column("kind", sa.String(40), nullable=False),
        _instant("meet_at"),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        _link("booked_by", "account.id"),
        _instant("booked_at"),
        _instant("settled_at", optional=True),
        _choice("kind", "handoverkind", "pick_up home_delivery"),
        _choice("state", "appointmentstate", "booked kept missed cancelled"),
        sa.PrimaryKeyConstraint("id", name=op.f("appointment_pkey")),
    )
    op.create_index(op.f("appointment_request_id_idx"), "appointment", ["request_id"])
    _one("appointment_one_booked", "appointment", "request_id", "state = 'booked'")


def _make_samples() -> None:
    op.create_table(
        "verification_sample",
        _key(),
        _link("charity_id", "charity.id", optional=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("population", "margin_percent", "confidence_percent", "seed")
        ),
        _link("drawn_by", "account.id"),
        _instant("drawn_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("verification_sample_pkey")),
    )
    op.create_index(op.f("verification_sample_charity_id_idx"), "verification_sample", ["charity_id"])
    op.create_table(
        "sample_item",
        _key(),
        _link("sample_id", "verification_sample.id"),
        _link("charity_id", "charity.id", optional=True),
        _link("request_id", "aid_request.id"),
        _link("instalment_id", "instalment.id"),
        sa.Column("result", sa.String(40)),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        _link("asked_by", "account.id", optional=True),
        _instant("asked_at", optional=True),
        _choice("result", "sampleresult", "received with_issues not_received"),
        sa.PrimaryKeyConstraint("id", name=op.f("sample_item_pkey")),
        sa.UniqueConstraint(
            "sample_id", "instalment_id", name=op.f("sample_item_sample_id_instalment_id_key")
        ),
    )
    op.create_index(op.f("sample_item_sample_id_idx"), "sample_item", ["sample_id"])


def _make_issues() -> None:
    op.create_table(
        "delivery_issue",
        *_of_an_instalment(),
        _link("item_id", "sample_item.id"),
        sa.Column("result", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(40), server_default="open", nullable=False),
        _link("opened_by", "account.id"),
        _instant("opened_at"),
        _instant("due_at"),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        _link("answered_by", "account.id", optional=True),
        _instant("answered_at", optional=True),
        _link("closed_by", "account.id", optional=True),
        _instant("closed_at", optional=True),
        _choice("result", "sampleresult", "received with_issues not_received"),
        _choice("state", "issuestate", "open answered closed"),
        sa.PrimaryKeyConstraint("id", name=op.f("delivery_issue_pkey")),
    )
    for name in ("item_id", "request_id", "charity_id"):
        op.create_index(op.f(f"delivery_issue_{name}_idx"), "delivery_issue", [name])


def _raise_walls() -> None:
    for table, roles in WALLS.items():
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        for role, (rows, acts) in roles.items():
            op.execute(f"grant {acts} on {table} to sanad_{role}")
            op.execute(
                f"create policy {role}_rows on {table} to sanad_{role} using ({rows}) with check ({rows})"
            )


def _of_a_case() -> tuple[sa.Column[Any], ...]:
    return _key(), _link("request_id", "aid_request.id"), _link("charity_id", "charity.id")


def _of_an_instalment() -> tuple[sa.Column[Any], ...]:
    return *_of_a_case(), _link("instalment_id", "instalment.id")


def _one(name: str, table: str, column: str, while_true: str) -> None:
    op.create_index(name, table, [column, "charity_id"], unique=True, postgresql_where=sa.text(while_true))


def _key() -> sa.Column[Any]:
    return sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False)


def _link(name: str, target: str, *, optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.UUID(), sa.ForeignKey(target), nullable=optional)


def _instant(name: str, *, optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=optional)


def _choice(column: str, name: str, codes: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(sa.column(column).in_(codes.split()), name=name)
