"""A circular may bring a new kind of aid and a new class of case, and say itself when a neglected task is told of."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from domain.calendars import Calendar, read_day
from domain.cycle import TaskKind
from domain.deadlines import USUAL_LADDER, Ladder
from domain.errors import InvalidFieldsError
from domain.policies import APPLICANT_LADDER
from domain.policy_changes import PolicyPart
from domain.policy_drafts import CodeForm, FamilyForm, LadderForm, PolicyForm
from services.policies import KindName, get_policy, list_kinds, publish_draft
from services.policy_drafts import check_draft, compare_draft
from services.specialisations import GrantForm, grant_category
from store.queries.tasks import find_task
from tests.policies import draft, publish
from tests.stepping import Steps
from tests.world import World, submit

SOLAR = CodeForm("solar", "ألواح شمسية", "Solar panels")
FISHER = CodeForm("fisher", "صياد", "Fisher")


def bring(form: PolicyForm) -> PolicyForm:
    """A pair that no circular knew: its kind, its class and its overlap family are all new."""
    cash = next(row for row in form.categories if row.code == "CASH")
    pair = replace(
        cash,
        code="SOLAR",
        kind="solar",
        case_class="fisher",
        family="solar",
        name_ar="ألواح لبيوت الصيادين",
        name_en="Panels for fishers",
        circular="",
    )
    return replace(
        form,
        kinds=(SOLAR,),
        case_classes=(FISHER,),
        families=(*form.families, FamilyForm("solar", "household")),
        categories=(*form.categories, pair),
    )


def test_a_new_pair_is_published_by_circular_granted_and_registered(world: World) -> None:
    published = publish(world, bring)
    assert list_kinds(world.store)["solar"] == KindName("ألواح شمسية", "Solar panels")
    actor, grant = world.actor("waha.registrar"), GrantForm("SOLAR", "", published.circular)
    with pytest.raises(InvalidFieldsError):
        world.register(category="SOLAR")
    assert actor.charity_id is not None
    today = read_day(world.clock()).isoformat()
    grant_category(
        world.store,
        world.actor("policy"),
        actor.charity_id,
        replace(grant, on=today),
        submit(grant),
        at=world.clock(),
    )
    steps = Steps(world)
    case = steps.open_case(category="SOLAR")
    steps.recommend(case, "300")
    file = world.look(case)
    assert (file.category.code, file.category.circular) == ("SOLAR", published.circular)
    assert (file.category.kind, file.category.case_class) == ("solar", "fisher")


@pytest.mark.parametrize(
    ("kinds", "field", "code"),
    [
        ((CodeForm("cash", "نقد", "Cash"),), "kinds.cash.code", "code_taken"),
        ((SOLAR, SOLAR), "kinds.solar.code", "stated_twice"),
        ((CodeForm("Solar", "ألواح", "Panels"),), "kinds.Solar.code", "malformed_code"),
        ((CodeForm("solar", "", "Panels"),), "kinds.solar.name_ar", "required"),
    ],
)
def test_a_code_that_is_taken_malformed_or_nameless_is_named(
    town: World, kinds: tuple[CodeForm, ...], field: str, code: str
) -> None:
    view = draft(town, lambda form: replace(form, kinds=kinds))
    checked = check_draft(town.store, town.actor("policy"), view.draft_id, at=town.clock())
    assert [(problem.field, problem.code) for problem in checked.problems] == [(field, code)]


def test_of_two_drafts_that_bring_one_code_the_second_is_told(world: World) -> None:
    second = draft(world, bring)
    first = publish(world, bring)
    with pytest.raises(InvalidFieldsError) as refused:
        publish_draft(
            world.store,
            world.actor("policy"),
            second.draft_id,
            submit(second),
            superseding=first.circular,
            at=world.clock(),
        )
    assert {problem.code for problem in refused.value.problems} == {"code_taken"}


def test_what_a_draft_brings_is_told_among_its_changes(world: World) -> None:
    view = draft(world, bring, with_ladder)
    changes = compare_draft(world.store, world.actor("auditor"), view.draft_id)
    assert [(each.part, each.code) for each in changes if each.part is not PolicyPart.CATEGORY] == [
        (PolicyPart.KIND, "solar"),
        (PolicyPart.CASE_CLASS, "fisher"),
        (PolicyPart.FAMILY, "solar"),
        (PolicyPart.LADDER, "study"),
    ]


def with_ladder(form: PolicyForm) -> PolicyForm:
    return replace(form, ladders=(LadderForm("study", "50", "3", "9"),))


def test_a_version_says_when_a_neglected_task_is_told_of_and_is_silent_of_the_usual(world: World) -> None:
    steps = Steps(world)
    before = steps.open_case()
    publish(world, with_ladder)
    policy = get_policy(world.store, at=world.clock())
    assert policy.get_ladder(TaskKind.STUDY) == Ladder(timedelta(hours=3), timedelta(hours=9), 50)
    assert policy.get_ladder(TaskKind.SIGN) == USUAL_LADDER
    assert policy.get_ladder(TaskKind.COMPLETE) == APPLICANT_LADDER
    # Whoever drafts from this version carries its ladders on.
    assert draft(world).form.ladders == (LadderForm("study", "50", "3", "9"),)
    waits = [measure_wait(world, steps.get_task_id(case)) for case in (before, steps.open_case())]
    assert waits == [timedelta(hours=18), timedelta(hours=12)]


def measure_wait(world: World, task_id: UUID) -> timedelta:
    """The working time from the breach of a task until the ministry is told."""
    with world.store.registry() as db:
        task = find_task(db, task_id)
        assert task is not None
        return Calendar().working_time_between(task.due_at, task.ministry_at)


def test_a_ladder_out_of_bounds_or_of_no_task_is_named(town: World) -> None:
    ladders = (LadderForm("study", "100", "0", ""), LadderForm("sing", "1", "1", "1"))
    view = draft(town, lambda form: replace(form, ladders=ladders))
    checked = check_draft(town.store, town.actor("policy"), view.draft_id, at=town.clock())
    assert {problem.field: problem.code for problem in checked.problems} == {
        "ladders.study.warn_percent": "out_of_range",
        "ladders.study.aid_manager_hours": "out_of_range",
        "ladders.study.ministry_hours": "required",
        "ladders.sing.task_kind": "unknown_choice",
    }
