"""Merging again after a few claims came or went, without merging again all that hangs together with them.

`cluster.clustered` takes the claims of a block in an order of their own; what it decides on a claim depends only on
the happenings that stand by then and that it fits best. So the decisions of the last run hold for every claim but
those that come later than a change in a happening which fits them as well as what they chose, as it was or as it is
now. Only these are decided again, in the same order and by the same rule; the result is that of a whole run.

In a dense block, where the days of some claim or other always overlap, a whole run would decide on all of it. What
stands there is looked through by its traces, which say who takes part, when, and how well a claim was put; only what
they do not rule out is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from kg.merging.bundles import salient
from kg.merging.choices import CROWD, Choice, Search, choice_among, one_more
from kg.merging.claims import SeenClaim, is_wide
from kg.merging.cluster import SALIENCE
from kg.merging.compare import ALIKE, least_of, names_an_object
from kg.merging.happening import Cluster
from kg.merging.happenings import Happening, Happenings, Key, bound_of, key_of, turn_of
from kg.merging.reach import SPANS, span_of
from kg.merging.sides import most_of, sides_text, who
from kg.merging.traces import Ground, Stood, Token, Trace

_TOGETHER = 16  # happenings read at a time
_Search = Search[tuple[Key, Token, Cluster]]


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


class _Run:
    """One of the two passes of `cluster.clustered`, over those claims that may be decided otherwise."""

    def __init__(self, ground: Ground, within: Mapping[str, str], *, rest: bool) -> None:
        self._ground = ground
        self._rest = rest
        self._happenings = Happenings(ground, within, rest=rest)
        self._gone: set[Token] = set()
        self._queue: list[Key] = []
        self._queued: set[Token] = set()
        self._touched: set[Token] = set()
        self._aside: dict[Token, bool] = {}  # of those decided again: whether it is set aside
        self._graded: dict[Token, Choice] = {}

    def change(self, one: Stood, *, gone: bool) -> None:
        """A claim is new to this pass, or gone from it."""
        self._happenings.known[one.token] = one
        if gone:
            self._gone.add(one.token)
        self._push(one)

    def run(self) -> None:
        """Decide again, in order, whatever may be decided otherwise."""
        for one in list(self._happenings.known.values()):
            self._happenings.read_home(one)
        while self._queue:
            key = heappop(self._queue)
            one = self._happenings.known[key[1]]
            self._happenings.read_home(one)
            home = None if one.token in self._gone else self._decide(one, key)
            self._aside[one.token] = home is None and one.token not in self._gone
            before = self._happenings.home.get(one.token)
            if home != before:
                self._leave(one, key, before)
                self._join(one, key, home)

    def set_aside(self) -> Iterable[tuple[Stood, bool]]:
        """Who came to be set aside, and who no longer is (with True)."""
        for token, aside in self._aside.items():
            one = self._happenings.known[token]
            was = one.aside and one.event is not None
            if aside != was:
                yield one, was

    def renewed(self) -> list[list[SeenClaim]]:
        """The happenings that changed, as they are now."""
        return [
            list(self._happenings.members(self._happenings.by_opener[opener]))
            for opener in sorted(self._touched & self._happenings.by_opener.keys())
        ]

    def choices(self, cores: Mapping[str, Choice] | None = None) -> dict[str, Choice]:
        """How the claims decided on in this pass were put; `cores` as the first pass put them."""
        found = {}
        for token, choice in self._graded.items():
            stood = (cores or {}).get(token, self._happenings.known[token].choice)
            if self._rest:
                found[token] = replace(stood, again=choice.grade)
            else:
                found[token] = replace(choice, again=stood.again if self._aside[token] else 0)
        return found

    def _decide(self, one: Stood, key: Key) -> Token | None:
        """The opener of the happening that a claim joins or (itself) opens; None where it is set aside."""
        search = _Search(None if self._rest else CROWD)
        self._show(search, one, list(self._happenings.by_opener))
        if one.choice.among and search.top <= one.choice.grade and not self._rest:
            self._show(search, one, self._happenings.read_opened(one.choice.among))
        if not self._is_all(search, one):
            self._look_further(search, one, key)
        self._graded[one.token] = choice_among(search.top, [opener for _, opener, _ in search.found], CROWD)
        if not search.found:
            return one.token
        if search.crowded:
            return None
        best = sorted(search.found, key=lambda fitting: fitting[0])
        chosen = best[0][2] if self._rest else salient((one for _, _, one in best), _told, SALIENCE)
        return next((opener for _, opener, cluster in best if cluster is chosen), None)

    def _is_all(self, search: _Search, one: Stood) -> bool:
        """Whether no happening beside those that were read can matter to a claim.

        The last run found none that it fits better than what it chose, and what changed since then is read. So it is
        where one that was read fits better now; and where as well as what it chose, if all that it chose from are
        read: its own alone, or those kept with the choice. One set aside joins the first, so for it those before its
        own are enough.
        """
        if one.event is None or (self._rest and not one.aside):
            return False  # new to this pass
        before = self._chosen(one.choice)
        if search.top != before or not before:
            return search.top >= before
        if not self._rest:
            return one.choice.many == 1 or bool(one.choice.among)
        home = self._happenings.home.get(one.token)
        return home is not None and any(key <= self._opened(home) for key, _, _ in search.found)

    def _show(self, search: _Search, one: Stood, openers: Iterable[Token]) -> None:
        for grade, happening, cluster in self._happenings.grades(one, openers):
            search.take(grade, (key_of(happening.opener), happening.opener.token, cluster))

    def _look_further(self, search: _Search, one: Stood, key: Key) -> None:
        """Show it the happenings that were not read yet, those that it may fit best first."""
        seen, more = one.seen, names_an_object(one.seen)
        if span_of(seen.low, seen.high) > SPANS[0]:
            alike = self._ground.alike(who(seen), seen.low, seen.high)
            events = {t.event for t in alike if t.aside == self._rest and turn_of(t) < key}
            self._read_some(search, one, events, ALIKE + more)
            if search.settled(ALIKE - 1 + more):
                return
        told: defaultdict[str, list[Trace]] = defaultdict(list)
        for trace in self._ground.near(seen.low, seen.high, aside=self._rest):
            if (
                trace.aside == self._rest
                and trace.event not in self._happenings.events
                and turn_of(trace) < key
            ):
                told[trace.event].append(trace)
        by_bound: defaultdict[int, set[str]] = defaultdict(set)
        for event, traces in told.items():
            by_bound[bound_of(seen, traces)].add(event)
        least = least_of(seen.rule, seen.width)
        for bound in sorted(by_bound.keys() - {0}, reverse=True):
            if bound + more >= least:
                self._read_some(search, one, by_bound[bound], bound + more)

    def _read_some(self, search: _Search, one: Stood, events: Iterable[str], bound: int) -> None:
        order = sorted(set(events) - self._happenings.events)
        for start in range(0, len(order), _TOGETHER):
            if search.settled(bound):
                return
            self._show(search, one, self._happenings.read(order[start : start + _TOGETHER]))

    def _leave(self, one: Stood, key: Key, before: Token | None) -> None:
        if before is None:
            return
        happening = self._happenings.by_opener[before]
        later = self._later(happening, key, one)
        left = self._happenings.remove(one, happening)
        self._touched.add(before)
        self._push(*left)
        self._push_concerned(happening, later)

    def _join(self, one: Stood, key: Key, home: Token | None) -> None:
        if home is None:
            return
        happening = self._happenings.by_opener.setdefault(home, Happening(one, []))
        later = self._later(happening, key, one)
        self._happenings.add(one, happening)
        self._touched.add(home)
        self._push_concerned(happening, later)

    def _push_concerned(self, happening: Happening, later: list[tuple[Stood, int]]) -> None:
        """Decide those again to which what came or went may matter, with how well they fitted before it did.

        That is, they fit it before or after as well as what they chose.
        """
        for one, before in later:
            after, grade = self._happenings.grade(happening, one), self._chosen(one.choice)
            if max(before, after) in (0, *range(grade)):
                continue
            if max(before, after) > grade:
                self._push(one)
            elif self._rest:
                if self._is_first(one, happening, before, after):
                    self._push(one)
            elif self._is_crowded(one.choice):
                if after < before:
                    self._note(one, replace(one.choice, many=one.choice.many - 1))
            elif one.aside and not before and len(happening.members) == 1:
                self._note(one, one_more(one.choice, happening.opener.token, CROWD))
            elif one.choice.many > 1 or before < after or after < before:
                self._push(one)

    def _is_first(self, one: Stood, happening: Happening, before: int, after: int) -> bool:
        """Whether a claim set aside, which joins the first that it fits best, now has another first."""
        if before == after:
            return False
        self._happenings.read_home(one)
        home = self._happenings.home.get(one.token)
        if home is None or after < before:
            return home in (None, happening.opener.token)
        return key_of(happening.opener) < self._opened(home)

    def _opened(self, opener: Token) -> Key:
        return key_of(self._happenings.by_opener[opener].opener)

    def _note(self, one: Stood, choice: Choice) -> None:
        """A claim that was set aside fits such happenings now, and stays aside if these cannot be chosen from.

        It cannot for another happening of one claim, nor while it fits too many.
        """
        if self._is_crowded(one.choice) and not self._is_crowded(choice):
            self._push(one)
            return
        self._happenings.known[one.token] = replace(one, choice=choice)
        self._graded[one.token] = choice
        self._aside[one.token] = True

    def _later(self, happening: Happening, key: Key, change: Stood) -> list[tuple[Stood, int]]:
        """Later claims that a happening may be as good a choice for as theirs, with how well they fit it now."""
        first = happening.opener.seen
        members = [change.seen, *self._happenings.members(happening)]
        type, opened = first.claim.type, (sides_text(first), first.is_wide)
        told = {(sides_text(seen), seen.is_wide) for seen in members}
        more = any(map(names_an_object, members))
        found = []
        for trace in self._ground.near(first.low, first.high, aside=self._rest):
            if (self._rest and not trace.aside) or trace.claim in self._queued or turn_of(trace) <= key:
                continue
            wide = is_wide(first.rule, trace.low, trace.high)
            if not most_of(type, trace.sides, opened[0], wide or opened[1]):
                continue
            bound = max(most_of(type, trace.sides, sides, wide or its) for sides, its in told) + more
            choice = Choice(trace.grade, trace.many, trace.again)
            grade = self._chosen(choice)
            if bound < max(grade, least_of(first.rule, trace.width)):
                continue
            if self._is_crowded(choice) and bound <= grade and not happening.members:
                continue
            found.append(trace.claim)
        return [(one, self._happenings.grade(happening, one)) for one in self._happenings.read_claims(found)]

    def _chosen(self, choice: Choice) -> int:
        return choice.again if self._rest else choice.grade

    def _is_crowded(self, choice: Choice) -> bool:
        return choice.many > CROWD and not self._rest

    def _push(self, *some: Stood) -> None:
        for one in some:
            if one.token not in self._queued:
                self._queued.add(one.token)
                heappush(self._queue, key_of(one))


def _told(cluster: Cluster) -> int:
    return len(cluster.members)
