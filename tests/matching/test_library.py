"""The library as others call it: keys, learning, storms, the command, and the floor that quality may not sink below."""

import csv
import json
import math
from dataclasses import replace
from pathlib import Path

from typer.testing import CliRunner

from bench.duplicates.generate import generate
from bench.duplicates.measure import answer_all, measure
from bench.duplicates.samples import load_sample
from cli.match import app
from matching import (
    Key,
    KeyKind,
    Storm,
    find_storm,
    hash_key,
    list_index_keys,
    list_query_keys,
    prepare,
    read_model,
)
from matching.learn import learn
from matching.model import RELATIONS, Relation, dump_model, load_model
from tests.matching.people import AHMAD, FATIMA

SECRET = b"a secret of a test"


def test_a_key_needs_its_secret_and_fits_an_int8() -> None:
    key = Key(KeyKind.CIVIL_ID, "285011500125")
    assert hash_key(key, SECRET) != hash_key(key, b"another secret")
    assert hash_key(key, SECRET) != hash_key(Key(KeyKind.PHONE, "285011500125"), SECRET)
    assert all(-(2**63) <= hash_key(each, SECRET) < 2**63 for each in list_index_keys(prepare(AHMAD)))


def test_the_strongest_key_is_asked_first() -> None:
    assert list_query_keys(prepare(AHMAD))[0].kind is KeyKind.CIVIL_ID


def test_a_slip_in_the_civil_id_meets_the_true_one_from_either_side() -> None:
    right, wrong = prepare(AHMAD), prepare(replace(AHMAD, civil_id="285011500126"))
    civil = Key(KeyKind.CIVIL_ID, "285011500125")
    assert civil in list_query_keys(wrong)
    assert civil in list_index_keys(wrong)
    assert civil in list_index_keys(right)


def test_adjudicated_pairs_move_the_weights_a_little() -> None:
    before = read_model()
    pair = (prepare(AHMAD), prepare(replace(AHMAD, phone="50001111")), Relation.SAME)
    after = learn([pair] * 40, before, "test")
    same = RELATIONS.index(Relation.SAME)
    assert after.odds["phone"][4][same] > before.odds["phone"][4][same]
    assert after.odds["phone"][4][same + 1 :] == before.odds["phone"][4][same + 1 :]
    assert load_model(dump_model(after)).version == "test"


def test_the_packaged_weights_are_shares_that_sum_to_one() -> None:
    document = dump_model(read_model())
    assert document["relations"] == list(RELATIONS)
    for levels in document["odds"].values():
        for place in range(len(RELATIONS)):
            assert abs(sum(math.exp(row[place]) for row in levels.values()) - 1) < 0.02


def test_a_batch_that_matches_too_much_is_a_storm() -> None:
    assert find_storm([f"P{number}" for number in range(50)], 100) is Storm.TOO_MANY_ROWS
    assert find_storm(["P1"] * 6, 100) is Storm.ONE_PERSON_TOO_OFTEN
    assert find_storm(["P1", "P2"], 100) is None


def test_the_command_reads_no_column_that_tells_the_truth(tmp_path: Path) -> None:
    generate(102, 150, 60, tmp_path)
    with (tmp_path / "queries.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    blind = [
        {key: value for key, value in row.items() if not key.startswith("truth") and key != "kind"}
        for row in rows
    ]
    with (tmp_path / "blind.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(blind[0]))
        writer.writeheader()
        writer.writerows(blind)
    answers = [run_command(tmp_path, name) for name in ("queries.csv", "blind.csv")]
    assert answers[0] == answers[1]
    assert {row["decision"] for row in answers[0]} <= {"auto", "review", "clear"}
    assert [row["query_id"] for row in answers[0]] == [row["query_id"] for row in rows]


def run_command(folder: Path, queries: str) -> list[dict[str, str]]:
    out = folder / f"answers-{queries}"
    result = CliRunner().invoke(
        app,
        ["--registry", str(folder / "persons.csv"), "--queries", str(folder / queries), "--out", str(out)],
    )
    assert result.exit_code == 0, result.output
    with out.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_weights_can_be_learned_from_files(tmp_path: Path) -> None:
    generate(103, 150, 60, tmp_path)
    with (tmp_path / "queries.csv").open(encoding="utf-8") as file:
        found = [
            (row["query_id"], row["truth_person_id"])
            for row in csv.DictReader(file)
            if row["truth_person_id"]
        ]
    lines = ["query_id,person_id,relation", *(f"{query},{person},same" for query, person in found)]
    (tmp_path / "pairs.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    files = {"registry": "persons.csv", "queries": "queries.csv", "pairs": "pairs.csv", "out": "weights.json"}
    options = [part for name, file in files.items() for part in (f"--{name}", str(tmp_path / file))]
    result = CliRunner().invoke(app, ["learn", *options, "--version", "learned"])
    assert result.exit_code == 0, result.output
    assert (
        load_model(json.loads((tmp_path / "weights.json").read_text(encoding="utf-8"))).version == "learned"
    )


def test_quality_does_not_sink_below_its_floor(tmp_path: Path) -> None:
    generate(130, 1500, 600, tmp_path, harsh=True)
    figures = measure(answer_all(load_sample(tmp_path)))
    assert figures.best_f1 >= 0.97
    assert figures.link_precision >= 0.995
    assert figures.link_recall >= 0.80
    assert figures.review <= 0.09
    assert figures.households >= 0.80


def test_a_sister_and_a_brother_share_no_key_of_the_strongest_kind() -> None:
    kinds = {key.kind for key in set(list_index_keys(prepare(AHMAD))) & set(list_index_keys(prepare(FATIMA)))}
    assert KeyKind.CIVIL_ID not in kinds
    assert KeyKind.ADDRESS in kinds
