"""Whose data a transaction reaches: who opens one, who may look across charities, and what the database holds back."""

import ast
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, text

from stack.postgres import OWNER, Cluster
from store.tables import metadata
from tests.house.rules import Rule, list_calls, list_sources

OPENERS = {
    "store.pools.open_pool": "the pools",
    "store.scope._transaction": "every transaction of the house",
    "store.migrations.run.migrate": "the owner's, at start",
}
"""Who makes engines and sessions, each with its reason."""

ACROSS_CHARITIES = {
    "services.accounts": (
        {"_open", "_change_roles", "_renew", "_end"},
        "no body writes accounts: that the account is the administrator's own charity's was seen in his scope",
    ),
    "services.aid_by_kind": (
        {"_look_across"},
        "of a case that its reader has opened: kind, month and state of its household's aid, and a range of five cases or more",
    ),
    "services.applicants": (
        {"ask_code", "enter_code", "enter_pin", "read_session", "sign_out"},
        "it finds out which applicant is acting: until then there is nobody to act for",
    ),
    "services.applications": (
        {"begin_application", "get_application", "answer_question", "send_application"},
        "nobody is signed in while writing a request at home: its code alone says whose it is",
    ),
    "services.appeals": (
        {"_file"},
        "everybody who decided anything in the case is kept from hearing it; that it is the filer's was seen in his scope",
    ),
    "services.bank_batches": (
        {"_make", "_begin_sending", "_end_sending"},
        "like aid at another charity is looked for right before money goes out; that the file is the actor's was seen before",
    ),
    "services.bulk_delivery": (
        {"_take", "_record", "_settle"},
        "takes and settles rows of the bulk acts of all bodies; each row is done as its actor",
    ),
    "services.calendars": (
        {"declare_day", "list_days", "_count_moves"},
        "a declared day moves the deadlines of every charity at once; the calendar is the same for every body",
    ),
    "services.case_checks": (
        {"_begin", "_end", "_read", "_read_open"},
        "record and engine compared for whoever operates them; ids, codes and instants, nothing personal",
    ),
    "services.campaigns": (
        {"_add_taken"},
        "a campaign's total is one for all charities; one sum is told, and never whose lists took it",
    ),
    "services.campaign_lists": (
        {"_keep", "_sign", "_set_aside"},
        "a campaign's total is one for all charities; whose list and who signs was judged in the actor's own scope",
    ),
    "services.cases": (
        {"load_case_state", "list_open_cases"},
        "the engine starts cases of all charities; ids, codes and instants leave, nothing personal",
    ),
    "services.charities": (
        {"_change"},
        "a standing is published to every body, and every body's cases follow it",
    ),
    "services.list_entries": (
        {"_advance"},
        "the worker enters every charity's lists; ids alone leave, and each list is entered as its sender's",
    ),
    "services.looks": (
        {"_look_across"},
        "a charity is told by name who of the ministry looked, and nothing else of them",
    ),
    "services.pool": (
        {"register_for_pool"},
        "the applicants' own door: nobody is signed in there, and the request belongs to no charity",
    ),
    "services.pulls": (
        {"_record_pull", "_find_receipt"},
        "a charity cannot see the row it pulls: its right is judged here; what it gave back is answered as a receipt",
    ),
    "services.deadlines": ({"wake_task"}, "a step: it acts for the clock, not for a person"),
    "services.decisions": (
        {"record_decision", "settle_refusal", "read_notice", "close_notice"},
        "steps and the engine's errands; authority was judged when the decision was recorded as its actor",
    ),
    "services.duplicates": (
        {"check_duplicates"},
        "a step: a like aid at another charity is what it looks for",
    ),
    "services.delivery_issues": (
        {"answer_clocks"},
        "the worker asks the clocks of what samples found wrong at any charity; ids, codes and instants, nothing personal",
    ),
    "services.exclusions": (
        {"import_exclusions", "put_delivered"},
        "a circular's list, entered from the command line: whom a campaign helped, at whatever charity",
    ),
    "services.extensions": (
        {"_acting_for"},
        "the ministry's reason is written into a file that may not be open to it; a charity acts as itself",
    ),
    "services.filings": (
        {"_file", "_forget_all", "_list_unfiled", "file_everybody"},
        "how persons are found, written anew by the operator's command or at start",
    ),
    "services.freezes": (
        {"list_freezes", "_enter", "_end"},
        "freezes are published rules: every body reads them, the registry alone may write them",
    ),
    "services.simulations": (
        {"_read_scene"},
        "a policy is simulated over all charities; numbers of cases, codes and sums leave, nothing personal",
    ),
    "services.specialisations": (
        {"list_specialisations", "_change"},
        "who gives what is published; the registry alone may write it",
    ),
    "services.founding": (
        {
            *("found_policy", "found_charity", "know_payees", "open_funds", "open_account", "is_founded"),
            "owe_since",
        },
        "there is no body yet that could act; reached from the command line alone",
    ),
    "services.health": ({"is_record_up", "describe_standing"}, "counts for the operator, nothing personal"),
    "services.household_members": (
        {"_add", "_end"},
        "who a member is, is looked for in the registry; that the case is the actor's was seen in his own scope",
    ),
    "services.hearings": (
        {"record_hearing", "wake_hearing", "find_hearing", "list_open_hearings"},
        "steps, and what the engine starts them from; authority was judged when the decision was recorded as its actor",
    ),
    "services.import_delivery": (
        {"_look", "_note", "_take", "_settle"},
        "takes and settles rows of the files of all charities; each row is registered as whoever confirmed its file",
    ),
    "services.imports": (
        {"choose_registrars", "open_upload", "_look"},
        "the command line chooses who submits and sums up; each row is registered as its registrar",
    ),
    "services.listed_people": (
        {"write_rows"},
        "a list of the ministry's, entered from the command line: who its people are is looked for in the registry",
    ),
    "services.contact_preferences": (
        {"_read_standing", "_lift", "get_own_contact", "set_own_contact"},
        "whether the owner of an address wants messages holds at every charity, and is kept as a digest alone",
    ),
    "services.bounces": (
        {"note_bounce"},
        "nobody acts where mail comes back: its token names one message, and nothing of its case leaves",
    ),
    "services.message_links": (
        {"open_link", "read_address", "stop_messages", "resume_messages"},
        "nobody is signed in behind the link of a message: the link names one message, and what leaves is its case's number and state",
    ),
    "services.paper_scans": (
        {"require_ticket", "bring_papers"},
        "nobody is signed in behind the link of a message: papers come in for the one case it names, and nothing leaves",
    ),
    "services.match_errors": (
        {"count_errors"},
        "what became known of rulings at any charity, from the command line; numbers alone leave",
    ),
    "services.match_pairs": (
        {"list_adjudicated"},
        "what the desk ruled of pairs at any charity, from the command line; levels of fields and relations leave, nothing else",
    ),
    "services.mends": (
        {"_mend"},
        "the machine is asked for whoever operates it, once the case was found within the actor's scope",
    ),
    "services.listed_cases": (
        {"enter_rows"},
        "rows that a charity's staff submitted become cases of that charity, as written down in its list",
    ),
    "services.own_receipts": (
        {"_try"},
        "an applicant writes nothing as such: that the request is theirs was seen in their own scope",
    ),
    "services.own_requests": (
        {"_list_looks"},
        "of a request that its applicant has opened: which bodies looked at it, and when; no account, no name",
    ),
    "services.own_withdrawals": (
        {"_withdraw"},
        "an applicant writes nothing as such: that the request is theirs was seen in their own scope",
    ),
    "services.paper_files": (
        {"_write"},
        "an applicant writes nothing as such: that the request is theirs was seen in their own scope",
    ),
    "services.outside_aid": (
        {"_read_aid"},
        "of a case that its reader has opened: kind, source and month of aid that no charity gave",
    ),
    "services.people_imports": (
        {"_enter"},
        "a file of the ministry's registry, entered from the command line",
    ),
    "services.policies": (
        {
            "get_policy",
            "get_calendar",
            "list_case_classes",
            "list_kinds",
            "list_versions",
            "_publish",
            "choose_policy_officer",
        },
        "published rules are the same for every body; the registry alone may write them",
    ),
    "services.postman": (
        {"_take", "_note_fate", "_note_handed"},
        "hands over the messages of all bodies; what was said of an address at one charity is kept at every other",
    ),
    "services.printed_minutes": (
        {"_issue"},
        "numbers run across all bodies without a gap; that the session is the actor's was seen in his own scope",
    ),
    "services.printed_papers": (
        {"_issue", "verify_paper", "check_paper"},
        "numbers run across all bodies without a gap; of a paper in hand only kind, day and verdict leave",
    ),
    "services.processes": ({"_settle"}, "acknowledges an errand of the outbox"),
    "services.relay": ({"_take", "_note"}, "delivers the errands of all bodies"),
    "services.reopenings": (
        {"_reopen"},
        "the ministry opens a case of any charity again, with what it reserved and whom it was sent to; who may was judged before",
    ),
    "services.rulings": (
        {"take_back"},
        "an errand: the desk's authority was judged when it asked; persons and ties are the registry's",
    ),
    "services.sessions": (
        {"choose_password", "_verify", "sign_in", "read_session", "get_actor", "sign_out"},
        "it finds out who is acting: until then there is nobody to act for",
    ),
    "services.uploads": (
        {"look_through"},
        "looks up who the people of a file are before it is registered; numbers of rows leave, nothing personal",
    ),
    "services.watch": (
        {"_begin", "_end", "_read", "_list_suspects", "_count_open"},
        "the worker looks at what stands still at any charity; ids, codes and instants, nothing personal",
    ),
    "services.verification": ({"_read_page", "_list_orphans"}, "an auditor's command over the whole record"),
    "services.paper_verification": (
        {"verify_papers", "_read_page"},
        "an auditor's command over every printed paper; numbers leave, nothing of what a paper says",
    ),
}
"""Service → (functions that open `store.registry()`, why they may). Everything else acts for an actor."""

