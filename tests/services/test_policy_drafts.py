"""Policies in the making: drafted as a copy, edited by circular, refused until whole, published once."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from domain.calendars import read_day
from domain.errors import FieldProblem, InvalidFieldsError, NotFoundError, RecordFaultError, WrongRoleError
from domain.policy_changes import ChangeKind, PolicyPart
from domain.policy_drafts import (
    AllowanceForm,
    BandForm,
    CircularTakenError,
    DraftClosedError,
    NewerVersionError,
    PolicyAct,
    PolicyForm,
    StaleDraftError,
)
from services.draft_views import DraftState, DraftView
from services.policies import get_policy, list_policy_acts, list_versions, publish_draft
from services.policy_drafts import (
    DraftEdit,
    DraftHead,
    begin_draft,
    check_draft,
    compare_draft,
    discard_draft,
    edit_draft,
    get_draft,
    get_draft_of_circular,
    list_drafts,
    put_category,
    remove_category,
)
from tests.policies import Change, allowing, changing, draft, leaving_out, pausing, publish, with_bands
from tests.stepping import Steps
from tests.world import World, submit

CHARITY_STAFF = ("waha.registrar", "waha.manager", "waha.admin")


def edit(world: World, view: DraftView, **changes: str) -> DraftView:
    return edit_draft(
        world.store,
        world.actor("policy"),
        view.draft_id,
        DraftEdit(**changes),  # type: ignore[arg-type] # texts only
        submit(changes),
        edition=view.edition,
        at=world.clock(),
    )


def list_problems(world: World, *changes: Change) -> dict[str, str]:
    checked = check_draft(
        world.store, world.actor("policy"), draft(world, *changes).draft_id, at=world.clock()
    )
    assert (checked.policy is None) == bool(checked.problems)
    return {problem.field: problem.code for problem in checked.problems}


def test_a_draft_begins_as_a_copy_that_changes_nothing_and_could_be_published(world: World) -> None:
    begun = draft(world)
    checked = check_draft(world.store, world.actor("policy"), begun.draft_id, at=world.clock())
    assert (checked.problems, checked.warnings) == ((), ())
    assert compare_draft(world.store, world.actor("policy"), begun.draft_id) == ()
    assert checked.policy is not None
    today = get_policy(world.store, at=world.clock())
    assert checked.policy.categories == today.categories
    assert checked.policy.allowances == today.allowances
    assert set(checked.policy.bands) == set(today.bands)


def test_a_published_version_says_what_its_draft_said_and_rules_from_its_day_on(world: World) -> None:
    in_a_week = read_day(world.clock()) + timedelta(days=7)
    begun = draft(
        world,
        changing(
            "CASH",
            ceiling="٧٥٠",
            conditions_ar="شرط جديد",
            registry_papers=("identity",),
            fund_sources=("zakat",),
            months="8",
        ),
        with_bands(("0", ("aid_manager",)), ("400", ("aid_manager", "committee", "ministry:2/3"))),
    )
    begun = edit(world, begun, effective_on=in_a_week.isoformat())
    published = publish_draft(
        world.store, world.actor("policy"), begun.draft_id, submit(begun), at=world.clock()
    )
    assert get_policy(world.store, at=world.clock()).categories["CASH"].ceiling_fils == 1_000_000
    policy = get_policy(world.store, at=world.clock() + timedelta(days=7))
    cash = policy.categories["CASH"]
    assert (policy.version_id, policy.effective_on) == (published.version_id, in_a_week)
    assert (cash.ceiling_fils, cash.family.months, cash.conditions_ar) == (750_000, 8, "شرط جديد")
    assert ([*cash.registry_papers], [*cash.fund_sources]) == (["identity"], ["zakat"])
    assert sorted([level.code for level in band.levels] for band in policy.bands) == [
        ["aid_manager"],
        ["aid_manager", "committee", "ministry:2/3"],
    ]
    in_force = {row.circular: row.is_in_force for row in list_versions(world.store, at=world.clock())}
    assert in_force == {"2026-1": True, begun.circular: False}


def test_of_two_versions_for_one_day_the_later_published_counts(world: World) -> None:
    first = publish(world, changing("CASH", ceiling="500"))
    second = publish(world, changing("CASH", ceiling="600"))
    assert first.effective_on == second.effective_on
    assert get_policy(world.store, at=world.clock()).version_id == second.version_id


def test_publishing_under_running_cases_moves_none_of_them(world: World) -> None:
    steps = Steps(world)
    studied, waiting = steps.open_case(), steps.open_case()
    steps.recommend(studied, "300")
    before = {case: world.look(case) for case in (studied, waiting)}
    publish(
        world,
        changing("CASH", ceiling="100", name_en="Changed"),
        with_bands(("0", ("aid_manager", "committee"))),
        allowing("study", "1"),
    )
    for case, file in before.items():
        now = world.look(case)
        assert (now.category, now.task, now.stage) == (file.category, file.task, file.stage)
    steps.recommend(waiting, "300")
    task = world.look(waiting).task
    assert task is not None
    assert (task.wait, task.levels) == ("ministry", 1)
    with pytest.raises(InvalidFieldsError):
        world.register(amount="300")


def test_only_the_policy_officer_writes_the_ministry_reads_and_a_charity_does_neither(world: World) -> None:
    view = draft(world)
    for reader in ("supervisor", "auditor", "desk"):
        assert get_draft(world.store, world.actor(reader), view.draft_id).circular == view.circular
        with pytest.raises(WrongRoleError):
            publish_draft(world.store, world.actor(reader), view.draft_id, submit(view), at=world.clock())
    for outsider in CHARITY_STAFF:
        actor = world.actor(outsider)
        for act in (
            lambda actor=actor: list_drafts(world.store, actor),
            lambda actor=actor: get_draft(world.store, actor, view.draft_id),
            lambda actor=actor: check_draft(world.store, actor, view.draft_id, at=world.clock()),
            lambda actor=actor: compare_draft(world.store, actor, view.draft_id),
            lambda actor=actor: publish_draft(
                world.store, actor, view.draft_id, submit(view), at=world.clock()
            ),
            lambda actor=actor: discard_draft(
                world.store, actor, view.draft_id, submit(view), at=world.clock()
            ),
            lambda actor=actor: list_policy_acts(world.store, actor),
        ):
            with pytest.raises(WrongRoleError):
                act()


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"conditions_ar": " "}, "categories.CASH.conditions_ar", "required"),
        ({"conditions_en": ""}, "categories.CASH.conditions_en", "required"),
        ({"name_en": ""}, "categories.CASH.name_en", "required"),
        ({"ceiling": ""}, "categories.CASH.ceiling", "required"),
        ({"ceiling": "0"}, "categories.CASH.ceiling", "malformed_amount"),
        ({"papers": ()}, "categories.CASH.papers", "required"),
        ({"papers": ("passport of the cat",)}, "categories.CASH.papers", "unknown_choice"),
        ({"registry_papers": ("bill",)}, "categories.CASH.registry_papers", "paper_not_asked_for"),
        ({"fund_sources": ()}, "categories.CASH.fund_sources", "required"),
        ({"payee_kind": "cash"}, "categories.CASH.payee_kind", "unknown_choice"),
        ({"recurrence": "weekly"}, "categories.CASH.recurrence", "unknown_choice"),
        ({"family": "unknown"}, "categories.CASH.family", "unknown_choice"),
        ({"kind": "gold"}, "categories.CASH.kind", "unknown_choice"),
        ({"months": ""}, "categories.CASH.months", "required"),
        ({"window": "ever"}, "categories.CASH.months", "not_asked_for"),
        ({"first_on": ""}, "categories.CASH.first_on", "required"),
        ({"last_on": "2020-01-01"}, "categories.CASH.last_on", "ends_before_it_begins"),
        ({"code": "cash"}, "categories.cash.code", "malformed_code"),
        ({"code": "RENT"}, "categories.RENT.code", "stated_twice"),
    ],
)
def test_a_category_that_is_not_whole_is_named_by_field(
    town: World, changes: dict[str, Any], field: str, code: str
) -> None:
    assert list_problems(town, changing("CASH", **changes)) == {field: code}


def test_bands_families_and_deadlines_that_are_not_whole_are_named_too(town: World) -> None:
    found = list_problems(
        town,
        with_bands(("500", ("ministry",))),
        lambda form: replace(form, allowances=(*form.allowances[1:], AllowanceForm("sing", amount="3"))),
        lambda form: replace(
            form, families=(*form.families, form.families[0]), link_threshold="", adjudicate_threshold="x"
        ),
    )
    first = "allowances." + sorted({row.task_kind for row in draft(town).form.allowances})[0]
    assert found["bands"] == "zero_band_needed"
    assert found["families.cash.code"] == "stated_twice"
    assert found["allowances.sing.task_kind"] == "unknown_choice"
    assert found[first] == "required"
    assert (found["link_threshold"], found["adjudicate_threshold"]) == ("required", "malformed")


def test_the_pause_of_new_accounts_is_data_of_a_draft_a_day_unless_it_says_otherwise(world: World) -> None:
    pause = draft(world).form.payee_pause
    assert pause == "24"
    for stated in ("0", "721", "soon"):
        assert list_problems(world, pausing(stated)) == {"payee_pause": "out_of_range"}
    assert list_problems(world, pausing("")) == {}
    view = draft(world, pausing("48"))
    changes = compare_draft(world.store, world.actor("policy"), view.draft_id)
    assert [(each.part, each.before, each.after) for each in changes] == [(PolicyPart.PAUSE, "24", "48")]
    publish(world, pausing("48"))
    assert get_policy(world.store, at=world.clock()).payee_pause_hours == 48
    assert draft(world).form.payee_pause == "48", "the next draft begins as that version"


def test_a_band_of_an_unknown_level_or_without_one_is_refused(town: World) -> None:
    found = list_problems(town, with_bands(("0", ("minister",)), ("100", ())))
    assert found == {"bands.1.levels": "unknown_level"}
    assert list_problems(town, with_bands(("0", ("ministry",)), ("100", ()))) == {
        "bands.2.levels": "levels_needed"
    }
    stated = (BandForm("0", "100", levels=("ministry",)), BandForm("200", levels=("ministry",)))
    assert list_problems(town, lambda form: replace(form, bands=stated)) == {
        "bands.1.until": "gap_between_bands"
    }


def test_a_draft_that_is_not_whole_is_not_published_and_every_problem_is_told(world: World) -> None:
    view = draft(world, changing("CASH", ceiling=""), with_bands())
    with pytest.raises(InvalidFieldsError) as refused:
        publish_draft(world.store, world.actor("policy"), view.draft_id, submit(view), at=world.clock())
    assert {problem.field for problem in refused.value.problems} == {"categories.CASH.ceiling", "bands"}
    assert get_draft(world.store, world.actor("policy"), view.draft_id).state is DraftState.OPEN


def test_an_effective_day_that_is_past_or_missing_is_refused(world: World) -> None:
    yesterday = read_day(world.clock()) - timedelta(days=1)
    for stated, code in ((yesterday.isoformat(), "in_the_past"), ("", "required")):
        view = edit(world, draft(world), effective_on=stated)
        with pytest.raises(InvalidFieldsError) as refused:
            publish_draft(world.store, world.actor("policy"), view.draft_id, submit(view), at=world.clock())
        assert refused.value.problems == (FieldProblem("effective_on", code),)


def test_what_a_draft_changes_is_told_field_by_field_however_it_is_spelled(world: World) -> None:
    def add(form: PolicyForm) -> PolicyForm:
        new = replace(form.categories[0], code="NEW")
        return replace(form, categories=(*form.categories, new))

    view = draft(
        world,
        changing("CASH", ceiling="١٬٢٠٠", first_on="01/01/2024"),
        leaving_out("FURN"),
        add,
        allowing("sign", "5"),
    )
    changes = compare_draft(world.store, world.actor("auditor"), view.draft_id)
    told = {(each.part, each.kind, each.code, each.field, each.before, each.after) for each in changes}
    category = PolicyPart.CATEGORY
    assert told == {
        (category, ChangeKind.CHANGED, "CASH", "ceiling", "1000.000", "1200.000"),
        (category, ChangeKind.REMOVED, "FURN", "", "", ""),
        (category, ChangeKind.ADDED, "NEW", "", "", ""),
        (PolicyPart.ALLOWANCE, ChangeKind.CHANGED, "sign", "amount", "3", "5"),
    }
    warned = check_draft(world.store, world.actor("policy"), view.draft_id, at=world.clock()).warnings
    assert warned == (FieldProblem("categories.FURN", "category_left_out"),)


def test_one_category_is_written_under_the_circular_of_the_draft_and_in_its_place(world: World) -> None:
    view = draft(world)
    rent = next(row for row in view.form.categories if row.code == "RENT")
    changed = replace(rent, ceiling="900", circular="")
    actor = world.actor("policy")
    after = put_category(
        world.store, actor, view.draft_id, changed, submit(changed), edition=view.edition, at=world.clock()
    )
    assert [row.code for row in after.form.categories] == [row.code for row in view.form.categories]
    published = publish_draft(world.store, actor, view.draft_id, submit(view), at=world.clock())
    categories = get_policy(world.store, at=world.clock()).categories
    assert (categories["RENT"].circular, categories["CASH"].circular) == (published.circular, "2026-1")


def test_a_category_can_be_left_out(world: World) -> None:
    view, actor = draft(world), world.actor("policy")
    after = remove_category(
        world.store, actor, view.draft_id, "EID", submit(view), edition=view.edition, at=world.clock()
    )
    assert "EID" not in {row.code for row in after.form.categories}


def test_an_edit_that_is_sent_twice_changes_once(world: World) -> None:
    view, actor = draft(world), world.actor("policy")
    submission = submit(view)
    edit_title = DraftEdit(title="once")
    first, second = (
        edit_draft(
            world.store,
            actor,
            view.draft_id,
            edit_title,
            submission,
            edition=view.edition,
            at=world.clock(),
        )
        for _ in range(2)
    )
    assert first == second
    published = [
        publish_draft(world.store, actor, view.draft_id, submission, at=world.clock())
        for submission in [submit(first)] * 2
    ]
    assert published[0] == published[1]


def test_whoever_edits_an_edition_that_is_past_is_told(world: World) -> None:
    view = draft(world)
    edit(world, view, title="first")
    with pytest.raises(StaleDraftError) as refused:
        edit(world, view, title="second")
    assert refused.value.params == {"edition": view.edition + 1}


def test_a_draft_that_ended_is_never_changed_or_published_again(world: World) -> None:
    published, discarded = draft(world), draft(world)
    actor = world.actor("policy")
    publish_draft(world.store, actor, published.draft_id, submit(published), at=world.clock())
    discard_draft(world.store, actor, discarded.draft_id, submit(discarded), at=world.clock())
    for view in (published, discarded):
        with pytest.raises(DraftClosedError):
            edit(world, view, title="late")
        with pytest.raises(DraftClosedError):
            publish_draft(world.store, actor, view.draft_id, submit(view), at=world.clock())
    assert list_drafts(world.store, actor) == ()


def test_a_circular_number_stands_for_one_policy(world: World) -> None:
    draft(world, circular="2026-7")
    for taken in ("2026-7", "2026-1"):
        with pytest.raises(CircularTakenError):
            draft(world, circular=taken)
    assert get_draft_of_circular(world.store, world.actor("policy"), "2026-7").circular == "2026-7"
    with pytest.raises(NotFoundError):
        get_draft_of_circular(world.store, world.actor("policy"), "2026-1")


def test_one_submission_begins_one_draft(world: World) -> None:
    head = DraftHead("2026-8")
    submission, actor = submit(head), world.actor("policy")
    first = begin_draft(world.store, actor, head, submission, at=world.clock())
    assert begin_draft(world.store, actor, head, submission, at=world.clock()) == first


def test_publishing_over_a_version_the_draft_does_not_know_must_be_meant(world: World) -> None:
    view = draft(world, changing("CASH", ceiling="700"))
    newer = publish(world, changing("RENT", ceiling="100"))
    actor = world.actor("policy")
    with pytest.raises(NewerVersionError) as refused:
        publish_draft(world.store, actor, view.draft_id, submit(view), at=world.clock())
    assert refused.value.params == {"circular": newer.circular}
    publish_draft(
        world.store, actor, view.draft_id, submit(view), superseding=newer.circular, at=world.clock()
    )
    assert get_policy(world.store, at=world.clock()).categories["RENT"].ceiling_fils == 2_000_000


def test_who_did_what_under_which_circular_stands_in_the_record(world: World) -> None:
    view = draft(world, changing("CASH", ceiling="700"), circular="2026-9")
    publish_draft(world.store, world.actor("policy"), view.draft_id, submit(view), at=world.clock())
    acts = list_policy_acts(world.store, world.actor("auditor"), circular="2026-9")
    assert [act.act for act in acts] == [PolicyAct.PUBLISHED, PolicyAct.EDITED, PolicyAct.DRAFTED]
    assert {act.actor.account_id for act in acts if act.actor} == {world.actor("policy").account_id}
    (changed,) = acts[1].details["changes"]
    assert (changed["code"], changed["field"], changed["after"]) == ("CASH", "ceiling", "700.000")


def test_nothing_changes_a_published_version_any_more(world: World) -> None:
    with pytest.raises(RecordFaultError) as refused, world.store.registry() as db:
        db.execute(text("update category_rule set ceiling_fils = 1"))
    assert refused.value.params["sqlstate"] == "23514"


def test_a_category_whose_paper_comes_from_a_registry_asks_the_applicant_for_none(world: World) -> None:
    publish(world, changing("CASH", registry_papers=("income",)))
    papers = tuple(
        paper
        for paper in get_policy(world.store, at=world.clock()).categories["CASH"].papers
        if paper != "income"
    )
    assert world.register(papers=papers).number


def test_only_funds_of_the_sources_that_a_category_names_pay_for_it(world: World) -> None:
    publish(world, changing("CASH", fund_sources=("sadaqa",)))
    steps = Steps(world)
    case = steps.open_case()
    steps.study(case)
    with pytest.raises(InvalidFieldsError) as refused:
        steps.decide("waha.researcher", case, "recommend", fund="zakat")
    assert [problem.code for problem in refused.value.problems] == ["unknown_fund"]
    steps.decide("waha.researcher", case, "recommend", fund="sadaqa")
