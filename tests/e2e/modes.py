"""In which languages and with or without scripts each journey is made: two ways always, all four before a release."""

import pytest

from tests.e2e.reading import Mode

ALWAYS = (Mode("ar", scripts=False), Mode("en", scripts=True, keys=True))
SELDOM = (Mode("ar", scripts=True), Mode("en", scripts=False))
LONG = [pytest.param(mode, marks=pytest.mark.long, id=str(mode)) for mode in SELDOM]

in_both_ways = pytest.mark.parametrize("mode", [*(pytest.param(m, id=str(m)) for m in ALWAYS), *LONG])
"""Arabic without scripts and English with them in every run."""

in_one_way = pytest.mark.parametrize(
    "mode",
    [
        pytest.param(ALWAYS[0], id=str(ALWAYS[0])),
        pytest.param(ALWAYS[1], marks=pytest.mark.long, id=str(ALWAYS[1])),
        *LONG,
    ],
)
"""Arabic without scripts in every run."""
