"""Whether two claims may tell one happening, and how well they fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from kg.merging.claims import UNDATED, Party, SeenClaim
from kg.merging.objects import is_general
from kg.merging.places import abroad
from kg.merging.rules import Rule

ALIKE = 5  # the grade of two claims that name both sides alike
_Sides = tuple[tuple[Party, ...], tuple[Party, ...]]


class Sided(Protocol):
    """What of a claim comparing its parties needs."""

    @property
    def rule(self) -> Rule:
        """The rule of its type."""

    @property
    def agents(self) -> tuple[Party, ...]:
        """Who acts."""

    @property
    def targets(self) -> tuple[Party, ...]:
        """Towards whom."""


def fit(one: SeenClaim, other: SeenClaim, within: Mapping[str, str]) -> int:
    """0 where the two cannot tell one happening; else 1, with 2 more for each side that is named alike.

    A side counts 1 where the one names a state or an organ and the other its people. Another 1 comes from an
    object that both passages name. The two cannot tell one happening where their days or their
    parties do not meet; where they name different objects; where they name places in two countries, unless both
    name the same day (then they disagree about the place) or, one of them a day at all, the same object (then one
    place is misread); and where one article tells both and does not name the same parties, since an article that
    tells one happening twice would. What one misread claim looks like, as against another happening, was read off
    the claims that extraction makes of the development corpus.
    """
    if one.claim.type != other.claim.type or one.low > other.high or other.low > one.high:
        return 0
    if _about_other_things(one, other):
        return 0
    likeness = _agreement(one, other)
    if likeness is not None and likeness + 1 < ALIKE and (one.is_wide or other.is_wide):
        likeness = _strictly(one, other, likeness)
    if likeness is None:
        return 0
    grade = 1 + likeness
    if grade < ALIKE and one.claim.article_id == other.claim.article_id:
        return 0
    same_thing = any(not is_general(one.claim.type, name) for name in one.objects & other.objects)
    if (one.first > other.high or other.first > one.high) and not _slip(one, other, likeness, same_thing):
        return 0
    if not (same_thing and _dated(one, other)) and _elsewhere(one, other, within):
        return 0
    return grade + same_thing


def misread(one: SeenClaim, other: SeenClaim) -> bool:
    """Whether only a day or a place that is read wrongly may part two claims, which name both sides alike.

    A person or an organ is one of them: what states do to each other happens again and again.
    """
    if one.claim.article_id == other.claim.article_id or one.low > other.high or other.low > one.high:
        return False
    if all(party.is_state for seen in (one, other) for party in (*seen.agents, *seen.targets)):
        return False
    return not _about_other_things(one, other) and most(one, other) == ALIKE


def joins(one: SeenClaim, opener: SeenClaim, within: Mapping[str, str]) -> bool:
    """Whether a claim may tell a happening that the other one opened, if enough of the others agree with it."""
    return fit(one, opener, within) > 0 or misread(one, opener)


def most(one: Sided, other: Sided, *, wide: bool = False) -> int:
    """The highest grade that `fit` can give two claims of one type, by their parties alone; 0 where these do not meet.

    One more where both name the same object. `wide`: one of them may mean too many days (`claims.is_wide`).
    """
    likeness = _agreement(one, other)
    if wide and likeness is not None and likeness + 1 < ALIKE:
        likeness = _strictly(one, other, likeness)
    return 0 if likeness is None else 1 + likeness


def compared(seen: Sided) -> tuple[Party, ...]:
    """All parties that are compared: two claims fit as ALIKE only where these are the same."""
    return (*seen.agents, *_targets(seen))


def least_of(rule: Rule, width: int) -> int:
    """How well a claim of such a width must fit a happening to tell it."""
    return rule.undated if width == UNDATED else 1


def names_an_object(seen: SeenClaim) -> bool:
    """Whether a claim can fit better for its objects than its parties let it."""
    return any(not is_general(seen.claim.type, name) for name in seen.objects)


@dataclass(frozen=True, slots=True)
class _Named:
    """The sides of a claim."""

    rule: Rule
    agents: tuple[Party, ...]
    targets: tuple[Party, ...]


def _strictly(one: Sided, other: Sided, likeness: int) -> int | None:
    """How alike two claims are of which one may mean so many days that an organ beside a person means little.

    So does a state that travels. `organs` in rules.yaml says how many days.
    """
    kinds = {party.kind for seen in (one, other) for party in (*seen.agents, *seen.targets)}
    if "person" not in kinds:
        return likeness
    who = {party.kind for seen in (one, other) for party in seen.agents}
    anybody = one.rule.course == "trip" and {"person", "state"} <= who
    return _agreement(_apart(one), _apart(other)) if "organ" in kinds or anybody else likeness


def _apart(seen: Sided) -> _Named:
    """The sides of a claim, where no organ stands for its people, nor a state for whichever of them travels."""
    trip = seen.rule.course == "trip"
    agents = (
        Party(party.id, party.id if trip else party.lifted, party.is_state and not trip, "")
        for party in seen.agents
    )
    targets = (Party(party.id, party.lifted, party.is_state, "") for party in seen.targets)
    return _Named(seen.rule, tuple(agents), tuple(targets))


def _about_other_things(one: SeenClaim, other: SeenClaim) -> bool:
    return bool(one.objects and other.objects) and not one.objects & other.objects


def _elsewhere(one: SeenClaim, other: SeenClaim, within: Mapping[str, str]) -> bool:
    here, there = one.claim.place, other.claim.place
    if here is None or there is None or one.width == other.width == 1:
        return False
    if one.rule.abroad and (_at_home(one, other) or _at_home(other, one)):
        return False
    return abroad(here, there, within, {**one.countries, **other.countries})


def _slip(one: SeenClaim, other: SeenClaim, likeness: int, same_thing: bool) -> bool:
    """Whether two reports of two days mean one, which takes more than days that meet.

    Both sides are named alike, by somebody or for the same thing, and it can be seen how the day went wrong: one
    was told on the very day that it names, or ahead of it; or both name the same place.
    """
    if one.width != 1 or other.width != 1 or likeness + 1 < ALIKE:
        return False
    somebody = not all(party.is_state for seen in (one, other) for party in (*seen.agents, *seen.targets))
    at_once = any(seen.published is not None and seen.published <= seen.high for seen in (one, other))
    return (somebody or same_thing) and (at_once or one.claim.place == other.claim.place is not None)


def _dated(one: SeenClaim, other: SeenClaim) -> bool:
    return one.claim.time is not None or other.claim.time is not None


def _at_home(seen: SeenClaim, other: SeenClaim) -> bool:
    """Whether what goes abroad is placed where it comes from: that is where it set out, or a slip.

    Not so for an organ that is visited: an embassy stands there.
    """
    if any(party.kind == "organ" for party in seen.targets):
        return False
    land = seen.countries.get(seen.claim.place or "")
    senders = (*seen.agents, *other.agents) if seen.rule.parties == "either" else seen.agents
    return any(party.lifted == land for party in senders)


def _agreement(one: Sided, other: Sided) -> int | None:
    """How alike the parties are named (see `_likeness`); None where they do not meet."""
    if one.rule.parties == "same":
        agree = _same_parties(one.agents, other.agents) and _same_parties(one.targets, other.targets)
        return _likeness(*_sides(one, other)) if agree else None
    mine, its = _sides(one, other)
    if one.rule.parties == "any":
        return _likeness(mine, its) if _meet((*mine[0], *mine[1]), (*its[0], *its[1])) else None
    if _sides_meet(mine, its):
        return _likeness(mine, its)
    turned = its[1], its[0]
    if one.rule.parties == "either" and mine[1] and its[1] and _sides_meet(mine, turned):
        return max(_likeness(mine, turned) - 1, 0)
    return None


def _sides_meet(one: _Sides, other: _Sides) -> bool:
    return _meet(one[0], other[0]) and (not one[1] or not other[1] or _meet(one[1], other[1]))


def _sides(one: Sided, other: Sided) -> tuple[_Sides, _Sides]:
    """Agents and targets of both; all parties as one side where one of the claims names all as agents."""
    targets1, targets2 = _targets(one), _targets(other)
    if (_all_as_agents(one) or _all_as_agents(other)) and (targets1 or targets2):
        return ((*one.agents, *targets1), ()), ((*other.agents, *targets2), ())
    return (one.agents, targets1), (other.agents, targets2)


def _all_as_agents(seen: Sided) -> bool:
    return len(seen.agents) > 1 and not seen.targets


def _targets(seen: Sided) -> tuple[Party, ...]:
    """The targets, but of what goes abroad those of the agents' own country: they are a slip of reading."""
    if not seen.rule.abroad or not seen.targets:
        return seen.targets
    own = {party.lifted for party in seen.agents}
    return tuple(party for party in seen.targets if party.lifted not in own)


def _same_parties(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    if len(one) == len(other) == 1:
        return one[0].lifted == other[0].lifted and one[0].matches(other[0])
    if {party.lifted for party in one} != {party.lifted for party in other}:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return all(_meet((party,), long) for party in short)


def _meet(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    for party in one:  # loops, since merging spends most of its time here
        for match in other:
            if party.matches(match):
                return True
    return not one and not other


def _likeness(one: _Sides, other: _Sides) -> int:
    """0 to 4: for each side 2 where both name the same parties, 1 where one names a state for its own."""
    return _side_likeness(one[0], other[0]) + _side_likeness(one[1], other[1])


def _side_likeness(one: tuple[Party, ...], other: tuple[Party, ...]) -> int:
    if len(one) == len(other) == 1:  # nearly always, and merging spends much of its time here
        if one[0].id == other[0].id:
            return 2
    elif {party.id for party in one} == {party.id for party in other}:
        return 2
    return 1 if _same_parties(one, other) else 0
