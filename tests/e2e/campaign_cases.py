"""What the pages of campaigns show: one that is open, a list whose rows wait for the signature, exclusion lists."""

from domain.exclusions import HelpForm, ListForm
from services.exclusions import put_delivered
from services.list_views import RowPlace
from services.requests import Registered
from tests.applicants import invent_applicant
from tests.campaigning import CODE, enter, look, make_rows, open_food, submit_rows
from tests.e2e.cycle_cases import Page
from tests.stepping import Steps
from tests.world import RunningWorld

CAMPAIGN_PAGES: dict[str, Page] = {
    "campaigns": ("policy", "/campaigns"),
    "campaigns_of_a_charity": ("waha.registrar", "/campaigns"),
    "campaign_form": ("policy", "/campaigns/new"),
    "exclusions": ("policy", "/exclusions"),
    "exclusions_to_look_at": ("auditor", "/exclusions"),
    "campaign": ("supervisor", f"/campaigns/{CODE}"),
    "campaign_of_a_charity": ("waha.registrar", f"/campaigns/{CODE}"),
    "campaign_without_lists": ("nakheel.registrar", f"/campaigns/{CODE}"),
    "campaign_group": ("waha.registrar", f"/campaigns/{CODE}/groups/new"),
    "campaign_list": ("supervisor", "{campaign_list}"),
    "campaign_list_of_a_charity": ("waha.registrar", "{campaign_list}"),
    "campaign_list_refused": ("waha.registrar", "{campaign_list}?show=refused"),
    "campaign_list_signature": ("supervisor", "{campaign_list}/signature"),
}
"""Who opens which address."""


def prepare_campaigns(world: RunningWorld) -> dict[str, str]:
    """Everything that these pages show; the parts of their addresses, by name."""
    form = ListForm(
        "RAMADAN-47", "مستفيدو رمضان الماضي", "Helped last Ramadan", "2026/9", "FOOD", "2026-01-01"
    )
    put_delivered(world.store, form, HelpForm("FOOD", "2025-01-01", "2025-12-31"), at=world.clock())
    open_food(world, exclusion_lists=("RAMADAN-47",), takes_groups=True)
    cases = [world.open_case("waha.registrar", **invent_applicant()) for _ in range(2)]
    for case in cases:
        world.recommend(case)
    steps = Steps(world)
    rows = [
        *make_rows(steps, cases),
        *make_rows(steps, [world.open_case("waha.registrar", **invent_applicant())]),
    ]
    view = submit_rows(world, rows)
    for row in enter(world, view.list_id).rows:
        if row.request_id:
            world.start(Registered(row.request_id, row.number))
    assert look(world, view.list_id).counts.get(RowPlace.TO_SIGN) == len(cases)
    return {"campaign_list": f"/campaign-lists/{view.list_id}"}
