"""Meetings with several that are told at once and were held one by one: «hội đàm riêng với ông X và ông Y»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.clause import Sentence
from kg.extraction.drafts import Draft
from kg.extraction.lexicon import words
from kg.extraction.tokens import Mention

_NEAR = 2  # tokens from a meeting to the word that says it was one of several


def one_by_one(found: Sequence[Draft], sentence: Sentence) -> list[Draft]:
    """What a sentence tells, with such a meeting as one for each of those met."""
    return [apart for draft in found for apart in _apart(draft, sentence)]


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
