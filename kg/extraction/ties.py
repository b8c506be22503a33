"""How an event hangs on what was told before its sentence."""

from __future__ import annotations

from typing import Literal

from kg.extraction.clause import Sentence
from kg.extraction.counted_days import counted_from, is_before_by_some_time
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import scenes, words
from kg.extraction.told_apart import is_of_the_honour, stands_apart
from kg.extraction.whose_day import is_commemorated, points_back

_BEFORE_VERB = 6
_HEAD = 5  # tokens of a clause's head
_NEAR = 8  # tokens from a verb to «ngay tại phiên họp»

Tie = Literal["there", "back", "at once", "soon", "this time", "loose", "staying", "none"]
"""How an event hangs on what was told before: on just that («tại cuộc gặp ấy»), on the scene («đáp lại»),
on the news behind what was before it («lần này»), by standing there, on one of the days of a stay («trong thời gian
ở Moskva»), not at all; right behind what was told («lập tức»), or some time after («ít ngày sau»)."""


def tie_of(sentence: Sentence, trigger: Trigger) -> Tie:
    """How a trigger hangs on what was told before its sentence."""
    lists, lower = scenes(), sentence.lower
    if points_back(sentence, trigger):
        return "there"
    if is_commemorated(sentence, trigger) or stands_apart(sentence, trigger):
        return "none"
    if is_of_the_honour(sentence, trigger, trigger.start):
        return "none"
    if lists["earlier"].length_at(lower, 0):
        return "none"
    if lists["this_time"].length_at(lower, 0):
        return "this time"
    clause = sentence.clause_start(trigger.start, commas=False)
    if sentence.places(lists["background"], max(clause, trigger.start - _BEFORE_VERB), trigger.start):
        return "none"
    earlier = is_before_by_some_time(sentence, trigger) or counted_from(sentence, trigger)[0]
    if earlier or _was_said_earlier(sentence, clause, trigger):
        return "none"
    if is_then(sentence, trigger):
        return "there"
    if sentence.places(lists["at_once"], clause, trigger.start) or _on_the_spot(sentence, trigger):
        return "at once"
    if sentence.places(lists["soon_after"], clause, trigger.start):
        return "soon"
    if clause and lower[clause - 1] == ":":
        clause = 0  # «Trong bài diễn văn, ông X nói gay gắt nhất: ông dọa …»
    head_ends = min(trigger.start, clause + _HEAD)
    found = sentence.places(lists["points_back"], clause, head_ends)
    if not any(lists["turns"].length_at(lower, max(0, i - 1)) == 0 for i, _ in found):
        if sentence.places(lists["answers"], clause, trigger.start):
            return "back"
        return "staying" if sentence.places(lists["on_a_stay"], 0, _HEAD) else "loose"
    return "there" if sentence.places(lists["that_one"], clause, head_ends) else "back"


def _was_said_earlier(sentence: Sentence, clause: int, trigger: Trigger) -> bool:
    """«Ông X trước đó tuyên bố sẽ đáp trả …»: what tells it is not of the day told last."""
    found = sentence.places(scenes()["said_earlier"], clause, trigger.start)
    verbs = words()["report_verbs"]
    return any(i - 1 in sentence.group_at and verbs.length_at(sentence.lower, i + n) for i, n in found)


def is_at_the_talks(sentence: Sentence, trigger: Trigger) -> bool:
    """«Sau dạ tiệc, ông X tặng …», «Đây là cuộc gặp đầu tiên»: the talks the article tells of, not what came last."""
    clause = sentence.clause_start(trigger.start, commas=False)
    found = sentence.places(scenes()["the_talks"], clause, max(trigger.end, clause + _HEAD))
    return any(not scenes()["that_one"].length_at(sentence.lower, i + length) for i, length in found)


def _on_the_spot(sentence: Sentence, trigger: Trigger) -> bool:
    """«bác bỏ điều này ngay tại phiên họp»: behind the verb, where and when the rest was told to be."""
    found = scenes()["on_the_spot"].places(sentence.lower, trigger.end, trigger.end + _NEAR)
    return any("," not in sentence.lower[trigger.end : i] for i, _ in found)


def is_then(sentence: Sentence, trigger: Trigger) -> bool:
    """«hai nhà lãnh đạo khi đó đặt bút ký»: right before the verb, at the time just told."""
    start, lower = trigger.start, sentence.lower
    found = sentence.places(scenes()["then"], max(0, start - _BEFORE_VERB), start)
    return any(scenes()["turns"].length_at(lower, max(0, i - 1)) == 0 for i, _ in found)
