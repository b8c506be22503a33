"""What people arrange as they meet: the day and the place behind it are those of the plan, not of their talks."""

from __future__ import annotations

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import scenes, trait, words

_GOES_ON = frozenset({",", "và", "rồi"})
_PAST = ("hôm", "hồi")  # of a day that was: «nhất trí như vậy hôm 5/8»


def is_of_what_is_arranged(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«gặp ông X và mời ông thăm Nga trong năm nay», «hội đàm và nhất trí họp lại ở Moskva vào tháng 9».

    Whether the time or place at a token stands behind what those arrange whom a trigger has meet or talk.
    """
    if at < trigger.end or trigger.frame.type not in trait("meeting_or_talking") or trigger.frame.noun:
        return False
    lower, time = sentence.lower, sentence.tokens[at].time
    if time is not None and (lower[at - 1] in _PAST or time.text.lower().startswith(_PAST)):
        return False
    return any(_is_arranged(sentence, i + 1) for i in range(trigger.end, at) if lower[i] in _GOES_ON)


def _is_arranged(sentence: Sentence, at: int) -> bool:
    """Whether a verb of arranging stands at a token, or behind who does and «cũng», «đã»."""
    at += at < len(sentence.tokens) and sentence.tokens[at].kind == "mention"
    if scenes()["arranges"].length_at(sentence.lower, at):
        return True
    behind = at + words()["auxiliaries"].length_at(sentence.lower, at)
    return scenes()["arranges"].length_at(sentence.lower, behind) > 0
