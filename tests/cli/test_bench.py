"""`sanad bench …`: every figure it promises, each of a size that can be true; never how long anything took."""

import re

import pytest

from tests.cli.commands import Said, run


def read_line(said: Said, name: str) -> list[float]:
    """The numbers of one line of the table."""
    (line,) = (line for line in said.out.splitlines() if line.startswith(name))
    return [
        float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*\.?\d*", line.removeprefix(name))
    ]


@pytest.mark.long
def test_a_small_registry_is_built_and_asked_and_every_figure_is_sane() -> None:
    said = run("bench", "duplicates", "--people", "5000", "--clients", "1,2", "--seconds", "1", variables={})
    assert said.code == 0, said.err
    assert 4_900 < read_line(said, "people")[0] <= 5_000
    assert 5 < read_line(said, "keys a person")[0] < 20
    assert 300 < read_line(said, "size a person")[0] <= 1_200
    f1, precision, recall = read_line(said, "judged questions: best F1 (P, R)")
    assert min(f1, precision, recall) > 0.97
    right, found = read_line(said, "automatic precision @ recall")
    assert right > 0.99
    assert 0.8 < found < 1
    for clients in ("1 client", "2 clients"):
        half, most, nearly_all = read_line(said, f"{clients}: look-up + score p50 / p95 / p99")
        assert 0 < half < most < nearly_all
        assert read_line(said, f"{clients}: look-up alone p50 / p95 / p99")[0] < half
        assert read_line(said, f"{clients}: checks/s")[1] > 0
        assert 1 < read_line(said, f"{clients}: candidates a check")[0] < 300
        assert 20 < read_line(said, f"{clients}: memory of a process")[0] <= 300
    assert "splink 5, the same questions" in said.out
    for name in ("loading, all of it", "one btree point look-up, p50", "filing 1,000 more by sets"):
        assert read_line(said, name)[-1] > 0


@pytest.mark.long
@pytest.mark.timeout(600)
def test_pages_are_timed_on_a_demonstration_that_was_copied() -> None:
    said = run("bench", "desks", "--tasks", "500", "--times", "20", variables={})
    assert said.code == 0, said.err
    assert 400 < read_line(said, "open tasks")[0] <= 500
    for desk in ("researcher", "supervisor", "duplicate desk"):
        for name in (
            f"{desk}: queue  ",
            f"{desk}: case  ",
            f"{desk}: queue: first paint",
            f"{desk}: case: first paint",
        ):
            _, half, _, nearly_all, *_ = read_line(said, name)
            assert 0 < half <= nearly_all


def test_what_cannot_be_measured_is_refused_in_one_sentence() -> None:
    said = run("bench", "duplicates", "--clients", "many", variables={})
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert run("bench", "duplicates", "--people", "10", variables={}).code == 2
