"""Where merging was nearly of the other mind: pairs that a person should look at, in both directions.

A pair's score lies in 0..1; from .5 on its claims are in one event. What takes from it or adds to it stands in
rules.yaml under `doubts`. Only pairs near .5 are doubts: what agrees in all, or in nothing, is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg import edtf
from kg.edtf import FIRST, LAST, shift
from kg.merging.claims import SeenClaim
from kg.merging.compare import fit
from kg.merging.happening import in_order
from kg.merging.reach import block_of
from kg.merging.rules import doubts_rule

_THRESHOLD = 0.5
_ONE_SIDE = 3  # the grade of `compare.fit` from which on one side at least is named alike
_BESIDE = 200  # events of one block that an event is compared with, those that begin next


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two claims, the earlier id first, that are in one event (`joined`) or not, and might be otherwise."""

    one: str
    other: str
    joined: bool
    score: float
    reason: str


def doubts(events: Sequence[Sequence[SeenClaim]], within: Mapping[str, str]) -> list[Doubt]:
    """The doubtful pairs within and between these events, those nearest to the threshold first."""
    found: dict[tuple[str, str], Doubt] = {}
    blocks: defaultdict[str, list[SeenClaim]] = defaultdict(list)
    for event in events:
        core, *others = sorted(event, key=in_order)
        blocks[block_of(core)].append(core)
        for doubt in _within(core, others):
            found.setdefault((doubt.one, doubt.other), doubt)
    for cores in blocks.values():
        for doubt in _between(cores, within):
            found.setdefault((doubt.one, doubt.other), doubt)
    return sorted(found.values(), key=lambda one: (abs(one.score - _THRESHOLD), one.one, one.other))


def _within(core: SeenClaim, others: Sequence[SeenClaim]) -> Iterator[Doubt]:
    """What an event holds with little reason: one pair for all claims of one wording."""
    rule, wordings = doubts_rule(), set()
    for seen in others:
        if seen.claim.article_id == core.claim.article_id:
            continue
        if core.width == seen.width == 1 and core.claim.time != seen.claim.time:
            kind, score = "they name two days", rule.two_days
        elif not _named_alike(core, seen):
            kind, score = "they name neither side alike", rule.other_names
        elif seen.claim.time is None:
            kind, score = "one of them names no day", rule.undated
        else:
            continue
        wording = (kind, seen.claim.agents, seen.claim.targets, seen.claim.time)
        if wording not in wordings:
            wordings.add(wording)
            yield _doubt(core, seen, True, _THRESHOLD + score, kind)


def _between(cores: Sequence[SeenClaim], within: Mapping[str, str]) -> Iterator[Doubt]:
    """Events of one block that little keeps apart."""
    rule = doubts_rule()
    ordered = sorted(cores, key=lambda seen: (seen.low, seen.claim.id))
    starts = [seen.low for seen in ordered]
    for place, seen in enumerate(ordered):
        end = bisect_right(starts, shift(seen.high, rule.days))
        for other in ordered[place + 1 : min(end, place + 1 + _BESIDE)]:
            gap = _gap(seen, other)
            if gap > rule.days:
                continue
            grade = fit(_anywhere(seen, other), _anywhere(other, seen), within)
            if grade < _ONE_SIDE:
                continue
            if gap and not fit(seen, other, within):
                yield _doubt(seen, other, False, _THRESHOLD - rule.a_day * gap, _days(gap))
            elif not fit(seen, other, within):
                yield _doubt(
                    seen, other, False, _THRESHOLD - rule.abroad, "they name places in two countries"
                )
            else:
                yield _doubt(seen, other, False, _THRESHOLD - rule.coarse, "it may as well be another one")


def _days(gap: int) -> str:
    return f"{gap} {'day' if gap == 1 else 'days'} too far apart"


def _gap(one: SeenClaim, other: SeenClaim) -> int:
    """How many days lie between the days that both may mean if they are told right, 0 where they share one."""
    first, last = max(one.first, other.first), min(one.high, other.high)
    return max(edtf.days_between(last, first), 0)


def _named_alike(one: SeenClaim, other: SeenClaim) -> bool:
    """Whether both name the same on one side."""
    claims = one.claim, other.claim
    agents, targets = ({frozenset(getattr(c, side)) for c in claims} for side in ("agents", "targets"))
    return len(agents) == 1 or (len(targets) == 1 and targets != {frozenset()})


def _anywhere(seen: SeenClaim, other: SeenClaim) -> SeenClaim:
    """The claim, but for the day, and for the place where both name one: to see whether all else agrees."""
    known = seen.claim.place is not None and other.claim.place is not None
    place = None if known else seen.claim.place
    return replace(seen, low=FIRST, first=FIRST, high=LAST, claim=replace(seen.claim, place=place))


def _doubt(one: SeenClaim, other: SeenClaim, joined: bool, score: float, reason: str) -> Doubt:
    first, second = sorted((one.claim.id, other.claim.id))
    return Doubt(first, second, joined, round(score, 2), reason)
