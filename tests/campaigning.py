"""Campaigns of the tests: one opened by circular, households studied before, a list submitted, entered and signed."""

from pathlib import Path
from uuid import UUID

from sqlalchemy import text
from sqlmodel import col, select

from domain.campaigns import CampaignForm, ListRow
from domain.imports import PEOPLE_COLUMNS
from services.campaign_lists import enter_list, get_list, sign_list, submit_list
from services.campaigns import CampaignView, open_campaign
from services.decisions import read_notice
from services.list_views import ListView, RowPlace
from services.people_imports import import_people
from services.sheets import open_sheet
from store.tables.requests import AidRequest
from tests.files import PERSON_COLUMNS, write_csv
from tests.stepping import Steps
from tests.world import MATCH_SECRET, World, submit

CODE = "RAMADAN-48"


def fill_campaign(**changes: object) -> CampaignForm:
    """A food campaign of this year for everybody who was studied within six months."""
    fields: dict[str, object] = {
        "code": CODE,
        "circular": "2026/31",
        "name_ar": "سلة رمضان",
        "name_en": "Ramadan baskets",
        "category": "FOOD",
        "from_on": "2026-01-01",
        "to_on": "2030-12-31",
        "household_ceiling": "25",
        "total_ceiling": "100000",
    }
    return CampaignForm(**{**fields, **changes})  # type: ignore[arg-type]


def open_food(world: World, **changes: object) -> CampaignView:
    return open_campaign(world.store, world.actor("policy"), fill_campaign(**changes), at=world.clock())


def study_households(steps: Steps, count: int, **changes: object) -> list[UUID]:
    """Cases of Waha whose study came to a recommendation."""
    cases = [steps.open_case(**changes) for _ in range(count)]
    for case in cases:
        steps.recommend(case)
    return cases


def make_rows(steps: Steps, cases: list[UUID], amount: str = "") -> list[ListRow]:
    with steps.store.registry() as db:
        found = db.exec(select(AidRequest.id, AidRequest.number).where(col(AidRequest.id).in_(cases)))
        numbers = {row[0]: row[1] for row in found}
    return [ListRow(numbers[case], amount) for case in cases]


def submit_rows(world: World, rows: list[ListRow], by: str = "waha.registrar", code: str = CODE) -> ListView:
    actor = world.actor(by)
    return submit_list(world.store, actor, code, "zakat", rows, submit(rows_key(rows)), at=world.clock())


def rows_key(rows: list[ListRow]) -> dict[str, str]:
    return {row.number: row.amount for row in rows}


def enter(world: World, list_id: UUID, *, limit: int = 200) -> ListView:
    """Enter all rows of a list, some at a time."""
    view = get_list(world.store, world.actor("waha.registrar"), list_id)
    while view.counts.get(RowPlace.WAITING):
        view = enter_list(world.store, world.actor("waha.registrar"), list_id, at=world.clock(), limit=limit)
    return view


def check_all(steps: Steps, list_id: UUID) -> ListView:
    """Run the duplicate check of every case of a list, as their processes would."""
    for row in look(steps.world, list_id).rows:
        if row.place is RowPlace.CHECKING and row.request_id:
            steps.check(row.request_id)
    return look(steps.world, list_id)


def look(world: World, list_id: UUID, by: str = "waha.manager") -> ListView:
    return get_list(world.store, world.actor(by), list_id)


def sign(steps: Steps, by: str, list_id: UUID, *, limit: int = 200) -> list[str | None]:
    """Sign the next rows of a list and give each decision its effect; the refusals of them."""
    world = steps.world
    rows = sign_list(world.store, world.actor(by), list_id, at=world.clock(), limit=limit)
    for row in rows:
        if row.decision_id:
            receipt, _, _ = read_notice(world.store, row.decision_id)
            steps.give_effect(receipt)
    return [row.refusal for row in rows]


STUDIED = """
with people as (
    select gen_random_uuid() as request_id, p.*, m.household_id, row_number() over (order by p.civil_id) as place
    from person p join membership m on m.person_id = p.id where p.civil_id = any(:civil_ids)
), cases as (
    insert into aid_request (id, number, charity_id, version_id, category, kind, case_class, channel, urgency,
        amount_fils, need, household_size, registered_by, received_at, stage, stage_since_at, outcome, closed_at,
        person_id, household_id, signatures, instalments, approved_fils, ministry_sees_from_at)
    select p.request_id, r.number || '-' || p.place, r.charity_id, r.version_id, r.category, r.kind, r.case_class,
        r.channel, r.urgency, r.amount_fils, r.need, r.household_size, r.registered_by, r.received_at, 'closed', :at,
        'delivered', :at, p.id, p.household_id, r.signatures, r.instalments, 300000, r.ministry_sees_from_at
    from aid_request r cross join people p where r.id = :case returning id, number
), named as (
    insert into stated_identity (request_id, names, search_name, sex, birth_on, document_kind, document_number,
        nationality, phone, address)
    select p.request_id, p.names, i.search_name, p.sex, p.birth_on, 'civil_id', p.civil_id, i.nationality, p.phone,
        p.address
    from people p cross join stated_identity i where i.request_id = :case
), studied as (
    insert into task (request_id, charity_id, kind, stage, wait, role, state, opened_at, received_at, warn_at, due_at,
        aid_manager_at, ministry_at, closed_at, done_by)
    select p.request_id, t.charity_id, t.kind, t.stage, t.wait, t.role, t.state, t.opened_at, t.received_at,
        t.warn_at, t.due_at, t.aid_manager_at, t.ministry_at, t.closed_at, t.done_by
    from people p cross join task t where t.request_id = :case and t.kind = 'study' returning id, request_id
), recommended as (
    insert into decision (task_id, request_id, code, actor_id, amount_fils, instalments, payee_id, fund_id, text,
        decided_at, state, settled_at)
    select s.id, s.request_id, d.code, d.actor_id, d.amount_fils, d.instalments, d.payee_id, d.fund_id, d.text,
        d.decided_at, d.state, d.settled_at
    from studied s cross join decision d where d.request_id = :case and d.code = 'recommend'
)
select number from cases order by number
"""
"""A case of everybody's that was studied and delivered, made of one that was studied by hand."""


def study_many(steps: Steps, people: list[dict[str, str]], folder: Path) -> list[ListRow]:
    """Rows of that many households of the registry, each studied once."""
    world, template = steps.world, steps.open_case()
    steps.recommend(template)
    sheet = open_sheet(write_csv(folder / "people.csv", people, PERSON_COLUMNS), PEOPLE_COLUMNS)
    import_people(world.store, sheet, source="", secret=MATCH_SECRET, at=world.clock())
    civil_ids = [person["civil_id"] for person in people]
    with world.store.registry() as db:
        given = {"case": template, "civil_ids": civil_ids, "at": world.clock()}
        return [ListRow(number) for number in db.execute(text(STUDIED), given).scalars()]
