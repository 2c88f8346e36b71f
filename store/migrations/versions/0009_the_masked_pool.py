"""The masked pool, the standing of a charity, and looks behind the glass."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

CHARITY = "nullif(current_setting('sanad.charity', true), '')::uuid"
ACCOUNT = "nullif(current_setting('sanad.account', true), '')::uuid"
DAY = "nullif(current_setting('sanad.day', true), '')::date"
NOW = "nullif(current_setting('sanad.at', true), '')::timestamptz"
OWN_CASE = "exists (select 1 from aid_request r where r.id = request_id)"
OPEN_CASE = (
    "exists (select 1 from aid_request r where r.id = request_id and r.ministry_sees_from_at is not null)"
)
# What was written while another charity had the case stays with that one (rule 20).
OWN_PART = f"{OWN_CASE} and ({{owner}} is null or {{owner}} = {CHARITY})"
# A draft is the researcher's until a recommendation has been made of it.
HANDED_IN = (
    f"{OPEN_CASE} and exists (select 1 from decision d where d.request_id = study.request_id "
    "and d.code in ('recommend', 'advise_rejection') and d.state <> 'refused' and d.decided_at >= study.saved_at)"
)
GLASS = (
    "exists (select 1 from broken_glass g where g.request_id = {table}.request_id "
    f"and g.account_id = {ACCOUNT} and g.ends_at > {NOW})"
)
BEHIND_GLASS = (
    "stated_identity",
    "stated_beneficiary",
    "request_party",
    "request_paper",
    "consent",
    "decision",
)
"""What opens with a case whose glass was broken, beside the texts of its events; never the study's draft."""

DOOR = (
    "insert into account (username, name_ar, name_en, is_active) "
    "values ('applicants.door', 'بوابة مقدمي الطلبات', 'Applicants’ door', false)"
)
"""Who registers what comes without a charity: an account that nobody can sign in with."""

ALLOWANCES = (("pull", "calendar_days", 14), ("hand_over", "working_days", 3))


def upgrade() -> None:
    """A request without a charity is seen masked; what a charity wrote stays with it; looks are told."""
    _widen_words()
    _make_tables()
    _open_door()
    _keep_opinions()
    _mask_pool()
    _break_glass()


def _widen_words() -> None:
    op.drop_constraint("allowanceunit", "task_allowance")
    units = ("working_hours", "working_days", "calendar_days")
    op.create_check_constraint("allowanceunit", "task_allowance", sa.column("unit").in_(units))
    for kind, unit, amount in ALLOWANCES:
        op.execute(
            "insert into task_allowance (version_id, task_kind, fast_track, unit, amount) "
            f"select v.id, '{kind}', false, '{unit}', {amount} from policy_version v where not exists "
            f"(select 1 from task_allowance a where a.version_id = v.id and a.task_kind = '{kind}')"
        )


