"""The happenings of a block as replay goes through it: those read from the last run, with what changed since.

A happening can be asked for as it stood at the turn of any claim. What stands there and was not read yet is known by
its traces alone, which rule out most of it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.merging.claims import SeenClaim, is_wide
from kg.merging.compare import joins
from kg.merging.happening import Cluster, Order, in_order
from kg.merging.sides import most_of, sides_text
from kg.merging.traces import Ground, Stood, Token, Trace

Key = tuple[Order, Token]


def key_of(one: Stood) -> Key:
    """Where a claim's turn comes."""
    return in_order(one.seen), one.token


def turn_of(trace: Trace) -> Key:
    """Where the turn comes of a claim that left this trace."""
    return (trace.width, trace.generality, trace.low, trace.claim), trace.claim


def bound_of(seen: SeenClaim, told: Iterable[Trace]) -> int:
    """The highest grade that the parties of a claim and of the traces of a happening let it have.

    It must fit the first of them, which opened the happening: one that did and is not among those whose days
    meet the claim's keeps it out all the same.
    """
    type, sides, wide = seen.claim.type, sides_text(seen), seen.is_wide
    bounds = (
        most_of(type, sides, trace.sides, wide or is_wide(seen.rule, trace.low, trace.high))
        for trace in sorted(told, key=turn_of)
    )
    first = next(bounds)
    return max((first, *bounds)) if first else 0


@dataclass(slots=True)
class Happening:
    """The members of a happening in order, and what it looked like after so many of them."""

    opener: Stood
    members: list[Key]
    built: dict[int, Cluster] = field(default_factory=dict)

    def forget(self, key: Key) -> None:
        """What it looked like from this claim on is no longer so."""
        kept = bisect_left(self.members, key)
        self.built = {count: cluster for count, cluster in self.built.items() if count <= kept}


class Happenings:
    """Those of a block that were read, or opened since; `rest`: those that are made of claims set aside."""

    def __init__(self, ground: Ground, within: Mapping[str, str], *, rest: bool) -> None:
        self.known: dict[Token, Stood] = {}
        self.home: dict[Token, Token] = {}  # the opener of the happening that a claim is in
        self.by_opener: dict[Token, Happening] = {}
        self.events: set[str] = set()  # those of the last run that were read
        self._ground = ground
        self._within = within
        self._rest = rest
        self._met: dict[tuple[Token, Token], bool] = {}

    def read_home(self, one: Stood) -> None:
        """Read the happening that the last run put a claim to, if it is of this kind."""
        if one.event is not None and one.aside is self._rest:
            self.read([one.event])

    def read(self, events: Iterable[str]) -> list[Token]:
        """Know these happenings as the last run left them; the openers of those that were not known."""
        fresh = [event for event in events if event not in self.events]
        self.events.update(fresh)
        standing: defaultdict[str, list[Stood]] = defaultdict(list)
        for one in self._ground.told(fresh) if fresh else ():
            assert one.event is not None
            standing[one.event].append(self.known.setdefault(one.token, one))
        return [self._stand(members) for members in standing.values()]

    def read_opened(self, claims: Iterable[str]) -> list[Token]:
        """Know the happenings that these claims opened in the last run; the openers of those that were not known."""
        # Any other is gone, and what it opened is read.
        held = [id for id in claims if f"-{id}" not in self.known]
        return self.read(one.event for one in self.read_claims(held) if one.event is not None)

    def read_claims(self, ids: Iterable[str]) -> list[Stood]:
        """Know these claims, which are held, as the last run put them."""
        ids = list(ids)
        for one in self._ground.claims([id for id in ids if id not in self.known]):
            self.known[one.token] = one
        return [self.known[id] for id in ids]

    def members(self, happening: Happening) -> Iterator[SeenClaim]:
        """The claims of a happening, in the order of their turns."""
        return (self.known[token].seen for _, token in happening.members)

    def grades(self, one: Stood, openers: Iterable[Token]) -> Iterator[tuple[int, Happening, Cluster]]:
        """Those of these happenings that a claim fits as they stood when its turn came, with how well."""
        key = key_of(one)
        for opener in openers:
            happening = self.by_opener[opener]
            first = happening.opener.seen
            if first.low > one.seen.high or one.seen.low > first.high:
                continue
            if not self._meets(one, happening.opener):
                continue
            cluster = self._as_of(happening, key)
            if cluster and (grade := cluster.fit(one.seen, self._within)):
                yield grade, happening, cluster

    def grade(self, happening: Happening, one: Stood) -> int:
        """How well a claim fits a happening as it stood when its turn came, 0 if it does not."""
        if not happening.members or not self._meets(one, happening.opener):
            return 0
        cluster = self._as_of(happening, key_of(one))
        return cluster.fit(one.seen, self._within) if cluster else 0

    def add(self, one: Stood, happening: Happening) -> None:
        """Put a claim to a happening."""
        key = key_of(one)
        insort(happening.members, key)
        happening.forget(key)
        self.home[one.token] = happening.opener.token

    def remove(self, one: Stood, happening: Happening) -> list[Stood]:
        """Take a claim out of a happening; without the claim that opened it a happening is none, and these are left."""
        key = key_of(one)
        happening.members.remove(key)
        happening.forget(key)
        del self.home[one.token]
        if one.token != happening.opener.token:
            return []
        left = [self.known[token] for _, token in happening.members]
        for member in left:
            del self.home[member.token]
        del self.by_opener[one.token]
        happening.members = []
        return left

    def _meets(self, one: Stood, opener: Stood) -> bool:
        """Whether a claim may be in a happening with the one that opened it, which is asked many times."""
        pair = one.token, opener.token
        if pair not in self._met:
            self._met[pair] = joins(one.seen, opener.seen, self._within)
        return self._met[pair]

    def _as_of(self, happening: Happening, key: Key) -> Cluster | None:
        """A happening as it stood when a claim's turn came; None where it was not open yet."""
        count = bisect_left(happening.members, key)
        if count and count not in happening.built:
            some = [self.known[token].seen for _, token in happening.members[:count]]
            happening.built[count] = cluster = Cluster(some[0])
            for seen in some:
                cluster.add(seen)
        return happening.built[count] if count else None

    def _stand(self, members: list[Stood]) -> Token:
        """A happening as the last run left it."""
        keys = sorted(map(key_of, members))
        opener = keys[0][1]
        self.by_opener[opener] = Happening(self.known[opener], keys)
        for _, token in keys:
            self.home[token] = opener
        return opener
