"""Delegations whose head stands before them: «ông X dẫn đầu phái đoàn Nga» is X with those he leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.lexicon import words
from kg.extraction.tokens import Mention

_ARTICLES = frozenset({"một", "các", "những"})


def with_heads(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions of a sentence, a delegation standing for whoever is said right before it to lead it."""
    result: list[Mention] = []
    for mention in mentions:
        before = result[-1] if result else None
        if (
            mention.kind == "delegation"
            and before is not None
            and before.kind == "person"
            and before.entities
        ):
            between = text[before.end : mention.start].lower().split()
            said = [word for word in between if word not in _ARTICLES]
            if said and words()["leading"].length_before(said, len(said)) and len(said) <= _LONGEST:
                mention = replace(mention, entities=before.entities[-1:])
        result.append(mention)
    return result


_LONGEST = 4  # words between the head and his delegation: «đã dẫn đầu», «làm trưởng»
