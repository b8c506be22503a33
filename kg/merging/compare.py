"""Whether two claims may tell one happening, and how well they fit."""

from __future__ import annotations

from kg.merging.claims import Party, SeenClaim


def fit(one: SeenClaim, other: SeenClaim) -> int:
    """0 where the two cannot tell one happening; else 1, and 1 more for each side that is named alike."""
    if one.claim.type != other.claim.type or one.low > other.high or other.low > one.high:
        return 0
    if not _parties_agree(one, other):
        return 0
    return 1 + _alike(one.agents, other.agents) + _alike(one.targets, other.targets)


def _parties_agree(one: SeenClaim, other: SeenClaim) -> bool:
    if one.rule.parties == "same":
        return _same_parties(one.agents, other.agents) and _same_parties(one.targets, other.targets)
    agents = _meet(one.agents, other.agents)
    return agents and (not one.targets or not other.targets or _meet(one.targets, other.targets))


def _same_parties(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    if {party.lifted for party in one} != {party.lifted for party in other}:
        return False
    return all(any(party.matches(match) for match in long) for party in short)


def _meet(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    if not one or not other:
        return not one and not other
    return any(party.matches(match) for party in one for match in other)


def _alike(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    return {party.id for party in one} == {party.id for party in other}
