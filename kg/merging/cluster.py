"""Which claims tell one happening: blocks of claims that might, and the clusters within a block.

Clustering is global within its block and takes the claims in an order of their own (finest date first, then
the most specific parties, then by id), so the order in which articles arrive cannot matter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

from kg.merging.claims import ArticleInfo, SeenClaim, see, shift
from kg.merging.compare import fit
from kg.merging.preferred import event_of_seen
from kg.merging.reach import block_of
from kg.model import Claim, Event

SALIENCE = 4  # a claim that fits several happenings tells the one that is told this many times as often
_NARROW = 40  # days


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
        blocks[block_of(seen)].append(seen)
    around = within or {}
    events = (event_of_seen(told, around) for block in blocks.values() for told in clusters(block, around))
    return tuple(sorted(events, key=lambda event: event.id))


def clusters(block: Iterable[SeenClaim], within: Mapping[str, str]) -> list[list[SeenClaim]]:
    """The claims of one block by happening.

    A claim joins the happening that it fits best, if it contradicts no claim of it; one without a time joins only
    where some claim names the same parties, as nearly as `undated` in rules.yaml asks. Where several fit equally
    well it joins one that is told SALIENCE times as often as the next; else it is set aside, so that a coarse
    claim never bridges two happenings, and those set aside form clusters among themselves.
    """
    cores, rest = _Clusters(within), _Clusters(within)
    aside = []
    for seen in sorted(block, key=_specific_first):
        best = cores.best(seen)
        if not best:
            cores.open(seen)
        elif (chosen := _salient(best)) is not None:
            chosen.add(seen)
        else:
            aside.append(seen)
    for seen in aside:
        if best := rest.best(seen):
            best[0].add(seen)
        else:
            rest.open(seen)
    return [cluster.members for cluster in cores.all + rest.all]


def _specific_first(seen: SeenClaim) -> tuple[int, int, str, str]:
    return seen.width, seen.generality, seen.low, seen.claim.id


def _salient(candidates: list[_Cluster]) -> _Cluster | None:
    first, *others = sorted(candidates, key=lambda cluster: len(cluster.members), reverse=True)
    return first if not others or len(first.members) >= SALIENCE * len(others[0].members) else None


class _Cluster:
    """Claims of one happening.

    A claim is compared with one member of each wording only, and with all of its own article, so that a
    happening told a thousand times costs no more than one told ten times.
    """

    def __init__(self, first: SeenClaim) -> None:
        self.members: list[SeenClaim] = []
        self._low, self._high = first.low, first.high  # the days that every member may mean
        self._wordings: dict[Hashable, SeenClaim] = {}
        self._articles: defaultdict[str, list[SeenClaim]] = defaultdict(list)
        self.add(first)

    def add(self, seen: SeenClaim) -> None:
        self.members.append(seen)
        self._low, self._high = max(self._low, seen.low), min(self._high, seen.high)
        place = seen.claim.place
        country = seen.countries.get(place) if place is not None else None
        self._wordings.setdefault((seen.agents, seen.targets, place, country, seen.width == 1), seen)
        self._articles[seen.claim.article_id].append(seen)

    def fit(self, seen: SeenClaim, within: Mapping[str, str]) -> int:
        """The best grade of the claim with any member; 0 if it contradicts one (see `compare.fit`)."""
        if seen.low > self._high or self._low > seen.high:
            return 0
        best = 0
        for member in (*self._wordings.values(), *self._articles.get(seen.claim.article_id, ())):
            grade = fit(seen, member, within)
            if not grade:
                return 0
            best = max(best, grade)
        return best if seen.claim.time is not None or best >= seen.rule.undated else 0


class _Clusters:
    """Clusters in the order of their making, found by the days that their first claim may mean."""

    def __init__(self, within: Mapping[str, str]) -> None:
        self.all: list[_Cluster] = []
        self._within = within
        self._narrow: list[tuple[str, int]] = []  # (first day, index), the window shorter than _NARROW
        self._wide: list[int] = []

    def open(self, seen: SeenClaim) -> None:
        index = len(self.all)
        self.all.append(_Cluster(seen))
        if seen.high < shift(seen.low, _NARROW):
            insort(self._narrow, (seen.low, index))
        else:
            self._wide.append(index)

    def best(self, seen: SeenClaim) -> list[_Cluster]:
        """All clusters that the claim fits best, in the order of their making."""
        start = bisect_left(self._narrow, (shift(seen.low, -_NARROW), -1))
        end = bisect_right(self._narrow, (seen.high, len(self.all)))
        near = sorted([*self._wide, *(index for _, index in self._narrow[start:end])])
        graded = [(self.all[index].fit(seen, self._within), index) for index in near]
        top = max((grade for grade, _ in graded), default=0)
        return [self.all[index] for grade, index in graded if grade == top] if top else []
