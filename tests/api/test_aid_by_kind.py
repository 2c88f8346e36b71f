"""Aid by kind through the API."""

from tests.api.calling import Desk
from tests.stepping import Steps
from tests.world import World


def test_a_body_reads_its_report_and_beside_its_own_case_what_is_usual(desk: Desk, world: World) -> None:
    request_id = Steps(world).open_case()
    report = desk.get("waha.manager", "/aid-by-kind?kind=cash").json()
    assert (report["total"]["requests"], report["kinds"][0]["kind"]) == (1, "cash")
    assert desk.get("waha.registrar", "/aid-by-kind").status_code == 403
    beside = desk.get("waha.researcher", f"/requests/{request_id}/aid-by-kind")
    assert beside.json() == {"grants": [], "total_fils": 0, "usual": None}
    assert desk.get("diyaa.researcher", f"/requests/{request_id}/aid-by-kind").status_code == 404
