"""Whether two claims may tell one happening, and how well they fit."""

from __future__ import annotations

from collections.abc import Mapping

from kg.merging.claims import Party, SeenClaim
from kg.merging.objects import is_general
from kg.merging.places import abroad

ALIKE = 5  # the grade of two claims that name both sides alike
_Sides = tuple[tuple[Party, ...], tuple[Party, ...]]


def fit(one: SeenClaim, other: SeenClaim, within: Mapping[str, str]) -> int:
    """0 where the two cannot tell one happening; else 1, with 2 more for each side that is named alike.

    A side counts 1 where the one names a state or an organ and the other its people. Another 1 comes from an
    object that both passages name. The two cannot tell one happening where their days or their parties do not
    meet; where they name different objects; where they name places in two countries, unless both name the same
    day (then they disagree about the place); and where one article tells both and does not name the same
    parties, since an article that tells one happening twice would.
    """
    if one.claim.type != other.claim.type or one.low > other.high or other.low > one.high:
        return 0
    if not _parties_agree(one, other) or _elsewhere(one, other, within) or _about_other_things(one, other):
        return 0
    grade = 1 + _likeness(one, other)
    if grade < ALIKE and one.claim.article_id == other.claim.article_id:
        return 0
    return grade + any(not is_general(name) for name in one.objects & other.objects)


def _about_other_things(one: SeenClaim, other: SeenClaim) -> bool:
    return bool(one.objects and other.objects) and not one.objects & other.objects


def _elsewhere(one: SeenClaim, other: SeenClaim, within: Mapping[str, str]) -> bool:
    here, there = one.claim.place, other.claim.place
    if here is None or there is None or one.width == other.width == 1:
        return False
    return abroad(here, there, within, {**one.countries, **other.countries})


def _parties_agree(one: SeenClaim, other: SeenClaim) -> bool:
    if one.rule.parties == "same":
        return _same_parties(one.agents, other.agents) and _same_parties(one.targets, other.targets)
    (agents1, targets1), (agents2, targets2) = _sides(one, other)
    if one.rule.parties == "any":
        return _meet((*agents1, *targets1), (*agents2, *targets2))
    return _meet(agents1, agents2) and (not targets1 or not targets2 or _meet(targets1, targets2))


def _sides(one: SeenClaim, other: SeenClaim) -> tuple[_Sides, _Sides]:
    """Agents and targets of both; all parties as one side where one of the claims names all as agents."""
    if any(len(seen.agents) > 1 and not seen.targets for seen in (one, other)) and (
        one.targets or other.targets
    ):
        return ((*one.agents, *one.targets), ()), ((*other.agents, *other.targets), ())
    return (one.agents, one.targets), (other.agents, other.targets)


def _same_parties(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    if {party.lifted for party in one} != {party.lifted for party in other}:
        return False
    return all(any(party.matches(match) for match in long) for party in short)


def _meet(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    if not one or not other:
        return not one and not other
    return any(party.matches(match) for party in one for match in other)


def _likeness(one: SeenClaim, other: SeenClaim) -> int:
    """0 to 4: for each side 2 where both name the same parties, 1 where one names a state for its own."""
    (agents1, targets1), (agents2, targets2) = _sides(one, other)
    return _side_likeness(agents1, agents2) + _side_likeness(targets1, targets2)


def _side_likeness(one: tuple[Party, ...], other: tuple[Party, ...]) -> int:
    if {party.id for party in one} == {party.id for party in other}:
        return 2
    return 1 if _same_parties(one, other) else 0
