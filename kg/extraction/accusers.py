"""Who stands for what he blames or denies: «lên án việc X gửi quân», «bác tin X gửi quân»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.endings import Draft
from kg.extraction.lexicon import trait
from kg.extraction.tokens import entities_of


def with_accusers(found: Sequence[Draft]) -> list[Draft]:
    """The claims of a sentence, each that nobody else tells attributed to whoever denies or deplores it there."""
    return [_by_accuser(draft, found) for draft in found]


def _by_accuser(draft: Draft, found: Sequence[Draft]) -> Draft:
    if draft.attributed_to or draft.modality == "actual" or draft.trigger.frame.type in trait("speech"):
        return draft
    before = [
        other
        for other in found
        if other.trigger.frame.type in trait("done_by_telling") and other.trigger.end <= draft.trigger.start
    ]
    if not before:
        return draft
    who = entities_of(max(before, key=lambda other: other.trigger.start).roles.agents)
    if draft.modality != "denied" and set(who) & set(entities_of(draft.roles.agents)):
        return draft
    return replace(draft, attributed_to=who)
