"""Which claims could tell the same happening at all, so that a new one touches few others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from kg import edtf
from kg.merging.claims import ArticleInfo, SeenClaim, see
from kg.model import Claim

T = TypeVar("T")
SPANS = (40, 1100, 10**7)  # days


@dataclass(frozen=True, slots=True)
class Reach:
    """Two claims can tell one happening only if they share a block and their stretches of days overlap.

    `low` and `high` are the first and the last ISO day that the claim's event may lie on.
    """

    block: str
    low: str
    high: str


def reach(claim: Claim, info: ArticleInfo) -> Reach:
    """The reach of a claim. Raises kg.edtf.EdtfError for a time that is no EDTF value.

    A block is the event's type with the countries of its parties as far as `block` in rules.yaml says.
    """
    seen = see(claim, info)
    return Reach(block_of(seen), seen.low, seen.high)


def block_of(seen: SeenClaim) -> str:
    """The block of a claim already seen."""
    parties = {"agents": seen.agents, "all": (*seen.agents, *seen.targets), "none": ()}[seen.rule.block]
    countries = sorted({party.lifted for party in parties})
    chosen = countries if seen.rule.parties == "same" or seen.rule.block == "all" else countries[:1]
    return "|".join((seen.claim.type, *chosen))


def span_of(low: str, high: str) -> int:
    """The smallest of SPANS that a stretch of ISO days is not longer than; by it, what meets a day is found fast."""
    days = edtf.days_between(low, high)
    return next(span for span in SPANS if days <= span)


def connected(spans: Iterable[tuple[str, str, T]], touched: Iterable[tuple[str, str]]) -> list[T]:
    """What must be merged again when something within the `touched` stretches changed.

    `spans` are (first day, last day, item) of the claims of one block. Claims whose stretches overlap, over
    any number of steps, hang together; all that hang together with a touched stretch are given.
    """
    marks = [(low, high, True, None) for low, high in touched]
    chain: list[T] = []
    found: list[T] = []
    until, hit = "", False
    for low, high, is_mark, item in sorted(
        [*marks, *((low, high, False, item) for low, high, item in spans)], key=lambda span: span[:2]
    ):
        if low > until:
            found += chain if hit else []
            chain, hit = [], False
        until = max(until, high) if low <= until else high
        hit = hit or is_mark
        if not is_mark:
            chain.append(item)  # type: ignore[arg-type]
    return found + (chain if hit else [])