PUBLISHED = {
    "charity",
    "specialisation",
    "policy_version",
    "aid_kind",
    "case_class",
    "family_rule",
    "category_rule",
    "approval_band",
    "task_allowance",
    "task_ladder",
    "calendar_override",
    "freeze_period",
}
"""Published rules: every body reads every row, only the registry writes them."""

STEPS_ALONE = {
    "account_secret",
    "sign_in",
    "applicant_code",
    "applicant_session",
    "application",
    "message_stop",
    "message_bounce",
    "paper_counter",
    "person_fact",
    "person_source",
    "match_profile",
    "match_key",
    "household",
    "membership",
    "dwelling",
    "occupancy",
    "guardianship",
    "identity_link",
    "verified_fact",
}
"""Who people are, and who is signed in: for steps and for matching, for no body."""

CHARITY_ALONE = {
    *("fund_movement", "fund_claim", "fund_class"),
    *("bank_account", "bank_batch", "bank_batch_line", "bank_status", "bank_status_line"),
    *("import_file", "import_row", "household_member"),
}
"""What no ministry reads: a file that is being brought, and whose money came in, when and how much is its charity's and its donors'."""

IN_PART = {"sanad_ministry": {"fund"}}
"""Tables of which a body reads some columns alone: of a fund the ministry reads whose it is and its source, no donor."""

