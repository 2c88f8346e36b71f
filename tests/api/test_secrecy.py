"""What a charity may learn of a match: nothing of another record stands in any byte that it is sent."""

import json
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from services.decisions import get_receipt
from tests.api.calling import Desk
from tests.applicants import invent_applicant
from tests.stepping import Steps
from tests.world import SPONSORSHIP, World

THEIRS = {
    "full_name": "",
    "given_ar": "قصيمة",
    "father_ar": "مزيد",
    "grandfather_ar": "طعيس",
    "family_ar": "القهيدان",
    "document_number": "285011500125",
    "birth_date": "1985-01-15",
    "sex": "F",
    "phone": "97531864",
    "governorate": "الأحمدي",
    "area": "ضاحية فهد الأحمد",
    "block": "قطعة التجارب",
    "street": "شارع المرقاب",
    "house": "منزل 4821 أ",
    "need": "حاجة لا يعرفها غير أصحابها",
    "amount": "461.250",
    "lease_number": "LEASE-77319",
}
"""A record of Al-Waha: every text of it is found nowhere else."""

OURS = {
    "full_name": "Qusayma Mezyad Tuayyis Alquhaidan",
    "document_kind": "none",
    "document_number": "",
    "birth_date": "1985-01-01",
    "sex": "F",
    "phone": "",
}
"""The same woman as Al-Diyaa writes her: not one value is the same text."""

THEIR_CHILD = {
    "beneficiary_name": "جليلة دعسان القهيدان",
    "beneficiary_birth_date": "2016-02-13",
    "beneficiary_number": "316021300421",
    "beneficiary_sex": "F",
}
OUR_CHILD = {
    "beneficiary_name": "Jalila Daasan Alquhaidan",
    "beneficiary_birth_date": "2016-02-01",
    "beneficiary_number": "",
    "beneficiary_sex": "F",
}
"""One girl for whom both charities are asked; she is read only by the charity that stated her."""

CHILD_SECRETS = ("جليلة", "دعسان", "316021300421", "2016-02-13")

SECRETS = (
    *(str(THEIRS[field]) for field in ("given_ar", "father_ar", "grandfather_ar", "family_ar")),
    *(str(THEIRS[field]) for field in ("document_number", "phone", "area", "block", "street", "house")),
    *(str(THEIRS[field]) for field in ("need", "lease_number")),
    *("1985-01-15", "الأحمدي", ":461250", "461.250"),
    *("Al-Waha", "الواحة", "Reem", "ريم", "Noura", "نورة"),
)
STAFF = ("diyaa.registrar", "diyaa.manager")


@pytest.fixture
def steps(world: World) -> Steps:
    return Steps(world)


def list_answers(desk: Desk, ours: UUID, theirs: UUID, task_id: UUID) -> Iterator[tuple[str, bytes]]:
    """Every answer that a charity can get about its case, about the other, and about the desk's task."""
    decision = {"code": "release", "reason": "different_need", "text": "طلب"}
    for who in STAFF:
        for path in (
            f"/requests/{ours}",
            f"/requests/{ours}/comparison",
            f"/requests/{ours}/siblings",
            f"/requests/{theirs}",
            f"/requests/{theirs}/comparison",
            "/requests",
            "/queues",
            *(f"/tasks?queue={queue}" for queue in ("mine", "to_claim", "waiting", "overdue", "done")),
            *(f"/decisions/{view['decision_id']}" for view in list_decisions(desk, ours)),
        ):
            yield f"{who} GET {path}", desk.get(who, path).content
        for path, body in (
            ("/requests/search", {"search": "Qusayma"}),
            ("/requests/search", {"search": str(THEIRS["document_number"])[:6]}),
            (f"/tasks/{task_id}/claim", None),
            (f"/tasks/{task_id}/decisions", decision),
            (f"/tasks/{task_id}/decisions", {"code": "same_person", "person": str(uuid4())}),
            ("/bulk-acts/preview", {"kind": "closing", "tasks": [str(task_id)], **decision}),
            ("/bulk-acts", {"kind": "closing", "tasks": [str(task_id)], **decision}),
            *(
                (f"/decisions/{view['decision_id']}/undo", {"text": "x"})
                for view in list_decisions(desk, ours)
            ),
        ):
            yield f"{who} POST {path}", desk.post(who, path, body).content


def list_decisions(desk: Desk, request_id: UUID) -> list[dict[str, str]]:
    return list(desk.get("diyaa.manager", f"/requests/{request_id}").json()["decisions"])


def find_secrets(answers: Iterator[tuple[str, bytes]], *more: str) -> list[tuple[str, str]]:
    """(answer, secret) of everything that leaked, written as it is or escaped."""
    return [
        (name, secret)
        for name, content in answers
        for secret in (*SECRETS, *more)
        if secret.encode() in content or json.dumps(secret)[1:-1].encode() in content
    ]


