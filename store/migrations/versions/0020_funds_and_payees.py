"""Balances of funds, and payees as a register."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

CHARITY = "nullif(current_setting('sanad.charity', true), '')::uuid"
OWN = f"charity_id = {CHARITY}"
WALLS = {
    "fund_movement": {"charity": (OWN, "select, insert"), "registry": ("true", "select, insert")},
    "fund_claim": {
        "charity": (OWN, "select, update"),
        "registry": ("true", "select, insert, update"),
    },
    "fund_class": {
        "charity": (OWN, "select, insert, update"),
        "registry": ("true", "select, insert, update"),
    },
}
"""Table → login role → whose rows it reaches, and what it may do to them; a donor's money is no ministry's to read."""
ZAKAT_CLASSES = (
    "zakat_class in ('poor', 'needy', 'collectors', 'hearts', 'captives', 'debtors', 'cause_of_god', "
    "'wayfarer')"
)


def upgrade() -> None:
    """A balance is the sum of a ledger; what is promised of it is kept from whoever comes later."""
    _make_ledgers()
    _make_classes()
    _carry_balances()
    for table, roles in WALLS.items():
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        for role, (rows, acts) in roles.items():
            op.execute(f"grant {acts} on {table} to sanad_{role}")
            op.execute(
                f"create policy {role}_rows on {table} to sanad_{role} using ({rows}) with check ({rows})"
            )
    op.execute("grant insert on fund to sanad_charity")


def _make_ledgers() -> None:
    op.create_table(
        "fund_movement",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("fund_id", sa.UUID(), sa.ForeignKey("fund.id"), nullable=False),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id"), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("amount_fils", sa.BigInteger(), nullable=False),
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id")),
        sa.Column("instalment_id", sa.UUID()),
        sa.Column("reference", sa.Text(), server_default="", nullable=False),
        sa.Column("received_on", sa.Date()),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("entered_by", sa.UUID(), sa.ForeignKey("account.id")),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("amount_fils > 0", name="fund_movement_is_positive"),
        sa.CheckConstraint(
            "kind in ('deposit', 'withdrawal', 'reserve', 'release', 'spend', 'give_back')",
            name="movementkind",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("fund_movement_pkey")),
    )
    op.create_index("fund_movement_of_fund", "fund_movement", ["fund_id", "moved_at", "id"])
    op.create_index(op.f("fund_movement_request_id_idx"), "fund_movement", ["request_id"])
    op.create_table(
        "fund_claim",
        sa.Column("instalment_id", sa.UUID(), nullable=False),
        sa.Column("fund_id", sa.UUID(), sa.ForeignKey("fund.id"), nullable=False),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id"), nullable=False),
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("amount_fils", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state in ('waiting', 'reserved', 'spent', 'ended')", name="claimstate"),
        sa.PrimaryKeyConstraint("instalment_id", name=op.f("fund_claim_pkey")),
    )
    op.create_index(op.f("fund_claim_request_id_idx"), "fund_claim", ["request_id"])
    op.create_index(
        "fund_claim_waiting",
        "fund_claim",
        ["fund_id", "asked_at", "request_id", "number"],
        postgresql_where=sa.text("state = 'waiting'"),
    )


def _make_classes() -> None:
    op.create_table(
        "fund_class",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("fund_id", sa.UUID(), sa.ForeignKey("fund.id"), nullable=False),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id"), nullable=False),
        sa.Column("case_class", sa.Text(), nullable=False),
        sa.Column("set_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name=op.f("fund_class_pkey")),
    )
    op.create_index(op.f("fund_class_fund_id_idx"), "fund_class", ["fund_id"])
    op.add_column("fund", sa.Column("zakat_class", sa.String(40)))
    op.create_check_constraint("zakatclass", "fund", sa.text(ZAKAT_CLASSES))


def _carry_balances() -> None:
    """What a fund held opens its ledger; what was promised and not paid asks in the order of its requests."""
    op.execute(
        "insert into fund_movement (fund_id, charity_id, kind, amount_fils, moved_at) "
        "select id, charity_id, 'deposit', balance_fils, now() from fund where balance_fils > 0"
    )
    op.execute(
        "insert into fund_claim (instalment_id, fund_id, charity_id, request_id, number, amount_fils, state, asked_at) "
        "select i.id, i.fund_id, f.charity_id, i.request_id, i.number, i.amount_fils, 'waiting', r.stage_since_at "
        "from instalment i join fund f on f.id = i.fund_id join aid_request r on r.id = i.request_id "
        "where i.state = 'due'"
    )
    op.drop_column("fund", "balance_fils")
