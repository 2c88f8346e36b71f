"""The matcher's error report: an appeal that sets a duplicate aside is counted with its reason."""

from datetime import timedelta

from services.match_errors import count_errors
from tests.applicants import invent_applicant
from tests.stepping import Steps
from tests.world import World


def test_a_duplicate_that_an_appeal_set_aside_is_counted_by_why_and_by_how_the_person_was_found(
    world: World,
) -> None:
    steps, since = Steps(world), world.clock()
    for reason in ("different_person", "different_need"):
        person = invent_applicant()
        steps.open_case("diyaa.registrar", **person)
        request_id = steps.open_case(**person)
        steps.decide("desk", request_id, "rule_duplicate")
        steps.file_appeal(request_id)
        steps.decide("supervisor2", request_id, "uphold", reason=reason)
    found = count_errors(world.store, since=since, until=world.clock() + timedelta(seconds=1))
    assert [(row.code, row.given, row.undone) for row in found.rulings] == [("rule_duplicate", 2, 0)]
    assert [(row.reason, row.band, row.count) for row in found.set_aside] == [
        ("different_need", "kept", 1),
        ("different_person", "link", 1),
    ]
    assert count_errors(world.store, since=since, until=since).set_aside == ()
