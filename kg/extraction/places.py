"""Where: the place that the words around a trigger tell."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.asides import asides
from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.grounds import city_of, happens_at_airport, is_spot, lies_in, town_around
from kg.extraction.lexicon import any_of, trait, words
from kg.extraction.place_costs import NEVER, cost_of
from kg.extraction.scenery import is_from_afar, is_of_the_step_before
from kg.extraction.spots import Spot, only_owns, spots

_FARTHEST = 14.0
_FARTHEST_OF_STRIFE = 20.0
_FARTHEST_ALONE = 26.0


def place_of(sentence: Sentence, trigger: Trigger) -> str | None:
    """The place of what a trigger tells: a locative phrase near it, else where somebody has just gone to."""
    named = spots(sentence)
    if not named or is_from_afar(sentence, trigger):
        return None
    if trigger.frame.type in trait("strife"):
        named = [spot for spot in named if not only_owns(sentence, spot)]
    around = asides(sentence)
    costs = [(cost_of(sentence, trigger, spot, around), n) for n, spot in enumerate(named)]
    farthest = _FARTHEST_OF_STRIFE if trigger.frame.type in trait("strife") | trait("launched") else _FARTHEST
    near = [(cost, n) for cost, n in costs if cost <= farthest] or _alone(sentence, trigger, named, costs)
    if not near:
        return None
    if trigger.frame.type in trait("bound_abroad"):
        near = [(cost, n) for cost, n in near if is_spot(named[n].place)] or near
    spot = _inner(sentence, named, min(near)[1])
    if is_of_the_step_before(sentence, trigger, spot.at):
        return town_around(spot.place)
    there = words()["locatives"].length_before(sentence.lower, spot.lead) > 0
    return spot.place if there and happens_at_airport(trigger.frame.type, spot.place) else city_of(spot.place)


def _alone(
    sentence: Sentence, trigger: Trigger, named: Sequence[Spot], costs: Sequence[tuple[float, int]]
) -> list[tuple[float, int]]:
    """«ký Hiệp ước hữu nghị, láng giềng thân thiện và hợp tác tại Bình Nhưỡng»: the only place, however far behind.

    Not that of what something is about: «ký biên bản về việc xây dựng một trung tâm tại Rason».
    """
    open_to_it = [(cost, n) for cost, n in costs if cost < NEVER]
    if len(open_to_it) != 1 or trigger.frame.type in trait("strife") | trait("launched"):
        return []
    (cost, n), end = open_to_it[0], trigger.end
    told_of = " ".join(sentence.lower[end : named[n].at])
    behind = named[n].at >= end and "về việc" not in told_of and "nhằm" not in told_of
    return open_to_it if behind and cost <= _FARTHEST_ALONE else []


def _inner(sentence: Sentence, named: Sequence[Spot], number: int) -> Spot:
    """«tại Nhà khách Điếu Ngư Đài ở Bắc Kinh»: of two places, the one in the other."""
    spot = named[number]
    for other in named:
        if other.at < spot.at <= other.at + 4 and lies_in(other.place, spot.place):
            return other
        nested = "nơi" not in sentence.lower[spot.at : other.at]  # «tại Wonsan, nơi khu du lịch X vừa mở cửa»
        # «để giúp Moskva»: the government.
        helped = other.mention.kind == "state" and words()["helped"].length_before(sentence.lower, other.at)
        # «sang Nga, điều mà Điện Kremlin bác bỏ»: an organ that does something else is not where it is.
        acts = other.mention.kind == "organ" and not any_of("locatives", "place_words").length_before(
            sentence.lower, other.lead
        )
        between = sentence.lower[spot.at : other.at]
        turns = ";" in between or bool(words()["another_side"].places(between))
        meant = nested and not helped and not acts and not turns
        if spot.at < other.at <= spot.at + 4 and meant and lies_in(other.place, spot.place):
            return other
    return spot
