"""Which claims tell one happening: blocks of claims that might, and the clusters within a block.

Clustering is global within its block and takes the claims in an order of their own (finest date first, then
the most specific parties, then by id), so the order in which articles arrive cannot matter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.merging.claims import ArticleInfo, SeenClaim, see, shift
from kg.merging.compare import fit
from kg.merging.preferred import event_of_seen
from kg.model import Claim, Event

SALIENCE = 3  # a claim that fits several happenings tells the one that is told this many times as often
_NARROW = 40  # days


def block(claim: Claim, info: ArticleInfo) -> str:
    """The one block that the claim belongs to; claims of two blocks never tell one happening.

    A block is the event's type with the countries of its agents: all of them where the rules want the same
    parties on both sides, the first by the alphabet where an overlap will do.
    """
    return _block(see(claim, info))


def _block(seen: SeenClaim) -> str:
    countries = sorted({party.lifted for party in seen.agents})
    chosen = countries if seen.rule.parties == "same" else countries[:1]
    return "|".join((seen.claim.type, *chosen))


def merge(
    claims: Iterable[Claim],
    articles: Mapping[str, ArticleInfo],
    within: Mapping[str, str] | None = None,
) -> tuple[Event, ...]:
    """The events that the claims tell, in the order of their ids; a pure function of the set of claims.

    `articles` holds the article of every claim (KeyError else); `within` tells of a place in which other one
    it lies. Raises kg.edtf.EdtfError for a claim whose time is no EDTF value.
    """
    blocks: defaultdict[str, list[SeenClaim]] = defaultdict(list)
    for claim in {claim.id: claim for claim in claims}.values():
        seen = see(claim, articles[claim.article_id])
        blocks[_block(seen)].append(seen)
    events = (event_of_seen(cluster, within or {}) for seen in blocks.values() for cluster in clusters(seen))
    return tuple(sorted(events, key=lambda event: event.id))


def clusters(block: Iterable[SeenClaim]) -> list[list[SeenClaim]]:
    """The claims of one block by happening.

    A claim joins the happening that it fits best with every claim of it. Where several fit equally well it
    joins one that is told SALIENCE times as often as the next; else it is set aside, so that a coarse claim
    never bridges two happenings, and those set aside form clusters among themselves.
    """
    cores, rest = _Clusters(), _Clusters()
    aside = []
    for seen in sorted(block, key=_specific_first):
        best = cores.best(seen)
        if not best:
            cores.open(seen)
        elif (chosen := _salient(best)) is not None:
            chosen.append(seen)
        else:
            aside.append(seen)
    for seen in aside:
        if best := rest.best(seen):
            best[0].append(seen)
        else:
            rest.open(seen)
    return cores.all + rest.all


def _specific_first(seen: SeenClaim) -> tuple[int, int, str, str]:
    return seen.width, seen.generality, seen.low, seen.claim.id


def _salient(candidates: list[list[SeenClaim]]) -> list[SeenClaim] | None:
    first, *others = sorted(candidates, key=len, reverse=True)
    return first if not others or len(first) >= SALIENCE * len(others[0]) else None


class _Clusters:
    """Clusters in the order of their making, found by the days that their first claim may mean."""

    def __init__(self) -> None:
        self.all: list[list[SeenClaim]] = []
        self._narrow: list[tuple[str, int]] = []  # (first day, index), the window shorter than _NARROW
        self._wide: list[int] = []

    def open(self, seen: SeenClaim) -> None:
        index = len(self.all)
        self.all.append([seen])
        if seen.high < shift(seen.low, _NARROW):
            insort(self._narrow, (seen.low, index))
        else:
            self._wide.append(index)

    def best(self, seen: SeenClaim) -> list[list[SeenClaim]]:
        """All clusters that the claim fits best, in the order of their making."""
        start = bisect_left(self._narrow, (shift(seen.low, -_NARROW), -1))
        end = bisect_right(self._narrow, (seen.high, len(self.all)))
        near = sorted([*self._wide, *(index for _, index in self._narrow[start:end])])
        graded = [(self._fit(seen, self.all[index]), index) for index in near]
        top = max((grade for grade, _ in graded), default=0)
        return [self.all[index] for grade, index in graded if grade == top] if top else []

    @staticmethod
    def _fit(seen: SeenClaim, cluster: list[SeenClaim]) -> int:
        worst = 4
        for member in cluster:
            worst = min(worst, fit(seen, member))
            if not worst:
                break
        return worst
