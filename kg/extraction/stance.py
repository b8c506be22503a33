"""How a claim is made: as a fact, a plan, an allegation or a denial; or not at all, in a condition."""

from __future__ import annotations

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import trait, words
from kg.model import Modality


def _clause_start(sentence: Sentence, at: int, *, commas: bool) -> int:
    marks = (";", ":", ",") if commas else (";", ":")
    for i in range(at - 1, -1, -1):
        if sentence.tokens[i].kind == "punctuation" and sentence.lower[i] in marks:
            return i + 1
    return 0


def _has(name: str, sentence: Sentence, low: int, high: int) -> bool:
    phrases = words().modality[name]
    return any(phrases.length_at(sentence.lower, i) for i in range(low, high))


def is_ruled_out(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the trigger stands in a condition or under a negation, so that nothing is told to happen."""
    lists, start = words(), trigger.start
    clause = _clause_start(sentence, start, commas=True)
    if any(lists["conditionals"].length_at(sentence.lower, i) for i in range(clause, start)):
        return True
    for i in range(max(clause, start - 4), start):
        length = lists["negations"].length_at(sentence.lower, i)
        if length and not _has("denied", sentence, i, i + length + 1):
            gap = [k for k in range(i + length, start) if sentence.tokens[k].kind == "mention"]
            if not gap:
                return True
    return False


def modality(sentence: Sentence, trigger: Trigger, told_by_third: bool) -> Modality:
    """The modality of what the trigger tells, from the words before it and who tells it."""
    kind = trigger.frame.type
    if kind in trait("speech"):
        return "actual"
    clause = _clause_start(sentence, trigger.start, commas=False)
    near = max(clause, trigger.start - 9, _clause_start(sentence, trigger.start, commas=True))
    near = max(near, _after_last("barriers", sentence, near, trigger.start))
    if _has("denied", sentence, clause, trigger.start):
        return "denied"
    planned = _has("planned_before", sentence, near, trigger.start)
    planned = planned or _has(
        "planned_after", sentence, trigger.end, min(len(sentence.lower), trigger.end + 7)
    )
    if kind in trait("strife") and not planned and _has("alleged", sentence, clause, trigger.start):
        return "alleged"
    if planned:
        return "planned"
    if _has("alleged", sentence, near, trigger.start):
        return "alleged"
    return "alleged" if told_by_third and kind in trait("strife") else "actual"


def _after_last(name: str, sentence: Sentence, low: int, high: int) -> int:
    phrases, found = words()[name], low
    for i in range(low, high):
        length = phrases.length_at(sentence.lower, i)
        if length and i + length <= high:
            found = i + length
    return found