def test_an_identity_in_question_leaks_nothing(desk: Desk, steps: Steps) -> None:
    theirs = steps.open_case("waha.registrar", **THEIRS)
    ours = steps.open_case("diyaa.registrar", **OURS)
    comparison = desk.get("desk", f"/requests/{ours}/comparison").json()
    (candidate,) = comparison["candidates"]
    secrets = (candidate["person_id"], str(theirs), steps.world.look(theirs, "waha.manager").number)
    assert find_secrets(list_answers(desk, ours, uuid4(), steps.get_task_id(ours)), *secrets) == []
    case = desk.get("diyaa.manager", f"/requests/{ours}").json()
    assert (case["task"]["kind"], case["notices"]) == ("identify", [])


def test_a_need_in_question_leaks_nothing_but_kind_month_state_and_names_of_fields(
    desk: Desk, steps: Steps
) -> None:
    theirs, ours = hold_same_woman(desk, steps)
    secrets = (str(theirs), steps.world.look(theirs, "waha.manager").number)
    answers = list_answers(desk, ours, uuid4(), steps.get_task_id(ours))
    assert find_secrets(answers, *secrets) == []
    case = desk.get("diyaa.manager", f"/requests/{ours}").json()
    (notice,) = case["notices"]
    assert set(notice) == {"kind", "month_on", "state", "source", "fields"}
    assert (notice["kind"], notice["state"], notice["source"]) == ("cash", "asked", "charity")
    assert set(notice["fields"]) <= {"given", "father", "grandfather", "family", "sex", "birth"}
    assert notice["fields"]


def test_the_same_secrets_are_told_to_the_desk(desk: Desk, steps: Steps) -> None:
    """The planted texts are really there to be found: a search that looks past them would prove nothing."""
    steps.open_case("waha.registrar", **THEIRS)
    ours = steps.open_case("diyaa.registrar", **OURS)
    told = desk.get("desk", f"/requests/{ours}/comparison").content
    expected = {
        "قصيمة",
        "285011500125",
        "97531864",
        "قطعة التجارب",
        "شارع المرقاب",
        "1985-01-15",
        ":461250",
        "الواحة",
    }
    assert {secret for _, secret in find_secrets(iter([("desk", told)]))} >= expected


def test_who_is_known_elsewhere_and_who_is_not_are_registered_alike(desk: Desk, steps: Steps) -> None:
    steps.open_case("waha.registrar", **THEIRS)
    known, unknown = (
        desk.register("diyaa.registrar", **person) for person in (THEIRS, {**THEIRS, **invent_applicant()})
    )
    assert (known.status_code, set(known.json())) == (unknown.status_code, set(unknown.json()))
    assert known.json()["warnings"] == unknown.json()["warnings"]


def test_a_payment_that_the_last_look_stops_says_that_and_no_more(desk: Desk, steps: Steps) -> None:
    person = {**invent_applicant(), "phone": THEIRS["phone"]}
    ours = steps.open_case("diyaa.registrar", **{**person, "phone": ""})
    steps.study(ours, by="diyaa.researcher")
    steps.decide("diyaa.researcher", ours, "recommend", instalments="2")
    steps.decide("supervisor", ours, "approve")
    steps.deliver(ours, "diyaa")
    steps.pass_time(200)
    others = {
        field: THEIRS[field] for field in ("phone", "area", "block", "street", "house", "need", "amount")
    }
    theirs = steps.open_case("waha.registrar", **{**person, **others})
    path, key = f"/tasks/{steps.get_task_id(ours)}/decisions", str(uuid4())
    body = {"code": "pay", "method": "bank_transfer"}
    receipt = desk.post("diyaa.manager", path, body, key=key).json()
    steps.give_effect(
        get_receipt(steps.store, steps.world.actor("diyaa.manager"), UUID(receipt["decision_id"]))
    )
    refused = desk.post("diyaa.manager", path, body, key=key)
    assert (refused.status_code, refused.json()["code"]) == (409, "overlap_before_payment")
    assert desk.get("diyaa.manager", f"/requests/{ours}").json()["notices"] != []
    answers = list_answers(desk, ours, uuid4(), steps.get_task_id(ours))
    assert find_secrets(iter([("pay", refused.content), *answers]), str(theirs)) == []


def test_another_charitys_case_answers_like_one_that_is_not_there(desk: Desk, steps: Steps) -> None:
    theirs = steps.open_case("waha.registrar", **THEIRS)
    for path in (f"/requests/{theirs}", f"/requests/{theirs}/comparison"):
        for who in STAFF:
            found, unknown = desk.get(who, path), desk.get(who, path.replace(str(theirs), str(uuid4())))
            assert (found.status_code, found.content) == (unknown.status_code, unknown.content)


@pytest.mark.parametrize("who", [*STAFF, "waha.manager", "operator", "policy"])
def test_the_comparison_is_refused_to_whoever_is_no_desk_supervisor_or_auditor(
    desk: Desk, steps: Steps, who: str
) -> None:
    steps.open_case("waha.registrar", **THEIRS)
    ours = steps.open_case("diyaa.registrar", **OURS)
    refused = desk.get(who, f"/requests/{ours}/comparison")
    assert (refused.status_code, refused.json()["code"]) == (403, "wrong_role")


