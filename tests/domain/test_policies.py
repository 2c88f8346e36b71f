"""Bands are whole exactly if every amount is in one of them and only in one."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from domain.approvals import Flag, read_level
from domain.policies import StatedBand, list_band_problems

MINISTRY = (read_level("ministry"),)
EVERYBODY: frozenset[Flag] = frozenset()
PILOT = frozenset({Flag.PILOT})
amounts = st.integers(min_value=0, max_value=30)


def make_band(floor_fils: int, until_fils: int | None, flags: frozenset[Flag] = EVERYBODY) -> StatedBand:
    return StatedBand(floor_fils, until_fils, flags, MINISTRY)


def list_codes(bands: Sequence[StatedBand]) -> list[str]:
    return [problem.code for problem in list_band_problems(bands)]


@st.composite
def whole_bands(draw: st.DrawFn) -> list[StatedBand]:
    """Bands that follow upon one another, each saying where it ends, or leaving it to the next one."""
    floors = sorted({0, *draw(st.sets(amounts, max_size=5))})
    ends = [*floors[1:], None]
    said = draw(st.lists(st.booleans(), min_size=len(floors), max_size=len(floors)))
    bands = [
        make_band(floor, end if is_said else None)
        for floor, end, is_said in zip(floors, ends, said, strict=True)
    ]
    return draw(st.permutations(bands))


@st.composite
def any_bands(draw: st.DrawFn) -> list[StatedBand]:
    """Bands of which each says where it ends, save one that may not, in any order, whole or not."""
    bands = []
    for floor in draw(st.lists(amounts, min_size=1, max_size=5)):
        until = draw(st.one_of(st.none(), st.integers(min_value=floor + 1, max_value=31)))
        bands.append(make_band(floor, until))
    return bands


@given(whole_bands())
def test_bands_that_follow_upon_one_another_from_zero_on_are_whole(bands: list[StatedBand]) -> None:
    assert list_codes(bands) == []


@given(any_bands())
def test_bands_are_whole_exactly_if_each_amount_is_in_one_and_only_one(bands: list[StatedBand]) -> None:
    floors = sorted(band.floor_fils for band in bands)

    def is_in(band: StatedBand, amount: int) -> bool:
        above = [floor for floor in floors if floor > band.floor_fils]
        until = band.until_fils if band.until_fils is not None else min(above, default=None)
        return band.floor_fils <= amount and (until is None or amount < until)

    covered = [sum(is_in(band, amount) for band in bands) for amount in range(40)]
    assert (list_codes(bands) == []) == (set(covered) == {1})


@given(whole_bands(), st.data())
def test_a_band_that_is_missing_is_a_gap_or_takes_zero_away(
    bands: list[StatedBand], data: st.DataObject
) -> None:
    stated = sorted(bands, key=lambda band: band.floor_fils)
    ends = [*(band.floor_fils for band in stated[1:]), None]
    said = [make_band(band.floor_fils, end) for band, end in zip(stated, ends, strict=True)]
    lost = data.draw(st.integers(min_value=0, max_value=len(said) - 1))
    left = said[:lost] + said[lost + 1 :]
    codes = list_codes(left)
    assert ("zero_band_needed" in codes) == (lost == 0)
    assert ("gap_between_bands" in codes) == (lost > 0)


@given(whole_bands(), amounts)
def test_bands_for_a_flag_may_begin_anywhere_but_follow_upon_one_another(
    bands: list[StatedBand], floor_fils: int
) -> None:
    flagged = [make_band(floor_fils, floor_fils + 5, PILOT), make_band(floor_fils + 5, None, PILOT)]
    assert list_codes([*bands, *flagged]) == []
    torn = [make_band(floor_fils, floor_fils + 3, PILOT), flagged[1]]
    assert list_codes([*bands, *torn]) == ["gap_between_bands"]


@given(whole_bands())
def test_a_floor_that_comes_twice_is_refused(bands: list[StatedBand]) -> None:
    assert "floor_twice" in list_codes([*bands, make_band(bands[0].floor_fils, None)])


def test_a_band_of_a_flag_alone_leaves_everybody_else_without_a_signature() -> None:
    assert list_codes([make_band(0, None, PILOT)]) == ["zero_band_needed"]


def test_a_band_without_levels_and_one_without_amounts_are_refused() -> None:
    assert list_codes([StatedBand(0, None, EVERYBODY, ())]) == ["levels_needed"]
    assert "band_without_amounts" in list_codes([make_band(0, 0), make_band(10, None)])
