"""On whom a sanction is laid: those behind it, one after another, or named as some of so many."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger
from kg.extraction.groups import Group
from kg.extraction.lexicon import any_of, is_number, words
from kg.extraction.surroundings import ends_an_opening

_LINK = 8  # words of a noun phrase between two of a list: «và một hãng vận tải biển Nga»
_EXPLAINED = 16  # tokens of what explains one of a list between two commas
_LISTED = 12  # tokens from a sanction to the last of a list of bodies
_COUNTED = 24  # tokens from a sanction to the first whom it names of so many


def victims(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """All on whom it is laid: «trừng phạt hai công ty Nga và ba cá nhân Triều Tiên», as one group."""
    if sides.passive:
        return [sides.patient] if sides.patient else []
    lists = words()
    oblique = lists["slot_of"], lists["slot_against"], lists["slot_with"], lists["slot_to"]
    hit = (g for g in sides.right if g.entities and (not g.label or any(g.label in s for s in oblique)))
    first = next(hit, None) or next((g for g in sides.right if _is_where_they_sit(sentence, g)), None)
    first = first or _named_of_so_many(sentence, trigger) or _whose_bodies(sentence, trigger)
    if first is None:
        return []
    chain = [_by_name(first, sides.right)]
    for group in sentence.groups:
        at = group.start if group.mentions[0].entities else group.end - 1  # «…, một viên tướng, và ông Y»
        if group.entities and at > chain[-1].start and _goes_on(sentence, chain[-1], at):
            chain.append(group)
    return [Group(first.start, chain[-1].end, tuple(m for g in chain for m in g.mentions), first.label)]


def _is_where_they_sit(sentence: Sentence, group: Group) -> bool:
    """«hai công ty (có trụ sở) ở Nga»: the state in which bodies sit that are counted before it."""
    lists, at = words(), group.start
    at -= lists["locatives"].length_before(sentence.lower, at)
    return at < group.start and lists["bodies"].length_before(sentence.lower, at) > 0


def _whose_bodies(sentence: Sentence, trigger: Trigger) -> Group | None:
    """«hơn 500 cá nhân, tổ chức của Nga»: the state whose bodies are listed, past the comma of the list."""
    lists, lower = words(), sentence.lower
    for group in sentence.groups:
        at = group.start - lists["slot_of"].length_before(lower, group.start)
        if not trigger.end < at <= trigger.end + _LISTED or not group.entities:
            continue
        length = lists["bodies"].length_before(lower, at)
        before = at - length - 1
        if length and lower[before] in (",", "và") and lists["bodies"].length_before(lower, before):
            return group
    return None


def _named_of_so_many(sentence: Sentence, trigger: Trigger) -> Group | None:
    """«chế tài 11 cá nhân, trong đó có Tướng X»: the first whom the sentence names of those it counts."""
    lists, lower = words(), sentence.lower
    low, high = trigger.end, trigger.end + _COUNTED
    named = (g for g in sentence.groups if low < g.start < high and g.entities)
    group = next((g for g in named if any_of("parts", "such_as").length_before(lower, g.start)), None)
    if group is None:
        return None
    counted = any(is_number(word) for word in lower[low : group.start])
    return group if counted or lists["bodies"].places(lower, low, group.start) else None


def _by_name(group: Group, right: Sequence[Group]) -> Group:
    """«hai tướng Triều Tiên là X và Y»: those whose names follow."""
    named = (g for g in right if g.label == "là" and g.start == group.end + 1)
    return next((g for g in named if g.mentions[0].kind == "person" and not group.label), group)


def _goes_on(sentence: Sentence, last: Group, start: int) -> bool:
    """Whether a list goes on at token `start`, past what explains its last: «ông X, một quan chức …, và ông Y»."""
    lower, end = sentence.lower, last.end
    explained = lower[end : end + 2] == [",", "một"] and last.mentions[-1].kind == "person"
    if not explained and _is_joined(sentence, end, start):
        return True
    if lower[end : end + 1] != [","] or start - end > _EXPLAINED + _LINK:
        return False
    closes = (i for i in range(end + 2, start) if lower[i] == "," and lower[i + 1] in ("và", "cùng"))
    close = next(closes, None)
    if close is None or close - end > _EXPLAINED:
        return False
    plain = not any(words()[name].places(lower, end, close) for name in ("report_verbs", "barriers"))
    return plain and _is_joined(sentence, close + 1, start)


def _is_joined(sentence: Sentence, end: int, start: int) -> bool:
    """Whether «và», «cùng» or a comma and a counted noun join what ends at `end` with what begins at `start`."""
    lists, lower = words(), sentence.lower
    if lower[end : end + 1] not in (["và"], ["cùng"], [","]) or start - end > _LINK:
        return False
    if ends_an_opening(lower, end):
        return False  # «Giữa lúc Mỹ dọa trừng phạt Nga, EU …»
    joint = end + (2 if lower[end : end + 2] == [",", "và"] else 1)
    counted = joint == start or bool(lists["quantifiers"].length_at(lower, joint)) or is_number(lower[joint])
    return counted and not any(
        lists[name].places(lower, joint, start) for name in ("verbs", "report_verbs", "auxiliaries")
    )
