"""The same questions put to splink 5: `sanad bench duplicates`, or python -m bench.duplicates.splink_yardstick --judge [--harsh].

Needs `pip install splink`, which is no dependency of Sanad. It gets the fields as `matching` has normalised them: folded names
in both scripts and their script-neutral skeletons, dates, bare numbers, codes of areas. Levels, blocking, random u, EM for m
and term frequencies follow its documentation. Nothing is told to it about families or true pairs.
"""

import argparse

import pyarrow
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

from bench.duplicates.measure import find_best_cut
from bench.duplicates.samples import JUDGING_SEEDS, TUNING_SEEDS, Sample, make_sample
from matching.keys import make_sound
from matching.records import Profile
from matching.scripts import is_arabic

SLOTS = ("given", "father", "grandfather", "family")
RULES = (
    ("civil",),
    ("phone",),
    ("birth", "given_sound"),
    ("birth", "family_sound"),
    ("birth", "father_sound"),
    ("given_sound", "father_sound", "family_sound"),
    ("given_sound", "family_sound", "year"),
    ("area", "block", "street", "house"),
    ("area", "block", "given_sound"),
)
FIELDS = ("unique_id", *(f"{slot}_{form}" for slot in SLOTS for form in ("ar", "en", "sound")), "sex", "birth", "year",
          "civil", "phone", "area", "block", "street", "house")  # fmt: skip


def write_row(row_id: str, profile: Profile) -> dict[str, str | None]:
    """One row of normalised fields; what was not said is null."""
    row: dict[str, str] = {"unique_id": row_id, "sex": profile.sex}
    for names in reversed(profile.names):
        for slot, name in zip(SLOTS, names, strict=True):
            if name:
                row[f"{slot}_{'ar' if is_arabic(name) else 'en'}"] = name
                row[f"{slot}_sound"] = make_sound(name)
    for born in profile.births[:1]:
        row["birth"], row["year"] = born.isoformat(), str(born.year)
    row["civil"] = next((number.value for number in profile.numbers), "")
    row["phone"] = next(iter(profile.phones), "")
    for home in profile.homes[:1]:
        row["area"], row["block"], row["street"], row["house"] = home
    return {field: row.get(field) or None for field in FIELDS}


def compare_slot(slot: str) -> comparisons.CustomComparison:
    sound = f"{slot}_sound"
    same = f"{slot}_ar_l = {slot}_ar_r OR {slot}_en_l = {slot}_en_r"
    likely = " OR ".join(
        f"jaro_winkler_similarity({slot}_{form}_l, {slot}_{form}_r) >= 0.88" for form in ("ar", "en")
    )
    return comparisons.CustomComparison(
        [
            levels.NullLevel(sound),
            levels.CustomLevel(f"({same}) AND {sound}_l = {sound}_r").configure(tf_adjustment_column=sound),
            levels.ExactMatchLevel(sound).configure(tf_adjustment_column=sound),
            levels.CustomLevel(likely),
            levels.JaroWinklerLevel(sound, 0.88),
            levels.ElseLevel(),
        ],
        output_column_name=slot,
    )


def compare_births() -> comparisons.CustomComparison:
    return comparisons.CustomComparison(
        [
            levels.NullLevel("birth"),
            levels.ExactMatchLevel("birth", term_frequency_adjustments=True),
            levels.DamerauLevenshteinLevel("birth", 1),
            levels.CustomLevel(
                "substr(birth_l, 6, 2) = substr(birth_r, 9, 2) AND substr(birth_l, 9, 2) = substr(birth_r, 6, 2)"
                " AND year_l = year_r"
            ),
            levels.ExactMatchLevel("year"),
            levels.ElseLevel(),
        ],
        output_column_name="birth",
    )


def compare_homes() -> comparisons.CustomComparison:
    block = "area_l = area_r AND block_l = block_r"
    return comparisons.CustomComparison(
        [
            levels.NullLevel("area"),
            levels.CustomLevel(f"{block} AND street_l = street_r AND house_l = house_r"),
            levels.CustomLevel(block),
            levels.ExactMatchLevel("area", term_frequency_adjustments=True),
            levels.ElseLevel(),
        ],
        output_column_name="home",
    )


def make_settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            *(compare_slot(slot) for slot in SLOTS),
            compare_births(),
            compare_homes(),
            comparisons.ExactMatch("sex"),
            comparisons.DamerauLevenshteinAtThresholds("civil", [1, 2]),
            comparisons.DamerauLevenshteinAtThresholds("phone", [1]).configure(
                term_frequency_adjustments=True
            ),
        ],
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in RULES],
        retain_matching_columns=False,
    )


def train_linker(sample: Sample) -> Linker:
    database = DuckDBAPI()
    tables = [
        database.register(pyarrow.Table.from_pylist(rows), dataset_display_name=name)
        for name, rows in (
            ("queries", [write_row(each.query_id, each.profile) for each in sample.queries]),
            ("persons", [write_row(each.person_id, each.profile) for each in sample.people]),
        )
    ]
    linker = Linker(tables, make_settings(), log_level="ERROR")
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("civil"), block_on("birth", "given_sound", "family_sound")], recall=0.7
    )
    training.estimate_u_using_random_sampling(max_pairs=3e6, seed=1)
    for rule in (("birth",), ("given_sound", "family_sound")):
        training.estimate_parameters_using_expectation_maximisation(
            block_on(*rule), record_sample_proportion=1.0
        )
    return linker


def answer_all(sample: Sample) -> list[tuple[float, bool]]:
    """(Match weight of the best candidate, whether it is the right one) of every query that has a candidate."""
    frame = train_linker(sample).inference.predict(threshold_match_weight=-40)
    truth = {query.query_id: query.person_id for query in sample.queries}
    best: dict[str, tuple[float, str]] = {}
    for row in frame.as_record_list():
        one, other = row["unique_id_l"], row["unique_id_r"]
        query, person = (one, other) if one in truth else (other, one)
        best[query] = max(best.get(query, (-999.0, "")), (row["match_weight"], person))
    return [(weight, person == truth[query]) for query, (weight, person) in best.items()]


def measure_splink(seed: int, *, harsh: bool = False) -> tuple[float, float, float, float]:
    """F1, precision, recall and match weight of the best cut, on the sample of a seed as the judges have it."""
    sample = make_sample(seed, 2000, 1000, harsh=harsh)
    return find_best_cut(answer_all(sample), sum(bool(query.person_id) for query in sample.queries))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--judge", action="store_true", help="the judging seeds")
    parser.add_argument("--harsh", action="store_true")
    given = parser.parse_args()
    everything, duplicates = list[tuple[float, bool]](), 0
    for seed in JUDGING_SEEDS if given.judge else TUNING_SEEDS[20:24]:
        sample = make_sample(seed, 2000, 1000, harsh=given.harsh)
        scored, expected = answer_all(sample), sum(bool(query.person_id) for query in sample.queries)
        print(seed, *(f"{figure:.4f}" for figure in find_best_cut(scored, expected)), flush=True)
        everything += scored
        duplicates += expected
    print(
        "F1, precision, recall, threshold", *(f"{each:.4f}" for each in find_best_cut(everything, duplicates))
    )


if __name__ == "__main__":
    main()
