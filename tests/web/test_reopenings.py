"""Opening a closed case again on the pages, without JavaScript."""

from domain.cycle import Stage
from tests.web.conftest import Readers
from tests.workflows.branches import walk
from tests.world import RunningWorld


def test_a_supervisor_opens_a_withdrawn_case_again_and_its_charity_reads_why(
    readers: Readers, running_town: RunningWorld
) -> None:
    request_id = walk("waha.registrar withdraw")(running_town)
    case, path = f"/requests/{request_id}", f"/requests/{request_id}/reopening"
    assert path not in readers("waha.manager").open(case).links
    assert readers("waha.manager").open(path).status == 403
    desk = readers("supervisor2")
    assert path in desk.open(case).links
    form = desk.open(path)
    wrong = desk.send(form, path, reason="", text="")
    assert (wrong.status, "problems" in wrong.ids) == (422, True)
    done = desk.send(wrong, path, reason="applicant_returned", text="عاد مقدم الطلب إلى مقر الوزارة")
    assert (done.status, "news" in done.ids, path in done.links) == (200, True, False)
    running_town.wait_until(lambda: running_town.look(request_id).stage is Stage.REVIEW)
    assert "عاد مقدم الطلب إلى مقر الوزارة" in readers("waha.manager").open(case).text
    assert desk.open(path).status == 409, "what is open is not opened again"
