"""Numbers, the immutable identity, and the walls: what each login role may see and touch."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CHARITY = "nullif(current_setting('sanad.charity', true), '')::uuid"
ACCOUNT = "nullif(current_setting('sanad.account', true), '')::uuid"
OWN_CASE = "exists (select 1 from aid_request r where r.id = request_id)"
OPEN_CASE = (
    "exists (select 1 from aid_request r where r.id = request_id and r.ministry_sees_from_at is not null)"
)
OWN_EVENT = "exists (select 1 from case_event e where e.id = event_id)"
OPEN_EVENT = (
    "exists (select 1 from case_event e join aid_request r on r.id = e.request_id "
    "where e.id = event_id and r.ministry_sees_from_at is not null)"
)

EVERYBODY = (
    "charity",
    "specialisation",
    "policy_version",
    "aid_kind",
    "case_class",
    "family_rule",
    "category_rule",
    "approval_band",
    "task_allowance",
    "calendar_override",
)
"""Published rules: readable by every body."""

CHARITY_WALLS = {
    "aid_request": (f"charity_id = {CHARITY}", "select, insert"),
    "task": (f"charity_id = {CHARITY}", "select, update"),
    "fund": (f"charity_id = {CHARITY}", "select"),
    "payee": (f"charity_id = {CHARITY}", "select, insert"),
    "account": (f"charity_id = {CHARITY}", "select"),
    "account_role": ("exists (select 1 from account a where a.id = account_id)", "select"),
    "stated_identity": (OWN_CASE, "select, insert"),
    "request_party": (OWN_CASE, "select, insert"),
    "request_paper": (OWN_CASE, "select, insert"),
    "consent": (OWN_CASE, "select, insert"),
    "study": (OWN_CASE, "select, insert, update"),
    "decision": (OWN_CASE, "select, insert"),
    "instalment": (OWN_CASE, "select"),
    "overlap_notice": (OWN_CASE, "select"),
    "case_event": (OWN_CASE, "select, insert"),
    "case_event_text": (OWN_EVENT, "select, insert"),
    "case_head": (OWN_CASE, "select, insert, update"),
    "access_log": (f"account_id = {ACCOUNT} or {OWN_CASE}", "select, insert"),
    "outbox": (OWN_CASE, "select, insert"),
    "submission_key": (f"account_id = {ACCOUNT}", "select, insert"),
}
"""Table → whose rows a charity reaches, and what it may do to them."""

MINISTRY_WALLS = {
    "aid_request": ("true", "select"),
    "task": ("true", "select, update"),
    "fund": ("true", "select"),
    "payee": ("true", "select"),
    "account": ("true", "select"),
    "account_role": ("true", "select"),
    "stated_identity": (OPEN_CASE, "select"),
    "request_party": (OPEN_CASE, "select"),
    "request_paper": (OPEN_CASE, "select"),
    "consent": (OPEN_CASE, "select"),
    "study": (OPEN_CASE, "select"),
    "decision": (OPEN_CASE, "select, insert"),
    "instalment": ("true", "select"),
    "overlap_notice": ("true", "select"),
    "reservation": ("true", "select"),
    "hold": ("true", "select"),
    "case_event": ("true", "select, insert"),
    "case_event_text": (OPEN_EVENT, "select, insert"),
    "case_head": ("true", "select, insert, update"),
    "access_log": ("true", "select, insert"),
    "outbox": ("true", "select, insert"),
    "submission_key": (f"account_id = {ACCOUNT}", "select, insert"),
}
"""Table → which rows the ministry reaches: a file opens to it with a recommendation, a hold or an escalation."""

REGISTRY_ONLY = (
    "account_secret",
    "sign_in",
    "person",
    "person_fact",
    "match_key",
    "household",
    "membership",
    "dwelling",
    "occupancy",
    "guardianship",
    "identity_link",
)

IMMUTABLE = ("stated_identity", "case_event", "consent")


def upgrade() -> None:
    """Raise the walls."""
    op.execute("create sequence request_number_seq")
    op.execute("grant usage on sequence request_number_seq to sanad_charity, sanad_ministry, sanad_registry")
    _refuse_changes()
    for table in EVERYBODY:
        op.execute(f"grant select on {table} to sanad_charity, sanad_ministry")
    for role, walls in (("sanad_charity", CHARITY_WALLS), ("sanad_ministry", MINISTRY_WALLS)):
        for table, (rows, acts) in walls.items():
            op.execute(f"grant {acts} on {table} to {role}")
            _wall(table, role, rows)
    op.execute("grant select, insert, update, delete on all tables in schema public to sanad_registry")
    for table in sorted({*CHARITY_WALLS, *MINISTRY_WALLS, *REGISTRY_ONLY}):
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        _wall(table, "sanad_registry", "true")


def _wall(table: str, role: str, rows: str) -> None:
    op.execute(
        f"create policy {role.removeprefix('sanad_')}_rows on {table} to {role} "
        f"using ({rows}) with check ({rows})"
    )


def _refuse_changes() -> None:
    op.execute(
        """
        create function refuse_change() returns trigger language plpgsql as $$
        begin
            raise exception 'this row is part of the record and is never changed' using errcode = 'check_violation';
        end $$
        """
    )
    for table in IMMUTABLE:
        op.execute(
            f"create trigger {table}_is_final before update on {table} "
            "for each row execute function refuse_change()"
        )
