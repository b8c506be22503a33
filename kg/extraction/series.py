"""Several verbs under one subject: each takes what stands behind it and no more."""

from __future__ import annotations

from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger, trigger_words
from kg.extraction.lexicon import any_of
from kg.records import replace

_JOINS = ("và", "rồi", "cùng", ",")


def own_sides(sentence: Sentence, trigger: Trigger, sides: Sides) -> Sides:
    """«hội kiến X và hội đàm với Y»: who has an object at once does nothing with whom the next verb names."""
    first = sides.right[0] if sides.right else None
    if trigger.frame.noun or not trigger.frame.needs_two or first is None or not first.entities:
        return sides
    end = next((at for at in range(first.end, sides.right[-1].start) if _opens_a_verb(sentence, at)), None)
    if end is None:
        return sides
    return replace(sides, right=tuple(group for group in sides.right if group.end <= end))


def _opens_a_verb(sentence: Sentence, at: int) -> bool:
    """Whether a verb with its own object is joined on at a token: «và (đã) hội đàm với …»."""
    lower = sentence.lower
    if lower[at] not in _JOINS:
        return False
    after = at + 1
    while length := any_of("auxiliaries", "then").length_at(lower, after):
        after += length
    return after not in sentence.group_at and trigger_words().length_at(lower, after) > 0
