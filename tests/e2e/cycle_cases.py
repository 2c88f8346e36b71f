"""What the pages of the cycle show: a pool, committees that sat, cases that stand still, looks, papers, acts on many."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import text

from domain.accounts import AccountForm, RolesForm
from domain.bulk_acts import BulkForm
from domain.calendars import read_day
from domain.household_members import JoiningForm
from domain.import_files import FileForm
from domain.printed_papers import PaperKind
from domain.visits import VisitForm
from services.accounts import change_roles, open_account
from services.bulk_acts import begin_act
from services.household_members import add_member
from services.import_delivery import ImportDelivery
from services.import_files import bring_file
from services.looks import break_glass
from services.printed_papers import issue_paper
from services.sheets import print_sheet
from services.tasks import claim_task
from services.visits import book_visit
from tests.applicants import invent_applicant
from tests.files import invent_row
from tests.pooling import register_alone
from tests.signing import Sitting, found
from tests.workflows.branches import open_case
from tests.workflows.side_branches import asking_for
from tests.world import MATCH_SECRET, RunningWorld, submit

Page = tuple[str | None, str]

CYCLE_PAGES: dict[str, Page] = {
    "pool": ("diyaa.researcher", "/pool"),
    "pool_of_the_ministry": ("supervisor", "/pool"),
    "return_to_pool": ("waha.manager", "{in_study}/return"),
    "redirect": ("supervisor", "{overdue}/redirect"),
    "committees": ("waha.admin", "/committees"),
    "committee": ("waha.admin", "/committees/{committee}"),
    "session_before": ("waha.admin", "/sessions/{session_before}"),
    "session_open": ("waha.admin", "/sessions/{session_open}"),
    "session_closed": ("waha.admin", "/sessions/{session_closed}"),
    "case_before_a_committee": ("waha.manager", "{before_committee}"),
    "suspension": ("waha.manager", "{in_study}/suspension"),
    "case_suspended": ("waha.manager", "{suspended}"),
    "extension": ("waha.manager", "{in_study}/tasks/{task_in_study}/extension"),
    "visits": ("waha.researcher", "/visits"),
    "case_with_a_visit": ("waha.researcher", "{visited}"),
    "stuck_cases": ("waha.manager", "/stuck-cases"),
    "stuck_cases_of_the_operator": ("operator", "/stuck-cases"),
    "stand_ins": ("waha.manager", "/stand-ins"),
    "glass": ("auditor", "{to_claim}/glass"),
    "looks": ("waha.manager", "{visited}/looks"),
    "bulk_acts": ("supervisor", "/bulk-acts"),
    "bulk_act": ("supervisor", "/bulk-acts/{bulk_act}"),
    "household_empty": ("waha.researcher", "{overdue}/household"),
    "household": ("waha.researcher", "{visited}/household"),
    "household_member_end": ("waha.researcher", "{visited}/household/{member}/end"),
    "accounts": ("waha.admin", "/accounts"),
    "account_form": ("waha.admin", "/accounts/new"),
    "account": ("waha.admin", "/accounts/{account}"),
    "account_end": ("waha.admin", "/accounts/{account}/end"),
    "own_password": (None, "/sign-in/password"),
    "import_files": ("waha.registrar", "/import-files"),
    "import_files_empty": ("nakheel.registrar", "/import-files"),
    "import_file": ("waha.registrar", "/import-files/{import_file}?show=all"),
    "import_file_drop": ("waha.registrar", "/import-files/{import_file}/drop"),
    "paper_to_verify": (None, "/papers"),
    "paper_that_is_none": (None, "/papers/AP-2026-000001?code=AAAA-BBBB-CCCC-DDDD"),
}
"""Who opens which address of the cycle."""


def prepare_cycle(world: RunningWorld) -> dict[str, str]:
    """Everything that these pages show; the parts of their addresses, by name."""
    world.start(register_alone(world, governorate="حولي"))
    sat = sit(world)
    cases = {
        "overdue": leave_lying(world),
        "suspended": suspend(world),
        "visited": book_and_look(world),
        "before_committee": wait_for_committee(world),
    }
    return {
        **{name: f"/requests/{request_id}" for name, request_id in cases.items()},
        **sat,
        "bulk_act": str(sign_many(world)),
        "import_file": str(bring_requests(world)),
        "account": str(open_one(world)),
        "member": str(let_join(world, cases["visited"])),
    }


def leave_lying(world: RunningWorld) -> UUID:
    """A claim that lapsed, on a study that is overdue."""
    request_id = open_case(world)
    with world.store.registry() as db:
        query = text(
            "update task set holder_id = (select id from account where username = 'waha.researcher2'), "
            "claimed_at = opened_at, lease_until_at = opened_at - interval '1 hour', "
            "due_at = opened_at - interval '1 minute', phases = '{warn,breach}' where request_id = :id"
        )
        db.execute(query, {"id": request_id})
    return request_id


def suspend(world: RunningWorld) -> UUID:
    request_id = open_case(world)
    world.decide("waha.manager", request_id, "suspend")
    return request_id


def book_and_look(world: RunningWorld) -> UUID:
    """A booked visit, and a look of the ministry before its time."""
    request_id = open_case(world, governorate="حولي", area="السالمية", block="3", street="12")
    me, at = world.actor("waha.researcher"), world.clock()
    task = world.find_task(request_id, "waha.researcher")
    assert task is not None
    claim_task(world.store, me, task.id, at=at)
    form = VisitForm((read_day(at) + timedelta(days=1)).isoformat(), "10:30")
    book_visit(world.store, me, request_id, form, submit(form), at=at)
    reason = "شكوى مكتوبة من الأسرة"
    break_glass(world.store, world.actor("auditor"), request_id, reason, submit({"reason": reason}), at=at)
    return request_id


def wait_for_committee(world: RunningWorld) -> UUID:
    with asking_for(world, "committee"):
        request_id = open_case(world)
    world.recommend(request_id)
    issue_paper(
        world.store, world.actor("waha.manager"), request_id, PaperKind.RESEARCH_REPORT, at=world.clock()
    )
    return request_id


def sit(world: RunningWorld) -> dict[str, str]:
    """One session with an agenda, one that decides, one whose minutes wait for their signatures."""
    committee_id = found(world)
    with asking_for(world, "committee"):
        opened = [world.open_case("waha.registrar", **invent_applicant()) for _ in range(3)]
    for request_id in opened:
        world.recommend(request_id)
    tasks = [task.id for request_id in opened if (task := world.find_task(request_id, "waha.admin"))]
    before, sitting, closed = (Sitting(world, committee_id) for _ in range(3))
    for session, task_id in zip((before, sitting, closed), tasks, strict=True):
        session.lay(task_id)
    for session in (sitting, closed):
        session.open()
    closed.decide()
    closed.close()
    return {
        "committee": str(committee_id),
        "session_before": str(before.session_id),
        "session_open": str(sitting.session_id),
        "session_closed": str(closed.session_id),
    }


def sign_many(world: RunningWorld) -> UUID:
    """Rows that a supervisor begins to sign at once."""
    tasks = []
    for _ in range(2):
        request_id = open_case(world)
        world.recommend(request_id)
        tasks.append(str(world.look(request_id).task.task_id))  # type: ignore[union-attr]
    form = BulkForm("sign_off", tuple(tasks), code="approve")
    supervisor = world.actor("supervisor")
    return begin_act(world.store, supervisor, form, submit(form), at=world.clock()).act_id


def bring_requests(world: RunningWorld) -> UUID:
    """A file to be confirmed: a row that is ready, its person once more, and one that is refused."""
    row = {**invent_row(), "category": ""}
    rows = [row, row, {**invent_row(civil_id="29"), "category": "NONE"}]
    form, registrar = FileForm("أسر-رمضان.csv", "CASH", "300"), world.actor("waha.registrar")
    file_id = bring_file(world.store, registrar, form, print_sheet(list(row), rows), at=world.clock())
    delivery = ImportDelivery(world.store, world.processes, world.clock, secret=MATCH_SECRET)
    world.portal.call(delivery.look, file_id)
    return file_id


def open_one(world: RunningWorld) -> UUID:
    """An account with a story, which an administrator opened."""
    form, admin = (
        AccountForm("waha.sara", "سارة الوافد", "Sara Al-Wafed", ("registrar",)),
        world.actor("waha.admin"),
    )
    given = open_account(world.store, admin, form, submit(form), at=world.clock())
    change_roles(world.store, admin, given.account_id, RolesForm(("researcher",)), at=world.clock())
    return given.account_id


def let_join(world: RunningWorld, request_id: UUID) -> UUID:
    """A child who joins a household."""
    child = invent_applicant()
    form = JoiningForm(str(child["full_name"]), "", "2020-05-03", "F", "child", "2020-05-03")
    actor = world.actor("waha.researcher")
    return add_member(
        world.store, actor, request_id, form, submit(form), secret=MATCH_SECRET, at=world.clock()
    )
