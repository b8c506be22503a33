"""Who is behind the words: the author of a letter, who tells, who is warned off."""

from __future__ import annotations

from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger
from kg.extraction.groups import Group
from kg.extraction.lexicon import Phrases, words


def condition(sentence: Sentence, trigger: Trigger) -> list[Group]:
    """Who is warned off in a condition: «cảnh báo sẽ đáp trả nếu Y tấn công»."""
    lower, conditionals = sentence.lower, words()["conditionals"]
    opens = (i + n for i in range(trigger.end, len(lower)) if (n := conditionals.length_at(lower, i)))
    at = next(opens, None)
    return [g for g in sentence.groups if at is not None and at <= g.start <= at + 2][:1]


def teller(sentence: Sentence, sides: Sides) -> list[Group]:
    """Who says what the clause tells: «Ông X nói Y sẽ phải trả giá», «X: Y sẽ phải trả giá»."""
    lists, lower = words(), sentence.lower
    heads = [g for g in sentence.groups[:1] if g.start == 0 and lower[g.end : g.end + 1] == [":"]]
    outer = [g for g in sides.left if g.label == ""]
    return [
        g
        for g in reversed(outer)
        if any(lists[name].length_at(lower, g.end) for name in ("report_verbs", "calling_verbs"))
    ] + heads


def authors(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """«ông Shoigu trao thư của ông Putin»: whose letter it is that somebody brings."""
    near, lower = trigger.frame.near, sentence.lower
    return [
        group
        for group in sides.right
        if near
        and (
            (group.label in ("của", "từ") and _ends_with(near, lower, trigger.end, group.start - 1))
            or (lower[group.end : group.end + 1] == ["gửi"] and near.length_before(lower, group.start))
        )
    ]


def _ends_with(phrases: Phrases, lower: list[str], low: int, end: int) -> bool:
    """Whether one of `phrases` stands just before `end`, an adjective at the most between them."""
    return any(phrases.length_before(lower, at) for at in range(max(low + 1, end - 3), end + 1))
