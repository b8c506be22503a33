"""Towards whom a guest takes part: the host of a ceremony abroad is a party of it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.grounds import is_spot
from kg.extraction.known import actor, is_state, state_of
from kg.extraction.lexicon import scenes, trait
from kg.extraction.newcomers import countries_of
from kg.extraction.told import Told
from kg.records import replace


def with_hosts(told: Sequence[Told]) -> list[Told]:
    """The claims with the state that receives those who take part, where it is told elsewhere."""
    result: list[Told] = []
    visit: Told | None = None
    for item in told:
        visit = item if item.claim.type == "Visit" else visit
        result.append(_with_host(item, visit))
    return result


def _with_host(item: Told, visit: Told | None) -> Told:
    """A guest's part in a ceremony abroad is towards its host: the state where it is, or that he came to see."""
    claim = item.claim
    if claim.type not in trait("hosted") or claim.targets or item.tribute:
        return item
    homes = countries_of(claim.agents)
    told_there = claim.place is not None and (is_spot(claim.place) or not _are_states(claim.agents))
    spot = actor(claim.place) if claim.place and told_there else None
    host = state_of(spot.country) if spot else None
    if host is None and visit is not None and item.sentence - visit.sentence <= 1:
        host = next(iter(visit.claim.targets), None) if claim.parties & set(visit.claim.agents) else None
    known = actor(host) if host else None
    if known is None or host is None or known.kind != "state":
        return item
    if homes & {None, known.country}:
        return item
    return replace(item, claim=replace(claim, targets=(host,)))


def is_tribute(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether somebody lays flowers or bows to the dead: no host is honoured by that."""
    if trigger.frame.type not in trait("hosted"):
        return False
    return any(scenes()["tributes"].length_at(sentence.lower, i) for i in range(trigger.start, trigger.end))


def _are_states(parties: Sequence[str]) -> bool:
    return all(map(is_state, parties))
