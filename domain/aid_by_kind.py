"""Aid by kind: what of it may be told beside a case without telling whose it was."""

LEDGER_MONTHS = 24
"""How far back a household's ledger reaches."""

LEAST_CASES = 5
"""Fewer like cases than these give no range: each of them could be guessed."""

LATEST_CASES = 200
"""A range is that of the latest approvals, not of a time when money was worth something else."""

LEAST_SUMMED = 3
"""A total that fewer grants of other bodies stand in would say what one of them gave."""

_STEP_FILS = 5_000


def round_fils(fils: float) -> int:
    """An amount of a range, to five dinars: no quartile is what one person got."""
    return round(fils / _STEP_FILS) * _STEP_FILS
