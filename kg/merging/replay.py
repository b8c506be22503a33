"""Merging again after a few claims came or went, without merging again all that hangs together with them.

`cluster.clusters` takes the claims of a block in an order of their own; what it decides on a claim depends only on
the happenings that stand by then and that it fits best. So the decisions of the last run hold for every claim but
those that come later than a change in a happening which fits them as well as what they chose, as it was or as it is
now. Only these are decided again, in the same order and by the same rule; the result is that of a whole run.

In a dense block, where the days of some claim or other always overlap, a whole run would decide on all of it. What
stands there is looked through by its traces, which say who takes part, when, and how well a claim was put; only what
they do not rule out is read.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush

from kg.merging.bundles import salient
from kg.merging.choices import CROWD, Choice, Search
from kg.merging.claims import SeenClaim
from kg.merging.cluster import SALIENCE
from kg.merging.compare import ALIKE, fit, names_an_object
from kg.merging.happening import Cluster, Order, in_order
from kg.merging.reach import SPANS, span_of
from kg.merging.sides import most_of, sides_text, who
from kg.merging.traces import Ground, Stood, Token, Trace

_TOGETHER = 16  # happenings read at a time
Key = tuple[Order, Token]


@dataclass(frozen=True, slots=True)
class Replayed:
    """What changed: the happenings that are no longer as they were, each with whether it is made of claims set aside,
    and how claims were put that were decided on again. The happenings hold every claim that is left of any that
    changed."""

    happenings: list[tuple[list[SeenClaim], bool]]
    choices: dict[str, Choice]


def replayed(changed: Iterable[Stood], ground: Ground, within: Mapping[str, str]) -> Replayed:
    """What a block comes to once the `changed` claims are taken in."""
    cores = _Run(ground, within, rest=False)
    for one in changed:
        cores.change(one, gone=one.gone)
    cores.run()
    rest = _Run(ground, within, rest=True)
    for one, gone in cores.set_aside():
        rest.change(one, gone=gone)
    rest.run()
    return Replayed(
        [(some, False) for some in cores.renewed()] + [(some, True) for some in rest.renewed()],
        {**cores.choices(), **rest.choices(cores.choices())},
    )


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

    def __init__(self, ground: Ground, within: Mapping[str, str], *, rest: bool) -> None:
        self._ground = ground
        self._within = within
        self._rest = rest
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
        self._graded: dict[Token, tuple[int, int]] = {}

    def change(self, one: Stood, *, gone: bool) -> None:
        """A claim is new to this pass, or gone from it."""
        self._known[one.token] = one
        if gone:
            self._gone.add(one.token)
        self._push(one)

    def run(self) -> None:
        """Decide again, in order, whatever may be decided otherwise."""
        for one in list(self._known.values()):
            self._read_home(one)
        while self._queue:
            key = heappop(self._queue)
            one = self._known[key[1]]
            self._read_home(one)
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

    def choices(self, cores: Mapping[str, Choice] | None = None) -> dict[str, Choice]:
        """How the claims decided on in this pass were put; `cores` as the first pass put them."""
        found = {}
        for token, (grade, many) in self._graded.items():
            one = self._known[token]
            stood = (cores or {}).get(token, one.choice)
            if self._rest:
                found[token] = replace(stood, again=grade)
            else:
                again = stood.again if self._aside[token] else 0
                found[token] = Choice(grade, many, again)
        return found

    def _decide(self, one: Stood, key: Key) -> Token | None:
        """The opener of the happening that a claim joins or (itself) opens; None where it is set aside."""
        search = Search[tuple[Key, Token, Cluster]](None if self._rest else CROWD)
        self._show(search, one, key, list(self._happenings))
        if not self._is_all(search, one):
            self._look_further(search, one, key)
        self._graded[one.token] = search.top, min(len(search.found), CROWD + 1)
        if not search.found:
            return one.token
        if search.crowded:
            return None
        best = sorted(search.found, key=lambda fitting: fitting[0])
        chosen = best[0][2] if self._rest else salient((one for _, _, one in best), _told, SALIENCE)
        return next((opener for _, opener, cluster in best if cluster is chosen), None)

    def _is_all(self, search: Search[tuple[Key, Token, Cluster]], one: Stood) -> bool:
        """Whether no happening beside those that were read can matter to a claim.

        The last run found none that it fits better than what it chose, and what changed since then is read. So it is
        where one that was read fits better now; and where as well as what it chose, if that was the only one, which is
        its own and read too.
        """
        if one.event is None or (self._rest and not one.aside):
            return False  # new to this pass
        before = self._chosen(one.choice)
        alone = not self._rest and before > 0 and one.choice.many == 1
        return search.top > before or (alone and search.top == before)

    def _show(
        self,
        search: Search[tuple[Key, Token, Cluster]],
        one: Stood,
        key: Key,
        openers: Iterable[Token],
    ) -> None:
        for opener in openers:
            happening = self._happenings[opener]
            first = happening.opener.seen
            if first.low > one.seen.high or one.seen.low > first.high:
                continue
            if not self._meets(one, happening.opener):
                continue
            cluster = self._as_of(happening, key)
            if cluster and (grade := cluster.fit(one.seen, self._within)):
                search.take(grade, (_key(happening.opener), opener, cluster))

    def _look_further(self, search: Search[tuple[Key, Token, Cluster]], one: Stood, key: Key) -> None:
        """Show it the happenings that were not read yet, those that it may fit best first."""
        seen, more = one.seen, names_an_object(one.seen)
        if span_of(seen.low, seen.high) > SPANS[0]:
            alike = self._ground.alike(who(seen), seen.low, seen.high)
            events = {t.event for t in alike if t.aside == self._rest and _turn(t) < key}
            self._read_some(search, one, key, events, ALIKE + more)
            if search.settled(ALIKE - 1 + more):
                return
        bounds: dict[str, int] = {}
        type, sides = seen.claim.type, sides_text(seen)
        for trace in self._ground.near(seen.low, seen.high, aside=self._rest):
            if trace.aside != self._rest or trace.event in self._events or _turn(trace) >= key:
                continue
            bounds[trace.event] = max(most_of(type, sides, trace.sides), bounds.get(trace.event, 0))
        by_bound: defaultdict[int, set[str]] = defaultdict(set)
        for event, bound in bounds.items():
            by_bound[bound].add(event)
        for bound in sorted(by_bound.keys() - {0}, reverse=True):
            self._read_some(search, one, key, by_bound[bound], bound + more)

    def _read_some(
        self,
        search: Search[tuple[Key, Token, Cluster]],
        one: Stood,
        key: Key,
        events: Iterable[str],
        bound: int,
    ) -> None:
        order = sorted(set(events) - self._events)
        for start in range(0, len(order), _TOGETHER):
            if search.settled(bound):
                return
            self._show(search, one, key, self._read(order[start : start + _TOGETHER]))

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
        later = self._later(happening, key, one)
        happening.members.remove(key)
        happening.forget(key)
        del self._home[one.token]
        self._touched.add(before)
        if before == one.token:  # without the claim that opened it a happening is none
            self._push(*(self._known[token] for _, token in happening.members))
            for _, token in happening.members:
                del self._home[token]
            del self._happenings[before]
            happening.members = []
        self._push_concerned(happening, later)

    def _join(self, one: Stood, key: Key, home: Token | None) -> None:
        if home is None:
            return
        happening = self._happenings.setdefault(home, _Happening(one, []))
        later = self._later(happening, key, one)
        insort(happening.members, key)
        happening.forget(key)
        self._home[one.token] = home
        self._touched.add(home)
        self._push_concerned(happening, later)

    def _push_concerned(self, happening: _Happening, later: list[tuple[Stood, int]]) -> None:
        """Decide those again to which what came or went may matter, with how well they fitted before it did.

        That is, they fit it before or after as well as what they chose. One that fits too many stays so unless it
        now fits one better, or one less; and one that could not choose cannot do so for another happening of one claim.
        """
        for one, before in later:
            after, grade = self._grade(happening, one), self._chosen(one.choice)
            if max(before, after) in (0, *range(grade)):
                continue
            if self._is_crowded(one.choice) and before <= after == grade:
                continue
            if one.aside and not self._rest and not before and after == grade and len(happening.members) == 1:
                self._note_another(one)
            else:
                self._push(one)

    def _note_another(self, one: Stood) -> None:
        """A claim that was set aside fits one more happening, and stays aside."""
        choice = replace(one.choice, many=min(one.choice.many + 1, CROWD + 1))
        self._known[one.token] = replace(one, choice=choice)
        self._graded[one.token] = choice.grade, choice.many
        self._aside[one.token] = True

    def _later(self, happening: _Happening, key: Key, change: Stood) -> list[tuple[Stood, int]]:
        """Later claims that a happening may be as good a choice for as theirs, with how well they fit it now."""
        first = happening.opener.seen
        members = [change.seen, *(self._known[token].seen for _, token in happening.members)]
        type, sides, opened = first.claim.type, {sides_text(seen) for seen in members}, sides_text(first)
        more = any(map(names_an_object, members))
        found = []
        for trace in self._ground.near(first.low, first.high, aside=self._rest):
            if (self._rest and not trace.aside) or trace.claim in self._queued or _turn(trace) <= key:
                continue
            if not most_of(type, trace.sides, opened):
                continue
            bound = max(most_of(type, trace.sides, one) for one in sides) + more
            choice = Choice(trace.grade, trace.many, trace.again)
            grade = self._chosen(choice)
            if bound < grade or (self._is_crowded(choice) and bound <= grade and not happening.members):
                continue
            found.append(trace.claim)
        for one in self._ground.claims([id for id in found if id not in self._known]):
            self._known[one.token] = one
        concerned = [self._known[id] for id in found]
        return [(one, self._grade(happening, one)) for one in concerned]

    def _grade(self, happening: _Happening, one: Stood) -> int:
        if not happening.members or not self._meets(one, happening.opener):
            return 0
        cluster = self._as_of(happening, _key(one))
        return cluster.fit(one.seen, self._within) if cluster else 0

    def _chosen(self, choice: Choice) -> int:
        return choice.again if self._rest else choice.grade

    def _is_crowded(self, choice: Choice) -> bool:
        return choice.many > CROWD and not self._rest

    def _push(self, *some: Stood) -> None:
        for one in some:
            if one.token not in self._queued:
                self._queued.add(one.token)
                heappush(self._queue, _key(one))

    def _read_home(self, one: Stood) -> None:
        if one.event is not None and one.aside is self._rest:
            self._read([one.event])

    def _read(self, events: Iterable[str]) -> list[Token]:
        """Know these happenings as the last run left them; the openers of those that were not known."""
        fresh = [event for event in events if event not in self._events]
        self._events.update(fresh)
        standing: defaultdict[str, list[Stood]] = defaultdict(list)
        for one in self._ground.told(fresh) if fresh else ():
            assert one.event is not None
            standing[one.event].append(self._known.setdefault(one.token, one))
        return [self._stand(members) for members in standing.values()]

    def _stand(self, members: list[Stood]) -> Token:
        """A happening as the last run left it."""
        keys = sorted(map(_key, members))
        opener = keys[0][1]
        self._happenings[opener] = _Happening(self._known[opener], keys)
        for _, token in keys:
            self._home[token] = opener
        return opener


def _key(one: Stood) -> Key:
    return in_order(one.seen), one.token


def _turn(trace: Trace) -> Key:
    return (trace.width, trace.generality, trace.low, trace.claim), trace.claim


def _told(cluster: Cluster) -> int:
    return len(cluster.members)
