"""The board of deadlines through the API."""

from tests.api.calling import Desk
from tests.stepping import Steps
from tests.world import World


def test_a_charity_reads_its_own_board_and_the_ministry_that_of_everybody(desk: Desk, world: World) -> None:
    steps = Steps(world)
    steps.open_case()
    steps.open_case("diyaa.registrar")
    boards = {by: desk.get(by, "/board").json() for by in ("supervisor", "waha.manager")}
    open_cases = {by: board["tiles"]["open"]["cases"] for by, board in boards.items()}
    assert open_cases == {"supervisor": 2, "waha.manager": 1}
    assert [row["place"] for row in boards["waha.manager"]["rows"]] == ["review"]
    assert desk.get("waha.registrar", "/board").status_code == 403
    assert desk.get("supervisor", "/board?charity=nobody").status_code == 422
