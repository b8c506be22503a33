"""Whether a claim's confidence means what it says: of the claims at .8, eight in ten should be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from kg.evaluation.gold import GoldArticle, GoldEvent, overlap
from kg.evaluation.scores import align
from kg.model import Claim, Extraction

EDGES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_FEWEST = 15  # claims under one knot of a calibration


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims with a confidence from `low` up to `high`, how many are right, and their mean confidence."""

    low: float
    high: float
    claims: int
    right: int
    mean: float


Point = tuple[float, bool]  # a confidence, and whether its claim is right


def is_right(gold: GoldEvent, claim: Claim, extraction: Extraction) -> bool:
    """Whether a claim aligned to a gold event has its parties and its modality; the day is not asked for."""
    shared = overlap(gold.parties, claim.agents + claim.targets, extraction)
    return shared >= min(2, len(gold.parties)) and gold.modality == claim.modality


def points(gold: GoldArticle, extraction: Extraction) -> list[Point]:
    """The confidence of every claim of an article, with whether it is right."""
    pairs = (pair for pair in align(gold, extraction) if pair.claim is not None)
    return [
        (pair.claim.confidence, pair.gold is not None and is_right(pair.gold, pair.claim, extraction))
        for pair in pairs
        if pair.claim is not None
    ]


def table(found: Iterable[Point], edges: Sequence[float] = EDGES) -> list[Bin]:
    """The points by confidence, a bin between two edges; empty bins are left out."""
    listed, bins = list(found), []
    for low, high in pairwise(edges):
        inside = [p for p in listed if low <= p[0] < high or (high == edges[-1] and p[0] == high)]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            bins.append(Bin(low, high, len(inside), sum(right for _, right in inside), mean))
    return bins


def expected_error(bins: Sequence[Bin]) -> float:
    """The mean distance between confidence and share right, weighted by claims (expected calibration error,
    Naeini, Cooper and Hauskrecht 2015)."""
    total = sum(b.claims for b in bins)
    return sum(abs(b.mean - b.right / b.claims) * b.claims for b in bins) / total if total else 0.0


def knots(found: Iterable[Point]) -> list[tuple[float, float]]:
    """A rising map from raw score to share right: pool adjacent violators (Barlow and others 1972).

    Each knot is a mean raw score with the share right there, of at least 15 claims, smoothed by one claim
    right and one wrong.
    """
    pools: list[list[float]] = []  # sum of scores, right, claims
    for score, right in sorted(found):
        pools.append([score, float(right), 1.0])
        while len(pools) > 1 and _violates(pools[-2], pools[-1]):
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    if len(pools) > 1 and pools[-1][2] < _FEWEST:
        last = pools.pop()
        pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    shares = accumulate(((right + 1) / (n + 2) for _, right, n in pools), max)
    return [(round(pool[0] / pool[2], 3), round(share, 3)) for pool, share in zip(pools, shares, strict=True)]


def _violates(before: Sequence[float], after: Sequence[float]) -> bool:
    return before[2] < _FEWEST or before[1] / before[2] >= after[1] / after[2]
