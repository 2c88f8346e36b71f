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
    "payee_change": {
        "charity": (OWN, "select, insert"),
        "ministry": ("true", "select"),
        "registry": ("true", "select, insert"),
    },
    "payee_flag": {
        "charity": (OWN, "select"),
        "ministry": ("true", "select"),
        "registry": ("true", "select, insert, update"),
    },
    "payee_flag_side": {"ministry": ("true", "select"), "registry": ("true", "select, insert")},
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
    _make_register()
    for table, roles in WALLS.items():
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        for role, (rows, acts) in roles.items():
            op.execute(f"grant {acts} on {table} to sanad_{role}")
            op.execute(
                f"create policy {role}_rows on {table} to sanad_{role} using ({rows}) with check ({rows})"
            )
    op.execute("grant insert on fund to sanad_charity")
    op.execute("grant update on payee to sanad_charity")


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


def _make_register() -> None:
    """Accounts that were entered before are as old as their entry; whoever pays to them next has them confirmed first."""
    for name in ("account_name", "lease_number", "address_number", "owner_name"):
        op.add_column("payee", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.add_column("payee", sa.Column("account_by", sa.UUID(), sa.ForeignKey("account.id")))
    op.add_column("payee", sa.Column("account_at", sa.DateTime(timezone=True)))
    op.execute("update payee set account_by = entered_by, account_at = entered_at")
    op.alter_column("payee", "account_by", nullable=False)
    op.alter_column("payee", "account_at", nullable=False)
    op.add_column("payee", sa.Column("confirmed_by", sa.UUID(), sa.ForeignKey("account.id")))
    op.add_column("payee", sa.Column("confirmed_at", sa.DateTime(timezone=True)))
    for table in ("decision", "instalment"):
        op.create_index(op.f(f"{table}_payee_id_idx"), table, ["payee_id"])
    for column in ("lease_number", "bill_number"):
        op.create_index(
            f"aid_request_{column}", "aid_request", [column], postgresql_where=sa.text(f"{column} <> ''")
        )
    op.create_index("payee_iban", "payee", ["iban"], postgresql_where=sa.text("iban is not null"))
    op.create_table(
        "payee_change",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("payee_id", sa.UUID(), sa.ForeignKey("payee.id"), nullable=False),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id"), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("iban", sa.Text()),
        sa.Column("account_name", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("done_by", sa.UUID(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("act in ('entered', 'changed', 'confirmed', 'noted')", name="payeeact"),
        sa.PrimaryKeyConstraint("id", name=op.f("payee_change_pkey")),
    )
    op.create_index(op.f("payee_change_payee_id_idx"), "payee_change", ["payee_id"])
    op.create_table(
        "payee_flag",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id"), nullable=False),
        sa.Column("charity_id", sa.UUID(), sa.ForeignKey("charity.id"), nullable=False),
        sa.Column("payee_id", sa.UUID(), sa.ForeignKey("payee.id"), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_by", sa.UUID(), sa.ForeignKey("account.id")),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint(
            "kind in ('shared_iban', 'shared_lease', 'shared_bill', 'payee_is_staff')", name="flagkind"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("payee_flag_pkey")),
        sa.UniqueConstraint(
            "request_id", "payee_id", "kind", name=op.f("payee_flag_request_id_payee_id_kind_key")
        ),
    )
    op.create_index(op.f("payee_flag_charity_id_idx"), "payee_flag", ["charity_id"])
    op.create_table(
        "payee_flag_side",
        sa.Column("flag_id", sa.UUID(), sa.ForeignKey("payee_flag.id"), nullable=False),
        sa.Column("request_id", sa.UUID(), sa.ForeignKey("aid_request.id"), nullable=False),
        sa.PrimaryKeyConstraint("flag_id", "request_id", name=op.f("payee_flag_side_pkey")),
    )
