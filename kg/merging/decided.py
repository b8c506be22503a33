"""What people decided about claims, with all that follows from it.

Decisions bind whether their claims are in the graph or not: same(a, b) and same(b, c) keep a and c together
even while the article of b is withdrawn. So what they say is a function of the decisions alone.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.merging.unions import first_of
from kg.model import Decision, Verdict


@dataclass(frozen=True, slots=True)
class Decided:
    """`groups`: the group of each claim that a binding decision names, named by its smallest claim; all
    claims of a group tell one happening. `apart`: for a group those that it may not be with."""

    groups: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, frozenset[str]] = field(default_factory=dict)
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def together(self, claims: Iterable[str]) -> set[str]:
        """These claims and all that decisions keep together with them."""
        found = set(claims)
        for group in {self.groups[claim] for claim in found & self.groups.keys()}:
            found |= self.members[group]
        return found

    def settled(self, one: str, other: str) -> Verdict | None:
        """What follows for two claims: same, different, or nothing."""
        group, facing = self.groups.get(one), self.groups.get(other)
        if group is None or facing is None:
            return None
        if group == facing:
            return "same"
        return "different" if facing in self.apart.get(group, ()) else None


NOTHING = Decided()


def decided(decisions: Iterable[Decision]) -> Decided:
    """All that follows from decisions that do not contradict each other (see `contradiction`)."""
    binding = [one for one in decisions if one.verdict != "unsure"]
    if not binding:
        return NOTHING
    groups = _groups(binding)
    members: defaultdict[str, set[str]] = defaultdict(set)
    for claim, group in groups.items():
        members[group].add(claim)
    apart: defaultdict[str, set[str]] = defaultdict(set)
    for decision in binding:
        if decision.verdict == "different":
            here, there = ({groups[id] for id in side} for side in (decision.one, decision.other))
            for group in here:
                apart[group] |= there
            for group in there:
                apart[group] |= here
    return Decided(groups, _frozen(members), _frozen(apart))


def _groups(binding: Sequence[Decision]) -> dict[str, str]:
    """The smallest claim of each claim's group."""
    first = {claim: claim for decision in binding for claim in decision.claims}

    for decision in binding:
        if decision.verdict == "same":
            low, *others = sorted({first_of(first, claim) for claim in decision.claims})
            first.update(dict.fromkeys(others, low))
    return {claim: first_of(first, claim) for claim in first}


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(some) for key, some in sets.items()}


def contradiction(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions that cannot all hold: one that keeps claims apart, and those that put them together.

    Empty where all can. Of several contradictions the first by moment and id of what keeps apart, on the
    shortest way from the one side to the other.
    """
    ordered = sorted(decisions, key=lambda one: (one.at, one.id))
    by_claim: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in ordered:
        if decision.verdict == "same":
            for claim in decision.claims:
                by_claim[claim].append(decision)
    for decision in ordered:
        if decision.verdict == "different":
            way = _way(decision, by_claim)
            if way is not None:
                return decision, *way
    return ()


def _way(apart: Decision, by_claim: Mapping[str, Sequence[Decision]]) -> list[Decision] | None:
    """The fewest decisions by which a claim of the one side is the same as one of the other; None if none."""
    ends, seen = set(apart.other), set(apart.one)
    if ends & seen:
        return []
    waiting: deque[tuple[str, list[Decision]]] = deque((claim, []) for claim in apart.one)
    while waiting:
        claim, way = waiting.popleft()
        for decision in by_claim.get(claim, ()):
            if ends & decision.claims:
                return [*way, decision]
            fresh = decision.claims - seen
            seen |= fresh
            waiting.extend((one, [*way, decision]) for one in sorted(fresh))
    return None
