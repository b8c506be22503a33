"""Which claims tell one happening: blocks of claims that might, and the clusters within a block.

Clustering is global within its block and takes the claims in an order of their own (finest date first, then
the most specific parties, then by id), so the order in which articles arrive cannot matter. What people decided
binds it: see `decided` for what follows from decisions, `bundles` for what they do to clusters. A decision that
claims of two blocks of one type tell the same makes one ground of the two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping

from kg.merging.bundles import Bundles
from kg.merging.claims import ArticleInfo, SeenClaim, see, shift
from kg.merging.compare import fit
from kg.merging.decided import NOTHING, Decided
from kg.merging.decided import decided as following
from kg.merging.preferred import event_of_seen
from kg.merging.reach import block_of
from kg.model import Claim, Decision, Event

Order = tuple[int, int, str, str]
SALIENCE = 2  # a claim that fits several happenings tells the one that is told this many times as often
_NARROW = 40  # days
Block = list[SeenClaim]


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


def merge_seen(claims: Iterable[SeenClaim], within: Mapping[str, str], decided: Decided) -> tuple[Event, ...]:
    """The same for claims already seen, each of them once."""
    blocks: defaultdict[str, Block] = defaultdict(list)
    for seen in claims:
        blocks[block_of(seen)].append(seen)
    grounds = _grounds(blocks, decided)
    events = (
        event_of_seen(told, within, aside=aside)
        for one in grounds
        for told, aside in clusters(one, within, decided)
    )
    return tuple(sorted(events, key=lambda event: event.id))


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


def clusters(
    ground: Iterable[Block], within: Mapping[str, str], decided: Decided = NOTHING
) -> list[tuple[list[SeenClaim], bool]]:
    """The claims of some blocks by happening, each with whether it is made of claims set aside.

    A claim joins the happening of its block that it fits best, if it contradicts no more than a few of its
    claims; one without a time joins only where some claim names the same parties, as nearly as `undated` in
    rules.yaml asks.
    Where several fit equally well it joins one that is told SALIENCE times as often as the next; else it is
    set aside, so that a coarse claim never bridges two happenings, and those set aside form clusters among
    themselves. What was decided goes before all of that.
    """
    blocks, bundles = list(ground), Bundles[Cluster](decided)
    placed = {seen.claim.id: place for place, block in enumerate(blocks) for seen in block}
    cores, rests = ([_Clusters(within) for _ in blocks] for _ in range(2))
    aside = []
    for seen in sorted((seen for block in blocks for seen in block), key=in_order):
        here = cores[placed[seen.claim.id]]
        best = here.best(seen, bundles.allows)
        chosen = bundles.choice(seen, best, SALIENCE) if best else here.open(seen)
        if chosen is None:
            aside.append(seen)
        else:
            chosen.add(seen)
            bundles.put(seen, chosen)
    for seen in aside:
        here = rests[placed[seen.claim.id]]
        best = here.best(seen, bundles.allows)
        chosen = best[0] if best else here.open(seen)
        chosen.add(seen)
        bundles.put(seen, chosen)
    made_aside = {id(cluster) for rest in rests for cluster in rest.all}
    return [
        ([seen for one in told for seen in one.members], all(id(one) in made_aside for one in told))
        for told in bundles.happenings()
    ]


def in_order(seen: SeenClaim) -> Order:
    """The order in which claims are taken: finest date first, most specific parties, then by day and id."""
    return seen.width, seen.generality, seen.low, seen.claim.id


class Cluster:
    """Claims of one happening.

    A claim is compared with one member of each wording only, and with all of its own article, so that a
    happening told a thousand times costs no more than one told ten times. A few members that contradict it do
    not keep it out where many agree: they may be misread themselves.
    """

    def __init__(self, first: SeenClaim) -> None:
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
        wording = (seen.agents, seen.targets, place, country, seen.width == 1)
        self._wordings.setdefault(wording, seen)
        self._often[wording] += 1
        self._articles[seen.claim.article_id].append(seen)

    def fit(self, seen: SeenClaim, within: Mapping[str, str]) -> int:
        """The best grade of the claim with any member (see `compare.fit`).

        0 if it contradicts the first of them, one of its own article, or more than one in `outliers`.
        """
        if seen.low > self._high or self._low > seen.high:
            return 0
        if not fit(seen, self.members[0], within):
            return 0
        best, against = 0, 0
        for member in self._articles.get(seen.claim.article_id, ()):
            grade = fit(seen, member, within)
            if not grade:
                return 0
            best = max(best, grade)
        for wording, member in self._wordings.items():
            grade = fit(seen, member, within)
            best = max(best, grade)
            against += 0 if grade else self._often[wording]
            if against * seen.rule.outliers > len(self.members):
                return 0
        return best if seen.claim.time is not None or best >= seen.rule.undated else 0


class _Clusters:
    """Clusters in the order of their making, found by the days that their first claim may mean."""

    def __init__(self, within: Mapping[str, str]) -> None:
        self.all: list[Cluster] = []
        self._within = within
        self._narrow: list[tuple[str, int]] = []  # (first day, index), the window shorter than _NARROW
        self._wide: list[int] = []

    def open(self, seen: SeenClaim) -> Cluster:
        """A new cluster, for this claim to be added to."""
        index = len(self.all)
        self.all.append(Cluster(seen))
        if seen.high < shift(seen.low, _NARROW):
            insort(self._narrow, (seen.low, index))
        else:
            self._wide.append(index)
        return self.all[index]

    def best(self, seen: SeenClaim, allowed: Callable[[SeenClaim, Cluster], bool]) -> list[Cluster]:
        """All allowed clusters that the claim fits best, in the order of their making."""
        start = bisect_left(self._narrow, (shift(seen.low, -_NARROW), -1))
        end = bisect_right(self._narrow, (seen.high, len(self.all)))
        near = sorted([*self._wide, *(index for _, index in self._narrow[start:end])])
        fits = [(self.all[index].fit(seen, self._within), index) for index in near]
        graded = [(grade, index) for grade, index in fits if grade and allowed(seen, self.all[index])]
        top = max((grade for grade, _ in graded), default=0)
        return [self.all[index] for grade, index in graded if grade == top] if top else []
