"""Clusters that decisions put together although their claims alone would not, or keep apart although they would.

A cluster holds claims that contradict none of each other. A happening is a bundle of clusters: one, unless a
decision says that claims of several tell the same. So a claim that comes later joins the telling that it fits,
and by that the whole, also where the tellings disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from kg.merging.claims import SeenClaim
from kg.merging.decided import Decided


class _Holding(Protocol):
    members: list[SeenClaim]


C = TypeVar("C", bound=_Holding)


@dataclass(eq=False, slots=True)
class _Bundle(Generic[C]):
    clusters: list[C] = field(default_factory=list)
    groups: set[str] = field(default_factory=set)  # of decided claims, see Decided


def salient(found: Iterable[C], told: Callable[[C], int], salience: int) -> C | None:
    """The one that is told `salience` times as often as the next; None where none is."""
    first, *others = sorted(found, key=told, reverse=True)
    return first if not others or told(first) >= salience * told(others[0]) else None


class Bundles(Generic[C]):
    """The happenings of one merging, as they grow."""

    def __init__(self, decided: Decided) -> None:
        self._decided = decided
        self._of_cluster: dict[int, _Bundle[C]] = {}
        self._of_group: dict[str, _Bundle[C]] = {}
        self._order: list[C] = []

    def allows(self, seen: SeenClaim, cluster: C) -> bool:
        """Whether no decision keeps the claim, with all it is the same as, from the cluster's happening."""
        group = self._decided.groups.get(seen.claim.id)
        if group is None:
            return True
        mine, theirs = self._of_group.get(group), self._of_cluster[id(cluster)]
        if mine is theirs:
            return True
        apart = self._decided.apart
        groups = mine.groups if mine else {group}
        return all(theirs.groups.isdisjoint(apart.get(one, ())) for one in groups)

    def choice(self, seen: SeenClaim, best: Sequence[C], salience: int) -> C | None:
        """The cluster to join of those that the claim fits equally; None where that cannot be told.

        That is one which a decision says it belongs to; else that of the only happening; else that of the
        happening told `salience` times as often as the next, or none where `salience` is 0.
        """
        group = self._decided.groups.get(seen.claim.id)
        mine = self._of_group.get(group) if group else None
        firsts: dict[int, C] = {}
        for cluster in best:
            bundle = self._of_cluster[id(cluster)]
            if bundle is mine:
                return cluster
            firsts.setdefault(id(bundle), cluster)
        return salient(firsts.values(), self._told, salience) if salience else None

    def put(self, seen: SeenClaim, cluster: C) -> None:
        """Note that the claim is in the cluster now."""
        bundle = self._of_cluster.get(id(cluster))
        if bundle is None:
            bundle = self._of_cluster[id(cluster)] = _Bundle([cluster])
            self._order.append(cluster)
        group = self._decided.groups.get(seen.claim.id)
        if group is None:
            return
        mine = self._of_group.setdefault(group, bundle)
        bundle.groups.add(group)
        if mine is not bundle:
            self._join(mine, bundle)

    def _join(self, into: _Bundle[C], other: _Bundle[C]) -> None:
        into.clusters += other.clusters
        into.groups |= other.groups
        for cluster in other.clusters:
            self._of_cluster[id(cluster)] = into
        for group in other.groups:
            self._of_group[group] = into

    def happenings(self) -> Iterable[Sequence[C]]:
        """The clusters of each happening."""
        done: set[int] = set()
        for cluster in self._order:
            bundle = self._of_cluster[id(cluster)]
            if id(bundle) not in done:
                done.add(id(bundle))
                yield bundle.clusters

    def _told(self, cluster: C) -> int:
        return sum(len(one.members) for one in self._of_cluster[id(cluster)].clusters)
