"""One happening as it grows: the claims put to it so far, and whether one more can tell it too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping

from kg.merging.claims import SeenClaim
from kg.merging.compare import fit, joins, least_of, misread

Order = tuple[int, int, str, str]


def in_order(seen: SeenClaim) -> Order:
    """The order in which claims are taken: finest date first, most specific parties, then by day and id."""
    return seen.width, seen.generality, seen.low, seen.claim.id


class Cluster:
    """Claims of one happening.

    A claim is compared with one member of each wording only, and with all of its own article, so that a
    happening told a thousand times costs no more than one told ten times. A few members that contradict it do
    not keep it out where many agree: they may be misread themselves.
    """

    def __init__(self, first: SeenClaim, number: int = 0) -> None:
        self.number = number
        self.members: list[SeenClaim] = []
        self._low, self._high = first.low, first.high  # the days that every member may mean
        self._wordings: dict[Hashable, SeenClaim] = {}
        self._often: Counter[Hashable] = Counter()  # how many members have the wording
        self._articles: defaultdict[str, list[SeenClaim]] = defaultdict(list)

    def add(self, seen: SeenClaim) -> None:
        """Take in a claim."""
        self.members.append(seen)
        self._low, self._high = max(self._low, seen.low), min(self._high, seen.high)
        place = seen.claim.place
        country = seen.countries.get(place) if place is not None else None
        is_day = seen.width == 1
        day = seen.claim.time if is_day and not seen.rule.spread else None
        wording = (seen.agents, seen.targets, place, country, is_day, day)
        self._wordings.setdefault(wording, seen)
        self._often[wording] += 1
        self._articles[seen.claim.article_id].append(seen)

    def fit(self, seen: SeenClaim, within: Mapping[str, str]) -> int:
        """The best grade of the claim with any member (see `compare.fit`).

        0 if it contradicts the first of them (see `compare.joins`), one of its own article, more than one in
        `outliers`, or more than one in `misread` by its day or its place alone.
        """
        if seen.low > self._high or self._low > seen.high:
            return 0
        if not joins(seen, self.members[0], within):
            return 0
        best = 0
        for member in self._articles.get(seen.claim.article_id, ()):
            grade = fit(seen, member, within)
            if not grade:
                return 0
            best = max(best, grade)
        against = 0  # so many are needed for those that it contradicts
        for wording, member in self._wordings.items():
            grade = fit(seen, member, within)
            best = max(best, grade)
            if not grade:
                needed = seen.rule.misread if misread(seen, member) else seen.rule.outliers
                against += needed * self._often[wording]
            if against > len(self.members):
                return 0
        return best if best >= least_of(seen.rule, seen.width) else 0
