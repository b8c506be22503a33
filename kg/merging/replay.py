"""Merging again after a few claims came or went, without merging again all that hangs together with them.

`cluster.clusters` takes the claims of a block in an order of their own; what it decides on a claim depends only on
the happenings that stand by then and whose days meet the claim's. So the decisions of the last run, which the
clusters show, hold for every claim but those that come later than a change in a happening which is a choice for them,
as it was or as it is now. Only these are decided again, in the same order and by the same rule; the result is that of
a whole run.

In a dense block, where the days of some claim or other always overlap, a whole run would decide on all of it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush

from kg.merging.bundles import salient
from kg.merging.claims import SeenClaim, shift
from kg.merging.cluster import SALIENCE, Cluster, Order, in_order
from kg.merging.compare import fit

_MARGIN = 15  # days that are read further than needed, so that the next claim needs no reading
Token = str
Key = tuple[Order, Token]


@dataclass(frozen=True, slots=True)
class Stood:
    """A claim of a block as the last run left it.

    `event` names the happening it was put to, None for a claim that is new; `aside`: that one is made of claims
    set aside. `gone`: it is no longer held. A claim that came back changed stands twice, once gone and once new.
    """

    seen: SeenClaim
    event: str | None
    aside: bool = False
    gone: bool = False

    @property
    def token(self) -> Token:
        """Names this version of the claim."""
        return ("-" if self.gone else "") + self.seen.claim.id


Load = Callable[[str, str], Iterable[Stood]]
"""All claims of the block, new and gone ones too, whose days meet a stretch of ISO days, with all others of their
happenings."""


def replayed(
    changed: Iterable[Stood], load: Load, within: Mapping[str, str]
) -> list[tuple[list[SeenClaim], bool]]:
    """The happenings of a block that are no longer as they were once the `changed` claims are taken in.

    Each comes with whether it is made of claims set aside. Together they hold every claim that is left of any
    happening that changed.
    """
    cores = _Run(load, within, rest=False)
    for one in changed:
        cores.change(one, gone=one.gone)
    cores.run()
    rest = _Run(load, within, rest=True)
    for one, gone in cores.set_aside():
        rest.change(one, gone=gone)
    rest.run()
    return [(some, False) for some in cores.renewed()] + [(some, True) for some in rest.renewed()]


@dataclass(slots=True)
class _Happening:
    """The members of a happening in order, and what it looked like after so many of them."""

    opener: Stood
    members: list[Key]
    built: dict[int, Cluster] = field(default_factory=dict)

    def forget(self, key: Key) -> None:
        """What it looked like from this claim on is no longer so."""
        kept = bisect_left(self.members, key)
        self.built = {count: cluster for count, cluster in self.built.items() if count <= kept}


class _Run:
    """One of the two passes of `cluster.clusters`, over those claims that may be decided otherwise."""

    def __init__(self, load: Load, within: Mapping[str, str], *, rest: bool) -> None:
        self._load = load
        self._within = within
        self._rest = rest
        self._covered: list[tuple[str, str]] = []
        self._known: dict[Token, Stood] = {}
        self._events: set[str] = set()
        self._gone: set[Token] = set()
        self._home: dict[Token, Token] = {}  # the opener of the happening that a claim is in
        self._happenings: dict[Token, _Happening] = {}  # by their opener
        self._met: dict[tuple[Token, Token], bool] = {}
        self._queue: list[Key] = []
        self._queued: set[Token] = set()
        self._touched: set[Token] = set()
        self._aside: dict[Token, bool] = {}  # of those decided again: whether it is set aside

    def change(self, one: Stood, *, gone: bool) -> None:
        """A claim is new to this pass, or gone from it."""
        self._known[one.token] = one
        if gone:
            self._gone.add(one.token)
        self._cover(one)
        self._push(one)

    def run(self) -> None:
        """Decide again, in order, whatever may be decided otherwise."""
        while self._queue:
            key = heappop(self._queue)
            one = self._known[key[1]]
            self._cover(one)
            home = None if one.token in self._gone else self._decide(one, key)
            self._aside[one.token] = home is None and one.token not in self._gone
            before = self._home.get(one.token)
            if home != before:
                self._leave(one, key, before)
                self._join(one, key, home)

    def set_aside(self) -> Iterable[tuple[Stood, bool]]:
        """Who came to be set aside, and who no longer is (with True)."""
        for token, aside in self._aside.items():
            one = self._known[token]
            was = one.aside and one.event is not None
            if aside != was:
                yield one, was

    def renewed(self) -> list[list[SeenClaim]]:
        """The happenings that changed, as they are now."""
        return [
            [self._known[token].seen for _, token in self._happenings[opener].members]
            for opener in sorted(self._touched & self._happenings.keys())
        ]

    def _decide(self, one: Stood, key: Key) -> Token | None:
        """The opener of the happening that a claim joins or (itself) opens; None where it is set aside."""
        top, best = 0, list[tuple[Key, Token, Cluster]]()
        for opener, happening in self._happenings.items():
            first = happening.opener.seen
            if first.low > one.seen.high or one.seen.low > first.high:
                continue
            if not self._meets(one, happening.opener):
                continue
            cluster = self._as_of(happening, key)
            grade = cluster.fit(one.seen, self._within) if cluster else 0
            if cluster and grade and grade >= top:
                best = [(_key(happening.opener), opener, cluster), *(best if grade == top else [])]
                top = grade
        if not best:
            return one.token
        best.sort(key=lambda fitting: fitting[0])
        chosen = best[0][2] if self._rest else salient((one for _, _, one in best), _told, SALIENCE)
        return next((opener for _, opener, cluster in best if cluster is chosen), None)

    def _meets(self, one: Stood, opener: Stood) -> bool:
        """Whether a claim may be in a happening with the one that opened it, which is asked many times."""
        pair = one.token, opener.token
        if pair not in self._met:
            self._met[pair] = fit(one.seen, opener.seen, self._within) > 0
        return self._met[pair]

    def _as_of(self, happening: _Happening, key: Key) -> Cluster | None:
        """A happening as it stood when a claim's turn came; None where it was not open yet."""
        count = bisect_left(happening.members, key)
        if count and count not in happening.built:
            some = [self._known[token].seen for _, token in happening.members[:count]]
            happening.built[count] = cluster = Cluster(some[0])
            for seen in some:
                cluster.add(seen)
        return happening.built[count] if count else None

    def _leave(self, one: Stood, key: Key, before: Token | None) -> None:
        if before is None:
            return
        happening = self._happenings[before]
        self._push(*self._fitting(happening, key))
        happening.members.remove(key)
        happening.forget(key)
        del self._home[one.token]
        self._touched.add(before)
        if before == one.token:  # without the claim that opened it a happening is none
            self._push(*(self._known[later] for _, later in happening.members))
            for _, later in happening.members:
                del self._home[later]
            del self._happenings[before]
        else:
            self._push(*self._fitting(happening, key))

    def _join(self, one: Stood, key: Key, home: Token | None) -> None:
        if home is None:
            return
        happening = self._happenings.setdefault(home, _Happening(one, []))
        self._push(*self._fitting(happening, key))
        insort(happening.members, key)
        happening.forget(key)
        self._home[one.token] = home
        self._touched.add(home)
        self._push(*self._fitting(happening, key))

    def _fitting(self, happening: _Happening, key: Key) -> list[Stood]:
        """Later claims that a happening is a choice for, as it stands when their turn comes.

        What comes or goes matters to these alone: to those that it is a choice for before or after.
        """
        first, found = happening.opener.seen, []
        self._cover(happening.opener)
        for other in self._known.values():
            if other.seen.low > first.high or first.low > other.seen.high or other.token in self._queued:
                continue
            if (turn := _key(other)) > key and self._meets(other, happening.opener):
                cluster = self._as_of(happening, turn)
                if cluster is not None and cluster.fit(other.seen, self._within):
                    found.append(other)
        return found

    def _push(self, *some: Stood) -> None:
        for one in some:
            if one.token not in self._queued:
                self._queued.add(one.token)
                heappush(self._queue, _key(one))

    def _cover(self, one: Stood) -> None:
        """Know all claims of this pass whose days meet this one's, and their happenings."""
        low, high = one.seen.low, one.seen.high
        if any(start <= low and high <= end for start, end in self._covered):
            return
        low, high = shift(low, -_MARGIN), shift(high, _MARGIN)
        self._covered.append((low, high))
        standing: defaultdict[str, list[Stood]] = defaultdict(list)
        for other in self._load(low, high):
            mine = other.aside is self._rest
            if other.event is not None and mine:
                standing[other.event].append(other)
            if mine or not self._rest:  # the second pass knows of those set aside alone
                self._known.setdefault(other.token, other)
        for event, members in standing.items():
            if event not in self._events:
                self._events.add(event)
                self._stand(members)

    def _stand(self, members: list[Stood]) -> None:
        """A happening as the last run left it."""
        keys = sorted(map(_key, members))
        opener = keys[0][1]
        self._happenings[opener] = _Happening(self._known[opener], keys)
        for _, token in keys:
            self._home[token] = opener


def _key(one: Stood) -> Key:
    return in_order(one.seen), one.token


def _told(cluster: Cluster) -> int:
    return len(cluster.members)