@pytest.mark.parametrize("who", ["desk", "supervisor", "auditor"])
def test_the_ministry_sees_values_only_while_the_person_is_in_question(
    desk: Desk, steps: Steps, who: str
) -> None:
    steps.open_case("waha.registrar", **THEIRS)
    ours = steps.open_case("diyaa.registrar", **OURS)
    path = f"/requests/{ours}/comparison"
    (candidate,) = desk.get(who, path).json()["candidates"]
    assert candidate["values"]["civil_id"] == THEIRS["document_number"]
    steps.decide("desk", ours, "different_person", person=candidate["person_id"], text="شخصان")
    settled = desk.get(who, path)
    (candidate,) = settled.json()["candidates"]
    assert (candidate["is_open"], candidate["values"], candidate["aid"]) == (False, None, [])
    assert find_secrets(iter([(who, settled.content)])) == []


@pytest.mark.parametrize("code", ["different_person", "relative", "number_of_another", "same_person"])
def test_no_ruling_tells_a_charity_who_the_other_is(desk: Desk, steps: Steps, code: str) -> None:
    theirs = steps.open_case("waha.registrar", **THEIRS)
    ours = steps.open_case("diyaa.registrar", **OURS)
    (candidate,) = desk.get("desk", f"/requests/{ours}/comparison").json()["candidates"]
    steps.decide("desk", ours, code, person=candidate["person_id"], text="قورنت الوثائق")
    answers = list_answers(desk, ours, uuid4(), steps.get_task_id(ours))
    assert find_secrets(answers, candidate["person_id"], str(theirs)) == []


def test_once_the_desk_ruled_different_person_nothing_of_a_match_is_shown(desk: Desk, steps: Steps) -> None:
    steps.open_case("waha.registrar", **THEIRS)
    ours = steps.open_case("diyaa.registrar", **OURS)
    (candidate,) = desk.get("desk", f"/requests/{ours}/comparison").json()["candidates"]
    steps.decide("desk", ours, "different_person", person=candidate["person_id"], text="شخصان")
    case = desk.get("diyaa.manager", f"/requests/{ours}").json()
    assert (case["stage"], case["notices"]) == ("review", [])


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("release", {"reason": "different_need"}),
        ("release", {"reason": "different_person"}),
        ("except", {"reason": "hardship"}),
        ("complement", {"amount": "100"}),
        ("join", {}),
        ("rule_duplicate", {"reason": "given_already"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_ending_tells_a_charity_who_the_other_is(
    desk: Desk, steps: Steps, code: str, fields: dict[str, str]
) -> None:
    theirs, ours = hold_same_woman(desk, steps)
    task_id = steps.get_task_id(ours)
    steps.decide("desk", ours, code, text="بيان القرار", **fields)
    answers = list_answers(desk, ours, uuid4(), task_id)
    assert find_secrets(answers, str(theirs)) == []


def hold_same_woman(desk: Desk, steps: Steps) -> tuple[UUID, UUID]:
    """Their case and ours, held behind it since the desk ruled that both are of one woman."""
    theirs = steps.open_case("waha.registrar", **THEIRS)
    ours = steps.open_case("diyaa.registrar", **OURS)
    (candidate,) = desk.get("desk", f"/requests/{ours}/comparison").json()["candidates"]
    steps.decide("desk", ours, "same_person", person=candidate["person_id"], text="الشخص نفسه")
    assert desk.get("desk", f"/requests/{ours}").json()["task"]["kind"] == "adjudicate"
    return theirs, ours


def test_of_a_child_that_another_charity_was_asked_for_no_byte_is_told(desk: Desk, steps: Steps) -> None:
    theirs = steps.open_case("waha.registrar", **{**THEIRS, **THEIR_CHILD, **SPONSORSHIP})
    ours = steps.open_case("diyaa.registrar", **{**OURS, **OUR_CHILD, **SPONSORSHIP})
    own = desk.get("waha.registrar", f"/requests/{theirs}").content
    assert {secret for _, secret in find_secrets(iter([("own", own)]), *CHILD_SECRETS)} >= set(CHILD_SECRETS)
    ruled = 0
    while steps.state(ours).stage == "duplicate_check":
        task_id = steps.get_task_id(ours)
        answers = list_answers(desk, ours, uuid4(), task_id)
        assert find_secrets(answers, *CHILD_SECRETS, str(theirs)) == []
        candidates = desk.get("desk", f"/requests/{ours}/comparison").json()["candidates"]
        asked = next((each["person_id"] for each in candidates if each["is_open"]), None)
        if asked is None:
            steps.decide("desk", ours, "release", reason="different_need", text="حاجة أخرى")
        else:
            steps.decide("desk", ours, "same_person", person=asked, text="الشخص نفسه")
        ruled += 1
    assert ruled
    assert find_secrets(list_answers(desk, ours, theirs, task_id), *CHILD_SECRETS) == []
