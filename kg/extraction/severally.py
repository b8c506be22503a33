"""Several events told at once: «hội đàm riêng với ông X và ông Y», «hai lần gặp, lần đầu năm 2019, lần sau …»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.clause import Sentence
from kg.extraction.drafts import Draft
from kg.extraction.lexicon import trait, words
from kg.extraction.spots import spots as spots_of
from kg.extraction.tokens import Mention
from kg.records import replace

_NEAR = 2  # tokens from a meeting to the word that says it was one of several


def one_by_one(found: Sequence[Draft], sentence: Sentence) -> list[Draft]:
    """What a sentence tells, with such a meeting as one for each of those met, and for each time that it is told of."""
    return [
        each for draft in found for apart in _apart(draft, sentence) for each in _each_time(apart, sentence)
    ]


def _each_time(draft: Draft, sentence: Sentence) -> list[Draft]:
    """«từng hai lần gặp X, lần đầu năm 2019 tại A, lần thứ hai năm 2023 tại B»: one for each time with its own day."""
    if draft.trigger.frame.type not in trait("repeated"):
        return [draft]
    size = len(sentence.tokens)
    begins = [i for i, _ in sentence.places(words()["nth_time"], draft.trigger.end, size)]
    times = [_told_in(draft, sentence, low, high) for low, high in pairwise([*begins, size])]
    return times if len(times) > 1 and all(one.time for one in times) else [draft]


def _told_in(draft: Draft, sentence: Sentence, low: int, high: int) -> Draft:
    """The event with the day and the place that tokens `low` to `high` tell."""
    part = sentence.tokens[low:high]
    day = next((token.time.value for token in part if token.time is not None), None)
    spots = (spot.place for spot in spots_of(sentence) if low <= spot.at < high)
    return replace(draft, time=day, place=next(spots, None) or draft.place)


def _apart(draft: Draft, sentence: Sentence) -> list[Draft]:
    if draft.trigger.frame.type != "Meeting" or not _says_so(draft, sentence):
        return [draft]
    subject = sentence.sides(draft.trigger.start, draft.trigger.end).subject
    own = tuple(m for m in draft.roles.agents if subject is not None and m in subject.mentions)
    others = tuple(m for m in draft.roles.agents if m not in own)
    one, several = (own, others) if len(own) == 1 else (others, own)
    if len(one) != 1 or len(several) < 2:
        return [draft]
    return [_between(draft, one[0], other) for other in several]


def _says_so(draft: Draft, sentence: Sentence) -> bool:
    lists, lower, trigger = words(), sentence.lower, draft.trigger
    behind = any(
        lists["severally"].length_at(lower, at) for at in range(trigger.end - 1, trigger.end + _NEAR)
    )
    ahead = trigger.start - lists["quantifiers"].length_before(lower, trigger.start)
    return behind or lists["in_turn"].length_before(lower, ahead) > 0


def _between(draft: Draft, one: Mention, other: Mention) -> Draft:
    return replace(draft, roles=replace(draft.roles, agents=(one, other)))
