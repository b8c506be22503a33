"""From a raw score to a confidence that means something.

The frames' figures say which trigger is surer than which; how often claims of such a score are right was measured
on the development part and stands in `data/calibration.yaml`. Between two knots the line is straight.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from kg.extraction.lexicon import LexiconError, read_yaml


@cache
def _knots() -> tuple[tuple[float, float], ...]:
    knots = tuple((float(score), float(share)) for score, share in read_yaml("calibration.yaml")["knots"])
    if list(knots) != sorted(knots) or any(not 0 <= value <= 1 for knot in knots for value in knot):
        raise LexiconError("calibration.yaml: the knots must rise and lie between 0 and 1")
    return knots


def calibrated(score: float) -> float:
    """The share of right claims among those with that raw score, 0 to 1; the score itself where none is known."""
    knots = _knots()
    if not knots:
        return round(score, 2)
    after = bisect_right([raw for raw, _ in knots], score)
    if after == 0:
        return round(knots[0][1], 2)
    if after == len(knots):
        return round(knots[-1][1], 2)
    (low, from_), (high, to) = knots[after - 1], knots[after]
    return round(from_ + (to - from_) * (score - low) / (high - low), 2)
