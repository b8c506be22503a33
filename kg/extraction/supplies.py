"""Who gives arms and sends soldiers or workers from one of the two states to the other: nobody who only tells of it.

«Mỹ công bố ảnh tàu chở vũ khí từ Triều Tiên sang Nga» is a delivery of North Korea's, whoever showed the picture, and
«tàu hải quân Nga chở lính từ Chongjin tới Vladivostok» soldiers of hers, whoever carried them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.extraction.clause import Sides
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import read_yaml, trait
from kg.extraction.newcomers import countries_of, country_of
from kg.extraction.otherside import INVADED, Mentions, is_of_the_pair, others, state_behind
from kg.extraction.positions import of_kind
from kg.extraction.strife import goal, origin
from kg.extraction.tokens import Mention, entities_of
from kg.records import replace


def between_the_two(
    trigger: Trigger, sides: Sides, parties: tuple[Mentions, Mentions], pair: Mentions
) -> tuple[Mentions, Mentions]:
    """The agents and targets of what goes from one of the two to the other, as they are where they fit."""
    agents, targets = parties
    if trigger.frame.type not in trait("supplies"):
        return parties
    if agents and (carried := _carried(sides, agents)):
        return carried
    if agents and _oppose(agents) and all(m.kind != "force" for m in agents):
        theirs = tuple(m for m in targets if is_of_the_pair(m))
        agents = _owners(trigger, sides, theirs) or others(theirs, pair) if theirs else agents
    elif targets and _oppose(targets, INVADED) and any(map(is_of_the_pair, agents)):
        targets = others(agents, pair) or targets
    persons = trigger.frame.type in trait("placeless") and not (sides.direct or sides.passive)
    return _acting(agents, persons=persons), _acting(targets, persons=persons)


def _carried(sides: Sides, agents: Mentions) -> tuple[Mentions, Mentions] | None:
    """From whose ground to whose it goes, where who is said to do it only carries or receives it."""
    start = [m for found in origin(sides)[:1] for m in found.mentions[:1] if is_of_the_pair(m)]
    doing = countries_of(entities_of(agents))
    if not start or country_of(start[0].entities[0]) in doing:
        return None
    ends = [m for found in goal(sides)[:1] for m in found.mentions[:1] if is_of_the_pair(m)]
    carrier = sides.subject.mentions if sides.subject is not None else ()
    ends = ends or [_state(m) for m in agents if m in carrier and is_of_the_pair(m)]
    apart = ends and country_of(ends[0].entities[0]) != country_of(start[0].entities[0])
    return (tuple(start), tuple(ends[:1])) if apart else None


def _owners(trigger: Trigger, sides: Sides, takers: Sequence[Mention]) -> Mentions:
    """Whose the goods are: «lên án việc chuyển vũ khí của Triều Tiên cho Nga»."""
    taking = countries_of(entities_of(takers))
    goods = (m for g in of_kind(trigger, sides, "thing") for m in g.mentions if is_of_the_pair(m))
    return tuple(replace(m, kind="state") for m in goods if country_of(m.entities[0]) not in taking)[:1]


def _oppose(mentions: Mentions, *but: str) -> bool:
    """Whether all of these are of states or bodies that arm neither of the two; of some countries it is not said."""
    homes = countries_of(entities_of(mentions))
    return bool(homes) and homes <= _opponents() - {*but}


@cache
def _opponents() -> frozenset[str | None]:
    return frozenset(read_yaml("scenes.yaml")["opponents"])


def _acting(mentions: Mentions, *, persons: bool) -> Mentions:
    """The state for an organ of it that only speaks of the deed, or for a person who does."""
    speaking = ("organ", "person") if persons else ("organ",)
    return tuple(_state(m) if is_of_the_pair(m) and m.kind in speaking else m for m in mentions)


def _state(mention: Mention) -> Mention:
    return replace(mention, kind="state", entities=tuple(map(state_behind, mention.entities)))
