"""How many receipts are asked about, and that nobody chooses which."""

from datetime import date

import pytest

from domain.errors import InvalidFieldsError
from domain.samples import ResultForm, SampleForm, compute_sample_size, draw_sample, read_result, read_sample

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("population", "margin", "confidence", "size"),
    [
        (0, 5, 95, 0),
        (1, 5, 95, 1),
        (20, 5, 95, 20),
        (1_000, 5, 95, 278),
        (100_000, 5, 95, 383),
        (10_000_000, 5, 95, 385),
        (1_000, 10, 90, 64),
        (1_000, 3, 99, 649),
    ],
)
def test_a_sample_is_as_large_as_margin_and_confidence_ask_for(
    population: int, margin: int, confidence: int, size: int
) -> None:
    assert compute_sample_size(population, margin_percent=margin, confidence_percent=confidence) == size, (
        "Cochran's size with the correction for a finite population"
    )


def test_the_same_seed_draws_the_same_sample_and_another_seed_another() -> None:
    population = list(range(500))
    drawn = draw_sample(population, 50, 7)
    assert drawn == draw_sample(population, 50, 7)
    assert drawn != draw_sample(population, 50, 8)
    assert len(set(drawn)) == 50
    assert drawn == sorted(drawn)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"from_on": ""}, ("from_on", "required")),
        ({"until_on": "2026-10-31"}, ("until_on", "until_before_from")),
        ({"from_on": "2026-12-01", "until_on": "2026-12-02"}, ("from_on", "in_the_future")),
        ({"margin": "60"}, ("margin", "malformed_count")),
        ({"confidence": "100"}, ("confidence", "malformed_count")),
        ({"confidence": "x"}, ("confidence", "malformed_count")),
    ],
)
def test_a_sample_that_cannot_be_drawn_says_why(fields: dict[str, str], problem: tuple[str, str]) -> None:
    form = SampleForm(**{"from_on": "2026-11-01", "until_on": "2026-11-28", **fields})
    with pytest.raises(InvalidFieldsError) as caught:
        read_sample(form, today=TODAY)
    assert [(each.field, each.code) for each in caught.value.problems] == [problem]


def test_what_is_not_simply_received_is_said_in_words() -> None:
    assert read_result(ResultForm("received"))[0] == "received"
    with pytest.raises(InvalidFieldsError):
        read_result(ResultForm("with_issues"))
