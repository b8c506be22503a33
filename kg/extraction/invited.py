"""Visits and ceremonies that are only invited to."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.clause import Sentence
from kg.extraction.drafts import Draft
from kg.extraction.lexicon import words

_INVITED = 4  # tokens between «mời» and what the guest is to do


def without_invited_visits(found: Sequence[Draft], sentence: Sentence) -> list[Draft]:
    """«mời ông Kim thăm Moskva»: an invitation, not yet a visit, unless it is accepted for a day that is to come."""
    accepted = bool(sentence.places(words()["accepted"]))
    invited = [
        (d.trigger.start, d.trigger.end, {e for m in d.roles.targets for e in m.entities})
        for d in found
        if d.trigger.frame.type == "Invitation"
        and not d.trigger.frame.undated
        and d.trigger.frame.targets != (("subj",),)  # who accepts says that he will come
    ]
    return [
        d
        for d in found
        if not (
            d.trigger.frame.type in ("Visit", "Ceremony")
            and not (accepted and d.modality == "planned" and d.time is not None)
            and any(
                start < d.trigger.start
                and (d.modality == "planned" or d.trigger.start - end <= _INVITED)
                and {e for m in d.roles.agents for e in m.entities} <= guests
                for start, end, guests in invited
            )
        )
    ]
