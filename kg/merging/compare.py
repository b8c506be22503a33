"""Whether two claims may tell one happening, and how well they fit."""

from __future__ import annotations

from collections.abc import Mapping

from kg.merging.claims import Party, SeenClaim
from kg.merging.places import abroad

ALIKE = 3  # the grade of two claims that name both sides alike


def fit(one: SeenClaim, other: SeenClaim, within: Mapping[str, str]) -> int:
    """0 where the two cannot tell one happening; else 1, and 1 more for each side that is named alike.

    They cannot where their days or their parties do not meet; where they name places in two countries, unless
    both name the same day (then they disagree about the place); and where one article tells both and does not
    name the same parties, since an article that tells one happening twice would.
    """
    if one.claim.type != other.claim.type or one.low > other.high or other.low > one.high:
        return 0
    if not _parties_agree(one, other) or _elsewhere(one, other, within):
        return 0
    grade = 1 + _alike(one.agents, other.agents) + _alike(one.targets, other.targets)
    return grade if grade == ALIKE or one.claim.article_id != other.claim.article_id else 0


def _elsewhere(one: SeenClaim, other: SeenClaim, within: Mapping[str, str]) -> bool:
    here, there = one.claim.place, other.claim.place
    if here is None or there is None or one.width == other.width == 1:
        return False
    return abroad(here, there, within, {**one.countries, **other.countries})


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