def _make_tables() -> None:
    op.create_table(
        "charity_standing",
        _key(),
        _link("charity_id", "charity.id"),
        sa.Column("standing", sa.String(40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("circular", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _link("heir_id", "charity.id", optional=True),
        _link("decided_by", "account.id"),
        _instant("decided_at"),
        sa.CheckConstraint("standing in ('active', 'suspended', 'dissolved')", name="standing"),
        sa.PrimaryKeyConstraint("id", name=op.f("charity_standing_pkey")),
    )
    op.create_index(op.f("charity_standing_charity_id_idx"), "charity_standing", ["charity_id"])
    op.create_table(
        "pool_alert",
        _link("request_id", "aid_request.id"),
        _instant("alerted_at"),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pool_alert_pkey")),
    )
    op.create_table(
        "past_study",
        _key(),
        _link("request_id", "aid_request.id"),
        _link("charity_id", "charity.id"),
        sa.Column("content", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        _instant("left_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("past_study_pkey")),
    )
    op.create_index(op.f("past_study_request_id_idx"), "past_study", ["request_id"])
    op.create_table(
        "broken_glass",
        _key(),
        _link("request_id", "aid_request.id"),
        _link("account_id", "account.id"),
        sa.Column("reason", sa.Text(), nullable=False),
        _instant("broken_at"),
        _instant("ends_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("broken_glass_pkey")),
    )
    op.create_index("broken_glass_of_account", "broken_glass", ["request_id", "account_id"])
    op.create_index(
        "aid_request_pool",
        "aid_request",
        ["received_at", "id"],
        postgresql_where=sa.text("charity_id is null and outcome is null"),
    )
    _wall("charity_standing", charity=None, ministry="true", acts="select")
    _wall("past_study", charity=None, ministry=OPEN_CASE, acts="select")
    _wall("broken_glass", charity=OWN_CASE, ministry="true", acts="select, insert")
    for table in ("charity_standing", "past_study", "broken_glass"):
        op.execute(
            f"create trigger {table}_is_final before update on {table} "
            "for each row execute function refuse_change()"
        )


def _open_door() -> None:
    # The owner is held by the walls as everybody is.
    op.execute("alter table account no force row level security")
    op.execute(DOOR)
    op.execute("alter table account force row level security")


def _keep_opinions() -> None:
    op.add_column("decision", _link("case_charity_id", "charity.id", optional=True))
    for table in ("decision", "aid_request"):
        op.execute(f"alter table {table} no force row level security")
    op.execute(
        "update decision d set case_charity_id = r.charity_id from aid_request r where r.id = d.request_id"
    )
    for table in ("decision", "aid_request"):
        op.execute(f"alter table {table} force row level security")
    for table, owner in (("decision", "case_charity_id"), ("case_event", "charity_id")):
        rows = OWN_PART.format(owner=f"{table}.{owner}")
        op.execute(f"drop policy charity_rows on {table}")
        op.execute(
            f"create policy charity_rows on {table} to sanad_charity using ({rows}) with check ({rows})"
        )
    op.execute("drop policy ministry_rows on study")
    op.execute(f"create policy ministry_rows on study to sanad_ministry using ({HANDED_IN})")
    # Directing a case needs no look at its file.
    own = f"actor_id = {ACCOUNT} and code = 'redirect'"
    op.execute(
        f"create policy ministry_directs on decision to sanad_ministry using ({own}) with check ({own})"
    )


def _mask_pool() -> None:
    """The view is its owner's, who is let through to these rows and no others."""
    op.execute("create policy pool_rows on aid_request for select to sanad_owner using (charity_id is null)")
    op.execute("create policy pool_rows on task for select to sanad_owner using (charity_id is null)")
    op.execute(f"create policy pool_rows on stated_identity for select to sanad_owner using ({OWN_CASE})")
    op.execute(
        f"""
        create view pool with (security_barrier) as
        select r.id, r.kind, r.household_size, coalesce(i.address ->> 'governorate', '') as governorate,
               r.received_at
        from aid_request r join stated_identity i on i.request_id = r.id
        where r.charity_id is null and r.outcome is null and r.stage = 'review'
          and exists (select 1 from task t where t.request_id = r.id and t.kind = 'pull' and t.state = 'open')
          and exists (
              select 1 from charity c join specialisation s on s.charity_id = c.id
              where c.id = {CHARITY} and c.standing = 'active' and s.category = r.category
                and s.from_on <= {DAY} and (s.to_on is null or s.to_on >= {DAY}))
        """
    )
    op.execute("grant select on pool to sanad_charity")
    # Both sides read the notice of a request that nobody took: a charity of those in its pool, and only its day.
    _wall("pool_alert", charity="exists (select 1 from pool p where p.id = request_id)", ministry="true")


def _break_glass() -> None:
    for table in BEHIND_GLASS:
        op.execute(
            f"create policy ministry_behind_glass on {table} for select to sanad_ministry "
            f"using ({GLASS.format(table=table)})"
        )
    broken = (
        "exists (select 1 from case_event e join broken_glass g on g.request_id = e.request_id "
        f"where e.id = case_event_text.event_id and g.account_id = {ACCOUNT} and g.ends_at > {NOW})"
    )
    op.execute(
        "create policy ministry_behind_glass on case_event_text to sanad_ministry "
        f"using ({broken}) with check ({broken})"
    )


def _wall(table: str, *, charity: str | None, ministry: str, acts: str = "select") -> None:
    op.execute(f"alter table {table} enable row level security")
    op.execute(f"alter table {table} force row level security")
    op.execute(f"grant select, insert, update, delete on {table} to sanad_registry")
    op.execute(f"create policy registry_rows on {table} to sanad_registry using (true) with check (true)")
    op.execute(f"grant {acts} on {table} to sanad_ministry")
    op.execute(f"create policy ministry_rows on {table} to sanad_ministry using ({ministry})")
    if charity:
        op.execute(f"grant select on {table} to sanad_charity")
        op.execute(f"create policy charity_rows on {table} to sanad_charity using ({charity})")


def _key() -> sa.Column[Any]:
    return sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False)


def _link(name: str, target: str, *, optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.UUID(), sa.ForeignKey(target), nullable=optional)


def _instant(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)
