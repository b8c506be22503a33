"""Whether words of a stance are said: what makes a plan, an allegation or a denial of what is told."""

from __future__ import annotations

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import is_in_a_compound, stances, trait, words

_OFFERED = 6  # words from an offer to what is offered


def is_said(name: str, sentence: Sentence, low: int, high: int, within: Trigger | None = None) -> bool:
    """Whether a phrase of a list begins there; none that begins in the trigger `within` and ends behind it."""
    places = sentence.places(stances()[name], low, high)
    if not places:  # nearly always
        return False
    blind, lower = words()["no_stance"], sentence.lower
    return any(
        not is_in_a_compound(lower, i, length)
        and not blind.length_before(lower, i + 1)
        and not _goes_there(sentence, i)
        and (within is None or i < within.start or i + length <= within.end)
        for i, length in places
    )


def is_offered(sentence: Sentence, trigger: Trigger) -> bool:
    """«đề nghị gửi hàng cứu trợ», «trình dự thảo nới lỏng trừng phạt»: put forward on a day, and not carried out.

    «chặn dự thảo siết trừng phạt»: who stops it acts.
    """
    low = max(0, trigger.start - _OFFERED)
    return (
        trigger.frame.type in trait("offered")
        and is_said("offers", sentence, low, trigger.start + 1)
        and not words()["blocking"].places(sentence.lower, max(0, low - _OFFERED), trigger.end)
    )


def _goes_there(sentence: Sentence, at: int) -> bool:
    """«lần thứ ba ông tới đây», «ông X cũng tới đây»: somebody goes there, and nothing is said to come soon."""
    if sentence.lower[at : at + 2] != ["tới", "đây"]:
        return False
    at = words()["auxiliaries"].row_before(sentence.lower, at)
    return at > 0 and sentence.tokens[at - 1].kind == "mention"
