"""Soldiers and workers in another country: whose ground they are sent to, and whom they fight there."""

from __future__ import annotations

from kg.extraction.drafts import Ended, Parties
from kg.extraction.known import actor, is_state, state_of
from kg.extraction.memory import PAIR
from kg.extraction.newcomers import countries_of
from kg.extraction.otherside import INVADED
from kg.records import replace


def bound_abroad(agents: Parties, targets: Parties, place: str | None, *, sent: bool) -> Ended:
    """What is done to a place is done to its state; people sent to a state are there."""
    lifted = []
    for target in targets:
        known = actor(target)
        if known and known.kind == "place":
            place, target = target, state_of(known.country) or target
        lifted.append(target)
    if sent and place is None and lifted and is_state(lifted[0]):
        place = lifted[0]
    return Ended(agents, tuple(dict.fromkeys(lifted)), place)


def against_the_foe(ended: Ended, targets: Parties) -> Ended:
    """«lính Triều Tiên tấn công một làng ở Kursk»: on the ground of the two sides it is held by whom they fight."""
    place = actor(targets[0]) if targets else None
    held = place is not None and place.kind == "place" and place.country in PAIR
    allies = held and countries_of(ended.agents) <= set(PAIR)
    foe = state_of(INVADED)
    return replace(ended, targets=(foe,)) if allies and foe else ended
