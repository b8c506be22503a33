"""The measures of extraction: events aligned to gold, then precision, recall and F1 a measure.

Alignment is greedy by a score of 0.2 for the type, 0.5 for the parties (F1 of both sides together) and 0.3 for
the time (half where one value lies in the other); two undated events without a shared party are no pair.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.evaluation.gold import GoldArticle, GoldEvent, overlap, same_party
from kg.model import Claim, Extraction


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold event beside the claim it was aligned to; either may be missing."""

    gold: GoldEvent | None
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A named figure: precision, recall and F1, or a share alone (`precision` and `f1` are then None)."""

    name: str
    precision: float | None
    recall: float
    f1: float | None
    right: int
    total: int


def undoubted(time: str | None) -> str | None:
    """A time without its marks of approximation and doubt, as values are compared."""
    return re.sub(r"[~?%]", "", time) if time else None


def _coarser(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    left, right = (undoubted(one) or "").split("/"), (undoubted(other) or "").split("/")
    return any(
        x and y and x != ".." and y != ".." and (x.startswith(y) or y.startswith(x))
        for x in left
        for y in right
    )


def pair_score(gold: GoldEvent, claim: Claim, extraction: Extraction) -> float:
    """How well a claim fits a gold event, 0 to 1; 0 is no pair."""
    if gold.type != claim.type:
        return 0.0
    predicted = claim.agents + claim.targets
    shared = overlap(gold.parties, predicted, extraction)
    parties = 2 * shared / (len(gold.parties) + len(predicted)) if gold.parties or predicted else 0.0
    same_time = undoubted(gold.time) == undoubted(claim.time)
    time = 1.0 if same_time else 0.5 if _coarser(gold.time, claim.time) else 0.0
    if not shared and not (time and gold.time):
        return 0.0
    return 0.2 + 0.5 * parties + 0.3 * time


def align(gold: GoldArticle, extraction: Extraction) -> list[Pair]:
    """Every gold event and every claim once, alone or beside its partner."""
    claims = extraction.claims
    candidates = sorted(
        (
            (pair_score(g, c, extraction), i, j)
            for i, g in enumerate(gold.events)
            for j, c in enumerate(claims)
        ),
        reverse=True,
    )
    gold_left, claims_left, pairs = set(range(len(gold.events))), set(range(len(claims))), []
    for score, i, j in candidates:
        if score > 0 and i in gold_left and j in claims_left:
            gold_left.remove(i)
            claims_left.remove(j)
            pairs.append(Pair(gold.events[i], claims[j]))
    pairs += [Pair(gold.events[i], None) for i in sorted(gold_left)]
    return pairs + [Pair(None, claims[j]) for j in sorted(claims_left)]


def count(gold: GoldArticle, extraction: Extraction) -> Counter[str]:
    """What the measures are made of, for one article; counters of several articles add up."""
    counts: Counter[str] = Counter(articles=1, gold=len(gold.events), predicted=len(extraction.claims))
    if gold.published:
        counts["day_total"] += 1
        counts["day_right"] += extraction.article.published == gold.published
    for pair in align(gold, extraction):
        if pair.gold is not None and pair.claim is not None:
            counts += _count_pair(pair.gold, pair.claim, extraction)
    return counts + _count_times(gold, extraction)


def _count_pair(gold: GoldEvent, claim: Claim, extraction: Extraction) -> Counter[str]:
    counts: Counter[str] = Counter(typed=1)
    predicted = claim.agents + claim.targets
    shared = overlap(gold.parties, predicted, extraction)
    same_time = undoubted(gold.time) == undoubted(claim.time)
    same_modality = gold.modality == claim.modality
    enough = shared >= min(2, len(gold.parties))
    counts.update(party_right=shared, party_gold=len(gold.parties), party_predicted=len(predicted))
    counts.update(time_right=int(same_time), modality_right=int(same_modality))
    counts.update(triple=int(enough and same_time), usable=int(enough and same_time and same_modality))
    if gold.time:
        counts.update(dated=1, dated_right=int(same_time))
    if gold.place:
        right = claim.place is not None and same_party(gold.place, claim.place, extraction.entities)
        counts.update(place_total=1, place_right=int(right))
    if gold.attributed_to:
        right = overlap(gold.attributed_to, claim.attributed_to, extraction) > 0
        counts.update(source_total=1, source_right=int(right))
    return counts


def _count_times(gold: GoldArticle, extraction: Extraction) -> Counter[str]:
    given: dict[str, set[str | None]] = {}
    for time in extraction.times:
        given.setdefault(time.text.strip().casefold(), set()).add(undoubted(time.value))
    counts: Counter[str] = Counter(times_predicted=len(given))
    seen = set()
    for text, value in gold.times:
        key = text.strip().casefold()
        if key in seen:
            continue
        seen.add(key)
        counts["times_gold"] += 1
        match = key if key in given else next((k for k in given if k in key or key in k), None)
        if match:
            counts["times_found"] += 1
            counts["times_right"] += undoubted(value) in given[match]
    return counts


def _prf(name: str, right: int, predicted: int, gold: int) -> Measure:
    precision, recall = (right / predicted if predicted else 0.0), (right / gold if gold else 0.0)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Measure(name, precision, recall, f1, right, gold)


def _share(name: str, right: int, total: int) -> Measure:
    return Measure(name, None, right / total if total else 0.0, None, right, total)


def measures(counts: Mapping[str, int]) -> list[Measure]:
    """Every measure of the summed counts, in the order in which they are printed."""
    c = Counter(counts)
    return [
        _share("publication day right", c["day_right"], c["day_total"]),
        _prf("events typed, party or date shared", c["typed"], c["predicted"], c["gold"]),
        _prf("triples (type, parties, date)", c["triple"], c["predicted"], c["gold"]),
        _prf("usable (triple and modality)", c["usable"], c["predicted"], c["gold"]),
        _prf("parties on matched events", c["party_right"], c["party_predicted"], c["party_gold"]),
        _share("date right on matched events", c["time_right"], c["typed"]),
        _share("date right where gold has one", c["dated_right"], c["dated"]),
        _share("modality right on matched events", c["modality_right"], c["typed"]),
        _share("place right where gold has one", c["place_right"], c["place_total"]),
        _share("attribution right where gold has one", c["source_right"], c["source_total"]),
        _prf("time expressions found", c["times_found"], c["times_predicted"], c["times_gold"]),
        _share("time values right of gold", c["times_right"], c["times_gold"]),
    ]


def interval(articles: Sequence[Mapping[str, int]], name: str, rounds: int = 1000) -> tuple[float, float]:
    """A 95 % bootstrap interval over articles of the measure `name` (its F1, or its share).

    Resamples whole articles with a fixed seed (Efron and Tibshirani 1993, chapter 13).
    """
    draw = random.Random(0)
    figures = []
    for _ in range(rounds):
        total: Counter[str] = Counter()
        for _ in articles:
            total.update(draw.choice(articles))
        measure = next(m for m in measures(total) if m.name == name)
        figures.append(measure.f1 if measure.f1 is not None else measure.recall)
    figures.sort()
    return figures[int(0.025 * rounds)], figures[int(0.975 * rounds)]
