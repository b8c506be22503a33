"""Who tells a happening independently: an outlet that repeats another's words adds no source.

Outlets count as one source where passages of theirs have nearly the same wording and do not name different
sources: a report of one agency that several reprint. How near is measured by the resemblance of the passages'
word shingles (Broder 1997), the share of shingles that both have; pairs that can be near are found by prefix
filtering (Chaudhuri, Ganti and Kaushik 2006), so none is missed and few are compared. The figures stand, with
what they were measured on, in rules.yaml.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.merging.claims import SeenClaim
from kg.merging.rules import copies_rule
from kg.merging.unions import first_of

Shingles = frozenset[str]
_UNPUBLISHED = "9999"


def independent(cluster: Sequence[SeenClaim]) -> dict[str, str]:
    """For each claim the source that it counts for, by the claim's id.

    A source goes by the outlet that published first of those whose words are nearly the same.
    """
    first = {seen.outlet: seen.outlet for seen in cluster}

    if len(first) > 1:
        for one, other in _repeating(cluster):
            low, high = sorted((first_of(first, one), first_of(first, other)))
            first[high] = low
    named: dict[str, tuple[str, str]] = {}
    for seen in cluster:
        outlet = first_of(first, seen.outlet)
        told = seen.published or _UNPUBLISHED, seen.outlet
        named[outlet] = min(told, named.get(outlet, told))
    return {seen.claim.id: named[first_of(first, seen.outlet)][1] for seen in cluster}


def _repeating(cluster: Sequence[SeenClaim]) -> Iterator[tuple[str, str]]:
    """Pairs of outlets of which one may repeat the other's words."""
    outlets: defaultdict[tuple[Shingles, frozenset[str]], list[str]] = defaultdict(list)
    for seen in cluster:
        words = shingles(seen.claim.passage.text)
        if words:
            outlets[words, frozenset(seen.claim.attributed_to)].append(seen.outlet)
    for same in outlets.values():
        yield from ((same[0], other) for other in same[1:])
    told = list(outlets)
    for one, other in _near([words for words, _ in told]):
        named, others = told[one][1], told[other][1]
        if not named or not others or named & others:
            yield outlets[told[one]][0], outlets[told[other]][0]


def _near(sets: Sequence[Shingles]) -> Iterator[tuple[int, int]]:
    """The pairs of sets, by their places, that resemble each other enough."""
    least = copies_rule().resemblance
    often = Counter(shingle for one in sets for shingle in one)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(sets):
        ranked = sorted(one, key=lambda shingle: (often[shingle], shingle))
        prefix = ranked[: len(one) - math.ceil(least * len(one)) + 1]
        for before in sorted({earlier for shingle in prefix for earlier in found[shingle]}):
            if resemblance(one, sets[before]) >= least:
                yield before, place
        for shingle in prefix:
            found[shingle].append(place)


def resemblance(one: Shingles, other: Shingles) -> float:
    """The share of shingles that both have, 0 to 1 (Jaccard)."""
    return len(one & other) / len(one | other) if one or other else 0.0


@lru_cache(maxsize=65536)
def shingles(text: str) -> Shingles:
    """The runs of words in a text, without regard to case; none of one too short to show who wrote it."""
    words = re.findall(r"\w+", text.casefold())
    long, least = copies_rule().shingle, copies_rule().words
    if len(words) < max(least, long):
        return frozenset()
    return frozenset(" ".join(words[start : start + long]) for start in range(len(words) - long + 1))
