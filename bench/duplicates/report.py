"""The figures of docs/matching.md: python -m bench.duplicates.report --judge [--harsh]."""

import argparse
from dataclasses import asdict

from bench.duplicates.measure import Answer, answer_all, count_by_kind, measure
from bench.duplicates.samples import JUDGING_SEEDS, TUNING_SEEDS, make_sample


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--judge", action="store_true", help="the judging seeds; run once, when all is settled"
    )
    parser.add_argument("--harsh", action="store_true")
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--queries", type=int, default=1000)
    given = parser.parse_args()
    answers = list[Answer]()
    for seed in JUDGING_SEEDS if given.judge else TUNING_SEEDS[20:24]:
        part = answer_all(make_sample(seed, given.people, given.queries, harsh=given.harsh))
        print(seed, f"F1 {measure(part).best_f1:.4f}")
        answers += part
    for name, figure in asdict(measure(answers)).items():
        print(f"{name:16} {figure:.4f}")
    print(f"{'kind':36}{'n':>6}{'link':>7}{'review':>8}{'clear':>7}")
    for kind, (total, *shares) in count_by_kind(answers).items():
        print(f"{kind:36}{total:6}" + "".join(f"{100 * share / total:7.1f}" for share in shares))


if __name__ == "__main__":
    main()
