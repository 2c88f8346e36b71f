"""Changed facts on the pages: what follows is shown before it is confirmed, without JavaScript."""

import pytest

from domain.cycle import Outcome, TaskKind
from tests.sponsoring import ByEngine, Sponsorship
from tests.web.browsing import Page
from tests.web.conftest import Readers
from tests.world import RunningWorld


@pytest.fixture
def orphan(running_town: RunningWorld) -> Sponsorship:
    sponsorship = Sponsorship(ByEngine(running_town))
    sponsorship.renew()
    return sponsorship


def type_change(readers: Readers, orphan: Sponsorship, by: str, **fields: str) -> tuple[Page, str]:
    """The page that follows the form of a change, and where it stands."""
    reader, path = readers(by), f"/requests/{orphan.request_id}/changes"
    assert path in reader.open(f"/requests/{orphan.request_id}").links
    form = reader.open(path)
    wrong = reader.send(form, path, change="nationality", since="", value="", text="")
    assert (wrong.status, "problems" in wrong.ids) == (422, True)
    since = orphan.world.today().isoformat()
    return reader.send(wrong, path, **{"since": since, "text": "وثيقة عُرضت في المقر", **fields}), path


def test_a_nationality_shows_what_waits_and_is_written_down_when_confirmed(
    readers: Readers, running_town: RunningWorld, orphan: Sponsorship
) -> None:
    asked, path = type_change(readers, orphan, "waha.registrar", change="nationality", value="الأردن")
    assert asked.status == 200
    assert "12" in asked.text
    assert "1,800.000" in asked.text
    assert "الأردن" in asked.text
    reader = readers("waha.registrar")
    assert "الأردن" not in reader.open(path).text, "nothing is written before it is confirmed"
    back = reader.send(asked, path, again="yes")
    assert back.forms[path].fields["value"] == "الأردن"
    done = reader.send(asked, path, confirmed="yes")
    assert (done.status, "news" in done.ids, "الأردن" in done.text) == (200, True, True)
    orphan.driver.let_follow(orphan.request_id)
    task = running_town.find_task(orphan.request_id)
    assert task
    assert task.kind is TaskKind.STUDY


def test_a_death_is_confirmed_by_the_aid_manager_alone_and_ends_the_payments(
    readers: Readers, running_town: RunningWorld, orphan: Sponsorship
) -> None:
    asked, path = type_change(readers, orphan, "waha.registrar", change="beneficiary_died", value="")
    assert 'name="confirmed"' not in asked.text
    assert readers("waha.registrar").send(asked, path, confirmed="yes").status == 403
    asked, _ = type_change(readers, orphan, "waha.manager", change="beneficiary_died", value="")
    assert readers("waha.manager").send(asked, path, confirmed="yes").status == 200
    orphan.driver.let_follow(orphan.request_id)
    assert running_town.look(orphan.request_id).outcome is Outcome.REJECTED
