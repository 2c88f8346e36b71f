"""Printed papers by the API: issued once, served as PDF to whoever may see the case, verified without telling anything."""

from uuid import UUID

import pytest

from tests.api.calling import Desk
from tests.stepping import Steps
from tests.world import World


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


@pytest.fixture
def studied(steps: Steps) -> UUID:
    request_id = steps.open_case()
    steps.recommend(request_id)
    return request_id


def test_a_paper_is_listed_then_issued_then_issued_again(desk: Desk, studied: UUID) -> None:
    path = f"/requests/{studied}/printed-papers"
    items = desk.get("waha.registrar", path).json()["items"]
    assert [(item["kind"], bool(item["number"])) for item in items] == [
        ("request_form", False),
        ("research_report", True),
    ]
    first, again = (desk.post("waha.registrar", path, {"kind": "request_form"}) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first.headers["location"] == f"/api/v1/papers/{first.json()['paper_id']}.pdf"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_paper_is_a_pdf_to_keep_and_is_not_shown_in_the_browser(
    desk: Desk, studied: UUID, language: str
) -> None:
    row = desk.post("waha.manager", f"/requests/{studied}/printed-papers", {"kind": "research_report"}).json()
    file = desk.get("waha.manager", f"/papers/{row['paper_id']}.pdf?language={language}")
    assert (file.status_code, file.headers["content-type"]) == (200, "application/pdf")
    assert file.headers["content-disposition"] == f'attachment; filename="{row["number"]}.pdf"'
    assert file.headers["cache-control"] == "no-store"
    assert file.content.startswith(b"%PDF-1.7")


def test_what_the_stage_has_not_left_is_refused_by_name(desk: Desk, studied: UUID) -> None:
    refused = desk.post("waha.manager", f"/requests/{studied}/printed-papers", {"kind": "approval"})
    assert (refused.status_code, refused.json()["code"]) == (409, "nothing_to_print")
    unknown = desk.post("waha.manager", f"/requests/{studied}/printed-papers", {"kind": "minutes"})
    assert unknown.status_code == 422


def test_another_charity_is_told_that_there_is_nothing(desk: Desk, studied: UUID) -> None:
    row = desk.post("waha.manager", f"/requests/{studied}/printed-papers", {"kind": "research_report"}).json()
    answers = [
        desk.get("diyaa.manager", f"/requests/{studied}/printed-papers"),
        desk.post("diyaa.manager", f"/requests/{studied}/printed-papers", {"kind": "request_form"}),
        desk.get("diyaa.manager", f"/papers/{row['paper_id']}.pdf"),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(404, "not_found")] * 3


def test_verifying_tells_kind_and_day_to_any_body_and_nothing_else(desk: Desk, studied: UUID) -> None:
    number = desk.post(
        "waha.manager", f"/requests/{studied}/printed-papers", {"kind": "research_report"}
    ).json()["number"]
    told = desk.get("diyaa.manager", f"/papers/{number}/verify?code=AAAA-BBBB-CCCC-DDDD").json()
    assert told == {"number": number, "verdict": "unknown", "kind": None, "issued_on": None}
