"""Pronouns that look ahead: «Tại Hà Nội, nơi ông tới sau chuyến thăm …, nhà lãnh đạo Nga nói …»."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.lines import Draft
from kg.extraction.tokens import Mention
from kg.records import replace

_WHERE = "nơi"


def with_pronouns_ahead(drafts: Sequence[Draft], mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions of a sentence, each pronoun of a clause put first that nobody before explains by who follows.

    Such is one of whom nothing has been told, and one behind «nơi» where the sentence has named no person yet; who
    follows is the next person named, right behind a comma.
    """
    result = list(mentions)
    for index, (draft, mention) in enumerate(zip(drafts, mentions, strict=True)):
        if draft.reference != "pronoun":
            if mention.kind == "person" and mention.entities:
                break
            continue
        fronted = text[: mention.start].rstrip().lower().endswith(_WHERE)
        if mention.entities and not fronted:
            break
        meant = _named_next(drafts[index + 1 :], mentions[index + 1 :], text)
        if meant is not None:
            result[index] = replace(mention, entities=meant.entities)
    return result


def _named_next(drafts: Sequence[Draft], mentions: Sequence[Mention], text: str) -> Mention | None:
    for draft, mention in zip(drafts, mentions, strict=True):
        if mention.kind == "person" and draft.reference != "pronoun" and len(mention.entities) == 1:
            return mention if text[: mention.start].rstrip().endswith(",") else None
    return None