MINISTRY_ALONE = {
    "desk_turn",
    "charity_standing",
    "past_study",
    "reservation",
    "reservation_subject",
    "hold",
    "identity_check",
    "identity_candidate",
    "pair_ruling",
    "outside_aid",
    "case_check",
    "exclusion_list",
    "exclusion",
    "payee_flag_side",
    "person",
    "policy_draft",
    "policy_act",
}
"""What stands in whose way, and who may be whom: the duplicate desk sees it, a charity sees `overlap_notice`.

Of `person` the ministry reaches only whom an open candidate names.
"""

VIEWS = {"pool"}
"""What a body reads of rows that it cannot reach: its owner is let through to these and no others (revision 0009)."""

TABLES = {table.name for table in metadata.sorted_tables}
WALLED = TABLES - PUBLISHED
BODIES = ("sanad_charity", "sanad_ministry")


def list_openings(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """(function, call) of everything that makes an engine or a session."""
    makers = {
        "Session",
        "AsyncSession",
        "sessionmaker",
        "scoped_session",
        "create_engine",
        "create_async_engine",
    }
    for inside, call in list_calls(tree):
        name = ast.unparse(call.func).rpartition(".")[2]
        if name in makers:
            yield inside, name


def test_transactions_are_opened_in_one_place() -> None:
    openings = {
        f"{source.module}.{inside}" for source in list_sources() for inside, _ in list_openings(source.tree)
    }
    Rule(
        "engines and sessions are made by store/scope.py, and by the migrations",
        "a session made elsewhere has no charity, no time limit and no second lock",
        "use store.acting_for(actor)",
    ).judge(openings ^ OPENERS.keys())


def test_only_named_services_look_across_charities() -> None:
    found = {
        f"{source.module}.{inside}"
        for source in list_sources()
        for inside, call in list_calls(source.tree)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "registry"
    }
    listed = {f"{module}.{name}" for module, (names, _) in ACROSS_CHARITIES.items() for name in names}
    Rule(
        "store.registry() is opened by exactly the functions named in ACROSS_CHARITIES",
        "it sees every charity's rows: the login role is the wall, and this pool has none",
        "use store.acting_for(actor); where nobody acts, name the function in ACROSS_CHARITIES with the reason",
    ).judge(found ^ listed)


def test_whoever_is_told_the_actor_acts_for_that_actor() -> None:
    offences = []
    for source in list_sources("services"):
        for function in ast.walk(source.tree):
            if not isinstance(function, ast.FunctionDef) or function.name.startswith("_"):
                continue
            names = {argument.arg for argument in function.args.args}
            calls = {
                call.func.attr for _, call in list_calls(function) if isinstance(call.func, ast.Attribute)
            }
            if {"store", "actor"} <= names and "registry" in calls and function.name != "declare_day":
                offences.append(f"{source.path}:{function.lineno} {function.name}")
    Rule(
        "a use-case that is told its actor opens store.acting_for(actor), never the registry "
        "(declare_day, the policy officer's, moves every charity's deadlines)",
        "the actor's body is the scope of what the use-case may see",
        "split off what must look across charities into a step",
    ).judge(offences)


@pytest.fixture(scope="module")
def rows(postgres_cluster: Cluster, migrated_template: str) -> dict[str, set[tuple[str, ...]]]:
    """What the database says of its walls: tables, row-level security, policies, grants."""
    queries = {
        "tables": "select tablename from pg_tables where schemaname = 'public' and tablename <> 'alembic_version'",
        "forced": "select relname from pg_class where relrowsecurity and relforcerowsecurity and relkind = 'r'",
        "policies": "select tablename, unnest(roles)::text from pg_policies where schemaname = 'public'",
        "grants": "select table_name, grantee, privilege_type from information_schema.role_table_grants "
        "where table_schema = 'public' and grantee like 'sanad\\_%' and grantee <> 'sanad_owner'",
        "persons": "select distinct qual from pg_policies where tablename = 'person' and 'sanad_ministry' = any(roles)",
        "logins": "select rolname from pg_roles where rolname like 'sanad\\_%' and rolcanlogin "
        "and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)",
    }
    engine = create_engine(postgres_cluster.get_url(OWNER, migrated_template))
    with engine.connect() as connection:
        answers = {name: set(map(tuple, connection.execute(text(query)))) for name, query in queries.items()}
    engine.dispose()
    return answers


def test_every_table_is_walled_or_published(rows: dict[str, set[tuple[str, ...]]]) -> None:
    assert {name for (name,) in rows["tables"]} == TABLES
    Rule(
        "row-level security is enabled and FORCEd on every table that is not published",
        "a table without it is read whole by whoever has a grant, and by its owner even with it",
        "add the table to the walls of a migration, or to PUBLISHED if every body may read all of it",
    ).judge({name for (name,) in rows["forced"]} ^ WALLED)


def test_every_walled_table_lets_the_steps_in(rows: dict[str, set[tuple[str, ...]]]) -> None:
    Rule(
        "the registry has a policy on every walled table",
        "a step that may write a table and sees none of its rows updates nothing, silently",
        "add the policy in the migration that makes the table",
    ).judge(WALLED - {table for table, role in rows["policies"] if role == "sanad_registry"})


@pytest.mark.parametrize("body", BODIES)
def test_a_body_has_a_grant_where_it_has_a_wall(body: str, rows: dict[str, set[tuple[str, ...]]]) -> None:
    granted = {table for table, role, _ in rows["grants"] if role == body} - VIEWS | IN_PART.get(body, set())
    walled = {table for table, role in rows["policies"] if role == body}
    closed = STEPS_ALONE | (MINISTRY_ALONE if body == "sanad_charity" else CHARITY_ALONE)
    Rule(
        f"for every table it is decided whether {body} reads it: published, behind a wall, or not at all",
        "a table that nobody thought of is a leak or an error on a page",
        "grant and wall it in a migration, or name it in STEPS_ALONE, MINISTRY_ALONE or CHARITY_ALONE",
    ).judge(
        [f"{table}: a grant without a wall" for table in granted - walled - PUBLISHED]
        + [f"{table}: a wall without a grant" for table in walled - granted]
        + [f"{table}: open, though it is named as closed" for table in granted & closed]
        + [f"{table}: no decision" for table in TABLES - granted - closed]
    )


def test_the_ministry_reads_a_person_only_while_somebody_may_be_that_person(
    rows: dict[str, set[tuple[str, ...]]],
) -> None:
    ((wall,),) = rows["persons"]
    Rule(
        "the ministry's wall of `person` lets through whom a candidate names that nobody has ruled on",
        "the registry of everybody is for matching, not for looking people up",
        "write the policy so that it asks identity_candidate for an open row",
    ).judge(part for part in ("identity_candidate", "person.id", "settled_at IS NULL") if part not in wall)


@pytest.mark.parametrize("body", BODIES)
def test_no_body_deletes_or_changes_what_is_published(
    body: str, rows: dict[str, set[tuple[str, ...]]]
) -> None:
    Rule(
        f"{body} deletes nothing, and only reads what is published",
        "the record forgets by retention alone, and rules change by circular alone",
        "take the grant back in a migration",
    ).judge(
        f"{table}: {act}"
        for table, role, act in rows["grants"]
        if role == body and (act in {"DELETE", "TRUNCATE"} or (table in PUBLISHED and act != "SELECT"))
    )


def test_no_login_role_is_above_the_walls(rows: dict[str, set[tuple[str, ...]]]) -> None:
    Rule(
        "no role of ours that logs in is superuser, bypasses row-level security or makes roles",
        "walls do not hold whoever is above them",
        "alter role … nosuperuser nobypassrls nocreaterole nocreatedb",
    ).judge(name for (name,) in rows["logins"] if name != "sanad_owner")
