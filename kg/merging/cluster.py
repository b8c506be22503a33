"""Which claims tell one happening: blocks of claims that might, and the clusters within a block.

Clustering is global within its block and takes the claims in an order of their own (finest date first, then
the most specific parties, then by id), so the order in which articles arrive cannot matter. What people decided
binds it: see `decided` for what follows from decisions, `bundles` for what they do to clusters. A decision that
claims of two blocks of one type tell the same makes one ground of the two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.edtf import shift
from kg.merging.bundles import Bundles
from kg.merging.choices import CROWD, Choice, Search, choice_among
from kg.merging.claims import ArticleInfo, Party, SeenClaim, see
from kg.merging.compare import ALIKE, compared, least_of, most, names_an_object
from kg.merging.decided import Decided
from kg.merging.decided import decided as following
from kg.merging.happening import Cluster, in_order
from kg.merging.preferred import event_of_seen
from kg.merging.reach import SPANS, block_of, span_of
from kg.model import Claim, Decision, Event

SALIENCE = 2  # a claim that fits several happenings tells the one that is told this many times as often
FIRST = 0  # a search for the first alone
_LAST = 10**9
Block = list[SeenClaim]
_Sides = tuple[tuple[Party, ...], tuple[Party, ...], bool]


def merge(
    claims: Iterable[Claim],
    articles: Mapping[str, ArticleInfo],
    within: Mapping[str, str] | None = None,
    decisions: Iterable[Decision] = (),
) -> tuple[Event, ...]:
    """The events that the claims tell, in the order of their ids; a pure function of claims and decisions.

    `articles` holds the article of every claim (KeyError else); `within` tells of a place in which other one
    it lies. `decisions` do not contradict each other; they may name claims that are not there. Raises
    kg.edtf.EdtfError for a claim whose time is no EDTF value.
    """
    return merge_seen(
        [see(claim, articles[claim.article_id]) for claim in {claim.id: claim for claim in claims}.values()],
        within or {},
        following(decisions),
    )


@dataclass(frozen=True, slots=True)
class Clustered:
    """The claims of each happening, with whether it is made of claims set aside; how each claim was put there."""

    happenings: list[tuple[list[SeenClaim], bool]]
    choices: dict[str, Choice]


def merge_seen(claims: Iterable[SeenClaim], within: Mapping[str, str], decided: Decided) -> tuple[Event, ...]:
    """The same for claims already seen, each of them once."""
    events = (
        event_of_seen(told, within, aside=aside)
        for one in clustered(claims, within, decided)
        for told, aside in one.happenings
    )
    return tuple(sorted(events, key=lambda event: event.id))


def clustered(
    claims: Iterable[SeenClaim], within: Mapping[str, str], decided: Decided
) -> Iterator[Clustered]:
    """The happenings that the claims tell, each ground of blocks by itself.

    A claim joins the happening of its block that it fits best, if it contradicts no more than a few of its
    claims; one without a time joins only where some claim names the same parties, as nearly as `undated` in
    rules.yaml asks.
    Where several fit equally well it joins one that is told SALIENCE times as often as the next; else it is
    set aside, so that a coarse claim never bridges two happenings, and those set aside form clusters among
    themselves. What was decided goes before all of that.
    """
    blocks: defaultdict[str, Block] = defaultdict(list)
    for seen in claims:
        blocks[block_of(seen)].append(seen)
    for ground in _grounds(blocks, decided):
        yield _clustered(ground, within, decided)


def _grounds(blocks: Mapping[str, Block], decided: Decided) -> Iterable[list[Block]]:
    """The blocks, those together in which a decision says that claims are the same."""
    ground = {name: [block] for name, block in blocks.items()}
    named: dict[tuple[str, str], str] = {}  # the first block met that holds a claim of the group
    for name, block in blocks.items() if decided.groups else ():
        for seen in block:
            group = decided.groups.get(seen.claim.id)
            first = named.setdefault((seen.claim.type, group), name) if group else name
            into, other = ground[first], ground[name]
            if into is not other:
                into += other
                ground.update({moved: into for moved, one in ground.items() if one is other})
    return {id(one): one for one in ground.values()}.values()


def _clustered(ground: Iterable[Block], within: Mapping[str, str], decided: Decided) -> Clustered:
    blocks, bundles = list(ground), Bundles[Cluster](decided)
    placed = {seen.claim.id: place for place, block in enumerate(blocks) for seen in block}
    cores, rests = ([Clusters(within) for _ in blocks] for _ in range(2))
    aside = []
    choices: dict[str, Choice] = {}
    for seen in sorted((seen for block in blocks for seen in block), key=in_order):
        here = cores[placed[seen.claim.id]]
        # What people decided is looked for among all that it fits.
        search = here.best(seen, bundles.allows, None if seen.claim.id in decided.groups else CROWD)
        crowded = len(search.found) > CROWD
        chosen = bundles.choice(seen, search.found, 0 if crowded else SALIENCE) if search.found else None
        choices[seen.claim.id] = choice_among(
            search.top, [one.members[0].claim.id for one in search.found], CROWD
        )
        if search.found and chosen is None:
            aside.append(seen)
        else:
            bundles.put(seen, here.add(seen, chosen))
    for seen in aside:
        here = rests[placed[seen.claim.id]]
        search = here.best(seen, bundles.allows, FIRST)
        choices[seen.claim.id] = replace(choices[seen.claim.id], again=search.top)
        bundles.put(seen, here.add(seen, search.found[0] if search.found else None))
    made_aside = {id(cluster) for rest in rests for cluster in rest.all}
    return Clustered(
        [
            ([seen for one in told for seen in one.members], all(id(one) in made_aside for one in told))
            for told in bundles.happenings()
        ],
        choices,
    )


class Clusters:
    """Clusters in the order of their making, found by the days that their first claim may mean and by their parties."""

    def __init__(self, within: Mapping[str, str]) -> None:
        self.all: list[Cluster] = []
        self._within = within
        self._by_days = _ByDays()
        self._alike: defaultdict[frozenset[str], _ByDays] = defaultdict(_ByDays)  # by all that a member names
        # A number for each way of naming the parties, and whether that is wide.
        self._sides: dict[_Sides, int] = {}
        self._told: list[set[int]] = []  # these numbers of each cluster
        self._opened: list[int] = []  # and that of its first claim
        self._examples: list[SeenClaim] = []  # one of each
        self._most: dict[tuple[int, int], int] = {}

    def add(self, seen: SeenClaim, cluster: Cluster | None) -> Cluster:
        """Put a claim into a cluster, or into a new one; which one that is."""
        if cluster is None:
            cluster = Cluster(seen, len(self.all))
            self.all.append(cluster)
            self._by_days.add(seen, cluster.number)
            self._told.append(set())
            self._opened.append(self._number(seen))
        cluster.add(seen)
        sides = self._number(seen)
        if sides not in self._told[cluster.number]:
            self._told[cluster.number].add(sides)
            self._alike[_who(seen)].add(cluster.members[0], cluster.number)
        return cluster

    def best(
        self, seen: SeenClaim, allowed: Callable[[SeenClaim, Cluster], bool], crowd: int | None
    ) -> Search[Cluster]:
        """The allowed clusters that the claim fits best, in the order of their making.

        Only some of them where they are more than `crowd`; the first alone for `crowd` FIRST.
        """
        search = Search[Cluster](None if crowd == FIRST else crowd)
        more = names_an_object(seen)
        alike = self._alike.get(_who(seen))
        near = alike.meeting(seen.low, seen.high) if alike else []
        done = set(near)
        self._look(seen, near, ALIKE + more, search, allowed, crowd == FIRST)
        if not search.settled(ALIKE - 1 + more):
            sides, highest, least = self._number(seen), ALIKE - 1 + more, least_of(seen.rule, seen.width)
            by_bound: defaultdict[int, list[int]] = defaultdict(list)
            for index in self._by_days.meeting(seen.low, seen.high):
                bound = 0 if index in done else self._bound(sides, index) + more
                if bound >= highest:  # at once, so that a claim that fits many is done with after a few
                    if self._look(seen, [index], bound, search, allowed, crowd == FIRST):
                        break
                elif bound > more and bound >= least:
                    by_bound[bound].append(index)
            for bound in sorted(by_bound, reverse=True):
                self._look(seen, by_bound[bound], bound, search, allowed, crowd == FIRST)
        search.found.sort(key=lambda cluster: cluster.number)
        return search

    def _look(
        self,
        seen: SeenClaim,
        near: Iterable[int],
        bound: int,
        search: Search[Cluster],
        allowed: Callable[[SeenClaim, Cluster], bool],
        first: bool,
    ) -> bool:
        """Show a search those that the claim can fit so well at most, in the order of their making.

        Whether others like them can make no difference.
        """
        for index in near:
            if search.settled(bound):
                return True
            cluster = self.all[index]
            if (grade := cluster.fit(seen, self._within)) and allowed(seen, cluster):
                search.take(grade, cluster)
                if first and grade == bound:
                    return True
        return False

    def _bound(self, sides: int, index: int) -> int:
        """The highest grade that the parties of a claim and of a cluster let it have; it must fit the first claim."""
        best = 0
        for told in (self._opened[index], *self._told[index]):
            bound = self._most[sides, told] if (sides, told) in self._most else self._compare(sides, told)
            if not bound and not best:
                return 0
            best = max(best, bound)
        return best

    def _compare(self, one: int, other: int) -> int:
        mine, its = self._examples[one], self._examples[other]
        self._most[one, other] = bound = most(mine, its, wide=mine.is_wide or its.is_wide)
        return bound

    def _number(self, seen: SeenClaim) -> int:
        number = self._sides.setdefault((seen.agents, seen.targets, seen.is_wide), len(self._sides))
        if number == len(self._examples):
            self._examples.append(seen)
        return number


class _ByDays:
    """Numbers of clusters by the days of the claim that opened them, those of like length together."""

    def __init__(self) -> None:
        self._spans: list[list[tuple[str, int]]] = [[] for _ in SPANS]

    def add(self, first: SeenClaim, index: int) -> None:
        """Note a cluster by its first claim."""
        insort(self._spans[SPANS.index(span_of(first.low, first.high))], (first.low, index))

    def meeting(self, low: str, high: str) -> list[int]:
        """The clusters whose days can meet these, in order."""
        found: list[int] = []
        for span, some in zip(SPANS, self._spans, strict=True):
            if some:
                start = bisect_left(some, (shift(low, -span), -1))
                found += [index for _, index in some[start : bisect_right(some, (high, _LAST))]]
        return sorted(set(found))  # one may be noted by several wordings


def _who(seen: SeenClaim) -> frozenset[str]:
    return frozenset(party.id for party in compared(seen))
