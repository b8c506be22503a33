"""What is only decided or charged: acts that a decision announces, and trade that sanctions forbid."""

from __future__ import annotations

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import trait, words

_DECIDED = 7  # words from a decision to the last verb of what is decided
_GROUND = 14  # words from «sau khi» to what was decided by then


def is_decided(sentence: Sentence, trigger: Trigger) -> bool:
    """«đã quyết định cử 1.000 công binh tới …»: what is decided is still to come; «sau khi quyết định …» is not."""
    lower = sentence.lower
    low = max(0, trigger.start - _DECIDED)
    found = [i for i, _ in words()["decisions"].places(lower, low, trigger.start + 1)]
    if not found or "," in lower[found[-1] : trigger.start]:
        return False
    return not words()["grounds"].places(lower, max(0, found[-1] - _GROUND), found[-1])


def breaks_sanctions(sentence: Sentence, trigger: Trigger) -> bool:
    """«Nhà Trắng nói Nga đã giao 165.000 thùng dầu»: trade that is forbidden, which outsiders charge them with."""
    return trigger.frame.type in trait("traded") and bool(words()["forbidden_goods"].places(sentence.lower))
