"""What a comparison of record and engine tells the engine: counts alone."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CheckResult:
    """How many open cases were compared, how many differed, how many of those agree now."""

    cases: int
    differing: int
    repaired: int
