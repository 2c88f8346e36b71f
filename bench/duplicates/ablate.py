"""What each idea is worth: the harsh tuning populations with one idea at a time taken away."""

import math
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from unittest.mock import patch

import matching.classify
import matching.compare_names
import matching.spellings
import matching.verdicts
from bench.duplicates.measure import answer_all, measure
from bench.duplicates.samples import TUNING_SEEDS, Sample, make_sample
from matching.compare_numbers import CivilLevel, PhoneLevel
from matching.keys import list_index_keys
from matching.model import Model, Relation, read_model
from matching.spellings import NO_ROWS, NameLevel, Word

Ablation = Callable[[ExitStack], None]


def set_name(stack: ExitStack, place: str, substitute: object) -> None:
    stack.enter_context(patch(place, substitute))


def keep_everything(stack: ExitStack) -> None:
    """The matcher as it is."""


def forget_relations(stack: ExitStack) -> None:
    model = read_model()
    rare = dict.fromkeys(model.expected, 1e-09) | {Relation.SAME: model.expected[Relation.SAME]}
    lone = replace(model, expected=rare)
    set_name(stack, "matching.verdicts.read_model", lambda: lone)


def forget_tables(stack: ExitStack) -> None:
    study = matching.spellings.study.__wrapped__

    def study_alone(name: str) -> Word:
        word: Word = study(name)
        return word._replace(groups=NO_ROWS, nicknames=NO_ROWS)

    set_name(stack, "matching.spellings.study", study_alone)


def forget_other_script(stack: ExitStack) -> None:
    set_name(stack, "matching.spellings._compare_across", lambda *_: NameLevel.CROSS_DIFFER)


def forget_other_slots(stack: ExitStack) -> None:
    set_name(stack, "matching.compare_names._search_slots", lambda *_: NameLevel.MISSING)


def forget_rivals(stack: ExitStack) -> None:
    set_name(stack, "matching.verdicts._weigh_rivals", lambda ranked, *_: ranked)


def forget_chances(stack: ExitStack) -> None:
    set_name(stack, "matching.verdicts.choose_chance", lambda *_: 0.0)


def forget_rules(stack: ExitStack) -> None:
    set_name(stack, "matching.classify.find_rule", lambda *_: None)


def forget_variants(stack: ExitStack) -> None:
    stated_alone = lambda profile: dict.fromkeys(list_index_keys(profile), False)  # noqa: E731
    set_name(stack, "matching.registry.map_query_keys", stated_alone)


def compare_everybody(stack: ExitStack) -> None:
    set_name(stack, "matching.selection.MOST_CHOSEN", 300)
    set_name(stack, "matching.verdicts.LEAD", math.inf)


def forget_crowds(stack: ExitStack) -> None:
    set_name(stack, "matching.compare_numbers.CROWD", math.inf)


def forget_field(field: str, level: int) -> Ablation:
    def forget(stack: ExitStack) -> None:
        model = read_model()
        odds = {name: [list(row) for row in rows] for name, rows in model.odds.items()}
        odds[field] = [odds[field][level]] * len(odds[field])
        blind: Model = replace(model, odds=odds)
        set_name(stack, "matching.verdicts.read_model", lambda: blind)

    return forget


ABLATIONS: dict[str, Ablation] = {
    "everything": keep_everything,
    "no relation classes": forget_relations,
    "no tables of names": forget_tables,
    "no comparison across scripts": forget_other_script,
    "slots as a law": forget_other_slots,
    "no rivals": forget_rivals,
    "no count of sharers": forget_chances,
    "no rules over the model": forget_rules,
    "no query variants": forget_variants,
    "everybody compared": compare_everybody,
    "crowded phones count in full": forget_crowds,
    "phone says nothing": forget_field("phone", PhoneLevel.MISSING),
    "civil ID says nothing": forget_field("civil", CivilLevel.MISSING),
}


def measure_without(ablation: Ablation, samples: list[Sample]) -> str:
    matching.spellings.study.cache_clear()
    matching.spellings.compare_names.cache_clear()
    with ExitStack() as stack:
        ablation(stack)
        figures = measure([answer for sample in samples for answer in answer_all(sample)])
    return (
        f"{figures.best_f1:.4f}  {figures.link_precision:.4f}  {figures.link_recall:.4f}  {figures.review:.4f}  "
        f"{figures.candidates:.4f}  {figures.households:.4f}"
    )


def main() -> None:
    samples = [make_sample(seed, 2000, 1000, harsh=True) for seed in TUNING_SEEDS[20:24]]
    print(f"{'':30}F1      auto P  auto R  review  found   household")
    for name, ablation in ABLATIONS.items():
        print(f"{name:30}{measure_without(ablation, samples)}", flush=True)


if __name__ == "__main__":
    main()
