"""What the desk ruled becomes what the matcher learns from: levels and relations, and nothing of anybody."""

import csv
import json
from pathlib import Path
from uuid import UUID

import pytest
from typer.testing import CliRunner

from cli import match
from domain.identities import Ruling
from matching.model import RELATIONS, Relation, load_model, read_model
from services.match_pairs import name_relation
from stack.temporal import EngineServer
from store.queries.identities import list_open_candidates
from tests.applicants import blur_applicant, invent_applicant
from tests.cli.commands import reach, run
from tests.conftest import Database
from tests.stepping import Steps
from tests.world import World


def ask_who(steps: Steps) -> tuple[UUID, str, str]:
    """A case whose applicant may be somebody known; the name that both bear, and the likeliest candidate."""
    known = invent_applicant()
    steps.decide("diyaa.registrar", steps.open_case("diyaa.registrar", **known), "withdraw")
    request_id = steps.open_case(**blur_applicant(known))
    with steps.store.registry() as db:
        person = str(list_open_candidates(db, request_id)[0].person_id)
    return request_id, str(known["full_name"]), person


def test_the_record_teaches_the_matcher_without_a_name(
    world: World, database: Database, engine_server: EngineServer, tmp_path: Path
) -> None:
    steps, names = Steps(world), list[str]()
    for code in ("same_person", "different_person", "same_person"):
        request_id, name, person = ask_who(steps)
        steps.decide("desk", request_id, code, person=person)
        names += name.split()
    steps.undo(world.look(request_id, "desk").decisions[0].decision_id)
    variables = reach(database, engine_server, tmp_path)
    levels, weights = tmp_path / "levels.csv", tmp_path / "weights.json"
    told = run("match", "pairs", "--out", str(levels), variables=variables)
    assert (told.code, told.out) == (0, "2 pairs\n"), "a ruling that was taken back teaches nothing"
    text = levels.read_text(encoding="utf-8")
    assert not [name for name in names if name in text]
    assert not [character for character in text if character.isdigit()], "no number and no id"
    with levels.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["relation"] == "same" for row in rows] == [True, False]
    assert {row["given"] for row in rows} == {"exact"}
    options = ["--levels", str(levels), "--out", str(weights), "--version", "of the desk"]
    learned = CliRunner().invoke(match.app, ["learn", *options])
    assert (learned.exit_code, learned.output) == (0, "2 pairs\n")
    model, before = load_model(json.loads(weights.read_text(encoding="utf-8"))), read_model()
    same = RELATIONS.index(Relation.SAME)
    assert model.version == "of the desk"
    assert [row[same] for row in model.odds["given"]] != [row[same] for row in before.odds["given"]]


def test_without_anything_to_learn_from_nothing_is_learned(tmp_path: Path) -> None:
    out = ["--out", str(tmp_path / "weights.json"), "--version", "x"]
    for files in ([], ["--registry", "a.csv"], ["--queries", "a.csv", "--pairs", "b.csv"]):
        assert CliRunner().invoke(match.app, ["learn", *files, *out]).exit_code == 2


@pytest.mark.parametrize(
    ("ruling", "likeliest", "relation"),
    [
        (Ruling.SAME, Relation.SIBLING, Relation.SAME),
        (Ruling.RELATIVE, Relation.SIBLING, Relation.SIBLING),
        (Ruling.RELATIVE, Relation.NAMESAKE, Relation.KIN),
        (Ruling.DIFFERENT, Relation.NAMESAKE, Relation.NAMESAKE),
        (Ruling.DIFFERENT, Relation.SIBLING, Relation.UNRELATED),
        (Ruling.NUMBER_OF_ANOTHER, Relation.SPOUSE, Relation.UNRELATED),
    ],
)
def test_a_ruling_says_what_two_people_are(ruling: Ruling, likeliest: Relation, relation: Relation) -> None:
    assert name_relation(ruling, likeliest) is relation
