"""What the pages of the policy officer show: drafts, whole or not, a published version, charities."""

from services.policies import list_versions
from tests.e2e.cycle_cases import Page
from tests.policies import changing, draft, with_bands
from tests.pooling import find_charity_id
from tests.world import RunningWorld

POLICY_PAGES: dict[str, Page] = {
    "policies": ("policy", "/policies"),
    "policies_to_look_at": ("auditor", "/policies"),
    "policy_version": ("policy", "{version}"),
    "policy_draft": ("policy", "{unfinished_draft}"),
    "policy_draft_to_look_at": ("auditor", "{unfinished_draft}/bands"),
    "policy_category_new": ("policy", "{draft}/categories/new"),
    "policy_category_unfinished": ("policy", "{unfinished_draft}/categories/CASH"),
    "policy_bands": ("policy", "{unfinished_draft}/bands"),
    "policy_windows": ("policy", "{draft}/windows"),
    "policy_times": ("policy", "{draft}/times"),
    "policy_comparison": ("policy", "{draft}/comparison"),
    "policy_simulation": ("policy", "{draft}/simulation?since=2024-01-01"),
    "policy_simulation_unfinished": ("policy", "{unfinished_draft}/simulation?since=2024-01-01"),
    "policy_publication": ("policy", "{draft}/publication"),
    "policy_discarding": ("policy", "{draft}/discarding"),
    "calendar": ("policy", "/calendar"),
    "freezes": ("policy", "/freezes"),
    "freezes_to_look_at": ("auditor", "/freezes"),
    "charities": ("auditor", "/charities"),
    "charity": ("policy", "{charity}"),
    "charity_grant": ("policy", "{charity}/specialisations/new"),
    "charity_end": ("policy", "{charity}/specialisations/CASH/end"),
}
"""Who opens which address."""


def prepare_policies(world: RunningWorld) -> dict[str, str]:
    """Everything that these pages show; the parts of their addresses, by name."""
    whole = draft(world, changing("CASH", ceiling="250"))
    unfinished = draft(
        world,
        changing("CASH", conditions_en="", ceiling="a lot"),
        with_bands(("0", ("ministry",)), ("500", ())),
    )
    version = list_versions(world.store, at=world.clock())[0]
    return {
        "draft": f"/policies/drafts/{whole.draft_id}",
        "unfinished_draft": f"/policies/drafts/{unfinished.draft_id}",
        "charity": f"/charities/{find_charity_id(world, 'waha')}",
        "version": f"/policies/versions/{version.version_id}",
    }
