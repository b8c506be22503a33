"""Those who come along without a name: «ông X cùng nhiều quan chức đảng, chính phủ và quân đội đã …».

However long their list is, who takes them along is the subject of what stands behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.extraction.lexicon import any_of, words
from kg.extraction.tokens import PEOPLE

if TYPE_CHECKING:
    from kg.extraction.clause import Sentence, Sides
    from kg.extraction.groups import Group

_LONGEST = 24  # tokens of such a list
_ENDS = ("auxiliaries", "verbs", "report_verbs", "barriers", "prepositions", "relative_pronouns")


def retinues(sentence: Sentence) -> Mapping[int, int]:
    """Where lists of such people begin, right behind who takes them along, and where they end."""
    if not sentence.places(words()["retinue_joints"]):
        return {}
    found: dict[int, int] = {}
    for group in sentence.groups:
        if group.mentions[-1].kind in PEOPLE and group.entities and (end := _end(sentence, group.end)):
            found[group.end] = end
    return found


def named_in_retinue(sentence: Sentence, sides: Sides) -> list[Group]:
    """«tháp tùng ông X tới Bình Nhưỡng có ông Y và bà Z»: the persons named behind «có», «gồm»."""
    listing, lower = words()["listing"], sentence.lower
    named = (g for g in sides.right if g.mentions[0].kind == "person" and g.entities)
    return [g for g in named if listing.length_before(lower, g.start)][:1]


def escorted_at(lower: list[str], at: int) -> int:
    """The token of whoever is accompanied: «ngoại trưởng X (đã, cũng) tháp tùng ông Y tới …» goes with him; or 0."""
    at += words()["auxiliaries"].length_at(lower, at)
    length = words()["escorting"].length_at(lower, at)
    return at + length if length and at + length < len(lower) else 0


def _end(sentence: Sentence, start: int) -> int:
    """The token behind a list that begins at `start`; 0 where none does."""
    lists, lower = words(), sentence.lower
    at = start + (lower[start : start + 1] == [","])
    joint = lists["retinue_joints"].length_at(lower, at)
    at += joint
    counted = lists["quantifiers"].length_at(lower, at) or lists["retinue_heads"].length_at(lower, at)
    if not joint or not counted:
        return 0
    last, nameless = 0, False
    while at < min(len(lower), start + _LONGEST):
        mention = sentence.tokens[at].mention
        if mention is not None:
            nameless = nameless or not mention.entities or mention.bare
            at += 1
        elif length := any_of("retinue_heads", "quantifiers").length_at(lower, at):
            nameless, at = nameless or lists["retinue_heads"].length_at(lower, at) > 0, at + length
        elif lower[at] in (",", "và"):
            at += 1
            continue
        elif sentence.tokens[at].kind != "word" or _ends(sentence, at):
            break
        else:
            at += 1
        last = at
    closed = last + (lower[last : last + 1] == [","] and lower[start : start + 1] == [","])
    return closed if nameless and last else 0


def _ends(sentence: Sentence, at: int) -> bool:
    lists, lower = words(), sentence.lower
    inside = lists["inside_retinues"].length_at(lower, at)
    return not inside and any_of(*_ENDS).length_at(lower, at) > 0
